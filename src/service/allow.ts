import { addEntry, entryText, replaceString, type TextEdit as Edit } from '../languages/edit';
import { codeOf } from '../languages/lexemes';
import { listLiteral, quoteLike, stringLiteral, type Quote } from '../languages/literal';
import type { Language } from '../model/syntax';
import type { Span } from '../model/span';
import type { Entry, Literal, RecordValue, Value } from '../model/value';
import { spanOfPlace, type Place } from '../servers/server';
import type { TextEdit } from './api';

/** An option that must hold more than it does. */
export interface Addition {
  /** The option's name in the library. */
  readonly name: string;
  /** What it must hold besides; `true` for an option that is switched on. */
  readonly values: readonly string[] | true;
  /** What holds where the option is not given, and must go on to hold. */
  readonly otherwise: readonly string[];
  /** Whether a string is one text of several names with commas, not one value. */
  readonly joined: boolean;
}

/** The options with additions, and the edits that write them. */
export interface Written { readonly options: RecordValue; readonly edits: readonly TextEdit[] }

/** Where the configuration stands. */
export interface Source { readonly place: Place; readonly language: Language; readonly textOf: (file: string) => string | undefined }

/** Adds to each option where it is written; undefined where that cannot be told, or what is there must not be touched. */
export function addTo(options: RecordValue, additions: readonly Addition[], source: Source): Written | undefined {
  const absent = additions.filter(({ name }) => !options.entries.has(name));
  let written: Written | undefined = absent.length === 0 ? { options, edits: [] } : addOptions(options, absent, source);
  for (const { name, values, joined } of additions) {
    const entry = options.entries.get(name);
    if (!written || !entry) continue;
    const made = values === true ? switchedOn(entry.value, source) : extended(entry.value, values, joined, source);
    written = made && { options: withEntry(written.options, name, { ...entry, value: made.value }), edits: [...written.edits, ...made.edits] };
  }
  return written;
}

interface Made { readonly value: Value; readonly edits: readonly TextEdit[] }

/** In one edit, for all of them go to the same place. */
function addOptions(options: RecordValue, additions: readonly Addition[], { place, language, textOf }: Source): Written | undefined {
  if (place.kind === 'nowhere' || options.rest) return undefined;
  const at = spanOfPlace(place);
  const text = textOf(at.file);
  if (text === undefined) return undefined;
  const quote = quoteLike(text, language, at);
  const entries = additions.map((addition) => entryText(addition.name, valueText(addition, language, quote), language, place, quote));
  const added = additions.map((addition): [string, Entry] => [addition.name, { value: valueOf(addition, at), key: at, at }]);
  const edits = place.kind === 'statement' ? entries.flatMap((entry) => addEntry(text, language, place, entry)) : addEntry(text, language, place, entries.join(', '));
  return { options: { ...options, entries: new Map([...options.entries, ...added]) }, edits: inFile(at.file, edits) };
}

function valueText({ values, otherwise }: Addition, language: Language, quote: Quote): string {
  if (values === true) return on[language];
  return listLiteral([...otherwise, ...values], { before: '[', after: ']', quote, tuple: false, comments: [], lines: undefined });
}

function valueOf({ values, otherwise }: Addition, at: Span): Value {
  if (values === true) return literal(true, at);
  const elements = [...otherwise, ...values].map((value) => literal(value, at));
  return { kind: 'list', of: 'list', elements, rest: undefined, at };
}

const on = { python: 'True', javascript: 'true' } as const;

function switchedOn(value: Value, { language, textOf }: Source): Made | undefined {
  const written = textOf(value.at.file)?.slice(value.at.start, value.at.end);
  if (value.kind !== 'literal' || (written !== 'false' && written !== 'False')) return undefined;
  return { value: { ...value, value: true }, edits: [{ at: value.at, text: on[language] }] };
}

function extended(value: Value, added: readonly string[], joined: boolean, { language, textOf }: Source): Made | undefined {
  const text = textOf(value.at.file);
  if (text === undefined) return undefined;
  const literals = added.map((each) => literal(each, value.at));
  if (value.kind === 'list') {
    if (!isWrittenList(text.slice(value.at.start, value.at.end), language)) return undefined;
    const quote = quoteLike(text, language, value.at);
    const entry = added.map((each) => stringLiteral(each, quote)).join(', ');
    const edits = addEntry(text, language, { kind: 'keyword', close: value.at.end - 1 }, entry);
    return { value: { ...value, elements: [...value.elements, ...literals] }, edits: inFile(value.at.file, edits) };
  }
  if (value.kind !== 'literal' || typeof value.value !== 'string' || !isString(text, value.at)) return undefined;
  return joined ? longerText(value, value.value, added, text, language) : listWith(value, literals, added, text, language);
}

/** `'GET,POST'` → `'GET,POST,PUT'`. */
function longerText(value: Literal, held: string, added: readonly string[], text: string, language: Language): Made {
  const all = [held.trim(), ...added].filter((each) => each !== '').join(',');
  return { value: { ...value, value: all }, edits: inFile(value.at.file, [replaceString(text, language, value.at, all)]) };
}

/** `'https://a.example'` → `['https://a.example', 'https://b.example']`. */
function listWith(value: Literal, literals: readonly Literal[], added: readonly string[], text: string, language: Language): Made {
  const quote = quoteLike(text, language, value.at);
  const all = [text.slice(value.at.start, value.at.end), ...added.map((each) => stringLiteral(each, quote))];
  return {
    value: { kind: 'list', of: 'list', elements: [value, ...literals], rest: undefined, at: value.at },
    edits: [{ at: value.at, text: `[${all.join(', ')}]` }],
  };
}

/** Whether the text is one list of plain values between its brackets, and no comprehension or sum of lists. */
function isWrittenList(written: string, language: Language): boolean {
  const code = codeOf(written, language);
  const inside = code.slice(1, -1);
  return /^(?:\[[^]*\]|\([^]*\)|\{[^]*\})$/.test(code) && /^[\s\w,.$*()[\]|?]*$/.test(inside) && !/\bfor\b/.test(inside);
}

function isString(text: string, { start, end }: Span): boolean {
  return /^[rub]{0,2}['"]/i.test(text.slice(start, end));
}

function withEntry(options: RecordValue, name: string, entry: Entry): RecordValue {
  return { ...options, entries: new Map([...options.entries, [name, entry]]) };
}

function literal(value: string | true, at: Span): Literal {
  return { kind: 'literal', value, at };
}

function inFile(file: string, edits: readonly Edit[]): readonly TextEdit[] {
  return edits.map(({ start, end, text }) => ({ at: { file, start, end }, text }));
}
