import { addEntry, entryText, removeEntry, replaceByList, replaceString, type TextEdit as Edit } from '../languages/edit';
import { listLiteral, quoteLike, stringLiteral, type Quote } from '../languages/literal';
import type { Language } from '../model/syntax';
import type { Role } from '../model/role';
import { encloses, type Span } from '../model/span';
import { insideOf, type Entry, type ListValue, type RecordValue, type Value } from '../model/value';
import type { Change, ListEntry } from '../rules/rule';
import { spanOfPlace } from '../servers/server';
import type { AppliedFix, TextEdit } from './api';
import { configuredIn, type Subject } from './problems';
import { elementsOf } from './roles';
import { ConfiguredSite } from './site';

/** What is written where the workspace names no origin, for the user to type over. */
const placeholder = 'https://app.example.com';

export interface FixContext {
  readonly subject: Subject;
  /** The options in the world of the finding. */
  readonly options: RecordValue;
  /** Origins that the workspace names, best first. */
  readonly origins: readonly string[];
  readonly textOf: (file: string) => string | undefined;
}

type Written = Omit<AppliedFix, 'title'>;

/** The edits that make a change; undefined where it cannot be written in place. */
export function applyFix(change: Change, context: FixContext): Written | undefined {
  switch (change.kind) {
    case 'list origins': return listOrigins(change.role, context);
    case 'remove option': return removeOption(change.role, context);
    case 'rewrite entry': return rewriteEntry(change.entry, change.text, context);
  }
}

function listOrigins(role: Role, context: FixContext): Written | undefined {
  const name = context.subject.server.roles[role];
  if (name === undefined) return undefined;
  const entry = context.options.entries.get(name);
  if (role === 'anyOrigin') return entry && replaceSwitch(entry, context);
  // A new origin would need options of its own.
  if (!entry) return context.subject.server.optionsPerOrigin ? undefined : addOrigins(name, context);
  return decidesWithin(entry.value.at, name, context) ? undefined : replaceOrigins(entry.value, role, context);
}

/** The switch gives way to the list of origins, or is off where there is a list. */
function replaceSwitch({ value, at }: Entry, context: FixContext): Written | undefined {
  const name = context.subject.server.roles.origins;
  const listed = name === undefined ? undefined : context.options.entries.get(name)?.value;
  if (name === undefined || value.kind !== 'literal' || !encloses(at, value.at)) return undefined;
  const { place } = context.subject.configuration;
  return inFile(at, context, (text, language) => {
    if (listed?.kind === 'list' || place.kind === 'nowhere') return [{ ...rangeOf(value.at), text: off[language] }];
    const quote = quoteLike(text, language, at);
    return [{ ...rangeOf(at), text: entryText(name, listLiteral(chosen(context.origins), plainStyle(quote)), language, place, quote) }];
  });
}

const off = { python: 'False', javascript: 'false' } as const;

/** Whether the words at `at` hold a condition, as in `os.getenv("ORIGINS", "*").split(",")`: to replace them would lose it. */
function decidesWithin(at: Span, name: string, { subject }: FixContext): boolean {
  const value = subject.configuration.options.entries.get(name)?.value;
  return value !== undefined && [...insideOf(value)].some((inner) => inner.kind === 'choice' && encloses(at, inner.at));
}

function replaceOrigins(value: Value, role: Role, context: FixContext): Written | undefined {
  if (context.subject.server.oneOrigin) {
    return inFile(value.at, context, (text, language) => [{ ...rangeOf(value.at), text: newOrigins(quoteLike(text, language, value.at), context) }]);
  }
  if (value.kind === 'record') return replaceKey(value, role, context);
  const guilty = value.kind === 'list' ? openElements(value, role, context) : [];
  const [element] = guilty;
  if (value.kind === 'list' && element && (value.elements.length > 1 || value.rest)) {
    return guilty.length === 1 && encloses(value.at, element.at) ? replaceElement(element, value, context) : undefined;
  }
  return inFile(value.at, context, (text, language) => (isMadeElsewhere(value, text, language)
    ? undefined
    : [replaceByList(text, language, value.at, chosen(context.origins))]));
}

/** One origin that is the key of its options gives way to another. */
function replaceKey(value: RecordValue, role: Role, context: FixContext): Written | undefined {
  const [key, ...others] = openElements(value, role, context);
  const origin = context.origins.find((each) => !value.entries.has(each)) ?? placeholder;
  if (!key || others.length > 0) return undefined;
  return inFile(key.at, context, (text, language) => (isString(text, key.at) ? [replaceString(text, language, key.at, origin)] : undefined));
}

/** `new Set([…])`, which would stay a Set, and a list that is written empty and filled later. */
function isMadeElsewhere(value: Value, text: string, language: Language): boolean {
  if (value.kind !== 'list') return false;
  const written = text.slice(value.at.start, value.at.end).replace(/\s/g, '');
  return (value.of === 'set' && language === 'javascript') || (value.elements.length > 0 && /^(?:\[\]|\(\)|\{\})$/.test(written));
}

/** The elements that by themselves let strangers in. */
function openElements(value: ListValue | RecordValue, role: Role, context: FixContext): readonly Value[] {
  const { around } = context.subject;
  const site = siteOf(context);
  return elementsOf(value).filter((element) => {
    const alone = site.only({ role, value: element, span: element.at } satisfies ListEntry);
    return around.strangers.every((from) => alone.ask({ from }).outcome === 'readable');
  });
}

