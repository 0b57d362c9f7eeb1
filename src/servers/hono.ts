import { beforeUnsendable, readAsLatin1 } from '../http/field-value';
import { firstOf, lineIf, withOneVary, type HeaderLine } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { isArray, isNullish, isString, isText, joined, toText } from '../languages/javascript/dialect';
import { objectOptions } from '../model/arguments';
import { and, not, or, some, truthyInJavascript, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Value } from '../model/value';
import { defineServer, isImport, wordOf, type Outcome } from './server';

interface Traits {
  /** A text is sent whatever the origin, a list sends its first element to those it does not hold. */
  readonly fixedOrigin: boolean;
  /** `Vary` is set before anything that may throw, also for actual requests. */
  readonly variesFirst: boolean;
  /** Methods that are neither a list nor a function are ignored. */
  readonly ignoresOtherMethods: boolean;
  /** Credentials turn the wildcard into whoever asks (CVE-2026-54290). */
  readonly reflectsWithCredentials: boolean;
  readonly methods: string;
  /** Lists are joined when the middleware is made, and an empty text counts as none. */
  readonly joinsAtStart: boolean;
  /** Node takes the text of an error with its head, and writes both in UTF-8. */
  readonly failsInUtf8: boolean;
}

const defaultMethods = 'GET,HEAD,PUT,POST,DELETE,PATCH';
const initial: Traits = {
  fixedOrigin: true, variesFirst: true, ignoresOtherMethods: false, reflectsWithCredentials: false, methods: defaultMethods, joinsAtStart: false,
  failsInUtf8: true,
};

