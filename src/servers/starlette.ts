import { linesOf, type HeaderLine } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown, type Known } from '../http/unknown';
import { contains, raises, str, textsOf, type Raises } from '../languages/python/dialect';
import { fullmatch, isBroken } from '../languages/python/patterns';
import { keywordOptions } from '../model/arguments';
import type { Module } from '../model/module';
import { and, not, or, truthyInPython, type Truth } from '../model/ternary';
import type { Call, Expression } from '../model/syntax';
import { optionOf, type RecordValue, type Unknown, type Value } from '../model/value';
import { defineServer, isImport, type Configuration, type Outcome } from './server';

interface Traits {
  /** With a wildcard, an actual request that carries a cookie is answered with its own origin, whatever credentials says. */
  readonly reflectsOnCookie: boolean;
  readonly privateNetwork: boolean;
  /** Every answer says what it varies by. */
  readonly alwaysVaries: boolean;
}

const allMethods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const safelisted = ['Accept', 'Accept-Language', 'Content-Language', 'Content-Type'];
const preflightVary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Access-Control-Request-Private-Network';
const middlewareModules = ['starlette.middleware.cors', 'fastapi.middleware.cors'];
const wrapperModules = ['starlette.middleware', 'fastapi.middleware'];
const optionNames = [
  'allow_origins', 'allow_methods', 'allow_headers', 'allow_credentials', 'allow_origin_regex', 'allow_private_network', 'expose_headers', 'max_age',
];

/** `starlette/middleware/cors.py`, which FastAPI re-exports. */
export const starlette = defineServer<Traits>({ reflectsOnCookie: true, privateNetwork: false, alwaysVaries: false }, {
  id: 'starlette',
  title: 'CORSMiddleware (Starlette, FastAPI)',
  language: 'python',
  mark: /CORSMiddleware/,
  releases: {
    package: 'starlette',
    from: { '0.26.1': {}, '0.51.0': { privateNetwork: true }, '1.0.0': { reflectsOnCookie: false }, '1.7.0': { alwaysVaries: true } },
    newest: '1.10.0',
  },
  roles: {
    origins: 'allow_origins', originPattern: 'allow_origin_regex', credentials: 'allow_credentials', methods: 'allow_methods',
    requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers', maxAge: 'max_age', privateNetwork: 'allow_private_network',
  },
  optionNames,

  *recognise(module) {
    for (const call of module.calls) {
      const found = configured(call, module);
      if (found) yield configurationOf(call, found, module);
    }
  },

  respond(options, request, traits) {
    const policy = policyOf(options, traits);
    if (!policy) return { kind: 'answers', status: 500, headers: [], handlerRuns: false };
    const [origin] = linesOf(request.headers, 'origin');
    const preflights = request.method === 'OPTIONS' && linesOf(request.headers, 'access-control-request-method').length > 0;
    if (origin === undefined) return { kind: 'passesOn', headers: traits.alwaysVaries ? [line('Vary', 'Origin')] : [] };
    if (isUnknown(origin)) return { kind: 'unknown', because: origin.because };
    return preflights ? preflight(policy, origin, request, traits) : actual(policy, origin, request, traits);
  },
});

/** What `CORSMiddleware.__init__` makes of its arguments. */
interface Policy {
  readonly origins: Value;
  readonly pattern: Value | undefined;
  readonly allOrigins: Truth;
  readonly credentials: Truth;
  readonly methods: Value | undefined;
  readonly allMethods: Truth;
  readonly methodsText: Known<string>;
  readonly allHeaders: Truth;
  /** Lower case. */
  readonly requestHeaders: readonly string[] | Unknown;
  readonly requestHeadersText: Known<string>;
  readonly exposed: Known<string> | undefined;
  readonly maxAge: Known<string>;
  readonly privateNetwork: Truth;
}

