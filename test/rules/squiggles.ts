import type { Span } from '../../src/service/api';

/** A place in a text and the word written beside its squiggle, empty for none. */
export interface Mark { readonly at: Pick<Span, 'start' | 'end'>; readonly word: string }

const squiggle = /^(?:#|\/\/) *~+(?: \w+)?$/;

/** The text without the comment lines that draw squiggles. */
export function erase(drawn: string): string {
  return drawn.split('\n').filter((line) => !squiggle.test(line)).join('\n');
}

/** Draws each mark under its line as a comment: `#   ~~~~ word`. A mark over several lines is drawn under the first. */
export function draw(text: string, marks: readonly Mark[], comment: '#' | '//'): string {
  const sorted = marks.toSorted((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const end = start + line.length;
    const here = sorted.filter(({ at }) => at.start >= start && at.start <= end);
    const from = start;
    start = end + 1;
    return [line, ...here.map((mark) => drawOne(mark, from, end, comment))];
  }).join('\n');
}

function drawOne({ at, word }: Mark, lineStart: number, lineEnd: number, comment: string): string {
  const column = at.start - lineStart;
  if (column < comment.length) throw new Error(`no room to draw under column ${String(column)}: indent the source`);
  const tildes = '~'.repeat(Math.max(1, Math.min(at.end, lineEnd) - at.start));
  return `${comment}${' '.repeat(column - comment.length)}${tildes}${word === '' ? '' : ` ${word}`}`;
}
