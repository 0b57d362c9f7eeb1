import { keywordOptions } from '../../model/arguments';
import type { Module } from '../../model/module';
import type { Call, Expression } from '../../model/syntax';
import type { Entry, RecordValue, Value } from '../../model/value';
import { isAboveRoute, isImport, wordOf, type Configuration, type Place, type Server } from '../server';
import { configBefore } from './config';
import { examplePath, overlaid } from './resources';

const modules = ['flask_cors', 'flask_cors.extension', 'flask_cors.decorator'];

/**
 * `CORS(app, …)` and `cors.init_app(app, …)`, one configuration for each resource with options of its own.
 * `among` answers for one of those: what is given for all is set up too.
 */
export function* extensions(module: Module, among: (all: RecordValue) => Server): Generator<Configuration> {
  for (const call of module.calls) {
    const given = extensionOptions(call, module);
    const app = given && appOf(call);
    if (!given || !app) continue;
    const options = overlaid(configBefore(call, app, module), given);
    const base: Configuration = { span: module.span(call), name: module.span(wordOf(call.callee)), options, place: placeOf(call, module) };
    yield* byResource(base, module, among);
  }
}

/** The keywords of the call; those of `init_app` over those that the extension was made with. */
function extensionOptions(call: Call, module: Module): RecordValue | undefined {
  if (isExtension(call, module)) return withoutApp(call, module);
  if (call.callee.kind !== 'member' || call.callee.name.name !== 'init_app') return undefined;
  const { object } = call.callee;
  const made = object.kind === 'call' ? { expression: object, module } : module.definitionOf(object);
  if (made?.expression.kind !== 'call' || !isExtension(made.expression, made.module)) return undefined;
  return overlaid(withoutApp(made.expression, made.module), withoutApp(call, module));
}

function isExtension(call: Call, module: Module): boolean {
  return isImport(module.importOf(call.callee), modules, ['CORS']) || isImport(module.baseOf(call.callee), modules, ['CORS']);
}

function withoutApp(call: Call, module: Module): RecordValue {
  const options = keywordOptions(call, module, [], 0);
  return { ...options, entries: new Map([...options.entries].filter(([name]) => name !== 'app')) };
}

function appOf({ arguments: given }: Call): Expression | undefined {
  const [first] = given;
  const named = given.find(({ name }) => name?.name === 'app');
  return named?.value ?? (first && !first.name && !first.spread ? first.value : undefined);
}

/** `@cross_origin(…)`. Above `@app.route(…)` it decorates what nobody calls. */
export function* decorators(module: Module): Generator<Configuration> {
  for (const call of module.calls) {
    if (!isImport(module.importOf(call.callee), modules, ['cross_origin']) || isAboveRoute(call, module)) continue;
    const options = overlaid(configBefore(call, undefined, module), keywordOptions(call, module, [], 0));
    yield { span: module.span(call), name: module.span(wordOf(call.callee)), options, place: placeOf(call, module) };
  }
}

function placeOf(call: Call, module: Module): Place {
  return { kind: 'keyword', call: module.span(call), close: call.close };
}

/** A configuration for each resource that is written in this file; else one for all, where a path is asked for that belongs to it. */
function* byResource(base: Configuration, module: Module, among: (all: RecordValue) => Server): Generator<Configuration> {
  const resources = base.options.entries.get('resources');
  const parts = resources?.value.kind === 'record' && !resources.value.rest ? [...resources.value.entries] : [];
  const separable = parts.every(([, { value, at }]) => at.file === module.file && value.kind === 'record') && new Set(parts.map(([, { at }]) => at.start)).size === parts.length;
  if (!resources || parts.length === 0 || !separable) {
    const path = examplePath(base.options);
    yield path === undefined ? base : { ...base, path };
    return;
  }
  for (const [pattern, entry] of parts) yield { ...ofResource(base, pattern, entry, resources), server: among(base.options) };
}

/** Its options are those of all with its own over them; about paths of other resources it knows nothing. */
function ofResource(base: Configuration, pattern: string, { value, key, at }: Entry, resources: Entry): Configuration {
  if (value.kind !== 'record' || resources.value.kind !== 'record') return base;
  const nothing: RecordValue = { kind: 'record', entries: new Map(), rest: undefined, at: value.at };
  const parts = [...resources.value.entries].map(([name, entry]): [string, Entry] => [name, { ...entry, value: name === pattern ? nothing : decidesElsewhere(name, entry.value) }]);
  const own = overlaid(base.options, value);
  const entries = new Map(own.entries).set('resources', { ...resources, value: { ...resources.value, entries: new Map(parts) } });
  const options: RecordValue = { ...own, entries };
  return { ...base, span: at, name: key, options, place: { kind: 'record', record: value.at }, path: examplePath(options) ?? '/' };
}

function decidesElsewhere(pattern: string, { at }: Value): Value {
  return { kind: 'unknown', because: `the options for ${pattern} decide`, name: undefined, at };
}
