import { firstOf, lineIf } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { contains, itemsOf, raises, textsOf, typeError, type Raises } from '../languages/python/dialect';
import { keywordOptions } from '../model/arguments';
import type { Module } from '../model/module';
import type { Call } from '../model/syntax';
import { and, truthyInPython, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Value } from '../model/value';
import { defineServer, isImport, wordOf, type Configuration } from './server';

interface Traits {
  readonly privateNetwork: boolean;
}

const optionNames = ['allow_origins', 'expose_headers', 'allow_credentials', 'allow_private_network'];
/** What the OPTIONS responder of a route with a responder for each method puts into `Allow`. */
const routedMethods = 'DELETE, GET, HEAD, PATCH, POST, PUT';

/** `falcon/middleware.py`, WSGI and ASGI alike: it works behind the responder, and lets Falcon answer OPTIONS. */
export const falcon = defineServer<Traits>({ privateNetwork: false }, {
  id: 'falcon',
  title: 'CORSMiddleware (Falcon)',
  language: 'python',
  mark: /CORSMiddleware|cors_enable/,
  releases: { package: 'falcon', from: { '3.1.3': {}, '4.1.0': { privateNetwork: true } }, newest: '4.4.0' },
  roles: {
    origins: 'allow_origins', credentials: 'allow_credentials', exposedHeaders: 'expose_headers', privateNetwork: 'allow_private_network',
  },
  optionNames,

  *recognise(module) {
    for (const call of module.calls) {
      const found = middleware(call, module) ?? enabled(call, module);
      if (found) yield found;
    }
  },

  respond(options, request, traits) {
    const policy = policyOf(options, traits);
    if (raises(policy)) return { kind: 'failsToStart', because: policy.error };
    const origin = firstOf(request.headers, 'origin');
    if (isUnknown(origin)) return { kind: 'unknown', because: origin.because };
    const headers = origin === '' ? [] : headersFor(policy, origin, request);
    return request.method === 'OPTIONS' ? { kind: 'answers', status: 200, headers, handlerRuns: false } : { kind: 'passesOn', headers };
  },
});

/** `CORSMiddleware(…)`, wherever it is handed to an application. */
function middleware(call: Call, module: Module): Configuration | undefined {
  const [from, names] = [['falcon', 'falcon.middleware'], ['CORSMiddleware']];
  if (!isImport(module.importOf(call.callee), from, names) && !isImport(module.baseOf(call.callee), from, names)) return undefined;
  return {
    span: module.span(call), name: module.span(wordOf(call.callee)), options: keywordOptions(call, module, optionNames, 0),
    place: { kind: 'keyword', call: module.span(call), close: call.close },
  };
}

/** `App(cors_enable=True)`, which makes a middleware without any options. */
function enabled(call: Call, module: Module): Configuration | undefined {
  if (!isImport(module.importOf(call.callee), ['falcon', 'falcon.asgi', 'falcon.app', 'falcon.asgi.app'], ['App', 'API'])) return undefined;
  const argument = call.arguments.find(({ name }) => name?.name === 'cors_enable');
  if (!argument?.name || truthyInPython(module.evaluate(argument.value)) !== true) return undefined;
  return {
    span: module.span(call), name: module.span(argument.name),
    options: { kind: 'record', entries: new Map(), rest: undefined, at: module.span(call) },
    place: { kind: 'nowhere', because: 'cors_enable takes no options: a CORSMiddleware has to be given instead' },
  };
}

/** What `CORSMiddleware.__init__` makes of its arguments. */
interface Policy {
  readonly allows: (origin: string) => Truth;
  readonly anyOrigin: Truth;
  readonly allowsCredentials: (origin: string) => Truth;
  readonly exposed: Known<string>;
  readonly privateNetwork: Truth;
}

function policyOf(options: RecordValue, traits: Traits): Policy | Raises {
  const known = optionNames.filter((name) => traits.privateNetwork || name !== 'allow_private_network');
  if ([...options.entries.keys()].some((name) => !known.includes(name))) return typeError;
  const anything: Value = { kind: 'literal', value: '*', at: options.at };
  const origins = originsOf(optionOf(options, 'allow_origins') ?? anything);
  const credentials = originsOf(withoutNone(options, 'allow_credentials'));
  const exposed = exposedText(withoutNone(options, 'expose_headers'));
  if (raises(origins)) return origins;
  if (raises(credentials)) return credentials;
  if (raises(exposed)) return exposed;
  return {
    allows: origins.includes, anyOrigin: origins.any, allowsCredentials: credentials.includes, exposed,
    privateNetwork: truthyInPython(optionOf(options, 'allow_private_network')),
  };
}

function withoutNone(options: RecordValue, name: string): Value {
  const given = optionOf(options, name);
  const none: Value = { kind: 'list', of: 'tuple', elements: [], rest: undefined, at: options.at };
  return !given || (given.kind === 'literal' && given.value === null) ? none : given;
}

interface Origins { readonly any: Truth; readonly includes: (origin: string) => Truth }

/** A star alone, one origin, or a `frozenset` of some, in which a star is refused. */
function originsOf(value: Value): Origins | Raises {
  if (value.kind === 'literal' && typeof value.value === 'string') {
    const any = value.value === '*';
    return { any, includes: (origin) => any || value.value === origin };
  }
  if (value.kind === 'unknown') return { any: value, includes: () => value };
  const found = itemsOf(value);
  if (raises(found)) return found;
  if (found.items.some((item) => typeof item !== 'string' && (item.kind === 'record' || (item.kind === 'list' && item.of !== 'tuple')))) return typeError;
  if (contains(value, '*') === true) return { kind: 'raises', error: 'ValueError' };
  return {
    any: false,
    includes(origin) {
      const inside = contains(value, origin);
      return raises(inside) ? false : inside;
    },
  };
}

function exposedText(value: Value): Known<string> | Raises {
  if (value.kind === 'literal' && typeof value.value === 'string') return value.value;
  const texts = textsOf(value);
  return 'kind' in texts ? texts : texts.join(', ');
}

/** `process_response`. It never says that the answer varies by origin. */
function headersFor(policy: Policy, origin: string, request: HttpRequest) {
  const allowed = policy.allows(origin);
  const credentials = and(allowed, policy.allowsCredentials(origin));
  const { anyOrigin, exposed } = policy;
  const isStar = credentials === true ? false : credentials === false ? anyOrigin : and(anyOrigin, credentials);
  const method = firstOf(request.headers, 'access-control-request-method');
  const preflights = request.method !== 'OPTIONS' || method === '' ? false : isUnknown(method) && allowed !== false ? method : allowed;
  const wanted = firstOf(request.headers, 'access-control-request-headers');
  const network = firstOf(request.headers, 'access-control-request-private-network') === 'true';
  return [
    ...lineIf('Access-Control-Allow-Origin', allowed, isUnknown(isStar) ? isStar : isStar ? '*' : origin),
    ...lineIf('Access-Control-Allow-Credentials', credentials, 'true'),
    ...(exposed === '' ? [] : lineIf('Access-Control-Expose-Headers', allowed, exposed)),
    ...lineIf('Access-Control-Allow-Methods', preflights, routedMethods),
    ...lineIf('Access-Control-Allow-Headers', preflights, wanted === '' ? '*' : wanted),
    ...lineIf('Access-Control-Max-Age', preflights, '86400'),
    ...lineIf('Access-Control-Allow-Private-Network', preflights === false ? false : and(network, policy.privateNetwork), isUnknown(preflights) ? preflights : 'true'),
  ];
}
