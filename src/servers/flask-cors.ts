import { linesOf, type HeaderLine } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { raises, str, type Raises } from '../languages/python/dialect';
import { and, not, truthyInPython, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Unknown, type Value } from '../model/value';
import { matchesAny, probablyRegex, type Matching, type Patterns } from './flask-cors/patterns';
import { policyOf, type Policy, type Traits } from './flask-cors/policy';
import { resourceAt } from './flask-cors/resources';
import { decorators, extensions } from './flask-cors/shapes';
import { defineServer, type Outcome, type Server } from './server';

const releases = {
  package: 'flask-cors',
  from: {
    '3.0.10': {}, '4.0.0': { privateNetwork: 'always' }, '4.0.2': { privateNetwork: 'unless told' }, '5.0.0': { privateNetwork: 'if told' },
    '6.0.0': { matching: 'guarded', order: 'fewest slashes' }, '6.0.1': { order: 'most slashes' }, '6.0.5': { matching: 'compiled' },
  },
  newest: '6.0.5',
  advisories: [
    { id: 'CVE-2024-1681', fixed: '4.0.1', says: 'a path can write lines of its own into the log' },
    { id: 'CVE-2024-6221', fixed: '5.0.0', says: 'private networks are opened without being asked for' },
    { id: 'CVE-2024-6839', fixed: '6.0.0', says: 'a less specific resource may decide' },
    { id: 'CVE-2024-6844', fixed: '6.0.0', says: 'a plus sign in a path is taken for a space' },
    { id: 'CVE-2024-6866', fixed: '6.0.0', says: 'paths are compared without case' },
  ],
} as const;
const oldest: Traits = { privateNetwork: 'never', matching: 'unguarded', order: 'longest' };
const common = [
  'origins', 'methods', 'allow_headers', 'expose_headers', 'supports_credentials', 'max_age', 'send_wildcard', 'vary_header', 'always_send', 'allow_private_network',
];
const description = {
  id: 'flask-cors',
  language: 'python',
  // `cors.init_app(app)` may stand in a file that imports `cors` from another.
  mark: /flask_cors|\.init_app\b/,
  releases,
  roles: {
    origins: 'origins', credentials: 'supports_credentials', methods: 'methods', requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers',
    maxAge: 'max_age', privateNetwork: 'allow_private_network',
  },
} as const;

/** `flask_cors/decorator.py`: `@cross_origin`, which reads its options at each request and answers OPTIONS by itself. */
const crossOrigin = defineServer<Traits>(oldest, {
  ...description,
  title: 'cross_origin (flask-cors)',
  optionNames: [...common, 'automatic_options'],
  recognise: () => [],
  respond(options, request, traits) {
    const policy = policyOf(options, traits);
    if (raises(policy)) return broken(false);
    if (request.method !== 'OPTIONS') return answered(policy, request, traits);
    const automatic = optionOf(options, 'automatic_options');
    const isAutomatic = automatic ? truthyInPython(automatic) : true;
    if (isUnknown(isAutomatic)) return { kind: 'unknown', because: isAutomatic.because };
    // Without it Flask answers OPTIONS before the decorated view is reached.
    return isAutomatic ? answered(policy, request, traits) : { kind: 'answers', status: 200, headers: [], handlerRuns: false };
  },
});

const extension = { ...description, title: 'flask-cors', optionNames: [...common, 'resources', 'intercept_exceptions'] } as const;

/** `flask_cors/extension.py`: `CORS(app)`, which works behind whatever answers; OPTIONS is Flask's own. */
export const flaskCors = defineServer<Traits>(oldest, {
  ...extension,
  *recognise(module) {
    yield* extensions(module, among);
    for (const configuration of decorators(module)) yield { ...configuration, server: crossOrigin };
  },
  respond: behindApplication,
});

/** One resource of several: what is given for all is set up too, and may fail. A choice among it is settled by no world. */
function among(all: RecordValue): Server {
  const certain = new Map([...all.entries].map(([name, entry]) => [name, entry.value.kind === 'choice' ? { ...entry, value: unsettled(entry.value) } : entry]));
  return defineServer<Traits>(oldest, {
    ...extension,
    recognise: () => [],
    respond(options, request, traits) {
      const failure = policyOf({ ...all, entries: certain }, traits);
      return raises(failure) ? { kind: 'failsToStart', because: failure.error } : behindApplication(options, request, traits);
    },
  });
}

function unsettled({ at }: Value): Unknown {
  return { kind: 'unknown', because: 'it is one of several', name: undefined, at };
}

function behindApplication(options: RecordValue, request: HttpRequest, traits: Traits): Outcome {
  const all = policyOf(options, traits);
  if (raises(all)) return { kind: 'failsToStart', because: all.error };
  const found = resourceAt(options, request.url, traits.matching, traits.order);
  switch (found.kind) {
    case 'raises': return { kind: 'failsToStart', because: found.error };
    case 'breaks': return broken(request.method !== 'OPTIONS');
    case 'unknown': return { kind: 'unknown', because: found.because };
    case 'none': return behindFlask(request, []);
    case 'found': {
      const policies = found.all.map((each) => policyOf(each, traits));
      const failure = policies.find(raises);
      if (failure) return { kind: 'failsToStart', because: failure.error };
      const policy = policyOf(found.options, traits);
      return raises(policy) ? { kind: 'failsToStart', because: policy.error } : answered(policy, request, traits);
    }
  }
}

/** The view, or Flask for OPTIONS, has answered by now; what raises here makes a 500 without headers of it. */
function answered(policy: Policy, request: HttpRequest, traits: Traits): Outcome {
  const headers = headersFor(policy, request, traits);
  return raises(headers) ? broken(request.method !== 'OPTIONS') : behindFlask(request, headers);
}

