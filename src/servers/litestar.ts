import { firstOf, lineIf, linesOf } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { contains, joinSorted, raises, str, textsOf, typeError, type Raises } from '../languages/python/dialect';
import { escape, fullmatch, isBroken } from '../languages/python/patterns';
import { keywordOptions } from '../model/arguments';
import { and, not, or, some, truthyInPython, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Unknown, type Value } from '../model/value';
import { defineServer, isImport, wordOf, type Outcome } from './server';

interface Traits {
  /** Listed origins are escaped but for `*`; before, their dots matched anything and only `*.` was a wildcard. */
  readonly escapesOrigins: boolean;
}

const allMethods = 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT';
const safelisted = ['Accept', 'Accept-Language', 'Content-Language', 'Content-Type'];
const optionNames = ['allow_origins', 'allow_methods', 'allow_headers', 'allow_credentials', 'allow_origin_regex', 'expose_headers', 'max_age'];

/** `litestar/config/cors.py` and `litestar/middleware/_internal/cors.py`: `Litestar(cors_config=CORSConfig(…))`. */
export const litestar = defineServer<Traits>({ escapesOrigins: false }, {
  id: 'litestar',
  title: 'CORSConfig (Litestar)',
  language: 'python',
  mark: /CORSConfig/,
  releases: { package: 'litestar', from: { '2.15.2': {}, '2.20.0': { escapesOrigins: true } }, newest: '2.25.0' },
  roles: {
    origins: 'allow_origins', originPattern: 'allow_origin_regex', credentials: 'allow_credentials', methods: 'allow_methods',
    requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers', maxAge: 'max_age',
  },
  optionNames,

  *recognise(module) {
    for (const call of module.calls) {
      if (!isImport(module.importOf(call.callee), ['litestar.config.cors'], ['CORSConfig'])) continue;
      yield {
        span: module.span(call), name: module.span(wordOf(call.callee)), options: keywordOptions(call, module, optionNames, 0),
        place: { kind: 'keyword', call: module.span(call), close: call.close },
      };
    }
  },

  respond(options, request, traits) {
    const config = configOf(options, traits);
    if (raises(config)) return { kind: 'failsToStart', because: config.error };
    const origin = firstOf(request.headers, 'origin');
    if (isUnknown(origin)) return { kind: 'unknown', because: origin.because };
    if (origin === '') return { kind: 'passesOn', headers: [] };
    return request.method === 'OPTIONS' ? preflight(config, origin, request) : actual(config, origin, request);
  },
});

/** `CORSConfig`: what is wrong with an option shows when a request first needs it. */
interface Config {
  readonly allOrigins: Truth | Raises;
  readonly allows: (origin: string) => Truth | Raises;
  readonly methods: Value;
  readonly allMethods: Truth | Raises;
  /** In lower case. */
  readonly requestHeaders: readonly string[] | Unknown;
  readonly credentials: Value | undefined;
  readonly exposed: Value | undefined;
  readonly maxAge: Value | undefined;
}

/** Raises where the constructor does. */
function configOf(options: RecordValue, traits: Traits): Config | Raises {
  if ([...options.entries.keys()].some((name) => !optionNames.includes(name))) return typeError;
  const anything: Value = { kind: 'list', of: 'list', elements: [{ kind: 'literal', value: '*', at: options.at }], rest: undefined, at: options.at };
  const given = (name: string) => optionOf(options, name) ?? anything;
  const headers = textsOf(given('allow_headers'));
  if (raises(headers)) return headers;
  const [origins, methods] = [given('allow_origins'), given('allow_methods')];
  return {
    allOrigins: contains(origins, '*'), allows: (origin) => matching(origins, optionOf(options, 'allow_origin_regex'), origin, traits),
    methods, allMethods: contains(methods, '*'), requestHeaders: isUnknown(headers) ? headers : headers.map((name) => name.toLowerCase()),
    credentials: optionOf(options, 'allow_credentials'), exposed: optionOf(options, 'expose_headers'), maxAge: optionOf(options, 'max_age'),
  };
}

