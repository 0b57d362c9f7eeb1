import type { PathPattern } from '../../model/application';
import type { Value } from '../../model/value';

/**
 * A path as Express, Koa's router and Hono write it: `/orders/:id`, `/files/*`, `/api/{*rest}`; undefined for regular
 * expressions and what is not known. `prefix`: whether further segments may follow, as under `app.use`.
 */
export function pathPatternOf(value: Value, prefix: boolean): PathPattern | undefined {
  if (value.kind !== 'literal' || typeof value.value !== 'string') return undefined;
  const segments: (string | null)[] = [];
  for (const part of value.value.split('/').filter((each) => each !== '')) {
    if (/^\{?\*|^\(\.\*\)$|^:\w+\*$/.test(part)) return { segments, open: true };
    segments.push(/^[\w.~@%-]+$/.test(part) ? part : null);
  }
  return { segments, open: prefix };
}
