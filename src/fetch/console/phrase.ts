import type { Hole } from './sentence';
import { squeezedText, type Squeezed } from './squeezed';

/** A sentence made ready to be looked for. */
export interface Phrase {
  /** What is fixed, squeezed: one more than there are holes. */
  readonly fixed: readonly string[];
  readonly holes: readonly { readonly name: Hole; readonly quoted: boolean }[];
}

/** Where a phrase was found, as indices of the squeezed text. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly spans: readonly Span[];
}

/** A hole, and where what fills it stands. */
export interface Span { readonly name: Hole; readonly quoted: boolean; readonly start: number; readonly end: number }

/** How far a hole may reach: a text that only begins as a message does is not searched to its end. */
const reach: Readonly<Record<Hole, number>> = {
  url: 8000, firstUrl: 8000, location: 8000, page: 8000, input: 8000, value: 8000, origin: 300, detail: 300, method: 300, kind: 40, scheme: 60, space: 40, port: 5, status: 6,
};

/** Makes a sentence ready; the full stop at its end is not looked for. */
export function phraseOf(sentence: string): Phrase {
  const parts = sentence.replace(/\.$/, '').split(/[{}]/);
  const fixed = parts.filter((_, index) => index % 2 === 0).map(squeezedText);
  const holes = parts.flatMap((part, index) => {
    const name = holeNamed(part);
    return index % 2 === 1 && name !== undefined ? [{ name, quoted: /['"`‘“]$/.test(parts[index - 1] ?? '') }] : [];
  });
  return { fixed, holes };
}

function holeNamed(name: string): Hole | undefined {
  return Object.keys(reach).find((hole): hole is Hole => hole === name);
}

/** Tells the next place of something, and remembers it: asked in ascending order, it passes over the text once. */
export function ascending(find: (from: number) => number): (from: number) => number {
  let asked = -1;
  let known = -2;
  return (from) => {
    if (known !== -2 && from >= asked && (known === -1 || known >= from)) return known;
    asked = from;
    known = find(from);
    return known;
  };
}

/** Tells whether a phrase stands at a place; to be asked in ascending order. */
export type Seeker = (start: number) => Found | undefined;

/** Makes a seeker of a phrase. */
export function seek({ fixed, holes }: Phrase, squeezed: Squeezed): Seeker {
  const { text } = squeezed;
  // One of each for every hole: its places ascend as those of the phrase do.
  const cursors = holes.map((hole, index) => {
    const after = fixed[index + 1] ?? '';
    const next = after === '' ? undefined : ascending((from) => text.indexOf(after, from));
    const afterBlank = ascending(squeezed.nextAfterBlank);
    return { hole, length: after.length, endOf: next ?? lastHole(hole, squeezed), afterBlank, oneWord: isOneWord(hole, fixed[0] !== '' && after !== '') };
  });
  const first = fixed[0] ?? '';
  return (start) => {
    if (!text.startsWith(first, start)) return undefined;
    let place = start + first.length;
    const ends: number[] = [];
    for (const { hole, length, endOf, afterBlank, oneWord } of cursors) {
      const end = endOf(place);
      if (end < 0 || end - place > reach[hole.name]) return undefined;
      const blank = oneWord ? afterBlank(place + 1) : -1;
      if (blank >= 0 && blank < end) return undefined;
      ends.push(end);
      place = end + length;
    }
    let from = start + first.length;
    const spans = cursors.map(({ hole, length }, index): Span => {
      const span = { ...hole, start: from, end: ends[index] ?? from };
      from = span.end + length;
      return span;
    });
    return { start, end: place, spans };
  };
}

/** Tells where a hole ends that no words follow. */
function lastHole({ name, quoted }: Phrase['holes'][number], squeezed: Squeezed): (start: number) => number {
  const { text } = squeezed;
  const [afterBlank, afterLineEnd, afterQuote] = [squeezed.nextAfterBlank, squeezed.nextAfterLineEnd, squeezed.nextAfterQuote].map(ascending);
  const orEnd = (place: number | undefined): number => place === undefined || place < 0 ? text.length : place;
  if (name === 'status') return (start) => start + statusLength(text, start);
  if (quoted) return (start) => orEnd(afterQuote?.(start));
  if (name === 'value' || name === 'input' || name === 'method') return (start) => orEnd(afterLineEnd?.(start + 1));
  return (start) => Math.min(orEnd(afterLineEnd?.(start + 1)), orEnd(afterBlank?.(start + 1)));
}

/** Blanks in a URL mean that the words before it were another sentence's, and in a name if it stands between words; what is no URL or name may have any. */
function isOneWord({ name, quoted }: Phrase['holes'][number], isBetween: boolean): boolean {
  switch (name) {
    case 'url': case 'firstUrl': case 'location': case 'page': case 'origin': case 'scheme': case 'space': case 'port': case 'status': return true;
    case 'detail': case 'method': return !quoted && isBetween;
    case 'kind': case 'value': case 'input': return false;
  }
}

function statusLength(text: string, start: number): number {
  if (text.startsWith('(null)', start)) return 6;
  const digits = /^\d{0,3}/.exec(text.slice(start, start + 3));
  return digits?.[0].length ?? 0;
}

/** What stands in a hole, as the text has it. */
export function textIn({ name, quoted, start, end }: Span, squeezed: Squeezed): string {
  const { source, at } = squeezed;
  if (name !== 'value' && name !== 'detail') return start === end ? '' : joined(squeezed, start, end, name === 'input' || name === 'kind' || name === 'method');
  const before = lastLine(source.slice(start === 0 ? 0 : at(start - 1) + 1, at(start)));
  if (start === end) return '';
  const after = source.slice(at(end - 1) + 1, at(end)).trim();
  // The quotation mark around it is the sentence's; more of them are its own.
  const own = quoted ? [before.replace(/^(&[#\w]+;|\\?.)/, ''), after.replace(/(&[#\w]+;|\\?.)$/, '')] : ['', ''];
  return `${own[0] ?? ''}${joined(squeezed, start, end, true)}${own[1] ?? ''}`;
}

/** Without the line before, and without the mark of a line that is quoted. */
function lastLine(text: string): string {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  return (text.includes('\n') ? line.replace(/^\s*>/, '') : line).trim();
}

/** Puts back what was squeezed out between two characters: a line end was a blank, or nothing where no blank may be. */
function joined({ source, at }: Squeezed, start: number, end: number, blanks: boolean): string {
  if (at(end - 1) - at(start) === end - 1 - start) return source.slice(at(start), at(end - 1) + 1);
  const parts: string[] = [];
  for (let index = start; index < end; index++) {
    const place = at(index);
    parts.push(source.charAt(place));
    const gap = index + 1 < end ? source.slice(place + 1, at(index + 1)).replace(/^amp;/, '') : '';
    if (gap !== '') parts.push(filled(gap, blanks));
  }
  return parts.join('');
}

function filled(gap: string, blanks: boolean): string {
  if (/[\r\n]/.test(gap)) return blanks ? ' ' : '';
  return blanks ? gap : gap.replace(/\s/g, '');
}
