import { branch, type Step, type Test } from '../../model/handwritten';
import { childrenOf, walk, type AnyNode, type Block, type Call, type Expression, type Statement } from '../../model/syntax';
import type { Span } from '../../model/span';
import { eachSteps, loopSteps } from './each';
import { responseCalls, statusSteps } from './calls';
import { testOf } from './guards';
import { assigned, assignments, isAssign, isChanged, isHeaders, isHeld } from './holders';
import { methodRead } from './request';
import { madeResponse } from './responses';
import { headerSteps, objectSteps, textOf, unknownWrite, calledScope } from './written';
import { follow, type Scope } from './scope';

/** What the statements of a function do, in order. */
export function bodySteps(statements: readonly Statement[], scope: Scope): readonly Step[] {
  return statements.flatMap((statement) => statementSteps(statement, scope));
}

function statementSteps(statement: Statement, scope: Scope): readonly Step[] {
  switch (statement.kind) {
    case 'assignment': return assignmentSteps(statement, scope);
    case 'expressionStatement': return expressionSteps(statement.expression, scope.module.span(statement), scope);
    case 'return': return [...(statement.value ? returnSteps(statement.value, scope) : []), { kind: 'return' }];
    case 'if': return branch(testOf(statement.test, scope), bodySteps(statement.then, scope), bodySteps(statement.otherwise, scope));
    case 'block': return blockSteps(statement, scope);
    case 'import': case 'export': case 'functionStatement': case 'class': return [];
  }
}

function blockSteps(block: Block, scope: Scope): readonly Step[] {
  switch (block.of) {
    case 'plain': case 'with': return bodySteps(block.body, scope);
    // A handler is a switch without a head: what happens when nothing fails is what counts.
    case 'try': return bodySteps(block.body.filter((each) => each.kind !== 'block' || each.of !== 'switch' || each.head.length > 0), scope);
    case 'loop': return loopSteps(block, scope) ?? branch(perhaps('a loop decides'), bodySteps(block.body, scope), []);
    case 'switch': return switchSteps(block, scope);
  }
}

function perhaps(because: string): Test {
  return { kind: 'unknown', because };
}

/** A `switch` on the method is a chain of tests; what follows the end of a case and is no case is the default. */
function switchSteps({ head: [about, ...cases], body }: Block, scope: Scope): readonly Step[] {
  if (!about || !methodRead(about, scope)) return branch(perhaps('a switch decides'), bodySteps(body, scope), []);
  const groups = cases.map((each, i) => ({ each, statements: body.filter(({ start }) => start > each.start && start < (cases[i + 1]?.start ?? Infinity)) }));
  const split = groups.map(({ each, statements }) => ({ each, ...untilEnd(statements) }));
  const rest = bodySteps(split.flatMap(({ after }) => after), scope);
  // A case that falls through does what the next does as well.
  const bodies = split.map((_, i) => split.slice(i, split.findIndex((other, j) => j >= i && other.ends) + 1 || split.length).flatMap(({ before }) => before));
  return split.reduceRight<readonly Step[]>((otherwise, { each }, i) => {
    const test = testOf({ kind: 'binary', operator: '===', left: about, right: each, start: about.start, end: about.end }, scope);
    return branch(test, bodySteps(bodies[i] ?? [], scope), otherwise);
  }, rest);
}

function untilEnd(statements: readonly Statement[]): { readonly before: readonly Statement[]; readonly after: readonly Statement[]; readonly ends: boolean } {
  const flat = statements.flatMap((each) => (each.kind === 'block' && each.of === 'plain' ? each.body : [each]));
  const at = flat.findIndex((each) => each.kind === 'return' || isLeaving(each));
  if (at < 0) return { before: flat, after: [], ends: false };
  return { before: flat.slice(0, at + 1).filter((each) => !isBreak(each)), after: flat.slice(at + 1), ends: true };
}

function isLeaving(statement: Statement): boolean {
  return isBreak(statement) || (statement.kind === 'expressionStatement' && isThrow(statement.expression));
}

