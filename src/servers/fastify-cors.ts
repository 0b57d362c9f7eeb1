import { beforeUnsendable } from '../http/field-value';
import { lineIf, linesOf, withOneVary, type HeaderLine } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { isArray, isString, isText, joined, toText } from '../languages/javascript/dialect';
import { test } from '../languages/javascript/patterns';
import { objectOptions } from '../model/arguments';
import type { Module } from '../model/module';
import { not, or, some, truthyInJavascript, type Truth } from '../model/ternary';
import type { Call } from '../model/syntax';
import { optionOf, type RecordValue, type Value } from '../model/value';
import { nestConfigurations } from './nest/applications';
import { defineServer, isImport, wordOf, type Configuration, type Outcome } from './server';

interface Traits {
  /** `'*'` in a list allows all. */
  readonly wildcardInList: boolean;
  /** The hook is an option, and a wrong one an error. */
  readonly choosesHook: boolean;
  /** `Vary` is set for an origin that never changes, too. */
  readonly alwaysVaries: boolean;
  readonly methods: string;
}

const initial: Traits = { wildcardInList: false, choosesHook: false, alwaysVaries: true, methods: 'GET,HEAD,PUT,PATCH,POST,DELETE' };
const hooks = ['onRequest', 'preParsing', 'preValidation', 'preHandler'];
const lateHooks = ['preSerialization', 'onSend'];

/** `@fastify/cors/index.js`, with its own route for `OPTIONS *`. */
export const fastifyCors = defineServer<Traits>(initial, {
  id: 'fastify-cors',
  title: '@fastify/cors (Fastify, NestJS)',
  language: 'javascript',
  mark: /@fastify\/cors|FastifyAdapter/,
  releases: {
    package: '@fastify/cors',
    from: { '8.0.0': {}, '8.2.1': { wildcardInList: true, choosesHook: true }, '9.0.0': { alwaysVaries: false }, '11.0.0': { methods: 'GET,HEAD,POST' } },
    newest: '11.4.3',
  },
  roles: {
    origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'allowedHeaders', exposedHeaders: 'exposedHeaders', maxAge: 'maxAge',
    preflightContinue: 'preflightContinue', preflightStatus: 'optionsSuccessStatus',
  },
  optionNames: [
    'origin', 'methods', 'hook', 'preflightContinue', 'optionsSuccessStatus', 'credentials', 'exposedHeaders', 'allowedHeaders', 'maxAge', 'preflight', 'strictPreflight',
    'cacheControl', 'hideOptionsRoute', 'logLevel', 'delegator',
  ],

  *recognise(module) {
    for (const call of module.calls) {
      const found = registered(call, module);
      if (found) yield found;
    }
    yield* nestConfigurations(module, 'fastify');
  },

  respond(options, request, traits) {
    if (options.entries.has('delegator')) return { kind: 'unknown', because: 'a function chooses the options for each request' };
    const hook = optionOf(options, 'hook');
    const early = hook && traits.choosesHook ? some(hooks, (each) => isText(hook, each)) : true;
    if (early === true) return handled(options, request, traits);
    if (isUnknown(early)) return { kind: 'unknown', because: early.because };
    if (lateHooks.some((each) => isText(hook, each) === true)) return { kind: 'unknown', because: 'the headers are set after the handler' };
    return { kind: 'failsToStart', because: 'there is no such hook' };
  },
});

/** `addCorsHeadersHandler`. */
function handled(options: RecordValue, request: HttpRequest, traits: Traits): Outcome {
  const origin = optionOf(options, 'origin') ?? text('*', options);
  if (origin.kind === 'unknown') return { kind: 'unknown', because: origin.because };
  if (origin.kind === 'callable') return { kind: 'unknown', because: 'the origin is decided by a function' };
  const isOff = origin.kind === 'literal' && origin.value === false;
  const wildcard = or(isText(origin, '*'), traits.wildcardInList && holdsWildcard(origin));
  const isFixed = or(wildcard, isString(origin) || isOff);
  const vary = lineIf('Vary', traits.alwaysVaries ? true : not(isFixed), 'Origin');
  if (isOff) return passedOn(request, vary, false);
  if (truthyInJavascript(origin) === false) return failed(vary);
  const headers = [...vary, ...originHeaders(origin, wildcard, request, options)];
  const preflights = request.method === 'OPTIONS' ? isTrue(options, 'preflight') : false;
  if (isUnknown(preflights)) return { kind: 'unknown', because: preflights.because };
  return preflights ? preflight(options, request, headers, traits) : passedOn(request, headers, false);
}

/** What is not answered here meets the handler, and every `OPTIONS` the plugin's own route. */
function passedOn(request: HttpRequest, headers: readonly HeaderLine[], preflights: boolean): Outcome {
  return sent(request.method === 'OPTIONS'
    ? { kind: 'answers', status: preflights ? 200 : 404, headers: withOneVary(headers), handlerRuns: false }
    : { kind: 'passesOn', headers: withOneVary(headers) });
}

/** Fastify answers an error with 500 and keeps the headers that were set. */
function failed(headers: readonly HeaderLine[]): Outcome {
  return { kind: 'answers', status: 500, headers: withOneVary(headers), handlerRuns: false };
}

/** Node throws at a value outside Latin-1 when all headers are written: none are left, and what was no error is 500. */
function sent(outcome: Exclude<Outcome, { readonly because: string } | { readonly kind: 'hangs' }>): Outcome {
  if (!beforeUnsendable(outcome.headers)) return outcome;
  if (outcome.kind === 'passesOn') return { kind: 'answers', status: 500, headers: [], handlerRuns: true };
  return { ...outcome, status: isUnknown(outcome.status) || outcome.status >= 400 ? outcome.status : 500, headers: [] };
}

