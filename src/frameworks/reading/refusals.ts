import type { Guard } from '../../model/application';
import { childrenOf, type AnyNode, type Call, type Expression, type Statement } from '../../model/syntax';
import { isRequest } from './credentials';

/** What a middleware calls to pass a request on: `next()`, Starlette's `call_next(request)`, Django's `self.get_response(request)`, aiohttp's `handler(request)`. */
const onwards = /^(?:next|call_next|get_response|handler|app|done)$/;
/** Errors and answers that are named after their status. */
const named: readonly (readonly [RegExp, 401 | 403])[] = [
  [/^(?:HTTPUnauthorized|HttpResponseUnauthorized|Unauthori[sz]ed(?:Error|Exception)?|NotAuthorizedException|AuthenticationFailed|NotAuthenticated)$/, 401],
  [/^(?:HTTPForbidden|HttpResponseForbidden|Forbidden(?:Error|Exception)?|PermissionDenied(?:Exception)?)$/, 403],
];
const constants: readonly (readonly [RegExp, 401 | 403])[] = [[/^(?:HTTP_401_UNAUTHORIZED|UNAUTHORIZED)$/, 401], [/^(?:HTTP_403_FORBIDDEN|FORBIDDEN)$/, 403]];

/** The nodes of an expression, without what stands in functions of it. */
export function* outside(node: AnyNode): Generator<AnyNode> {
  yield node;
  if (node.kind !== 'function') for (const child of childrenOf(node)) yield* outside(child);
}

/** An answer or an error with 401 or 403 in the expression; `answers`: it is what a function returns. */
export function refusalIn(expression: Expression, answers: boolean): Guard | 'throws' | undefined {
  const throws = expression.kind === 'other' && /raise|throw/.test(expression.why);
  const nodes = [...outside(expression)];
  if (nodes.some(verifiesItself)) return { status: 401, throws: true, exemptsOptions: false };
  const compared = nodes.filter((each) => each.kind === 'binary');
  const stated = nodes.filter((each) => !compared.some(({ start, end }) => start <= each.start && each.end <= end));
  const status = stated.map(statusOf).find((each) => each !== undefined);
  if (status !== undefined) return { status, throws, exemptsOptions: false };
  const handsOn = nodes.some((each) => each.kind === 'call' && onwards.test(lastName(each.callee)));
  const error = throws || answers || handsOn ? stated.map(statusByName).find((each) => each !== undefined) : undefined;
  // An error without a status of its own, or one that is not known, is answered as the framework answers errors.
  if (error !== undefined) return { status: error, throws: throws || handsOn, exemptsOptions: false };
  return throws ? 'throws' : undefined;
}

/** `request.jwtVerify()` of @fastify/jwt reads the token by itself, and throws where there is none. */
function verifiesItself(node: AnyNode): boolean {
  return node.kind === 'call' && node.callee.kind === 'member' && node.callee.name.name === 'jwtVerify' && isRequest(node.callee.object) && node.arguments.length === 0;
}

/** Whether all that a handler does is to answer with what was thrown: `reply.send(err)`, `next(err)`, `throw err`. */
export function answersWith(name: string | undefined, body: readonly Statement[]): boolean {
  const [statement, another] = body;
  const expression = statement?.kind === 'return' ? statement.value : statement?.kind === 'expressionStatement' ? statement.expression : undefined;
  if (another || name === undefined || !expression) return false;
  const given = expression.kind === 'call' && /^(?:send|next|done)$/.test(lastName(expression.callee)) ? expression.arguments.map(({ value }) => value)
    : expression.kind === 'other' && expression.why.includes('throw') ? expression.children : [];
  const [only] = given;
  return given.length === 1 && only?.kind === 'name' && only.name === name;
}

function statusOf(node: AnyNode): number | undefined {
  if (node.kind === 'number') return node.value === 401 || node.value === 403 ? node.value : undefined;
  return node.kind === 'member' ? constants.find(([name]) => name.test(node.name.name))?.[1] : undefined;
}

function statusByName(node: AnyNode): number | undefined {
  const name = node.kind === 'name' ? node.name : node.kind === 'member' ? node.name.name : '';
  return named.find(([pattern]) => pattern.test(name))?.[1];
}

/** Whether an expression passes the request on: `next(error)` does not. */
export function onwardsOf(expression: Expression): 'passes on' | 'hands on an error' | undefined {
  const calls = [...outside(expression)].filter((node): node is Call => node.kind === 'call' && onwards.test(lastName(node.callee)));
  if (calls.length === 0) return undefined;
  const isError = ({ callee, arguments: given }: Call) => /^(?:next|done)$/.test(lastName(callee)) && given.length > 0;
  return calls.some(isError) ? 'hands on an error' : 'passes on';
}

/** `next` of `next`, `get_response` of `self.get_response`. */
export function lastName(callee: Expression): string {
  return callee.kind === 'name' ? callee.name : callee.kind === 'member' ? callee.name.name : '';
}
