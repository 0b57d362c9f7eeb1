import type { Test } from '../../model/handwritten';
import { truthyInPython } from '../../model/ternary';
import type { Expression } from '../../model/syntax';
import type { Value } from '../../model/value';
import { headerRead, isFalseWithout, methodRead } from './request';
import { dependsOnRequest, follow, wordsOf, type Scope } from './scope';

/** What an expression asks of the request. What is not understood is an unknown test, never a true one. */
export function testOf(expression: Expression, scope: Scope): Test {
  if (expression.kind === 'unary' && expression.operator === 'not') return not(testOf(expression.operand, scope));
  if (expression.kind === 'binary') {
    const test = logical(expression.operator, expression.left, expression.right, scope) ?? compared(expression.operator, expression.left, expression.right, scope);
    if (test) return test;
  }
  const read = headerRead(expression, scope);
  if (read) return isFalseWithout(read) ? { kind: 'has', header: read.name } : unknown(expression, scope);
  const found = follow(expression, scope);
  if (found && dependsOnRequest(found.expression, found.scope)) return testOf(found.expression, found.scope);
  if (dependsOnRequest(expression, scope)) return unknown(expression, scope);
  const is = truthyInPython(scope.module.evaluate(expression));
  return typeof is === 'boolean' ? { kind: 'known', is } : unknown(expression, scope);
}

function unknown(expression: Expression, scope: Scope): Test {
  return { kind: 'unknown', because: `${wordsOf(expression, scope)} decides` };
}

function not(test: Test): Test {
  return test.kind === 'known' ? { kind: 'known', is: !test.is } : test.kind === 'not' ? test.test : { kind: 'not', test };
}

function logical(operator: string, left: Expression, right: Expression, scope: Scope): Test | undefined {
  if (operator !== 'and' && operator !== 'or') return undefined;
  const [first, other] = [testOf(left, scope), testOf(right, scope)];
  const settles = operator === 'or';
  if (first.kind === 'known') return first.is === settles ? first : other;
  if (other.kind === 'known' && other.is !== settles) return first;
  return { kind: operator, left: first, right: other };
}

/** `==`, `!=`, `is None`, `in`, `not in`. */
function compared(operator: string, left: Expression, right: Expression, scope: Scope): Test | undefined {
  switch (operator) {
    case '==': return equals(left, right, scope) ?? equals(right, left, scope);
    case '!=': return negated(equals(left, right, scope) ?? equals(right, left, scope));
    case 'is': return isNone(left, right, scope);
    case 'is not': return negated(isNone(left, right, scope));
    case 'in': return inside(left, right, scope);
    case 'not in': return negated(inside(left, right, scope));
    default: return undefined;
  }
}

function negated(test: Test | undefined): Test | undefined {
  return test && not(test);
}

function equals(read: Expression, other: Expression, scope: Scope): Test | undefined {
  const method = methodRead(read, scope);
  const header = method ? undefined : headerRead(read, scope);
  if (!method && !header) return undefined;
  const value = valueOf(other, scope);
  if (value.kind !== 'literal') return undefined;
  if (method) return typeof value.value === 'string' ? methodIs(method, [value.value]) : { kind: 'known', is: false };
  if (!header) return undefined;
  if (value.value === '' || value.value === null) return { kind: 'not', test: { kind: 'has', header: header.name } };
  return listed(header.name, { kind: 'list', of: 'list', elements: [value], rest: undefined, at: value.at });
}

/** A header that is there but empty is taken for none. */
function isNone(read: Expression, other: Expression, scope: Scope): Test | undefined {
  const header = headerRead(read, scope);
  const value = header && scope.module.evaluate(other);
  const none = value?.kind === 'literal' && value.value === null && header?.without.kind === 'value' && header.without.value === null;
  return header && none ? { kind: 'not', test: { kind: 'has', header: header.name } } : undefined;
}

function methodIs(read: 'as sent' | 'upper' | 'lower', methods: readonly string[]): Test {
  if (read === 'as sent') return { kind: 'method', methods, fold: false };
  const cased = methods.filter((each) => each === (read === 'upper' ? each.toUpperCase() : each.toLowerCase()));
  return cased.length > 0 ? { kind: 'method', methods: cased.map((each) => each.toUpperCase()), fold: true } : { kind: 'known', is: false };
}

function listed(header: string, list: Value): Test {
  return { kind: 'listed', header, list, option: undefined };
}

/** `origin in ALLOWED` and `request.method in ("OPTIONS", "HEAD")`. */
function inside(asked: Expression, list: Expression, scope: Scope): Test | undefined {
  if (dependsOnRequest(list, scope)) return undefined;
  const method = methodRead(asked, scope);
  const value = valueOf(list, scope);
  if (method) {
    if (value.kind !== 'list' || value.rest) return undefined;
    const methods = value.elements.map((each) => (each.kind === 'literal' && typeof each.value === 'string' ? each.value : undefined)).filter((each) => each !== undefined);
    return methods.length === value.elements.length ? methodIs(method, methods) : undefined;
  }
  const read = headerRead(asked, scope);
  return read ? listed(read.name, value) : undefined;
}

/** What an expression that does not depend on the request is worth, wherever it is written. */
export function valueOf(expression: Expression, scope: Scope): Value {
  const given = expression.kind === 'name' ? scope.given.get(expression.name) : undefined;
  return given ? valueOf(given.expression, given.scope) : scope.module.evaluate(expression);
}