/** Flask answers OPTIONS by itself for every route that does not ask for it. */
function behindFlask(request: HttpRequest, headers: readonly HeaderLine[]): Outcome {
  return request.method === 'OPTIONS' ? { kind: 'answers', status: 200, headers, handlerRuns: false } : { kind: 'passesOn', headers };
}

function broken(handlerRuns: boolean): Outcome {
  return { kind: 'answers', status: 500, headers: [], handlerRuns };
}

/** `get_cors_headers`. */
function headersFor(policy: Policy, request: HttpRequest, traits: Traits): readonly HeaderLine[] | Raises {
  const asked = (name: string) => linesOf(request.headers, name)[0];
  const allowed = allowedOrigin(policy, asked('origin'), traits.matching);
  if (raises(allowed)) return allowed;
  const headers: HeaderLine[] = [];
  const add = (name: string, present: Truth, value: Known<string>) => {
    const isThere = and(allowed.present, present);
    if (isThere !== false && value !== '') headers.push({ name, value: isUnknown(isThere) ? isThere : value });
  };
  const { exposed, credentials, origins } = policy;
  add('Access-Control-Allow-Origin', true, allowed.value);
  add('Access-Control-Expose-Headers', exposed !== null, exposed ?? '');
  add('Access-Control-Allow-Credentials', credentials, 'true');
  if (traits.privateNetwork !== 'never' && asked('access-control-request-private-network') === 'true') {
    const { privateNetwork } = policy;
    add('Access-Control-Allow-Private-Network', true, isUnknown(privateNetwork) ? privateNetwork : String(privateNetwork));
  }
  if (request.method === 'OPTIONS' && allowed.present !== false) {
    const failure = addPreflight(policy, asked, traits, add);
    if (failure) return failure;
  }
  const several = origins.items.length > 1 || origins.items.some(probablyRegex);
  const notWildcard = isUnknown(allowed.value) ? spoilt(allowed.value, policy) : allowed.value !== '*';
  add('Vary', and(and(policy.varies, notWildcard), several ? true : origins.rest ?? false), 'Origin');
  return headers;
}

/** A header of the answer: whether it is there, and its value. */
interface Allowed { readonly present: Truth; readonly value: Known<string> }

/** `get_cors_origins`: without an Origin header, the first origin that is no pattern is sent all the same. */
function allowedOrigin(policy: Policy, origin: Known<string> | undefined, matching: Matching): Allowed | Raises {
  const { origins, anyOrigin, sendsWildcard, alwaysSends, credentials } = policy;
  if (isUnknown(origin)) return { present: spoilt(origin, policy), value: origin };
  if (origin !== undefined && origin !== '') {
    const wildcard = and(anyOrigin, sendsWildcard);
    if (wildcard === true) return { present: true, value: '*' };
    const matched = matchesAny(origins, origin, matching, true);
    return raises(matched) ? matched : { present: matched, value: isUnknown(wildcard) ? wildcard : origin };
  }
  if (isUnknown(alwaysSends)) return { present: alwaysSends, value: alwaysSends };
  if (!alwaysSends) return { present: false, value: '' };
  if (isUnknown(anyOrigin)) return { present: anyOrigin, value: anyOrigin };
  return anyOrigin ? { present: not(credentials), value: '*' } : firstLiteral(origins, matching);
}

/** The first in the order of the texts, of those that are no patterns. */
function firstLiteral({ items, rest }: Patterns, matching: Matching): Allowed | Raises {
  if (rest) return { present: rest, value: rest };
  const texts: string[] = [];
  for (const item of items) {
    if (item.kind === 'unknown') return { present: item, value: item };
    if (item.kind === 'literal' && typeof item.value === 'string') texts.push(...(probablyRegex(item) ? [] : [item.value]));
    else if (matching !== 'compiled' && item.kind !== 'pattern') return { kind: 'raises', error: 'TypeError' };
  }
  const [first] = texts.sort();
  return { present: first !== undefined, value: first ?? '' };
}

/** The method is looked for anywhere in the text of all methods; without it a preflight gets nothing more. */
function addPreflight(
  policy: Policy, asked: (name: string) => Known<string> | undefined, { matching }: Traits, add: (name: string, present: Truth, value: Known<string>) => void,
): Raises | undefined {
  const { methods, maxAge } = policy;
  const method = asked('access-control-request-method');
  if (method === undefined || method === '' || methods === null) return undefined;
  const covered = isUnknown(method) ? spoilt(method, policy) : isUnknown(methods) ? spoilt(methods, policy) : methods.includes(method.toUpperCase());
  if (covered === false) return undefined;
  const names = allowedHeaders(policy, asked('access-control-request-headers'), matching);
  if (raises(names)) return names;
  add('Access-Control-Allow-Headers', covered, names);
  add('Access-Control-Max-Age', and(covered, truthyInPython(maxAge)), maxAge ? str(maxAge) : '');
  add('Access-Control-Allow-Methods', covered, methods);
  return undefined;
}

function spoilt({ because }: { readonly because: string }, { origins }: Policy): Unknown {
  return { kind: 'unknown', because, name: undefined, at: origins.at };
}

/** `get_allow_headers`: those asked for that a pattern allows. */
function allowedHeaders({ requestHeaders }: Policy, wanted: Known<string> | undefined, matching: Matching): Known<string> | Raises {
  if (wanted === undefined || isUnknown(wanted) || wanted === '') return wanted ?? '';
  const kept: string[] = [];
  for (const name of wanted.split(',').map((each) => each.trim())) {
    const allowed = matchesAny(requestHeaders, name, matching, true);
    if (raises(allowed) || isUnknown(allowed)) return allowed;
    if (allowed) kept.push(name);
  }
  return kept.sort().join(', ');
}
