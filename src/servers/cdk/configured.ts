import { firstOf, has, lineIf, type HeaderLine } from '../../http/header-list';
import type { HttpRequest } from '../../http/message';
import { isUnknown, type Known } from '../../http/unknown';
import { isArray, isNullish, isString, isText, joined } from '../../languages/javascript/dialect';
import { and, or, some, truthyInJavascript, type Truth } from '../../model/ternary';
import { optionOf, type ListValue, type RecordValue, type Unknown, type Value } from '../../model/value';
import type { Outcome } from '../server';
import { durationOf } from './names';

/** What the options are called. */
interface Names { readonly origins: string; readonly methods: string; readonly headers: string; readonly exposed: string }

/** `CorsPreflightOptions` of an HTTP API. */
export const httpApiNames: Names = { origins: 'allowOrigins', methods: 'allowMethods', headers: 'allowHeaders', exposed: 'exposeHeaders' };
/** `FunctionUrlCorsOptions`. */
export const functionUrlNames: Names = { origins: 'allowedOrigins', methods: 'allowedMethods', headers: 'allowedHeaders', exposed: 'exposedHeaders' };

const fails = { kind: 'failsToStart', because: 'the stack is not synthesised with these options' } as const;
const untold = { kind: 'unknown', because: 'AWS does not tell whether a star with credentials is answered as it stands' } as const;
const longestAge = 86_400;

/** What CloudFormation is given. */
interface Configured {
  readonly origins: ListValue | Unknown | undefined;
  readonly methods: Known<string> | undefined;
  readonly headers: Known<string> | undefined;
  readonly exposed: Known<string> | undefined;
  readonly maxAge: Known<string> | undefined;
  readonly credentials: Truth;
}

/**
 * `aws-apigatewayv2/lib/http/api.js` and, from its documentation, what API Gateway makes of that: it answers preflights
 * itself, and its headers take the place of those of the integration. `https://*` is every origin of that scheme.
 */
export function respondAsHttpApi(options: RecordValue, request: HttpRequest): Outcome {
  const configured = configuredBy(options, httpApiNames);
  if ('kind' in configured) return configured;
  const isStar = includes(configured.origins, '*');
  if (isStar === true && configured.credentials === true) return fails;
  const asking = firstOf(request.headers, 'origin');
  const schemes = isUnknown(asking) ? [] : ['https://', 'http://'].filter((scheme) => asking.startsWith(scheme)).map((scheme) => `${scheme}*`);
  const allowed = allows(configured.origins, asking, ['*', ...schemes]);
  const origin = isStar === true ? '*' : asking;
  if (request.method !== 'OPTIONS' || !has(request.headers, 'access-control-request-method') || asking === '') {
    return { kind: 'passesOn', headers: actualLines(configured, allowed, origin) };
  }
  return { kind: 'answers', status: 204, headers: preflightLines(configured, allowed, origin), handlerRuns: false };
}

/**
 * `aws-lambda/lib/function-url.js` and, from its documentation, what Lambda makes of that: OPTIONS never reaches the
 * function, and everything else gets these headers beside those that the function sets.
 */
export function respondAsFunctionUrl(options: RecordValue, request: HttpRequest): Outcome {
  const configured = configuredBy(options, functionUrlNames);
  if ('kind' in configured) return configured;
  const age = optionOf(options, 'maxAge');
  if (age && age.kind !== 'unknown' && !isNullish(age) && Number(durationOf(age)) > longestAge) return fails;
  const asking = firstOf(request.headers, 'origin');
  const allowed = allows(configured.origins, asking, ['*']);
  const isStar = includes(configured.origins, '*') === true;
  const star = configured.credentials === false ? '*' : untold;
  const origin = isStar ? star : asking;
  const complete = { ...configured, methods: configured.methods ?? '*' };
  if (request.method === 'OPTIONS') return { kind: 'answers', status: 200, headers: preflightLines(complete, allowed, origin), handlerRuns: false };
  return { kind: 'passesOn', headers: actualLines(complete, allowed, origin).map((line): HeaderLine => ({ ...line, adds: true })) };
}