/** Undefined where the constructor raises: the app starts and an ASGI server answers every request with 500. */
function policyOf(options: RecordValue, traits: Traits): Policy | undefined {
  const known = optionNames.filter((name) => traits.privateNetwork || name !== 'allow_private_network');
  if ([...options.entries.keys()].some((name) => !known.includes(name))) return undefined;
  const given = (name: string) => optionOf(options, name);
  const none: Value = { kind: 'list', of: 'tuple', elements: [], rest: undefined, at: options.at };
  const origins = given('allow_origins') ?? none;
  const methods = given('allow_methods');
  const requestHeaders = given('allow_headers') ?? none;
  const exposed = given('expose_headers');
  const maxAge = given('max_age');
  const pattern = given('allow_origin_regex');
  const allOrigins = contains(origins, '*');
  const every = methods ? contains(methods, '*') : false;
  const allHeaders = contains(requestHeaders, '*');
  const methodTexts = methods ? textsOf(methods) : ['GET'];
  const headerTexts = textsOf(requestHeaders);
  const exposedTexts = exposed && truthyInPython(exposed) !== false ? textsOf(exposed) : undefined;
  const failures = [allOrigins, every, allHeaders, every === true ? [] : methodTexts, headerTexts, exposedTexts, patternFailure(pattern)];
  if (failures.some(raises)) return undefined;
  const listed = usable(headerTexts);
  const sorted = isUnknown(listed) ? listed : [...new Set([...safelisted, ...listed])].sort();
  return {
    origins, pattern, allOrigins: sure(allOrigins), credentials: truthyInPython(given('allow_credentials')),
    methods, allMethods: sure(every), methodsText: every === true ? allMethodsText(traits) : isUnknown(every) ? every : join(usable(methodTexts)),
    allHeaders: sure(allHeaders), requestHeaders: isUnknown(sorted) ? sorted : sorted.map((name) => name.toLowerCase()),
    requestHeadersText: join(sorted), exposed: exposedTexts && join(usable(exposedTexts)), maxAge: maxAge ? str(maxAge) : '600',
    privateNetwork: traits.privateNetwork ? truthyInPython(given('allow_private_network')) : false,
  };
}

/** `re.compile` takes a str or a compiled pattern. */
function patternFailure(pattern: Value | undefined): Raises | undefined {
  if (!pattern || pattern.kind === 'unknown' || pattern.kind === 'pattern') return undefined;
  if (pattern.kind === 'literal' && pattern.value === null) return undefined;
  if (pattern.kind !== 'literal' || typeof pattern.value !== 'string') return { kind: 'raises', error: 'TypeError' };
  return isBroken(pattern.value) ? { kind: 'raises', error: 're.error' } : undefined;
}

function sure(truth: Truth | Raises): Truth {
  return raises(truth) ? false : truth;
}

function usable(texts: readonly string[] | Unknown | Raises): readonly string[] | Unknown {
  return raises(texts) ? [] : texts;
}

function join(texts: readonly string[] | Unknown): Known<string> {
  return isUnknown(texts) ? texts : texts.join(', ');
}

function allMethodsText(traits: Traits): string {
  return (traits.alwaysVaries ? [...allMethods, 'QUERY'] : allMethods).join(', ');
}

/** `preflight_response`: never reaches the app. */
function preflight(policy: Policy, origin: string, request: HttpRequest, traits: Traits): Outcome {
  const explicit = or(not(policy.allOrigins), policy.credentials);
  const allowed = allows(policy, origin);
  const asked = (name: string) => linesOf(request.headers, name)[0];
  const headers: HeaderLine[] = [];
  if (traits.alwaysVaries) headers.push(line('Vary', preflightVary));
  else add(headers, 'Vary', explicit, 'Origin');
  add(headers, 'Access-Control-Allow-Origin', or(not(explicit), allowed), isUnknown(explicit) ? explicit : explicit ? origin : '*');
  headers.push(line('Access-Control-Allow-Methods', policy.methodsText), line('Access-Control-Max-Age', policy.maxAge));
  const wanted = asked('access-control-request-headers');
  const mirrored = and(policy.allHeaders, wanted !== undefined);
  const stated = not(policy.allHeaders);
  const text = isUnknown(mirrored) ? mirrored : mirrored ? wanted ?? '' : policy.requestHeadersText;
  add(headers, 'Access-Control-Allow-Headers', or(mirrored, stated), text);
  add(headers, 'Access-Control-Allow-Credentials', policy.credentials, 'true');
  const network = traits.privateNetwork && asked('access-control-request-private-network') !== undefined;
  if (network) add(headers, 'Access-Control-Allow-Private-Network', policy.privateNetwork, 'true');
  const passes = [
    allowed, methodAllowed(policy, asked('access-control-request-method'), traits),
    wanted === undefined ? true : headersAllowed(policy, wanted), network ? policy.privateNetwork : true,
  ].reduce(and);
  return { kind: 'answers', status: isUnknown(passes) ? passes : passes ? 200 : 400, headers, handlerRuns: false };
}

function methodAllowed(policy: Policy, method: Known<string> | undefined, traits: Traits): Truth {
  if (method === undefined) return false;
  if (isUnknown(method)) return spoilt(method, policy);
  const inAll = allMethodsText(traits).split(', ').includes(method);
  const inGiven = policy.methods ? sure(contains(policy.methods, method)) : method === 'GET';
  if (isUnknown(policy.allMethods)) return policy.allMethods;
  return policy.allMethods ? inAll : inGiven;
}

