import type { Language } from '../model/syntax';
import { codeOf, lexemesOf } from './lexemes';
import {
  indentAt, indentUnit, lineBreak, listLiteral, listStyleOf, quoteLike, stringLiteral, type Range,
} from './literal';

/** Replaces part of a text. */
export interface TextEdit extends Range { readonly text: string }

/**
 * Where a new entry goes: into a call as a keyword argument, below a statement as one more, into a record, or into a
 * record that becomes an argument, an entry of another record, or takes the place of a value. The shape is that of a
 * server's place.
 */
export type EntryPlace =
  | { readonly kind: 'keyword'; readonly close: number }
  | { readonly kind: 'statement'; readonly after: Range; readonly before?: string }
  | { readonly kind: 'record'; readonly record: Range }
  | { readonly kind: 'argument'; readonly open: number; readonly close: number }
  | { readonly kind: 'nested'; readonly name: string; readonly within: EntryPlace }
  | { readonly kind: 'value'; readonly value: Range };

/** A name and its value as an entry of the place. */
export function entryText(
  name: string, value: string, language: Language, place: EntryPlace, quote: '"' | '\'',
): string {
  if (place.kind === 'keyword') return `${name}=${value}`;
  if (place.kind === 'statement') return `${place.before ?? ''}${name} = ${value}`;
  const plain = language === 'javascript' && /^[A-Za-z_$][\w$]*$/.test(name);
  return `${plain ? name : stringLiteral(name, quote)}: ${value}`;
}

/** Writes a list of strings in place of what stands there, in its style; comments inside stay. */
export function replaceByList(text: string, language: Language, replaced: Range, values: readonly string[]): TextEdit {
  return { start: replaced.start, end: replaced.end, text: listLiteral(values, listStyleOf(text, language, replaced)) };
}

/** Writes another string in place of the one that stands there, with the same quotes. */
export function replaceString(text: string, language: Language, replaced: Range, value: string): TextEdit {
  return { start: replaced.start, end: replaced.end, text: stringLiteral(value, quoteLike(text, language, replaced)) };
}

/**
 * Removes an entry of a record, list or call with its comma. When it has its lines for itself they go, with the comment
 * behind it; any other comment stays.
 */
export function removeEntry(text: string, language: Language, entry: Range): readonly TextEdit[] {
  const code = codeOf(text, language);
  const opening = lastCode(code, entry.start);
  const behind = firstCode(code, entry.end);
  const comma = code.charAt(behind) === ',';
  const end = comma ? behind + 1 : entry.end;
  const next = comma ? firstCode(code, end) : behind;
  const first = code.charAt(opening) !== ',';
  const last = ')]}'.includes(code.charAt(next));
  if (first && last && text.slice(opening + 1, entry.start).trim() === '' && text.slice(end, next).trim() === '') {
    return [{ start: opening + 1, end: next, text: '' }];
  }
  const neighbour = first || comma ? [] : [{ start: opening, end: opening + 1, text: '' }];
  const lineStart = text.lastIndexOf('\n', entry.start - 1) + 1;
  const lineEnd = endOfLine(text, end);
  if (text.slice(lineStart, entry.start).trim() === '' && code.slice(end, lineEnd).trim() === '') {
    return [...neighbour, {
      start: lineStart, end: afterBreak(text, endOfComments(text, language, end, lineEnd)), text: '',
    }];
  }
  const followed = comma && !last && text.slice(end, next).trim() === '' && (first || next < lineEnd);
  if (followed) return [{ start: entry.start, end: next, text: '' }];
  return [...neighbour, { start: first ? entry.start : afterBlanksBefore(text, entry.start, opening), end, text: '' }];
}

/** Adds an entry, in the style of those that are there. */
export function addEntry(text: string, language: Language, place: EntryPlace, entry: string): readonly TextEdit[] {
  const code = codeOf(text, language);
  if (place.kind === 'argument') return addArgument(text, code, place, `{ ${entry} }`);
  if (place.kind === 'nested') return addEntry(text, language, place.within, `${place.name}: { ${entry} }`);
  if (place.kind === 'value') return [{ start: place.value.start, end: place.value.end, text: `{ ${entry} }` }];
  if (place.kind === 'statement') return [addStatement(text, place.after, entry)];
  const close = place.kind === 'keyword' ? place.close : place.record.end - 1;
  const opening = openingOf(code, close);
  const spaced = place.kind === 'record' && language === 'javascript';
  const last = lastCode(code, close);
  if (last <= opening) return [addFirst(text, language, opening, close, entry, spaced)];
  const start = lastEntryStart(code, opening, last);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const apart = text.slice(lineStart, start).trim() === '' && lineStart > opening;
  return apart ? addLine(text, language, code, { last, close, indent: text.slice(lineStart, start) }, entry)
    : [addInline(code, last, entry)];
}

