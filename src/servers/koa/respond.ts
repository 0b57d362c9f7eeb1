import { beforeUnsendable } from '../../http/field-value';
import { firstOf, lineIf, type HeaderLine } from '../../http/header-list';
import type { HttpRequest } from '../../http/message';
import { isUnknown, type Known } from '../../http/unknown';
import { isText, lineTexts, toText } from '../../languages/javascript/dialect';
import { and, truthyInJavascript, type Truth } from '../../model/ternary';
import { optionOf, type RecordValue, type Value } from '../../model/value';
import type { Outcome } from '../server';

/** What the releases of `@koa/cors` do differently. */
export interface KoaTraits {
  readonly credentialsByFunction: boolean;
  readonly privateNetwork: boolean;
  /** Credentials turn the wildcard into whoever asks. */
  readonly reflectsWithCredentials: boolean;
  /** A request without an origin gets nothing but `Vary`. */
  readonly needsOrigin: boolean;
  /** Without an origin option, whoever asks is answered (CVE-2023-49803); later the wildcard. */
  readonly reflectsByDefault: boolean;
}

const defaultMethods = 'GET,HEAD,PUT,POST,DELETE,PATCH';
/** Set before anything is decided. */
export const vary: HeaderLine = { name: 'Vary', value: 'Origin' };

/** What `@koa/cors/index.js` does, by whatever way its options came there. */
export function respondAsKoa(options: RecordValue, request: HttpRequest, traits: KoaTraits): Outcome {
  const asking = firstOf(request.headers, 'origin');
  if (traits.needsOrigin && asking === '') return { kind: 'passesOn', headers: [vary] };
  if (optionOf(options, 'origin')?.kind === 'callable') return { kind: 'unknown', because: 'the origin is decided by a function' };
  if (request.method === 'OPTIONS' && firstOf(request.headers, 'access-control-request-method') === '') return { kind: 'passesOn', headers: [vary] };
  const credentials = credentialsOf(options, traits);
  const headers = [vary, ...allowOrigin(options, asking, credentials, traits), ...lineIf('Access-Control-Allow-Credentials', credentials, 'true')];
  return sent(request.method === 'OPTIONS'
    ? { kind: 'answers', status: 204, headers: [...headers, ...preflight(options, request, traits)], handlerRuns: false }
    : passedOn(options, [...headers, ...list('Access-Control-Expose-Headers', optionOf(options, 'exposeHeaders'))]));
}

/** `keepHeadersOnError`, which is on unless it is something falsy. */
function passedOn(options: RecordValue, headers: readonly HeaderLine[]): Outcome & { readonly headers: readonly HeaderLine[] } {
  const given = optionOf(options, 'keepHeadersOnError');
  const keeps = given === undefined || (given.kind === 'literal' && given.value === undefined) ? true : truthyInJavascript(given);
  if (isUnknown(keeps)) return { kind: 'passesOn', headers, onError: headers.map(({ name }) => ({ name, value: keeps })) };
  return keeps ? { kind: 'passesOn', headers, onError: headers } : { kind: 'passesOn', headers };
}

/** Koa answers an error with 500 and takes away the headers that were set before it. */
function sent(outcome: Outcome & { readonly headers: readonly HeaderLine[] }): Outcome {
  return beforeUnsendable(outcome.headers) ? { kind: 'answers', status: 500, headers: [], handlerRuns: false } : outcome;
}

function credentialsOf(options: RecordValue, { credentialsByFunction }: KoaTraits): Truth {
  const given = optionOf(options, 'credentials');
  if (credentialsByFunction && given?.kind === 'callable') return { kind: 'unknown', because: 'a function decides on credentials', name: undefined, at: given.at };
  return truthyInJavascript(given);
}

/** Whatever is falsy counts as not given: `false` does not turn CORS off. */
function allowOrigin(options: RecordValue, asking: Known<string>, credentials: Truth, traits: KoaTraits): readonly HeaderLine[] {
  const name = 'Access-Control-Allow-Origin';
  const given = optionOf(options, 'origin');
  const isGiven = truthyInJavascript(given);
  if (isUnknown(isGiven)) return [{ name, value: isGiven }];
  if (!isGiven && traits.reflectsByDefault) return [{ name, value: asking }];
  const wildcard = !given || !isGiven ? true : isText(given, '*');
  const reflects = traits.reflectsWithCredentials && and(wildcard, credentials);
  if (isUnknown(reflects)) return [{ name, value: reflects }];
  if (reflects) return [{ name, value: asking }];
  return wildcard === true || !given ? [{ name, value: '*' }] : lineTexts(given).map((value) => ({ name, value }));
}

function preflight(options: RecordValue, request: HttpRequest, traits: KoaTraits): readonly HeaderLine[] {
  const network = traits.privateNetwork && firstOf(request.headers, 'access-control-request-private-network') !== '';
  const wanted = firstOf(request.headers, 'access-control-request-headers');
  const name = 'Access-Control-Allow-Headers';
  const stated = list(name, optionOf(options, 'allowHeaders'));
  const methods = optionOf(options, 'allowMethods');
  return [
    ...list('Access-Control-Max-Age', optionOf(options, 'maxAge')),
    ...lineIf('Access-Control-Allow-Private-Network', network && truthyInJavascript(optionOf(options, 'privateNetworkAccess')), 'true'),
    ...(methods ? list('Access-Control-Allow-Methods', methods) : [{ name: 'Access-Control-Allow-Methods', value: defaultMethods }]),
    ...(stated.length > 0 || wanted === '' ? stated : [{ name, value: wanted }]),
  ];
}

/** Whatever is truthy is sent as its text, which is an array's elements with commas. */
function list(name: string, value: Value | undefined): readonly HeaderLine[] {
  const isGiven = truthyInJavascript(value);
  return value && isGiven !== false ? lineUnlessEmpty(name, isUnknown(isGiven) ? isGiven : toText(value)) : [];
}

function lineUnlessEmpty(name: string, value: Known<string>): readonly HeaderLine[] {
  return value === '' ? [] : [{ name, value }];
}
