import { firstOf, lineIf, withOneVary, type HeaderLine } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { isArray, isString, isText, toText } from '../languages/javascript/dialect';
import { test } from '../languages/javascript/patterns';
import { objectOptions } from '../model/arguments';
import { and, not, or, some, truthyInJavascript, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Unknown, type Value } from '../model/value';
import { defineServer, isImport, wordOf } from './server';

interface Traits {
  /** Listed origins are read as URLs, and `requestMethods` and `requestHeaders` are options. */
  readonly readsListed: boolean;
  /** The origin that asks is read so, too. */
  readonly readsAsking: boolean;
  /** Every answer to a listed origin says what it varies by. */
  readonly variesByListed: boolean;
}

const initial: Traits = { readsListed: false, readsAsking: false, variesByListed: false };
const safelisted = ['accept', 'accept-language', 'content-language', 'content-type', 'range'];

/** `@middy/http-cors/index.js`: it works behind the handler, also at OPTIONS unless it is told otherwise. */
export const middy = defineServer<Traits>(initial, {
  id: 'middy',
  title: '@middy/http-cors',
  language: 'javascript',
  mark: /@middy\/http-cors/,
  releases: {
    package: '@middy/http-cors',
    from: { '6.0.0': {}, '7.1.6': { readsListed: true }, '7.6.5': { readsAsking: true }, '7.6.7': { variesByListed: true } },
    newest: '7.9.2',
  },
  roles: {
    origins: 'origins', anyOrigin: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'headers', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge',
  },
  optionNames: [
    'origin', 'origins', 'credentials', 'headers', 'methods', 'exposeHeaders', 'maxAge', 'getOrigin', 'disableBeforePreflightResponse', 'requestHeaders', 'requestMethods',
    'cacheControl', 'vary',
  ],

  *recognise(module) {
    for (const call of module.calls) {
      if (!isImport(module.importOf(call.callee), ['@middy/http-cors'], ['default', '*'])) continue;
      yield { span: module.span(call), name: module.span(wordOf(call.callee)), ...objectOptions(call, module, 0) };
    }
  },

  respond(options, request, traits) {
    const origins = originsOf(options, traits);
    if (origins === 'throws' || (traits.readsListed && isMiswritten(options))) return { kind: 'failsToStart', because: 'an option is of the wrong type' };
    const waits = options.entries.has('disableBeforePreflightResponse') ? truthyInJavascript(optionOf(options, 'disableBeforePreflightResponse')) : true;
    const answers = and(request.method === 'OPTIONS', not(waits));
    if (isUnknown(answers)) return { kind: 'unknown', because: answers.because };
    if (answers && traits.readsListed) {
      const refused = refuses(options, request);
      if (isUnknown(refused)) return { kind: 'unknown', because: refused.because };
      if (refused) return { kind: 'answers', status: 204, headers: [], handlerRuns: false };
    }
    // API Gateway answers 502 where the function throws.
    if (!isCallable(options)) return { kind: 'answers', status: 502, headers: [], handlerRuns: !answers };
    const headers = withOneVary(headersFor(options, origins, request, traits));
    return answers ? { kind: 'answers', status: 204, headers, handlerRuns: false } : { kind: 'passesOn', headers };
  },
});

/** What is made of `origin` and `origins` when the middleware is made. */
interface Origins {
  readonly isListed: Truth;
  readonly any: Truth;
  readonly many: Truth;
  readonly texts: readonly string[];
  readonly wildcards: readonly string[];
  /** Why there may be more of them. */
  readonly rest: Unknown | undefined;
}

