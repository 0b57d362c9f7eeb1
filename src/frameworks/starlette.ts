import { below, everyPath, pathText, type Application, type Layer, type PathPattern } from '../model/application';
import { decoratedBy, isImport, type Module } from '../model/module';
import type { Call, Expression } from '../model/syntax';
import type { Framework } from './framework';
import { argumentOf, classMiddleware, elementsOf, functionMiddleware, methodsIn, valueOf, type Middleware } from './python/middleware';
import { pathPatternOf, prefixOf } from './python/paths';
import { applicationsIn, madeBy, registrationsOn, type Made, type Registration } from './reading/registrations';

const verbs: ReadonlySet<string> = new Set(['get', 'head', 'post', 'put', 'delete', 'patch', 'options', 'trace']);
const deepestMount = 8;
const modules = ['fastapi', 'fastapi.applications', 'starlette.applications', 'starlette', 'fastapi.routing', 'starlette.routing'];

/** Starlette and FastAPI: what is added last is outermost, and an error that nobody handles is answered outside of it all. */
export const starlette: Framework = {
  id: 'starlette',
  language: 'python',
  mark: /\b(?:fastapi|starlette)\b/,
  *applications(module) {
    for (const made of applicationsIn(module, makes)) yield applicationOf(made, module);
  },
};

function makes(call: Call, module: Module): boolean {
  return isImport(module.importOf(call.callee), modules, ['FastAPI', 'Starlette', 'APIRouter', 'Router']);
}

function applicationOf(made: Made, reader: Module): Application {
  return { framework: starlette.id, layers: [...wrapped(made, reader), ...layersOf(made, reader, everyPath, 0)], wins: 'outer', otherwise: () => 405 };
}

/** `app = CORSMiddleware(app, …)`: outside of everything, errors too. */
function wrapped({ creation }: Made, module: Module): readonly Layer[] {
  const wrappers = module.calls.filter((call) => {
    const inner = wordOf(call.callee).endsWith("Middleware") ? argumentOf(call, 'app', 0) : undefined;
    return inner && madeBy(inner, module, makes)?.creation === creation;
  });
  return wrappers.toReversed().map((call) => layer(classMiddleware(call.callee, call, module), call, module, everyPath));
}

function wordOf(callee: Expression): string {
  return callee.kind === 'member' ? callee.name.name : callee.kind === 'name' ? callee.name : '';
}

/** Middleware first, the one added last outermost; then the routes in the order in which they are written. */
function layersOf(made: Made, reader: Module, prefix: PathPattern, depth: number): readonly Layer[] {
  if (depth > deepestMount) return [];
  const { creation, module } = made;
  const own = prefixOf(valueOf(argumentOf(creation, 'prefix'), module));
  const path = own && below(prefix, own);
  if (!path) return [];
  const registered = registrationsOn(made, makes, reader);
  const added = registered.flatMap((each) => addedBy(each, path)).toReversed();
  const isApplication = isImport(module.importOf(creation.callee), modules, ['FastAPI', 'Starlette']);
  const errors: Layer = { name: 'ServerErrorMiddleware', span: module.span(creation), written: module.span(creation.callee), reach: { methods: undefined, path }, does: 'answers errors' };
  return [
    ...(isApplication ? [errors] : []), ...added, ...listed(argumentOf(creation, 'middleware'), module, path),
    ...tabled(argumentOf(creation, 'routes'), module, path, depth), ...registered.flatMap((each) => routedBy(each, path, depth)),
  ];
}

function layer(middleware: Middleware, call: Call, module: Module, path: PathPattern): Layer {
  return { ...middleware, span: module.span(call), reach: { methods: undefined, path } };
}

/** `add_middleware(Class, …)`, `@app.middleware("http")`. */
function addedBy({ method, call, module }: Registration, path: PathPattern): readonly Layer[] {
  const named = method === 'add_middleware' ? argumentOf(call, 'middleware_class', 0) : undefined;
  if (named) return [layer(classMiddleware(named, call, module), call, module, path)];
  const written = method === 'middleware' ? decoratedBy(call, module) : undefined;
  return written ? [layer(functionMiddleware(written, module), call, module, path)] : [];
}

/** `middleware=[Middleware(Class, …), …]`: the first is outermost. */
function listed(list: Expression | undefined, module: Module, path: PathPattern): readonly Layer[] {
  const found = list && elementsOf(list, module);
  return (found?.elements ?? []).flatMap((each) => {
    const named = each.kind === 'call' ? argumentOf(each, 'cls', 0) : undefined;
    return named && each.kind === 'call' && found ? [layer(classMiddleware(named, each, found.module), each, found.module, path)] : [];
  });
}

/** `routes=[Route("/x", endpoint, methods=[…]), Mount("/api", app=sub)]`. */
function tabled(list: Expression | undefined, module: Module, prefix: PathPattern, depth: number): readonly Layer[] {
  const found = list && elementsOf(list, module);
  return (found?.elements ?? []).flatMap((each): readonly Layer[] => {
    if (each.kind !== 'call' || !found) return [];
    const imported = found.module.importOf(each.callee);
    if (isImport(imported, modules, ['Route', 'APIRoute'])) return route(each, argumentOf(each, 'path', 0), methodsIn(each, found.module), each, found.module, prefix);
    return isImport(imported, modules, ['Mount']) ? mounted(each, found.module, prefix, depth) : [];
  });
}

/** `@app.get("/x")` and its like, `api_route`, `add_api_route`, `include_router`, `mount`. */
function routedBy(registration: Registration, prefix: PathPattern, depth: number): readonly Layer[] {
  const { method, call, module } = registration;
  if (verbs.has(method)) return route(call, argumentOf(call, 'path', 0), [method.toUpperCase()], decoratedBy(call, module) ?? call, module, prefix);
  switch (method) {
    case 'api_route': case 'route': return route(call, argumentOf(call, 'path', 0), methodsIn(call, module), decoratedBy(call, module) ?? call, module, prefix);
    case 'add_api_route': case 'add_route': return route(call, argumentOf(call, 'path', 0), methodsIn(call, module), call, module, prefix);
    case 'include_router': return included(call, module, prefix, depth);
    case 'mount': return mounted(call, module, prefix, depth);
    default: return [];
  }
}

function route(call: Call, path: Expression | undefined, methods: readonly string[] | undefined, written: Expression, module: Module, prefix: PathPattern): readonly Layer[] {
  const own = pathPatternOf(valueOf(path, module), false);
  if (!own || !methods) return [];
  const whole = below(prefix, own);
  return [{ name: `${methods.join(', ')} ${pathText(whole)}`, span: module.span(call), written: module.span(written), reach: { methods, path: whole }, does: 'answers' }];
}

function included(call: Call, module: Module, prefix: PathPattern, depth: number): readonly Layer[] {
  const router = argumentOf(call, 'router', 0);
  const made = router && madeBy(router, module, makes);
  const own = prefixOf(valueOf(argumentOf(call, 'prefix'), module));
  return made && own ? layersOf(made, module, below(prefix, own), depth + 1) : [];
}

function mounted(call: Call, module: Module, prefix: PathPattern, depth: number): readonly Layer[] {
  const inner = argumentOf(call, 'app', 1);
  const made = inner && madeBy(inner, module, makes);
  const own = pathPatternOf(valueOf(argumentOf(call, 'path', 0), module), true);
  return made && own ? layersOf(made, module, below(prefix, own), depth + 1) : [];
}
