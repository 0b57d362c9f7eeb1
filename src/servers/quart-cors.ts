import { firstOf, lineIf } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { contains, isTrue, itemsOf, raises, textsOf, typeError, type Raises } from '../languages/python/dialect';
import { match } from '../languages/python/patterns';
import { keywordOptions } from '../model/arguments';
import type { Module } from '../model/module';
import type { Call } from '../model/syntax';
import { and, not, or, some, truthyInPython, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Unknown, type Value } from '../model/value';
import { defineServer, isAboveRoute, isImport, wordOf, type Configuration, type Outcome } from './server';

interface Traits {
  /** Whether `send_origin_wildcard` is an option. */
  readonly wildcardIsOption: boolean;
}

const common = ['allow_credentials', 'allow_headers', 'allow_methods', 'allow_origin', 'expose_headers', 'max_age', 'send_origin_wildcard'];
const defaultMethods = ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'];
const description = {
  id: 'quart-cors',
  language: 'python',
  mark: /quart_cors/,
  releases: { package: 'quart-cors', from: { '0.7.0': {}, '0.8.0': { wildcardIsOption: true } }, newest: '0.8.0' },
  roles: {
    origins: 'allow_origin', credentials: 'allow_credentials', methods: 'allow_methods', requestHeaders: 'allow_headers',
    exposedHeaders: 'expose_headers', maxAge: 'max_age',
  },
} as const;
const oldest: Traits = { wildcardIsOption: false };

/** `@route_cors(…)`, which answers OPTIONS by itself unless it is told not to. */
const routeCors = defineServer<Traits>(oldest, {
  ...description,
  title: 'route_cors (Quart-CORS)',
  optionNames: [...common, 'provide_automatic_options'],
  recognise: () => [],
  respond(options, request, traits) {
    if (isMisspelt(options, [...common, 'provide_automatic_options'], traits)) return { kind: 'failsToStart', because: 'TypeError' };
    const automatic = optionOf(options, 'provide_automatic_options');
    const provides = automatic ? truthyInPython(automatic) : true;
    if (request.method !== 'OPTIONS' || provides === true) return answered(options, request);
    if (isUnknown(provides)) return { kind: 'unknown', because: provides.because };
    // Quart answers before the decorated view is reached.
    return { kind: 'answers', status: 200, headers: [], handlerRuns: false };
  },
});

/** `quart_cors/__init__.py`: `cors(app)` works behind whatever answers; OPTIONS is Quart's own. */
export const quartCors = defineServer<Traits>(oldest, {
  ...description,
  title: 'Quart-CORS',
  optionNames: common,

  *recognise(module) {
    for (const call of module.calls) {
      const imported = module.importOf(call.callee);
      if (isImport(imported, ['quart_cors'], ['cors'])) yield configurationOf(call, module, 1);
      else if (isImport(imported, ['quart_cors'], ['route_cors']) && !isAboveRoute(call, module)) yield { ...configurationOf(call, module, 0), server: routeCors };
    }
  },

  respond(options, request, traits) {
    return isMisspelt(options, common, traits) ? { kind: 'failsToStart', because: 'TypeError' } : answered(options, request);
  },
});

function configurationOf(call: Call, module: Module, skip: number): Configuration {
  const options = keywordOptions(call, module, [], skip);
  const entries = new Map([...options.entries].filter(([name]) => name !== 'app_or_blueprint'));
  const at = module.span(call);
  // What is not given is read from the config of the application.
  const config: Unknown = { kind: 'unknown', because: 'app.config may hold it', name: undefined, at };
  const rest = options.rest ?? (module.syntax.text.includes('QUART_CORS_') ? config : undefined);
  return { span: at, name: module.span(wordOf(call.callee)), options: { ...options, entries, rest }, place: { kind: 'keyword', call: at, close: call.close } };
}

function isMisspelt(options: RecordValue, names: readonly string[], { wildcardIsOption }: Traits): boolean {
  return [...options.entries.keys()].some((name) => !names.includes(name) || (name === 'send_origin_wildcard' && !wildcardIsOption));
}

