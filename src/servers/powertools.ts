import { firstOf, lineIf, type HeaderLine } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { contains, isTrue, itemsOf, raises, str, textsOf, typeError, type Raises } from '../languages/python/dialect';
import { keywordOptions } from '../model/arguments';
import type { Module } from '../model/module';
import type { Call } from '../model/syntax';
import { and, or, truthyInPython, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Unknown, type Value } from '../model/value';
import { defineServer, isImport, wordOf, type Configuration, type Outcome } from './server';

interface Traits {
  /** A wildcard is sent as `*`, without credentials; before, it stood for whoever asked. */
  readonly sendsWildcard: boolean;
}

const optionNames = ['allow_origin', 'extra_origins', 'allow_headers', 'expose_headers', 'max_age', 'allow_credentials'];
const alwaysAllowed = ['Authorization', 'Content-Type', 'X-Amz-Date', 'X-Amz-Security-Token', 'X-Api-Key'];
const modules = ['aws_lambda_powertools.event_handler', 'aws_lambda_powertools.event_handler.api_gateway'];
/** Those that have a route, and OPTIONS: of a path that has a route for each method. */
const routedMethods = 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT';

/** `event_handler/api_gateway.py`: `APIGatewayRestResolver(cors=CORSConfig(…))` and the other resolvers, which answer alike. */
export const powertools = defineServer<Traits>({ sendsWildcard: false }, {
  id: 'powertools',
  title: 'CORSConfig (Powertools for AWS Lambda)',
  language: 'python',
  mark: /aws_lambda_powertools/,
  releases: { package: 'aws-lambda-powertools', from: { '2.16.2': {}, '2.41.0': { sendsWildcard: true } }, newest: '3.37.0' },
  roles: {
    origins: 'allow_origin', credentials: 'allow_credentials', requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers', maxAge: 'max_age',
  },
  oneOrigin: true,
  optionNames,

  *recognise(module) {
    for (const call of module.calls) {
      const found = configured(call, module);
      if (found) yield found;
    }
  },

  respond(options, request, traits) {
    const config = configOf(options);
    if (raises(config)) return { kind: 'failsToStart', because: config.error };
    const headers = headersFor(config, request, traits);
    if (raises(headers)) return failed(request);
    if (request.method !== 'OPTIONS') return { kind: 'passesOn', headers };
    const methods = { name: 'Access-Control-Allow-Methods', value: routedMethods };
    return { kind: 'answers', status: 204, headers: [methods, ...headers], handlerRuns: false };
  },
});

/** `CORSConfig(…)`, wherever it is handed to a resolver. */
function configured(call: Call, module: Module): Configuration | undefined {
  const names = ['CORSConfig'];
  if (!isImport(module.importOf(call.callee), modules, names) && !isImport(module.baseOf(call.callee), modules, names)) return undefined;
  return {
    span: module.span(call), name: module.span(wordOf(call.callee)), options: keywordOptions(call, module, optionNames, 0),
    place: { kind: 'keyword', call: module.span(call), close: call.close },
  };
}

/** The function raises after the handler has run; API Gateway answers 502 in its place. */
function failed(request: HttpRequest): Outcome {
  return { kind: 'answers', status: 502, headers: [], handlerRuns: request.method !== 'OPTIONS' };
}

/** What `CORSConfig.__init__` makes of its arguments. */
interface Config {
  readonly origins: readonly Value[];
  readonly requestHeaders: Known<string> | Raises;
  readonly exposes: Truth;
  readonly exposed: Known<string> | Raises;
  readonly maxAge: Value | undefined;
  readonly credentials: Truth;
}

