import { beforeUnsendable } from '../http/field-value';
import { firstOf, get, lineIf, linesOf, type HeaderLine } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { isArray, isNullish, isString, isText, joined, toText } from '../languages/javascript/dialect';
import { test } from '../languages/javascript/patterns';
import { objectOptions } from '../model/arguments';
import type { Module } from '../model/module';
import { walk, type Call } from '../model/syntax';
import { and, or, some, truthyInJavascript, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Value } from '../model/value';
import { defineServer, isImport, wordOf, type Configuration, type Outcome, type Server } from './server';

interface Traits {
  /** 2: defaults count, headers are set together, and the answer to a preflight is returned rather than sent. */
  readonly second: boolean;
}

/** What a call does: `unheeded` is a `handleCors` whose result goes nowhere, `bare` one without options. */
type Use = 'handled' | 'unheeded' | 'bare' | 'actual' | 'preflight';

const specifiers = ['h3', 'nitro/h3'];
const elsewhere = 'it is decided by what stands around the call';
const description = {
  id: 'h3',
  title: 'handleCors (h3, Nitro, Nuxt)',
  language: 'javascript',
  mark: /handleCors|appendCors(?:Preflight)?Headers/,
  releases: { package: 'h3', from: { '1.8.0': {}, '2.0.1': { second: true } }, newest: '2.0.8' },
  roles: { origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'allowHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge' },
  optionNames: ['origin', 'methods', 'allowHeaders', 'exposeHeaders', 'credentials', 'maxAge', 'preflight'],
} as const;

/** `h3/src/utils/cors.ts`: `handleCors` in a handler or a middleware, whose result says whether it has answered. */
export const h3 = defineServer<Traits>({ second: false }, {
  ...description,
  *recognise(module) {
    for (const call of module.calls) {
      const found = configurationOf(call, module);
      if (found) yield found;
    }
  },
  respond: (options, request, traits) => handled(options, request, traits, 'handled'),
});

const unheeded = usedAs('unheeded');
const bare = usedAs('bare');
const functions: Readonly<Record<string, Server>> = { handleCors: h3, appendCorsHeaders: usedAs('actual'), appendCorsPreflightHeaders: usedAs('preflight') };

function usedAs(use: Use): Server {
  return defineServer<Traits>({ second: false }, { ...description, recognise: () => [], respond: (options, request, traits) => handled(options, request, traits, use) });
}

/** `handleCors(event, { … })`; the other two functions are nothing without options. */
function configurationOf(call: Call, module: Module): Configuration | undefined {
  const found = module.importOf(call.callee);
  const server = found && isImport(found, specifiers, Object.keys(functions)) ? functions[found.name] : undefined;
  if (!server) return undefined;
  const given = call.arguments[1] && module.evaluate(call.arguments[1].value);
  const isBare = call.arguments.length < 2 && !call.arguments.some((each) => each.spread);
  const isNothing = given !== undefined && isNullish(given);
  if ((isBare || isNothing) && (server !== h3 || isUnheeded(call, module))) return undefined;
  if (isNothing && given.kind === 'literal' && given.value === null) return undefined;
  const own = isBare || isNothing ? bare : server === h3 && isUnheeded(call, module) ? unheeded : server;
  return { span: module.span(call), name: module.span(wordOf(call.callee)), ...objectOptions(call, module, 1), ...(own === h3 ? {} : { server: own }) };
}

/** A statement of its own: nobody learns whether the preflight is answered. */
function isUnheeded(call: Call, module: Module): boolean {
  return [...walk(module.syntax.body)].some((node) => node.kind === 'expressionStatement' && node.expression === call);
}

/** A header that is set, or an error, behind which nothing is set. */
type Step = HeaderLine | 'throws';

function handled(options: RecordValue, request: HttpRequest, { second }: Traits, use: Use): Outcome {
  if (use === 'bare' && !second) return broken([]);
  const preflights = isPreflight(request);
  if (isUnknown(preflights)) return { kind: 'unknown', because: preflights.because };
  if (use === (preflights ? 'actual' : 'preflight')) return { kind: 'unknown', because: elsewhere };
  const steps = second ? secondSteps(options, request, preflights, use) : firstSteps(options, request, preflights);
  const failed = failure(steps, second);
  if (failed) return failed;
  const headers = steps.filter((step) => step !== 'throws');
  if (!preflights) return { kind: 'passesOn', headers };
  return preflightOutcome(options, headers, second, use);
}

function preflightOutcome(options: RecordValue, headers: readonly HeaderLine[], second: boolean, use: Use): Outcome {
  const unknown = { kind: 'unknown', because: elsewhere } as const;
  if (use === 'preflight') return { kind: 'answers', status: unknown, headers, handlerRuns: unknown };
  if (use === 'unheeded' && second) return { kind: 'passesOn', headers };
  const status = statusOf(options, second);
  return { kind: 'answers', status, headers, handlerRuns: use === 'unheeded' ? unknown : false };
}

