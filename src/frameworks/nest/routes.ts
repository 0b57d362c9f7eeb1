import { below, everyPath, pathText, type Layer, type PathPattern } from '../../model/application';
import { isImport, type Module } from '../../model/module';
import type { Call, ClassStatement, Expression, FunctionExpression } from '../../model/syntax';
import type { Unknown, Value } from '../../model/value';
import { pathPatternOf } from '../javascript/paths';
import type { Made, Registration } from '../reading/registrations';

/** A class of the workspace, and the module where it is written. */
interface Found { readonly node: ClassStatement; readonly module: Module }

const verbs: Readonly<Record<string, readonly string[] | undefined>> = {
  Get: ['GET'], Post: ['POST'], Put: ['PUT'], Delete: ['DELETE'], Patch: ['PATCH'], Options: ['OPTIONS'], Head: ['HEAD'], All: undefined,
};
const names = Object.keys(verbs);

/** The routes of the controllers that an application's module reaches, the module's own first. */
export function routesOf({ creation, module }: Made, calls: readonly Registration[]): readonly Layer[] {
  // Versions and the router's module put further segments before the paths.
  if (calls.some(({ method }) => method === 'enableVersioning')) return [];
  const [root] = creation.arguments;
  const modules = root ? reachedFrom(root.value, module, new Set()) : [];
  if (modules.some(hasRouterModule)) return [];
  const [prefixed] = calls.filter(({ method }) => method === 'setGlobalPrefix').toReversed();
  return modules.flatMap(({ node, module: file }) => listedIn(node, file, 'controllers').flatMap((each) => {
    const found = file.classOf(each);
    return found ? routesIn(found, prefixed) : [];
  }));
}

/** A module and those that it imports, each once. */
function reachedFrom(named: Expression, module: Module, seen: Set<ClassStatement>): readonly Found[] {
  const found = module.classOf(moduleNamed(named));
  if (!found || seen.has(found.node)) return [];
  seen.add(found.node);
  return [found, ...listedIn(found.node, found.module, 'imports').flatMap((each) => reachedFrom(each, found.module, seen))];
}

/** `UsersModule`, `UsersModule.forRoot(…)`, `forwardRef(() => UsersModule)`. */
function moduleNamed(expression: Expression): Expression {
  if (expression.kind === 'await') return moduleNamed(expression.operand);
  if (expression.kind !== 'call') return expression;
  const { callee, arguments: [first] } = expression;
  if (callee.kind === 'member') return callee.object;
  const [returned] = first?.value.kind === 'function' ? first.value.body : [];
  return returned?.kind === 'return' && returned.value ? returned.value : expression;
}

function hasRouterModule({ node, module }: Found): boolean {
  return listedIn(node, module, 'imports').some((each) => isImport(module.importOf(moduleNamed(each)), ['@nestjs/core'], ['RouterModule']));
}

/** What `@Module({ imports: […], controllers: […] })` lists under a name. */
function listedIn(node: ClassStatement, module: Module, name: 'imports' | 'controllers'): readonly Expression[] {
  const [described] = decoratorOf(node.decorators, module, ['Module'])?.arguments ?? [];
  const record = described?.value.kind === 'record' ? described.value : undefined;
  const property = record?.entries.find((each) => each.kind === 'property' && each.key.kind === 'text' && each.key.value === name);
  const value = property?.kind === 'property' ? property.value : undefined;
  const list = value?.kind === 'name' ? module.definitionOf(value)?.expression : value;
  return list?.kind === 'list' ? list.elements.flatMap((each) => (each.kind === 'spread' ? [] : [each])) : [];
}

function decoratorOf(decorators: readonly Expression[], module: Module, wanted: readonly string[]): Call | undefined {
  return decorators.find((each): each is Call => each.kind === 'call' && isImport(module.importOf(each.callee), ['@nestjs/common'], wanted));
}

/** Every method of a controller that a decorator routes to. */
function routesIn({ node, module }: Found, prefixed: Registration | undefined): readonly Layer[] {
  const controller = decoratorOf(node.decorators, module, ['Controller']);
  const bases = controller && pathsOf(controllerPath(controller, module));
  return (bases ?? []).flatMap((base) => node.body.flatMap((statement) => (
    statement.kind === 'functionStatement' ? routesTo(statement.function, base, module, prefixed) : [])));
}

/** `@Controller('users')`, `@Controller({ path: 'users' })`; none where a host decides as well. */
function controllerPath(controller: Call, module: Module): Value | 'none' | undefined {
  const [first] = controller.arguments;
  const value = first && module.evaluate(first.value);
  if (value?.kind !== 'record') return value ?? 'none';
  return value.rest ?? value.entries.get('host')?.value.kind === 'literal' ? undefined : value.entries.get('path')?.value ?? 'none';
}

function routesTo(written: FunctionExpression, base: PathPattern, module: Module, prefixed: Registration | undefined): readonly Layer[] {
  return written.decorators.flatMap((each): readonly Layer[] => {
    const name = each.kind === 'call' ? verbOf(each, module) : undefined;
    if (name === undefined || each.kind !== 'call') return [];
    const [first] = each.arguments;
    return (pathsOf(first ? module.evaluate(first.value) : 'none') ?? []).flatMap((own) => {
      const path = withPrefix(below(base, own), prefixed);
      return path ? [routeAt(path, verbs[name], each, written, module)] : [];
    });
  });
}

function verbOf(decorator: Call, module: Module): string | undefined {
  const imported = module.importOf(decorator.callee);
  return isImport(imported, ['@nestjs/common'], names) ? imported?.name : undefined;
}

function routeAt(path: PathPattern, methods: readonly string[] | undefined, decorator: Call, written: FunctionExpression, module: Module): Layer {
  return {
    name: `${methods?.join(', ') ?? 'ALL'} ${pathText(path)}`, span: module.span(decorator), written: module.span(written), reach: { methods, path },
    does: 'answers', status: statusOf(methods, written, module),
  };
}

/** `@HttpCode(204)`, else 201 to POST and 200 to others. */
function statusOf(methods: readonly string[] | undefined, { decorators }: FunctionExpression, module: Module): number | Unknown {
  const [stated] = decoratorOf(decorators, module, ['HttpCode'])?.arguments ?? [];
  if (!stated) return methods?.includes('POST') ? 201 : 200;
  const value = module.evaluate(stated.value);
  if (value.kind === 'literal' && typeof value.value === 'number') return value.value;
  return { kind: 'unknown', because: 'its status is not written here', name: undefined, at: module.span(stated) };
}

/** A path, or several; undefined where one of them is not known. */
function pathsOf(value: Value | 'none' | undefined): readonly PathPattern[] | undefined {
  if (value === 'none') return [everyRoot];
  if (value?.kind === 'list') {
    const all = value.rest ? [] : value.elements.flatMap((each) => pathPatternOf(each, false) ?? []);
    return all.length === value.elements.length ? all : undefined;
  }
  const only = value && pathPatternOf(value, false);
  return only && [only];
}

const everyRoot: PathPattern = { ...everyPath, open: false };

/** `app.setGlobalPrefix('api')`; what its `exclude` names is not told here. */
function withPrefix(path: PathPattern, prefixed: Registration | undefined): PathPattern | undefined {
  if (!prefixed) return path;
  const [prefix, options] = prefixed.arguments;
  const own = prefix && pathPatternOf(prefixed.module.evaluate(prefix.value), false);
  return own && !options ? below(own, path) : undefined;
}