/** `allowed_origins_regex`: the listed origins and the pattern are alternatives of one expression. */
function matching(origins: Value, pattern: Value | undefined, origin: string, { escapesOrigins }: Traits): Truth | Raises {
  const hasPattern = truthyInPython(pattern);
  const text = pattern && hasPattern === true ? patternText(pattern) : undefined;
  // The pattern is appended to what was given as a list of origins.
  if (!escapesOrigins && hasPattern === true && !(origins.kind === 'unknown' || (origins.kind === 'list' && origins.of === 'list'))) return typeError;
  const listed = listedOrigins(origins);
  if (raises(listed)) return listed;
  if (raises(text)) return text;
  const known = [...listed.texts.map(escapesOrigins ? escaped : translated), ...(typeof text === 'string' ? [escapesOrigins ? text : translated(text)] : [])];
  if (isBroken(known.join('|'))) return { kind: 'raises', error: 're.error' };
  const found = some(known.length > 0 ? known : [''], (each) => fullmatch(each, origin) ?? undecided(origins));
  const more = listed.rest ?? (isUnknown(hasPattern) ? hasPattern : isUnknown(text) ? text : false);
  return or(found, more);
}

function escaped(origin: string): string {
  return origin.split('*').map(escape).join('.*');
}

function translated(origin: string): string {
  return origin.replaceAll('*.', '.*\\.');
}

function patternText(pattern: Value): string | Unknown | Raises {
  if (pattern.kind === 'unknown') return pattern;
  return pattern.kind === 'literal' && typeof pattern.value === 'string' ? pattern.value : typeError;
}

/** The texts among the origins, and why there may be more. */
function listedOrigins(origins: Value): { readonly texts: readonly string[]; readonly rest: Unknown | undefined } | Raises {
  if (origins.kind !== 'list') {
    const texts = textsOf(origins);
    return raises(texts) ? texts : isUnknown(texts) ? { texts: [], rest: texts } : { texts, rest: undefined };
  }
  const texts = textsOf({ ...origins, elements: origins.elements.filter((each) => each.kind !== 'unknown'), rest: undefined });
  if (raises(texts) || isUnknown(texts)) return raises(texts) ? texts : { texts: [], rest: texts };
  return { texts, rest: origins.rest ?? origins.elements.find((each) => each.kind === 'unknown') };
}

function undecided({ at }: Value): Unknown {
  return { kind: 'unknown', because: 'the regular expression is not decided', name: undefined, at };
}

/** Any OPTIONS with an Origin is answered here, at any path. */
function preflight(config: Config, origin: string, request: HttpRequest): Outcome {
  const { allOrigins, credentials, maxAge } = config;
  const methods = preflightMethods(config);
  const method = methodAllowed(config, linesOf(request.headers, 'access-control-request-method')[0]);
  if (raises(allOrigins) || raises(methods) || raises(method)) return broken(false);
  const listed = allOrigins === true ? true : config.allows(origin);
  if (raises(listed)) return broken(false);
  const allowed = or(allOrigins, listed);
  const wanted = requestedHeaders(config, request);
  const passes = [method, allowed, wanted.allowed].reduce(and);
  if (passes === false) return { kind: 'answers', status: 400, headers: [], handlerRuns: false };
  const listedCredentials = credentials ? str(credentials) : '';
  const lines = [
    ...lineIf('Access-Control-Max-Age', true, maxAge ? str(maxAge) : '600'),
    ...lineIf('Access-Control-Allow-Origin', true, isUnknown(allOrigins) ? allOrigins : allOrigins ? '*' : origin),
    ...lineIf('Vary', not(allOrigins), 'Origin'),
    ...lineIf('Access-Control-Allow-Credentials', truthyInPython(credentials), isUnknown(listedCredentials) ? listedCredentials : listedCredentials.toLowerCase()),
    ...lineIf('Access-Control-Allow-Methods', truthyInPython(config.methods), methods),
    ...lineIf('Access-Control-Allow-Headers', wanted.shown, wanted.text),
  ];
  if (!isUnknown(passes)) return { kind: 'answers', status: 204, headers: lines, handlerRuns: false };
  const headers = lines.map(({ name }) => ({ name, value: passes }));
  return { kind: 'answers', status: passes, headers, handlerRuns: false };
}

