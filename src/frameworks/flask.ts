import { below, everyPath, pathText, type Layer, type PathPattern, type Reach } from '../model/application';
import { decoratedBy, isImport, type Module } from '../model/module';
import type { Call, Expression, FunctionExpression, Member } from '../model/syntax';
import type { Framework } from './framework';
import { argumentOf, functionMiddleware, methodsIn, valueOf } from './python/middleware';
import { pathPatternOf, prefixOf } from './python/paths';
import { applicationsIn, madeBy, registrationsOn, type Made, type Registration } from './reading/registrations';

const verbs: ReadonlySet<string> = new Set(['get', 'post', 'put', 'delete', 'patch']);
const deepestBlueprint = 8;

/** Flask: functions before a request may answer it, and what is done after a request is done to their answers too. */
export const flask: Framework = {
  id: 'flask',
  language: 'python',
  mark: /\bflask\b/,
  *applications(module) {
    for (const made of applicationsIn(module, makes)) {
      // Flask itself answers OPTIONS for a path that has a view.
      yield { framework: flask.id, layers: layersOf(made, module, everyPath, 0), wins: 'outer', addsAfterwards: true, otherwise: (method) => (method === 'OPTIONS' ? 200 : 405) };
    }
  },
};

function makes(call: Call, module: Module): boolean {
  return isImport(module.importOf(call.callee), ['flask', 'flask.app', 'flask.blueprints'], ['Flask', 'Blueprint']);
}

function layersOf(made: Made, reader: Module, outer: PathPattern, depth: number, prefix?: PathPattern): readonly Layer[] {
  const { creation, module } = made;
  const own = prefix ?? prefixOf(valueOf(argumentOf(creation, 'url_prefix'), module));
  if (!own || depth > deepestBlueprint) return [];
  const path = below(outer, own);
  const registered = registrationsOn(made, makes, reader);
  const routes = registered.flatMap((each) => routedBy(each, path, depth));
  const files = module.file === reader.file ? [module] : [module, reader];
  const before = [...files.flatMap((file) => decoratedBefore(made, file, path)), ...registered.flatMap((each) => beforeBy(each, path))];
  const around = [...before, ...extensionsOn(made, reader, path), ...(module.file === reader.file ? [] : extensionsOn(made, module, path))];
  // What a blueprint does around requests is for its own views alone.
  const isBlueprint = isImport(module.importOf(creation.callee), ['flask', 'flask.blueprints'], ['Blueprint']);
  return [...(isBlueprint ? routes.flatMap(({ reach }) => around.map((layer) => ({ ...layer, reach: withOptions(reach) }))) : around), ...routes];
}

/** Flask gives every view a method OPTIONS. */
function withOptions({ methods, path }: Reach): Reach {
  return { methods: methods && [...methods, 'OPTIONS'], path };
}

/** Functions below `@app.before_request`. */
function decoratedBefore({ creation }: Made, module: Module, path: PathPattern): readonly Layer[] {
  return module.functions.flatMap((written) => {
    const decorator = written.decorators.find((each) => isBefore(each) && madeBy(each.object, module, makes)?.creation === creation);
    return decorator ? [{ ...functionMiddleware(written, module), span: module.span(decorator), reach: { methods: undefined, path } }] : [];
  });
}

function isBefore(decorator: Expression): decorator is Member {
  return decorator.kind === 'member' && decorator.name.name === 'before_request';
}

/** `app.before_request(function)` */
function beforeBy({ method, call, module }: Registration, path: PathPattern): readonly Layer[] {
  if (method !== 'before_request') return [];
  const named = argumentOf(call, 'f', 0);
  const found = named && module.definitionOf(named);
  const written = named?.kind === 'function' ? named : found?.expression;
  if (written?.kind !== 'function') return [];
  return [{ ...functionMiddleware(written, found?.module ?? module), span: module.span(call), reach: { methods: undefined, path } }];
}

/** `CORS(app, …)` and `extension.init_app(app, …)`: whatever is made of the application hooks into it. */
function extensionsOn({ creation }: Made, reader: Module, path: PathPattern): readonly Layer[] {
  const isOn = (call: Call) => {
    const [first] = call.arguments;
    const app = call.arguments.find((each) => each.name?.name === 'app') ?? (first && !first.name ? first : undefined);
    return app !== undefined && madeBy(app.value, reader, makes)?.creation === creation;
  };
  return reader.calls.filter((call) => !makes(call, reader) && isOn(call)).map((call) => ({
    name: reader.syntax.text.slice(call.callee.start, call.callee.end), span: reader.span(call), written: reader.span(call), reach: { methods: undefined, path }, does: 'unknown',
  }));
}

/** `@app.route(…)`, `@app.get(…)`, `app.add_url_rule(…)`, `app.register_blueprint(…)`. */
function routedBy({ method, call, module }: Registration, path: PathPattern, depth: number): readonly Layer[] {
  if (method === 'route' || verbs.has(method)) {
    const view = decoratedBy(call, module);
    return routeOf(call, method === 'route' ? methodsIn(call, module) : [method.toUpperCase()], view, module, path);
  }
  if (method === 'add_url_rule') return routeOf(call, methodsIn(call, module), undefined, module, path);
  return method === 'register_blueprint' ? blueprintOf(call, module, path, depth) : [];
}

function routeOf(call: Call, methods: readonly string[] | undefined, view: FunctionExpression | undefined, module: Module, prefix: PathPattern): readonly Layer[] {
  const rule = argumentOf(call, 'rule', 0);
  const own = pathPatternOf(valueOf(rule, module), false);
  if (!own || !methods || !rule) return [];
  const path = below(prefix, own);
  const span = module.span(call);
  const route: Layer = { name: `${methods.join(', ')} ${pathText(path)}`, span, written: module.span(view ?? call), reach: { methods, path }, does: 'answers' };
  return [...decoratorsBelow(call, view, module, path), route];
}

/** The decorators between the route and its view, which run around the view: `@cross_origin(…)`, `@login_required`. */
function decoratorsBelow(call: Call, view: FunctionExpression | undefined, module: Module, path: PathPattern): readonly Layer[] {
  const inner = view?.decorators.slice(view.decorators.indexOf(call) + 1) ?? [];
  return inner.map((decorator: Expression) => ({
    name: module.syntax.text.slice(decorator.start, decorator.kind === 'call' ? decorator.callee.end : decorator.end),
    span: module.span(decorator), written: module.span(decorator), reach: { methods: undefined, path }, does: 'unknown',
  }));
}

function blueprintOf(call: Call, module: Module, path: PathPattern, depth: number): readonly Layer[] {
  const named = argumentOf(call, 'blueprint', 0);
  const made = named && madeBy(named, module, makes);
  const given = argumentOf(call, 'url_prefix');
  const prefix = given && prefixOf(valueOf(given, module));
  return !made || (given && !prefix) ? [] : layersOf(made, module, path, depth + 1, prefix);
}
