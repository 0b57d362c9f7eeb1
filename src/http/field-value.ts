import type { HeaderLine, HeaderList } from './header-list';
import { isUnknown } from './unknown';

/** Whether Node and `Headers` take a text as a header's value: HTTP, "field-value", with Latin-1 as it stands. */
export function isFieldValue(text: string): boolean {
  return !/[^\t\x20-\x7e\x80-\xff]/.test(text);
}

/** The lines before the first that cannot be sent; undefined where all can. */
export function beforeUnsendable(list: HeaderList): HeaderList | undefined {
  const first = list.findIndex(({ value }) => !isUnknown(value) && !isFieldValue(value));
  return first < 0 ? undefined : list.slice(0, first);
}

/** A line that is sent in UTF-8, as who reads Latin-1 gets it: Node writes a head in the encoding of a text that is sent with it. */
export function readAsLatin1({ name, value }: HeaderLine): HeaderLine {
  return { name, value: isUnknown(value) ? value : value.replaceAll(/[\x80-\xff]/g, twoBytes) };
}

function twoBytes(letter: string): string {
  const code = letter.charCodeAt(0);
  return String.fromCharCode(code < 0xc0 ? 0xc2 : 0xc3, code & 0xbf);
}
