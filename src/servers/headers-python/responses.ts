import { branch, type Step } from '../../model/handwritten';
import { walk, type Call, type Expression, type RecordExpression } from '../../model/syntax';
import type { Unknown } from '../../model/value';
import { makerOf, writerOf } from './frameworks';
import { testOf } from './guards';
import { assignments, follow, wordsOf, type Scope } from './scope';
import { objectSteps, unknownWrite, type Manner } from './written';

/** What an expression makes, where that is a response: its status and headers; `passes` says that someone behind made it. */
export interface Made { readonly steps: readonly Step[]; readonly passes: boolean; readonly headers: Expression | undefined }

/** Undefined for anything that is certainly or possibly no response. */
export function madeResponse(expression: Expression, scope: Scope): Made | undefined {
  if (expression.kind === 'await') return madeResponse(expression.operand, scope);
  if (expression.kind === 'record') return resultOf(expression, scope);
  if (expression.kind === 'conditional') return eitherOf(expression, scope);
  if (expression.kind === 'list') return tupleOf(expression.elements.map((each) => (each.kind === 'spread' ? each.value : each)), scope);
  if (expression.kind !== 'call') return undefined;
  if (comesFromBehind(expression, scope)) return { steps: [{ kind: 'pass on' }], passes: true, headers: undefined };
  const found = scope.module.importOf(expression.callee);
  const maker = makerOf(found);
  if (!maker) return undefined;
  const at = (position: number | undefined) => (position === undefined ? undefined : positional(expression)[position]);
  const [only] = positional(expression);
  if (found?.name === 'make_response' && only?.kind === 'list') return madeResponse(only, scope) ?? { steps: [], passes: false, headers: undefined };
  const named = (name: string) => expression.arguments.find((each) => each.name?.name === name)?.value;
  const second = at(1);
  const isHeaders = maker.headers !== undefined && second?.kind === 'record';
  const status = named('status') ?? named('status_code') ?? (isHeaders ? undefined : at(maker.status));
  const headers = named('headers') ?? (isHeaders ? second : at(maker.headers));
  const manner: Manner = { by: writerOf(scope.framework), repeats: false };
  const start: readonly Step[] = maker.usually === 200 && !status ? [] : statusSteps(status, scope);
  return { steps: [...start, ...(headers && !isHolder(headers, scope) ? objectSteps(headers, manner, scope) : [])], passes: false, headers };
}

/** `HttpResponse() if request.method == "OPTIONS" else self.get_response(request)`. */
function eitherOf({ test, then, otherwise }: Expression & { kind: 'conditional' }, scope: Scope): Made | undefined {
  const [first, second] = [madeResponse(then, scope), madeResponse(otherwise, scope)];
  return first && second && { steps: branch(testOf(test, scope), first.steps, second.steps), passes: first.passes || second.passes, headers: undefined };
}

function positional({ arguments: given }: Call): readonly Expression[] {
  return given.some(({ spread }) => spread) ? [] : given.filter(({ name }) => !name).map(({ value }) => value);
}

/** `await call_next(request)`, `get_response(request)`, and `await handler(request)` of an aiohttp middleware. */
export function comesFromBehind({ callee, arguments: given }: Call, scope: Scope): boolean {
  const name = callee.kind === 'member' && callee.object.kind === 'name' && callee.object.name === 'self' ? callee.name.name : callee.kind === 'name' ? callee.name : '';
  if (given.length === 0 || !/^(?:_?get_response|call_next|handler)$/.test(name)) return false;
  return callee.kind === 'member' ? name.endsWith('get_response') : scope.requests.has(name);
}

/** `{"statusCode": 200, "headers": {…}}`, which a Lambda function returns. */
function resultOf(record: RecordExpression, scope: Scope): Made | undefined {
  const [status, headers] = [partOf(record, 'statusCode'), partOf(record, 'headers')];
  if (!status || !headers) return undefined;
  const manner: Manner = { by: 'lambda', repeats: false };
  return { steps: [...(isHolder(headers, scope) ? [] : objectSteps(headers, manner, scope)), ...statusSteps(status, scope)], passes: false, headers };
}

