import type { Call, Expression } from '../../model/syntax';
import type { Literal } from '../../model/value';
import { follow, isRequestObject, type Scope } from './scope';

/** A read of a request's header, and what the read gives where there is none. */
export interface HeaderRead { readonly name: string; readonly without: Without }

/** What a read gives where the request does not have the header: a value, an error, or nobody knows what. */
export type Without = { readonly kind: 'value'; readonly value: Literal['value'] } | { readonly kind: 'raises' } | { readonly kind: 'unknown' };

/** `a.b["c"].get("d", e)`: what is done, in order, to what the function is given. */
interface Access { readonly names: readonly string[]; readonly last: 'index' | 'get' | 'other'; readonly otherwise: Expression | undefined; readonly scope: Scope }

/** Words that lead from what a handler is given to its request. */
const towards = /^(?:self|req|request|event|scope|requestContext|http|0)$/;

/** The header that an expression reads. */
export function headerRead(expression: Expression, scope: Scope): HeaderRead | undefined {
  if (expression.kind === 'binary') return withFallback(expression.operator, expression.left, expression.right, scope);
  const named = follow(expression, scope);
  if (named) return headerRead(named.expression, named.scope);
  const access = accessOf(expression, scope);
  const name = access && headerIn(access.names);
  return access && name !== undefined ? { name, without: withoutIt(access) } : undefined;
}

function headerIn(all: readonly string[]): string | undefined {
  const first = all.findIndex((name) => !towards.test(name));
  const [holder, last, ...more] = all.slice(first);
  if (holder === 'origin' && last === undefined) return 'origin';
  if (last === undefined || more.length > 0) return undefined;
  if (holder === 'headers' || holder === 'get_header') return last.toLowerCase();
  return (holder === 'META' || holder === 'environ') && last.startsWith('HTTP_') ? last.slice('HTTP_'.length).toLowerCase().replaceAll('_', '-') : undefined;
}

/** Only `email.message`, which `http.server` reads headers with, gives None for `headers["…"]`. */
function withoutIt({ last, otherwise, scope }: Access): Without {
  if (last === 'index') return scope.framework === 'http.server' ? { kind: 'value', value: null } : { kind: 'raises' };
  if (!otherwise) return { kind: 'value', value: null };
  const value = scope.module.evaluate(otherwise);
  return value.kind === 'literal' ? { kind: 'value', value: value.value } : { kind: 'unknown' };
}

/** Whether a read without the header gives what counts as false. */
export function isFalseWithout({ without }: HeaderRead): boolean {
  return without.kind === 'value' && (without.value === null || without.value === '');
}

/** `request.headers.get("Origin") or ""`: what is none still lets nobody in. */
function withFallback(operator: string, left: Expression, right: Expression, scope: Scope): HeaderRead | undefined {
  const read = operator === 'or' ? headerRead(left, scope) : undefined;
  const value = read && scope.module.evaluate(right);
  return read && value?.kind === 'literal' && (value.value === '' || value.value === null) ? { ...read, without: { kind: 'value', value: value.value } } : undefined;
}

const methodPath = /^(?:(?:self|req|request)\.)*(?:method|command)$|^environ\.REQUEST_METHOD$|^(?:request\.)?META\.REQUEST_METHOD$|^event\.(?:httpMethod|requestContext\.http\.method)$|^scope\.method$/;

/** Whether an expression is the request's method, and whether it is made upper or lower case first. */
export function methodRead(expression: Expression, scope: Scope): 'as sent' | 'upper' | 'lower' | undefined {
  if (expression.kind === 'call' && expression.callee.kind === 'member' && expression.arguments.length === 0) {
    const { object, name } = expression.callee;
    const fold = name.name === 'upper' || name.name === 'lower' ? name.name : undefined;
    return fold && methodRead(object, scope) ? fold : undefined;
  }
  const access = accessOf(expression, scope);
  return access && methodPath.test(access.names.join('.')) ? 'as sent' : undefined;
}

/** How an expression is reached from what the function is given; names that stand for something are followed. */
function accessOf(expression: Expression, scope: Scope): Access | undefined {
  switch (expression.kind) {
    case 'name': {
      const found = follow(expression, scope);
      if (found) return accessOf(found.expression, found.scope);
      if (isRequestObject(expression, scope)) return root('request', scope);
      return scope.requests.has(expression.name) ? root(expression.name, scope) : undefined;
    }
    case 'member': return further(accessOf(expression.object, scope), expression.name.name, 'other');
    case 'index': return expression.index.kind === 'text' ? further(accessOf(expression.object, scope), expression.index.value, 'index') : undefined;
    case 'binary': return expression.operator === 'or' && expression.right.kind === 'record' ? accessOf(expression.left, scope) : undefined;
    case 'call': return called(expression, scope);
    default: return undefined;
  }
}

function root(name: string, scope: Scope): Access {
  return { names: [name], last: 'other', otherwise: undefined, scope };
}

/** `.get("name")`, `.get("name", default)` and `.get_header("name")`. */
function called({ callee, arguments: [first, second, ...more] }: Call, scope: Scope): Access | undefined {
  if (callee.kind !== 'member' || first?.value.kind !== 'text' || first.name || more.length > 0) return undefined;
  const isGetter = callee.name.name === 'get_header';
  if (callee.name.name !== 'get' && !isGetter) return undefined;
  const owner = accessOf(callee.object, scope);
  const access = isGetter ? further(owner, 'get_header', 'other') : owner;
  return access && { ...access, names: [...access.names, first.value.value], last: 'get', otherwise: second?.value, scope };
}

function further(access: Access | undefined, name: string, last: Access['last']): Access | undefined {
  return access && { ...access, names: [...access.names, name], last, otherwise: undefined };
}
