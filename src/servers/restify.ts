import { firstOf, lineIf, type HeaderLine } from '../http/header-list';
import { isUnknown, type Known } from '../http/unknown';
import { isArray, isNullish, isString, isText, joined, toText } from '../languages/javascript/dialect';
import { test } from '../languages/javascript/patterns';
import { objectOptions } from '../model/arguments';
import type { Module } from '../model/module';
import type { Call } from '../model/syntax';
import { and, some, truthyInJavascript, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Value } from '../model/value';
import { defineServer, isImport, unlessUnsendable, wordOf, type Configuration, type Outcome, type Server } from './server';

const alwaysAllowed = ['accept', 'accept-version', 'content-type', 'request-id', 'origin', 'x-api-version', 'x-request-id', 'x-requested-with'];
const alwaysExposed = ['api-version', 'content-length', 'content-md5', 'content-type', 'date', 'request-id', 'response-time'];

/** `restify-cors-middleware2/src`: `preflight` before routes are looked for, `actual` behind them. */
export const restify = defineServer<object>({}, {
  id: 'restify',
  title: 'restify-cors-middleware2',
  language: 'javascript',
  mark: /restify-cors-middleware2/,
  releases: { package: 'restify-cors-middleware2', from: { '2.2.0': {} }, newest: '2.2.1' },
  roles: { origins: 'origins', credentials: 'credentials', requestHeaders: 'allowHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'preflightMaxAge' },
  optionNames: ['origins', 'credentials', 'allowCredentialsAllOrigins', 'allowHeaders', 'exposeHeaders', 'preflightMaxAge', 'preflightStrategy'],

  *recognise(module) {
    for (const call of module.calls) {
      if (isImport(module.importOf(call.callee), ['restify-cors-middleware2'], ['default', '*'])) yield configurationOf(call, module);
    }
  },

  respond(options, request) {
    const refused = refusal(options);
    if (refused !== undefined) return { kind: 'failsToStart', because: refused };
    const origin = firstOf(request.headers, 'origin');
    const allowed = isUnknown(origin) ? { ...origin, name: undefined, at: options.at } : isAllowed(options, origin);
    const method = request.method === 'OPTIONS' ? firstOf(request.headers, 'access-control-request-method') : '';
    if (method === '' || allowed === false) return unlessUnsendable({ kind: 'passesOn', headers: actual(options, origin, allowed) });
    if (isUnknown(allowed)) return { kind: 'unknown', because: allowed.because };
    if (isUnknown(method)) return { kind: 'unknown', because: method.because };
    return unlessUnsendable({ kind: 'answers', status: 204, headers: preflight(options, origin, method), handlerRuns: false });
  },
});

/** What is no object ends the program. */
const refusing: Server = Object.freeze({ ...restify, respond: (): Outcome => ({ kind: 'failsToStart', because: 'options (object) is required' }) });

function configurationOf(call: Call, module: Module): Configuration {
  const given = call.arguments[0];
  const value = given && !given.spread ? module.evaluate(given.value) : undefined;
  const refuses = given ? value?.kind === 'literal' || value?.kind === 'callable' : true;
  return { span: module.span(call), name: module.span(wordOf(call.callee)), ...objectOptions(call, module, 0), ...(refuses ? { server: refusing } : {}) };
}

/** Which assertion ends the program, where one certainly does. */
function refusal(options: RecordValue): string | undefined {
  const given = (name: string) => options.entries.get(name)?.value;
  const isWrong = (name: string, isRight: (value: Value) => boolean) => {
    const value = given(name);
    return value !== undefined && !isUndecided(value) && !isNullish(value) && !isRight(value);
  };
  const wrong = Object.entries(types).find(([name, isRight]) => isWrong(name, isRight));
  if (wrong) return `options.${wrong[0]}`;
  const open = truthyInJavascript(given('allowCredentialsAllOrigins')) === false && truthyInJavascript(given('credentials')) === true;
  return open && !options.rest && holdsStar(given('origins')) ? 'credentials not supported with wildcard' : undefined;
}

const types: Readonly<Record<string, (value: Value) => boolean>> = {
  origins: (value) => isArray(value) && value.elements.every((each) => isUndecided(each) || isString(each) || each.kind === 'pattern'),
  credentials: isBoolean,
  allowCredentialsAllOrigins: isBoolean,
  allowHeaders: isListOfTexts,
  exposeHeaders: isListOfTexts,
  preflightMaxAge: (value) => value.kind === 'literal' && typeof value.value === 'number' && !Number.isNaN(value.value),
  preflightStrategy: (value) => value.kind !== 'literal' && value.kind !== 'callable',
};

function isUndecided({ kind }: Value): boolean {
  return kind === 'unknown' || kind === 'choice' || kind === 'requestHeader';
}

function isBoolean(value: Value): boolean {
  return value.kind === 'literal' && typeof value.value === 'boolean';
}

function isListOfTexts(value: Value): boolean {
  return isArray(value) && value.elements.every((each) => isUndecided(each) || isString(each));
}

/** Without a list everyone is let in, by the same star. */
function holdsStar(origins: Value | undefined): boolean {
  return origins === undefined || isNullish(origins) || (isArray(origins) && origins.elements.some((each) => isText(each, '*') === true));
}

/** The credentials of a preflight are allowed whatever the option says. */
function preflight(options: RecordValue, origin: Known<string>, method: string): readonly HeaderLine[] {
  const maxAge = optionOf(options, 'preflightMaxAge');
  return [
    { name: 'Access-Control-Allow-Origin', value: origin },
    { name: 'Access-Control-Allow-Credentials', value: 'true' },
    ...lineIf('Access-Control-Max-Age', truthyInJavascript(maxAge), maxAge ? toText(maxAge) : ''),
    { name: 'Access-Control-Allow-Methods', value: `${method},OPTIONS` },
    { name: 'Access-Control-Allow-Headers', value: joinedWith(optionOf(options, 'allowHeaders'), alwaysAllowed) },
  ];
}

function actual(options: RecordValue, origin: Known<string>, allowed: Truth): readonly HeaderLine[] {
  const credentials = truthyInJavascript(optionOf(options, 'credentials'));
  return [
    { name: 'Vary', value: 'origin,access-control-request-method,access-control-request-headers' },
    ...lineIf('Access-Control-Allow-Origin', allowed, origin),
    ...lineIf('Access-Control-Allow-Credentials', and(allowed, credentials), 'true'),
    ...lineIf('Access-Control-Expose-Headers', allowed, joinedWith(optionOf(options, 'exposeHeaders'), alwaysExposed)),
  ];
}

/** The names of the list, and behind them those that are always there. */
function joinedWith(given: Value | undefined, always: readonly string[]): Known<string> {
  if (given?.kind === 'unknown') return given;
  if (!given || !isArray(given)) return always.join(',');
  const own = joined(given, ',');
  const rest = always.filter((name) => !given.elements.some((each) => isText(each, name) === true));
  return isUnknown(own) ? own : [...(given.elements.length > 0 ? [own] : []), ...rest].join(',');
}

/** `origin-matcher.js`; nobody is nowhere listed. */
function isAllowed(options: RecordValue, origin: string): Truth {
  if (origin === '') return false;
  const given = optionOf(options, 'origins');
  if (given?.kind === 'unknown') return given;
  if (!given || !isArray(given)) return true;
  const found = some(given.elements, (each) => matches(each, origin));
  return found === false && given.rest ? given.rest : found;
}

/** A star stands for anything; of several stars and dots only the first of each is told from those of regular expressions. */
function matches(entry: Value, origin: string): Truth {
  if (entry.kind === 'unknown') return entry;
  if (entry.kind === 'pattern') return tested(entry.source, entry.flags.replace('g', ''), origin, entry);
  if (!isString(entry)) return false;
  if (!entry.value.includes('*')) return entry.value === origin;
  return tested(`^${entry.value.replace('.', '\\.').replace('*', '.*')}$`, '', origin, entry);
}

function tested(source: string, flags: string, origin: string, { at }: Value): Truth {
  return test(source, flags, origin) ?? { kind: 'unknown', because: 'the regular expression is not decided', name: undefined, at };
}