function originsOf(options: RecordValue, { readsListed, readsAsking }: Traits): Origins | 'throws' {
  const listed = listOf(options.entries.has('origins') || options.rest ? optionOf(options, 'origins') : undefined, options);
  if (listed === 'throws') return listed;
  const origin = optionOf(options, 'origin');
  const given = [...(origin ? [origin] : []), ...listed.values].filter((value) => truthyInJavascript(value) !== false);
  const known = given.filter((value) => value.kind !== 'unknown');
  const nested = readsListed ? undefined : known.find(isArray);
  if (known.some((value) => !isString(value) && !(value === nested && isText(nested.elements[0], '*') === false))) return 'throws';
  const read = known.filter(isString).map(({ value }) => (readsListed ? canonical(value, readsAsking) : value));
  const rest = listed.rest ?? nestedAt(nested) ?? given.find((value) => value.kind === 'unknown');
  const wildcards = read.filter((text) => text !== '*' && text.includes('*'));
  const several = listed.length > 1 || wildcards.length > 0;
  return {
    isListed: listed.length > 0 ? true : listed.rest ?? false, any: read.includes('*') || (rest ?? false), many: several || (rest ?? false),
    texts: read.filter((text) => !text.includes('*')), wildcards, rest,
  };
}

function nestedAt(list: Value | undefined): Unknown | undefined {
  return list && { kind: 'unknown', because: 'a list where a text belongs is not followed', name: undefined, at: list.at };
}

/** What spreading `origins` gives, and its length: a text is its characters, a Set has none. */
function listOf(value: Value | undefined, options: RecordValue): { readonly values: readonly Value[]; readonly length: number; readonly rest: Unknown | undefined } | 'throws' {
  if (!value) return { values: [], length: 0, rest: undefined };
  if (value.kind === 'unknown') return { values: [], length: 0, rest: value };
  if (value.kind === 'list') return { values: value.elements, length: isArray(value) ? value.elements.length : 0, rest: value.rest };
  if (!isString(value)) return 'throws';
  const characters = Array.from(value.value);
  return { values: characters.map((each) => ({ kind: 'literal', value: each, at: options.at })), length: value.value.length, rest: undefined };
}

/** `originToPunycode`: the host as a URL has it; a plain origin is in lower case and keeps its port. */
function canonical(origin: string, keepsPlain: boolean): string {
  if (keepsPlain && /^https?:\/\/[a-z0-9.-]+(?::\d+)?$/i.test(origin)) return origin.toLowerCase();
  const [, protocol, rest] = /^(https?:\/\/)(.+)$/.exec(origin) ?? [];
  if (protocol === undefined || rest === undefined) return origin;
  const url = `https://${rest.replaceAll('*', '-_any_-')}`;
  return protocol + (URL.canParse(url) ? new URL(url).host.replaceAll('-_any_-', '*') : rest);
}

/** `requestHeaders` and `requestMethods` are lists of texts, or undefined. */
function isMiswritten(options: RecordValue): boolean {
  return ['requestHeaders', 'requestMethods'].some((name) => {
    const value = options.entries.get(name)?.value;
    if (!value || value.kind === 'unknown' || (value.kind === 'literal' && value.value === undefined)) return false;
    return !isArray(value) || value.elements.some((each) => each.kind !== 'unknown' && !isString(each));
  });
}

function isCallable(options: RecordValue): boolean {
  const given = options.entries.get('getOrigin')?.value;
  return !given || given.kind === 'callable' || given.kind === 'unknown';
}

/** Whether a preflight asks for a method or a header that is not listed: then it is answered without any header. */
function refuses(options: RecordValue, request: HttpRequest): Truth {
  const method = firstOf(request.headers, 'access-control-request-method');
  const wanted = firstOf(request.headers, 'access-control-request-headers');
  const [methods, names] = [optionOf(options, 'requestMethods'), optionOf(options, 'requestHeaders')];
  const asked = isUnknown(wanted) ? wanted : wanted.split(',').map((name) => name.trim().toLowerCase()).filter((name) => !safelisted.includes(name));
  return or(lacks(methods, isUnknown(method) || method !== '' ? [method] : [], 'upper'), lacks(names, wanted === '' ? [] : isUnknown(asked) ? [asked] : asked, 'lower'));
}