/** `body, 200, {…}` and `body, {…}`, which Flask makes a response of. */
function tupleOf([body, second, third]: readonly Expression[], scope: Scope): Made | undefined {
  const headers = third ?? (second && isDict(second, scope) ? second : undefined);
  if (!body || !headers || !isDict(headers, scope)) return undefined;
  const manner: Manner = { by: 'str', repeats: false };
  return { steps: [...(third && second ? statusSteps(second, scope) : []), ...(isHolder(headers, scope) ? [] : objectSteps(headers, manner, scope))], passes: false, headers };
}

function isDict(expression: Expression, scope: Scope): boolean {
  return expression.kind === 'record' || follow(expression, scope)?.expression.kind === 'record' || isHolder(expression, scope);
}

/** The value of a key. */
export function partOf(record: RecordExpression, name: string): Expression | undefined {
  const found = record.entries.findLast((entry) => entry.kind === 'property' && entry.key.kind === 'text' && entry.key.value === name);
  return found?.kind === 'property' ? found.value : undefined;
}

/** Whether an expression is a name of this function under which headers are collected, step by step, for a response. */
export function isHolder(expression: Expression, scope: Scope): boolean {
  if (expression.kind !== 'name') return false;
  const { name } = expression;
  const made = assignments(name, scope);
  const isMade = made.length > 0 && made.every((value) => value?.kind === 'record' || (value?.kind === 'call' && value.callee.kind === 'name' && value.callee.name === 'dict'));
  return isMade && (made.length > 1 || isChanged(name, scope)) && isHandedOver(name, scope);
}

/** `name["X"] = …`, `name.update(…)`. */
function isChanged(name: string, { within }: Scope): boolean {
  return [...walk(within.body)].some((node) => {
    if (node.kind === 'assignment') return node.target.kind === 'index' && isName(node.target.object, name);
    return node.kind === 'call' && node.callee.kind === 'member' && node.callee.name.name === 'update' && isName(node.callee.object, name);
  });
}

/** As `headers=name`, `"headers": name`, or in a tuple that is returned. */
function isHandedOver(name: string, { within }: Scope): boolean {
  return [...walk(within.body)].some((node) => {
    if (node.kind === 'argument') return isName(node.value, name) && (node.name === undefined || node.name.name === 'headers');
    if (node.kind === 'property') return isName(node.value, name) && node.key.kind === 'text' && node.key.value === 'headers';
    return node.kind === 'return' && node.value?.kind === 'list' && node.value.elements.slice(1).some((each) => isName(each, name));
  });
}

function isName(node: { readonly kind: string; readonly name?: unknown }, name: string): boolean {
  return node.kind === 'name' && node.name === name;
}

/** The status that an expression is: a number, `"204 No Content"`, `HTTPStatus.NO_CONTENT` or `status.HTTP_204_NO_CONTENT`. */
export function statusSteps(status: Expression | undefined, scope: Scope): readonly Step[] {
  if (!status) return [];
  const value = scope.module.evaluate(status);
  const word = status.kind === 'member' ? /^HTTP_(\d{3})/.exec(status.name.name)?.[1] ?? statusNames[status.name.name] : undefined;
  const text = value.kind === 'literal' ? /^\d{3}\b/.exec(String(value.value))?.[0] : word;
  const unknown: Unknown = { kind: 'unknown', because: `${wordsOf(status, scope)} decides`, name: undefined, at: scope.module.span(status) };
  return [{ kind: 'status', status: text === undefined ? unknown : Number(text) }];
}

const statusNames: Readonly<Partial<Record<string, string>>> = { OK: '200', CREATED: '201', ACCEPTED: '202', NO_CONTENT: '204' };

/** What a response that nobody can read may carry. */
export function unreadable(expression: Expression, scope: Scope): readonly Step[] {
  return [{ kind: 'remove', header: undefined }, unknownWrite('what is returned is not followed', scope.module.span(expression), 'text'), { kind: 'answer' }];
}
