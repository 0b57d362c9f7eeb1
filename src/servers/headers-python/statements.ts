import { branch, type Step } from '../../model/handwritten';
import type { Assignment, Block, Call, Expression, FunctionExpression, Statement } from '../../model/syntax';
import type { Span } from '../../model/span';
import { holderWriter, isAbort, isResponse, writingCall } from './calls';
import { writerOf } from './frameworks';
import { testOf } from './guards';
import { comesFromBehind, isHolder, madeResponse, statusSteps, unreadable } from './responses';
import { follow, type Scope } from './scope';
import { calledScope, failure, headerSteps, objectSteps, type Manner } from './written';

/** What a function does, in order. */
export function readFunction(within: FunctionExpression, scope: Scope): readonly Step[] {
  return bodySteps(within.body, scope);
}

function bodySteps(statements: readonly Statement[], scope: Scope): readonly Step[] {
  return statements.flatMap((statement, i) => [...(isOwnAnswer(statement, statements.slice(0, i), scope) ? [{ kind: 'answer' } as const] : []), ...statementSteps(statement, scope)]);
}

/** Whether what is returned was made just before, whatever came from behind. */
function isOwnAnswer(statement: Statement, before: readonly Statement[], scope: Scope): boolean {
  if (statement.kind !== 'return' || statement.value?.kind !== 'name') return false;
  const { name } = statement.value;
  const last = before.findLast((each) => each.kind === 'assignment' && each.target.kind === 'name' && each.target.name === name);
  const value = last?.kind === 'assignment' ? last.value : undefined;
  return value?.kind === 'call' && madeResponse(value, scope)?.passes === false;
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
  const perhaps = (because: string) => branch({ kind: 'unknown', because }, bodySteps(block.body, scope), []);
  switch (block.of) {
    case 'plain': case 'with': return bodySteps(block.body, scope);
    // What happens when nothing fails is what counts.
    case 'try': return bodySteps(block.body.filter((each) => !isHandler(each, scope)), scope);
    case 'loop': return eachSteps(block, scope) ?? perhaps('a loop decides');
    case 'switch': return perhaps('a match decides');
  }
}

function isHandler(statement: Statement, { module }: Scope): boolean {
  return statement.kind === 'block' && statement.of === 'switch' && module.syntax.text.startsWith('except', statement.start);
}

/** `for name, value in HEADERS.items(): response.headers[name] = value`. */
function eachSteps({ head, binds, body }: Block, scope: Scope): readonly Step[] | undefined {
  const [over] = head;
  const [name, value] = binds;
  const [only, ...others] = body;
  if (over?.kind !== 'call' || over.callee.kind !== 'member' || over.callee.name.name !== 'items' || !name || !value || others.length > 0) return undefined;
  const written = only && pairWritten(only, scope);
  const isPair = written && isName(written.name, name.name) && isName(written.value, value.name);
  return isPair ? objectSteps(over.callee.object, written.manner, scope) : undefined;
}

interface PairWritten { readonly name: Expression | undefined; readonly value: Expression | undefined; readonly manner: Manner }

function pairWritten(statement: Statement, scope: Scope): PairWritten | undefined {
  if (statement.kind === 'assignment' && statement.target.kind === 'index') {
    const manner = mannerOf(statement.target.object, scope);
    return manner && { name: statement.target.index, value: statement.value, manner };
  }
  if (statement.kind !== 'expressionStatement' || statement.expression.kind !== 'call' || statement.expression.callee.kind !== 'member') return undefined;
  const { callee, arguments: [first, second] } = statement.expression;
  const ownHeader = callee.object.kind === 'name' && callee.object.name === 'self' ? ownManners[callee.name.name] : undefined;
  const manner = ownHeader ?? (/^(?:set|add|append)$/.test(callee.name.name) ? mannerOf(callee.object, scope) : undefined);
  return manner && { name: first?.value, value: second?.value, manner: { ...manner, repeats: manner.repeats || /^(?:add|append)$/.test(callee.name.name) } };
}

const ownManners: Readonly<Partial<Record<string, Manner>>> = { set_header: { by: 'tornado', repeats: false }, send_header: { by: 'str', repeats: true } };

function isName(expression: Expression | undefined, name: string): boolean {
  return expression?.kind === 'name' && expression.name === name;
}

/** How `object["X"] = …` writes a header: of `response.headers`, of a dict that becomes them, and of Django's response itself. */
function mannerOf(object: Expression, scope: Scope): Manner | undefined {
  if (isHolder(object, scope)) return { by: holderWriter(scope), repeats: false };
  const isHeaders = object.kind === 'member' && object.name.name === 'headers' && isResponse(object.object, scope);
  const isItself = (scope.framework === 'django' || scope.framework === 'other') && isResponse(object, scope);
  return isHeaders || isItself ? { by: writerOf(scope.framework), repeats: false } : undefined;
}

function assignmentSteps(statement: Assignment, scope: Scope): readonly Step[] {
  const { target, value } = statement;
  if (!value) return [];
  const at = scope.module.span(statement);
  if (target.kind === 'index') {
    const manner = mannerOf(target.object, scope);
    return manner ? headerSteps(target.index, value, manner, at, scope) : expressionSteps(value, at, scope);
  }
  if (target.kind === 'member') return isResponse(target.object, scope) ? propertySteps(target, value, at, scope) : expressionSteps(value, at, scope);
  if (target.kind === 'name' && isHolder(target, scope)) return [{ kind: 'remove', header: undefined }, ...objectSteps(value, { by: holderWriter(scope), repeats: false }, scope)];
  return (target.kind === 'name' && value.kind !== 'list' && value.kind !== 'record' ? madeResponse(value, scope)?.steps : undefined) ?? expressionSteps(value, at, scope);
}

