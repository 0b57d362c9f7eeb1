import { some, undecided, type Truth } from '../../model/ternary';
import type { Unknown, Value } from '../../model/value';

/** What an operation raises, where it does. */
export interface Raises { readonly kind: 'raises'; readonly error: 'TypeError' | 're.error' }
export const typeError: Raises = { kind: 'raises', error: 'TypeError' };

export function raises(value: unknown): value is Raises {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'raises';
}

/** The items that iterating over a value gives: the characters of a str, the keys of a dict. */
export function itemsOf(value: Value): { readonly items: readonly (string | Value)[]; readonly rest: Unknown | undefined } | Raises {
  switch (value.kind) {
    case 'list': return { items: value.elements, rest: value.rest };
    case 'record': return { items: [...value.entries.keys()], rest: value.rest };
    case 'literal': return typeof value.value === 'string' ? { items: Array.from(value.value), rest: undefined } : typeError;
    case 'unknown': return { items: [], rest: value };
    case 'choice': return { items: [], rest: undecided(value) };
    case 'pattern': case 'callable': return typeError;
  }
}

/** `text in value`: a substring test for a str. */
export function contains(value: Value, text: string): Truth | Raises {
  if (value.kind === 'literal' && typeof value.value === 'string') return value.value.includes(text);
  const found = itemsOf(value);
  if (raises(found)) return found;
  const inside = some(found.items, (item) => {
    if (typeof item === 'string') return item === text;
    return item.kind === 'unknown' ? item : item.kind === 'literal' && item.value === text;
  });
  return inside === false && found.rest ? found.rest : inside;
}

/** The texts that iterating gives, which must all be str. */
export function textsOf(value: Value): readonly string[] | Unknown | Raises {
  const found = itemsOf(value);
  if (raises(found)) return found;
  const texts: string[] = [];
  for (const item of found.items) {
    if (typeof item === 'string') texts.push(item);
    else if (item.kind === 'unknown') return item;
    else if (item.kind === 'literal' && typeof item.value === 'string') texts.push(item.value);
    else return typeError;
  }
  return found.rest ?? texts;
}

/** `str(value)`. */
export function str(value: Value): string | Unknown {
  if (value.kind === 'unknown') return value;
  if (value.kind !== 'literal') return { kind: 'unknown', because: 'its text is not followed', name: undefined, at: value.at };
  if (value.value === null || value.value === undefined) return 'None';
  return typeof value.value === 'boolean' ? (value.value ? 'True' : 'False') : String(value.value);
}