function siteOf({ subject, options }: FixContext): ConfiguredSite {
  return new ConfiguredSite(subject.configuration, configuredIn(subject, new Map(), options), subject.around);
}

/** One element gives way to the origins that the list does not hold yet, or goes when it holds them all. */
function replaceElement(element: Value, whole: ListValue, context: FixContext): Written | undefined {
  const held = whole.elements.map((each) => (each.kind === 'literal' ? each.value : undefined));
  const others = context.origins.filter((origin) => !held.includes(origin));
  return inFile(element.at, context, (text, language) => {
    if (!isString(text, element.at)) return undefined;
    if (others.length === 0 && whole.elements.length > 1) return removeEntry(text, language, element.at);
    const quote = quoteLike(text, language, element.at);
    return [{ start: element.at.start, end: element.at.end, text: chosen(others).map((origin) => stringLiteral(origin, quote)).join(', ') }];
  });
}

function addOrigins(name: string, context: FixContext): Written | undefined {
  const { place } = context.subject.configuration;
  if (place.kind === 'nowhere') return undefined;
  const at = spanOfPlace(place);
  return inFile(at, context, (text, language) => {
    const quote = quoteLike(text, language, at);
    return addEntry(text, language, place, entryText(name, newOrigins(quote, context), language, place, quote));
  });
}

/** A list, or the best one where the library takes no more. */
function newOrigins(quote: Quote, { subject, origins }: FixContext): string {
  const [best = placeholder] = origins;
  return subject.server.oneOrigin ? stringLiteral(best, quote) : listLiteral(chosen(origins), plainStyle(quote));
}

function removeOption(role: Role, context: FixContext): Written | undefined {
  const { roles, credentialsByDefault } = context.subject.server;
  const [name, entry] = [roles[role], siteOf(context).entry(role)];
  if (name !== undefined && role === 'credentials' && credentialsByDefault) return switchOff(name, entry, context);
  if (!entry) return undefined;
  const { place } = context.subject.configuration;
  return inFile(entry.at, context, (text, language) => {
    if (isPositional(entry, language)) return [{ ...rangeOf(entry.at), text: off[language] }];
    // A call that writes a header may be all that its branch does: what it writes is then none that browsers heed.
    if (isWrittenByCall(entry)) return encloses(entry.at, entry.value.at) ? [{ ...rangeOf(entry.value.at), text: stringLiteral('false', quoteLike(text, language, entry.at)) }] : undefined;
    // A statement may be the only one of its branch.
    if (place.kind === 'statement') return encloses(entry.at, entry.value.at) ? [{ ...rangeOf(entry.value.at), text: off[language] }] : undefined;
    return removeEntry(text, language, entry.at);
  });
}

/** Says no, where to say nothing is to say yes. */
function switchOff(name: string, entry: Entry | undefined, context: FixContext): Written | undefined {
  const { place } = context.subject.configuration;
  if (entry) return encloses(entry.at, entry.value.at) ? inFile(entry.at, context, (_, language) => [{ ...rangeOf(entry.value.at), text: off[language] }]) : undefined;
  if (place.kind === 'nowhere') return undefined;
  const at = spanOfPlace(place);
  return inFile(at, context, (text, language) => addEntry(text, language, place, entryText(name, off[language], language, place, quoteLike(text, language, at))));
}

function rewriteEntry(entry: ListEntry, written: string, context: FixContext): Written | undefined {
  const { at } = entry.value;
  return inFile(at, context, (text, language) => (isString(text, at) ? [replaceString(text, language, at, written)] : undefined));
}

function chosen(origins: readonly string[]): readonly string[] {
  return origins.length > 0 ? origins : [placeholder];
}

function plainStyle(quote: Quote) {
  return { before: '[', after: ']', quote, tuple: false, comments: [], lines: undefined };
}

/** A value without its name before it: taking it away would move those behind it. In JavaScript that is `{ credentials }`. */
function isPositional({ key, at }: Entry, language: Language): boolean {
  return language === 'python' && key.start === at.start && key.end === at.end;
}

/** `res.setHeader('Name', value)`: the name stands inside of what writes it. */
function isWrittenByCall({ key, at }: Entry): boolean {
  return key.file === at.file && at.start < key.start && key.end <= at.end;
}

function isString(text: string, at: Span): boolean {
  return /^[rub]{0,2}['"]/i.test(text.slice(at.start, at.end));
}

function rangeOf({ start, end }: Span) {
  return { start, end };
}

/** Makes edits of the file that `at` lies in, and finds the placeholder in what comes out. */
function inFile(at: Span, { textOf, subject, origins }: FixContext, edit: (text: string, language: Language) => readonly Edit[] | undefined): Written | undefined {
  const text = textOf(at.file);
  const made = text === undefined ? undefined : edit(text, subject.server.language);
  if (!made) return undefined;
  const edits = made.map((each): TextEdit => ({ at: { file: at.file, start: each.start, end: each.end }, text: each.text }));
  return { edits, placeholder: origins.length > 0 ? undefined : placeholderIn(edits) };
}

function placeholderIn(edits: readonly TextEdit[]): Span | undefined {
  let shift = 0;
  for (const { at, text } of edits.toSorted((a, b) => a.at.start - b.at.start)) {
    const found = text.indexOf(placeholder);
    if (found >= 0) {
      const start = at.start + shift + found;
      return { file: at.file, start, end: start + placeholder.length };
    }
    shift += text.length - (at.end - at.start);
  }
  return undefined;
}
