import { beforeUnsendable, readAsLatin1 } from '../../http/field-value';
import { linesOf, withOneVary, type HeaderLine } from '../../http/header-list';
import type { HttpRequest } from '../../http/message';
import { isUnknown, type Known } from '../../http/unknown';
import { isArray, isNullish, isString, isText, joined, toText } from '../../languages/javascript/dialect';
import { test } from '../../languages/javascript/patterns';
import { some, truthyInJavascript, type Truth } from '../../model/ternary';
import { optionOf, type RecordValue, type Unknown, type Value } from '../../model/value';
import type { Outcome } from '../server';

const defaultMethods = 'GET,HEAD,PUT,PATCH,POST,DELETE';
const broken: Outcome = { kind: 'answers', status: 500, headers: [], handlerRuns: false };

/** What `cors/lib/index.js` does, by whatever way its options came there. */
export function respondAsCors(options: RecordValue, request: HttpRequest): Outcome {
  const origin = optionOf(options, 'origin') ?? text('*', options);
  if (origin.kind === 'unknown') return unknown(origin);
  if (origin.kind === 'callable') return { kind: 'unknown', because: 'the origin is decided by a function' };
  const isOn = truthyInJavascript(origin);
  if (isUnknown(isOn)) return unknown(isOn);
  // Off: `next()` before anything is set, for a preflight too.
  if (!isOn) return { kind: 'passesOn', headers: [] };
  const headers = [...originHeaders(origin, requestHeader(request, 'origin')), ...credentialsHeaders(options)];
  return request.method.toUpperCase() === 'OPTIONS' ? preflight(options, request, headers) : actual(options, headers);
}

function preflight(options: RecordValue, request: HttpRequest, before: readonly HeaderLine[]): Outcome {
  const methods = optionOf(options, 'methods') ?? text(defaultMethods, options);
  if (isNullish(methods)) return broken;
  const written = setHeader('Access-Control-Allow-Methods', withoutJoin(methods));
  const headers = [...before, ...written, ...requestHeaders(options, request), ...maxAge(options), ...exposed(options)];
  const goesOn = truthyInJavascript(optionOf(options, 'preflightContinue'));
  if (isUnknown(goesOn)) return unknown(goesOn);
  const refused = refusal(headers);
  if (refused) return refused;
  if (goesOn) return { kind: 'passesOn', headers: withOneVary(headers) };
  return answered(options, withOneVary(headers));
}

/** Node refuses a status that is no integer from 100 to 999: the headers that were set stay on the 500. */
function answered(options: RecordValue, headers: readonly HeaderLine[]): Outcome {
  const given = optionOf(options, 'optionsSuccessStatus');
  if (!given) return { kind: 'answers', status: 204, headers, handlerRuns: false };
  const number = given.kind === 'unknown' ? given : statusOf(given);
  if (isUnknown(number)) return { kind: 'answers', status: number, headers, handlerRuns: false };
  return number >= 100 && number <= 999 ? { kind: 'answers', status: number, headers, handlerRuns: false } : failed(headers);
}

/** `status | 0`, which takes an array by its text. */
function statusOf(value: Value): number | Unknown {
  if (value.kind === 'literal') return Number(value.value) | 0;
  const text = isArray(value) ? toText(value) : '';
  return typeof text === 'string' ? Number(text) | 0 : text;
}

function actual(options: RecordValue, before: readonly HeaderLine[]): Outcome {
  const headers = [...before, ...exposed(options)];
  return refusal(headers) ?? { kind: 'passesOn', headers: withOneVary(headers) };
}

/** Node throws at a value outside Latin-1: the headers set before stay on the 500. */
function refusal(headers: readonly HeaderLine[]): Outcome | undefined {
  const kept = beforeUnsendable(headers);
  return kept && failed(withOneVary(kept));
}

/** The error's text is sent with the head, both in UTF-8. */
function failed(headers: readonly HeaderLine[]): Outcome {
  return { kind: 'answers', status: 500, headers: headers.map(readAsLatin1), handlerRuns: false };
}

/** `configureOrigin`, for an origin that is truthy. */
function originHeaders(origin: Value, requestOrigin: Known<string> | undefined): readonly HeaderLine[] {
  if (isString(origin)) {
    const line = { name: 'Access-Control-Allow-Origin', value: origin.value };
    return origin.value === '*' ? [line] : [line, varyOrigin];
  }
  if (isUnknown(requestOrigin)) return [{ name: 'Access-Control-Allow-Origin', value: requestOrigin }, varyOrigin];
  const allowed = isOriginAllowed(requestOrigin, origin);
  if (isUnknown(allowed)) return [{ name: 'Access-Control-Allow-Origin', value: allowed }, varyOrigin];
  // A reflected origin that is absent or empty sets nothing.
  return allowed && requestOrigin ? [{ name: 'Access-Control-Allow-Origin', value: requestOrigin }, varyOrigin] : [varyOrigin];
}

