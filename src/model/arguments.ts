import type { Module } from './module';
import type { Argument, Call } from './syntax';
import type { Entry, RecordValue, Unknown } from './value';

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