function preflight(options: RecordValue, request: HttpRequest, before: readonly HeaderLine[], traits: Traits): Outcome {
  const strict = isTrue(options, 'strictPreflight');
  const asks = ['origin', 'access-control-request-method'].every((name) => (linesOf(request.headers, name)[0] ?? '') !== '');
  if (!asks && isUnknown(strict)) return { kind: 'unknown', because: strict.because };
  if (!asks && strict) return sent({ kind: 'answers', status: 400, headers: withOneVary(before), handlerRuns: false });
  const headers = [...before, ...preflightHeaders(options, request, traits)];
  const goesOn = truthyInJavascript(optionOf(options, 'preflightContinue'));
  if (isUnknown(goesOn)) return { kind: 'unknown', because: goesOn.because };
  return goesOn ? passedOn(request, headers, true) : sent({ kind: 'answers', status: statusOf(options), headers: withOneVary(headers), handlerRuns: false });
}

/** `+code`: what is outside 100 to 599 is an error, on which the headers stay. */
function statusOf(options: RecordValue): Known<number> {
  const given = optionOf(options, 'optionsSuccessStatus');
  const text = given && given.kind !== 'literal' ? toText(given) : given?.value;
  if (isUnknown(text)) return text;
  const status = given ? Number(text) : 204;
  return status >= 100 && status <= 599 ? Math.trunc(status) : 500;
}

/** An option that counts only when it is `true`, as it is by default. */
function isTrue(options: RecordValue, name: string): Truth {
  const given = optionOf(options, name);
  if (given?.kind === 'unknown') return given;
  return !given || (given.kind === 'literal' && given.value === true);
}

/** `addCorsHeaders`. */
function originHeaders(origin: Value, wildcard: Truth, request: HttpRequest, options: RecordValue): readonly HeaderLine[] {
  const asking = linesOf(request.headers, 'origin')[0];
  const exposed = optionOf(options, 'exposedHeaders');
  return [
    ...allowOrigin(origin, wildcard, asking),
    ...lineIf('Access-Control-Allow-Credentials', truthyInJavascript(optionOf(options, 'credentials')), 'true'),
    ...(exposed && !isNull(exposed) ? [{ name: 'Access-Control-Expose-Headers', value: listText(exposed) }] : []),
  ];
}

function allowOrigin(origin: Value, wildcard: Truth, asking: Known<string> | undefined): readonly HeaderLine[] {
  const name = 'Access-Control-Allow-Origin';
  if (isUnknown(wildcard)) return [{ name, value: wildcard }];
  if (wildcard) return [{ name, value: '*' }];
  if (isString(origin)) return [{ name, value: origin.value }];
  if (isUnknown(asking)) return [{ name, value: asking }];
  return asking === undefined || asking === '' ? [] : lineIf(name, isAllowed(asking, origin), asking);
}

function holdsWildcard(origin: Value): Truth {
  if (!isArray(origin)) return false;
  const found = some(origin.elements, (each) => isText(each, '*'));
  return found === false && origin.rest ? origin.rest : found;
}

/** `isRequestOriginAllowed`: what is no array, text or pattern is a matter of truth. */
function isAllowed(asking: string, allowed: Value): Truth {
  if (isArray(allowed)) {
    const found = some(allowed.elements, (each) => isAllowed(asking, each));
    return found === false && allowed.rest ? allowed.rest : found;
  }
  if (isString(allowed)) return isText(allowed, asking);
  if (allowed.kind !== 'pattern') return truthyInJavascript(allowed);
  // `lastIndex` is set back, so that `g` changes nothing.
  return test(allowed.source, allowed.flags.replace('g', ''), asking) ?? { kind: 'unknown', because: 'the regular expression is not decided', name: undefined, at: allowed.at };
}

/** `addPreflightHeaders`: only `null` counts as not given. */
function preflightHeaders(options: RecordValue, request: HttpRequest, traits: Traits): readonly HeaderLine[] {
  const allowed = optionOf(options, 'allowedHeaders');
  const wanted = linesOf(request.headers, 'access-control-request-headers')[0];
  const methods = optionOf(options, 'methods');
  const name = 'Access-Control-Allow-Headers';
  const maxAge = optionOf(options, 'maxAge');
  const reflected = [{ name: 'Vary', value: 'Access-Control-Request-Headers' }, ...(wanted === undefined ? [] : [{ name, value: wanted }])];
  return [
    { name: 'Access-Control-Allow-Methods', value: methods ? listText(methods) : traits.methods },
    ...(allowed && !isNull(allowed) ? [{ name, value: listText(allowed) }] : reflected),
    ...(maxAge && !isNull(maxAge) ? [{ name: 'Access-Control-Max-Age', value: toText(maxAge) }] : []),
  ];
}

/** An array is joined; `reply.header` writes undefined as an empty text. */
function listText(value: Value): Known<string> {
  if (value.kind === 'literal' && value.value === undefined) return '';
  return isArray(value) ? joined(value, ', ') : toText(value);
}

function isNull(value: Value): boolean {
  return value.kind === 'literal' && value.value === null;
}

function text(value: string, { at }: RecordValue): Value {
  return { kind: 'literal', value, at };
}

/** `fastify.register(cors, options)`. */
function registered(call: Call, module: Module): Configuration | undefined {
  const [plugin] = call.arguments;
  if (call.callee.kind !== 'member' || call.callee.name.name !== 'register' || !plugin || plugin.spread) return undefined;
  if (!isImport(module.importOf(plugin.value), ['@fastify/cors'], ['default', '*', 'fastifyCors'])) return undefined;
  return { span: module.span(call), name: module.span(wordOf(plugin.value)), ...objectOptions(call, module, 1, 'a function chooses the options') };
}