function configOf(options: RecordValue): Config | Raises {
  if ([...options.entries.keys()].some((name) => !optionNames.includes(name))) return typeError;
  const origins = originsOf(options);
  if (raises(origins)) return origins;
  const given = optionOf(options, 'allow_headers');
  if (given && !canBeAdded(given)) return typeError;
  const [maxAge, exposed] = [optionOf(options, 'max_age'), optionOf(options, 'expose_headers')];
  return {
    origins, requestHeaders: headersText(given), exposes: truthyInPython(exposed), exposed: exposedText(exposed),
    maxAge: maxAge?.kind === 'literal' && maxAge.value === null ? undefined : maxAge, credentials: isTrue(optionOf(options, 'allow_credentials')),
  };
}

/** `[allow_origin]`, extended by the items of `extra_origins`, which are characters where that is a text. */
function originsOf(options: RecordValue): readonly Value[] | Raises {
  const first: Value = optionOf(options, 'allow_origin') ?? { kind: 'literal', value: '*', at: options.at };
  const extra = optionOf(options, 'extra_origins');
  if (!extra || truthyInPython(extra) === false) return [first];
  const found = itemsOf(extra);
  if (raises(found)) return found;
  const items = found.items.map((item): Value => (typeof item === 'string' ? { kind: 'literal', value: item, at: extra.at } : item));
  return [first, ...items, ...(found.rest ? [found.rest] : [])];
}

/** Whether `list + value` works and a set can hold the items: what is false counts as an empty list. */
function canBeAdded(value: Value): boolean {
  if (truthyInPython(value) === false || value.kind === 'unknown' || value.kind === 'choice') return true;
  return value.kind === 'list' && value.of === 'list' && value.elements.every(isHashable);
}

function isHashable(value: Value): boolean {
  if (value.kind === 'list' && value.of === 'tuple') return value.elements.every(isHashable);
  return value.kind !== 'record' && value.kind !== 'list';
}

/** What is no text shows when the names are sorted and joined, at a request. */
function headersText(value: Value | undefined): Known<string> | Raises {
  const texts = value && truthyInPython(value) !== false ? textsOf(value) : [];
  return 'kind' in texts ? texts : [...new Set([...alwaysAllowed, ...texts])].sort().join(',');
}

/** `",".join(expose_headers)`, which is not asked for where it is false. */
function exposedText(value: Value | undefined): Known<string> | Raises {
  const texts = value && truthyInPython(value) !== false ? textsOf(value) : [];
  return 'kind' in texts ? texts : texts.join(',');
}

/** `_add_cors`. It never says that the answer varies by origin. */
function headersFor(config: Config, request: HttpRequest, { sendsWildcard }: Traits): readonly HeaderLine[] | Raises {
  const { requestHeaders, exposes, exposed, maxAge, credentials } = config;
  const asking = firstOf(request.headers, 'origin');
  if (asking === '') return [];
  const listed = holds(config, asking);
  const wildcard = holds(config, '*');
  const allowed = or(listed, wildcard);
  if (allowed === false) return [];
  if (raises(requestHeaders)) return requestHeaders;
  if (raises(exposed)) return exposed;
  const named = sendsWildcard ? listed : true;
  const value = isUnknown(named) ? named : named ? asking : '*';
  return [
    ...lineIf('Access-Control-Allow-Origin', allowed, value),
    ...lineIf('Access-Control-Allow-Headers', allowed, requestHeaders),
    ...lineIf('Access-Control-Expose-Headers', and(allowed, exposes), exposed),
    ...lineIf('Access-Control-Max-Age', maxAge ? allowed : false, maxAge ? str(maxAge) : ''),
    ...lineIf('Access-Control-Allow-Credentials', and(and(allowed, named), credentials), 'true'),
  ];
}

function holds({ origins }: Config, origin: Known<string>): Truth {
  const [first] = origins;
  if (!first) return false;
  if (isUnknown(origin)) return unknownAt(first, origin.because);
  const inside = contains({ kind: 'list', of: 'list', elements: origins, rest: undefined, at: first.at }, origin);
  return raises(inside) ? false : inside;
}

function unknownAt({ at }: Value, because: string): Unknown {
  return { kind: 'unknown', because, name: undefined, at };
}
