import type { Step } from '../../model/handwritten';
import type { Block, Call, Expression, FunctionExpression } from '../../model/syntax';
import { objectSteps } from './written';
import type { Scope } from './scope';

const by: Readonly<Record<Scope['kind'], Readonly<Record<string, string>>>> = {
  node: { setHeader: 'node', set: 'express', header: 'express' }, fastify: { header: 'fastify' }, koa: { set: 'koa' }, hono: { header: 'hono' },
  fetch: { set: 'fetch' },
};

/** `for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)`. */
export function loopSteps({ head, binds, body }: Block, scope: Scope): readonly Step[] | undefined {
  const [over, ...others] = head;
  const [only, ...more] = body;
  const [name, value] = binds.map((each) => each.name);
  if (!over || others.length > 0 || more.length > 0 || only?.kind !== 'expressionStatement' || name === undefined) return undefined;
  return writtenEach(over, only.expression, [name, value], scope);
}

/** `Object.entries(headers).forEach(([name, value]) => res.setHeader(name, value))`, and the same of keys. */
export function eachSteps(call: Call, scope: Scope): readonly Step[] | undefined {
  const { callee } = call;
  const each = call.arguments[0]?.value;
  if (callee.kind !== 'member' || callee.name.name !== 'forEach' || each?.kind !== 'function') return undefined;
  const inside = onlyExpression(each);
  const [name, value] = each.parameters[0]?.binds.map((bound) => bound.name) ?? [];
  return inside && name !== undefined ? writtenEach(callee.object, inside, [name, value], scope) : undefined;
}

function onlyExpression({ body }: FunctionExpression): Expression | undefined {
  const [only, ...others] = body;
  if (others.length > 0) return undefined;
  return only?.kind === 'return' ? only.value : only?.kind === 'expressionStatement' ? only.expression : undefined;
}

function writtenEach(over: Expression, inside: Expression, [name, value]: readonly [string, string | undefined], scope: Scope): readonly Step[] | undefined {
  const held = listedObject(over);
  if (!held || inside.kind !== 'call' || inside.callee.kind !== 'member') return undefined;
  const [first, second] = inside.arguments.map((argument) => argument.value);
  const table = by[scope.kind];
  const writer = Object.hasOwn(table, inside.callee.name.name) ? table[inside.callee.name.name] : undefined;
  const { object } = inside.callee;
  const isOurs = object.kind === 'name' && object.name === scope.response;
  const isPair = isName(first, name) && (held.keys ? second?.kind === 'index' && isName(second.index, name) && isSame(second.object, held.object) : isName(second, value));
  return writer !== undefined && isOurs && isPair ? objectSteps(held.object, writer, scope) : undefined;
}

/** What `Object.entries` or `Object.keys` is called with. */
function listedObject(over: Expression): { readonly object: Expression; readonly keys: boolean } | undefined {
  if (over.kind !== 'call' || over.callee.kind !== 'member' || over.callee.object.kind !== 'name' || over.callee.object.name !== 'Object') return undefined;
  const object = over.arguments[0]?.value;
  const { name } = over.callee.name;
  return object && (name === 'entries' || name === 'keys') ? { object, keys: name === 'keys' } : undefined;
}

function isName(expression: Expression | undefined, name: string | undefined): boolean {
  return expression?.kind === 'name' && expression.name === name;
}

function isSame(a: Expression, b: Expression): boolean {
  return a.kind === 'name' && isName(b, a.name);
}
