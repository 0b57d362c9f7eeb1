/** HTTP, "token": what a method or a header name is made of. */
export function isToken(text: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text);
}

/** Takes the characters in `strip` off the end; a loop, because `[ \t]+$` backtracks on long runs in the middle. */
export function stripEnd(text: string, strip: string): string {
  let end = text.length;
  while (end > 0 && strip.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Takes the characters in `strip` off both ends. */
export function stripEnds(text: string, strip: string): string {
  let start = 0;
  while (start < text.length && strip.includes(text.charAt(start))) start++;
  return stripEnd(text.slice(start), strip);
}

/** HTTP, "optional whitespace". */
export const optionalWhitespace = ' \t';

/** Fetch, "HTTP whitespace": with line ends, which only a script can write. */
export const httpWhitespace = '\t\n\r ';
