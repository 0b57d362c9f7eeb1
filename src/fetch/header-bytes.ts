import type { HeaderList } from '../http/header-list';
import { isUnknown } from '../http/unknown';

/** A header value, which has no character above U+00FF, as it goes out in UTF-8: each byte is one character. */
export function asUtf8(value: string): string {
  return value.replace(/[\x80-\xff]/g, (text) => encodeURIComponent(text).replace(/%(..)/g, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16))));
}

/** U+FFFD in UTF-8, each byte as one character. */
const replacement = '\xef\xbf\xbd';
/** Sequences that are UTF-8, and single bytes that are not. */
const beyondAscii = new RegExp([
  '([\\xc2-\\xdf][\\x80-\\xbf]', '\\xe0[\\xa0-\\xbf][\\x80-\\xbf]', '[\\xe1-\\xec\\xee\\xef][\\x80-\\xbf]{2}', '\\xed[\\x80-\\x9f][\\x80-\\xbf]',
  '\\xf0[\\x90-\\xbf][\\x80-\\xbf]{2}', '[\\xf1-\\xf3][\\x80-\\xbf]{3}', '\\xf4[\\x80-\\x8f][\\x80-\\xbf]{2})', '[\\x80-\\xff]',
].join('|'), 'g');

/** Header lines of which every byte that is no UTF-8 is replaced. */
export function repaired(headers: HeaderList): HeaderList {
  return headers.map(({ name, value }) => ({
    name, value: isUnknown(value) ? value : value.replace(beyondAscii, (_, valid: string | undefined) => valid ?? replacement),
  }));
}
