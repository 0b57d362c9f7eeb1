import { firstOf, lineIf, type HeaderLine } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { isArray, isString, isText, isTrue, joined, lineTexts, toText } from '../languages/javascript/dialect';
import { objectOptions } from '../model/arguments';
import { some, truthyInJavascript, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Unknown, type Value } from '../model/value';
import { defineServer, isImport, unlessUnsendable, wordOf, type Outcome } from './server';

const usualMethods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];
/** Exposed to every page whatever is said: alone they are not listed. */
const alwaysExposed = ['cache-control', 'content-language', 'content-type', 'expires', 'last-modified', 'pragma'];
const byFunction = 'a function decides it for each request';

/** `@adonisjs/cors/src/cors_middleware.ts`, with what `defineConfig` of `config/cors.ts` says. */
export const adonis = defineServer<object>({}, {
  id: 'adonis',
  title: '@adonisjs/cors',
  language: 'javascript',
  mark: /@adonisjs\/cors/,
  releases: { package: '@adonisjs/cors', from: { '2.1.0': {} }, newest: '3.0.0' },
  roles: { origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'headers', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge' },
  credentialsByDefault: true,
  optionNames: ['enabled', 'origin', 'methods', 'headers', 'exposeHeaders', 'credentials', 'maxAge'],

  *recognise(module) {
    for (const call of module.calls) {
      if (!isImport(module.importOf(call.callee), ['@adonisjs/cors'], ['defineConfig'])) continue;
      yield { span: module.span(call), name: module.span(wordOf(call.callee)), ...objectOptions(call, module, 0) };
    }
  },

  respond(options, request) {
    const exposed = exposedNames(optionOf(options, 'exposeHeaders'));
    if (exposed === undefined) return broken;
    const enabled = optionOf(options, 'enabled');
    const isOn = enabled?.kind === 'callable' ? because(enabled, byFunction) : enabled ? truthyInJavascript(enabled) : true;
    const origin = firstOf(request.headers, 'origin');
    if (isOn === false || origin === '') return { kind: 'passesOn', headers: [] };
    if (isUnknown(isOn)) return { kind: 'unknown', because: isOn.because };
    if (isUnknown(origin)) return { kind: 'unknown', because: origin.because };
    const allowed = allowedOrigin(options, origin);
    if (allowed === 'throws') return broken;
    const headers = [...lineIf('Access-Control-Allow-Origin', allowed.present, allowed.value), ...withOrigin(options, allowed.present, exposed)];
    return request.method === 'OPTIONS' ? preflight(options, request, allowed, headers) : unlessUnsendable({ kind: 'passesOn', headers });
  },
});

const broken = { kind: 'answers', status: 500, headers: [], handlerRuns: false } as const;
const refused: Outcome = { kind: 'answers', status: 204, headers: [], handlerRuns: false };

function because({ at }: Value, why: string): Unknown {
  return { kind: 'unknown', because: why, name: undefined, at };
}

/** What goes with an origin that is allowed. */
function withOrigin(options: RecordValue, allowed: Truth, exposed: Known<string>): readonly HeaderLine[] {
  if (allowed === false) return [];
  // Only the literal `true`: truthy is not enough.
  const credentials = isTrue(optionOf(options, 'credentials') ?? { kind: 'literal', value: true, at: options.at });
  const line = (name: string, present: Truth, value: Known<string>) => lineIf(name, allowed === true || present === false ? present : allowed, value);
  return [...line('Access-Control-Allow-Credentials', credentials, 'true'), ...line('Access-Control-Expose-Headers', exposed !== '', exposed)];
}

/** In lower case, undefined where that throws; nothing where the first that is not always exposed is empty or missing. */
function exposedNames(given: Value | undefined): Known<string> | undefined {
  if (given?.kind === 'unknown') return given;
  if (!given) return '';
  if (!isArray(given) || given.elements.some((each) => !isString(each) && each.kind !== 'unknown')) return undefined;
  const all = joined(given, ',');
  if (isUnknown(all)) return all;
  const lower = given.elements.map((each) => (isString(each) ? each.value.toLowerCase() : ''));
  return lower.find((name) => !alwaysExposed.includes(name)) ? lower.join(',') : '';
}

/** The origin that is answered with, where one is. */
interface Allowed { readonly present: Truth; readonly value: Known<string> }

/** `#computeResponseOrigin`: what is neither list nor text has no `split`. */
function allowedOrigin(options: RecordValue, origin: string): Allowed | 'throws' {
  const given = optionOf(options, 'origin');
  if (!given) return { present: true, value: origin };
  if (given.kind === 'unknown') return { present: given, value: origin };
  // A promise is neither list nor text.
  if (given.kind === 'callable') return given.async ? 'throws' : { present: because(given, 'the origin is decided by a function'), value: origin };
  if (given.kind === 'literal' && typeof given.value === 'boolean') return { present: given.value, value: origin };
  if (isText(given, '*') === true) return starred(options, origin);
  if (isArray(given)) {
    const found = some(given.elements, (each) => isText(each, origin));
    return { present: found === false && given.rest ? given.rest : found, value: origin };
  }
  return isString(given) ? { present: given.value.split(',').includes(origin), value: origin } : 'throws';
}

/** With credentials, which are allowed unless something else is said, whoever asks is named. */
function starred(options: RecordValue, origin: string): Allowed {
  const credentials = optionOf(options, 'credentials');
  if (credentials?.kind === 'unknown') return { present: true, value: credentials };
  return { present: true, value: !credentials || isTrue(credentials) === true ? origin : '*' };
}

function preflight(options: RecordValue, request: HttpRequest, { present }: Allowed, before: readonly HeaderLine[]): Outcome {
  const method = firstOf(request.headers, 'access-control-request-method');
  if (present === false || method === '') return refused;
  const throws: Outcome = isUnknown(present) ? { kind: 'unknown', because: present.because } : broken;
  if (isUnknown(method)) return { kind: 'unknown', because: method.because };
  const methods = optionOf(options, 'methods') ?? usual(options);
  const covered = indexOf(methods, method);
  if (covered === 'throws' || covered === false) return covered === false ? refused : throws;
  const wanted = firstOf(request.headers, 'access-control-request-headers');
  const names = allowedNames(optionOf(options, 'headers'), wanted);
  if (names === 'throws') return throws;
  const passes = everyAllowed(wanted, names);
  if (passes === false) return refused;
  // `join` of a text: what was set before stays on the error.
  if (isString(methods)) return unlessUnsendable({ ...broken, headers: before });
  const open = [present, covered, passes].find(isUnknown);
  const lines: readonly HeaderLine[] = [
    ...before, { name: 'Access-Control-Allow-Methods', value: toText(methods) }, { name: 'Access-Control-Allow-Headers', value: textOf(names) }, ...maxAge(options),
  ];
  return unlessUnsendable({ kind: 'answers', status: 204, headers: open ? lines.map(({ name }) => ({ name, value: open })) : lines, handlerRuns: false });
}

function usual({ at }: RecordValue): Value {
  return { kind: 'list', of: 'list', elements: usualMethods.map((value) => ({ kind: 'literal', value, at })), rest: undefined, at };
}

/** `methods.indexOf(method) !== -1`, which looks inside of a text. */
function indexOf(methods: Value, method: string): Truth | 'throws' {
  if (methods.kind === 'unknown') return methods;
  if (isString(methods)) return methods.value.includes(method);
  if (!isArray(methods)) return 'throws';
  const found = some(methods.elements, (each) => isText(each, method));
  return found === false && methods.rest ? methods.rest : found;
}

/** Names in lower case, and whether there may be more. */
interface Names { readonly names: readonly Known<string>[]; readonly rest: Unknown | undefined; readonly reflects: boolean }

/** `#computedAllowedHeaders`: `true` allows those that are asked for. */
function allowedNames(given: Value | undefined, wanted: Known<string>): Names | 'throws' {
  const none = { names: [], rest: undefined, reflects: false };
  if (given?.kind === 'unknown') return { ...none, rest: given };
  if (given?.kind === 'callable') return { ...none, rest: because(given, byFunction) };
  if (!given || isTrue(given) === true) return { ...none, names: isUnknown(wanted) ? [wanted] : split(wanted.toLowerCase()), reflects: true };
  if (given.kind === 'literal' && given.value === false) return none;
  if (isString(given)) return { ...none, names: given.value.toLowerCase().split(',') };
  if (!isArray(given) || given.elements.some((each) => !isString(each) && each.kind !== 'unknown')) return 'throws';
  return { ...none, names: given.elements.map((each) => (isString(each) ? each.value.toLowerCase() : unknownOf(each))), rest: given.rest };
}

function unknownOf(value: Value): Unknown {
  return value.kind === 'unknown' ? value : because(value, 'its text is not followed');
}

/** No white space is taken off: ` accept` is another name than `accept`. */
function split(wanted: string): readonly string[] {
  return wanted === '' ? [] : wanted.split(',');
}

function everyAllowed(wanted: Known<string>, { names, rest, reflects }: Names): Known<boolean> {
  if (reflects) return true;
  if (isUnknown(wanted)) return wanted;
  const open = names.find(isUnknown) ?? rest;
  const missing = split(wanted).filter((name) => name !== 'origin' && !names.includes(name.toLowerCase()));
  return missing.length === 0 ? true : open ?? false;
}

function textOf({ names, rest }: Names): Known<string> {
  return names.find(isUnknown) ?? rest ?? names.filter((name) => typeof name === 'string').join(',');
}

function maxAge(options: RecordValue): readonly HeaderLine[] {
  const name = 'Access-Control-Max-Age';
  const given = optionOf(options, 'maxAge');
  const isGiven = given ? truthyInJavascript(given) : true;
  if (isUnknown(isGiven)) return [{ name, value: isGiven }];
  return isGiven ? (given ? lineTexts(given) : ['90']).map((value) => ({ name, value })) : [];
}
