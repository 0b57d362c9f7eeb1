import { firstOf, lineIf, type HeaderList } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { raises, str, textsOf, typeError, type Raises } from '../languages/python/dialect';
import { match } from '../languages/python/patterns';
import { keywordOptions } from '../model/arguments';
import type { Module } from '../model/module';
import { and, or, some, truthyInPython, type Truth } from '../model/ternary';
import type { Call } from '../model/syntax';
import { optionOf, type PatternValue, type RecordValue, type Unknown, type Value } from '../model/value';
import { configOf, everySetting } from './sanic-ext/config';
import { defineServer, isAboveRoute, isImport, wordOf, type Configuration, type Outcome } from './server';

interface Traits {
  /** A listed origin has to be the whole of the one that asks; before, its beginning was enough. */
  readonly comparesWhole: boolean;
  /** Whatever names an origin varies by it; before, where more than one was listed. */
  readonly alwaysVaries: boolean;
}

const ofConfig = [
  'CORS_ORIGINS', 'CORS_ALLOW_HEADERS', 'CORS_METHODS', 'CORS_EXPOSE_HEADERS', 'CORS_MAX_AGE', 'CORS_SUPPORTS_CREDENTIALS', 'CORS_SEND_WILDCARD', 'CORS_ALWAYS_SEND',
  'CORS_AUTOMATIC_OPTIONS', 'CORS',
];
/** What the decorator calls the names of the config. */
const ofDecorator: ReadonlyMap<string, string> = new Map([
  ['origin', 'CORS_ORIGINS'], ['expose_headers', 'CORS_EXPOSE_HEADERS'], ['allow_headers', 'CORS_ALLOW_HEADERS'], ['allow_methods', 'CORS_METHODS'],
  ['supports_credentials', 'CORS_SUPPORTS_CREDENTIALS'], ['max_age', 'CORS_MAX_AGE'],
]);
/** In a route of all methods that leaves OPTIONS and HEAD to the extension. */
const routed = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const releases = { package: 'sanic-ext', from: { '23.12.0': {}, '25.12.0': { comparesWhole: true, alwaysVaries: true } }, newest: '25.12.0' } as const;
const oldest: Traits = { comparesWhole: false, alwaysVaries: false };

/** `@cors(…)` of a route: what it does not state is taken from the config. */
const routeCors = defineServer<Traits>(oldest, {
  id: 'sanic-ext',
  title: '@cors (Sanic Extensions)',
  language: 'python',
  mark: /\bsanic(?:_ext)?\b/,
  releases,
  roles: {
    origins: 'origin', credentials: 'supports_credentials', methods: 'allow_methods', requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers', maxAge: 'max_age',
  },
  optionNames: [...ofDecorator.keys(), ...ofConfig],
  recognise: () => [],
  respond(options, request, traits) {
    if ([...options.entries.keys()].some((name) => !ofDecorator.has(name) && !name.startsWith('CORS'))) return { kind: 'failsToStart', because: 'TypeError' };
    const stated = new Map([...ofDecorator].map(([own, name]) => [name, options.entries.get(own)?.value]));
    return answered(options, request, traits, (name) => stated.get(name));
  },
});

/** `sanic_ext/extensions/http/cors.py`, told by the names of `app.config`. */
export const sanicExt = defineServer<Traits>(oldest, {
  id: 'sanic-ext',
  title: 'Sanic Extensions',
  language: 'python',
  mark: /\bsanic(?:_ext)?\b/,
  releases,
  roles: {
    origins: 'CORS_ORIGINS', credentials: 'CORS_SUPPORTS_CREDENTIALS', methods: 'CORS_METHODS', requestHeaders: 'CORS_ALLOW_HEADERS', exposedHeaders: 'CORS_EXPOSE_HEADERS',
    maxAge: 'CORS_MAX_AGE',
  },
  optionNames: ofConfig,

  *recognise(module) {
    // Sanic-CORS reads the same names and turns this off.
    if (/\bsanic_cors\b/.test(module.syntax.text)) return;
    yield* configOf(module);
    for (const call of module.calls) {
      if (isImport(module.importOf(call.callee), ['sanic_ext', 'sanic_ext.extensions.http.cors'], ['cors']) && !isAboveRoute(call, module)) yield decorator(call, module);
    }
  },

  respond: (options, request, traits) => answered(options, request, traits, () => undefined),
});

