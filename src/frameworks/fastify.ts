import { below, everyPath, pathText, type Application, type Layer, type PathPattern, type Reach } from '../model/application';
import { isImport, type Module } from '../model/module';
import type { Call, Expression, FunctionExpression } from '../model/syntax';
import type { Framework } from './framework';
import { doesOf, nameOf, writtenOf } from './javascript/middleware';
import { pathPatternOf } from './javascript/paths';
import { applicationsIn, registrationsOn, type Made } from './reading/registrations';

const verbs: ReadonlySet<string> = new Set(['get', 'head', 'post', 'put', 'delete', 'patch', 'options', 'all']);
const deepestPlugin = 8;
/** Hooks before the handler, in the order in which they run. */
const hooks = ['onRequest', 'preParsing', 'preValidation', 'preHandler'];

/** Fastify: the hooks of a context run before its routes, wherever they are written; an error keeps the headers that are set. */
export const fastify: Framework = {
  id: 'fastify',
  language: 'javascript',
  mark: /(['"`])fastify\1/,
  *applications(module) {
    for (const made of applicationsIn(module, makes)) yield applicationOf(made, module);
  },
};

/** `Fastify()`, `fastify()`, and `require('fastify')()`. */
function makes(call: Call, module: Module): boolean {
  return isImport(module.importOf(call.callee), ['fastify'], ['default', '*', 'fastify', 'Fastify']);
}

function applicationOf(made: Made, reader: Module): Application {
  const calls = registrationsOn(made, makes, reader).map(({ method, call, module }) => ({ method, call, module }));
  const { hooks: own, routes } = contextOf(calls, everyPath, 0);
  return { framework: fastify.id, layers: [...inPhases(own), ...routes.flatMap(({ before, route }) => [...inPhases(before), route])], wins: 'inner', otherwise: () => 404 };
}

/** A call on an instance. */
interface Step { readonly method: string; readonly call: Call; readonly module: Module }
/** `isPlugin`: what a package registers, which may have a route for `OPTIONS *` of its own. */
interface Hook { readonly phase: number; readonly layer: Layer; readonly isPlugin: boolean }
/** A route with the hooks of the contexts between the root's and it. */
interface Routed { readonly before: readonly Hook[]; readonly route: Layer }
interface Context { readonly hooks: readonly Hook[]; readonly routes: readonly Routed[] }

/** What is registered on one instance, in the order in which it is written: hooks wait for the plugins before them. */
function contextOf(steps: readonly Step[], prefix: PathPattern, depth: number): Context {
  const parts = steps.map((step): Context => {
    if (step.method === 'register') return pluginOf(step, prefix, depth);
    if (step.method === 'addHook') return { hooks: hookOf(step, prefix), routes: [] };
    return { hooks: [], routes: routeOf(step, prefix).map((route) => ({ before: [], route })) };
  });
  return { hooks: parts.flatMap((part) => part.hooks), routes: parts.flatMap(({ routes }) => routes) };
}

function inPhases(some: readonly Hook[]): readonly Layer[] {
  // Of several routes for OPTIONS the one below the longest prefix answers.
  return some.toSorted((a, b) => a.phase - b.phase || lengthOf(b) - lengthOf(a)).map(({ layer }) => layer);
}

function lengthOf({ layer: { reach } }: Hook): number {
  return reach.methods ? reach.path.segments.length : 0;
}

/** A function of the workspace opens a context of its own; what a package exports, such as `@fastify/cors`, joins this one. */
function pluginOf({ call, module }: Step, prefix: PathPattern, depth: number): Context {
  const [plugin, options] = call.arguments;
  const written = plugin && writtenOf(plugin.value, module);
  if (!plugin || depth > deepestPlugin) return { hooks: [], routes: [] };
  if (written?.expression.kind !== 'function') {
    const layer: Layer = { name: nameOf(plugin.value, module), span: module.span(call), written: module.span(call), reach: { methods: undefined, path: prefix }, does: 'unknown' };
    return { hooks: [{ phase: 0, layer, isPlugin: true }], routes: [] };
  }
  const value = options && module.evaluate(options.value);
  const own = value?.kind === 'record' ? value.entries.get('prefix')?.value : undefined;
  const path = own ? pathPatternOf(own, true) : everyPath;
  if (!path) return { hooks: [], routes: [] };
  return enclosed(contextOf(stepsIn(written.expression, written.module), below(prefix, path), depth + 1));
}

/** The hooks of a context run for its routes alone, and a plugin of CORS also for preflights below its prefix. */
function enclosed({ hooks: own, routes }: Context): Context {
  const under = (hook: Hook, reach: Reach): Hook => ({ ...hook, layer: { ...hook.layer, reach } });
  return {
    hooks: own.filter(({ isPlugin }) => isPlugin).map((hook) => under(hook, { methods: ['OPTIONS'], path: hook.layer.reach.path })),
    routes: routes.map(({ before, route }) => ({ route, before: [...own.map((hook) => under(hook, route.reach)), ...before] })),
  };
}

/** The calls on a plugin's first parameter. */
function stepsIn(plugin: FunctionExpression, module: Module): readonly Step[] {
  const instance = plugin.parameters[0]?.name;
  return module.calls.flatMap((call) => {
    const { callee } = call;
    const isInside = plugin.start <= call.start && call.end <= plugin.end;
    const isOn = callee.kind === 'member' && callee.object.kind === 'name' && callee.object.name === instance;
    return isInside && isOn ? [{ method: callee.name.name, call, module }] : [];
  });
}

/** `addHook('onRequest', …)` */
function hookOf({ call, module }: Step, path: PathPattern): readonly Hook[] {
  const [name, handler] = call.arguments.map(({ value }) => value);
  const phase = name?.kind === 'text' ? hooks.indexOf(name.value) : -1;
  if (!handler || phase < 0) return [];
  const written = writtenOf(handler, module);
  return [{ phase, isPlugin: false, layer: { name: nameOf(handler, module), span: module.span(call), written: written.module.span(written.expression), reach: { methods: undefined, path }, ...doesOf(written) } }];
}

/** `fastify.get(path, options?, handler)`, `fastify.route({ method, url, handler })`. */
function routeOf({ method, call, module }: Step, prefix: PathPattern): readonly Layer[] {
  const [first] = call.arguments;
  if (!first) return [];
  if (method === 'route') return describedRoute(first.value, call, module, prefix);
  if (!verbs.has(method)) return [];
  const handler = call.arguments.at(-1)?.value ?? first.value;
  return answering(module.evaluate(first.value), method === 'all' ? undefined : [method.toUpperCase()], handler, call, module, prefix);
}

function describedRoute(described: Expression, call: Call, module: Module, prefix: PathPattern): readonly Layer[] {
  const value = module.evaluate(described);
  const url = value.kind === 'record' ? (value.entries.get('url') ?? value.entries.get('path'))?.value : undefined;
  const method = value.kind === 'record' ? value.entries.get('method')?.value : undefined;
  const given = method?.kind === 'list' && !method.rest ? method.elements : method ? [method] : [];
  const names = given.flatMap((each) => (each.kind === 'literal' && typeof each.value === 'string' ? [each.value.toUpperCase()] : []));
  return url && names.length > 0 && names.length === given.length ? answering(url, names, described, call, module, prefix) : [];
}

function answering(url: Parameters<typeof pathPatternOf>[0], methods: readonly string[] | undefined, handler: Expression, call: Call, module: Module, prefix: PathPattern): readonly Layer[] {
  const own = pathPatternOf(url, false);
  if (!own) return [];
  const written = writtenOf(handler, module);
  const path = below(prefix, own);
  return [{
    name: `${methods?.join(', ') ?? 'ALL'} ${pathText(path)}`, span: module.span(call), written: written.module.span(written.expression),
    reach: { methods, path }, does: 'answers',
  }];
}