function headersAllowed(policy: Policy, wanted: Known<string>): Truth {
  if (isUnknown(wanted)) return spoilt(wanted, policy);
  const names = wanted.split(',').map((name) => name.toLowerCase().trim());
  const { requestHeaders } = policy;
  const listed: Truth = isUnknown(requestHeaders) ? requestHeaders : names.every((name) => requestHeaders.includes(name));
  return or(policy.allHeaders, listed);
}

/** `send`: headers set on whatever the app answers. */
function actual(policy: Policy, origin: string, request: HttpRequest, traits: Traits): Outcome {
  const headers: HeaderLine[] = [];
  const trigger = traits.reflectsOnCookie ? linesOf(request.headers, 'cookie').length > 0 : policy.credentials;
  const allowed = allows(policy, origin);
  const chosen = or(and(policy.allOrigins, trigger), and(not(policy.allOrigins), allowed));
  // Where both hold, it does not matter whether all origins are allowed, which may be unknown.
  const reflects = or(chosen, and(trigger, allowed));
  add(headers, 'Access-Control-Allow-Origin', or(policy.allOrigins, reflects), isUnknown(reflects) ? reflects : reflects ? origin : '*');
  add(headers, 'Access-Control-Allow-Credentials', policy.credentials, 'true');
  if (policy.exposed !== undefined) headers.push(line('Access-Control-Expose-Headers', policy.exposed));
  add(headers, 'Vary', traits.alwaysVaries ? true : reflects, 'Origin');
  return { kind: 'passesOn', headers };
}

/** `is_allowed_origin`. */
function allows({ allOrigins, pattern, origins }: Policy, origin: string): Truth {
  return or(allOrigins, or(matchesPattern(pattern, origin), sure(contains(origins, origin))));
}

function matchesPattern(pattern: Value | undefined, origin: string): Truth {
  if (!pattern || pattern.kind === 'unknown') return pattern ?? false;
  if (pattern.kind === 'literal' && pattern.value === null) return false;
  const source = sourceOf(pattern);
  const matched = source === undefined ? undefined : fullmatch(source, origin);
  return matched ?? { kind: 'unknown', because: 'the regular expression is not decided', name: undefined, at: pattern.at };
}

/** Flags change what a compiled pattern matches; those are not followed. */
function sourceOf(pattern: Value): string | undefined {
  if (pattern.kind === 'pattern') return pattern.flags === '' ? pattern.source : undefined;
  return pattern.kind === 'literal' ? String(pattern.value) : undefined;
}

function spoilt(cause: { readonly because: string }, policy: Policy): Unknown {
  return { kind: 'unknown', because: cause.because, name: undefined, at: policy.origins.at };
}

function line(name: string, value: Known<string>): HeaderLine {
  return { name, value };
}

/** A line that is there if `present`; where that is unknown, so is its value. */
function add(headers: HeaderLine[], name: string, present: Truth, value: Known<string>): void {
  if (present !== false) headers.push(line(name, isUnknown(present) ? present : value));
}

/** A call that configures the middleware: the class, and how many positional arguments stand before its options. */
interface Found { readonly name: Expression; readonly skip: number }

function configured(call: Call, module: Module): Found | undefined {
  const [first] = call.arguments;
  if (isMiddleware(call.callee, module)) return { name: call.callee, skip: 1 };
  if (!first || first.name || first.spread || !isMiddleware(first.value, module)) return undefined;
  const adds = call.callee.kind === 'member' && call.callee.name.name === 'add_middleware';
  return adds || isImport(module.importOf(call.callee), wrapperModules, ['Middleware']) ? { name: first.value, skip: 1 } : undefined;
}

/** Arguments that are no options of the middleware: `position` is Connexion's. */
const otherParameters = ['app', 'position'];

function isMiddleware(expression: Expression, module: Module): boolean {
  const names = ['CORSMiddleware'];
  return isImport(module.importOf(expression), middlewareModules, names) || isImport(module.baseOf(expression), middlewareModules, names);
}

function configurationOf(call: Call, { name, skip }: Found, module: Module): Configuration {
  const options = keywordOptions(call, module, optionNames, skip);
  const entries = new Map([...options.entries].filter(([each]) => !otherParameters.includes(each)));
  const word = name.kind === 'member' ? name.name : name;
  return {
    span: module.span(call), name: module.span(word), options: { ...options, entries },
    place: { kind: 'keyword', call: module.span(call), close: call.close },
  };
}