function decorator(call: Call, module: Module): Configuration {
  const own = keywordOptions(call, module, [], 0);
  const config = everySetting(module);
  return {
    span: module.span(call), name: module.span(wordOf(call.callee)), place: { kind: 'keyword', call: module.span(call), close: call.close }, server: routeCors,
    options: { ...own, entries: new Map([...config.entries, ...own.entries]), rest: own.rest ?? config.rest },
  };
}

type Names = readonly string[] | Unknown;

/** Listed origins, and the text that they were given as. */
interface Origins {
  readonly items: readonly Value[];
  readonly rest: Unknown | undefined;
  readonly any: Truth;
  readonly written: Known<string>;
}

interface Policy {
  readonly origins: Origins;
  readonly credentials: Truth;
  readonly methods: Names;
  readonly requestHeaders: Names;
  /** Raises where the decorator was given what is no list, which shows when it answers. */
  readonly exposed: Names | Raises;
  /** The same, when the request carries some: nothing is looked for in what is falsy. */
  readonly exposedWithCredentials: Names | Raises;
  readonly maxAge: Known<string>;
  readonly sendsWildcard: Truth;
  readonly alwaysSends: Truth;
}

function isOn(options: RecordValue, name: string, otherwise: boolean): Truth {
  const value = optionOf(options, name);
  return value ? truthyInPython(value) : otherwise;
}

function answered(options: RecordValue, request: HttpRequest, traits: Traits, stated: (name: string) => Value | undefined): Outcome {
  const isActive = isOn(options, 'CORS', true);
  if (isUnknown(isActive)) return { kind: 'unknown', because: isActive.because };
  const policy = isActive ? policyOf(options, stated) : undefined;
  if (raises(policy)) return { kind: 'failsToStart', because: policy.error };
  const origin = firstOf(request.headers, 'origin');
  const automatic = isOn(options, 'CORS_AUTOMATIC_OPTIONS', true);
  if (isUnknown(origin)) return { kind: 'unknown', because: origin.because };
  if (isUnknown(automatic)) return { kind: 'unknown', because: automatic.because };
  const isOptions = request.method === 'OPTIONS';
  const preflights = isOptions && automatic;
  const headers = !policy || (preflights && firstOf(request.headers, 'access-control-request-method') === '') ? [] : headersFor(policy, origin, preflights, request, traits);
  return isOptions ? { kind: 'answers', status: 204, headers, handlerRuns: false } : { kind: 'passesOn', headers };
}

