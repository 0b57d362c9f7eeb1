import { some, undecided, type Truth } from '../../model/ternary';
import type { Literal, Unknown, Value } from '../../model/value';

/** What an operation raises, where it does. */
export interface Raises { readonly kind: 'raises'; readonly error: 'TypeError' | 'ValueError' | 'AttributeError' | 'AssertionError' | 're.error' }
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
    case 'choice': case 'requestHeader': return { items: [], rest: undecided(value) };
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

/** The texts that iterating gives as far as they are known, and why there may be more. */
export function knownTextsOf(value: Value): { readonly texts: readonly string[]; readonly rest: Unknown | undefined } | Raises {
  const found = itemsOf(value);
  if (raises(found)) return found;
  const texts: string[] = [];
  let { rest } = found;
  for (const item of found.items) {
    if (typeof item === 'string') texts.push(item);
    else if (item.kind === 'unknown') rest ??= item;
    else if (item.kind === 'literal' && typeof item.value === 'string') texts.push(item.value);
    else return typeError;
  }
  return { texts, rest };
}

/** What `urllib.parse.urlsplit` takes for scheme and host; the host keeps its case. */
export function urlsplit(text: string): { readonly scheme: string; readonly netloc: string } | Raises {
  const written = text.replaceAll(/^[\0- ]+|[\t\r\n]/g, '');
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*(?=:)/.exec(written)?.[0];
  const rest = scheme === undefined ? written : written.slice(scheme.length + 1);
  const netloc = /^\/\/([^/?#]*)/.exec(rest)?.[1] ?? '';
  if (netloc.includes('[') !== netloc.includes(']')) return { kind: 'raises', error: 'ValueError' };
  return { scheme: scheme?.toLowerCase() ?? '', netloc };
}

/** `str(value)`. */
export function str(value: Value): string | Unknown {
  if (value.kind === 'unknown') return value;
  return value.kind === 'literal' ? strOf(value) : { kind: 'unknown', because: 'its text is not followed', name: undefined, at: value.at };
}

/** `str(value)` of what is written as it is. */
export function strOf({ value }: Literal): string {
  if (value === null || value === undefined) return 'None';
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
}

/** `", ".join(sorted(set(value)))`. */
export function joinSorted(value: Value): string | Unknown | Raises {
  const texts = textsOf(value);
  return 'kind' in texts ? texts : [...new Set(texts)].sort().join(', ');
}

/** `value is True`. */
export function isTrue(value: Value | undefined): Truth {
  return value?.kind === 'unknown' ? value : value?.kind === 'literal' && value.value === true;
}
