import { isFieldValue } from '../http/field-value';
import { get, lineIf, type HeaderLine } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { isArray, isNullish, isString, isText, joined, toText } from '../languages/javascript/dialect';
import { objectOptions, optionsUnder } from '../model/arguments';
import { or, some, truthyInJavascript, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Value } from '../model/value';
import { defineServer, isImport, wordOf } from './server';

/** `useCORS` of `@whatwg-node/server`, which Yoga adds to itself unless `cors` is `false`. */
export const graphqlYoga = defineServer<object>({}, {
  id: 'graphql-yoga',
  title: 'GraphQL Yoga',
  language: 'javascript',
  mark: /graphql-yoga/,
  releases: { package: 'graphql-yoga', from: { '4.0.5': {} }, newest: '5.24.1' },
  roles: { origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'allowedHeaders', exposedHeaders: 'exposedHeaders', maxAge: 'maxAge' },
  credentialsByDefault: true,
  optionNames: ['origin', 'methods', 'allowedHeaders', 'exposedHeaders', 'credentials', 'maxAge'],

  *recognise(module) {
    for (const call of module.calls) {
      if (!isImport(module.importOf(call.callee), ['graphql-yoga'], ['createYoga'])) continue;
      const { entry, options, place } = optionsUnder(objectOptions(call, module, 0), 'cors', 'a function chooses the options for each request');
      const isOff = entry?.value.kind === 'literal' && entry.value.value === false;
      if (!isOff) yield { span: module.span(call), name: entry?.key.file === module.file ? entry.key : module.span(wordOf(call.callee)), options, place };
    }
  },

  respond(options, request) {
    const preflights = request.method.toUpperCase() === 'OPTIONS';
    const steps = headersFor(options, request);
    if (steps.includes('throws')) return { kind: 'answers', status: 500, headers: [], handlerRuns: !preflights };
    const headers = steps.filter((step) => typeof step !== 'string');
    // Node refuses the header, and nobody answers then.
    if (steps.includes('cannot be sent') || headers.some(({ value }) => !isUnknown(value) && !isFieldValue(value))) return { kind: 'hangs' };
    return preflights ? { kind: 'answers', status: 204, headers, handlerRuns: false } : { kind: 'passesOn', headers };
  },
});

/** A header that is set, an error, or a header that Node refuses to send. */
type Step = HeaderLine | 'throws' | 'cannot be sent';

/** `getCORSHeadersByRequestAndOptions`. */
function headersFor(options: RecordValue, request: HttpRequest): readonly Step[] {
  const asking = get(request.headers, 'origin');
  if (asking === null) return [];
  const allowed = allowOrigin(optionOf(options, 'origin'), asking);
  if (allowed === 'throws') return [allowed];
  const methods = list('Access-Control-Allow-Methods', optionOf(options, 'methods'), truthyLength);
  const requestHeaders = list('Access-Control-Allow-Headers', optionOf(options, 'allowedHeaders'), truthyLength);
  const wanted = requestHeaders.length > 0 ? [] : askedFor('Access-Control-Allow-Headers', request, 'access-control-request-headers');
  return [
    allowed.origin === undefined ? 'cannot be sent' : { name: 'Access-Control-Allow-Origin', value: allowed.origin },
    ...vary(allowed.reflects, wanted[0]?.value),
    ...(methods.length > 0 ? methods : askedFor('Access-Control-Allow-Methods', request, 'access-control-request-method')),
    ...requestHeaders,
    ...wanted,
    ...credentials(optionOf(options, 'credentials'), allowed.origin),
    ...list('Access-Control-Expose-Headers', optionOf(options, 'exposedHeaders'), truthyInJavascript),
    ...maxAge(optionOf(options, 'maxAge')),
  ];
}

/** `origin` is undefined where the element that is sent to everybody is. */
interface Allowed { readonly origin: Known<string> | undefined; readonly reflects: Known<boolean> }

/** A single origin is sent to everybody; of several, those that are not listed get the text `null`. */
function allowOrigin(given: Value | undefined, asking: Known<string>): Allowed | 'throws' {
  const any = isAny(given);
  if (any === 'throws') return 'throws';
  if (isUnknown(any)) return { origin: any, reflects: any };
  if (any) return { origin: asking, reflects: true };
  if (isString(given)) return { origin: given.value, reflects: false };
  if (!isArray(given)) return 'throws';
  const [first] = given.elements;
  if (given.rest) return { origin: given.rest, reflects: given.rest };
  if (first && given.elements.length === 1) return { origin: isText(first, undefined) === true ? undefined : toText(first), reflects: false };
  if (isUnknown(asking)) return { origin: asking, reflects: asking };
  const held = some(given.elements, (each) => isText(each, asking));
  if (isUnknown(held)) return { origin: held, reflects: held };
  return { origin: held ? asking : 'null', reflects: held };
}

/** No origin, none in it, or a `*` anywhere in it, be it `https://*.example.com`. */
function isAny(given: Value | undefined): Truth | 'throws' {
  if (!given || isNullish(given)) return true;
  if (given.kind === 'unknown') return given;
  if (isString(given)) return given.value === '' || given.value.includes('*');
  if (given.kind === 'callable' && given.parameters === 0) return true;
  if (!isArray(given)) return 'throws';
  if (given.elements.length === 0) return given.rest ?? true;
  const found = some(given.elements, (each) => isText(each, '*'));
  return or(found, given.rest ?? false);
}

/** `value.join(', ')` where `counts`: texts, and whatever else counts, have no `join`. */
function list(name: string, given: Value | undefined, counts: (value: Value | undefined) => Truth): readonly Step[] {
  const isGiven = counts(given);
  if (isUnknown(isGiven)) return [{ name, value: isGiven }];
  if (!isGiven) return [];
  return isArray(given) ? [{ name, value: joined(given, ', ') }] : ['throws'];
}

/** `value?.length`. */
function truthyLength(value: Value | undefined): Truth {
  if (value?.kind === 'unknown') return value;
  if (isArray(value)) return value.elements.length > 0 ? true : value.rest ?? false;
  return isString(value) ? value.value !== '' : value?.kind === 'callable' && value.parameters > 0;
}

/** A request header that is not empty, sent back. */
function askedFor(name: string, request: HttpRequest, asked: string): readonly HeaderLine[] {
  const value = get(request.headers, asked);
  return value === null || value === '' ? [] : [{ name, value }];
}

function vary(reflects: Known<boolean>, wanted: Known<string> | undefined): readonly HeaderLine[] {
  if (isUnknown(reflects)) return [{ name: 'Vary', value: reflects }];
  if (isUnknown(wanted)) return [{ name: 'Vary', value: wanted }];
  const names = [...(reflects ? ['Origin'] : []), ...(wanted === undefined ? [] : ['Access-Control-Request-Headers'])];
  return names.length === 0 ? [] : [{ name: 'Vary', value: names.join(', ') }];
}

/** On unless something else than `null` is given; then only `true` is. */
function credentials(given: Value | undefined, origin: Known<string> | undefined): readonly HeaderLine[] {
  const name = 'Access-Control-Allow-Credentials';
  if (given?.kind === 'unknown') return [{ name, value: given }];
  const isOn = !given || isNullish(given) ? origin !== '*' : given.kind === 'literal' && given.value === true;
  return lineIf(name, isOn, 'true');
}

function maxAge(given: Value | undefined): readonly HeaderLine[] {
  return lineIf('Access-Control-Max-Age', truthyInJavascript(given), given ? toText(given) : '');
}
