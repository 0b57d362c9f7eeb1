import { below, everyPath, pathText, type Layer, type PathPattern } from '../../model/application';
import type { Module } from '../../model/module';
import { walk, type Call, type Expression } from '../../model/syntax';
import type { Unknown } from '../../model/value';
import { madeBy, registrationsOn, type Made, type Makes, type Registration } from '../reading/registrations';
import { doesOf, nameOf, writtenOf, type Written } from './middleware';
import { pathPatternOf } from './paths';

/** How a framework registers what runs in the order in which it is written. */
export interface Sequential {
  readonly makes: Makes;
  /** Whether `use('/x', …)` is also for what is below `/x`. */
  readonly usesBelow: boolean;
  /** Whether a handler in `use` is for errors alone. */
  readonly isForErrors: (written: Written) => boolean;
  /** Whether a handler in `use` cannot pass on. */
  readonly isLast: (written: Written) => boolean;
  /** What an application or router puts before all its paths. */
  readonly prefix: (made: Made) => PathPattern | undefined;
}

const verbs: ReadonlySet<string> = new Set(['get', 'head', 'post', 'put', 'delete', 'patch', 'options']);
const deepestMount = 8;

/** Everything that is registered on an application and on the routers mounted there, in the order in which it runs. */
export function layersOf(made: Made, reader: Module, dialect: Sequential, outer: PathPattern = everyPath, depth = 0): readonly Layer[] {
  const own = depth > deepestMount ? undefined : dialect.prefix(made);
  if (!own) return [];
  const prefix = below(outer, own);
  return registrationsOn(made, dialect.makes, reader).flatMap((each): readonly Layer[] => {
    switch (each.method) {
      case 'use': return usedBy(each, dialect, prefix, depth);
      case 'route': case 'mount': return each.arguments.length > 1 ? usedBy(each, { ...dialect, usesBelow: true }, prefix, depth) : [];
      case 'all': return routedBy(each, undefined, prefix);
      case 'del': return routedBy(each, ['DELETE'], prefix);
      case 'on': return onBy(each, prefix);
      default: return verbs.has(each.method) ? routedBy(each, [each.method.toUpperCase()], prefix) : [];
    }
  });
}

/** `app.use(path?, …)`: middleware for every method, and routers with what is registered on them. */
export function usedBy({ call, arguments: given, module }: Registration, dialect: Sequential, prefix: PathPattern, depth: number): readonly Layer[] {
  const { path, handlers } = split(given.map(({ value }) => value), module, prefix, dialect.usesBelow);
  if (!path) return [];
  return handlers.flatMap((handler): readonly Layer[] => {
    const router = madeBy(handler, module, dialect.makes);
    if (router) return isAbout(handler) ? [] : layersOf(router, module, dialect, path, depth + 1);
    const written = writtenOf(handler, module);
    if (dialect.isForErrors(written)) return [];
    const reach = { methods: undefined, path };
    return [dialect.isLast(written) ? layer(handler, written, module, call, reach, lastWord(written)) : layer(handler, written, module, call, reach, doesOf(written))];
  });
}

/** `router.allowedMethods()` is none of the router's routes. */
function isAbout(handler: Expression): boolean {
  return handler.kind === 'call' && handler.callee.kind === 'member' && handler.callee.name.name === 'allowedMethods';
}

/** `app.get(path, …)` and its like: the last handler answers. */
function routedBy({ call, arguments: given, module, route }: Registration, methods: readonly string[] | undefined, prefix: PathPattern): readonly Layer[] {
  const values = given.map(({ value }) => value);
  const { path, handlers } = split(route ? [route, ...values] : values, module, prefix, false);
  if (!path) return [];
  return handlers.map((handler, i) => {
    const written = writtenOf(handler, module);
    if (i < handlers.length - 1) return layer(handler, written, module, call, { methods, path }, doesOf(written));
    return { ...layer(handler, written, module, call, { methods, path }, { does: 'answers' }), name: `${methods?.join(', ') ?? 'ALL'} ${pathText(path)}` };
  });
}

/** `app.on(['GET', 'PURGE'], path, …)`. */
function onBy(registration: Registration, prefix: PathPattern): readonly Layer[] {
  const [methods, ...others] = registration.arguments;
  const value = methods && registration.module.evaluate(methods.value);
  const given = value?.kind === 'list' && !value.rest ? value.elements : value ? [value] : [];
  const names = given.flatMap((each) => (each.kind === 'literal' && typeof each.value === 'string' ? [each.value.toUpperCase()] : []));
  return names.length === 0 || names.length < given.length ? [] : routedBy({ ...registration, arguments: others }, names, prefix);
}

function layer(handler: Expression, written: Written, module: Module, call: Call, reach: Layer['reach'], does: Pick<Layer, 'does' | 'guard' | 'status'>): Layer {
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

/** What cannot pass on, answers all that comes to it: often that nothing was found. */
function lastWord({ expression, module }: Written): { readonly does: 'answers'; readonly status: number | Unknown } {
  const notFound = [...walk([expression])].some((node) => node.kind === 'number' && node.value === 404);
  return { does: 'answers', status: notFound ? 404 : { kind: 'unknown', because: 'a function answers', name: undefined, at: module.span(expression) } };
}
