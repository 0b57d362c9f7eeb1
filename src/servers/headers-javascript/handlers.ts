import { branch, type Handler, type Step } from '../../model/handwritten';
import type { Module } from '../../model/module';
import { childrenOf, type AnyNode, type Call, type FunctionExpression } from '../../model/syntax';
import { bodySteps, isHandedOn } from './statements';
import type { Kind, Scope } from './scope';

/** A function of a file that may write headers, and what it does with requests. */
export interface Found { readonly within: FunctionExpression; readonly handler: Handler }

/** The functions of a file whose shape is that of a handler, outermost first. */
export function* handlersIn(module: Module): Generator<Found> {
  if (isTest(module.file)) return;
  const functions = functionsIn(module);
  const routes = exportedRoutes(module);
  for (const [within, around] of functions) {
    const scope = scopeOf(within, around, module);
    if (!scope || within === routes.get('OPTIONS')?.within) continue;
    const route = [...routes].find(([, each]) => each.within === within);
    const steps: readonly Step[] = route ? routeSteps(scope, routes, module) : registered(stepsOf(within, scope), registrationOf(within, around, module));
    yield { within, handler: { steps, onError: onErrorOf(scope), end: endOf(scope) } };
  }
  yield* preflightAlone(routes, module);
}

/** Koa answers 404 where nobody says anything else. */
function stepsOf(within: FunctionExpression, scope: Scope): readonly Step[] {
  const steps = bodySteps(within.body, scope);
  return isKoaMiddleware(scope) ? [{ kind: 'status', status: 404 }, ...steps] : steps;
}

function isKoaMiddleware({ kind, next }: Scope): boolean {
  return kind === 'koa' && next !== undefined;
}

/** A function with what stands around it, innermost last. */
type Around = readonly AnyNode[];

function functionsIn(module: Module): ReadonlyMap<FunctionExpression, Around> {
  const found = new Map<FunctionExpression, Around>();
  const pending: (readonly [AnyNode, Around])[] = module.syntax.body.map((node) => [node, []] as const).reverse();
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [node, around] = next;
    if (node.kind === 'function') found.set(node, around);
    pending.push(...childrenOf(node).map((child) => [child, [...around, node]] as const).reverse());
  }
  return found;
}

/** Tests make responses of their own, and ask for those of others. */
function isTest(file: string): boolean {
  return /(?:\.(?:test|spec|cy|stories)\.[cm]?[jt]sx?$)|\/(?:__tests__|__mocks__)\//.test(file);
}

