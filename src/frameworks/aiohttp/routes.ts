import { below, pathText, type Layer, type PathPattern } from '../../model/application';
import { decoratedBy, isImport, type Module } from '../../model/module';
import type { Call, Expression } from '../../model/syntax';
import { argumentOf, valueOf } from '../python/middleware';
import { pathPatternOf } from '../python/paths';
import { madeBy, registrationsOn, type Made, type Makes } from '../reading/registrations';

/** A call on an application or on its router. */
export interface Step { readonly method: string; readonly call: Call; readonly module: Module }

/** A route, and the call that adds it. */
export interface Routed { readonly layer: Layer; readonly call: Call }

const methods: Readonly<Record<string, string>> = { get: 'GET', head: 'HEAD', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE', options: 'OPTIONS' };

/** `app.add_routes(…)`, `app.router.add_get(…)`, and `resource.add_route(…)` of a resource of the router's. */
export function calledOn({ creation }: Made, makes: Makes, module: Module): readonly Step[] {
  return module.calls.flatMap((call) => {
    const { callee } = call;
    if (callee.kind !== 'member') return [];
    const owner = routerOwner(callee.object, module);
    return madeBy(owner, module, makes)?.creation === creation ? [{ method: callee.name.name, call, module }] : [];
  });
}

/** `app` of `app.router`, also under another name, and of a resource that the router was given. */
function routerOwner(expression: Expression, module: Module): Expression {
  const resource = resourceOf(expression, module);
  const inner = resource?.callee.kind === 'member' ? resource.callee.object : expression;
  const found = inner.kind === 'name' ? module.definitionOf(inner)?.expression : undefined;
  const router = found?.kind === 'member' ? found : inner;
  return router.kind === 'member' && router.name.name === 'router' ? router.object : router;
}

/** The call `router.add_resource('/x')` that an expression stands for, also where `cors.add(…)` passes it on. */
export function resourceOf(expression: Expression, module: Module): Call | undefined {
  const call = throughAdd(expression, module);
  return call?.callee.kind === 'member' && call.callee.name.name === 'add_resource' ? call : undefined;
}

/** The call that an expression stands for; `cors.add(x)` gives `x` back. */
export function throughAdd(expression: Expression, module: Module): Call | undefined {
  const found = expression.kind === 'name' ? module.definitionOf(expression)?.expression : expression;
  if (found?.kind !== 'call') return undefined;
  const [first] = found.arguments;
  const isAdd = found.callee.kind === 'member' && found.callee.name.name === 'add' && first !== undefined;
  return isAdd && first.value.kind === 'call' ? first.value : found;
}

/** The routes that calls on an application add. */
export function routesOn(calls: readonly Step[], prefix: PathPattern): readonly Routed[] {
  return calls.flatMap(({ method, call, module }) => {
    if (method === 'add_routes') return listed(argumentOf(call, 'routes', 0), module, prefix);
    const verb = /^add_(\w+)$/.exec(method)?.[1] ?? '';
    if (verb === 'route') return routeWith(call, module, prefix);
    return Object.hasOwn(methods, verb) ? routed(argumentOf(call, 'path', 0), methods[verb], call, module, prefix) : [];
  });
}

/** `router.add_route('GET', '/x', handler)`, `resource.add_route('GET', handler)`. */
function routeWith(call: Call, module: Module, prefix: PathPattern): readonly Routed[] {
  const method = valueOf(argumentOf(call, 'method', 0), module);
  const resource = call.callee.kind === 'member' ? resourceOf(call.callee.object, module) : undefined;
  const path = resource ? argumentOf(resource, 'path', 0) : argumentOf(call, 'path', 1);
  return method?.kind === 'literal' && typeof method.value === 'string' ? routed(path, method.value.toUpperCase(), call, module, prefix) : [];
}

/** `[web.get('/x', handler), …]`, or a table `routes = web.RouteTableDef()` whose decorators add to it. */
function listed(list: Expression | undefined, module: Module, prefix: PathPattern): readonly Routed[] {
  const table = list && madeBy(list, module, makesTable);
  if (table) return tabled(table, module, prefix);
  const found = list?.kind === 'name' ? module.definitionOf(list) : list && { expression: list, module };
  if (found?.expression.kind !== 'list') return [];
  return found.expression.elements.flatMap((each) => (each.kind === 'call' ? described(each, found.module, prefix) : []));
}

function described(call: Call, module: Module, prefix: PathPattern): readonly Routed[] {
  const imported = module.importOf(call.callee);
  if (imported?.from !== 'aiohttp.web') return [];
  if (imported.name === 'route') return routeWith(call, module, prefix);
  return Object.hasOwn(methods, imported.name) ? routed(argumentOf(call, 'path', 0), methods[imported.name], call, module, prefix) : [];
}

function makesTable(call: Call, module: Module): boolean {
  return isImport(module.importOf(call.callee), ['aiohttp.web'], ['RouteTableDef']);
}

function tabled(table: Made, reader: Module, prefix: PathPattern): readonly Routed[] {
  return registrationsOn(table, makesTable, reader).flatMap(({ method, call, module }) => (
    Object.hasOwn(methods, method) ? routed(argumentOf(call, 'path', 0), methods[method], call, module, prefix) : []));
}

function routed(path: Expression | undefined, method: string | undefined, call: Call, module: Module, prefix: PathPattern): readonly Routed[] {
  const own = pathPatternOf(valueOf(path, module), false);
  if (!own || method === undefined || method === '*') return [];
  const reach = { methods: [method], path: below(prefix, own) };
  const handler = call.arguments.findLast(({ name }) => !name)?.value;
  const found = handler?.kind === 'name' ? module.definitionOf(handler) : undefined;
  const decorated = decoratedBy(call, module);
  const written = decorated ? module.span(decorated) : found?.expression.kind === 'function' ? found.module.span(found.expression) : module.span(call);
  return [{ call, layer: { name: `${method} ${pathText(reach.path)}`, span: module.span(call), written, reach, does: 'answers' } }];
}
