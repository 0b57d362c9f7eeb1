import type { Node } from 'web-tree-sitter';
import type { Expression, Template, Text } from '../../model/syntax';

type Inner = (node: Node) => Expression;

/** A string literal with its prefixes: a text, or a template when something is put into it. */
export function lowerString(node: Node, source: string, inner: Inner): Expression {
  const range = { start: node.startIndex, end: node.endIndex };
  // Equal to no text.
  if (/^[rR]?[bB]/.test(source.slice(node.startIndex, node.startIndex + 2))) return { kind: 'other', why: 'bytes', children: [], ...range };
  const pieces = piecesOf(node, source, inner);
  if (!pieces) return { kind: 'other', why: 'a text with `\\N{…}` or a template string', children: [], ...range };
  return joined(pieces, range);
}

/** `"a" "b"`: one text. */
export function lowerConcatenation(
  strings: readonly Node[], source: string, range: { readonly start: number; readonly end: number }, inner: Inner,
): Expression {
  const parts = strings.map((node) => lowerString(node, source, inner));
  if (parts.some(({ kind }) => kind === 'other')) {
    return { kind: 'other', why: 'texts written side by side', children: parts, ...range };
  }
  return joined(parts.flatMap((part) => (part.kind === 'template' ? part.parts : [part])), range);
}

function joined(
  pieces: readonly Expression[], range: { readonly start: number; readonly end: number },
): Text | Template {
  const texts = pieces.filter((piece) => piece.kind === 'text');
  if (texts.length === pieces.length) {
    return { kind: 'text', value: texts.map(({ value }) => value).join(''), ...range };
  }
  return { kind: 'template', parts: pieces.filter((piece) => piece.kind !== 'text' || piece.value !== ''), ...range };
}

/** Undefined when what the string holds cannot be told from the source. */
function piecesOf(node: Node, source: string, inner: Inner): readonly Expression[] | undefined {
  const { children } = node;
  const first = children.find(({ type }) => type === 'string_start');
  const last = children.find(({ type }) => type === 'string_end');
  const prefix = (first?.text ?? '').replace(/['"]+$/, '').toLowerCase();
  if (prefix.includes('t')) return undefined;
  const pieces: Expression[] = [];
  let from = first?.endIndex ?? node.startIndex;
  const textUntil = (end: number): boolean => {
    const value = evaluated(source.slice(from, end), prefix);
    if (value !== undefined) pieces.push({ kind: 'text', value, start: from, end });
    return value !== undefined;
  };
  for (const child of children.filter(({ type }) => type === 'interpolation')) {
    if (!textUntil(child.startIndex)) return undefined;
    pieces.push(interpolated(child, inner));
    from = child.endIndex;
  }
  return textUntil(last ? Math.max(from, last.startIndex) : node.endIndex) ? pieces : undefined;
}

/** `{x}` and `{x!s}` are `x`; `{x!r}`, `{x:>8}` and `{x=}` are another text. */
function interpolated(node: Node, inner: Inner): Expression {
  const expression = node.childForFieldName('expression');
  const range = { start: node.startIndex, end: node.endIndex };
  if (!expression) return { kind: 'other', why: 'something is missing', children: [], ...range };
  const plain = node.children.every(({ type, text }) => (
    type === '{' || type === '}' || type === 'comment'
      || (type === 'type_conversion' ? text === '!s' : type !== 'format_specifier' && type !== '=')));
  return plain ? inner(expression) : {
    kind: 'other', why: 'a formatted value', children: [inner(expression)], ...range,
  };
}

/** The characters meant by the source of a string. Python reads every line break as `\n`. */
function evaluated(raw: string, prefix: string): string | undefined {
  const text = raw.replaceAll(/\r\n?/g, '\n');
  const unbraced = prefix.includes('f') ? text.replaceAll('{{', '{').replaceAll('}}', '}') : text;
  if (prefix.includes('r')) return unbraced;
  if (/(?<!\\)(?:\\\\)*\\N\{/.test(text)) return undefined;
  return unbraced.replaceAll(escape, (_all, code: string) => character(code));
}

const escape = /\\(\n|[\\'"abfnrtv]|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/g;

const named: Readonly<Record<string, string>> = {
  '\n': '', '\\': '\\', '\'': '\'', '"': '"', a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v',
};

function character(code: string): string {
  const simple = named[code];
  if (simple !== undefined) return simple;
  const number = /^[0-7]/.test(code) ? Number.parseInt(code, 8) : Number.parseInt(code.slice(1), 16);
  return number <= 0x10ffff ? String.fromCodePoint(number) : '\ufffd';
}
