import type { Span } from '../../model/span';
import type { Truth } from '../../model/ternary';
import type { Unknown, Value } from '../../model/value';

/** `String(value)`, as template literals and `join` write it; undefined where that is not followed. */
export function toText(value: Value): string | Unknown {
  switch (value.kind) {
    case 'literal': return String(value.value);
    case 'list': return value.of === 'set' ? '[object Set]' : joined(value, ',');
    case 'record': return '[object Object]';
    case 'unknown': return value;
    case 'pattern': return `/${value.source}/${value.flags}`;
    case 'callable': case 'choice': case 'requestHeader': return { kind: 'unknown', because: 'its text is not followed', name: undefined, at: value.at };
  }
}

/** `array.join(separator)`: null and undefined are empty. */
export function joined(list: Value & { kind: 'list' }, separator: string): string | Unknown {
  const texts: string[] = [];
  for (const element of list.elements) {
    const text = isNullish(element) ? '' : toText(element);
    if (typeof text !== 'string') return text;
    texts.push(text);
  }
  return list.rest ?? texts.join(separator);
}

/** `a === text` for a text. */
export function isText(value: Value | undefined, text: string | undefined): Truth {
  if (value?.kind === 'unknown') return value;
  return value?.kind === 'literal' && value.value === text;
}

export function isArray(value: Value | undefined): value is Value & { kind: 'list' } {
  return value?.kind === 'list' && value.of !== 'set';
}

export function isString(value: Value | undefined): value is Value & { kind: 'literal'; value: string } {
  return value?.kind === 'literal' && typeof value.value === 'string';
}

/** `value == null`. */
export function isNullish(value: Value): boolean {
  return value.kind === 'literal' && (value.value === null || value.value === undefined);
}

/** `const { name = usual } = …`: what is undefined gives way, null does not. */
export function withDefault(value: Value | undefined, usual: string | number | boolean, at: Span): Value {
  const isGiven = value && !(value.kind === 'literal' && value.value === undefined);
  return isGiven ? value : { kind: 'literal', value: usual, at };
}

/** The lines that Node's `setHeader` makes of a value: one for each element of an array. */
export function lineTexts(value: Value): readonly (string | Unknown)[] {
  if (!isArray(value)) return [toText(value)];
  return [...value.elements.map(toText), ...(value.rest ? [value.rest] : [])];
}

/** `value === true`: truthy is not enough. */
export function isTrue(value: Value): Truth {
  return value.kind === 'unknown' ? value : value.kind === 'literal' && value.value === true;
}
