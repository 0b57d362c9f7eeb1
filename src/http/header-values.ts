import { linesOf, type HeaderList } from './header-list';
import { isToken, optionalWhitespace, stripEnds } from './token';
import { isUnknown, type Known, type Unknown } from './unknown';

/** A list that was there and broke the grammar. */
export interface Unparsable { readonly kind: 'unparsable'; readonly value: string }

/**
 * Fetch, "get", on a list that came over the wire: a receiver never sees whitespace around a line's value.
 * Null when there is no such line; Unknown when one of them is.
 */
export function received(list: HeaderList, name: string): Known<string | null> {
  const wanted = name.toLowerCase();
  let joined: string | null = null;
  for (const { name: other, value } of list) {
    // The length is asked first because every fetch comes here several times.
    if (other.length !== wanted.length || other.toLowerCase() !== wanted) continue;
    if (isUnknown(value)) return value;
    const stripped = stripEnds(value, optionalWhitespace);
    joined = joined === null ? stripped : `${joined}, ${stripped}`;
  }
  return joined;
}

/** The lines of a header as a receiver sees them, one by one, as far as they are known. */
export function receivedLines(list: HeaderList, name: string): readonly string[] {
  return linesOf(list, name).flatMap((value) => (isUnknown(value) ? [] : [stripEnds(value, optionalWhitespace)]));
}

/** As `received`, of a receiver that takes an empty line for none where there are others. */
export function receivedWithoutEmpty(list: HeaderList, name: string): Known<string | null> {
  const value = received(list, name);
  if (isUnknown(value)) return value;
  const lines = receivedLines(list, name).filter((line) => line !== '');
  return lines.length === 0 ? value : lines.join(', ');
}

/** Fetch, "extract header list values" of a header whose grammar is `#token`: empty items are none. */
export function extractTokens(list: HeaderList, name: string): readonly string[] | null | Unparsable | Unknown {
  const value = received(list, name);
  if (value === null || isUnknown(value)) return value;
  const tokens: string[] = [];
  for (const item of value.split(',')) {
    const token = stripEnds(item, optionalWhitespace);
    if (token === '') continue;
    if (!isToken(token)) return { kind: 'unparsable', value };
    tokens.push(token);
  }
  return tokens;
}

/** Tells a broken list from a read one. */
export function isUnparsable(values: readonly string[] | null | Unparsable): values is Unparsable {
  return values !== null && 'kind' in values;
}
