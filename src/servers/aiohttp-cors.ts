import { firstOf, lineIf, linesOf } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { contains, raises, str, textsOf, typeError, type Raises } from '../languages/python/dialect';
import { and, or, truthyInPython, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Unknown, type Value } from '../model/value';
import { additions, setups } from './aiohttp-cors/shapes';
import { defineServer, type Outcome } from './server';

const perOrigin = ['allow_credentials', 'expose_headers', 'allow_headers', 'max_age', 'allow_methods'];
const description = {
  id: 'aiohttp-cors',
  language: 'python',
  mark: /aiohttp_cors/,
  releases: { package: 'aiohttp-cors', from: { '0.7.0': {} }, newest: '0.8.1' },
  optionsPerOrigin: true,
} as const;
const roles = {
  credentials: 'allow_credentials', methods: 'allow_methods', requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers', maxAge: 'max_age',
} as const;

/** `cors.add(route, {…})`: its options go before those of the application. */
const route = defineServer<object>({}, {
  ...description,
  title: 'aiohttp-cors, for one route',
  roles: { ...roles, origins: 'config' },
  optionNames: ['config', 'defaults', 'method', ...perOrigin],
  recognise: () => [],
  respond: (options, request) => answered(options, request),
});

/** `aiohttp_cors/cors_config.py`: options by origin, for routes that are added to it; here, for all of them. */
export const aiohttpCors = defineServer<object>({}, {
  ...description,
  title: 'aiohttp-cors',
  roles: { ...roles, origins: 'defaults' },
  optionNames: ['defaults', ...perOrigin],

  *recognise(module) {
    yield* setups(module);
    for (const configuration of additions(module)) yield { ...configuration, server: route };
  },

  respond: (options, request) => answered(options, request),
});

function answered(options: RecordValue, request: HttpRequest): Outcome {
  const given = ['config', 'defaults'].map((name) => optionOf(options, name));
  const failure = given.map(failureOf).find((each) => each !== undefined);
  if (failure) return { kind: 'failsToStart', because: failure.error };
  if ([...options.entries.keys()].some((name) => !['config', 'defaults', 'method'].includes(name))) return { kind: 'failsToStart', because: 'TypeError' };
  const [origin] = linesOf(request.headers, 'origin');
  if (isUnknown(origin)) return { kind: 'unknown', because: origin.because };
  const preflights = request.method === 'OPTIONS';
  const found = origin === undefined ? undefined : optionsFor(given, origin);
  if (isUnknown(found)) return { kind: 'unknown', because: found.because };
  if (origin === undefined || found === undefined) return preflights ? forbidden : { kind: 'passesOn', headers: [] };
  return preflights ? preflight(found, origin, optionOf(options, 'method'), request) : actual(found, origin);
}

const forbidden: Outcome = { kind: 'answers', status: 403, headers: [], handlerRuns: false };
const valueError: Raises = { kind: 'raises', error: 'ValueError' };

/** What `_parse_config_options` refuses. */
function failureOf(config: Value | undefined): Raises | undefined {
  if (!config || config.kind === 'unknown' || (config.kind === 'literal' && config.value === null)) return undefined;
  if (config.kind !== 'record') return valueError;
  return [...config.entries.values()].map(({ value }) => (value.kind === 'record' ? refused(value) : value.kind === 'unknown' ? undefined : valueError)).find((each) => each);
}

/** What `ResourceOptions.__new__` refuses. */
function refused(options: RecordValue): Raises | undefined {
  if ([...options.entries.keys()].some((name) => !perOrigin.includes(name))) return typeError;
  const given = (name: string) => options.entries.get(name)?.value;
  const [credentials, maxAge, methods] = [given('allow_credentials'), given('max_age'), given('allow_methods')];
  const lists = [given('expose_headers'), given('allow_headers'), isNone(methods) ? undefined : methods];
  const isBad = (value: Value | undefined, isGood: (value: Value) => boolean) => value !== undefined && !isUnknown(value) && !isGood(value);
  if (lists.some((value) => isBad(value, (each) => isStar(each) || isSequence(each)))) return valueError;
  if (isBad(credentials, (value) => isLiteral(value, 'boolean')) || isBad(maxAge, isSeconds)) return valueError;
  return lists.slice(1).some((value) => value && !isStar(value) && raises(textsOf(value))) ? { kind: 'raises', error: 'AttributeError' } : undefined;
}

function isNone(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.value === null;
}

function isStar(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.value === '*';
}

