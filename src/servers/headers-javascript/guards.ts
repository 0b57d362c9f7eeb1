import type { Test } from '../../model/handwritten';
import { truthyInJavascript } from '../../model/ternary';
import type { Binary, Call, Expression } from '../../model/syntax';
import type { Value } from '../../model/value';
import { headerRead, methodRead } from './request';
import { dependsOnRequest, follow, wordsOf, type Scope } from './scope';

/** What an expression asks of the request. What is not understood is an unknown test, never a true one. */
export function testOf(expression: Expression, scope: Scope): Test {
  switch (expression.kind) {
    case 'unary': if (expression.operator === '!') return not(testOf(expression.operand, scope)); break;
    case 'binary': {
      const test = logical(expression, scope) ?? compared(expression, scope);
      if (test) return test;
      break;
    }
    case 'call': {
      const test = membership(expression, scope);
      if (test) return test;
      break;
    }
    case 'name': {
      const found = headerRead(expression, scope) ? undefined : follow(expression, scope);
      if (found && dependsOnRequest(found.expression, found.scope)) return testOf(found.expression, found.scope);
      break;
    }
    default: break;
  }
  return plain(expression, scope);
}

/** A header that is read, or a value that is known without a request. */
function plain(expression: Expression, scope: Scope): Test {
  const read = headerRead(expression, scope);
  if (read) return read.never ? { kind: 'known', is: false } : { kind: 'has', header: read.name };
  if (dependsOnRequest(expression, scope)) return unknown(expression, scope);
  const is = truthyInJavascript(scope.module.evaluate(expression));
  return typeof is === 'boolean' ? { kind: 'known', is } : unknown(expression, scope);
}

function unknown(expression: Expression, scope: Scope): Test {
  return { kind: 'unknown', because: `${wordsOf(expression, scope)} decides` };
}

function not(test: Test): Test {
  return test.kind === 'known' ? { kind: 'known', is: !test.is } : test.kind === 'not' ? test.test : { kind: 'not', test };
}

function logical({ operator, left, right }: Binary, scope: Scope): Test | undefined {
  if (operator !== '&&' && operator !== '||') return undefined;
  const [first, second] = [testOf(left, scope), testOf(right, scope)];
  const settles = operator === '||';
  if (first.kind === 'known') return first.is === settles ? first : second;
  if (second.kind === 'known' && second.is !== settles) return first;
  return { kind: operator === '&&' ? 'and' : 'or', left: first, right: second };
}

/** `===`, `!==`, and what `indexOf` is compared with. */
function compared({ operator, left, right }: Binary, scope: Scope): Test | undefined {
  const found = indexCompared(left, operator, right, scope);
  if (found) return found;
  if (!/^[!=]==?$/.test(operator)) return undefined;
  const test = equals(left, right, scope) ?? equals(right, left, scope);
  return test && (operator.startsWith('!') ? not(test) : test);
}

function equals(read: Expression, other: Expression, scope: Scope): Test | undefined {
  const method = methodRead(read, scope);
  const header = method ? undefined : headerRead(read, scope);
  const kind = typeOf(read, scope);
  if (!method && !header && !kind) return undefined;
  const value = scope.module.evaluate(other);
  if (value.kind !== 'literal') return undefined;
  if (method) return typeof value.value === 'string' ? methodIs(method, value.value) : { kind: 'known', is: false };
  if (kind) return value.value === 'string' ? { kind: 'has', header: kind } : undefined;
  if (!header || header.never) return undefined;
  if (value.value === undefined || value.value === null || value.value === '') return not({ kind: 'has', header: header.name });
  if (typeof value.value !== 'string') return { kind: 'known', is: false };
  return { kind: 'listed', header: header.name, list: { kind: 'list', of: 'list', elements: [value], rest: undefined, at: value.at }, option: undefined };
}

function methodIs(read: 'as sent' | 'upper' | 'lower', method: string): Test {
  if (read === 'as sent') return { kind: 'method', methods: [method], fold: false };
  const cased = read === 'upper' ? method.toUpperCase() : method.toLowerCase();
  return cased === method ? { kind: 'method', methods: [method.toUpperCase()], fold: true } : { kind: 'known', is: false };
}

/** The header whose type is asked: `typeof origin`. */
function typeOf(expression: Expression, scope: Scope): string | undefined {
  return expression.kind === 'unary' && expression.operator === 'typeof' ? headerRead(expression.operand, scope)?.name : undefined;
}

