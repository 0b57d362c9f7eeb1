import { beforeUnsendable } from '../http/field-value';
import { get, linesOf, type HeaderLine } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { isArray, isString, isText, isTrue, joined, toText, withDefault } from '../languages/javascript/dialect';
import { test } from '../languages/javascript/patterns';
import { objectOptions } from '../model/arguments';
import { or, some, truthyInJavascript, undecided, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Value } from '../model/value';
import { defineServer, isImport, wordOf, type Outcome } from './server';

interface Traits {
  /** How a text in the list is compared: with a part of the origin, with what follows its scheme, or with that and the whole. */
  readonly compares: 'part' | 'host' | 'both';
  /** Listed header names end with a comma. */
  readonly trailingComma: boolean;
  /** A preflight is answered by a route, after what every request gets was set. */
  readonly answersByRoute: boolean;
}

/** `@elysiajs/cors/dist/index.mjs`, as it runs on Node. */
export const elysia = defineServer<Traits>({ compares: 'part', trailingComma: true, answersByRoute: true }, {
  id: 'elysia',
  title: '@elysiajs/cors',
  language: 'javascript',
  mark: /@elysiajs\/cors/,
  releases: {
    package: '@elysiajs/cors',
    from: { '1.1.1': {}, '1.3.1': { compares: 'host' }, '1.3.3': { compares: 'both', trailingComma: false }, '1.4.1': { answersByRoute: false } },
    newest: '1.4.2',
  },
  roles: { origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'allowedHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge' },
  credentialsByDefault: true,
  optionNames: ['aot', 'origin', 'methods', 'allowedHeaders', 'exposeHeaders', 'credentials', 'maxAge', 'preflight'],

  *recognise(module) {
    for (const call of module.calls) {
      if (!isImport(module.importOf(call.callee), ['@elysiajs/cors'], ['cors', 'default'])) continue;
      yield { span: module.span(call), name: module.span(wordOf(call.callee)), ...objectOptions(call, module, 0) };
    }
  },

  respond(options, request, traits) {
    const always = [...allowOrigin(options, request, traits), ...constant(options)];
    const actual = [...always, ...allowMethods(options, request.method), ...namesOfRequest(options, request, traits)];
    if (request.method !== 'OPTIONS') return sent({ kind: 'passesOn', headers: actual });
    const preflights = truthyInJavascript(option(options, 'preflight', true));
    if (isUnknown(preflights)) return { kind: 'unknown', because: preflights.because };
    if (!preflights) return sent({ kind: 'answers', status: 404, headers: actual, handlerRuns: false });
    const headers = [...always, ...preflight(options, request, traits)];
    return sent({ kind: 'answers', status: 204, headers, handlerRuns: false });
  },
});

function sent(outcome: Extract<Outcome, { readonly kind: 'answers' | 'passesOn' }>): Outcome {
  return beforeUnsendable(outcome.headers) ? { kind: 'unknown', because: 'a header cannot be sent' } : outcome;
}

function option(options: RecordValue, name: string, usual: number | true): Value {
  return withDefault(optionOf(options, name), usual, options.at);
}

/** `handleOrigin`. */
function allowOrigin(options: RecordValue, request: HttpRequest, traits: Traits): readonly HeaderLine[] {
  const origin = option(options, 'origin', true);
  if (origin.kind === 'unknown') return originLines(origin, origin);
  const asking = linesOf(request.headers, 'origin')[0] ?? '';
  const value = asking === '' ? '*' : asking;
  if (origin.kind === 'literal' && origin.value === true) return originLines(value, '*');
  const origins = isArray(origin) ? origin.elements : [origin];
  const rest = isArray(origin) ? origin.rest : undefined;
  const anyOrigin = orRest(some(origins, (each) => isText(each, '*')), rest);
  if (anyOrigin === true) return originLines('*', '*');
  if (isUnknown(anyOrigin)) return originLines(anyOrigin, anyOrigin);
  if (origins.length === 0 || isSwitch(origin)) return [];
  if (isUnknown(asking)) return originLines(asking, 'Origin');
  const allowed = some(origins, (each) => isAllowed(each, asking, traits, true));
  if (allowed === false) return [{ name: 'Vary', value: 'Origin' }];
  return originLines(isUnknown(allowed) ? allowed : value, isText(origin, '') === true ? '*' : 'Origin');
}

function originLines(value: Known<string>, vary: Known<string>): readonly HeaderLine[] {
  return [{ name: 'Vary', value: vary }, { name: 'Access-Control-Allow-Origin', value }];
}

function isSwitch(value: Value): boolean {
  return value.kind === 'literal' && typeof value.value === 'boolean';
}

function orRest(found: Truth, rest: Truth | undefined): Truth {
  return rest === undefined ? found : or(found, rest);
}

