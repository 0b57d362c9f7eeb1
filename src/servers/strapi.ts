import { firstOf } from '../http/header-list';
import { isUnknown, type Known } from '../http/unknown';
import { isArray, isNullish, isString, isText } from '../languages/javascript/dialect';
import { optionsUnder, type ObjectOptions } from '../model/arguments';
import { defaultExport, listsOf } from '../model/exported';
import type { Module } from '../model/module';
import { or, some, type Truth } from '../model/ternary';
import type { Entry, RecordValue, Value } from '../model/value';
import { respondAsKoa, vary, type KoaTraits } from './koa/respond';
import { defineServer, type Configuration, type Outcome } from './server';

interface Traits {
  /** Whatever is `undefined` or `null` allows everybody, and so does a list that holds the wildcard. */
  readonly normalises: boolean;
}

/** Strapi brings `@koa/cors` 5. */
const koa: KoaTraits = { credentialsByFunction: true, privateNetwork: true, reflectsWithCredentials: true, needsOrigin: false, reflectsByDefault: false };
const broken: Outcome = { kind: 'answers', status: 500, headers: [], handlerRuns: false };
/** What `config` is laid over. */
const defaults: readonly (readonly [name: string, value: string | number | boolean | readonly string[]])[] = [
  ['origin', '*'], ['maxAge', 31536000], ['credentials', true], ['methods', ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']],
  ['headers', ['Content-Type', 'Authorization', 'Origin', 'Accept']], ['keepHeadersOnError', false],
];
/** By Strapi's names, those of `@koa/cors`. */
const handedOn: Readonly<Record<string, string>> = {
  expose: 'exposeHeaders', maxAge: 'maxAge', credentials: 'credentials', methods: 'allowMethods', headers: 'allowHeaders', keepHeadersOnError: 'keepHeadersOnError',
};

/** `strapi::cors` among the middlewares of Strapi: without a configuration, any website is allowed, with credentials. */
export const strapi = defineServer<Traits>({ normalises: false }, {
  id: 'strapi',
  title: 'strapi::cors',
  language: 'javascript',
  mark: /strapi::cors/,
  releases: { package: '@strapi/strapi', from: { '5.0.0': {}, '5.20.0': { normalises: true } }, newest: '5.54.0' },
  roles: { origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'headers', exposedHeaders: 'expose', maxAge: 'maxAge' },
  credentialsByDefault: true,
  optionNames: ['origin', 'expose', 'maxAge', 'credentials', 'methods', 'headers', 'keepHeadersOnError', 'enabled'],

  *recognise(module) {
    const exported = /[/\\]middlewares\.[cm]?[jt]s$/.test(module.file) ? defaultExport(module) : undefined;
    for (const list of exported ? listsOf(exported, module) : []) {
      if (list.module !== module) continue;
      const middlewares = module.evaluate(list.expression);
      if (middlewares.kind === 'list') yield* middlewares.elements.flatMap((each) => configurationOf(each, module));
    }
  },

  respond(options, request, traits) {
    const all = withDefaults(options);
    const origin = originFor(firstOf(request.headers, 'origin'), all, traits);
    if (origin === undefined) return broken;
    if (isUnknown(origin)) return { kind: 'unknown', because: origin.because };
    return origin === '' ? { kind: 'passesOn', headers: [vary] } : respondAsKoa(forKoa(all, origin), request, koa);
  },
});

/** A middleware is listed by its name, or as an object with a name and a configuration. */
function configurationOf(middleware: Value, { file }: Module): readonly Configuration[] {
  const { at } = middleware;
  if (at.file !== file) return [];
  if (isText(middleware, 'strapi::cors') === true) return [{ span: at, name: at, options: { kind: 'record', entries: new Map(), rest: undefined, at }, place: byName }];
  if (middleware.kind !== 'record') return [];
  const name = middleware.entries.get('name');
  if (isText(name?.value, 'strapi::cors') !== true || !name) return [];
  const { options, place }: ObjectOptions = optionsUnder({ options: middleware, place: { kind: 'record', record: at } }, 'config');
  return [{ span: at, name: name.value.at, options, place }];
}

const byName: Configuration['place'] = { kind: 'nowhere', because: 'the middleware is listed by its name alone' };

/** `{ ...defaults, ...config }` */
function withDefaults(options: RecordValue): RecordValue {
  const { at, rest } = options;
  const literal = (value: string | number | boolean): Value => ({ kind: 'literal', value, at });
  const usual = defaults.map(([name, value]): readonly [string, Entry] => {
    const known: Value = typeof value === 'object' ? { kind: 'list', of: 'list', elements: value.map(literal), rest: undefined, at } : literal(value);
    return [name, { value: rest ?? known, key: at, at }];
  });
  return { ...options, entries: new Map([...usual, ...options.entries]) };
}

function forKoa(options: RecordValue, origin: string): RecordValue {
  const { at } = options;
  const entries = [...options.entries].flatMap(([name, entry]): readonly (readonly [string, Entry])[] => {
    const theirs = handedOn[name];
    return theirs === undefined ? [] : [[theirs, entry]];
  });
  return { ...options, entries: new Map([...entries, ['origin', { value: { kind: 'literal', value: origin, at }, key: at, at }]]) };
}

/** The origin for whoever asks, empty for nobody; undefined where Strapi throws. */
function originFor(asking: Known<string>, options: RecordValue, traits: Traits): Known<string> | undefined {
  const given = options.entries.get('origin')?.value;
  if (isUnknown(asking)) return asking;
  if (asking === '' || !given) return '*';
  if (given.kind === 'unknown') return given;
  if (given.kind === 'callable') return { kind: 'unknown', because: 'the origin is decided by a function' };
  return traits.normalises ? normalised(asking, given) : asWritten(asking, given);
}

/** `matchOrigin`, since 5.20. */
function normalised(asking: string, given: Value): Known<string> | undefined {
  if (isNullish(given)) return asking;
  return isString(given) || isArray(given) ? chosen(or(includes(given, '*'), includes(given, asking)), asking) : undefined;
}

/** Before, one text is sent as it is, whoever asks. */
function asWritten(asking: string, given: Value): Known<string> | undefined {
  if (isString(given) && !given.value.includes(',')) return given.value;
  return isString(given) || isArray(given) ? chosen(includes(given, asking), asking) : undefined;
}

function chosen(allowed: Truth, asking: string): Known<string> {
  return isUnknown(allowed) ? allowed : allowed ? asking : '';
}

/** An array, or a text with commas and spaces between its origins. */
function includes(given: Value & ({ kind: 'list' } | { kind: 'literal'; value: string }), origin: string): Truth {
  if (given.kind === 'literal') return given.value.split(',').some((each) => each.trim() === origin);
  const found = some(given.elements, (each) => isText(each, origin));
  return found === false && given.rest ? given.rest : found;
}
