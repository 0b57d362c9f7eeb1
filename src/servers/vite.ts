import { defaultExport, objectsOf, type WrittenObject } from '../model/exported';
import { isNullish } from '../languages/javascript/dialect';
import { objectValue } from '../model/arguments';
import type { Module } from '../model/module';
import type { Call } from '../model/syntax';
import type { Entry, RecordValue, Value } from '../model/value';
import { respondAsCors } from './cors/respond';
import { defineServer, isImport, type Configuration, type Server } from './server';

interface Traits {
  /** An object is laid over the default, which allows the origins of this machine; before, it took the default's place, and whoever asks was allowed. */
  readonly merges: boolean;
}

const localOrigins = '^https?:\\/\\/(?:(?:[^:]+\\.)?localhost|127\\.0\\.0\\.1|\\[::1\\])(?::\\d+)?$';
const everyone = 'without configuration, any website reads what the development server answers';
const releases = {
  package: 'vite', from: { '4.5.5': {}, '6.0.11': { merges: true } }, newest: '8.3.8',
  advisories: [['0.0.0', '4.5.6'], ['5.0.0', '5.4.12'], ['6.0.0', '6.0.9']].map(([from = '', fixed = '']) => ({ id: 'CVE-2025-24010', from, fixed, says: everyone })),
} as const;
const delegate = 'a function chooses the options for each request';

/** Vite's development server, and its preview of what was built: both hand their options to the `cors` that is part of Vite. */
export const vite: Server = defineServer<Traits>({ merges: false }, {
  id: 'vite',
  title: 'Vite',
  language: 'javascript',
  mark: /\bcors\b/,
  releases,
  roles: {
    origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'allowedHeaders', exposedHeaders: 'exposedHeaders',
    maxAge: 'maxAge', preflightContinue: 'preflightContinue', preflightStatus: 'optionsSuccessStatus',
  },
  optionNames: ['origin', 'methods', 'allowedHeaders', 'exposedHeaders', 'credentials', 'maxAge', 'preflightContinue', 'optionsSuccessStatus'],

  *recognise(module) {
    const seen = new Set<number>();
    for (const { expression } of configurationsIn(module)) {
      if (seen.has(expression.start)) continue;
      seen.add(expression.start);
      yield* corsOf(module.evaluate(expression), 'server');
      yield* corsOf(module.evaluate(expression), 'preview');
    }
  },

  respond: (options, request, traits) => respondAsCors(traits.merges ? merged(options) : options, request),
});

/** What is handed on as it is: the options of a preview, and whatever of the development server is no object. */
const asGiven: Server = Object.freeze({ ...vite, respond: respondAsCors });

/** The objects of the file that Vite takes as its configuration. */
function configurationsIn(module: Module): readonly WrittenObject[] {
  const exported = /[/\\]vite\.config\.[cm]?[jt]s$/.test(module.file) ? defaultExport(module) : undefined;
  const given = module.calls.filter((call) => isTaker(call, module)).flatMap((call) => call.arguments.slice(0, 1).flatMap(({ value }) => objectsOf(value, module, isTaker)));
  return [...given, ...(exported ? objectsOf(exported, module, isMerger) : [])].filter((each) => each.module === module);
}

function isTaker({ callee }: Call, module: Module): boolean {
  return isImport(module.importOf(callee), ['vite', 'vitest/config'], ['defineConfig', 'createServer', 'preview']);
}

function isMerger({ callee }: Call, module: Module): boolean {
  return isImport(module.importOf(callee), ['vite', 'vitest/config'], ['mergeConfig']);
}

/** The `cors` of the server or preview in a configuration. What is no object, and not off, turns everything on. */
function* corsOf(configuration: Value, part: 'server' | 'preview'): Generator<Configuration> {
  const owner = configuration.kind === 'record' ? configuration.entries.get(part)?.value : undefined;
  const entry = owner?.kind === 'record' ? owner.entries.get('cors') : undefined;
  if (!entry || isOff(entry.value) || (part === 'preview' && isNullish(entry.value))) return;
  const options = objectValue(entry.value, { kind: 'record', entries: new Map(), rest: undefined, at: entry.value.at }, delegate);
  const isMerged = part === 'server' && entry.value.kind === 'record';
  yield { span: entry.at, name: entry.key, ...options, ...(isMerged ? {} : { server: asGiven }) };
}

/** `false` is no CORS, and `undefined` is as if nothing were written. */
function isOff(value: Value): boolean {
  return value.kind === 'literal' && (value.value === false || value.value === undefined);
}

/** The options over the default, as Vite lays them: what is undefined is not given. */
function merged(options: RecordValue): RecordValue {
  const given = [...options.entries].filter(([, { value }]) => !(value.kind === 'literal' && value.value === undefined));
  const entries = new Map<string, Entry>(given);
  if (!entries.has('origin') && !options.rest) entries.set('origin', { value: localhost(options), key: options.at, at: options.at });
  return { ...options, entries };
}

function localhost({ at }: RecordValue): Value {
  return { kind: 'pattern', source: localOrigins, flags: '', dialect: 'javascript', at };
}