/** What is of another type than CloudFormation wants is refused, and so is null where the CDK hands it on. */
function configuredBy(options: RecordValue, names: Names): Configured | typeof fails {
  const origins = listOf(optionOf(options, names.origins));
  const [methods, headers, exposed] = [listOf(methodsOf(options, names)), listOf(optionOf(options, names.headers)), listOf(optionOf(options, names.exposed))];
  const given = optionOf(options, 'maxAge');
  const maxAge = !given || isNullish(given) ? undefined : given.kind === 'unknown' ? given : durationOf(given);
  const credentials = optionOf(options, 'allowCredentials');
  if (origins === 'fails' || methods === 'fails' || headers === 'fails' || exposed === 'fails' || maxAge === 'fails' || !isSwitch(credentials)) return fails;
  return {
    origins, methods: textOf(methods), headers: textOf(headers), exposed: textOf(exposed),
    maxAge: typeof maxAge === 'number' ? String(maxAge) : maxAge, credentials: truthyInJavascript(credentials),
  };
}

/** Those of a function's URL are all of them where null is given. */
function methodsOf(options: RecordValue, names: Names): Value | undefined {
  const value = optionOf(options, names.methods);
  return names === functionUrlNames && value && isNullish(value) ? undefined : value;
}

function isSwitch(value: Value | undefined): boolean {
  return !value || value.kind === 'unknown' || isUndefined(value) || (value.kind === 'literal' && typeof value.value === 'boolean');
}

function isUndefined(value: Value): boolean {
  return value.kind === 'literal' && value.value === undefined;
}

/** A list of texts, from which what is undefined falls out. */
function listOf(value: Value | undefined): ListValue | Unknown | 'fails' | undefined {
  if (!value || isUndefined(value)) return undefined;
  if (value.kind === 'unknown') return value;
  if (!isArray(value)) return 'fails';
  const elements = value.elements.filter((each) => !isUndefined(each));
  return elements.every((each) => each.kind === 'unknown' || isString(each)) ? { ...value, elements } : 'fails';
}

function textOf(list: ListValue | Unknown | undefined): Known<string> | undefined {
  return list?.kind === 'list' ? joined(list, ',') : list;
}

function includes(origins: Configured['origins'], text: string): Truth {
  if (!origins || origins.kind === 'unknown') return origins ?? false;
  return or(some(origins.elements, (each) => isText(each, text)), origins.rest ?? false);
}

/** Whether who asks is listed, itself or by one of the wildcards. */
function allows(origins: Configured['origins'], asking: Known<string>, wildcards: readonly string[]): Truth {
  if (asking === '') return false;
  const listed = isUnknown(asking) ? { kind: 'unknown' as const, because: asking.because, name: undefined, at: { file: '', start: 0, end: 0 } } : includes(origins, asking);
  return wildcards.reduce((found, each) => or(found, includes(origins, each)), listed);
}

function sharedLines({ credentials }: Configured, allowed: Truth, origin: Known<string>): readonly HeaderLine[] {
  return [...lineIf('Access-Control-Allow-Origin', allowed, origin), ...lineIf('Access-Control-Allow-Credentials', and(allowed, credentials), 'true')];
}

function actualLines(configured: Configured, allowed: Truth, origin: Known<string>): readonly HeaderLine[] {
  return [...sharedLines(configured, allowed, origin), ...whereGiven('Access-Control-Expose-Headers', allowed, configured.exposed)];
}

function preflightLines(configured: Configured, allowed: Truth, origin: Known<string>): readonly HeaderLine[] {
  return [
    ...sharedLines(configured, allowed, origin), ...whereGiven('Access-Control-Allow-Methods', allowed, configured.methods),
    ...whereGiven('Access-Control-Allow-Headers', allowed, configured.headers), ...whereGiven('Access-Control-Max-Age', allowed, configured.maxAge),
  ];
}

function whereGiven(name: string, allowed: Truth, value: Known<string> | undefined): readonly HeaderLine[] {
  return value === undefined || value === '' ? [] : lineIf(name, allowed, value);
}
