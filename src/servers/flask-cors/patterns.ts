import { isUnknown } from '../../http/unknown';
import { itemsOf, raises, str, strOf, typeError, type Raises } from '../../languages/python/dialect';
import { isBroken, match } from '../../languages/python/patterns';
import { or, some, type Truth } from '../../model/ternary';
import type { Span } from '../../model/span';
import type { Literal, Unknown, Value } from '../../model/value';

/**
 * How patterns are compared: at each request as they come, up to 5; not failing where `re` refuses one, in 6.0.0;
 * compiled while they are set up, from 6.0.5 on.
 */
export type Matching = 'unguarded' | 'guarded' | 'compiled';

/** Texts and compiled patterns, as `sanitize_regex_param` leaves them. */
export interface Patterns { readonly items: readonly Value[]; readonly rest: Unknown | undefined; readonly at: Span }

/** One of them, or each of an iterable; `*` becomes `.*`. */
export function patternsOf(value: Value): Patterns {
  const { at } = value;
  const found = isText(value) ? undefined : itemsOf(value);
  if (!found || raises(found)) return { items: [fixed(value)], rest: undefined, at };
  const items = found.items.map((item) => fixed(typeof item === 'string' ? { kind: 'literal', value: item, at } : item));
  return { items, rest: found.rest, at };
}

function fixed(value: Value): Value {
  return isText(value) && value.value === '*' ? { ...value, value: '.*' } : value;
}

function isText(value: Value): value is Literal & { readonly value: string } {
  return value.kind === 'literal' && typeof value.value === 'string';
}

/** Whether `.*` is among them, as which `*` is kept. */
export function meansAnything({ items, rest }: Patterns): Truth {
  const found = some(items, (item) => (item.kind === 'unknown' ? item : isText(item) && item.value === '.*'));
  return found === false && rest ? rest : found;
}

/** A text is taken for a regular expression by its characters. */
export function probablyRegex(value: Value): boolean {
  return value.kind === 'pattern' || (isText(value) && /[*\\\]?$^[()]/.test(value.value));
}

/** What raises when patterns are compiled. */
export function refusedPattern({ items }: Patterns): Raises | undefined {
  const refused = items.some((item) => isText(item) && probablyRegex(item) && isBroken(item.value));
  return refused ? { kind: 'raises', error: 'ValueError' } : undefined;
}

/** Whether one of them matches; the first that raises ends it. */
export function matchesAny({ items, rest }: Patterns, text: string, matching: Matching, ignoreCase: boolean): Truth | Raises {
  let found: Truth = false;
  for (const item of items) {
    const matched = matchesOne(item, text, matching, ignoreCase);
    if (raises(matched)) return isUnknown(found) ? found : matched;
    found = or(found, matched);
    if (found === true) return true;
  }
  return found === false && rest ? rest : found;
}

function matchesOne(item: Value, text: string, matching: Matching, ignoreCase: boolean): Truth | Raises {
  switch (item.kind) {
    case 'unknown': return item;
    case 'pattern': return item.flags === '' ? decided(match(item.source, text, false), item) : undecidedPattern(item);
    case 'choice': case 'requestHeader': case 'list': case 'record': return { kind: 'unknown', because: 'what stands here in the list is not followed', name: undefined, at: item.at };
    // `'*' in None` raises; later releases compare the texts of both.
    case 'callable': return matching === 'compiled' ? false : typeError;
    case 'literal': return isText(item) ? matchesText(item, text, matching, ignoreCase) : matching === 'compiled' ? equal(strOf(item), text, ignoreCase) : typeError;
  }
}

function matchesText(item: Literal & { readonly value: string }, text: string, matching: Matching, ignoreCase: boolean): Truth | Raises {
  const caseless = ignoreCase || matching === 'unguarded';
  if (!probablyRegex(item)) return equal(item.value, text, caseless);
  if (!isBroken(item.value)) return decided(match(item.value, text, caseless), item);
  return matching === 'unguarded' ? { kind: 'raises', error: 're.error' } : false;
}

function equal(one: string, other: string, ignoreCase: boolean): boolean {
  return ignoreCase ? one.toLowerCase() === other.toLowerCase() : one === other;
}

function decided(matched: boolean | undefined, item: Value): Truth {
  return matched ?? undecidedPattern(item);
}

function undecidedPattern({ at }: Value): Unknown {
  return { kind: 'unknown', because: 'the regular expression is not decided', name: undefined, at };
}

/** `flexible_str`: None stays None, an iterable is sorted and joined. */
export function flexibleStr(value: Value | undefined): string | null | Unknown | Raises {
  if (!value || (value.kind === 'literal' && value.value === null)) return null;
  if (value.kind === 'literal') return strOf(value);
  const found = itemsOf(value);
  if (raises(found)) return str(value);
  if (found.rest) return found.rest;
  return joinedSorted(found.items.map((item) => (typeof item === 'string' ? { kind: 'literal', value: item, at: value.at } : item)));
}

function joinedSorted(items: readonly Value[]): string | Unknown | Raises {
  const known = items.filter((item) => item.kind === 'literal');
  const other = items.find((item) => item.kind !== 'literal');
  const [first] = known;
  if (other) return str(other);
  if (!first) return '';
  const numbers = isNumber(first.value);
  if (known.length > 1 && known.some(({ value }) => value === null || isNumber(value) !== numbers)) return typeError;
  const sorted = known.toSorted((a, b) => (numbers ? Number(a.value) - Number(b.value) : String(a.value) < String(b.value) ? -1 : 1));
  return sorted.map(strOf).join(', ');
}

/** Bools are numbers. */
function isNumber(value: Literal['value']): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}