/** The view, or Quart for OPTIONS, has answered by now. What raises here makes a 500. */
function answered(options: RecordValue, request: HttpRequest): Outcome {
  const policy = policyOf(options);
  const isOptions = request.method === 'OPTIONS';
  if (raises(policy)) return { kind: 'answers', status: 500, headers: [], handlerRuns: !isOptions };
  if (isUnknown(policy)) return { kind: 'unknown', because: policy.because };
  const origin = firstOf(request.headers, 'origin');
  if (isUnknown(origin)) return { kind: 'unknown', because: origin.because };
  const headers = headersFor(policy, origin, request);
  return isOptions ? { kind: 'answers', status: 200, headers, handlerRuns: false } : { kind: 'passesOn', headers };
}

interface Policy {
  readonly origins: Value;
  readonly anyOrigin: Truth;
  readonly sendsWildcard: Truth;
  readonly credentials: Truth;
  readonly methods: readonly string[] | Unknown;
  readonly requestHeaders: readonly string[] | Unknown;
  readonly exposed: readonly string[] | Unknown;
  readonly maxAge: Known<string | undefined>;
}

/** What each request makes of the options: any origin with credentials is refused, whatever the request. */
function policyOf(options: RecordValue): Policy | Raises | Unknown {
  const { at } = options;
  const anything: Value = { kind: 'list', of: 'list', elements: [{ kind: 'literal', value: '*', at }], rest: undefined, at };
  const origins = wrapped(given(options, 'allow_origin') ?? anything);
  const anyOrigin = contains(origins, '*');
  const credentials = orConfigured(options, 'allow_credentials');
  const methods = headerSet(given(options, 'allow_methods'), defaultMethods);
  const requestHeaders = headerSet(given(options, 'allow_headers'), ['*']);
  const exposed = headerSet(given(options, 'expose_headers'), ['']);
  const maxAge = seconds(given(options, 'max_age'));
  if (raises(anyOrigin) || hasUnhashable(origins)) return typeError;
  if (raises(methods)) return methods;
  if (raises(requestHeaders)) return requestHeaders;
  if (raises(exposed)) return exposed;
  if (raises(maxAge)) return maxAge;
  const refused = and(anyOrigin, truthyInPython(credentials));
  if (refused === true) return { kind: 'raises', error: 'ValueError' };
  const wildcard = orConfigured(options, 'send_origin_wildcard');
  const sendsWildcard = isUnknown(wildcard) ? wildcard : true;
  return isUnknown(refused) ? refused : { origins, anyOrigin, sendsWildcard, credentials: isTrue(credentials), methods, requestHeaders, exposed, maxAge };
}

function given(options: RecordValue, name: string): Value | undefined {
  const value = optionOf(options, name);
  return value?.kind === 'literal' && value.value === null ? undefined : value;
}

/** `value or config`: what is given as false is not heard, and the config decides. */
function orConfigured(options: RecordValue, name: string): Value | undefined {
  const value = options.entries.get(name)?.value;
  return truthyInPython(value) === true ? value : options.rest ?? value;
}

function wrapped(value: Value): Value {
  const alone = value.kind === 'pattern' || (value.kind === 'literal' && typeof value.value === 'string');
  return alone ? { kind: 'list', of: 'list', elements: [value], rest: undefined, at: value.at } : value;
}

function hasUnhashable(value: Value): boolean {
  return value.kind === 'list' && value.elements.some((each) => each.kind === 'record' || (each.kind === 'list' && each.of !== 'tuple'));
}

function headerSet(value: Value | undefined, otherwise: readonly string[]): readonly string[] | Unknown | Raises {
  // What is falsy, but not None, is an empty set.
  if (value?.kind === 'literal' && typeof value.value !== 'string' && truthyInPython(value) === false) return [];
  return value ? textsOf(wrapped(value)) : otherwise;
}

