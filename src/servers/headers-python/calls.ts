import type { Step } from '../../model/handwritten';
import type { Call, Expression, FunctionExpression } from '../../model/syntax';
import type { Span } from '../../model/span';
import { isImport } from '../server';
import { writerOf } from './frameworks';
import { isHolder, madeResponse, partOf, statusSteps } from './responses';
import { assignments, follow, type Scope } from './scope';
import { headerSteps, objectSteps, textOf, type Manner } from './written';

/** Whether an expression is the response: a parameter, what the function made or got from behind, or a framework's own. */
export function isResponse(expression: Expression, scope: Scope): boolean {
  if (expression.kind === 'member') {
    if (isGlobalResponse(expression, scope)) return true;
    return expression.name.name === 'response' && expression.object.kind === 'name' && /^(?:request|event|context|ctx)$/.test(expression.object.name) && scope.requests.has(expression.object.name);
  }
  if (expression.kind !== 'name') return false;
  const given = scope.given.get(expression.name);
  if (given) return isResponse(given.expression, given.scope) || isMade(given.expression, given.scope);
  return scope.responses.has(expression.name) || isGlobalResponse(expression, scope) || assignments(expression.name, scope).some((value) => value && isMade(value, scope));
}

function isMade(value: Expression, scope: Scope): boolean {
  return value.kind !== 'list' && value.kind !== 'record' && madeResponse(value, scope) !== undefined;
}

/** `response` of Bottle and CherryPy. It is changed in place, so that it is no longer what was imported to an evaluator. */
function isGlobalResponse(expression: Expression, { module }: Scope): boolean {
  if (expression.kind === 'member') return isImport(module.importOf(expression), ['bottle', 'cherrypy'], ['response']);
  return expression.kind === 'name' && module.syntax.body.some((each) => (
    each.kind === 'import' && each.from === 'bottle' && each.names.some(({ imported, local }) => imported === 'response' && local === expression.name)));
}

/** What is called on a response, its headers, a handler's `self`, or as the interface of a server has it. Undefined for anything else. */
export function writingCall(call: Call, at: Span, scope: Scope): readonly Step[] | undefined {
  const { callee } = call;
  if (callee.kind === 'name') return serverCall(callee.name, call, scope) ?? varyingCall(call, at, scope);
  if (callee.kind !== 'member') return undefined;
  const { object, name: { name } } = callee;
  if (object.kind === 'name' && object.name === 'self' && scope.owner) return ownCall(name, call, at, scope);
  if (isResponse(object, scope)) return responseCall(name, call, at, scope);
  if (isHolder(object, scope)) return mappingCall(name, call, at, { by: holderWriter(scope), repeats: false }, scope);
  if (object.kind !== 'member' || !isResponse(object.object, scope)) return undefined;
  if (object.name.name === 'headers') return mappingCall(name, call, at, { by: writerOf(scope.framework), repeats: false }, scope);
  return object.name.name === 'vary' && name === 'add' ? varySteps(call.arguments[0]?.value, at, scope) : undefined;
}

/** A dict that becomes headers where no framework is known is a Lambda function's. */
export function holderWriter({ framework }: Scope): string {
  return framework === 'other' ? 'lambda' : writerOf(framework);
}

/** The methods of `response.headers`, and of a dict that becomes them. */
function mappingCall(name: string, call: Call, at: Span, manner: Manner, scope: Scope): readonly Step[] | undefined {
  const [first, second] = call.arguments.map(({ value }) => value);
  if (!first) return undefined;
  switch (name) {
    case 'set': case 'setdefault': case '__setitem__': return second ? headerSteps(first, second, manner, at, scope) : undefined;
    case 'add': case 'append': case 'add_header': return second ? headerSteps(first, second, { ...manner, repeats: true }, at, scope) : undefined;
    case 'update': case 'extend': return call.arguments.some((each) => each.name) ? undefined : objectSteps(first, { ...manner, repeats: name === 'extend' }, scope);
    case 'remove': case 'pop': return [{ kind: 'remove', header: textOf(first, scope)?.toLowerCase() ?? '' }];
    case 'add_vary_header': return varySteps(first, at, scope);
    default: return undefined;
  }
}

