import { defaultExport, objectsOf, type WrittenObject } from '../../model/exported';
import { optionsUnder } from '../../model/arguments';
import type { Module } from '../../model/module';
import type { Call } from '../../model/syntax';
import type { Entry, RecordValue, Unknown, Value } from '../../model/value';
import { isImport, type Configuration, type Place } from '../server';
import { covers, leastSpecificFirst, pathsOf } from './paths';

const allowOrigin = 'access-control-allow-origin';
/** What `cors: true` sets. */
const ofCors = [allowOrigin, 'access-control-allow-methods', 'access-control-allow-headers', 'access-control-max-age'];
const configFile = /[/\\](?:nuxt|nitro)\.config\.[cm]?[jt]s$/;

/** A rule for a path. */
interface Rule { readonly path: string; readonly entry: Entry; readonly value: RecordValue }

/** Every rule of a configuration that says something of CORS, with what it takes from those that cover the same path. */
export function* rulesIn(module: Module): Generator<Configuration> {
  const seen = new Set<number>();
  for (const { expression } of objectsIn(module)) {
    if (seen.has(expression.start)) continue;
    seen.add(expression.start);
    const rules = routeRulesOf(module.evaluate(expression));
    if (rules) yield* configurations(rules, module);
  }
}

/** The objects of the file that are configurations of Nuxt or Nitro. */
function objectsIn(module: Module): readonly WrittenObject[] {
  const exported = configFile.test(module.file) ? defaultExport(module) : undefined;
  const calls = module.calls.filter((call) => isImported(call, module));
  const given = calls.flatMap((call) => call.arguments.slice(0, 1)).flatMap(({ value }) => objectsOf(value, module, isImported));
  return [...given, ...(exported ? objectsOf(exported, module, isDefine) : [])].filter((each) => each.module === module);
}

function isImported({ callee }: Call, module: Module): boolean {
  const found = module.importOf(callee);
  return isImport(found, ['nuxt/config'], ['defineNuxtConfig']) || isImport(found, ['nitropack/config', 'nitropack'], ['defineNitroConfig']);
}

/** In the file that Nuxt and Nitro read, the names are there without an import. */
function isDefine(call: Call, module: Module): boolean {
  const { callee } = call;
  const isGlobal = callee.kind === 'name' && /^define(?:Nuxt|Nitro)Config$/.test(callee.name) && !module.importOf(callee) && !module.definitionOf(callee);
  return isGlobal || isImported(call, module);
}

/** `routeRules`, of Nuxt also below `nitro`; where there are both it is not followed which counts. */
function routeRulesOf(configuration: Value): RecordValue | undefined {
  if (configuration.kind !== 'record') return undefined;
  const inner = configuration.entries.get('nitro')?.value;
  const owners = [configuration, ...(inner?.kind === 'record' ? [inner] : [])];
  const all = owners.map(({ entries }) => entries.get('routeRules')?.value).filter((each) => each !== undefined);
  const [rules] = all;
  return all.length === 1 && rules?.kind === 'record' ? rules : undefined;
}

function* configurations(routeRules: RecordValue, module: Module): Generator<Configuration> {
  const rules = [...routeRules.entries].flatMap(([path, entry]): readonly Rule[] => (
    entry.value.kind === 'record' ? [{ path: path.startsWith('/') ? path : `/${path}`, entry, value: entry.value }] : []));
  const open = routeRules.rest ?? [...routeRules.entries.values()].map(({ value }) => value).find((value) => value.kind === 'unknown');
  for (const rule of rules) {
    const path = pathsOf(rule.path).find((each) => coveringRules(rules, each).at(-1) === rule) ?? pathsOf(rule.path)[0] ?? '/';
    const words = wordsOf(rule);
    // Rules of another file count here, and are shown nowhere.
    if (!words || rule.entry.at.file !== module.file) continue;
    const { options, place } = together(coveringRules(rules, path), rule);
    yield { span: rule.entry.at, name: words.file === module.file ? words : rule.entry.key, options: { ...options, rest: options.rest ?? open }, place, path };
  }
}

/** The rules for a path, the one that wins last. */
function coveringRules(rules: readonly Rule[], path: string): readonly Rule[] {
  const found = rules.filter((rule) => covers(rule.path, path));
  return leastSpecificFirst(found.map((rule) => rule.path)).flatMap((each) => found.filter((rule) => rule.path === each));
}

/** The words of a rule that allow an origin, where it has some. */
function wordsOf({ value }: Rule): Entry['key'] | undefined {
  const cors = value.entries.get('cors');
  if (cors && !isOff(cors.value)) return cors.key;
  return headersOf(value)?.entries.find(([name]) => name.toLowerCase() === allowOrigin)?.[1].key;
}

function isOff(value: Value): boolean {
  return value.kind === 'literal' && !value.value;
}