/** `list.indexOf(origin) !== -1` and its like. */
function indexCompared(left: Expression, operator: string, right: Expression, scope: Scope): Test | undefined {
  const test = left.kind === 'call' && left.callee.kind === 'member' && left.callee.name.name === 'indexOf' ? methodIn(left, scope) ?? listed(left, scope) : undefined;
  const value = test && scope.module.evaluate(right);
  if (value?.kind !== 'literal' || typeof value.value !== 'number') return undefined;
  const [isThere, isNot] = value.value === -1 ? [/^(?:!==?|>)$/, /^(?:===?|<=)$/] : value.value === 0 ? [/^>=$/, /^<$/] : [undefined, undefined];
  return isThere?.test(operator) ? test : test && isNot?.test(operator) ? not(test) : undefined;
}

/** `list.includes(origin)`, `set.has(origin)`, `list.some((each) => each === origin)`, `Boolean(…)`. */
function membership(call: Call, scope: Scope): Test | undefined {
  const { callee } = call;
  const [first, ...others] = call.arguments;
  if (!first || others.length > 0 || first.spread) return undefined;
  if (callee.kind === 'name') return callee.name === 'Boolean' && !scope.module.importOf(callee) ? testOf(first.value, scope) : undefined;
  if (callee.kind !== 'member') return undefined;
  if (callee.name.name === 'includes' || callee.name.name === 'has') return methodIn(call, scope) ?? hasHeader(call, scope) ?? listed(call, scope);
  return callee.name.name === 'some' ? someEquals(call, scope) : undefined;
}

/** `request.headers.has('Origin')`: whether it can be read is asked of the same call with `get`. */
function hasHeader(call: Call, scope: Scope): Test | undefined {
  const { callee } = call;
  if (callee.kind !== 'member' || callee.name.name !== 'has') return undefined;
  const read = headerRead({ ...call, callee: { ...callee, name: { ...callee.name, name: 'get' } } }, scope);
  return read && { kind: 'has', header: read.name };
}

/** `['OPTIONS', 'HEAD'].includes(request.method)`. */
function methodIn({ callee, arguments: [first] }: Call, scope: Scope): Test | undefined {
  if (!first || callee.kind !== 'member' || methodRead(first.value, scope) !== 'as sent') return undefined;
  const list = scope.module.evaluate(callee.object);
  const methods = list.kind === 'list' && !list.rest ? list.elements.map((each) => (each.kind === 'literal' ? String(each.value) : undefined)) : [undefined];
  const known = methods.filter((each) => each !== undefined);
  return known.length === methods.length ? { kind: 'method', methods: known, fold: false } : undefined;
}

function listed({ callee, arguments: [first] }: Call, scope: Scope): Test | undefined {
  if (!first || callee.kind !== 'member') return undefined;
  return inList(callee.object, first.value, callee.name.name, scope);
}

function someEquals({ callee, arguments: [first] }: Call, scope: Scope): Test | undefined {
  const predicate = first?.value;
  if (callee.kind !== 'member' || predicate?.kind !== 'function') return undefined;
  const [only, ...others] = predicate.body;
  const [parameter] = predicate.parameters;
  if (others.length > 0 || only?.kind !== 'return' || only.value?.kind !== 'binary' || only.value.operator !== '===') return undefined;
  const { left, right } = only.value;
  const isEach = (side: Expression) => side.kind === 'name' && side.name === parameter?.name;
  const other = isEach(left) ? right : isEach(right) ? left : undefined;
  return other && inList(callee.object, other, 'some', scope);
}

function inList(list: Expression, asked: Expression, method: string, scope: Scope): Test | undefined {
  const read = headerRead(asked, scope);
  if (!read || read.never || dependsOnRequest(list, scope)) return undefined;
  const value = valueOf(list, scope);
  if (value.kind === 'list' ? (value.of === 'set') !== (method === 'has') : value.kind === 'literal' && method !== 'includes' && method !== 'indexOf') return undefined;
  return { kind: 'listed', header: read.name, list: value, option: undefined };
}

/** What a list that does not depend on the request is worth, wherever it is written. */
function valueOf(expression: Expression, scope: Scope): Value {
  const given = expression.kind === 'name' ? scope.given.get(expression.name) : undefined;
  return given ? valueOf(given.expression, given.scope) : scope.module.evaluate(expression);
}
