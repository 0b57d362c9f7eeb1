import { isArray, isString } from '../../languages/javascript/dialect';
import { defaultExport, listsOf, objectsOf } from '../../model/exported';
import { isImport, type Module } from '../../model/module';
import type { Call, Expression, RecordExpression } from '../../model/syntax';
import type { Entry, ListValue, RecordValue, Unknown, Value } from '../../model/value';
import type { Configuration } from '../server';
import { covers, pathsOf, sourceOf, type Source } from './sources';

const allowOrigin = 'access-control-allow-origin';
const configFile = /[/\\]next\.config\.[cm]?[jt]s$/;
/** Packages whose function takes a configuration, adds to it and gives it back. */
const plugins = ['@next/bundle-analyzer', '@next/mdx', '@sentry/nextjs', 'next-intl/plugin', '@serwist/next', 'next-pwa', '@ducanh2912/next-pwa'];

/** A rule: headers for what its source covers. */
interface Rule { readonly source: Source; readonly headers: ListValue; readonly value: RecordValue }
/** A header of a rule, under its name as it is written. */
interface Header { readonly name: string; readonly entry: Entry }

/** Every rule of `headers()` that allows an origin, with what it takes from others that cover the same path. */
export function* rulesIn(module: Module): Generator<Configuration> {
  const exported = configFile.test(module.file) ? defaultExport(module) : undefined;
  const objects = exported ? objectsOf(exported, module, isPlugin) : [];
  const lists = objects.flatMap((each) => (each.module === module ? headersOf(each.expression) : [])).flatMap((each) => listsOf(each, module));
  for (const { expression } of lists.filter((each) => each.module === module)) {
    const list = module.evaluate(expression);
    if (isArray(list)) yield* configurations(list);
  }
}

/** `withMDX(config)`, where `withMDX` is imported or made by what is imported. */
function isPlugin({ callee }: Call, module: Module): boolean {
  const made = callee.kind === 'call' ? callee : callee.kind === 'name' ? module.definitionOf(callee)?.expression : undefined;
  const maker = made?.kind === 'call' ? made.callee : callee;
  const found = module.importOf(maker);
  return found !== undefined && isImport(found, plugins, [found.name]);
}

/** What stands under `headers`. */
function headersOf({ entries }: RecordExpression): readonly Expression[] {
  return entries.flatMap((each) => (each.kind === 'property' && each.key.kind === 'text' && each.key.value === 'headers' ? [each.value] : []));
}

function* configurations(list: ListValue): Generator<Configuration> {
  const rules = list.elements.map(ruleOf);
  const open = list.rest ?? rules.find((each) => each.kind === 'unknown');
  const known = rules.flatMap((each) => (each.kind === 'rule' ? [each] : []));
  for (const rule of known) {
    const last = rule.headers.elements.flatMap((each) => headerOf(each) ?? []).findLast(({ name }) => name.toLowerCase() === allowOrigin);
    const path = pathsOf(rule.source).find((each) => known.findLast(({ source }) => covers(source, each)) === rule) ?? pathsOf(rule.source)[0];
    if (!last || path === undefined) continue;
    const options = together(known.filter(({ source }) => covers(source, path)), rule.value);
    yield {
      span: rule.value.at, name: last.entry.value.at, path, options: { ...options, rest: options.rest ?? open },
      place: { kind: 'nowhere', because: 'each header is an object of its own' },
    };
  }
}

type Read = Rule & { readonly kind: 'rule' } | Unknown | { readonly kind: 'none' };

/** What is not followed may set anything; what is conditional, anywhere. */
function ruleOf(value: Value): Read {
  const { at } = value;
  const unknown = (because: string): Unknown => ({ kind: 'unknown', because, name: undefined, at });
  if (value.kind === 'unknown') return value;
  if (value.kind !== 'record') return unknown('a rule for headers is not followed');
  const [source, headers] = ['source', 'headers'].map((name) => value.entries.get(name)?.value);
  if (!isArray(headers)) return headers?.kind === 'unknown' ? headers : unknown('the headers of a rule are not followed');
  if (headers.elements.length > 0 && !headers.rest && headers.elements.every(isOfOthers)) return { kind: 'none' };
  if (value.entries.has('has') || value.entries.has('missing')) return unknown('a rule sets headers for some requests alone');
  const read = isString(source) ? sourceOf(source.value) : undefined;
  return read ? { kind: 'rule', source: read, headers, value } : unknown('the paths of a rule for headers are not followed');
}

/** A header that has nothing to do with CORS. */
function isOfOthers(header: Value): boolean {
  const key = header.kind === 'record' ? header.entries.get('key')?.value : undefined;
  return isString(key) && isString(header.kind === 'record' ? header.entries.get('value')?.value : undefined) && !isOfCors(key.value);
}

function isOfCors(name: string): boolean {
  return /^(?:access-control-|vary$)/i.test(name);
}

/** A header as it is written, `{ key, value }`, when it has to do with CORS; its entry stands at the object. */
function headerOf(header: Value): Header | undefined {
  if (header.kind !== 'record') return undefined;
  const [key, value] = [header.entries.get('key'), header.entries.get('value')];
  return key && value && isString(key.value) && isOfCors(key.value.value) ? { name: key.value.value, entry: { value: value.value, key: key.value.at, at: header.at } } : undefined;
}

/**
 * What the rules for a path set, in their order: a name that is written as before takes the other's place, and of names that
 * differ in their case the one that stands last is sent.
 */
function together(rules: readonly Rule[], { at }: RecordValue): RecordValue {
  const all = new Map<string, Entry>();
  for (const rule of rules) for (const { name, entry } of rule.headers.elements.flatMap((each) => headerOf(each) ?? [])) all.set(name, compiled(entry, rule));
  const entries = new Map([...all].map(([name, entry]) => [name.toLowerCase(), entry] as const));
  return { kind: 'record', entries, rest: rules.flatMap(({ headers }) => headers.rest ?? headers.elements.flatMap(unread))[0], at };
}

/** A header whose name is not known may be any. */
function unread(header: Value): readonly Unknown[] {
  const key = header.kind === 'record' ? header.entries.get('key')?.value : header;
  return key && isString(key) ? [] : [{ kind: 'unknown', because: 'a header is not followed', name: undefined, at: header.at }];
}

/** Names of the source's parts are replaced by what stands there in the path. */
function compiled(entry: Entry, { source }: Rule): Entry {
  const { value } = entry;
  const isFilled = isString(value) && source.names.some((name) => value.value.includes(`:${name}`));
  return isFilled ? { ...entry, value: { kind: 'unknown', because: 'a part of the path is put in', name: undefined, at: value.at } } : entry;
}
