/** What stands between two characters that are kept. */
const none = 0;
const blank = 1;
const lineEnd = 2; // also with blanks around it

/**
 * A text without blanks, line ends, quotation marks and capitals, so that neither a terminal that wraps it, nor an editor that makes its
 * quotes typographic, nor HTML changes what is found in it; and the way back to the text.
 */
export interface Squeezed {
  readonly source: string;
  readonly text: string;
  /** Where the character at `index` of `text` stands in `source`. */
  readonly at: (index: number) => number;
  /** Where, from `index` on, the first character stands that follows a blank, and a line end; -1 for none. */
  readonly nextAfterBlank: (index: number) => number;
  readonly nextAfterLineEnd: (index: number) => number;
  /** Where the first character stands that follows what is quoted from `index` on; -1 for none. */
  readonly nextAfterQuote: (index: number) => number;
}

/** Squeezes a text; one pass. */
export function squeeze(source: string): Squeezed {
  const kept = new Uint16Array(source.length);
  const places = new Uint32Array(source.length);
  const gaps = new Uint8Array(source.length);
  let length = 0;
  let gap = none;
  for (let place = 0; place < source.length;) {
    const code = source.charCodeAt(place);
    const kind = code < kinds.length ? kinds[code] : keep;
    const skipped = kind === keep ? 0 : skippedAt(source, place, code, gap === lineEnd || place === 0);
    if (skipped > 0) {
      gap = Math.max(gap, gapOf(source, place, code));
      place += skipped;
      continue;
    }
    kept[length] = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
    places[length] = place;
    gaps[length] = gap;
    gap = none;
    length++;
    place += code === ampersand && source.startsWith('&amp;', place) ? 5 : 1;
  }
  const at = (index: number): number => index < length ? places[index] ?? source.length : source.length;
  return {
    source,
    text: textOf(kept, length),
    at,
    nextAfterBlank: (index) => gaps.indexOf(blank, index),
    nextAfterLineEnd: (index) => gaps.indexOf(lineEnd, index),
    nextAfterQuote: (index) => {
      const quote = closingQuoteFrom(source, index === 0 ? 0 : at(index - 1) + 1);
      return quote < 0 ? -1 : firstAfter(places.subarray(0, length), quote);
    },
  };
}

/** Squeezes what is looked for. */
export function squeezedText(text: string): string {
  return squeeze(text).text;
}

const entities = ['&#39;', '&#x27;', '&apos;', '&quot;', '&#34;', '&#x22;', '&lsquo;', '&rsquo;', '&ldquo;', '&rdquo;', '&#8216;', '&#8217;', '&#x2018;', '&#x2019;',
  '&#96;', '&#x60;', '&nbsp;', '&#160;', '&#xa0;'];
const quotes = '\'"`´‘’‚‛“”„‟′″«»‹›';

/** The first index of an ascending list whose number is greater. */
function firstAfter(ascending: Uint32Array, bound: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A quotation mark that ends a sentence, a clause or a line; the one at `place` opens. */
function closingQuoteFrom(source: string, place: number): number {
  const opening = /\s{0,9}(?:['"`‘“]|&#39;|&quot;)/y;
  const closing = /(?:['"`’”]|&#39;|&quot;)(?=[.)\s]|$)/g;
  opening.lastIndex = place;
  closing.lastIndex = opening.test(source) ? opening.lastIndex : place;
  return closing.exec(source)?.index ?? -1;
}

const keep = 0;
const skip = 1;
const [ampersand, escape, greater, backslash] = [0x26, 0x1b, 0x3e, 0x5c];

/** For every character below 0x3001 whether it may be left out. */
const kinds: Readonly<Uint8Array> = Uint8Array.from({ length: 0x3001 }, (_, code) => isBlank(code) || isLineEnd(code) || quotes.includes(String.fromCharCode(code))
  || code === ampersand || code === escape || code === greater || code === backslash ? skip : keep);

/** How many characters at `place` are left out; `code` is one that may be. */
function skippedAt(source: string, place: number, code: number, atLineStart: boolean): number {
  switch (code) {
    // A line that a mail or a chat quotes.
    case greater: return atLineStart ? 1 : 0;
    case ampersand: return entityAt(source, place);
    case backslash: return escapedAt(source, place);
    case escape: return colourAt(source, place);
  }
  return 1;
}

/** What was left out parts words or lines, or neither. */
function gapOf(source: string, place: number, code: number): number {
  if (isLineEnd(code) || (code === backslash && 'nr'.includes(source.charAt(place + 1)))) return lineEnd;
  return isBlank(code) ? blank : none;
}

function entityAt(source: string, place: number): number {
  if (!/[#alnqr]/.test(source.charAt(place + 1))) return 0;
  return entities.find((entity) => source.startsWith(entity, place))?.length ?? 0;
}

/** A quotation mark or a line end as a string literal has it. */
function escapedAt(source: string, place: number): number {
  const next = source.charAt(place + 1);
  return next === 'n' || next === 'r' || next === '"' || next === "'" || next === '`' ? 2 : 0;
}

/** What a terminal sets colours with. */
function colourAt(source: string, place: number): number {
  const end = source.slice(place, place + 20).indexOf('m');
  return end < 0 ? 1 : end + 1;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

function isBlank(code: number): boolean {
  if (code <= 0x20) return code !== 0x0a && code !== 0x0d && code !== 0x1b;
  if (code < 0xa0) return false;
  return code === 0xa0 || code === 0xfeff || code === 0x3000 || (code >= 0x2000 && code <= 0x200f) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x2060;
}

function textOf(codes: Uint16Array, length: number): string {
  const parts: string[] = [];
  for (let start = 0; start < length; start += 4096) parts.push(String.fromCharCode(...codes.subarray(start, Math.min(start + 4096, length))));
  return parts.join('');
}
