import { keywordOptions } from '../../model/arguments';
import type { Module } from '../../model/module';
import type { Call, Expression, Property, RecordExpression } from '../../model/syntax';
import type { Entry, RecordValue, Unknown, Value } from '../../model/value';
import { isImport, wordOf, type Configuration, type Place } from '../server';

/** `aiohttp_cors.setup(app, defaults={…})`. Without defaults it says nothing by itself. */
export function* setups(module: Module): Generator<Configuration> {
  for (const call of module.calls) {
    if (!isSetup(call, module)) continue;
    const options = setupOptions(call, module);
    if (options.entries.size > 0 || options.rest) yield { ...wordsOf(call, module), options, place: placeOf(options, 'defaults') };
  }
}

/** `cors.add(route, {…})`, where `cors` is what a setup gave. Without options of its own a route has the defaults. */
export function* additions(module: Module): Generator<Configuration> {
  for (const call of module.calls) {
    const setup = setupOf(call, module);
    const config = argument(call, 1, 'config');
    const target = argument(call, 0, 'routing_entity');
    if (!setup || !config || !target) continue;
    const { method, path } = routeOf(target, module);
    const entries = new Map([['config', optionsByOrigin(config, module)], ...(method ? [['method', method] as const] : []), ...setup.entries]);
    const options: RecordValue = { kind: 'record', entries, rest: setup.rest, at: module.span(call) };
    yield { ...wordsOf(call, module), options, place: placeOf(options, 'config'), ...(path === undefined ? {} : { path }) };
  }
}

function wordsOf(call: Call, module: Module) {
  return { span: module.span(call), name: module.span(wordOf(call.callee)) };
}

/** Into the record by origin, where it is written as one. */
function placeOf({ entries }: RecordValue, name: string): Place {
  const value = entries.get(name)?.value;
  return value?.kind === 'record' ? { kind: 'record', record: value.at } : { kind: 'nowhere', because: 'the options by origin are not written as a dict here' };
}

function isSetup(call: Call, module: Module): boolean {
  return isImport(module.importOf(call.callee), ['aiohttp_cors'], ['setup', 'CorsConfig']);
}

function setupOptions(call: Call, module: Module): RecordValue {
  const options = keywordOptions(call, module, [], 1);
  const entries = new Map([...options.entries].filter(([name]) => name !== 'app' && name !== 'router_adapter'));
  const defaults = argument(call, undefined, 'defaults');
  if (defaults) entries.set('defaults', optionsByOrigin(defaults, module));
  return { ...options, entries };
}

function setupOf({ callee }: Call, module: Module): RecordValue | undefined {
  if (callee.kind !== 'member' || callee.name.name !== 'add') return undefined;
  const found = module.definitionOf(callee.object);
  return found?.expression.kind === 'call' && isSetup(found.expression, found.module) ? setupOptions(found.expression, found.module) : undefined;
}

interface Written { readonly start: number; readonly end: number; readonly key: { readonly start: number; readonly end: number }; readonly value: Expression }

function argument(call: Call, position: number | undefined, keyword: string): Written | undefined {
  if (call.arguments.some(({ spread }) => spread === 'list')) return undefined;
  const given = call.arguments.find(({ name }, at) => name?.name === keyword || (!name && at === position));
  return given && !given.spread ? { start: given.start, end: given.end, key: given.name ?? given, value: given.value } : undefined;
}

/** The dict as a record of records: what `ResourceOptions(…)` is given stands under its origin. */
function optionsByOrigin({ start, end, key, value }: Written, module: Module): Entry {
  return { key: module.span(key), at: module.span({ start, end }), value: byOrigin(value, module) };
}

function byOrigin(expression: Expression, module: Module): Value {
  const found = expression.kind === 'name' ? module.definitionOf(expression) : { expression, module };
  if (found?.expression.kind !== 'record') return module.evaluate(expression);
  const whole = module.evaluate(expression);
  const rest = whole.kind === 'record' ? whole.rest : whole.kind === 'unknown' ? whole : undefined;
  return { kind: 'record', entries: originsIn(found.expression, found.module), rest: rest ?? unreadKey(found.expression, found.module), at: found.module.span(found.expression) };
}

function originsIn(record: RecordExpression, module: Module): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const property of record.entries) {
    if (property.kind === 'spread') continue;
    const origin = module.evaluate(property.key);
    if (origin.kind !== 'literal') continue;
    // A key that is no text is refused whatever stands under it.
    const value = typeof origin.value === 'string' ? optionsIn(property, module) : origin;
    entries.set(String(origin.value), { key: module.span(property.key), at: module.span(property), value });
  }
  return entries;
}

/** A key that is not known, or a spread, may name any origin. */
function unreadKey(record: RecordExpression, module: Module): Unknown | undefined {
  const unread = record.entries.find((each) => each.kind === 'spread' || isUnread(module.evaluate(each.key)));
  return unread && { kind: 'unknown', because: 'an origin is not known before the program runs', name: undefined, at: module.span(unread) };
}

function isUnread(key: Value): boolean {
  return key.kind !== 'literal';
}

function optionsIn({ value }: Property, module: Module): Value {
  const found = value.kind === 'name' ? module.definitionOf(value) ?? { expression: value, module } : { expression: value, module };
  const { expression } = found;
  if (expression.kind === 'call' && isImport(found.module.importOf(expression.callee), ['aiohttp_cors', 'aiohttp_cors.resource_options'], ['ResourceOptions'])) {
    return keywordOptions(expression, found.module, [], 0);
  }
  return withoutMethods(found.module.evaluate(expression));
}

/** A plain dict is refused for `allow_methods`, which `ResourceOptions` takes: under another name it is no option. */
function withoutMethods(value: Value): Value {
  if (value.kind !== 'record') return value;
  return { ...value, entries: new Map([...value.entries].map(([name, entry]) => [name === 'allow_methods' ? `${name} of a dict` : name, entry])) };
}

/** What is said of a route where it is added: `app.router.add_get('/x', …)`, `app.router.add_route('GET', '/x', …)`. */
function routeOf(target: Written, module: Module): { readonly method?: Entry; readonly path?: string } {
  const found = target.value.kind === 'name' ? module.definitionOf(target.value) : { expression: target.value, module };
  if (found?.expression.kind !== 'call' || found.expression.callee.kind !== 'member') return {};
  const { callee, arguments: [first, second] } = found.expression;
  const added = /^add_(get|head|post|put|patch|delete|route)$/.exec(callee.name.name)?.[1];
  if (!first || added === undefined) return {};
  const [pathArgument, method] = added === 'route' ? [second, found.module.evaluate(first.value)] : [first, literal(added.toUpperCase(), found.module.span(callee.name))];
  const path = pathArgument && found.module.evaluate(pathArgument.value);
  const at = found.module.span(added === 'route' ? first : callee.name);
  return {
    method: { key: at, at, value: method },
    ...(path?.kind === 'literal' && typeof path.value === 'string' && path.value.startsWith('/') ? { path: path.value.replaceAll(/\{[^{}]*\}/g, '1') } : {}),
  };
}

function literal(value: string, at: Entry['at']): Value {
  return { kind: 'literal', value, at };
}