/** Raises where the extension does while it is set up, for the config first. */
function policyOf(options: RecordValue, stated: (name: string) => Value | undefined): Policy | Raises {
  const star: Value = { kind: 'literal', value: '*', at: options.at };
  const config = originsOf(optionOf(options, 'CORS_ORIGINS'));
  if (raises(config)) return config;
  const isStar = optionOf(options, 'CORS_ORIGINS')?.kind === 'literal' && config.written === '*';
  // Only this very text is refused, and only in the config.
  if (isStar && isOn(options, 'CORS_SUPPORTS_CREDENTIALS', false) === true) return { kind: 'raises', error: 'ValueError' };
  const given = (name: string) => stated(name) ?? optionOf(options, name);
  const origins = stated('CORS_ORIGINS') ? originsOf(stated('CORS_ORIGINS')) : config;
  const lists = (name: string, otherwise?: Value) => {
    const all = [optionOf(options, name) ?? otherwise, stated(name)].map(namesOf);
    return all.find(raises) ?? (stated(name) ? all[1] : all[0]) ?? [];
  };
  const [methods, requestHeaders, inConfig] = [lists('CORS_METHODS'), lists('CORS_ALLOW_HEADERS', star), namesOf(optionOf(options, 'CORS_EXPOSE_HEADERS'))];
  const own = stated('CORS_EXPOSE_HEADERS');
  // The decorator takes these as they are: a text is read character by character.
  const exposed = own ? textsOf(own) : inConfig;
  if (raises(origins)) return origins;
  if (raises(methods)) return methods;
  if (raises(requestHeaders)) return requestHeaders;
  if (raises(inConfig)) return inConfig;
  const credentials = given('CORS_SUPPORTS_CREDENTIALS');
  return {
    origins, methods, requestHeaders, exposed, exposedWithCredentials: own && truthyInPython(own) === false ? [] : exposed, credentials: truthyInPython(credentials), maxAge: seconds(given('CORS_MAX_AGE')),
    sendsWildcard: and(isOn(options, 'CORS_SEND_WILDCARD', false), config.any), alwaysSends: isOn(options, 'CORS_ALWAYS_SEND', true),
  };
}

/** A text is split at commas, a list may hold texts and patterns; of anything else nothing comes. */
function originsOf(value: Value | undefined): Origins | Raises {
  if (value?.kind === 'unknown') return { items: [], rest: value, any: value, written: value };
  const none: Origins = { items: [], rest: undefined, any: false, written: '' };
  if (value?.kind === 'pattern') return { ...none, items: [value], any: isAnything(value) };
  if (value?.kind === 'literal' && typeof value.value === 'string' && value.value !== '') {
    const text = value.value;
    const items = text === '*' ? [] : text.split(',').map((each): Value => ({ ...value, value: each.trim() }));
    return { items, rest: undefined, any: text === '*', written: text.includes(',') ? '' : text };
  }
  if (value?.kind !== 'list' || value.of !== 'list') return none;
  if (value.elements.some((each) => !isOrigin(each))) return typeError;
  const any = some(value.elements, (each) => (each.kind === 'unknown' ? each : isAnything(each)));
  return { items: value.elements, rest: value.rest, any: any === false && value.rest ? value.rest : any, written: '' };
}

function isOrigin(value: Value): boolean {
  return value.kind === 'unknown' || value.kind === 'pattern' || (value.kind === 'literal' && typeof value.value === 'string');
}

/** `re.compile(".*")`, as which a star is kept. */
function isAnything(value: Value): boolean {
  return value.kind === 'pattern' && value.source === '.*' && value.flags === '';
}

/** In lower case; a text is split at commas, and what stands around them stays. */
function namesOf(value: Value | undefined): Names | Raises {
  const isGiven = truthyInPython(value);
  if (!value || isGiven === false) return [];
  if (isUnknown(isGiven)) return isGiven;
  const texts = value.kind === 'literal' && typeof value.value === 'string' ? value.value.split(',') : value.kind === 'list' ? textsOf(value) : { kind: 'raises', error: 'AttributeError' } as const;
  return 'kind' in texts ? texts : [...new Set(texts.map((text) => text.toLowerCase()))];
}

function seconds(value: Value | undefined): Known<string> {
  if (!value) return '5';
  const isGiven = truthyInPython(value);
  return isUnknown(isGiven) ? isGiven : isGiven ? str(value) : '';
}

