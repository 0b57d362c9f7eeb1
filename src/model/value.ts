import type { Span } from './span';

/** What can be told of a value without running the program. `at` is where it was written, whatever file that is. */
export type Value = Literal | ListValue | RecordValue | PatternValue | Callable | RequestHeader | Choice | Unknown;

export interface Literal { readonly kind: 'literal'; readonly value: string | number | boolean | null | undefined; readonly at: Span }
/** `rest` tells that there may be further elements, and why they cannot be told. */
export interface ListValue { readonly kind: 'list'; readonly of: 'list' | 'tuple' | 'set'; readonly elements: readonly Value[]; readonly rest: Unknown | undefined; readonly at: Span }
/** `rest` tells that there may be further entries, and why they cannot be told. */
export interface RecordValue { readonly kind: 'record'; readonly entries: ReadonlyMap<string, Entry>; readonly rest: Unknown | undefined; readonly at: Span }
/** `at` covers the whole entry (`credentials: true`), `key` its name. */
export interface Entry { readonly value: Value; readonly key: Span; readonly at: Span }
export interface PatternValue { readonly kind: 'pattern'; readonly source: string; readonly flags: string; readonly dialect: 'javascript' | 'python'; readonly at: Span }
export interface Callable { readonly kind: 'callable'; readonly parameters: number; readonly async: boolean; readonly at: Span }
/** What the request says under a header; `name` is lower case. Only a server that reads a handler makes one. */
export interface RequestHeader { readonly kind: 'requestHeader'; readonly name: string; readonly at: Span }
/** One of several. Equal conditions have one truth in one world: `condition` is the key that correlates them. */
export interface Choice { readonly kind: 'choice'; readonly condition: string; readonly options: readonly Option[]; readonly at: Span }
export interface Option { readonly when: string; readonly value: Value }
export interface Unknown {
  readonly kind: 'unknown';
  /** Reads well after "unknown: ". */
  readonly because: string;
  /** The name under which the user can settle it: an environment variable, a parameter. */
  readonly name: string | undefined;
  readonly at: Span;
}

/** The option called `name`: its value, undefined when it is not given, or why that cannot be told. */
export function optionOf(options: RecordValue, name: string): Value | undefined {
  return options.entries.get(name)?.value ?? options.rest;
}

/** Every value inside `value`, itself first. */
export function* insideOf(value: Value): Generator<Value> {
  const pending: Value[] = [value];
  for (let next = pending.pop(); next; next = pending.pop()) {
    yield next;
    switch (next.kind) {
      case 'list': pending.push(...next.elements, ...(next.rest ? [next.rest] : [])); break;
      case 'record': pending.push(...[...next.entries.values()].map((e) => e.value), ...(next.rest ? [next.rest] : [])); break;
      case 'choice': pending.push(...next.options.map((o) => o.value)); break;
      case 'literal': case 'pattern': case 'callable': case 'requestHeader': case 'unknown': break;
    }
  }
}