/** OPTIONS with an origin that asks for a method. */
function isPreflight(request: HttpRequest): Known<boolean> {
  if (request.method !== 'OPTIONS') return false;
  const asked = ['origin', 'access-control-request-method'].map((name) => firstOf(request.headers, name));
  return asked.includes('') ? false : asked.find(isUnknown) ?? true;
}

function broken(headers: readonly HeaderLine[]): Outcome {
  return { kind: 'answers', status: 500, headers, handlerRuns: false };
}

/** An error is answered with 500 and what was set before it; release 2 sets nothing before all is computed. */
function failure(steps: readonly Step[], second: boolean): Outcome | undefined {
  const thrown = steps.indexOf('throws');
  if (second && thrown >= 0) return broken([]);
  const headers = (thrown < 0 ? steps : steps.slice(0, thrown)).filter((step) => step !== 'throws');
  const kept = beforeUnsendable(headers) ?? (thrown < 0 ? undefined : headers);
  return kept && broken(kept);
}

/** Release 1 hands on what is given, without its defaults, and forgets `maxAge`. */
function firstSteps(options: RecordValue, request: HttpRequest, preflights: boolean): readonly Step[] {
  const always = [...firstOrigin(options, request), ...credentialsLines(options), ...exposed(optionOf(options, 'exposeHeaders'))];
  if (!preflights) return always;
  const methods = optionOf(options, 'methods');
  return [...always, ...(methods ? allowMethods(methods) : []), ...allowHeaders(optionOf(options, 'allowHeaders'), request, false)];
}

/** Release 2; `appendCors…` alone have no defaults there either. */
function secondSteps(options: RecordValue, request: HttpRequest, preflights: boolean, use: Use): readonly Step[] {
  const given = (name: string) => optionOf(options, name) ?? (use === 'actual' || use === 'preflight' ? undefined : wildcard(options));
  const credentials = truthyInJavascript(optionOf(options, 'credentials'));
  const origin = [...secondOrigin(options, request), ...credentialsLines(options)];
  if (!preflights) return [...origin, ...exposed(given('exposeHeaders'), credentials)];
  const methods = given('methods');
  const steps = [
    ...origin, ...(methods ? methodsWith(methods, credentials, request) : []), ...allowHeaders(given('allowHeaders'), request, true), ...maxAge(optionOf(options, 'maxAge')),
  ];
  return withVaryFirst(steps);
}

function wildcard(options: RecordValue): Value {
  return { kind: 'literal', value: '*', at: options.at };
}

/** All of `Vary` in one line where the first stood: `Object.assign` keeps the place. */
function withVaryFirst(steps: readonly Step[]): readonly Step[] {
  const isVary = (step: Step): step is HeaderLine => step !== 'throws' && step.name === 'Vary';
  const value = get(steps.filter(isVary), 'Vary');
  const first = steps.findIndex(isVary);
  return steps.flatMap((step, i): readonly Step[] => (isVary(step) ? (i === first && value !== null ? [{ name: 'Vary', value }] : []) : [step]));
}

const allowOrigin = 'Access-Control-Allow-Origin';
const varyOrigin: HeaderLine = { name: 'Vary', value: 'origin' };

/** Whoever asks without an origin is told of the wildcard, and a text is sent as it stands. */
function firstOrigin(options: RecordValue, request: HttpRequest): readonly Step[] {
  const asking = firstOf(request.headers, 'origin');
  const given = optionOf(options, 'origin');
  const isOpen = or(asking === '', isWildcard(given));
  if (isUnknown(isOpen)) return [{ name: allowOrigin, value: isOpen }, { name: 'Vary', value: isOpen }];
  if (isOpen || !given) return [{ name: allowOrigin, value: '*' }];
  if (isString(given)) return [{ name: allowOrigin, value: given.value }, varyOrigin];
  if (given.kind !== 'callable' && !isArray(given)) return ['throws'];
  const allowed = isAllowed(given, asking);
  return [...lineIf(allowOrigin, allowed, asking), ...lineIf('Vary', allowed, 'origin')];
}

function secondOrigin(options: RecordValue, request: HttpRequest): readonly Step[] {
  const asking = firstOf(request.headers, 'origin');
  const given = optionOf(options, 'origin');
  const isOpen = isWildcard(given);
  if (isUnknown(isOpen)) return [{ name: allowOrigin, value: isOpen }, { name: 'Vary', value: isOpen }];
  if (isOpen || !given) return [{ name: allowOrigin, value: '*' }];
  return [...(asking === '' ? [] : lineIf(allowOrigin, isAllowed(given, asking), asking)), varyOrigin];
}

/** What is falsy allows everyone: `false` does not turn it off. */
function isWildcard(given: Value | undefined): Truth {
  const isGiven = truthyInJavascript(given);
  return isGiven === false ? true : isUnknown(isGiven) ? isGiven : given ? isText(given, '*') : true;
}