/** Below a statement and the comment behind it, as far to the right. */
function addStatement(text: string, after: Range, statement: string): TextEdit {
  const end = endOfLine(text, after.end);
  return { start: end, end, text: lineBreak(text) + indentAt(text, after.start) + statement };
}

function addArgument(
  text: string, code: string, { open, close }: EntryPlace & { kind: 'argument' }, record: string,
): readonly TextEdit[] {
  if (text.slice(open, close).trim() === '') return [{ start: open, end: close, text: record }];
  const last = lastCode(code, close);
  if (last >= open) return [addInline(code, last, record)];
  const brokenBefore = /\n[^\S\n]*$/.test(text.slice(open, close));
  return [{ start: close, end: close, text: brokenBefore ? record + lineBreak(text) : ` ${record}` }];
}

/** Into empty brackets, which may hold comments. */
function addFirst(
  text: string, language: Language, opening: number, close: number, entry: string, spaced: boolean,
): TextEdit {
  const inside = text.slice(opening + 1, close);
  const outer = indentAt(text, opening);
  const line = lineBreak(text) + outer + indentUnit(text, language) + entry;
  const kept = inside.trimEnd();
  if (inside.includes('\n')) {
    return { start: opening + 1 + kept.length, end: close, text: `${line},${lineBreak(text)}${outer}` };
  }
  if (kept !== '') {
    return { start: close, end: close, text: `${/\s$/.test(inside) ? '' : ' '}${entry}${spaced ? ' ' : ''}` };
  }
  return { start: opening + 1, end: close, text: spaced ? ` ${entry} ` : entry };
}

interface LastEntry { readonly last: number; readonly close: number; readonly indent: string }

/** On a line of its own, below the last entry and the comment behind it. */
function addLine(
  text: string, language: Language, code: string, { last, close, indent }: LastEntry, entry: string,
): readonly TextEdit[] {
  const comma = code.charAt(last) === ',';
  const line = `${lineBreak(text)}${indent}${entry}${comma ? ',' : ''}`;
  const commented = endOfComments(text, language, last + 1, Math.min(endOfLine(text, last + 1), close));
  const behind = text.slice(last + 1, commented).trim() === '' ? last + 1 : commented;
  if (comma) return [{ start: behind, end: behind, text: line }];
  if (behind === last + 1) return [{ start: behind, end: behind, text: `,${line}` }];
  return [{ start: last + 1, end: last + 1, text: ',' }, { start: behind, end: behind, text: line }];
}

function addInline(code: string, last: number, entry: string): TextEdit {
  return { start: last + 1, end: last + 1, text: code.charAt(last) === ',' ? ` ${entry},` : `, ${entry}` };
}

/** The offset of the last character of code before `end`, -1 when there is none. */
function lastCode(code: string, end: number): number {
  return code.slice(0, end).trimEnd().length - 1;
}

/** The offset of the first character of code from `start` on. */
function firstCode(code: string, start: number): number {
  return start + (/^\s*/.exec(code.slice(start))?.[0].length ?? 0);
}

/** The bracket that the one at `close` closes. */
function openingOf(code: string, close: number): number {
  let depth = 0;
  for (let at = close - 1; at >= 0; at--) {
    if (')]}'.includes(code.charAt(at))) depth++;
    else if ('([{'.includes(code.charAt(at))) depth--;
    if (depth < 0) return at;
  }
  return -1;
}

/** Where the last entry between `opening` and `last` begins. */
function lastEntryStart(code: string, opening: number, last: number): number {
  let depth = 0;
  let start = opening + 1;
  for (let at = opening + 1; at < last; at++) {
    if ('([{'.includes(code.charAt(at))) depth++;
    else if (')]}'.includes(code.charAt(at))) depth--;
    else if (depth === 0 && code.charAt(at) === ',') start = at + 1;
  }
  return firstCode(code, start);
}

/** Where the blanks before an offset begin, but not before `least`. */
function afterBlanksBefore(text: string, offset: number, least: number): number {
  return Math.max(least + 1, text.slice(0, offset).trimEnd().length);
}

function blanksAt(text: string, offset: number): number {
  return /^[^\S\r\n]*/.exec(text.slice(offset))?.[0].length ?? 0;
}

/** The end of the line of an offset, before its line break. */
function endOfLine(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  const end = found < 0 ? text.length : found;
  return text.charAt(end - 1) === '\r' ? end - 1 : end;
}

function afterBreak(text: string, offset: number): number {
  const blanks = blanksAt(text, offset);
  return offset + blanks + (/^\r?\n/.exec(text.slice(offset + blanks))?.[0].length ?? 0);
}

/** Where the comments end that begin between `from` and `to`: a block comment may go on below. */
function endOfComments(text: string, language: Language, from: number, to: number): number {
  return lexemesOf(text, language).filter(({ kind, start }) => kind === 'comment' && start >= from && start <= to)
    .reduce((end, comment) => Math.max(end, comment.end), from);
}