function isBreak(statement: Statement): boolean {
  return statement.kind === 'expressionStatement' && statement.expression.kind === 'other' && statement.expression.why === '`break`';
}

function isThrow(expression: Expression): boolean {
  return expression.kind === 'other' && expression.why === '`throw`';
}

/** `const response = new Response(…)`, `headers['X'] = …`, `res.statusCode = 204`, and calls on the right. */
function assignmentSteps(statement: Statement & { kind: 'assignment' }, scope: Scope): readonly Step[] {
  const { target, value } = statement;
  const at = scope.module.span(statement);
  if (!value) return [];
  if (target.kind === 'name') return madeResponse(value, scope)?.steps ?? heldSteps(target.name, value, scope) ?? expressionSteps(value, at, scope);
  if (target.kind === 'index' && isHolder(target.object, scope)) return headerSteps(target.index, value, 'fetch', false, at, scope);
  if (target.kind === 'member' && isResponse(target.object, scope)) return propertySteps(target.name.name, value, scope);
  return target.kind === 'record' || target.kind === 'list' ? expressionSteps(value, at, scope) : [];
}

/** `res.statusCode = 204`, `ctx.status = 204`. In Koa a body means 200, where the function states no status. */
function propertySteps(property: string, value: Expression, scope: Scope): readonly Step[] {
  if (property === 'status' || property === 'statusCode') return statusSteps(value, scope);
  const states = (node: AnyNode) => node.kind === 'assignment' && node.target.kind === 'member' && node.target.name.name === 'status';
  return scope.kind === 'koa' && property === 'body' && ![...walk(scope.within.body)].some(states) ? [{ kind: 'status', status: 200 }] : [];
}

function isResponse(expression: Expression, scope: Scope): boolean {
  if (expression.kind === 'member') return scope.kind === 'koa' && expression.name.name === 'response' && isResponse(expression.object, scope);
  return expression.kind === 'name' && expression.name === scope.response;
}

/** What a name holds that further headers are added to. */
function heldSteps(name: string, value: Expression, scope: Scope): readonly Step[] | undefined {
  if (isHeaders(value) && value.kind === 'call') return value.arguments.flatMap((init) => objectSteps(init.value, 'fetch', scope));
  return value.kind === 'record' && isChanged(name, scope) ? objectSteps(value, 'fetch', scope) : undefined;
}

/** Whether headers are collected under an expression: `headers`, `response.headers`. */
export function isHolder(expression: Expression, scope: Scope): boolean {
  if (expression.kind === 'member') return expression.name.name === 'headers' && expression.object.kind === 'name' && isResponseName(expression.object, scope);
  return isHeld(expression, scope);
}

/** Whether a name holds a response that was made here, or comes from what is behind. */
function isResponseName(expression: Expression, scope: Scope): boolean {
  const all = expression.kind === 'name' ? assignments(expression.name, scope) : [];
  return all.length > 0 && all.every((made) => madeResponse(made, scope) !== undefined || comesFromBehind(made, scope) || isFetched(made));
}

/** `await fetch(request)`, `await env.ASSETS.fetch(request)`: what another server answers is handed on. */
function isFetched(made: Expression): boolean {
  if (made.kind !== 'await' || made.operand.kind !== 'call') return false;
  const { callee } = made.operand;
  return callee.kind === 'name' ? callee.name === 'fetch' : callee.kind === 'member' && callee.name.name === 'fetch';
}

/** `await next()`, `await resolve(event)`, `NextResponse.next()` and whatever else is awaited and answers. */
function comesFromBehind(expression: Expression, scope: Scope): boolean {
  const call = expression.kind === 'await' ? expression.operand : expression;
  if (call.kind !== 'call' || call.callee.kind !== 'name') return false;
  const { name } = call.callee;
  return name === scope.next || (scope.requests.has(name) && /^(?:resolve|next)$/.test(name));
}