/** `isCorsOriginAllowed`. */
function isAllowed(given: Value, asking: Known<string>): Truth {
  if (given.kind === 'callable') return { kind: 'unknown', because: 'the origin is decided by a function', name: undefined, at: given.at };
  if (isUnknown(asking)) return { ...asking, name: undefined, at: given.at };
  if (!isArray(given)) return isText(given, asking);
  const found = some(given.elements, (each) => (each.kind === 'pattern' ? matched(each.source, each.flags, asking, each) : isText(each, asking)));
  return found === false && given.rest ? given.rest : found;
}

function matched(source: string, flags: string, asking: string, { at }: Value): Truth {
  return test(source, flags, asking) ?? { kind: 'unknown', because: 'the regular expression is not decided', name: undefined, at };
}

function credentialsLines(options: RecordValue): readonly HeaderLine[] {
  return lineIf('Access-Control-Allow-Credentials', truthyInJavascript(optionOf(options, 'credentials')), 'true');
}

/** What is no list has no `join`; `*` is left out where credentials make it a name like any other. */
function exposed(given: Value | undefined, credentials: Truth = false): readonly Step[] {
  const name = 'Access-Control-Expose-Headers';
  const isGiven = truthyInJavascript(given);
  if (isUnknown(isGiven)) return [{ name, value: isGiven }];
  if (!given || !isGiven) return [];
  if (isText(given, '*') !== true) return list(name, given);
  return lineIf(name, isUnknown(credentials) ? credentials : !credentials, '*');
}

function allowMethods(given: Value): readonly Step[] {
  const name = 'Access-Control-Allow-Methods';
  if (given.kind === 'unknown') return [{ name, value: given }];
  return isText(given, '*') === true ? [{ name, value: '*' }] : lengthOf(given) > 0 ? list(name, given) : [];
}

/** The wildcard becomes the method that is asked for, where credentials would make it a name. */
function methodsWith(given: Value, credentials: Truth, request: HttpRequest): readonly Step[] {
  const isAsked = and(isText(given, '*'), credentials);
  if (isAsked === false) return allowMethods(given);
  const name = 'Access-Control-Allow-Methods';
  if (isUnknown(isAsked)) return [{ name, value: isAsked }, { name: 'Vary', value: isAsked }];
  return [{ name, value: firstOf(request.headers, 'access-control-request-method') }, { name: 'Vary', value: 'access-control-request-method' }];
}

/** Lists, texts and functions have a length; what else people write has none. */
function lengthOf(given: Value): number {
  if (isArray(given)) return given.rest ? 1 : given.elements.length;
  return isString(given) ? given.value.length : given.kind === 'callable' ? given.parameters : 0;
}

/** What is asked for, unless a list says otherwise; release 2 varies on it even when nothing is asked for. */
function allowHeaders(given: Value | undefined, request: HttpRequest, second: boolean): readonly Step[] {
  const name = 'Access-Control-Allow-Headers';
  const vary: HeaderLine = { name: 'Vary', value: 'access-control-request-headers' };
  if (given?.kind === 'unknown') return [{ name, value: given }, second ? vary : { name: 'Vary', value: given }];
  const hasLength = isArray(given) || isString(given) || given?.kind === 'callable';
  const reflects = !given || truthyInJavascript(given) === false || isText(given, '*') === true || (hasLength && lengthOf(given) === 0);
  if (!reflects) return [...list(name, given), vary];
  const wanted = linesOf(request.headers, 'access-control-request-headers')[0] ?? '';
  if (wanted !== '') return [{ name, value: wanted }, isUnknown(wanted) && !second ? { name: 'Vary', value: wanted } : vary];
  return second ? [vary] : [];
}

function maxAge(given: Value | undefined): readonly Step[] {
  const isGiven = truthyInJavascript(given);
  const value = isUnknown(isGiven) ? isGiven : given && isGiven ? toText(given) : undefined;
  return value === undefined ? [] : [{ name: 'Access-Control-Max-Age', value }];
}

function list(name: string, given: Value): readonly Step[] {
  return isArray(given) ? [{ name, value: joined(given, ',') }] : ['throws'];
}

/** `preflight.statusCode`: what is no status is 204, or an error. */
function statusOf(options: RecordValue, second: boolean): Known<number> {
  const preflight = optionOf(options, 'preflight');
  if (preflight?.kind === 'unknown') return preflight;
  const given = preflight?.kind === 'record' ? optionOf(preflight, 'statusCode') : undefined;
  if (given?.kind === 'unknown') return given;
  const text = given && given.kind !== 'literal' ? toText(given) : given?.value;
  if (isUnknown(text)) return text;
  return second ? secondStatus(text) : firstStatus(text);
}

function firstStatus(given: string | number | boolean | null | undefined): number {
  const status = typeof given === 'string' ? Number.parseInt(given, 10) : Number(given ?? 0);
  if (Number.isNaN(status)) return given === '' ? 204 : 500;
  return status < 100 || status > 999 ? 204 : Math.trunc(status);
}

/** Only what is not given at all is 204: what is no status is 200. */
function secondStatus(given: string | number | boolean | null | undefined): number {
  const status = given === undefined ? 204 : typeof given === 'string' ? Number.parseInt(given, 10) : Number(given);
  return status >= 100 && status <= 999 ? Math.trunc(status) : 200;
}
