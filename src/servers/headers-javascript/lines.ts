import { isNullish, joined, isArray, toText } from '../../languages/javascript/dialect';
import type { Known } from '../../http/unknown';
import type { Value } from '../../model/value';
import { undecided } from '../../model/ternary';

/** The header lines that each function makes of a value. */
export function linesOf(by: string, value: Value): readonly Known<string>[] | 'throws' {
  if (value.kind === 'choice' || value.kind === 'requestHeader') return [undecided(value)];
  switch (by) {
    case 'node': return nodeLines(value);
    case 'koa': return value.kind === 'literal' && value.value === undefined ? 'throws' : each(value);
    case 'fastify': return value.kind === 'literal' && value.value === undefined ? [''] : each(value);
    case 'hono': return value.kind === 'literal' && value.value === undefined ? [] : [toText(value)];
    case 'lambda': return value.kind === 'literal' && isNullish(value) ? [] : [toText(value)];
    case 'fetch': return [isArray(value) ? joined(value, ',') : toText(value)];
    default: return each(value);
  }
}

/** `setHeader`: only undefined is refused. */
function nodeLines(value: Value): readonly Known<string>[] | 'throws' {
  const isUndefined = (some: Value) => some.kind === 'literal' && some.value === undefined;
  return isUndefined(value) || (isArray(value) && value.elements.some(isUndefined)) ? 'throws' : each(value);
}

function each(value: Value): readonly Known<string>[] {
  return isArray(value) ? [...value.elements.map(toText), ...(value.rest ? [value.rest] : [])] : [toText(value)];
}