function isLiteral(value: Value, type: 'boolean' | 'number'): boolean {
  return value.kind === 'literal' && typeof value.value === type;
}

function isSequence(value: Value): boolean {
  return value.kind === 'list' && value.of !== 'set';
}

function isSeconds(value: Value): boolean {
  return isNone(value) || isLiteral(value, 'boolean') || (value.kind === 'literal' && Number.isInteger(value.value) && Number(value.value) >= 0);
}

/** The options under the origin, else those under a star; of two records the first that has the key. */
function optionsFor(configs: readonly (Value | undefined)[], origin: string): RecordValue | Unknown | undefined {
  for (const key of [origin, '*']) {
    for (const config of configs) {
      const value = config?.kind === 'record' ? config.entries.get(key)?.value ?? config.rest : config;
      if (value?.kind === 'unknown' || value?.kind === 'record') return value;
    }
  }
  return undefined;
}

function preflight(options: RecordValue, origin: string, method: Value | undefined, request: HttpRequest): Outcome {
  const asked = firstOf(request.headers, 'access-control-request-method');
  const wanted = firstOf(request.headers, 'access-control-request-headers');
  if (isUnknown(asked) || isUnknown(wanted)) return { kind: 'unknown', because: isUnknown(asked) ? asked.because : 'the headers asked for are not known' };
  if (asked === '') return forbidden;
  const names = [...new Set(wanted.split(',').map((name) => name.trim().toUpperCase()).filter((name) => name !== ''))];
  const passes = and(or(isRouted(asked, method), isListed(optionOf(options, 'allow_methods'), asked)), allListed(optionOf(options, 'allow_headers'), names));
  if (isUnknown(passes)) return { kind: 'unknown', because: passes.because };
  if (!passes) return forbidden;
  const maxAge = optionOf(options, 'max_age');
  return {
    kind: 'answers', status: 200, handlerRuns: false,
    headers: [
      { name: 'Access-Control-Allow-Origin', value: origin },
      ...lineIf('Access-Control-Allow-Credentials', truthyInPython(optionOf(options, 'allow_credentials')), 'true'),
      ...(!maxAge || isNone(maxAge) ? [] : lineIf('Access-Control-Max-Age', true, str(maxAge))),
      { name: 'Access-Control-Allow-Methods', value: asked },
      ...(names.length === 0 ? [] : lineIf('Access-Control-Allow-Headers', true, names.join(','))),
    ],
  };
}

/** Whether a route with the method was added: any of the usual, where it is not said which. */
function isRouted(asked: string, method: Value | undefined): Truth {
  if (method?.kind === 'literal') return String(method.value).toUpperCase() === asked;
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(asked) && (method?.kind === 'unknown' ? method : true);
}

/** `is_method_allowed`. */
function isListed(methods: Value | undefined, asked: string): Truth {
  if (!methods || isNone(methods)) return false;
  return isStar(methods) || allListed(methods, [asked.toUpperCase()]);
}

function allListed(listed: Value | undefined, names: readonly string[]): Truth {
  if (names.length === 0 || isStar(listed)) return true;
  return names.map((name): Truth => (listed ? holds(listed, name) : false)).reduce(and);
}

/** The listed ones are compared in upper case. */
function holds(listed: Value, name: string): Truth {
  if (listed.kind !== 'list') return listed.kind === 'unknown' ? listed : false;
  const elements = listed.elements.map((each) => (each.kind === 'literal' ? { ...each, value: String(each.value).toUpperCase() } : each));
  const inside = contains({ ...listed, elements }, name);
  return raises(inside) ? false : inside;
}

/** The handler has run. */
function actual(options: RecordValue, origin: string): Outcome {
  const exposed = optionOf(options, 'expose_headers');
  const names = exposed ? exposedNames(exposed) : '';
  // It raises while the answer is being prepared, and aiohttp closes the connection.
  if (raises(names)) return { kind: 'hangs' };
  return {
    kind: 'passesOn',
    headers: [
      { name: 'Access-Control-Allow-Origin', value: origin },
      ...lineIf('Access-Control-Allow-Credentials', truthyInPython(optionOf(options, 'allow_credentials')), 'true'),
      ...(names === '' ? [] : lineIf('Access-Control-Expose-Headers', true, names)),
    ],
  };
}

/** A star names whatever headers the answer has. */
function exposedNames(exposed: Value): Known<string> | Raises {
  if (isStar(exposed)) return { kind: 'unknown', because: 'it names the headers that the answer has' };
  const texts = textsOf(exposed);
  return 'kind' in texts ? texts : [...new Set(texts)].join(',');
}
