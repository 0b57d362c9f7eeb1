import { isFieldValue } from '../http/field-value';
import { get, lineIf, type HeaderLine } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known, type Unknown as Because } from '../http/unknown';
import { isArray, isNullish, isText, joined, toText, withDefault } from '../languages/javascript/dialect';
import { test } from '../languages/javascript/patterns';
import { objectOptions } from '../model/arguments';
import type { Module } from '../model/module';
import type { Call } from '../model/syntax';
import { some, truthyInJavascript, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Unknown, type Value } from '../model/value';
import { defineServer, isImport, wordOf, type Outcome } from './server';

interface Traits {
  /** `corsify` sets every header, not only those of an actual response, and makes a new response without the status. */
  readonly rebuilds: boolean;
}

const allowOriginName = 'Access-Control-Allow-Origin';
const failed: Outcome & { kind: 'answers' } = { kind: 'answers', status: 500, headers: [], handlerRuns: false };

/** `cors()` of itty-router, whose `preflight` stands before the routes of a router and whose `corsify` behind them. */
export const ittyRouter = defineServer<Traits>({ rebuilds: true }, {
  id: 'itty-router',
  title: 'itty-router',
  language: 'javascript',
  mark: /itty-router/,
  releases: { package: 'itty-router', from: { '5.0.4': {}, '5.0.9': { rebuilds: false }, '6.0.0': { rebuilds: true } }, newest: '6.0.0' },
  roles: { origins: 'origin', credentials: 'credentials', methods: 'allowMethods', requestHeaders: 'allowHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge' },
  optionNames: ['origin', 'credentials', 'allowMethods', 'allowHeaders', 'exposeHeaders', 'maxAge'],

  *recognise(module) {
    for (const call of module.calls) {
      if (!isImport(module.importOf(call.callee), ['itty-router', 'itty-router/cors'], ['cors'])) continue;
      const { options, place } = objectOptions(call, module, 0);
      const rest = options.rest ?? nothing(call, module);
      yield { span: module.span(call), name: module.span(wordOf(call.callee)), options: { ...options, rest }, place };
    }
  },

  respond(options, request, traits) {
    const behind = corsified(options, request, traits);
    if (request.method !== 'OPTIONS') return isSendable(behind) ? { kind: 'passesOn', headers: behind } : { ...failed, handlerRuns: true };
    const first = preflight(options, request, traits);
    // What throws is answered by the router, and that answer goes through `corsify`.
    if (!isSendable(first)) return isSendable(behind) ? { ...failed, headers: behind } : failed;
    const origin = get(first, allowOriginName);
    if (isUnknown(origin)) return perhapsRefused(first, behind, traits, origin);
    if (origin !== null && origin !== '') return { kind: 'answers', status: 204, headers: first, handlerRuns: false };
    const headers = combined([...first.filter(({ value }) => value !== '' || !traits.rebuilds), ...behind]);
    return { kind: 'answers', status: traits.rebuilds ? 200 : 204, headers, handlerRuns: false };
  },
});

/** `cors(null)` throws before there is anything that could answer. */
function nothing(call: Call, module: Module): Unknown | undefined {
  const [first] = call.arguments;
  const value = first && !first.spread ? module.evaluate(first.value) : undefined;
  return value?.kind === 'literal' && value.value === null ? { kind: 'unknown', because: 'null has no options', name: undefined, at: value.at } : undefined;
}

/** A preflight that allows nothing goes through `corsify` as well, which sets some headers twice. */
function perhapsRefused(first: readonly HeaderLine[], behind: readonly HeaderLine[], traits: Traits, why: Because): Outcome {
  const headers = first.map((line) => (behind.some(({ name }) => name === line.name) ? { ...line, value: why } : line));
  return { kind: 'answers', status: traits.rebuilds ? why : 204, headers, handlerRuns: false };
}

function preflight(options: RecordValue, request: HttpRequest, traits: Traits): readonly HeaderLine[] {
  const listed = optionOf(options, 'allowHeaders');
  const reflects = !traits.rebuilds && (!listed || isNullish(listed));
  const asked = get(request.headers, 'access-control-request-headers');
  return [
    ...allowOrigin(options, request),
    ...list('Access-Control-Allow-Methods', withDefault(optionOf(options, 'allowMethods'), '*', options.at)),
    ...list('Access-Control-Expose-Headers', optionOf(options, 'exposeHeaders')),
    ...(reflects ? line('Access-Control-Allow-Headers', asked) : list('Access-Control-Allow-Headers', listed)),
    ...single('Access-Control-Max-Age', optionOf(options, 'maxAge')),
    ...single('Access-Control-Allow-Credentials', optionOf(options, 'credentials')),
  ];
}

function corsified(options: RecordValue, request: HttpRequest, traits: Traits): readonly HeaderLine[] {
  if (traits.rebuilds) return preflight(options, request, traits);
  return [...allowOrigin(options, request), ...single('Access-Control-Allow-Credentials', optionOf(options, 'credentials'))];
}

/** `getAccessControlOrigin`: what is no pattern, list or function is sent to everybody. */
function allowOrigin(options: RecordValue, request: HttpRequest): readonly HeaderLine[] {
  const given = withDefault(optionOf(options, 'origin'), '*', options.at);
  const asking = get(request.headers, 'origin');
  if (given.kind === 'literal' && given.value === true) return line(allowOriginName, asking);
  const wildcard = isText(given, '*');
  if (wildcard === true) {
    const reflects = truthyInJavascript(optionOf(options, 'credentials'));
    if (isUnknown(reflects)) return [{ name: allowOriginName, value: reflects }];
    return line(allowOriginName, reflects ? asking : '*');
  }
  if (given.kind === 'callable') return [{ name: allowOriginName, value: { kind: 'unknown', because: 'the origin is decided by a function' } }];
  if (given.kind !== 'pattern' && !isArray(given)) return single(allowOriginName, given);
  if (isUnknown(asking)) return [{ name: allowOriginName, value: asking }];
  return lineIf(allowOriginName, asking !== null && asking !== '' ? isAllowed(given, asking) : false, asking ?? '');
}

function isAllowed(given: Value, asking: string): Truth {
  if (given.kind === 'pattern') {
    return test(given.source, given.flags, asking) ?? { kind: 'unknown', because: 'the regular expression is not decided', name: undefined, at: given.at };
  }
  if (!isArray(given)) return false;
  const found = some(given.elements, (each) => isText(each, asking));
  return found === false && given.rest ? given.rest : found;
}

/** `value?.join?.(',') ?? value`. */
function list(name: string, given: Value | undefined): readonly HeaderLine[] {
  return isArray(given) ? line(name, joined(given, ',')) : single(name, given);
}

/** What is truthy, as a text. */
function single(name: string, given: Value | undefined): readonly HeaderLine[] {
  return lineIf(name, truthyInJavascript(given), given ? toText(given) : '');
}

/** An empty text sets nothing. */
function line(name: string, value: Known<string | null>): readonly HeaderLine[] {
  return value === null || value === '' ? [] : [{ name, value }];
}

function isSendable(lines: readonly HeaderLine[]): boolean {
  return lines.every(({ value }) => isUnknown(value) || isFieldValue(value));
}

/** `Headers` joins what is appended under one name. */
function combined(lines: readonly HeaderLine[]): readonly HeaderLine[] {
  const names = [...new Set(lines.map(({ name }) => name))];
  return names.map((name) => ({ name, value: get(lines, name) ?? '' }));
}