interface Headers { readonly entries: readonly (readonly [string, Entry])[]; readonly rest: Unknown | undefined }

function headersOf({ entries, rest, at }: RecordValue): Headers | undefined {
  const value = entries.get('headers')?.value;
  if (value?.kind === 'record') return { entries: [...value.entries], rest: value.rest };
  const open = value?.kind === 'unknown' ? value : value?.kind === 'choice' ? unknownAt('a condition chooses the headers', at) : value ? undefined : rest;
  return open && { entries: [], rest: open };
}

function unknownAt(because: string, at: Unknown['at']): Unknown {
  return { kind: 'unknown', because, name: undefined, at };
}

/** Headers as they are set at last, by their names in lower case, and `cors` where that sets the others. */
function together(rules: readonly Rule[], rule: Rule): { readonly options: RecordValue; readonly place: Place } {
  const own: RecordValue = { kind: 'record', entries: new Map(), rest: undefined, at: rule.value.at };
  const under = optionsUnder({ options: rule.value, place: { kind: 'record', record: rule.value.at } }, 'headers');
  const place: Place = rule.value.at.file === rule.entry.at.file ? under.place : { kind: 'nowhere', because: 'the rule is written elsewhere' };
  const cors = rule.value.entries.get('cors')?.value;
  // What a condition decides stays an option of its own.
  const isOpen = rules.length === 1 && cors !== undefined && !isOff(cors) && !isOn(cors);
  return { options: isOpen ? alone(rule, own) : merged(rules, own), place };
}

function alone({ value }: Rule, own: RecordValue): RecordValue {
  const headers = headersOf(value);
  const cors = value.entries.get('cors');
  const entries = [...(cors ? [['cors', cors] as const] : []), ...(headers?.entries ?? []).map(([name, entry]) => [name.toLowerCase(), entry] as const)];
  return { ...own, entries: new Map(entries.filter(isOfCors)), rest: headers?.rest ?? value.rest };
}

function isOfCors([name]: readonly [string, Entry]): boolean {
  return name === 'cors' || name === 'vary' || name.startsWith('access-control-');
}

/**
 * `defu`: what the last rule says goes over what those before it say, name by name as they are written; a name keeps its
 * place, and of names that differ in their case the one that stands last is sent.
 */
function merged(rules: readonly Rule[], own: RecordValue): RecordValue {
  const all = new Map<string, Entry>();
  const switches = rules.flatMap(({ value }) => value.entries.get('cors') ?? []).filter(({ value }) => isOn(value));
  for (const [i, { value }] of rules.entries()) {
    for (const [name, entry] of layerOf(value)) if (i === 0 || !isNothing(entry.value)) all.set(name, joined(all.get(name), entry));
  }
  const written = sentOf(all).filter(isOfCors).filter(([, { key }]) => !switches.some((cors) => cors.key === key));
  const cors = switches.slice(-1).map((entry) => ['cors', entry] as const);
  return { ...own, entries: new Map([...cors, ...written]), rest: rules.map(({ value }) => headersOf(value)?.rest ?? value.rest).find((each) => each) };
}

/** The headers of one rule, those of `cors` before its own. */
function layerOf(rule: RecordValue): ReadonlyMap<string, Entry> {
  const cors = rule.entries.get('cors');
  const open = cors && unknownAt('a condition decides whether it is set', cors.at);
  const value: Value | undefined = cors && isOn(cors.value) ? { kind: 'literal', value: '*', at: cors.at } : open;
  const byCors = cors && value && !isOff(cors.value) ? ofCors.map((name) => [name, { ...cors, value }] as const) : [];
  return new Map([...byCors, ...headersOf(rule)?.entries ?? []]);
}

function joined(before: Entry | undefined, entry: Entry): Entry {
  const isList = before?.value.kind === 'list' && entry.value.kind === 'list';
  return isList ? { ...entry, value: unknownAt('the lists of two rules are put together', entry.at) } : entry;
}

/** What is written as it stands and is not off. */
function isOn(value: Value): boolean {
  return !isOff(value) && value.kind !== 'unknown' && value.kind !== 'choice' && value.kind !== 'requestHeader';
}

/** By their names in lower case, the last of each; what JSON leaves out only where there is nothing else. */
function sentOf(headers: ReadonlyMap<string, Entry>): readonly (readonly [string, Entry])[] {
  const found = new Map<string, Entry>();
  for (const [name, entry] of headers) {
    const key = name.toLowerCase();
    if (!found.has(key) || !isLeftOut(entry.value)) found.set(key, entry);
  }
  return [...found];
}

/** What takes nothing from the rules below. */
function isNothing(value: Value): boolean {
  return isLeftOut(value) || (value.kind === 'literal' && value.value === null);
}

function isLeftOut(value: Value): boolean {
  return value.kind === 'callable' || (value.kind === 'literal' && value.value === undefined);
}
