import type { Language } from '../model/syntax';
import { codeOf, lexemesOf } from './lexemes';

/** Part of a text. */
export interface Range { readonly start: number; readonly end: number }

/** The quotes of a string. */
export type Quote = '"' | '\'';

/** How a list is written: `before` and `after` are its brackets, with `new Set(` and the like around them. */
export interface ListStyle {
  readonly before: string;
  readonly after: string;
  readonly quote: Quote;
  /** A tuple of one needs its comma. */
  readonly tuple: boolean;
  /** Comments that were inside and stay there, behind the values. */
  readonly comments: readonly string[];
  readonly lines: Lines | undefined;
}

/** How a list in lines is indented, whether its last value has a comma, and the line break. */
interface Lines {
  readonly indent: string;
  readonly closing: string;
  readonly break: string;
  readonly comma: boolean;
}

/** The quotes used around `near`: on its lines, else in the file, else those usual in the language. */
export function quoteLike(text: string, language: Language, near: Range): Quote {
  const strings = lexemesOf(text, language).filter(({ kind }) => kind === 'string');
  const start = text.lastIndexOf('\n', near.start - 1) + 1;
  const found = text.indexOf('\n', near.end);
  const end = found < 0 ? text.length : found;
  const preferred = (some: readonly Range[]): Quote | undefined => {
    const quotes = some.map((each) => text.charAt(each.start));
    const difference = quotes.filter((quote) => quote === '"').length - quotes.filter((quote) => quote === '\'').length;
    return difference === 0 ? undefined : difference > 0 ? '"' : '\'';
  };
  return preferred(strings.filter((each) => each.start < near.end && each.end > near.start))
    ?? preferred(strings.filter((each) => each.start >= start && each.end <= end))
    ?? preferred(strings) ?? (language === 'python' ? '"' : '\'');
}

/** A string literal that both languages read alike. */
export function stringLiteral(value: string, quote: Quote): string {
  const written = JSON.stringify(value);
  return quote === '"' ? written : `'${written.slice(1, -1).replaceAll('\\"', '"').replaceAll('\'', '\\\'')}'`;
}

/** A list of strings in a given style. */
export function listLiteral(values: readonly string[], style: ListStyle): string {
  const items = values.map((value) => stringLiteral(value, style.quote));
  return style.lines ? inLines(items, style, style.lines) : onOneLine(items, style);
}

function onOneLine(items: readonly string[], style: ListStyle): string {
  const comma = style.tuple && items.length === 1 ? ',' : '';
  const inside = [items.join(', ') + comma, ...style.comments].filter((part) => part !== '').join(' ');
  return style.before + inside + style.after;
}

function inLines(items: readonly string[], style: ListStyle, lines: Lines): string {
  const comma = lines.comma || (style.tuple && items.length === 1);
  const written = items.map((item, i) => (comma || i < items.length - 1 ? `${item},` : item));
  const inside = [...written, ...style.comments].map((line) => lines.break + lines.indent + line).join('');
  return style.before + inside + lines.break + lines.closing + style.after;
}

/** The style of what stands at `replaced`; of anything but a list, that of a plain list on one line. */
export function listStyleOf(text: string, language: Language, replaced: Range): ListStyle {
  const written = text.slice(replaced.start, replaced.end);
  const comments = lexemesOf(text, language)
    .filter(({ kind, start, end }) => kind === 'comment' && start >= replaced.start && end <= replaced.end)
    .map(({ start, end }) => text.slice(start, end));
  const code = codeOf(written, language);
  const brackets = bracketsOf(code, language);
  const inside = brackets ? code.slice(brackets.before.length, -brackets.after.length) : '';
  const apart = /^[^\S\n]*\n/.test(inside) || comments.some((comment) => !/^\/\*[^\n]*$/.test(comment));
  return {
    before: brackets?.before ?? '[', after: brackets?.after ?? ']', quote: quoteLike(text, language, replaced),
    tuple: brackets?.before.endsWith('(') === true, comments,
    lines: apart ? linesOf(text, language, replaced, inside) : undefined,
  };
}

/** The brackets of a list, tuple or set, with the constructor around them. */
function bracketsOf(code: string, language: Language): { readonly before: string; readonly after: string } | undefined {
  const constructor = language === 'python' ? /^(?:set|frozenset|list|tuple)\s*\(\s*(?=[[({])/
    : /^new\s+Set\s*(?:<[^<>]*>)?\s*\(\s*(?=\[)/;
  const around = constructor.exec(code)?.[0] ?? '';
  const opening = code.charAt(around.length);
  const closing = language === 'python' ? { '[': ']', '(': ')', '{': '}' }[opening] : { '[': ']' }[opening];
  const after = closing && closing + (around === '' ? '' : ')');
  if (after === undefined || !code.endsWith(after) || !holdsValues(code.slice(around.length))) return undefined;
  return { before: around + opening, after };
}

/** A brace may open a dictionary, a parenthesis an expression: with a comma it is a set, or a tuple. */
function holdsValues(code: string): boolean {
  if (code.startsWith('[') || /^\(\s*\)/.test(code)) return true;
  let depth = 0;
  for (const [mark] of code.matchAll(/[[\](){},:]/g)) {
    if ('[({'.includes(mark)) depth++;
    else if ('])}'.includes(mark)) depth--;
    else if (depth === 1) return mark === ',';
  }
  return /^\{\s*[^\s}]/.test(code);
}

/**
 * `inside` is the code between the brackets: a value or a bracket that begins its line shows how far it is indented.
 */
function linesOf(text: string, language: Language, replaced: Range, inside: string): Lines {
  const outer = indentAt(text, replaced.start);
  const indent = /\n([^\S\n]*)\S/.exec(inside)?.[1] ?? outer + indentUnit(text, language);
  const last = inside.trimEnd();
  return {
    indent, closing: /\n([^\S\n]*)$/.exec(inside)?.[1] ?? outer, break: lineBreak(text),
    comma: last === '' || last.endsWith(','),
  };
}

/** The line break used in a text. */
export function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The blanks at the start of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[^\S\r\n]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** One step of indentation: as the first indented line has it, else as is usual in the language. */
export function indentUnit(text: string, language: Language): string {
  const usual = language === 'python' ? '    ' : '  ';
  return /^(\t| {2,4})(?=[^\s*])/m.exec(text)?.[1] ?? usual;
}
