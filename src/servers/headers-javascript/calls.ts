import type { Step } from '../../model/handwritten';
import type { Call, Expression } from '../../model/syntax';
import type { Span } from '../../model/span';
import type { Unknown } from '../../model/value';
import { headerSteps, objectSteps, textOf, unknownWrite } from './written';
import { wordsOf, type Scope } from './scope';

/** A method called on what the response is written to: `set` of `ctx.response.set(…)`, with `response` before it. */
interface Method { readonly path: string; readonly call: Call; readonly at: Span }

/** What the calls of a chain `res.status(204).set(…)` on the response do, in order; undefined for what is no such chain. */
export function responseCalls(expression: Expression, at: Span, scope: Scope): readonly Step[] | undefined {
  const methods = scope.response === undefined ? undefined : chain(expression, scope.response, at, scope);
  return methods && methods.length > 0 ? methods.flatMap((method) => stepsOf(method, scope)) : undefined;
}

function chain(expression: Expression, response: string, at: Span, scope: Scope): readonly Method[] | undefined {
  const path: string[] = [];
  let inner = expression;
  if (inner.kind !== 'call') return inner.kind === 'name' && inner.name === response ? [] : undefined;
  const call = inner;
  inner = inner.callee;
  while (inner.kind === 'member') {
    path.unshift(inner.name.name);
    inner = inner.object;
  }
  const before = inner.kind === 'call' ? chain(inner, response, scope.module.span(inner), scope) : inner.kind === 'name' && inner.name === response ? [] : undefined;
  return before && [...before, { path: path.join('.'), call, at }];
}

/** What a method of the response does. */
type Does =
  | { readonly kind: 'write' | 'repeat' | 'object' | 'remove'; readonly by: string }
  | { readonly kind: 'status' | 'answer' | 'send status' | 'head' | 'vary' | 'body' };

const express: Readonly<Record<string, Does>> = {
  setHeader: { kind: 'write', by: 'node' }, appendHeader: { kind: 'repeat', by: 'node' }, removeHeader: { kind: 'remove', by: 'node' }, writeHead: { kind: 'head' },
  set: { kind: 'write', by: 'express' }, header: { kind: 'write', by: 'express' }, append: { kind: 'repeat', by: 'express' }, vary: { kind: 'vary' },
  status: { kind: 'status' }, sendStatus: { kind: 'send status' },
  end: { kind: 'answer' }, send: { kind: 'answer' }, json: { kind: 'answer' }, jsonp: { kind: 'answer' }, redirect: { kind: 'answer' }, render: { kind: 'answer' }, sendFile: { kind: 'answer' },
};

const methods: Readonly<Record<Scope['kind'], Readonly<Record<string, Does>>>> = {
  node: express,
  fastify: {
    header: { kind: 'write', by: 'fastify' }, headers: { kind: 'object', by: 'fastify' }, removeHeader: { kind: 'remove', by: 'fastify' },
    code: { kind: 'status' }, status: { kind: 'status' }, send: { kind: 'answer' }, redirect: { kind: 'answer' },
  },
  koa: {
    set: { kind: 'write', by: 'koa' }, 'response.set': { kind: 'write', by: 'koa' }, append: { kind: 'repeat', by: 'koa' }, 'response.append': { kind: 'repeat', by: 'koa' },
    remove: { kind: 'remove', by: 'koa' }, vary: { kind: 'vary' }, 'res.setHeader': { kind: 'write', by: 'node' },
    'response.headers.set': { kind: 'write', by: 'fetch' }, 'response.headers.append': { kind: 'repeat', by: 'fetch' },
  },
  hono: {
    header: { kind: 'write', by: 'hono' }, 'res.headers.set': { kind: 'write', by: 'fetch' }, 'res.headers.append': { kind: 'repeat', by: 'fetch' },
    'res.headers.delete': { kind: 'remove', by: 'fetch' }, status: { kind: 'status' },
    body: { kind: 'body' }, json: { kind: 'body' }, text: { kind: 'body' }, html: { kind: 'body' }, newResponse: { kind: 'body' },
  },
  fetch: {},
};

function stepsOf({ path, call, at }: Method, scope: Scope): readonly Step[] {
  const table = methods[scope.kind];
  const does = Object.hasOwn(table, path) ? table[path] : undefined;
  const [first, second, third] = call.arguments.map(({ value }) => value);
  if (!does) return [];
  if (call.arguments.some((each) => each.spread)) return [unknownWrite('the arguments are spread here', at, 'node')];
  switch (does.kind) {
    case 'write': case 'repeat': return first ? writeSteps(does.by, does.kind === 'repeat' || isAppend(third), first, second, at, scope) : [];
    case 'object': return first ? objectSteps(first, does.by, scope) : [];
    case 'remove': return first ? [{ kind: 'remove', header: textOf(first, scope)?.toLowerCase() ?? '' }] : [];
    case 'status': return statusSteps(first, scope);
    case 'send status': return [...statusSteps(first, scope), { kind: 'answer' }];
    case 'answer': return [{ kind: 'answer' }];
    case 'head': return [...statusSteps(first, scope), ...headSteps(third ?? second, at, scope)];
    case 'vary': return first ? headerSteps({ kind: 'text', value: 'Vary', start: first.start, end: first.end }, first, 'vary', true, at, scope) : [];
    case 'body': return [...(second ? statusSteps(second, scope) : []), ...(third ? objectSteps(third, 'hono', scope) : []), { kind: 'answer' }];
  }
}

/** A name with its value, or an object of them. */
function writeSteps(by: string, repeats: boolean, name: Expression, value: Expression | undefined, at: Span, scope: Scope): readonly Step[] {
  return value ? headerSteps(name, value, by, repeats, at, scope) : objectSteps(name, by, scope);
}

/** `c.header(name, value, { append: true })`. */
function isAppend(options: Expression | undefined): boolean {
  return options?.kind === 'record' && options.entries.some((entry) => entry.kind === 'property' && entry.key.kind === 'text' && entry.key.value === 'append'
    && entry.value.kind === 'constant' && entry.value.value === true);
}

/** The headers of `writeHead`, which go over those that were set. */
function headSteps(headers: Expression | undefined, at: Span, scope: Scope): readonly Step[] {
  if (!headers || headers.kind === 'text' || headers.kind === 'template') return [];
  return headers.kind === 'list' ? [unknownWrite('a list of headers is not followed', at, 'node')] : objectSteps(headers, 'node', scope);
}

/** The status that an expression is. */
export function statusSteps(status: Expression | undefined, scope: Scope): readonly Step[] {
  if (!status) return [];
  const given = status.kind === 'name' ? scope.given.get(status.name) : undefined;
  if (given) return statusSteps(given.expression, given.scope);
  const value = scope.module.evaluate(status);
  const number = value.kind === 'literal' ? Number(value.value) : undefined;
  const unknown: Unknown = { kind: 'unknown', because: `${wordsOf(status, scope)} decides`, name: undefined, at: scope.module.span(status) };
  return [{ kind: 'status', status: number !== undefined && Number.isInteger(number) && number >= 100 && number <= 999 ? number : unknown }];
}