/** In whose terms the function writes; the functions around it lend their parameters. */
function scopeOf(within: FunctionExpression, around: Around, module: Module): Scope | undefined {
  const names = within.parameters.map(({ name }) => name);
  const [first = '', second = '', third] = names;
  const scope = (kind: Kind, response: string | undefined, next: string | undefined): Scope => {
    const requests = new Map([...around.filter((node) => node.kind === 'function'), within].flatMap((each) => requestsOf(each, [response, next])));
    return { module, kind, within, response, next, requests, given: new Map(), depth: 0 };
  };
  if (/^_*(?:req|request)\d*$/i.test(first) && /^_*(?:res|resp|response)\d*$/i.test(second)) return names.length < 4 ? scope('node', second, third) : undefined;
  if (/^_*(?:req|request)$/i.test(first) && /^_*(?:rep|reply)$/i.test(second)) return scope('fastify', second, names.find((name, i) => i > 1 && /^(?:done|next)$/.test(name ?? '')));
  if (names.length <= 2 && /^(?:c|ctx|context)$/.test(first) && !isOther(second)) {
    const hono = first === 'c' || /['"](?:npm:|jsr:@hono\/)?hono\b/.test(module.syntax.text);
    return scope(hono ? 'hono' : 'koa', first, second === '' ? undefined : second);
  }
  return scope('fetch', undefined, names.find((name) => name === 'next'));
}

function isOther(second: string): boolean {
  return second !== '' && second !== 'next' && second !== '_next';
}

/** Where the request may be read from: a parameter, or what is taken out of one. */
function requestsOf({ parameters }: FunctionExpression, others: readonly (string | undefined)[]): readonly (readonly [string, readonly string[]])[] {
  return parameters.flatMap(({ name, binds }): readonly (readonly [string, readonly string[]])[] => {
    if (name === undefined) return binds.map((each) => [each.name, /^(?:headers|header|method|httpMethod)$/.test(each.name) ? [each.name] : []]);
    return others.includes(name) && !/^(?:c|ctx|context)$/.test(name) ? [] : [[name, []]];
  });
}

const routed: Readonly<Record<string, string>> = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE', del: 'DELETE', options: 'OPTIONS' };

/** The method that a function is registered for: `app.get(path, handler)`. Undefined for all of them. */
function registrationOf(within: FunctionExpression, around: Around, module: Module): string | undefined {
  const direct = around.at(-2);
  const calls = direct?.kind === 'call' ? [direct] : within.name ? module.calls.filter((call) => takes(call, within, module)) : [];
  const methods = new Set(calls.map(methodOf));
  const [only] = methods;
  return methods.size === 1 ? only : undefined;
}

function methodOf({ callee, arguments: given }: Call): string | undefined {
  return callee.kind === 'member' && given.length > 1 && Object.hasOwn(routed, callee.name.name) ? routed[callee.name.name] : undefined;
}

function takes({ arguments: given }: Call, within: FunctionExpression, module: Module): boolean {
  return given.some(({ value }) => value.kind === 'name' && value.name === within.name?.name && module.definitionOf(value)?.expression === within);
}

/** A handler of one method is not asked for others: what matters is whether preflights come to it. */
function registered(steps: readonly Step[], method: string | undefined): readonly Step[] {
  if (method === undefined) return steps;
  const test = { kind: 'method', methods: ['OPTIONS'], fold: false } as const;
  return method === 'OPTIONS' ? branch(test, steps, elsewhere) : branch(test, elsewhere, steps);
}

const elsewhere: readonly Step[] = [{ kind: 'pass on' }, { kind: 'return' }];

const routeName = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

/** `export async function GET(request)` of Next.js and SvelteKit, and `export const GET = …`. */
function exportedRoutes(module: Module): ReadonlyMap<string, { readonly within: FunctionExpression }> {
  return new Map(module.syntax.body.flatMap((statement): readonly (readonly [string, { readonly within: FunctionExpression }])[] => {
    if (statement.kind === 'functionStatement') {
      const name = statement.function.name?.name ?? '';
      return statement.exported === 'named' && routeName.test(name) ? [[name, { within: statement.function }]] : [];
    }
    if (statement.kind !== 'assignment' || !statement.exported || statement.target.kind !== 'name' || !routeName.test(statement.target.name)) return [];
    return statement.value?.kind === 'function' ? [[statement.target.name, { within: statement.value }]] : [];
  }));
}

/** Preflights go to the file's `OPTIONS`, or get an answer of the framework's without CORS headers. */
function routeSteps(scope: Scope, routes: ReadonlyMap<string, { readonly within: FunctionExpression }>, module: Module): readonly Step[] {
  const options = routes.get('OPTIONS')?.within;
  const preflight = options ? scopeOf(options, [], module) : undefined;
  return branch({ kind: 'method', methods: ['OPTIONS'], fold: false }, preflight && options ? bodySteps(options.body, preflight) : elsewhere, bodySteps(scope.within.body, scope));
}

/** A file whose other routes write nothing: preflights are answered, requests are not. */
function* preflightAlone(routes: ReadonlyMap<string, { readonly within: FunctionExpression }>, module: Module): Generator<Found> {
  const within = routes.get('OPTIONS')?.within;
  const scope = within && scopeOf(within, [], module);
  if (within && scope) yield { within, handler: { steps: registered(bodySteps(within.body, scope), 'OPTIONS'), onError: onErrorOf(scope), end: 'passes on' } };
}

function onErrorOf({ kind, module }: Scope): Handler['onError'] {
  switch (kind) {
    case 'node': return /['"](?:express|@types\/express)['"]/.test(module.syntax.text) ? 'headers stay' : 'unknown';
    case 'hono': return 'headers stay';
    case 'koa': return 'headers go';
    case 'fastify': case 'fetch': return 'unknown';
  }
}

/** A middleware that neither answers nor goes on leaves the browser waiting, unless something else may do so for it. */
function endOf(scope: Scope): Handler['end'] {
  const { kind, within, response, next } = scope;
  if (isKoaMiddleware(scope)) return isHandedOn(next, within.body) ? 'passes on' : 'answers';
  const waits = kind === 'node' && next !== undefined && !isHandedOn(response, within.body) && !isHandedOn(next, within.body);
  return waits ? 'hangs' : 'passes on';
}
