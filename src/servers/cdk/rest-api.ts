import { firstOf, lineIf, type HeaderLine } from '../../http/header-list';
import type { HttpRequest } from '../../http/message';
import { isUnknown, type Known } from '../../http/unknown';
import { isArray, isNullish, isText, joined, toText } from '../../languages/javascript/dialect';
import { and, some, truthyInJavascript } from '../../model/ternary';
import { optionOf, type RecordValue, type Value } from '../../model/value';
import type { Outcome } from '../server';
import { allMethods, defaultHeaders, durationOf } from './names';

const fails = { kind: 'failsToStart', because: 'the stack is not synthesised with these options' } as const;
type Fails = typeof fails;
const integration = { kind: 'unknown', because: 'the integration behind the API answers: API Gateway adds nothing to that' } as const;

/**
 * `aws-apigateway/lib/resource.js`, `addCorsPreflight`: a mock integration answers OPTIONS, and nothing else is
 * touched. Whoever answers the rest has to say for itself who may read that.
 */
export function respondAsRestApi(options: RecordValue, request: HttpRequest): Outcome {
  const lines = partsOf(options, firstOf(request.headers, 'origin'));
  if ('kind' in lines) return lines;
  if (request.method !== 'OPTIONS') return { kind: 'passesOn', headers: [{ name: 'Access-Control-Allow-Origin', value: integration }] };
  return { kind: 'answers', status: statusOf(optionOf(options, 'statusCode')), headers: lines, handlerRuns: false };
}

function partsOf(options: RecordValue, asking: Known<string>): readonly HeaderLine[] | Outcome {
  const parts = [
    allowHeaders(options), allowOrigin(optionOf(options, 'allowOrigins'), asking), allowMethods(optionOf(options, 'allowMethods')),
    lineIf('Access-Control-Allow-Credentials', truthyInJavascript(optionOf(options, 'allowCredentials')), 'true'),
    maxAge(options), exposeHeaders(optionOf(options, 'exposeHeaders')),
  ];
  const lines: HeaderLine[] = [];
  for (const part of parts) {
    if ('kind' in part) return part;
    lines.push(...part);
  }
  return lines;
}

/** The first origin answers whoever is not listed; a template puts a listed one in its place. */
function allowOrigin(value: Value | undefined, asking: Known<string>): readonly HeaderLine[] | Fails {
  if (value?.kind === 'unknown') return [line('Access-Control-Allow-Origin', value), line('Vary', value)];
  const [first, ...others] = isArray(value) ? value.elements.map(toText) : value?.kind === 'literal' && typeof value.value === 'string' ? Array.from(value.value) : [];
  const rest = isArray(value) ? value.rest : undefined;
  if (first === undefined) return rest ? [line('Access-Control-Allow-Origin', rest), line('Vary', rest)] : fails;
  const count = 1 + others.length;
  if (count > 1 && (!isArray(value) || first === '*' || others.includes('*'))) return fails;
  return [line('Access-Control-Allow-Origin', chosen(first, others, rest, asking)), ...varies(first)];
}

function chosen(first: Known<string>, others: readonly Known<string>[], rest: Known<string> | undefined, asking: Known<string>): Known<string> {
  if (first === '*') return rest ?? first;
  if (isUnknown(asking)) return others.length > 0 || rest !== undefined ? asking : first;
  if (asking !== '' && others.includes(asking)) return asking;
  return asking === '' || asking === first ? first : rest ?? others.find(isUnknown) ?? first;
}

function varies(first: Known<string>): readonly HeaderLine[] {
  if (isUnknown(first)) return [line('Vary', first)];
  return first === '*' ? [] : [line('Vary', 'Origin')];
}

function allowHeaders(options: RecordValue): readonly HeaderLine[] | Fails {
  const given = orElse(optionOf(options, 'allowHeaders'), defaultHeaders);
  return typeof given === 'object' && given.kind === 'failsToStart' ? given : [line('Access-Control-Allow-Headers', given)];
}

function allowMethods(value: Value | undefined): readonly HeaderLine[] | Fails {
  const isAny = isArray(value) ? some(value.elements, (each) => isText(each, 'ANY')) : false;
  if (isArray(value) && isAny === true) {
    if (value.elements.length > 1) return fails;
    return [line('Access-Control-Allow-Methods', value.rest ?? allMethods.join(','))];
  }
  const given = orElse(value, allMethods);
  return typeof given === 'object' && given.kind === 'failsToStart' ? given : [line('Access-Control-Allow-Methods', given)];
}

/** `(value || usual).join(',')`. */
function orElse(value: Value | undefined, usual: readonly string[]): Known<string> | Fails {
  if (value?.kind === 'unknown') return value;
  if (!value || truthyInJavascript(value) === false) return usual.join(',');
  return isArray(value) ? joined(value, ',') : fails;
}

/** None at all is written for 0 seconds. */
function maxAge(options: RecordValue): readonly HeaderLine[] | Fails {
  const name = 'Access-Control-Max-Age';
  const value = optionOf(options, 'maxAge');
  const given = truthyInJavascript(value);
  const disabled = truthyInJavascript(optionOf(options, 'disableCache'));
  if (and(given, disabled) === true) return fails;
  if (given === false) return lineIf(name, disabled, '-1');
  if (!value || isUnknown(given)) return [line(name, isUnknown(given) ? given : '')];
  const seconds = durationOf(value);
  if (seconds === 'fails') return fails;
  return lineIf(name, seconds !== 0, isUnknown(disabled) ? disabled : String(seconds));
}

function exposeHeaders(value: Value | undefined): readonly HeaderLine[] | Fails {
  const given = truthyInJavascript(value);
  if (given === false || !value) return [];
  if (isUnknown(given)) return [line('Access-Control-Expose-Headers', given)];
  return isArray(value) ? [line('Access-Control-Expose-Headers', joined(value, ','))] : fails;
}

function statusOf(value: Value | undefined): Known<number> {
  if (!value || isNullish(value)) return 204;
  const text = toText(value);
  return isUnknown(text) ? text : Number(text);
}

function line(name: string, value: Known<string>): HeaderLine {
  return { name, value };
}
