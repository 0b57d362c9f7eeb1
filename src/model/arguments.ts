import type { Module } from './module';
import type { Argument, Call } from './syntax';
import type { Span } from './span';
import type { Entry, RecordValue, Unknown, Value } from './value';

/**
 * The options that a call gives by keyword, by position (in the order of `positional`) and by `**spread`.
 * `skip` leading positional arguments are no options. A later `**spread` that is unknown leaves the rest unknown.
 */
export function keywordOptions(call: Call, module: Module, positional: readonly string[], skip: number): RecordValue {
  const entries = new Map<string, Entry>();
  let rest: Unknown | undefined;
  let place = 0;
  for (const argument of call.arguments) {
    if (argument.spread === 'record') rest ??= spreadInto(entries, argument, module);
    else if (argument.spread === 'list') rest ??= unknownAt(argument, module, 'positional arguments are spread here');
    else if (argument.name) entries.set(argument.name.name, entryOf(argument, module, argument.name));
    else if (place++ >= skip) {
      const name = positional[place - 1 - skip];
      if (name !== undefined) entries.set(name, entryOf(argument, module, argument));
    }
  }
  return { kind: 'record', entries, rest, at: module.span(call) };
}

function entryOf(argument: Argument, module: Module, key: { readonly start: number; readonly end: number }): Entry {
  return { value: module.evaluate(argument.value), key: module.span(key), at: module.span(argument) };
}

function spreadInto(entries: Map<string, Entry>, argument: Argument, module: Module): Unknown | undefined {
  const value = module.evaluate(argument.value);
  if (value.kind !== 'record') return value.kind === 'unknown' ? value : unknownAt(argument, module, 'what is spread here is not followed');
  for (const [name, entry] of value.entries) entries.set(name, entry);
  return value.rest;
}

function unknownAt(argument: Argument, module: Module, because: string): Unknown {
  return { kind: 'unknown', because, name: undefined, at: module.span(argument) };
}

/** Where an absent option of an object would be written: the shape is that of a server's place. */
export type ObjectPlace =
  | { readonly kind: 'record'; readonly record: Span }
  | { readonly kind: 'argument'; readonly open: number; readonly close: number; readonly file: string }
  /** Into a new record under `name`, which goes `within`. */
  | { readonly kind: 'nested'; readonly name: string; readonly within: WrittenPlace }
  /** Into a new record in place of a value, as `cors: true`. */
  | { readonly kind: 'value'; readonly value: Span }
  | { readonly kind: 'nowhere'; readonly because: string };

type WrittenPlace = Exclude<ObjectPlace, { kind: 'nowhere' }>;

/** The options that a call takes as an object, and where more of them would be written. */
export interface ObjectOptions { readonly options: RecordValue; readonly place: ObjectPlace }

/**
 * The object that stands at `position` among a call's arguments. What is no object has no options, as for
 * `Object.assign` and `{ ...value }`; `called` says what a function there would do, where the library calls it.
 */
export function objectOptions(call: Call, module: Module, position: number, called?: string): ObjectOptions {
  const options: RecordValue = { kind: 'record', entries: new Map(), rest: undefined, at: module.span(call) };
  const argument = call.arguments[position];
  const spread = call.arguments.slice(0, position + 1).find((each) => each.spread);
  if (spread) return { options: { ...options, rest: unknownAt(spread, module, 'the arguments are spread here') }, place: elsewhere };
  if (!argument) return { options, place: { kind: 'argument', open: call.open, close: call.close, file: module.file } };
  return objectValue(module.evaluate(argument.value), options, called);
}

const elsewhere: ObjectPlace = { kind: 'nowhere', because: 'the options are not written as an object here' };

/** The options that a value holds; `none` is what there is without any. */
export function objectValue(value: Value, none: RecordValue, called?: string): ObjectOptions {
  if (value.kind === 'record') return { options: value, place: { kind: 'record', record: value.at } };
  return { options: { ...none, rest: restFrom(value, called) }, place: elsewhere };
}

/** Options that stand under a name of an object: their entry, where one is written. */
export interface NestedOptions extends ObjectOptions { readonly entry: Entry | undefined }

/** The options under `name` of an object's; `called` as for `objectOptions`. */
export function optionsUnder({ options, place }: ObjectOptions, name: string, called?: string): NestedOptions {
  const entry = options.entries.get(name);
  const none: RecordValue = { kind: 'record', entries: new Map(), rest: undefined, at: entry?.value.at ?? options.at };
  if (!entry) {
    const isOpen = place.kind === 'nowhere' || options.rest;
    return { options: { ...none, rest: options.rest }, place: isOpen ? elsewhere : { kind: 'nested', name, within: place }, entry };
  }
  const given = objectValue(entry.value, none, called);
  return isSwitch(entry) ? { ...given, place: { kind: 'value', value: entry.value.at }, entry } : { ...given, entry };
}

/** `cors: true`, written where it counts. */
function isSwitch({ value, at }: Entry): boolean {
  return value.kind === 'literal' && value.value === true && value.at.file === at.file && at.start <= value.at.start && value.at.end <= at.end;
}

function restFrom(value: Value, called: string | undefined): Unknown | undefined {
  if (value.kind === 'unknown') return value;
  const because = value.kind === 'choice' ? 'a condition chooses the options' : value.kind === 'callable' ? called : undefined;
  return because === undefined ? undefined : { kind: 'unknown', because, name: undefined, at: value.at };
}
