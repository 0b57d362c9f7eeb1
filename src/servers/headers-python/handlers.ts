import { branch, type Handler, type Step } from '../../model/handwritten';
import type { Module } from '../../model/module';
import { childrenOf, walk, type AnyNode, type Call, type ClassStatement, type Expression, type FunctionExpression } from '../../model/syntax';
import { classHandler } from './classes';
import { frameworkOf, type Framework } from './frameworks';
import { comesFromBehind } from './responses';
import type { Scope } from './scope';
import { readFunction } from './statements';
import { unknownWrite } from './written';

/** A function or class of a file that may write headers, and what it does with requests. */
export interface Found { readonly within: FunctionExpression | ClassStatement; readonly handler: Handler }

/** The functions and handler classes of a file, those left out that only others call. */
export function handlersIn(module: Module): readonly Found[] {
  if (isTest(module.file)) return [];
  const framework = frameworkOf(module);
  const called = new Set<FunctionExpression>();
  const found = functionsIn(module).map(({ within, owner }) => {
    const whole = owner && classHandler(owner, (each) => scopeOf(each, owner, framework, called, module));
    return whole ? { within: owner, handler: whole } : { within, handler: handlerOf(scopeOf(within, owner, framework, called, module)) };
  });
  return found.filter(({ within }, i) => !(within.kind === 'function' && called.has(within)) && found.findIndex((each) => each.within === within) === i);
}

/** Tests make responses of their own, and ask for those of others. */
function isTest(file: string): boolean {
  return /(?:^|\/)(?:tests?\/|test_[^/]*$|conftest\.py$|[^/]*_test\.py$)/.test(file);
}

interface Declared { readonly within: FunctionExpression; readonly owner: ClassStatement | undefined }

function functionsIn(module: Module): readonly Declared[] {
  const found: Declared[] = [];
  const pending: (readonly [AnyNode, ClassStatement | undefined])[] = module.syntax.body.map((node) => [node, undefined] as const).reverse();
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [node, owner] = next;
    if (node.kind === 'function') found.push({ within: node, owner });
    const inside = node.kind === 'class' ? node : node.kind === 'function' ? undefined : owner;
    pending.push(...childrenOf(node).map((child) => [child, inside] as const).reverse());
  }
  return found;
}

function scopeOf(within: FunctionExpression, owner: ClassStatement | undefined, framework: Framework, called: Set<FunctionExpression>, module: Module): Scope {
  const names = within.parameters.flatMap(({ name }) => name ?? []);
  const [first] = names;
  const responses = new Set(names.filter((name) => /^(?:response|resp|rv)$/.test(name) || (name === first && isHook(within, module))));
  return {
    module, framework, within, owner, responses, requests: new Set(names.filter((name) => !responses.has(name))), given: new Map(), called, depth: 0, read: readFunction,
  };
}

/** `@app.after_request`, or `app.after_request(function)`. */
function isHook(within: FunctionExpression, module: Module): boolean {
  const isAfter = (expression: Expression) => expression.kind === 'member' && /^after_(?:app_)?request$/.test(expression.name.name);
  if (within.decorators.some(isAfter)) return true;
  return module.calls.some(({ callee, arguments: [argument] }) => isAfter(callee) && argument?.value.kind === 'name' && argument.value.name === within.name?.name);
}

/** What a function does, by what it is registered as. */
function handlerOf(scope: Scope): Handler {
  const { within, framework, responses } = scope;
  const steps = readFunction(within, scope);
  const onError: Handler['onError'] = framework === 'starlette' || framework === 'django' ? 'headers go' : 'unknown';
  const route = routeOf(within, scope);
  if (route) return { steps: routed(steps, route, scope), onError, end: 'answers' };
  if (isHook(within, scope.module)) return { steps: [{ kind: 'call', steps }, ...branch(isOptions, automatic, [])], onError, end: 'passes on' };
  const isMiddleware = [...walk(within.body)].some((node) => node.kind === 'call' && comesFromBehind(node, scope));
  if (isMiddleware) return { steps, onError, end: 'answers', behind: true };
  return { steps, onError, end: responses.size > 0 ? 'passes on' : 'answers' };
}

const isOptions = { kind: 'method', methods: ['OPTIONS'], fold: false } as const;
/** Flask answers OPTIONS by itself for every route that does not ask for it. */
const automatic: readonly Step[] = [{ kind: 'answer' }, { kind: 'return' }];

/** Which methods a view is registered for, as far as preflights are concerned. */
type Route = 'OPTIONS alone' | 'with OPTIONS' | 'without OPTIONS';

const verbs = /^(?:get|post|put|patch|delete|head)$/;

/** What the decorators `@app.route(…)`, `@app.get(…)` say; a method of a class is named after what it is for. */
function routeOf(within: FunctionExpression, { module, owner, framework }: Scope): Route | undefined {
  const name = within.name?.name ?? '';
  if (owner && owner.bases.length > 0) return verbs.test(name) ? 'without OPTIONS' : name === 'options' ? 'OPTIONS alone' : undefined;
  const calls = within.decorators.filter((each): each is Call => each.kind === 'call' && each.callee.kind === 'member');
  const found = calls.flatMap((call) => methodsOf(call, framework, module) ?? []);
  if (found.length === 0) return undefined;
  if (!found.includes('OPTIONS')) return 'without OPTIONS';
  return found.every((each) => each === 'OPTIONS') ? 'OPTIONS alone' : 'with OPTIONS';
}

/** Undefined where the decorator registers nothing; a method that nobody can read may be any. */
function methodsOf({ callee, arguments: given }: Call, framework: Framework, module: Module): readonly string[] | undefined {
  if (callee.kind !== 'member' || framework === 'other') return undefined;
  const { name } = callee.name;
  if (verbs.test(name) || name === 'options') return [name.toUpperCase()];
  if (name !== 'route' && name !== 'api_route') return undefined;
  const methods = given.find((each) => each.name?.name === 'methods' || each.name?.name === 'method');
  const value = methods && module.evaluate(methods.value);
  if (!value) return framework === 'bottle' || framework === 'flask' || framework === 'starlette' || framework === 'sanic' ? ['GET'] : ['GET', 'OPTIONS'];
  const named = value.kind === 'list' ? value.elements : [value];
  return named.map((each) => (each.kind === 'literal' ? String(each.value).toUpperCase() : 'OPTIONS'));
}

function routed(steps: readonly Step[], route: Route, scope: Scope): readonly Step[] {
  switch (route) {
    case 'with OPTIONS': return steps;
    case 'OPTIONS alone': return branch(isOptions, steps, somewhereElse(scope));
    case 'without OPTIONS': return branch(isOptions, preflightOf(scope), steps);
  }
}

/** A preflight for a view that does not ask for it: nobody here answers it, unless something else in the file may. */
function preflightOf(scope: Scope): readonly Step[] {
  const others = /\bOPTIONS\b|\boptions\b|(?:before|after)_(?:app_)?request|middleware|\bCORS|cross_origin/i;
  if (others.test(scope.module.syntax.text)) return somewhereElse(scope);
  return scope.framework === 'flask' ? [{ kind: 'status', status: 200 }, ...automatic] : [{ kind: 'pass on' }, { kind: 'return' }];
}

/** Another function of the application answers, and may well write what this one writes. */
function somewhereElse({ module, within }: Scope): readonly Step[] {
  return [unknownWrite('another function answers', module.span(within), 'text'), { kind: 'pass on' }, { kind: 'return' }];
}