/** `hono/cors`, for every runtime that Hono runs on. */
export const hono = defineServer<Traits>(initial, {
  id: 'hono',
  title: 'hono/cors',
  language: 'javascript',
  mark: /hono(?:@[^/'"]*)?\/cors/,
  releases: {
    package: 'hono',
    from: {
      '4.0.0': {}, '4.6.13': { fixedOrigin: false }, '4.8.0': { ignoresOtherMethods: true, failsInUtf8: false }, '4.10.3': { variesFirst: false }, '4.12.9': { reflectsWithCredentials: true },
      '4.12.25': { reflectsWithCredentials: false }, '4.13.0': { methods: `${defaultMethods},QUERY` }, '4.13.2': { joinsAtStart: true },
    },
    newest: '4.13.19',
    advisories: [
      { id: 'CVE-2026-54290', from: '4.12.9', fixed: '4.12.25', says: 'with credentials, the wildcard becomes whatever origin asks' },
      { id: 'GHSA-8j4g-w8fx-2239', fixed: '4.12.34', says: 'a long Access-Control-Request-Headers keeps the server busy' },
      { id: 'GHSA-q7jf-gf43-6x6p', fixed: '4.10.3', says: 'Vary of the request is copied to the response' },
    ],
  },
  roles: { origins: 'origin', credentials: 'credentials', methods: 'allowMethods', requestHeaders: 'allowHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge' },
  optionNames: ['origin', 'allowMethods', 'allowHeaders', 'maxAge', 'credentials', 'exposeHeaders'],

  *recognise(module) {
    for (const call of module.calls) {
      if (!isImport(module.importOf(call.callee), specifiers, ['cors'])) continue;
      yield { span: module.span(call), name: module.span(wordOf(call.callee)), ...objectOptions(call, module, 0) };
    }
  },

  respond(options, request, traits) {
    const startsOver = traits.joinsAtStart && ['exposeHeaders', 'allowHeaders'].some((name) => list(name, optionOf(options, name), traits).includes('throws'));
    if (startsOver) return { kind: 'failsToStart', because: 'a list of header names has no join' };
    const preflights = request.method === 'OPTIONS';
    const steps = [...before(options, request, traits), ...(preflights ? preflight(options, request, traits) : [])];
    const failed = failure(steps, traits);
    if (failed) return failed;
    const headers = steps.filter((step) => step !== 'throws');
    if (preflights) return { kind: 'answers', status: 204, headers: withOneVary(headers), handlerRuns: false };
    return { kind: 'passesOn', headers: withOneVary(traits.variesFirst ? headers : [...headers, ...varyOrigin(options, traits)]) };
  },
});

const specifiers = ['hono/cors', '@hono/hono/cors'];

/** A header that is set, or an error. */
type Step = HeaderLine | 'throws';

/** Hono answers an error with 500 and keeps the headers that were set before it. */
function failure(steps: readonly Step[], { failsInUtf8 }: Traits): Outcome | undefined {
  const thrown = steps.indexOf('throws');
  const headers = (thrown < 0 ? steps : steps.slice(0, thrown)).filter((step) => step !== 'throws');
  const kept = beforeUnsendable(headers) ?? (thrown < 0 ? undefined : headers);
  const written = failsInUtf8 ? kept?.map(readAsLatin1) : kept;
  return written && { kind: 'answers', status: 500, headers: withOneVary(written), handlerRuns: false };
}

/** What is set for every request before the handler runs. */
function before(options: RecordValue, request: HttpRequest, traits: Traits): readonly Step[] {
  const credentials = truthyInJavascript(optionOf(options, 'credentials'));
  return [
    ...allowOrigin(options, firstOf(request.headers, 'origin'), traits),
    ...(traits.variesFirst ? varyOrigin(options, traits) : []),
    ...lineIf('Access-Control-Allow-Credentials', credentials, 'true'),
    ...list('Access-Control-Expose-Headers', optionOf(options, 'exposeHeaders'), traits),
  ];
}

function preflight(options: RecordValue, request: HttpRequest, traits: Traits): readonly Step[] {
  return [
    ...(traits.variesFirst ? [] : varyOrigin(options, traits)), ...maxAge(options), ...methods(options, traits), ...requestHeaders(options, request, traits),
  ];
}

/** `findAllowOrigin`: what is no text, function or list has no `includes`. */
function allowOrigin(options: RecordValue, asking: Known<string>, traits: Traits): readonly Step[] {
  const name = 'Access-Control-Allow-Origin';
  const given = optionOf(options, 'origin');
  const wildcard = given ? isText(given, '*') : true;
  const reflects = and(wildcard, reflecting(options, traits));
  if (isUnknown(reflects)) return [{ name, value: reflects }];
  if (reflects) return set(name, asking);
  if (wildcard === true) return [{ name, value: '*' }];
  if (given?.kind === 'unknown') return [{ name, value: given }];
  if (given?.kind === 'callable') return [{ name, value: { kind: 'unknown', because: 'the origin is decided by a function' } }];
  if (isString(given)) return allowed(name, traits.fixedOrigin || isAsking(given, asking), given.value);
  if (!isArray(given)) return ['throws'];
  const found = some(given.elements, (each) => isAsking(each, asking));
  const held = found === false && given.rest ? given.rest : found;
  const [first] = given.elements;
  if (held === false && traits.fixedOrigin && first) return lineIf(name, truthyInJavascript(first), toText(first));
  return isUnknown(asking) ? [{ name, value: asking }] : allowed(name, held, asking);
}

function isAsking(value: Value, asking: Known<string>): Truth {
  return isUnknown(asking) ? { ...asking, name: undefined, at: value.at } : isText(value, asking);
}

function reflecting(options: RecordValue, traits: Traits): Truth {
  return traits.reflectsWithCredentials && truthyInJavascript(optionOf(options, 'credentials'));
}

/** An empty origin sets nothing. */
function allowed(name: string, isAllowed: Truth, origin: string): readonly Step[] {
  return origin === '' ? [] : lineIf(name, isAllowed, origin);
}

function varyOrigin(options: RecordValue, traits: Traits): readonly HeaderLine[] {
  const given = optionOf(options, 'origin');
  return lineIf('Vary', or(given ? not(isText(given, '*')) : false, reflecting(options, traits)), 'Origin');
}

/** `opts.maxAge != null`: 0 counts. */
function maxAge(options: RecordValue): readonly HeaderLine[] {
  const given = optionOf(options, 'maxAge');
  if (!given || isNullish(given)) return [];
  return [{ name: 'Access-Control-Max-Age', value: toText(given) }];
}

function methods(options: RecordValue, traits: Traits): readonly Step[] {
  const name = 'Access-Control-Allow-Methods';
  const given = optionOf(options, 'allowMethods');
  if (!given) return [{ name, value: traits.methods }];
  if (!traits.ignoresOtherMethods) return list(name, given, traits);
  if (given.kind === 'callable') return [{ name, value: { kind: 'unknown', because: 'a function chooses the methods' } }];
  return given.kind === 'unknown' || isArray(given) ? list(name, given, traits) : [];
}

/** The list that is given, or else what is asked for. */
function requestHeaders(options: RecordValue, request: HttpRequest, traits: Traits): readonly Step[] {
  const name = 'Access-Control-Allow-Headers';
  const given = list(name, optionOf(options, 'allowHeaders'), traits);
  const wanted = firstOf(request.headers, 'access-control-request-headers');
  const lines = given.length > 0 ? given : set(name, isUnknown(wanted) ? wanted : wanted.split(',').map((each) => each.trim()).join(','));
  return lines.flatMap((step): readonly Step[] => (step === 'throws' ? [step] : [step, ...lineIf('Vary', isUnknown(step.value) ? step.value : true, 'Access-Control-Request-Headers')]));
}

/** `value?.length && value.join(',')`: a text or a function has a length but no `join`. */
function list(name: string, value: Value | undefined, { joinsAtStart }: Traits): readonly Step[] {
  if (value?.kind === 'unknown') return [{ name, value }];
  if (isArray(value)) {
    if (value.elements.length === 0) return value.rest ? [{ name, value: value.rest }] : [];
    const text = joined(value, ',');
    return text === '' && joinsAtStart ? [] : [{ name, value: text }];
  }
  const isLong = isString(value) ? value.value !== '' : value?.kind === 'callable' && value.parameters > 0;
  return isLong ? ['throws'] : [];
}

/** An empty text sets nothing. */
function set(name: string, value: Known<string>): readonly HeaderLine[] {
  return value === '' ? [] : [{ name, value }];
}