/** What Falcon, Bottle and Sanic call on the response itself. */
function responseCall(name: string, call: Call, at: Span, scope: Scope): readonly Step[] | undefined {
  const [first, second] = call.arguments.map(({ value }) => value);
  const manner: Manner = { by: writerOf(scope.framework), repeats: name !== 'set_header' && name !== 'setdefault' && name !== 'set_headers' };
  if (!first) return undefined;
  switch (name) {
    case 'set_header': case 'setdefault': case 'add_header': case 'append_header': return second ? headerSteps(first, second, manner, at, scope) : undefined;
    case 'set_headers': return objectSteps(first, manner, scope);
    default: return undefined;
  }
}

/** What handlers of Tornado and of `http.server` call on themselves; their own methods are followed. */
function ownCall(name: string, call: Call, at: Span, scope: Scope): readonly Step[] | undefined {
  const [first, second] = call.arguments.map(({ value }) => value);
  const own = methodOf(name, scope);
  if (own) return [{ kind: 'call', steps: scope.depth > 4 ? [] : bodyOf(own, scope) }];
  switch (name) {
    case 'set_header': return first && second ? headerSteps(first, second, { by: 'tornado', repeats: false }, at, scope) : undefined;
    case 'add_header': return first && second ? headerSteps(first, second, { by: 'tornado', repeats: true }, at, scope) : undefined;
    case 'send_header': return first && second ? headerSteps(first, second, { by: 'str', repeats: true }, at, scope) : undefined;
    case 'clear_header': return first ? [{ kind: 'remove', header: textOf(first, scope)?.toLowerCase() ?? '' }] : undefined;
    case 'set_status': case 'send_response': return statusSteps(first, scope);
    case 'send_error': return [...statusSteps(first, scope), ...endHeaders(scope)];
    default: return undefined;
  }
}

function endHeaders(scope: Scope): readonly Step[] {
  const own = methodOf('end_headers', scope);
  return own ? [{ kind: 'call', steps: bodyOf(own, scope) }] : [];
}

/** A method's steps, as seen from another of the same object. */
function bodyOf(within: FunctionExpression, scope: Scope): readonly Step[] {
  scope.called.add(within);
  return scope.read(within, { ...scope, within, given: new Map(), requests: new Set(['self']), depth: scope.depth + 1 });
}

/** A method that the class declares. */
export function methodOf(name: string, { owner }: Scope): FunctionExpression | undefined {
  const found = owner?.body.findLast((each) => each.kind === 'functionStatement' && each.function.name?.name === name);
  return found?.kind === 'functionStatement' ? found.function : undefined;
}

/** `start_response("200 OK", […])` of WSGI and `send({"type": "http.response.start", …})` of ASGI. */
function serverCall(name: string, call: Call, scope: Scope): readonly Step[] | undefined {
  const [first, second] = call.arguments.map(({ value }) => value);
  if (!scope.requests.has(name) || !first) return undefined;
  const manner: Manner = { by: 'text', repeats: true };
  if (name === 'start_response') return second ? [...statusSteps(first, scope), ...objectSteps(second, manner, scope)] : undefined;
  const message = first.kind === 'record' ? first : follow(first, scope)?.expression;
  if (name !== 'send' || message?.kind !== 'record') return undefined;
  const [type, status, headers] = ['type', 'status', 'headers'].map((key) => partOf(message, key));
  if (!type || textOf(type, scope) !== 'http.response.start' || !headers) return undefined;
  return [...statusSteps(status, scope), ...objectSteps(headers, manner, scope)];
}

/** `patch_vary_headers(response, ["Origin"])`. */
function varyingCall(call: Call, at: Span, scope: Scope): readonly Step[] | undefined {
  if (!isImport(scope.module.importOf(call.callee), ['django.utils.cache'], ['patch_vary_headers'])) return undefined;
  const names = call.arguments[1]?.value;
  return names?.kind === 'list' ? names.elements.flatMap((each) => (each.kind === 'spread' ? [] : varySteps(each, at, scope))) : [];
}

function varySteps(value: Expression | undefined, at: Span, scope: Scope): readonly Step[] {
  if (!value) return [];
  const name: Expression = { kind: 'text', value: 'Vary', start: value.start, end: value.end };
  return headerSteps(name, value, { by: 'vary', repeats: true }, at, scope);
}

/** What `raise` and `abort(…)` do: nothing that was written counts any more. */
export function isAbort({ callee }: Call, { module }: Scope): boolean {
  return isImport(module.importOf(callee), ['flask', 'quart', 'bottle', 'werkzeug.exceptions'], ['abort']);
}