const varyOrigin: HeaderLine = { name: 'Vary', value: 'Origin' };

/** `isOriginAllowed`: what is no array, text or pattern is a matter of truth. */
function isOriginAllowed(origin: string | undefined, allowed: Value): Truth {
  if (isArray(allowed)) {
    const found = some(allowed.elements, (each) => isOriginAllowed(origin, each));
    return found === false && allowed.rest ? allowed.rest : found;
  }
  if (isString(allowed)) return isText(allowed, origin);
  if (allowed.kind === 'pattern') {
    const matched = test(allowed.source, allowed.flags, origin ?? 'undefined');
    return matched ?? { kind: 'unknown', because: 'the regular expression is not decided', name: undefined, at: allowed.at };
  }
  return truthyInJavascript(allowed);
}

/** Only the literal `true`: truthy is not enough. */
function credentialsHeaders(options: RecordValue): readonly HeaderLine[] {
  const given = optionOf(options, 'credentials');
  if (given?.kind === 'unknown') return [{ name: 'Access-Control-Allow-Credentials', value: given }];
  return given?.kind === 'literal' && given.value === true ? [{ name: 'Access-Control-Allow-Credentials', value: 'true' }] : [];
}

/** `allowedHeaders || headers`; without either, what is asked for is reflected. */
function requestHeaders(options: RecordValue, request: HttpRequest): readonly HeaderLine[] {
  const name = 'Access-Control-Allow-Headers';
  const [first, second] = [optionOf(options, 'allowedHeaders'), optionOf(options, 'headers')];
  const isFirst = truthyInJavascript(first);
  const given = isFirst === true ? first : second;
  const isGiven = isUnknown(isFirst) ? isFirst : truthyInJavascript(given);
  if (isUnknown(isGiven)) return [{ name, value: isGiven }];
  if (isGiven && given) return hasLength(given) ? setHeader(name, withoutJoin(given)) : [];
  const wanted = requestHeader(request, 'access-control-request-headers');
  const vary = { name: 'Vary', value: 'Access-Control-Request-Headers' };
  return wanted === undefined || wanted === '' ? [vary] : [vary, { name, value: wanted }];
}

function exposed(options: RecordValue): readonly HeaderLine[] {
  const name = 'Access-Control-Expose-Headers';
  const given = optionOf(options, 'exposedHeaders');
  const isGiven = truthyInJavascript(given);
  if (isUnknown(isGiven)) return [{ name, value: isGiven }];
  return isGiven && given && hasLength(given) ? setHeader(name, withoutJoin(given)) : [];
}

/** `(typeof maxAge === 'number' || maxAge) && maxAge.toString()`: 0 and NaN count. */
function maxAge(options: RecordValue): readonly HeaderLine[] {
  const given = optionOf(options, 'maxAge');
  if (!given) return [];
  if (given.kind === 'unknown') return [{ name: 'Access-Control-Max-Age', value: given }];
  const counts = given.kind === 'literal' && typeof given.value === 'number' ? true : truthyInJavascript(given);
  return counts === true ? setHeader('Access-Control-Max-Age', toText(given)) : [];
}

/** What has a `join` is joined with commas. */
function withoutJoin(value: Value): Value | string | Unknown {
  return isArray(value) ? joined(value, ',') : value;
}

/** `headers && headers.length` after joining: texts and arrays have a length, what else people write has none. */
function hasLength(value: Value): boolean {
  return isString(value) || isArray(value);
}

/** `if (header.value) res.setHeader(…)`: what is falsy sets nothing. */
function setHeader(name: string, value: Value | string | Unknown): readonly HeaderLine[] {
  if (typeof value === 'string') return value === '' ? [] : [{ name, value }];
  if (value.kind === 'unknown') return [{ name, value }];
  const isSet = truthyInJavascript(value);
  if (isUnknown(isSet)) return [{ name, value: isSet }];
  return isSet ? [{ name, value: toText(value) }] : [];
}

/** Node gives a header by its lower-case name, lines joined. */
function requestHeader(request: HttpRequest, name: string): Known<string> | undefined {
  return linesOf(request.headers, name)[0];
}

function text(value: string, options: RecordValue): Value {
  return { kind: 'literal', value, at: options.at };
}

function unknown({ because }: { readonly because: string }): Outcome {
  return { kind: 'unknown', because };
}