/** The response middleware. It sees cookies and authorization, which no preflight carries. */
function headersFor(policy: Policy, origin: string, preflights: boolean, request: HttpRequest, traits: Traits): HeaderList {
  const { credentials, methods, requestHeaders, maxAge } = policy;
  const value = originFor(policy, origin, traits);
  const named = isUnknown(value) ? value : value !== '';
  const withCredentials = [firstOf(request.headers, 'authorization'), firstOf(request.headers, 'cookie')].some((each) => each !== '');
  const exposed = withCredentials ? policy.exposedWithCredentials : policy.exposed;
  const starOr = (names: Names, otherwise: Known<readonly string[]>) => (!withCredentials && !isUnknown(names) && names.includes('*') ? ['*'] : otherwise);
  // Sanic sends what the headers are by then.
  if (raises(exposed)) return lineIf('Access-Control-Allow-Origin', named, value);
  const lines = [
    ...lineIf('Access-Control-Allow-Origin', named, value),
    ...listIf('Access-Control-Expose-Headers', named, starOr(exposed, exposed)),
    ...lineIf('Access-Control-Allow-Credentials', both(named, credentials), 'true'),
    ...lineIf('Vary', both(named, varies(policy, value, traits)), 'origin'),
  ];
  if (!preflights) return lines;
  return [
    ...lines,
    ...(maxAge === '' ? [] : lineIf('Access-Control-Max-Age', named, maxAge)),
    ...listIf('Access-Control-Allow-Headers', named, starOr(requestHeaders, shared(firstOf(request.headers, 'access-control-request-headers'), requestHeaders))),
    ...listIf('Access-Control-Allow-Methods', named, starOr(methods, routedIn(methods))),
  ];
}

/** Empty where no origin is named. */
function originFor({ origins, sendsWildcard, alwaysSends }: Policy, origin: string, traits: Traits): Known<string> {
  if (origin === '') {
    if (isUnknown(alwaysSends) || !alwaysSends) return isUnknown(alwaysSends) ? alwaysSends : '';
    return isUnknown(origins.any) ? origins.any : origins.any ? '*' : origins.written;
  }
  if (isUnknown(sendsWildcard)) return sendsWildcard;
  const matched = sendsWildcard ? true : or(origins.any, isListed(origins, origin, traits));
  return isUnknown(matched) ? matched : sendsWildcard ? '*' : matched ? origin : '';
}

function isListed({ items, rest }: Origins, origin: string, { comparesWhole }: Traits): Truth {
  const found = some(items, (item) => {
    if (item.kind === 'unknown') return item;
    if (item.kind === 'pattern') return matchesPattern(item, origin);
    const text = item.kind === 'literal' ? String(item.value) : '';
    return comparesWhole ? origin === text : origin.startsWith(text);
  });
  return found === false && rest ? rest : found;
}

/** `pattern.match(origin)`: what follows does not matter. */
function matchesPattern(item: PatternValue, origin: string): Truth {
  const matched = /^i?$/.test(item.flags) ? match(item.source, origin, item.flags === 'i') : undefined;
  return matched ?? { kind: 'unknown', because: 'the regular expression is not decided', name: undefined, at: item.at };
}

function varies({ origins }: Policy, value: Known<string>, { alwaysVaries }: Traits): Known<boolean> {
  if (alwaysVaries) return isUnknown(value) ? value : value !== '*';
  return origins.items.length > 1 ? true : origins.rest ?? false;
}

function both(a: Known<boolean>, b: Known<boolean>): Known<boolean> {
  if (a === false || b === false) return false;
  return a === true ? b : a;
}

/** A list without names is not sent. */
function listIf(name: string, present: Known<boolean>, names: Known<readonly string[]>): HeaderList {
  return isUnknown(names) ? lineIf(name, present, names) : names.length === 0 ? [] : lineIf(name, present, names.join(','));
}

/** Those asked for that are listed, in lower case. */
function shared(asked: Known<string>, listed: Names): Known<readonly string[]> {
  if (isUnknown(listed)) return listed;
  if (isUnknown(asked)) return asked;
  const wanted = new Set(asked.split(',').map((name) => name.trim().toLowerCase()));
  return listed.filter((name) => wanted.has(name));
}

/** The methods of the route, of those that are listed if any are. */
function routedIn(methods: Names): Names {
  return isUnknown(methods) ? methods : routed.filter((method) => methods.length === 0 || methods.includes(method.toLowerCase()));
}
