import type { Binary, Expression } from '../../model/syntax';
import type { Literal } from '../../model/value';
import { isImport } from '../server';
import { follow, type Scope } from './scope';

/** A read of a request's header, and what the read gives where there is none. */
export interface HeaderRead { readonly name: string; readonly absent: Literal['value']; readonly never: boolean }

/** `a.b.c('d')`: the parameter where it begins, and what is done to that. */
interface Access { readonly names: readonly string[]; readonly asked: string | undefined }

/** Words that lead from what a handler is given to its request. */
const towards = /^(?:req|request|raw|originalRequest|event|context|Records|cf|node|nodeReq|0)$/;

/** The header that an expression reads, under whatever name the request came. */
export function headerRead(expression: Expression, scope: Scope): HeaderRead | undefined {
  if (expression.kind === 'binary') return withFallback(expression, scope);
  const named = follow(expression, scope);
  if (named?.expression.kind === 'binary' || named?.expression.kind === 'name') return headerRead(named.expression, named.scope);
  const access = accessOf(expression, scope);
  if (!access) return undefined;
  const { asked } = access;
  const names = access.names.filter((name, i) => !(towards.test(name) && access.names.slice(0, i).every((each) => towards.test(each))));
  const [holder, last] = names;
  if (asked !== undefined) return calledRead(names, asked, scope);
  if (names.length !== 2 || (holder !== 'headers' && holder !== 'header') || last === undefined) return undefined;
  // Node has header names in lower case; only what a Lambda function is given keeps them as they were sent.
  return { name: last.toLowerCase(), absent: undefined, never: scope.kind !== 'fetch' && last !== last.toLowerCase() };
}

/** `request.headers.get('origin') ?? ''`: what is none still lets nobody in. */
function withFallback({ operator, left, right }: Binary, scope: Scope): HeaderRead | undefined {
  const read = operator === '??' || operator === '||' ? headerRead(left, scope) : undefined;
  const value = read && scope.module.evaluate(right);
  const isNone = value?.kind === 'literal' && (value.value === '' || value.value === null || value.value === undefined);
  if (!read || !isNone) return undefined;
  return operator === '||' || read.absent !== '' ? { ...read, absent: value.value } : read;
}

function calledRead(names: readonly string[], asked: string, { kind }: Scope): HeaderRead | undefined {
  const name = asked.toLowerCase();
  switch (names.join('.')) {
    case 'headers.get': return { name, absent: null, never: false };
    case 'get': case 'header': return { name, absent: kind === 'koa' ? '' : undefined, never: false };
    default: return undefined;
  }
}

/** Whether an expression is the request's method, and whether it is made upper or lower case first. */
export function methodRead(expression: Expression, scope: Scope): 'as sent' | 'upper' | 'lower' | undefined {
  if (expression.kind === 'call' && expression.callee.kind === 'member' && expression.arguments.length === 0) {
    const fold = ({ toUpperCase: 'upper', toLowerCase: 'lower' } as const)[expression.callee.name.name];
    return fold && methodRead(expression.callee.object, scope) ? fold : undefined;
  }
  const access = accessOf(expression, scope);
  if (!access || access.asked !== undefined) return undefined;
  const path = access.names.join('.');
  return /^(?:(?:req|request|raw|event)\.)*(?:method|httpMethod|(?:requestContext\.)http\.method)$/.test(path) ? 'as sent' : undefined;
}

/** How an expression is reached from what the function is given; names and destructured ones are followed. */
function accessOf(expression: Expression, scope: Scope): Access | undefined {
  switch (expression.kind) {
    case 'name': {
      const found = follow(expression, scope);
      if (found) return accessOf(found.expression, found.scope);
      const names = scope.requests.get(expression.name);
      return names && { names, asked: undefined };
    }
    case 'member': return further(accessOf(expression.object, scope), expression.name.name);
    case 'index': return expression.index.kind === 'text' ? further(accessOf(expression.object, scope), expression.index.value) : undefined;
    case 'await': return accessOf(expression.operand, scope);
    case 'call': {
      if (isImport(scope.module.importOf(expression.callee), ['next/headers'], ['headers'])) return { names: ['headers'], asked: undefined };
      const [first] = expression.arguments;
      const asked = first?.value.kind === 'text' ? first.value.value : undefined;
      const access = asked === undefined || expression.arguments.length > 1 ? undefined : accessOf(expression.callee, scope);
      return access && access.asked === undefined ? { ...access, asked } : undefined;
    }
    default: return undefined;
  }
}

function further(access: Access | undefined, name: string): Access | undefined {
  return access && access.asked === undefined ? { ...access, names: [...access.names, name] } : undefined;
}
