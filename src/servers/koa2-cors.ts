import { beforeUnsendable } from '../http/field-value';
import { firstOf, lineIf, type HeaderLine } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { isArray, joined, lineTexts, toText } from '../languages/javascript/dialect';
import { objectOptions } from '../model/arguments';
import { and, not, truthyInJavascript, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Value } from '../model/value';
import { defineServer, isImport, wordOf, type Outcome } from './server';

const defaultMethods = 'GET,PUT,POST,PATCH,DELETE,HEAD,OPTIONS';
const vary: HeaderLine = { name: 'Vary', value: 'Origin' };

/** `koa2-cors/src/index.js`: without an origin option, whoever asks is answered. */
export const koa2Cors = defineServer<object>({}, {
  id: 'koa2-cors',
  title: 'koa2-cors',
  language: 'javascript',
  mark: /koa2-cors/,
  releases: { package: 'koa2-cors', from: { '2.0.6': {} }, newest: '2.0.6' },
  roles: { origins: 'origin', credentials: 'credentials', methods: 'allowMethods', requestHeaders: 'allowHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge' },
  oneOrigin: true,
  optionNames: ['origin', 'exposeHeaders', 'maxAge', 'credentials', 'allowMethods', 'allowHeaders'],

  *recognise(module) {
    for (const call of module.calls) {
      if (!isImport(module.importOf(call.callee), ['koa2-cors'], ['default', '*'])) continue;
      yield { span: module.span(call), name: module.span(wordOf(call.callee)), ...objectOptions(call, module, 0) };
    }
  },

  respond(options, request) {
    if (optionOf(options, 'origin')?.kind === 'callable') return { kind: 'unknown', because: 'the origin is decided by a function' };
    const origins = allowOrigin(options, request);
    const headers = [vary, ...origins.map((value) => ({ name: 'Access-Control-Allow-Origin', value }))];
    if (request.method !== 'OPTIONS') return sent('passesOn', [...headers, ...actual(options, origins)]);
    if (firstOf(request.headers, 'access-control-request-method') === '') return sent('passesOn', headers);
    return sent('answers', [...headers, ...preflight(options, request)]);
  },
});

/** A header that is set, or an error. */
type Step = HeaderLine | 'throws';

/** Koa answers an error with 500 and takes away the headers that were set before it. */
function sent(kind: 'answers' | 'passesOn', steps: readonly Step[]): Outcome {
  const headers = steps.filter((step) => step !== 'throws');
  if (headers.length < steps.length || beforeUnsendable(headers)) return { kind: 'answers', status: 500, headers: [], handlerRuns: false };
  return kind === 'answers' ? { kind, status: 204, headers, handlerRuns: false } : { kind, headers };
}

/** `options.origin || ctx.get('Origin') || '*'`. */
function allowOrigin(options: RecordValue, request: HttpRequest): readonly Known<string>[] {
  const given = optionOf(options, 'origin');
  const isGiven = truthyInJavascript(given);
  const asking = firstOf(request.headers, 'origin');
  return given && isGiven !== false ? lineTexts(given) : [asking === '' ? '*' : asking];
}

/** `=== true`: truthy is not enough. */
function allowsCredentials(options: RecordValue): Truth {
  const given = optionOf(options, 'credentials');
  return given?.kind === 'unknown' ? given : given?.kind === 'literal' && given.value === true;
}

/** Only a preflight joins credentials to the wildcard. */
function actual(options: RecordValue, [origin]: readonly Known<string>[]): readonly Step[] {
  const isWildcard: Truth = isUnknown(origin) ? spoilt(origin, options) : origin === '*' && !isArray(optionOf(options, 'origin'));
  return [
    ...lineIf('Access-Control-Allow-Credentials', and(allowsCredentials(options), not(isWildcard)), 'true'),
    ...list('Access-Control-Expose-Headers', optionOf(options, 'exposeHeaders')),
  ];
}

function preflight(options: RecordValue, request: HttpRequest): readonly Step[] {
  const methods = optionOf(options, 'allowMethods');
  const allowed = truthyInJavascript(optionOf(options, 'allowHeaders'));
  const asked = { name: 'Access-Control-Allow-Headers', value: firstOf(request.headers, 'access-control-request-headers') };
  return [
    ...maxAge(optionOf(options, 'maxAge')),
    ...lineIf('Access-Control-Allow-Credentials', allowsCredentials(options), 'true'),
    ...(methods ? list('Access-Control-Allow-Methods', methods) : [{ name: 'Access-Control-Allow-Methods', value: defaultMethods }]),
    ...(allowed === false ? [asked] : list('Access-Control-Allow-Headers', optionOf(options, 'allowHeaders'))),
  ];
}

/** `value.join(',')` of what is truthy: a text has none. */
function list(name: string, value: Value | undefined): readonly Step[] {
  const isGiven = truthyInJavascript(value);
  if (isUnknown(isGiven)) return [{ name, value: isGiven }];
  if (!value || !isGiven) return [];
  return [isArray(value) ? { name, value: joined(value, ',') } : 'throws'];
}

function maxAge(value: Value | undefined): readonly HeaderLine[] {
  return value ? lineIf('Access-Control-Max-Age', truthyInJavascript(value), toText(value)) : [];
}

function spoilt({ because }: { readonly because: string }, { at }: RecordValue): Truth {
  return { kind: 'unknown', because, name: undefined, at };
}
