import { firstOf, headers, type HeaderList } from '../http/header-list';
import { isUnknown, type Known } from '../http/unknown';
import { contains, raises, str, textsOf, typeError, type Raises } from '../languages/python/dialect';
import { keywordOptions } from '../model/arguments';
import { not, or, truthyInPython, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Value } from '../model/value';
import { defineServer, isImport, wordOf, type Outcome } from './server';

interface Traits {
  /** What answers before the handler gets the headers that are meant for every response too: not, besides its own, or where it has none. */
  readonly early: 'its own' | 'both' | 'its own first';
}

const allMethods = 'GET, POST, PUT, DELETE, PATCH, HEAD, OPTIONS';
const defaultHeaders = ['Content-Type', 'Authorization'];
const optionNames = ['origins', 'headers'];

/** `robyn/__init__.py`: `ALLOW_CORS(app, origins, headers)`. */
export const robyn = defineServer<Traits>({ early: 'its own' }, {
  id: 'robyn',
  title: 'ALLOW_CORS (Robyn)',
  language: 'python',
  mark: /ALLOW_CORS/,
  releases: { package: 'robyn', from: { '0.67.0': {}, '0.82.0': { early: 'both' }, '0.82.1': { early: 'its own first' } }, newest: '0.88.0' },
  roles: { origins: 'origins', requestHeaders: 'headers' },
  // With several, every response names a star beside its credentials: only one alone is named.
  oneOrigin: true,
  optionNames,

  *recognise(module) {
    for (const call of module.calls) {
      if (!isImport(module.importOf(call.callee), ['robyn'], ['ALLOW_CORS'])) continue;
      const options = keywordOptions(call, module, optionNames, 1);
      const entries = new Map([...options.entries].filter(([name]) => name !== 'app'));
      yield {
        span: module.span(call), name: module.span(wordOf(call.callee)), options: { ...options, entries },
        place: { kind: 'keyword', call: module.span(call), close: call.close },
      };
    }
  },

  respond(options, request, traits) {
    const policy = policyOf(options);
    if (raises(policy)) return { kind: 'failsToStart', because: policy.error };
    const origin = firstOf(request.headers, 'origin');
    if (isUnknown(origin)) return { kind: 'unknown', because: origin.because };
    const refused = origin === '' ? false : not(includes(policy.origins, origin));
    if (isUnknown(refused)) return { kind: 'unknown', because: refused.because };
    const everywhere = linesFor(policy.whole, policy);
    // It refuses strangers whatever they ask for, the site itself too where it sends an Origin.
    if (refused) return { kind: 'answers', status: 403, headers: traits.early === 'its own' ? [] : everywhere, handlerRuns: false };
    return request.method === 'OPTIONS' ? preflight(policy, origin, everywhere, traits) : { kind: 'passesOn', headers: everywhere };
  },
});

interface Policy {
  readonly origins: Value;
  /** The origin that every response names. */
  readonly whole: Known<string>;
  /** The origin that a preflight without an Origin is told. */
  readonly first: Known<string> | Raises;
  readonly requestHeaders: Known<string>;
}

/** Raises where `ALLOW_CORS` does, which is when the application is set up. */
function policyOf(options: RecordValue): Policy | Raises {
  const given = optionOf(options, 'origins');
  if (!given || [...options.entries.keys()].some((name) => !optionNames.includes(name))) return typeError;
  const origins = listed(given);
  const requestHeaders = headersText(optionOf(options, 'headers'));
  const whole = wholeOf(origins);
  if (raises(requestHeaders)) return requestHeaders;
  return raises(whole) ? whole : { origins, whole, first: firstIn(origins), requestHeaders };
}

function listed(value: Value): Value {
  const isText = value.kind === 'literal' && typeof value.value === 'string';
  return isText ? { kind: 'list', of: 'list', elements: [value], rest: undefined, at: value.at } : value;
}

/** One origin alone is named, a star stands for several or none. */
function wholeOf(origins: Value): Known<string> | Raises {
  if (origins.kind === 'unknown') return origins;
  if (origins.kind !== 'list' && origins.kind !== 'record') return typeError;
  const length = origins.kind === 'list' ? origins.elements.length : origins.entries.size;
  if (length > 1) return '*';
  if (origins.rest || length === 0) return origins.rest ?? '*';
  const [only] = origins.kind === 'list' ? origins.elements : [];
  return only?.kind === 'literal' && typeof only.value !== 'string' ? typeError : firstIn(origins);
}

/** `origins[0] if origins else "*"`. */
function firstIn(origins: Value): Known<string> | Raises {
  if (origins.kind === 'unknown') return origins;
  const filled = truthyInPython(origins);
  if (isUnknown(filled)) return filled;
  if (!filled) return '*';
  if (origins.kind !== 'list' || origins.of === 'set') return typeError;
  if (origins.rest) return origins.rest;
  const [first] = origins.elements;
  return first ? str(first) : typeError;
}

/** Names in a list are added to the usual two; anything else stands for itself. */
function headersText(value: Value | undefined): Known<string> | Raises {
  if (value?.kind === 'list' && value.of === 'list') {
    const names = textsOf(value);
    return 'kind' in names ? names : [...new Set([...defaultHeaders, ...names])].join(', ');
  }
  const isGiven = truthyInPython(value);
  if (isUnknown(isGiven)) return isGiven;
  return value && isGiven ? str(value) : defaultHeaders.join(', ');
}

function includes(origins: Value, origin: string): Truth {
  const [any, named] = [contains(origins, '*'), contains(origins, origin)];
  return raises(any) || raises(named) ? false : or(any, named);
}

/** Credentials are allowed whatever else is. */
function linesFor(origin: Known<string>, { requestHeaders }: Policy): HeaderList {
  return headers([
    ['Access-Control-Allow-Origin', origin], ['Access-Control-Allow-Methods', allMethods],
    ['Access-Control-Allow-Headers', requestHeaders], ['Access-Control-Allow-Credentials', 'true'],
  ]);
}

/** Every OPTIONS is one. */
function preflight(policy: Policy, origin: string, everywhere: HeaderList, { early }: Traits): Outcome {
  const named = origin === '' ? policy.first : origin;
  if (raises(named)) return { kind: 'answers', status: 500, headers: [], handlerRuns: false };
  const own = [...linesFor(named, policy), { name: 'Access-Control-Max-Age', value: '3600' }];
  return { kind: 'answers', status: 204, headers: early === 'both' ? [...own, ...everywhere] : own, handlerRuns: false };
}
