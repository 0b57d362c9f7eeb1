import { everyPath, type PathPattern } from '../../model/application';
import type { Value } from '../../model/value';

/**
 * A path as Starlette (`/items/{id}`, `/files/{rest:path}`), aiohttp (`/files/{rest:.*}`) or Flask (`/items/<int:id>`, `/files/<path:rest>`) writes it;
 * undefined where it is not known. `prefix`: whether further segments may follow, as below a mount.
 */
export function pathPatternOf(value: Value | undefined, prefix: boolean): PathPattern | undefined {
  if (value?.kind !== 'literal' || typeof value.value !== 'string') return undefined;
  const segments: (string | null)[] = [];
  for (const part of value.value.split('/').filter((each) => each !== '')) {
    if (/^\{\w+:(?:path|\.[*+])\}$|^<path:\w+>$/.test(part)) return { segments, open: true };
    segments.push(/[{<]/.test(part) ? null : part);
  }
  return { segments, open: prefix };
}

/** A prefix that may be left out. */
export function prefixOf(value: Value | undefined): PathPattern | undefined {
  return value === undefined || (value.kind === 'literal' && (value.value === null || value.value === '')) ? everyPath : pathPatternOf(value, true);
}