/** `processOrigin`; only texts that stand in the list itself are compared with the whole origin. */
function isAllowed(value: Value, asking: string, traits: Traits, isListed: boolean): Truth {
  if (isArray(value)) return orRest(some(value.elements, (each) => isAllowed(each, asking, traits, false)), value.rest);
  if (isString(value)) return isAllowedText(value.value, asking, traits, isListed);
  switch (value.kind) {
    case 'unknown': return value;
    case 'callable': return { kind: 'unknown', because: 'the origin is decided by a function', name: undefined, at: value.at };
    case 'pattern': return test(value.source, value.flags, asking) ?? { kind: 'unknown', because: 'the regular expression is not decided', name: undefined, at: value.at };
    case 'choice': case 'requestHeader': return undecided(value);
    case 'literal': case 'list': case 'record': return false;
  }
}

function isAllowedText(text: string, asking: string, { compares }: Traits, isListed: boolean): boolean {
  if (compares === 'part') return text.includes('://') ? text === asking : asking.includes(text);
  const scheme = asking.indexOf('://');
  const host = scheme < 0 ? asking : asking.slice(scheme + 3);
  return text === host || (compares === 'both' && isListed && text === asking);
}

/** `app.headers(defaultHeaders)`. */
function constant(options: RecordValue): readonly HeaderLine[] {
  const credentials = option(options, 'credentials', true);
  const allowed = isTrue(credentials);
  return [
    ...(allowed === false ? [] : [{ name: 'Access-Control-Allow-Credentials', value: isUnknown(allowed) ? allowed : 'true' }]),
    ...listed('Access-Control-Allow-Headers', option(options, 'allowedHeaders', true)),
    ...listed('Access-Control-Expose-Headers', option(options, 'exposeHeaders', true)),
  ];
}

function listed(name: string, value: Value): readonly HeaderLine[] {
  if (value.kind === 'unknown') return [{ name, value }];
  if (isArray(value)) return [{ name, value: joined(value, ', ') }];
  return isString(value) ? [{ name, value: value.value }] : [];
}

/** `handleMethod`: what has no length is none. */
function allowMethods(options: RecordValue, method: Known<string | null>): readonly HeaderLine[] {
  const methods = option(options, 'methods', true);
  const name = 'Access-Control-Allow-Methods';
  if (methods.kind === 'unknown') return [{ name, value: methods }];
  if (isUnknown(method)) return [{ name, value: method }];
  if (method === null || method === '') return [];
  if (isTrue(methods) === true) return [{ name, value: method }];
  if (isArray(methods)) return methods.elements.length > 0 || methods.rest ? [{ name, value: joined(methods, ', ') }] : [];
  if (methods.kind === 'callable') return methods.parameters > 0 ? [{ name, value: toText(methods) }] : [];
  return isString(methods) && methods.value !== '' ? [{ name, value: methods.value }] : [];
}

/** The headers of an actual request, each of them allowed and exposed. */
function namesOfRequest(options: RecordValue, request: HttpRequest, { trailingComma }: Traits): readonly HeaderLine[] {
  const value = `${requestNames(request).join(', ')}${trailingComma ? ',' : ''}`;
  return ['allowedHeaders', 'exposeHeaders'].flatMap((name) => (isTrue(option(options, name, true)) === true ? [{ name: headerOf(name), value }] : []));
}

function headerOf(name: string): string {
  return name === 'allowedHeaders' ? 'Access-Control-Allow-Headers' : 'Access-Control-Expose-Headers';
}

/** As `Headers` lists them, with those that HTTP itself adds. */
function requestNames({ method, headers }: HttpRequest): readonly string[] {
  const added = ['connection', 'host', ...(method === 'POST' || method === 'PUT' ? ['content-length'] : [])];
  return [...new Set([...headers.map(({ name }) => name.toLowerCase()), ...added])].sort();
}

/** `handleOption`: without a header that asks for names, its text is `undefined`. */
function preflight(options: RecordValue, request: HttpRequest, { answersByRoute }: Traits): readonly HeaderLine[] {
  const method = get(request.headers, 'access-control-request-method');
  const maxAge = option(options, 'maxAge', 5);
  const hasAge = truthyInJavascript(maxAge);
  const asked = get(request.headers, 'access-control-request-headers') ?? 'undefined';
  const value = requestNames(request).join(',');
  return [
    ...allowMethods(options, answersByRoute && (method === null || method === '') ? request.method : method),
    ...(isTrue(option(options, 'allowedHeaders', true)) === true ? [{ name: 'Access-Control-Allow-Headers', value: asked }] : []),
    ...(isTrue(option(options, 'exposeHeaders', true)) === true ? [{ name: 'Access-Control-Expose-Headers', value }] : []),
    ...(hasAge === false ? [] : [{ name: 'Access-Control-Max-Age', value: isUnknown(hasAge) ? hasAge : toText(maxAge) }]),
  ];
}
