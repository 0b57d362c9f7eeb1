import { firstOf, lineIf } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { raises, textsOf, typeError, type Raises } from '../languages/python/dialect';
import { keywordOptions } from '../model/arguments';
import type { Module } from '../model/module';
import type { Call } from '../model/syntax';
import { and, not, or, truthyInPython, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Unknown, type Value } from '../model/value';
import { defineServer, isImport, type Outcome } from './server';

interface Traits {
  /** A star with credentials is answered with the origin; before, with a star, which browsers refuse. */
  readonly namesOriginWithCredentials: boolean;
}

const optionNames = ['allow_methods', 'allow_headers', 'allow_origins', 'allow_credentials', 'max_age', 'expose_headers'];
const exposedByDefault = ['transfer-encoding', 'content-encoding', 'vary', 'request-context', 'set-cookie', 'server', 'date'];
/** A preflight of a method without a route finds nothing; here each has one. */
const routed = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** `blacksheep/server/cors.py`: it answers what its policy forbids by itself, whoever asks. */
export const blacksheep = defineServer<Traits>({ namesOriginWithCredentials: false }, {
  id: 'blacksheep',
  title: 'BlackSheep',
  language: 'python',
  mark: /use_cors|add_cors_policy/,
  releases: { package: 'blacksheep', from: { '2.4.4': {}, '2.6.4': { namesOriginWithCredentials: true } }, newest: '2.6.4' },
  roles: {
    origins: 'allow_origins', credentials: 'allow_credentials', methods: 'allow_methods', requestHeaders: 'allow_headers',
    exposedHeaders: 'expose_headers', maxAge: 'max_age',
  },
  optionNames,

  *recognise(module) {
    for (const call of module.calls) {
      if (call.callee.kind !== 'member' || !isConfigured(call, module)) continue;
      const options = keywordOptions(call, module, [], 0);
      const entries = new Map([...options.entries].filter(([name]) => name !== 'policy_name'));
      yield {
        span: module.span(call), name: module.span(call.callee.name), options: { ...options, entries },
        place: { kind: 'keyword', call: module.span(call), close: call.close },
      };
    }
  },

  respond(options, request, traits) {
    const policy = policyOf(options, traits);
    if (raises(policy)) return { kind: 'failsToStart', because: policy.error };
    const origin = firstOf(request.headers, 'origin');
    if (isUnknown(origin)) return { kind: 'unknown', because: origin.because };
    if (origin === '') return request.method === 'OPTIONS' ? refused(404) : { kind: 'passesOn', headers: [] };
    const asked = firstOf(request.headers, 'access-control-request-method');
    if (isUnknown(asked)) return { kind: 'unknown', because: asked.because };
    if (!routed.includes(asked === '' ? request.method : asked)) return refused(404);
    return asked === '' ? actual(policy, origin, request) : preflight(policy, origin, asked, request);
  },
});

/** `app.use_cors(…)` and `app.add_cors_policy("name", …)` of what is certainly an application. */
function isConfigured({ callee }: Call, module: Module): boolean {
  if (callee.kind !== 'member' || !['use_cors', 'add_cors_policy'].includes(callee.name.name)) return false;
  const made = module.definitionOf(callee.object);
  if (made?.expression.kind !== 'call') return false;
  return isImport(made.module.importOf(made.expression.callee), ['blacksheep', 'blacksheep.server', 'blacksheep.server.application'], ['Application']);
}

type Names = readonly string[] | Unknown;

interface Policy {
  readonly origins: Names;
  readonly methods: Names;
  /** In lower case. */
  readonly requestHeaders: Names;
  readonly exposed: Names;
  readonly credentials: Truth;
  readonly maxAge: Known<string>;
  readonly answersStar: Truth;
}

/** Raises where `CORSPolicy` does, which is when the application is set up. */
function policyOf(options: RecordValue, traits: Traits): Policy | Raises {
  if ([...options.entries.keys()].some((name) => !optionNames.includes(name))) return typeError;
  const given = (name: string) => optionOf(options, name);
  const lower = (text: string) => text.toLowerCase();
  const origins = namesOf(given('allow_origins'), lower, true);
  const methods = namesOf(given('allow_methods'), (text) => text.toUpperCase(), true);
  const requestHeaders = namesOf(given('allow_headers'), lower, true);
  const exposes = given('expose_headers');
  const exposed = !exposes || isNone(exposes) ? exposedByDefault : namesOf(exposes, lower, false);
  const maxAge = seconds(given('max_age'));
  if (raises(origins)) return origins;
  if (raises(methods)) return methods;
  if (raises(requestHeaders)) return requestHeaders;
  if (raises(exposed)) return exposed;
  if (raises(maxAge)) return maxAge;
  const credentials = truthyInPython(given('allow_credentials'));
  const answersStar = and(includes(origins, '*'), traits.namesOriginWithCredentials ? not(credentials) : true);
  return { origins, methods, requestHeaders, exposed, credentials, maxAge, answersStar };
}

