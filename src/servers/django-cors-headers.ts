import { linesOf, type HeaderLine } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { contains, itemsOf, raises, str, textsOf, typeError, urlsplit, type Raises } from '../languages/python/dialect';
import { isBroken, match } from '../languages/python/patterns';
import { and, not, or, some, truthyInPython, type Truth } from '../model/ternary';
import { optionOf, type ListValue, type RecordValue, type Unknown, type Value } from '../model/value';
import { settingsOf } from './django-cors-headers/settings';
import { defineServer, type Outcome } from './server';

interface Traits {
  /** An Origin that `urlsplit` refuses is no reason to fail. */
  readonly forgivesOrigin: boolean;
  readonly privateNetwork: boolean;
  /** Credentials are allowed to strangers too, who are told no origin. */
  readonly credentialsForAll: boolean;
  readonly varies: string;
  readonly headers: readonly string[];
}

const fewerHeaders = ['accept', 'authorization', 'content-type', 'user-agent', 'x-csrftoken', 'x-requested-with'];
const oldest: Traits = {
  forgivesOrigin: false, privateNetwork: false, credentialsForAll: true, varies: 'Origin',
  headers: ['accept', 'accept-encoding', 'authorization', 'content-type', 'dnt', 'origin', 'user-agent', 'x-csrftoken', 'x-requested-with'],
};
const defaultMethods = ['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** `corsheaders/middleware.py`, told by the names of Django's settings module. */
export const djangoCorsHeaders = defineServer<Traits>(oldest, {
  id: 'django-cors-headers',
  title: 'django-cors-headers',
  language: 'python',
  mark: /\bCORS_[A-Z]|corsheaders/,
  releases: {
    package: 'django-cors-headers',
    from: {
      '3.5.0': {}, '3.10.1': { forgivesOrigin: true }, '4.0.0': { privateNetwork: true, varies: 'origin', headers: fewerHeaders }, '4.3.0': { credentialsForAll: false },
    },
    newest: '4.9.0',
  },
  roles: {
    origins: 'CORS_ALLOWED_ORIGINS', originPattern: 'CORS_ALLOWED_ORIGIN_REGEXES', anyOrigin: 'CORS_ALLOW_ALL_ORIGINS', credentials: 'CORS_ALLOW_CREDENTIALS',
    methods: 'CORS_ALLOW_METHODS', requestHeaders: 'CORS_ALLOW_HEADERS', exposedHeaders: 'CORS_EXPOSE_HEADERS', maxAge: 'CORS_PREFLIGHT_MAX_AGE',
    privateNetwork: 'CORS_ALLOW_PRIVATE_NETWORK',
  },
  optionNames: [
    'CORS_ALLOWED_ORIGINS', 'CORS_ALLOWED_ORIGIN_REGEXES', 'CORS_ALLOW_ALL_ORIGINS', 'CORS_URLS_REGEX', 'CORS_ALLOW_METHODS', 'CORS_ALLOW_HEADERS',
    'CORS_EXPOSE_HEADERS', 'CORS_PREFLIGHT_MAX_AGE', 'CORS_ALLOW_CREDENTIALS', 'CORS_ALLOW_PRIVATE_NETWORK',
  ],

  recognise: settingsOf,

  respond(options, request, traits) {
    const enabled = isEnabled(options, request);
    if (raises(enabled)) return broken(false);
    if (isUnknown(enabled)) return { kind: 'unknown', because: enabled.because };
    if (!enabled) return { kind: 'passesOn', headers: [] };
    const preflights = request.method === 'OPTIONS' && linesOf(request.headers, 'access-control-request-method').length > 0;
    const headers = headersFor(options, request, traits);
    if (raises(headers)) return broken(!preflights);
    // The lists are never compared with what is asked for.
    return preflights ? { kind: 'answers', status: 200, headers, handlerRuns: false } : { kind: 'passesOn', headers };
  },
});

/** Django makes a 500 of what a middleware raises. */
function broken(handlerRuns: boolean): Outcome {
  return { kind: 'answers', status: 500, headers: [], handlerRuns };
}

/** A name that is given in another world alone is undefined in this one. */
function given(options: RecordValue, name: string): Value | undefined {
  const value = optionOf(options, name);
  return value?.kind === 'literal' && value.value === undefined ? undefined : value;
}

function isEnabled(options: RecordValue, { url }: HttpRequest): Truth | Raises {
  const pattern = given(options, 'CORS_URLS_REGEX');
  return pattern ? matchesPattern(pattern, URL.canParse(url) ? decodedPath(new URL(url).pathname) : '/') : true;
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `re.match`, which takes a str or a compiled pattern. */
function matchesPattern(pattern: Value, text: string): Truth | Raises {
  if (pattern.kind === 'unknown') return pattern;
  const source = pattern.kind === 'pattern' ? pattern.source : pattern.kind === 'literal' ? pattern.value : undefined;
  if (typeof source !== 'string') return typeError;
  if (isBroken(source)) return { kind: 'raises', error: 're.error' };
  const matched = pattern.kind === 'pattern' && pattern.flags !== '' ? undefined : match(source, text, false);
  return matched ?? unknownAt(pattern, 'the regular expression is not decided');
}

/** `add_response_headers`. */
function headersFor(options: RecordValue, request: HttpRequest, traits: Traits): readonly HeaderLine[] | Raises {
  const headers: HeaderLine[] = [{ name: 'Vary', value: traits.varies }];
  const [origin] = linesOf(request.headers, 'origin');
  if (origin === undefined || origin === '') return headers;
  if (isUnknown(origin)) return [...headers, { name: 'Access-Control-Allow-Origin', value: origin }];
  const url = urlsplit(origin);
  if (raises(url)) return traits.forgivesOrigin ? headers : url;
  const allowsAll = truthyInPython(given(options, 'CORS_ALLOW_ALL_ORIGINS'));
  const credentials = truthyInPython(given(options, 'CORS_ALLOW_CREDENTIALS'));
  const listed = allowsAll === true ? false : isListed(options, origin);
  if (raises(listed)) return listed;
  const allowed = or(allowsAll, listed);
  const lines = allowed === false ? [] : linesFor(options, request, traits);
  if (raises(lines)) return lines;
  const add = (name: string, present: Truth, value: Known<string>) => {
    if (present !== false) headers.push({ name, value: isUnknown(present) ? present : value });
  };
  const wildcard = and(allowsAll, not(credentials));
  add('Access-Control-Allow-Origin', allowed, isUnknown(wildcard) ? wildcard : wildcard ? '*' : origin);
  add('Access-Control-Allow-Credentials', traits.credentialsForAll ? credentials : and(allowed, credentials), 'true');
  for (const { name, present, value } of lines) add(name, and(allowed, present), value);
  return headers;
}

interface Line { readonly name: string; readonly present: Truth; readonly value: Known<string> }

/** What an origin that is allowed gets besides. */
function linesFor(options: RecordValue, request: HttpRequest, { headers, privateNetwork }: Traits): readonly Line[] | Raises {
  const exposed = given(options, 'CORS_EXPOSE_HEADERS');
  // `len()` of what has none raises.
  if (exposed?.kind === 'callable' || (exposed?.kind === 'literal' && typeof exposed.value !== 'string')) return typeError;
  const exposes = truthyInPython(exposed);
  const texts = [exposed && exposes !== false ? textsOf(exposed) : []];
  if (request.method === 'OPTIONS') texts.push(listOf(options, 'CORS_ALLOW_HEADERS', headers), listOf(options, 'CORS_ALLOW_METHODS', defaultMethods));
  const failure = texts.find(raises);
  if (failure) return failure;
  const [exposedText = '', headersText = '', methodsText = ''] = texts.map((each) => (raises(each) ? '' : isUnknown(each) ? each : each.join(', ')));
  const network = privateNetwork && linesOf(request.headers, 'access-control-request-private-network')[0] === 'true';
  const preflights = request.method === 'OPTIONS';
  const maxAge = given(options, 'CORS_PREFLIGHT_MAX_AGE');
  return [
    { name: 'Access-Control-Expose-Headers', present: exposes, value: exposedText },
    { name: 'Access-Control-Allow-Headers', present: preflights, value: headersText },
    { name: 'Access-Control-Allow-Methods', present: preflights, value: methodsText },
    { name: 'Access-Control-Max-Age', present: and(preflights, maxAge ? truthyInPython(maxAge) : true), value: maxAge ? str(maxAge) : '86400' },
    { name: 'Access-Control-Allow-Private-Network', present: and(network, truthyInPython(given(options, 'CORS_ALLOW_PRIVATE_NETWORK'))), value: 'true' },
  ];
}

function listOf(options: RecordValue, name: string, otherwise: readonly string[]): readonly string[] | Unknown | Raises {
  const value = given(options, name);
  return value ? textsOf(value) : otherwise;
}

/** `origin_found_in_white_lists`: the text `null` itself, an entry with the same scheme and host, or a pattern. */
function isListed(options: RecordValue, origin: string): Truth | Raises {
  const nobody: ListValue = { kind: 'list', of: 'tuple', elements: [], rest: undefined, at: options.at };
  const origins = given(options, 'CORS_ALLOWED_ORIGINS') ?? nobody;
  const isNull = origin === 'null' ? contains(origins, 'null') : false;
  if (isNull === true || raises(isNull)) return isNull;
  const url = isEntry(origins, origin);
  if (url === true || raises(url)) return url;
  const matched = matchesAny(given(options, 'CORS_ALLOWED_ORIGIN_REGEXES') ?? nobody, origin);
  return raises(matched) ? (isUnknown(isNull) || isUnknown(url) ? or(isNull, url) : matched) : or(or(isNull, url), matched);
}

/** All entries are split before the first is compared. Those without scheme and host are equal to `null`. */
function isEntry(origins: Value, origin: string): Truth | Raises {
  const found = itemsOf(origins);
  if (raises(found)) return found;
  const wanted = urlsplit(origin);
  const parts = found.items.map((item) => (typeof item === 'string' ? urlsplit(item) : splitOf(item)));
  const failure = parts.find(raises);
  if (failure) return failure;
  const equal = some(parts, (part) => {
    if (part === undefined || raises(part) || raises(wanted)) return false;
    return isUnknown(part) ? part : part.scheme === wanted.scheme && part.netloc === wanted.netloc;
  });
  return equal === false && found.rest ? found.rest : equal;
}

/** `urlsplit` of an entry; undefined where it makes bytes of it, which equal no text. */
function splitOf(item: Value): ReturnType<typeof urlsplit> | Unknown | undefined {
  if (item.kind === 'unknown') return item;
  if (item.kind !== 'literal') return { kind: 'raises', error: 'AttributeError' };
  if (typeof item.value === 'string') return urlsplit(item.value);
  return item.value ? { kind: 'raises', error: 'AttributeError' } : undefined;
}

/** The first that matches ends it, as does the first that raises. */
function matchesAny(patterns: Value, origin: string): Truth | Raises {
  const found = itemsOf(patterns);
  if (raises(found)) return found;
  let matched: Truth = false;
  for (const item of found.items) {
    const one = matchesPattern(typeof item === 'string' ? { kind: 'literal', value: item, at: patterns.at } : item, origin);
    if (raises(one)) return isUnknown(matched) ? matched : one;
    matched = or(matched, one);
    if (matched === true) return true;
  }
  return matched === false && found.rest ? found.rest : matched;
}

function unknownAt({ at }: Value, because: string): Unknown {
  return { kind: 'unknown', because, name: undefined, at };
}