function preflightMethods({ methods, allMethods: every }: Config): Known<string> | Raises {
  if (raises(every) || isUnknown(every)) return every;
  return every ? allMethods : joinSorted(methods);
}

function methodAllowed({ methods, allMethods: every }: Config, method: Known<string> | undefined): Truth | Raises {
  if (raises(every) || every === true || method === undefined || method === '') return raises(every) ? every : true;
  const listed = isUnknown(method) ? spoilt(method, methods) : contains(methods, method);
  return raises(listed) ? listed : or(every, listed);
}

function spoilt({ because }: { readonly because: string }, { at }: Value): Unknown {
  return { kind: 'unknown', because, name: undefined, at };
}

/** Whether the headers asked for are allowed, and what is said of them. */
interface Wanted { readonly allowed: Truth; readonly shown: Truth; readonly text: Known<string> }

function requestedHeaders({ requestHeaders, methods }: Config, request: HttpRequest): Wanted {
  const asked = firstOf(request.headers, 'access-control-request-headers');
  if (isUnknown(requestHeaders)) return { allowed: asked === '' ? true : requestHeaders, shown: true, text: requestHeaders };
  const every = requestHeaders.includes('*');
  const named = sorted([...requestHeaders, ...safelisted]);
  if (isUnknown(asked)) return { allowed: every ? true : spoilt(asked, methods), shown: true, text: every ? asked : named };
  const names = asked.split(',').map((name) => name.trim()).filter((name) => name !== '');
  if (every) return { allowed: true, shown: names.length > 0, text: sorted([...names, ...safelisted]) };
  const allowed = [...requestHeaders, ...safelisted.map((name) => name.toLowerCase())];
  return { allowed: names.every((name) => allowed.includes(name.toLowerCase())), shown: true, text: named };
}

function sorted(texts: readonly string[]): string {
  return [...new Set(texts)].sort().join(', ');
}

/** The handler has run by then; where an option makes the wrapped `send` raise, so does the answer to that. */
function actual(config: Config, origin: string, request: HttpRequest): Outcome {
  const { allOrigins, requestHeaders, exposed } = config;
  const methods = joinSorted(config.methods);
  const exposes = truthyInPython(exposed);
  const exposedNames = exposed && exposes !== false ? joinSorted(exposed) : '';
  if (raises(allOrigins) || raises(methods) || raises(exposedNames)) return broken(true);
  const listed = allOrigins === true ? false : config.allows(origin);
  if (raises(listed)) return broken(true);
  const named = or(and(allOrigins, linesOf(request.headers, 'cookie').length > 0), and(not(allOrigins), listed));
  const value = isUnknown(named) ? named : named ? origin : '*';
  const headers = [
    ...lineIf('Access-Control-Allow-Origin', or(allOrigins, named), value),
    ...lineIf('Vary', named, 'Origin'),
    ...lineIf('Access-Control-Allow-Credentials', truthyInPython(config.credentials), 'true'),
    ...lineIf('Access-Control-Expose-Headers', exposes, exposedNames),
    ...lineIf('Access-Control-Allow-Headers', true, isUnknown(requestHeaders) ? requestHeaders : sorted(requestHeaders)),
    ...lineIf('Access-Control-Allow-Methods', true, methods),
  ];
  return { kind: 'passesOn', headers };
}

function broken(handlerRuns: boolean): Outcome {
  return { kind: 'answers', status: 500, headers: [], handlerRuns };
}