function isNone(value: Value): boolean {
  return value.kind === 'literal' && value.value === null;
}

/** A text is split at white space, commas and semicolons. */
function namesOf(value: Value | undefined, fold: (text: string) => string, falsyIsNone: boolean): Names | Raises {
  if (!value || (falsyIsNone && truthyInPython(value) === false)) return [];
  const texts = value.kind === 'literal' && typeof value.value === 'string' ? value.value.split(/\s|,\s?|;\s?/) : textsOf(value);
  return 'kind' in texts ? texts : [...new Set(texts.map(fold))];
}

/** `int(value)`, which must not be negative. */
function seconds(value: Value | undefined): Known<string> | Raises {
  if (!value) return '5';
  if (value.kind === 'unknown') return value;
  if (value.kind !== 'literal' || value.value === null) return typeError;
  const readable = typeof value.value !== 'string' || /^\s*[+-]?\d+\s*$/.test(value.value);
  const number = Math.trunc(Number(value.value));
  return readable && number >= 0 ? String(number) : { kind: 'raises', error: 'ValueError' };
}

function includes(names: Names, name: string): Truth {
  return isUnknown(names) ? names : names.includes(name);
}

function has(names: Names, name: string): Truth {
  return or(includes(names, '*'), includes(names, name));
}

/** 400 with a `CORS-Error`, or 404 for what has no route. */
function refused(status: number): Outcome {
  return { kind: 'answers', status, headers: [], handlerRuns: false };
}

/** Whatever its method, a request that names one is a preflight. */
function preflight(policy: Policy, origin: string, asked: string, request: HttpRequest): Outcome {
  const { methods, requestHeaders, maxAge } = policy;
  const wanted = firstOf(request.headers, 'access-control-request-headers');
  const passes = [has(policy.origins, origin), has(methods, asked), headersAllowed(requestHeaders, wanted)].reduce<Known<boolean>>(both, true);
  if (passes === false) return refused(400);
  const headers = [
    ...lineIf('Access-Control-Allow-Methods', passes, isUnknown(methods) ? methods : methods.join(', ')),
    ...(wanted === '' ? [] : lineIf('Access-Control-Allow-Headers', passes, wanted)),
    ...lineIf('Access-Control-Max-Age', passes, maxAge),
    ...originLines(policy, origin, passes),
  ];
  return { kind: 'answers', status: isUnknown(passes) ? passes : 200, headers, handlerRuns: false };
}

function both(a: Known<boolean>, b: Known<boolean>): Known<boolean> {
  if (a === false || b === false) return false;
  return a === true ? b : a;
}

function headersAllowed(listed: Names, wanted: Known<string>): Known<boolean> {
  if (wanted === '') return true;
  if (isUnknown(listed)) return listed;
  if (listed.includes('*')) return true;
  return isUnknown(wanted) ? wanted : wanted.split(',').every((name) => listed.includes(name.trim().toLowerCase()));
}

function originLines({ answersStar, credentials }: Policy, origin: string, passes: Known<boolean>) {
  return [
    ...lineIf('Access-Control-Allow-Origin', passes, isUnknown(answersStar) ? answersStar : answersStar ? '*' : origin),
    ...lineIf('Vary', both(passes, not(answersStar)), 'Origin'),
    ...lineIf('Access-Control-Allow-Credentials', both(passes, credentials), 'true'),
  ];
}

/** The handler runs where origin and method are allowed; OPTIONS has one of the library's own, which finds nothing. */
function actual(policy: Policy, origin: string, request: HttpRequest): Outcome {
  const passes = and(has(policy.origins, origin), has(policy.methods, request.method));
  if (passes === false) return refused(400);
  if (isUnknown(passes)) return { kind: 'unknown', because: passes.because };
  const { exposed } = policy;
  const headers = [...lineIf('Access-Control-Expose-Headers', true, isUnknown(exposed) ? exposed : exposed.join(', ')), ...originLines(policy, origin, true)];
  return request.method === 'OPTIONS' ? { kind: 'answers', status: 404, headers, handlerRuns: false } : { kind: 'passesOn', headers };
}