function expressionSteps(expression: Expression, at: Span, scope: Scope): readonly Step[] {
  switch (expression.kind) {
    case 'await': return expressionSteps(expression.operand, at, scope);
    case 'call': return callSteps(expression, at, scope);
    case 'conditional': return branch(testOf(expression.test, scope), expressionSteps(expression.then, at, scope), expressionSteps(expression.otherwise, at, scope));
    case 'binary': {
      if (expression.operator !== '&&' && expression.operator !== '||') return [];
      const right = expressionSteps(expression.right, at, scope);
      return branch(testOf(expression.left, scope), expression.operator === '&&' ? right : [], expression.operator === '&&' ? [] : right);
    }
    default: return isThrow(expression) ? failure : [];
  }
}

/** An error that nobody here catches: which headers stay depends on who does. */
const failure: readonly Step[] = [
  { kind: 'if', test: { kind: 'unknown', because: 'an error is thrown' }, then: [{ kind: 'remove', header: undefined }], otherwise: [] },
  { kind: 'status', status: 500 }, { kind: 'answer' }, { kind: 'return' },
];

function callSteps(call: Call, at: Span, scope: Scope): readonly Step[] {
  if (comesFromBehind(call, scope)) return call.arguments.length > 0 && scope.kind === 'node' && call.arguments[0]?.value.kind !== 'text' ? failure : [{ kind: 'pass on' }];
  return responseCalls(call, at, scope) ?? holderSteps(call, at, scope) ?? eachSteps(call, scope) ?? callbackSteps(call, scope) ?? calledSteps(call, scope);
}

/** `headers.set(…)`, `response.headers.append(…)`, `Object.assign(headers, …)`, `event.setHeaders(…)`. */
function holderSteps(call: Call, at: Span, scope: Scope): readonly Step[] | undefined {
  const { callee } = call;
  const [first, second] = call.arguments.map(({ value }) => value);
  if (!first) return undefined;
  if (isAssign(call)) return isHolder(first, scope) ? call.arguments.slice(1).flatMap(({ value }) => objectSteps(value, 'fetch', scope)) : undefined;
  if (isSetHeaders(callee, scope)) return objectSteps(first, 'fetch', scope);
  if (callee.kind !== 'member' || !isHolder(callee.object, scope)) return undefined;
  switch (callee.name.name) {
    case 'set': case 'append': return second ? headerSteps(first, second, 'fetch', callee.name.name === 'append', at, scope) : undefined;
    case 'delete': return [{ kind: 'remove', header: textOf(first, scope)?.toLowerCase() ?? '' }];
    default: return undefined;
  }
}

/** SvelteKit's, of an event or taken out of it. */
function isSetHeaders(callee: Expression, scope: Scope): boolean {
  if (callee.kind === 'name') return callee.name === 'setHeaders' && scope.requests.has('setHeaders');
  return callee.kind === 'member' && callee.name.name === 'setHeaders' && callee.object.kind === 'name' && scope.requests.has(callee.object.name);
}

/** `callback(null, { statusCode, headers })`. */
function callbackSteps({ callee, arguments: given }: Call, scope: Scope): readonly Step[] | undefined {
  const result = given[1]?.value;
  if (callee.kind !== 'name' || !scope.requests.has(callee.name) || !result) return undefined;
  const made = madeResponse(result, scope);
  return made && [...made.steps, { kind: 'answer' }];
}

/** A function of the workspace that is given the response, or makes one. One that nobody can read may pass on. */
function calledSteps(call: Call, scope: Scope): readonly Step[] {
  const inside = calledScope(call, scope);
  const position = (name: string | undefined) => call.arguments.findIndex(({ value }) => name !== undefined && value.kind === 'name' && value.name === name);
  const [response, next] = [position(scope.response), position(scope.next)];
  if (inside && (response >= 0 || next >= 0)) {
    const parameter = (at: number) => (at < 0 ? undefined : inside.within.parameters[at]?.name);
    return [{ kind: 'call', steps: bodySteps(inside.within.body, { ...inside, response: parameter(response), next: parameter(next) }) }];
  }
  return next >= 0 ? [{ kind: 'pass on' }] : [];
}