/** Werkzeug's properties, by the end of the header's name. */
const werkzeug: Readonly<Partial<Record<string, readonly [header: string, by: string]>>> = {
  access_control_allow_origin: ['Access-Control-Allow-Origin', 'str'], access_control_allow_credentials: ['Access-Control-Allow-Credentials', 'flag'],
  access_control_allow_methods: ['Access-Control-Allow-Methods', 'words'], access_control_allow_headers: ['Access-Control-Allow-Headers', 'words'],
  access_control_expose_headers: ['Access-Control-Expose-Headers', 'words'], access_control_max_age: ['Access-Control-Max-Age', 'str'],
};

/** `response.status_code = 204`, `response.headers = {…}`, `response.access_control_allow_origin = …`. */
function propertySteps({ name }: Expression & { kind: 'member' }, value: Expression, at: Span, scope: Scope): readonly Step[] {
  const manner: Manner = { by: writerOf(scope.framework), repeats: false };
  if (/^(?:status|status_code|status_int)$/.test(name.name)) return statusSteps(value, scope);
  if (name.name === 'headers') return [{ kind: 'remove', header: undefined }, ...objectSteps(value, manner, scope)];
  const [header, by] = (scope.framework === 'flask' ? werkzeug[name.name] : undefined) ?? [];
  if (header === undefined || by === undefined) return [];
  return headerSteps({ kind: 'text', value: header, start: name.start, end: name.end }, value, { by, repeats: false }, at, scope);
}

function expressionSteps(expression: Expression, at: Span, scope: Scope): readonly Step[] {
  switch (expression.kind) {
    case 'await': return expressionSteps(expression.operand, at, scope);
    case 'call': return callSteps(expression, at, scope);
    case 'conditional': return branch(testOf(expression.test, scope), expressionSteps(expression.then, at, scope), expressionSteps(expression.otherwise, at, scope));
    case 'other': return otherSteps(expression, at, scope);
    default: return [];
  }
}

/** `raise`, and `del response.headers["X"]`. */
function otherSteps({ why, children }: Expression & { kind: 'other' }, at: Span, scope: Scope): readonly Step[] {
  if (why === '`raise`') return failure(at);
  if (why !== '`del`') return [];
  return children.flatMap((child): readonly Step[] => {
    if (child.kind !== 'index' || !mannerOf(child.object, scope)) return [];
    const name = child.index.kind === 'text' ? child.index.value : '';
    return [{ kind: 'remove', header: name.toLowerCase() }];
  });
}

function callSteps(call: Call, at: Span, scope: Scope): readonly Step[] {
  if (comesFromBehind(call, scope)) return [{ kind: 'pass on' }];
  if (isAbort(call, scope)) return failure(at);
  return writingCall(call, at, scope) ?? calledSteps(call, scope) ?? [];
}

/** A function of the workspace that is given the response; undefined for others. */
function calledSteps(call: Call, scope: Scope): readonly Step[] | undefined {
  const takesResponse = call.arguments.some(({ value }) => isResponse(value, scope) || isMadeCall(value, scope));
  const inside = takesResponse ? calledScope(call, scope) : undefined;
  if (!inside) return undefined;
  const made = call.arguments.flatMap(({ value }) => (isMadeCall(value, scope) ? madeResponse(value, scope)?.steps ?? [] : []));
  return [...made, { kind: 'call', steps: bodySteps(inside.within.body, inside) }];
}

function isMadeCall(value: Expression, scope: Scope): boolean {
  return (value.kind === 'call' || value.kind === 'await') && madeResponse(value, scope) !== undefined;
}

/** What a returned value does: it may be the response, or a call that makes it. */
function returnSteps(value: Expression, scope: Scope): readonly Step[] {
  if (value.kind === 'await') return returnSteps(value.operand, scope);
  if (value.kind === 'conditional') return branch(testOf(value.test, scope), returnSteps(value.then, scope), returnSteps(value.otherwise, scope));
  const made = madeResponse(value, scope);
  if (made?.passes === true) return made.steps;
  // A response begins without what another one was given, unless its headers are those that were collected.
  if (made) return [...(made.headers && isHolder(made.headers, scope) ? [] : [{ kind: 'remove', header: undefined } as const]), ...made.steps, { kind: 'answer' }];
  if (value.kind === 'call') return returnedCall(value, scope);
  const found = follow(value, scope);
  const elsewhere = found && found.scope.module !== scope.module ? madeResponse(found.expression, found.scope) : undefined;
  return elsewhere ? [{ kind: 'remove', header: undefined }, ...elsewhere.steps, { kind: 'answer' }] : [];
}

/** `return add_cors(response)`, `return preflight()`: what the function makes is the response. */
function returnedCall(call: Call, scope: Scope): readonly Step[] {
  const at = scope.module.span(call);
  const written = callSteps(call, at, scope);
  if (written.length > 0) return written;
  const inside = calledScope(call, scope);
  if (!inside) return isKnownToWrite(call, scope) ? [] : unreadable(call, scope);
  const requests = new Set([...inside.within.parameters.flatMap(({ name }) => (name !== undefined && /^(?:request|req|event|environ)$/.test(name) ? [name] : []))]);
  const given = new Map([...inside.given].filter(([name]) => !requests.has(name)));
  return [{ kind: 'call', steps: bodySteps(inside.within.body, { ...inside, requests, given }) }];
}

/** Of what a view returns that is no response, the framework makes one: `dict(…)`, `str(…)`, `json.dumps(…)`. */
function isKnownToWrite({ callee }: Call, { module }: Scope): boolean {
  return callee.kind === 'name' && /^(?:dict|str|list|bytes)$/.test(callee.name) && !module.importOf(callee);
}
