import type { Span } from '../model/span';
import type { ListValue, Value } from '../model/value';
import { list, literal, unknown } from './values';

const trims: Readonly<Record<string, (text: string) => string>> = {
  trim: (text) => text.trim(), strip: (text) => text.trim(), trimEnd: (text) => text.trimEnd(), rstrip: (text) => text.trimEnd(),
  toLowerCase: (text) => text.toLowerCase(), lower: (text) => text.toLowerCase(),
};

/** The value of `object.method(…)` for the few methods that configurations are written with. */
export function methodCall(object: Value | undefined, method: string, given: readonly Value[], at: Span): Value {
  if (!object) return unknown('the object is missing', at);
  if (object.kind === 'unknown') return unknown(object.because, at, object.name);
  if (object.kind === 'literal' && typeof object.value === 'string') return textMethod(object.value, method, given, at);
  if (object.kind === 'list') return listMethod(object, method, given, at);
  return unknown(`.${method}() is not followed`, at);
}

function textMethod(text: string, method: string, given: readonly Value[], at: Span): Value {
  const [first] = given;
  if (method === 'split' && given.length === 1 && first?.kind === 'literal' && typeof first.value === 'string' && first.value !== '') {
    return list(text.split(first.value).map((part) => literal(part, at)), at);
  }
  const trim = Object.hasOwn(trims, method) ? trims[method] : undefined;
  return trim && given.length === 0 ? literal(trim(text), at) : unknown(`.${method}() is not followed`, at);
}

function listMethod(object: ListValue, method: string, given: readonly Value[], at: Span): Value {
  if (method !== 'concat') return unknown(`.${method}() is not followed`, at);
  let made = { ...object, at };
  for (const more of given) {
    if (more.kind === 'list') made = list([...made.elements, ...more.elements], at, 'list', made.rest ?? more.rest);
    else if (more.kind === 'unknown') made = list(made.elements, at, 'list', made.rest ?? more);
    else made = list([...made.elements, more], at, 'list', made.rest);
  }
  return made;
}