/** What a returned value does: it may be the response, or a call that writes it. */
function returnSteps(value: Expression, scope: Scope): readonly Step[] {
  if (value.kind === 'await') return returnSteps(value.operand, scope);
  if (value.kind === 'conditional') return branch(testOf(value.test, scope), returnSteps(value.then, scope), returnSteps(value.otherwise, scope));
  const made = madeResponse(value, scope);
  if (made) return [...startOver(made.holder, scope), ...made.steps, ...(isPassing(value) ? [{ kind: 'pass on' } as const] : [{ kind: 'answer' } as const])];
  if (value.kind === 'name') return namedSteps(value, scope);
  const at = scope.module.span(value);
  const steps = expressionSteps(value, at, scope);
  if (scope.kind !== 'fetch' && !(scope.kind === 'hono' && value.kind === 'call' && steps.length === 0)) return steps;
  return steps.length > 0 ? steps : returnedCall(value, scope);
}

const anew: readonly Step[] = [{ kind: 'remove', header: undefined }, { kind: 'status', status: 200 }];

/** A response begins without what another one was given, unless its headers are those that were collected. */
function startOver(holder: string | undefined, scope: Scope): readonly Step[] {
  const collected = holder !== undefined && isHeld({ kind: 'name', name: holder, start: 0, end: 0 }, scope);
  return collected || scope.kind === 'hono' ? [] : anew;
}

/** `NextResponse.next()`, behind which the route answers. */
function isPassing(value: Expression): boolean {
  return value.kind === 'call' && value.callee.kind === 'member' && value.callee.name.name === 'next';
}

/** A response under a name: it was made here, where its headers were written, or elsewhere. */
function namedSteps(value: Expression & { kind: 'name' }, scope: Scope): readonly Step[] {
  const made = assigned(value.name, scope) ?? (isResponseName(value, scope) ? assignments(value.name, scope).at(-1) : undefined);
  if (made && isFetched(made)) return isResponseName(value, scope) ? [{ kind: 'answer' }] : [];
  if (made && madeResponse(made, scope)) return isPassing(made) ? [{ kind: 'pass on' }] : [{ kind: 'answer' }];
  if (made && comesFromBehind(made, scope)) return [];
  const found = follow(value, scope);
  const elsewhere = found && found.expression.kind !== 'name' ? madeResponse(found.expression, found.scope) : undefined;
  if (elsewhere) return [...anew, ...elsewhere.steps, { kind: 'answer' }];
  return scope.kind === 'fetch' ? [unknownWrite(`${value.name} is not followed`, scope.module.span(value), 'fetch')] : [];
}

/** `return preflight(request)`: what the function makes is the response. */
function returnedCall(value: Expression, scope: Scope): readonly Step[] {
  if (value.kind !== 'call') return [];
  const inside = calledScope(value, scope);
  const at = scope.module.span(value);
  if (!inside) return [...anew, unknownWrite('what is returned is not followed', at, 'fetch'), { kind: 'answer' }];
  const requests = new Map(inside.within.parameters.flatMap(({ name, binds }) => (name === undefined ? binds.map((each) => [each.name, [each.name]] as const) : [])));
  return [...anew, { kind: 'call', steps: bodySteps(inside.within.body, { ...inside, requests }) }, { kind: 'answer' }];
}

/** Whether a name is handed to something, or used by a function inside, that may do anything with it. */
export function isHandedOn(name: string | undefined, statements: readonly Statement[]): boolean {
  const mentions = (node: AnyNode) => [...walk([node])].some((each) => each.kind === 'name' && each.name === name);
  for (const node of walk(statements)) {
    if (node.kind === 'function' && node.body.some(mentions)) return true;
    if (node.kind === 'argument' && node.value.kind === 'name' && node.value.name === name) return true;
    if (node.kind === 'other' && childrenOf(node).some((child) => child.kind === 'name' && child.name === name)) return true;
  }
  return false;
}
