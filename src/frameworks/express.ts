import { below, everyPath, type Application, type Layer, type PathPattern } from '../model/application';
import { isImport, type Module } from '../model/module';
import { walk, type Call, type Expression } from '../model/syntax';
import type { Unknown } from '../model/value';
import type { Framework } from './framework';
import { doesOf, nameOf, writtenOf, type Written } from './javascript/middleware';
import { pathPatternOf } from './javascript/paths';
import { applicationsIn, madeBy, registrationsOn, type Made, type Registration } from './reading/registrations';

const verbs: ReadonlySet<string> = new Set(['get', 'head', 'post', 'put', 'delete', 'patch', 'options']);
const deepestMount = 8;

/** Express 4 and 5: what is registered runs in the order in which it is written; a route answers, and nothing behind it runs. */
export const express: Framework = {
  id: 'express',
  language: 'javascript',
  mark: /(['"`])express\1/,
  *applications(module) {
    for (const made of applicationsIn(module, makes)) yield applicationOf(made, module);
  },
};

/** `express()`, `express.Router()` and `Router()`. */
function makes(call: Call, module: Module): boolean {
  return isImport(module.importOf(call.callee), ['express'], ['default', '*', 'Router']) || isRouterOf(call.callee, module);
}

function isRouterOf(callee: Expression, module: Module): boolean {
  return callee.kind === 'member' && callee.name.name === 'Router' && isImport(module.importOf(callee.object), ['express'], ['default', '*']);
}

function applicationOf(made: Made, reader: Module): Application {
  return {
    framework: express.id, layers: layersOf(made, reader, everyPath, 0), wins: 'inner',
    // Without a handler for it, the router itself answers OPTIONS with the methods that a path has.
    otherwise: (method) => (method === 'OPTIONS' ? 200 : 404),
  };
}

function layersOf(made: Made, reader: Module, prefix: PathPattern, depth: number): readonly Layer[] {
  if (depth > deepestMount) return [];
  return registrationsOn(made, makes, reader).flatMap((each) => (
    each.method === 'use' ? usedBy(each, prefix, depth) : each.method === 'all' || verbs.has(each.method) ? routedBy(each, prefix) : []
  ));
}

/** `app.use(path?, …)`: middleware for every method, and routers with what is registered on them. */
function usedBy({ call, arguments: given, module }: Registration, prefix: PathPattern, depth: number): readonly Layer[] {
  const { path, handlers } = split(given.map(({ value }) => value), module, prefix, true);
  if (!path) return [];
  return handlers.flatMap((handler): readonly Layer[] => {
    const router = madeBy(handler, module, makes);
    if (router) return layersOf(router, module, path, depth + 1);
    const written = writtenOf(handler, module);
    if (isErrorHandler(written)) return [];
    const reach = { methods: undefined, path };
    const last = lastWord(written);
    return [last ? { ...layer(handler, written, module, call, reach, { does: 'answers' }), ...last } : layer(handler, written, module, call, reach, doesOf(written))];
  });
}

/** `app.get(path, …)` and its like: the last handler answers. */
function routedBy({ method, call, arguments: given, module, route }: Registration, prefix: PathPattern): readonly Layer[] {
  const values = given.map(({ value }) => value);
  const { path, handlers } = split(route ? [route, ...values] : values, module, prefix, false);
  if (!path) return [];
  const methods = method === 'all' ? undefined : [method.toUpperCase()];
  return handlers.map((handler, i) => {
    const written = writtenOf(handler, module);
    return layer(handler, written, module, call, { methods, path }, i === handlers.length - 1 ? { does: 'answers' } : doesOf(written));
  });
}

function layer(handler: Expression, written: Written, module: Module, call: Call, reach: Layer['reach'], does: Pick<Layer, 'does' | 'guard'>): Layer {
  return { name: nameOf(handler, module), span: module.span(call), written: written.module.span(written.expression), reach, ...does };
}

/** The path and what stands behind it, lists of handlers flattened; no path where it is not known. */
function split(given: readonly Expression[], module: Module, prefix: PathPattern, open: boolean): { readonly path: PathPattern | undefined; readonly handlers: readonly Expression[] } {
  const [first, ...others] = given;
  const isPath = first !== undefined && isPathLike(first, module);
  const own = isPath ? pathPatternOf(module.evaluate(first), open) : everyPath;
  const handlers = (isPath ? others : given).flatMap((each) => (each.kind === 'list' ? each.elements.flatMap((element) => (element.kind === 'spread' ? [] : [element])) : [each]));
  return { path: own && below(prefix, own), handlers };
}

function isPathLike(first: Expression, module: Module): boolean {
  const value = module.evaluate(first);
  return value.kind === 'pattern' || (value.kind === 'literal' && typeof value.value === 'string') || (value.kind === 'choice' && first.kind !== 'call');
}

/** `(req, res) => res.status(404)…`: what cannot pass on, answers all that comes to it. */
function lastWord({ expression, module }: Written): { readonly status: number | Unknown } | undefined {
  if (expression.kind !== 'function' || expression.parameters.length > 2) return undefined;
  const notFound = [...walk(expression.body)].some((node) => node.kind === 'number' && node.value === 404);
  return { status: notFound ? 404 : { kind: 'unknown', because: 'a function answers', name: undefined, at: module.span(expression) } };
}

/** `(err, req, res, next)`: runs for errors alone. */
function isErrorHandler({ expression }: Written): boolean {
  return expression.kind === 'function' && expression.parameters.length > 3;
}
