import { below, everyPath, type Layer, type PathPattern } from '../model/application';
import { isImport, type Module } from '../model/module';
import { walk, type Call, type Expression } from '../model/syntax';
import { layersOfCors } from './aiohttp/cors';
import { calledOn, routesOn } from './aiohttp/routes';
import type { Framework } from './framework';
import { argumentOf, elementsOf, functionMiddleware, valueOf } from './python/middleware';
import { prefixOf } from './python/paths';
import { applicationsIn, madeBy, type Made } from './reading/registrations';

const deepestSubapp = 8;

/** aiohttp: the first middleware of the list is outermost, and what aiohttp-cors answers to preflights is a route. */
export const aiohttp: Framework = {
  id: 'aiohttp',
  language: 'python',
  mark: /\baiohttp\b/,
  *applications(module) {
    for (const made of applicationsIn(module, makes)) {
      const layers = layersOf(made, module, everyPath, 0);
      if (layers) yield { framework: aiohttp.id, layers, wins: 'inner', otherwise: () => 405 };
    }
  },
};

/** `web.Application()` */
function makes(call: Call, module: Module): boolean {
  return isImport(module.importOf(call.callee), ['aiohttp.web', 'aiohttp.web_app'], ['Application']);
}

/** Undefined where middleware is registered in an order that is not followed. */
function layersOf(made: Made, reader: Module, path: PathPattern, depth: number): readonly Layer[] | undefined {
  const files = made.module.file === reader.file ? [reader] : [made.module, reader];
  const calls = files.flatMap((module) => calledOn(made, makes, module));
  const middleware = middlewareOf(made, files, path);
  if (!middleware || depth > deepestSubapp) return undefined;
  const routes = routesOn(calls, path);
  const cors = files.map((module) => layersOfCors(made, makes, routes, module));
  if (cors.includes(undefined)) return undefined;
  const added = cors.flatMap((each) => each ?? []);
  const mounted = calls.flatMap(({ method, call, module }) => (method === 'add_subapp' ? subapp(call, module, path, depth) : []));
  // The headers of other answers are set when those are sent, whoever made them.
  return [...added, ...middleware, ...added.map(forPreflights), ...routes.map((each) => each.layer), ...mounted];
}

function forPreflights(layer: Layer): Layer {
  return { ...layer, reach: { methods: ['OPTIONS'], path: layer.reach.path } };
}

/** `app.add_subapp('/admin/', admin)` */
function subapp(call: Call, module: Module, path: PathPattern, depth: number): readonly Layer[] {
  const inner = argumentOf(call, 'subapp', 1);
  const made = inner && madeBy(inner, module, makes);
  const own = prefixOf(valueOf(argumentOf(call, 'prefix', 0), module));
  return (made && own && layersOf(made, module, below(path, own), depth + 1)) ?? [];
}

/** `web.Application(middlewares=[…])`, then what `app.middlewares.append(…)` adds. */
function middlewareOf({ creation, module }: Made, files: readonly Module[], path: PathPattern): readonly Layer[] | undefined {
  const list = argumentOf(creation, 'middlewares');
  const written = list && elementsOf(list, module);
  if (list && !written?.whole) return undefined;
  const later = files.flatMap((file) => file.calls.flatMap((call) => {
    const { callee } = call;
    const isOn = callee.kind === 'member' && callee.object.kind === 'member' && callee.object.name.name === 'middlewares'
      && madeBy(callee.object.object, file, makes)?.creation === creation;
    return isOn ? [{ method: callee.name.name, call, file }] : [];
  }));
  if (later.some(({ method }) => method !== 'append')) return undefined;
  const appended = later.flatMap(({ call, file }) => call.arguments.map(({ value }) => middlewareAt(value, file, call, path)));
  return [...(written?.elements ?? []).map((each) => middlewareAt(each, written?.module ?? module, each, path)), ...appended];
}

/** What is raised in a middleware is an answer: exceptions such as `web.HTTPUnauthorized` are responses. */
function middlewareAt(named: Expression, module: Module, at: Expression, path: PathPattern): Layer {
  const found = named.kind === 'name' || named.kind === 'member' ? module.definitionOf(named) : undefined;
  const registered = { span: module.span(at), reach: { methods: undefined, path } };
  if (found?.expression.kind !== 'function') return { name: module.syntax.text.slice(named.start, named.end), written: module.span(named), does: 'unknown', ...registered };
  const middleware = functionMiddleware(found.expression, found.module);
  const isResponse = [...walk(found.expression.body)].some((node) => node.kind === 'name' && node.name === 'web');
  return { ...middleware, ...registered, guard: middleware.guard && isResponse ? { ...middleware.guard, throws: false } : middleware.guard };
}
