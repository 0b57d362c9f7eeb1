import { isArray } from '../languages/javascript/dialect';
import type { Module } from '../model/module';
import type { Call } from '../model/syntax';
import { optionOf, type Entry, type RecordValue, type Value } from '../model/value';
import { respondAsCors } from './cors/respond';
import { defineServer, isImport, wordOf, type Configuration, type Server } from './server';

interface Traits {
  /** A list of one origin is that origin, which is sent to everybody. */
  readonly unwraps: boolean;
  /** A callable function takes the second origin of such a list, which there is not: CORS is off. */
  readonly losesOnly: boolean;
  /** `undefined` means everybody, an empty list or text nobody. */
  readonly resolves: boolean;
}

const initial: Traits = { unwraps: false, losesOnly: false, resolves: false };
const releases = {
  package: 'firebase-functions',
  from: { '4.0.0': {}, '4.9.0': { unwraps: true, losesOnly: true }, '6.0.0': { losesOnly: false }, '7.3.0': { resolves: true } },
  newest: '7.4.0',
} as const;

/** `onRequest({ cors }, …)` and `onCall({ cors }, …)` of Cloud Functions: the option is the origin that `cors` gets, and all that can be said. */
export const firebaseFunctions: Server = defineServer<Traits>(initial, {
  id: 'firebase-functions',
  title: 'Cloud Functions for Firebase',
  language: 'javascript',
  mark: /firebase-functions/,
  releases,
  roles: { origins: 'cors' },
  optionNames: ['cors'],

  *recognise(module) {
    for (const call of module.calls) {
      if (makes('onRequest', call, module)) yield* configurationOf(call, module);
      if (makes('onCall', call, module)) for (const each of configurationOf(call, module)) yield { ...each, server: callable };
    }
  },

  respond: (options, request, traits) => respondAsCors(handedOn(options, { ...traits, losesOnly: false }), request),
});

/** A function that is called by the client's library is asked by POST alone. */
const callable: Server = defineServer<Traits>(initial, {
  ...firebaseFunctions,
  releases,
  respond(options, request, traits) {
    const outcome = respondAsCors(handedOn(options, traits, 'POST'), request);
    if (outcome.kind !== 'passesOn' || request.method === 'POST') return outcome;
    return { kind: 'answers', status: 400, headers: outcome.headers, handlerRuns: false };
  },
});

function makes(kind: 'onRequest' | 'onCall', { callee }: Call, module: Module): boolean {
  if (isImport(module.importOf(callee), ['firebase-functions/https', 'firebase-functions/v2/https'], [kind])) return true;
  return callee.kind === 'member' && callee.name.name === kind && isImport(module.importOf(callee.object), ['firebase-functions/v2'], ['https']);
}

/** Without the option there is no CORS for requests, and everybody may call. */
function* configurationOf(call: Call, module: Module): Generator<Configuration> {
  const [first, second] = call.arguments;
  if (!first || !second || first.spread) return;
  const options = module.evaluate(first.value);
  const entry = options.kind === 'record' ? options.entries.get('cors') : undefined;
  if (options.kind !== 'record' || !entry) return;
  yield { span: module.span(call), name: module.span(wordOf(call.callee)), options, place: { kind: 'record', record: options.at } };
}

/** The options for `cors`. */
function handedOn(options: RecordValue, traits: Traits, methods?: string): RecordValue {
  const given = optionOf(options, 'cors') ?? { kind: 'literal', value: undefined, at: options.at };
  const entry = (value: Value): Entry => ({ value, key: options.at, at: options.at });
  const entries = new Map([['origin', entry(originOf(given, traits))]]);
  if (methods !== undefined) entries.set('methods', entry({ kind: 'literal', value: methods, at: options.at }));
  return { kind: 'record', entries, rest: undefined, at: options.at };
}

/** `resolveCorsOrigin`. */
function originOf(given: Value, { unwraps, losesOnly, resolves }: Traits): Value {
  if (resolves && given.kind === 'literal') {
    if (given.value === undefined) return { ...given, value: true };
    if (given.value === '') return { ...given, value: false };
  }
  if (!isArray(given) || !unwraps) return given;
  const [only, ...others] = given.elements;
  if (given.rest) return others.length > 0 ? given : given.rest;
  if (!only) return resolves ? { kind: 'literal', value: false, at: given.at } : given;
  if (others.length > 0) return given;
  return losesOnly ? { kind: 'literal', value: undefined, at: only.at } : only;
}
