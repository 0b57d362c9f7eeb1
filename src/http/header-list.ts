import { isUnknown, type Known } from './unknown';

/**
 * One header line. An Unknown value also covers that the line may be missing. `adds`: where another part of the server has
 * set a line of this name, it comes beside that, not in its place.
 */
export interface HeaderLine { readonly name: string; readonly value: Known<string>; readonly adds?: true }

/** Lines as sent: order and repetition kept, names compared without case (Fetch, "header list"). */
export type HeaderList = readonly HeaderLine[];

export function headers(lines: readonly (readonly [string, Known<string>])[]): HeaderList {
  return lines.map(([name, value]) => ({ name, value }));
}

/** All values of `name` in order. */
export function linesOf(list: HeaderList, name: string): readonly Known<string>[] {
  const wanted = name.toLowerCase();
  return list.filter((line) => line.name.toLowerCase() === wanted).map((line) => line.value);
}

/**
 * Fetch, "get a header list's value": all lines joined with `, `; null when there is none;
 * Unknown when one of them is.
 */
export function get(list: HeaderList, name: string): Known<string | null> {
  const values = linesOf(list, name);
  const known: string[] = [];
  for (const value of values) {
    if (isUnknown(value)) return value;
    known.push(value);
  }
  return known.length === 0 ? null : known.join(', ');
}

export function has(list: HeaderList, name: string): boolean {
  return linesOf(list, name).length > 0;
}

/** The first value of `name`, empty when there is none, as most libraries read a request. */
export function firstOf(list: HeaderList, name: string): Known<string> {
  return linesOf(list, name)[0] ?? '';
}

/** A line that is there if `present`; where that is unknown, so is its value. */
export function lineIf(name: string, present: Known<boolean>, value: Known<string>): HeaderList {
  return present === false ? [] : [{ name, value: isUnknown(present) ? present : value }];
}

/** All lines of `Vary` as one at the end, as appending to it gives. */
export function withOneVary(list: HeaderList): HeaderList {
  const isVary = ({ name }: HeaderLine) => name === 'Vary';
  const value = get(list.filter(isVary), 'Vary');
  return value === null ? list : [...list.filter((line) => !isVary(line)), { name: 'Vary', value }];
}