/** Whether a list that holds something lacks one of `wanted`. */
function lacks(list: Value | undefined, wanted: readonly Known<string>[], letters: 'upper' | 'lower'): Truth {
  if (list?.kind === 'unknown') return wanted.length > 0 ? list : false;
  if (!isArray(list) || (list.elements.length === 0 && !list.rest)) return false;
  const { elements, rest, at } = list;
  return some(wanted, (name) => {
    if (isUnknown(name)) return { ...name, name: undefined, at };
    const held = some(elements, (each) => {
      if (each.kind === 'unknown') return each;
      return isString(each) && (letters === 'upper' ? each.value.toUpperCase() : each.value.toLowerCase()) === name;
    });
    return not(held === false && rest ? rest : held);
  });
}

/** `modifyHeaders`. */
function headersFor(options: RecordValue, origins: Origins, request: HttpRequest, traits: Traits): readonly HeaderLine[] {
  const given = (name: string) => optionOf(options, name);
  const credentials = truthyInJavascript(given('credentials'));
  const origin = allowedOrigin(options, origins, firstOf(request.headers, 'origin'), credentials, traits);
  const isStar: Truth = isUnknown(origin) ? { ...origin, name: undefined, at: options.at } : origin === '*';
  const reflects = traits.variesByListed && origin !== '' ? and(origins.isListed, not(isStar)) : false;
  return [
    ...set('Access-Control-Allow-Credentials', given('credentials'), toText),
    ...set('Access-Control-Allow-Headers', given('headers'), sent),
    ...set('Access-Control-Allow-Methods', given('methods'), sent),
    ...(origin === '' ? [] : [{ name: 'Access-Control-Allow-Origin', value: origin }]),
    ...set('Vary', given('vary'), toText),
    ...lineIf('Vary', [origins.many, and(origins.any, not(isStar)), and(isStar, credentials), reflects].reduce(or), 'Origin'),
    ...set('Access-Control-Expose-Headers', given('exposeHeaders'), sent),
    ...set('Access-Control-Max-Age', given('maxAge'), toText),
  ];
}

/** A header that is set where the option is true. */
function set(name: string, value: Value | undefined, text: (value: Value) => Known<string>): readonly HeaderLine[] {
  return value ? lineIf(name, truthyInJavascript(value), text(value)) : [];
}

/** A value as it is: what API Gateway makes of one that is no text is not told. */
function sent(value: Value): Known<string> {
  if (isString(value) || value.kind === 'unknown') return value.kind === 'unknown' ? value : value.value;
  return { kind: 'unknown', because: 'a header that is no text is up to API Gateway' };
}

/** `getOrigin`; empty where nothing is set. */
function allowedOrigin(options: RecordValue, origins: Origins, asking: Known<string>, credentials: Truth, traits: Traits): Known<string> {
  if (options.entries.has('getOrigin')) return { kind: 'unknown', because: 'the origin is decided by a function' };
  const { isListed, any } = origins;
  if (isUnknown(isListed)) return isListed;
  if (isUnknown(asking)) return asking;
  const incoming = traits.readsAsking ? canonical(asking, true) : asking;
  if (!isListed) return fixedOrigin(optionOf(options, 'origin'), incoming, credentials);
  if (origins.texts.includes(incoming)) return incoming;
  if (isUnknown(any)) return any;
  if (any) return isUnknown(credentials) ? credentials : credentials ? incoming : '*';
  const matched = some(origins.wildcards, (wildcard) => test(patternOf(wildcard, traits), '', incoming)
    ?? { kind: 'unknown', because: 'the regular expression is not decided', name: undefined, at: options.at });
  return isUnknown(matched) ? matched : matched ? incoming : '';
}

/** Without a list, `origin` is sent as it is, but for a star with credentials. */
function fixedOrigin(origin: Value | undefined, incoming: string, credentials: Truth): Known<string> {
  if (!origin || truthyInJavascript(origin) === false) return '';
  const reflects = incoming === '' ? false : and(isText(origin, '*'), credentials);
  return isUnknown(reflects) ? reflects : reflects ? incoming : sent(origin);
}

/** A star is anything without a dot. */
function patternOf(wildcard: string, { readsListed }: Traits): string {
  const escaped = readsListed ? wildcard.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&') : wildcard.replaceAll('.', '\\.');
  return `^${escaped.replaceAll('*', '[^.]*')}$`;
}