/** `int(value)` of what is no `timedelta`. */
function seconds(value: Value | undefined): Known<string | undefined> | Raises {
  if (!value || value.kind === 'unknown') return value;
  if (value.kind !== 'literal') return typeError;
  const number = Number(value.value);
  const readable = typeof value.value === 'string' ? /^\s*[+-]?\d+\s*$/.test(value.value) : Number.isFinite(number);
  return readable ? String(Math.trunc(number)) : { kind: 'raises', error: 'ValueError' };
}

/** The set of origins has no order: where a star and the origin are both in it, either may answer. */
function headersFor(policy: Policy, origin: string, request: HttpRequest) {
  const named = origin === '' ? false : isNamed(policy.origins, origin);
  const { anyOrigin, sendsWildcard, credentials, exposed, methods, requestHeaders, maxAge } = policy;
  const allowed = origin === '' ? false : or(anyOrigin, named);
  const star = named === false ? '*' : isUnknown(named) ? named : unordered(policy.origins);
  const value = isUnknown(anyOrigin) ? anyOrigin : !anyOrigin ? origin : isUnknown(sendsWildcard) ? sendsWildcard : star;
  const asked = firstOf(request.headers, 'access-control-request-method');
  const method = request.method === 'OPTIONS' && asked !== '' ? methodAllowed(methods, asked) : false;
  const preflights = allowed === false ? false : isUnknown(allowed) ? allowed : method;
  return [
    ...lineIf('Access-Control-Allow-Origin', allowed, value),
    ...lineIf('Access-Control-Allow-Credentials', and(allowed, credentials), 'true'),
    ...lineIf('Access-Control-Expose-Headers', allowed, dumped(exposed)),
    ...lineIf('Access-Control-Allow-Headers', preflights, allowedHeaders(requestHeaders, firstOf(request.headers, 'access-control-request-headers'))),
    ...lineIf('Access-Control-Allow-Methods', preflights, dumped(methods)),
    ...(maxAge === undefined ? [] : lineIf('Access-Control-Max-Age', preflights, maxAge)),
    ...lineIf('Vary', isUnknown(value) && allowed !== false ? value : or(not(allowed), value !== '*'), 'Origin'),
  ];
}

function isNamed(origins: Value, origin: string): Truth {
  const found = itemsOf(origins);
  if (raises(found)) return false;
  const inside = some(found.items, (item) => {
    if (typeof item === 'string') return item === origin;
    if (item.kind === 'unknown') return item;
    if (item.kind === 'pattern') return match(item.source, origin, item.flags.includes('i')) ?? undecided(item);
    return item.kind === 'literal' && item.value === origin;
  });
  return inside === false && found.rest ? found.rest : inside;
}

function undecided({ at }: Value): Unknown {
  return { kind: 'unknown', because: 'the regular expression is not decided', name: undefined, at };
}

function unordered({ at }: Value): Unknown {
  return { kind: 'unknown', because: 'a set has no order', name: undefined, at };
}

function methodAllowed(methods: readonly string[] | Unknown, asked: Known<string>): Known<boolean> {
  if (isUnknown(methods)) return methods;
  const names = methods.map((name) => name.toLowerCase());
  return names.includes('*') || (isUnknown(asked) ? asked : names.includes(asked.toLowerCase()));
}

function allowedHeaders(listed: readonly string[] | Unknown, asked: Known<string>): Known<string> {
  if (isUnknown(listed) || isUnknown(asked)) return isUnknown(listed) ? listed : asked;
  const wanted = asked.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const names = listed.map((name) => name.toLowerCase());
  return names.includes('*') ? dumped(wanted) : dumped([...new Set(wanted.map((name) => name.toLowerCase()))].filter((name) => names.includes(name)));
}

/** Werkzeug's `dump_header`: what is no token is quoted. */
function dumped(names: readonly string[] | Unknown): Known<string> {
  if (isUnknown(names)) return names;
  return names.map((name) => (/^[\w!#$%&'*+.^`|~-]+$/.test(name) ? name : `"${name.replaceAll(/["\\]/g, '\\$&')}"`)).join(', ');
}
