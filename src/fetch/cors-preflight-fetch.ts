import { extractTokens, isUnparsable, received, receivedLines } from '../http/header-values';
import type { HttpRequest, HttpResponse } from '../http/message';
import { sameOrigin } from '../http/origin';
import type { Reason } from '../http/reason';
import { isUnknown, type Known } from '../http/unknown';
import { corsCheck } from './cors-check';
import { isNonWildcardName, isSafelistedMethod } from './cors-safelist';
import type { Engine } from './engines';
import { preflightOrigin } from './origin-header';
import type { Request } from './request';
import { inSection, statusOf, success, type CheckResult, type Failure, type Trace, type Write } from './trace';
import { writtenNames } from './written-names';

/** The header that lists the methods of a preflight response. */
export const allowMethods = 'access-control-allow-methods';
/** The header that lists the request headers of a preflight response. */
export const allowHeaders = 'access-control-allow-headers';

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Fetch, "redirect status". */
export function isRedirectStatus(status: number): boolean {
  return redirectStatuses.has(status);
}

/**
 * Fetch, "CORS-preflight fetch" steps 1 to 5: never with a cookie. What every request carries (Accept, User-Agent …)
 * is left out: no server decides CORS by it.
 */
export function preflightRequest(request: Request, unsafe: readonly string[], engine: Engine): HttpRequest {
  const headers = [
    { name: 'Origin', value: preflightOrigin(request, engine) },
    { name: 'Access-Control-Request-Method', value: request.method },
  ];
  if (unsafe.length > 0) headers.push({ name: 'Access-Control-Request-Headers', value: unsafe.join(',') });
  return { method: 'OPTIONS', url: request.url, headers };
}

/** What the checks of a preflight response look at. */
export interface PreflightAnswered {
  readonly request: Request;
  readonly unsafe: readonly string[];
  readonly response: HttpResponse;
  readonly engine: Engine;
  readonly trace: Trace;
}

interface Preflight extends PreflightAnswered {
  readonly methods: ListedTokens;
  readonly names: ListedTokens;
  readonly write: Write;
}

type ListedTokens = ReturnType<typeof extractTokens>;

/** Fetch, "CORS-preflight fetch" step 7: whether the answer lets the request itself be sent. */
export function checkPreflightResponse({ request, unsafe, response, engine, trace }: PreflightAnswered): CheckResult {
  const preflight: Preflight = {
    request, unsafe, response, engine, trace,
    methods: extractTokens(response.headers, allowMethods), names: extractTokens(response.headers, allowHeaders),
    write: inSection(trace, 'CORS-preflight fetch', 'preflight'),
  };
  for (const check of [...checks[engine.preflightChecksFirst], ...(engine.readsListsInTurn ? checksInTurn : laterChecks)]) {
    const result = check(preflight);
    if (result.kind !== 'success') return result;
  }
  return success;
}

type Check = (preflight: Preflight) => CheckResult;

const laterChecks: readonly Check[] = [methodsGrammarCheck, namesGrammarCheck, methodCheck, authorizationCheck, headersCheck];
const checksInTurn: readonly Check[] = [methodsGrammarCheck, methodCheck, namesGrammarCheck, authorizationCheck, headersCheck];
/** Origin and status are two conditions of one step: what is looked at first is what consoles name. */
const checks: Readonly<Record<Engine['preflightChecksFirst'], readonly Check[]>> = {
  cors: [originCheck, redirectCheck, statusCheck],
  redirect: [redirectCheck, originCheck, statusCheck],
  status: [redirectCheck, statusCheck, originCheck],
};

/** With the credentials mode of the request itself. */
function originCheck({ request, response, engine, trace, write }: Preflight): CheckResult {
  if (engine.redirects.preflightTellsOrigin && sameOrigin(request.origin, request.target)) {
    write('7', 'goes on', `The redirects led back to the page's own origin: ${engine.title} does not check the origin of this preflight's answer.`);
    return success;
  }
  return corsCheck({ request, response, exchange: 'preflight', engine, trace });
}

function statusCheck(preflight: Preflight): CheckResult {
  const { response: { status }, write } = preflight;
  if (isUnknown(status)) {
    write('7', 'unknown', `The status cannot be told: ${status.because}.`);
    return status;
  }
  if (status >= 200 && status <= 299) {
    write('7', 'goes on', `The status ${String(status)} is between 200 and 299.`);
    return success;
  }
  write('7', 'fails', `The status ${String(status)} is not between 200 and 299.`);
  return refuse(preflight, 'status not ok');
}

/** A redirect is one status that is not ok; consoles tell it apart, and whether it leads anywhere. */
function redirectCheck(preflight: Preflight): CheckResult {
  const { request, response: { status, headers }, engine, write } = preflight;
  if (isUnknown(status) || !isRedirectStatus(status)) return success;
  const location = received(headers, 'location');
  if (location === null || (location === '' && engine.emptyLocation === 'is none')) return success;
  write('7', 'fails', `The status ${String(status)} redirects, and a preflight is never redirected.`);
  const leads = isUnknown(location) || URL.canParse(location, request.href);
  return refuse(preflight, leads ? 'preflight redirected' : 'redirect invalid', 'location');
}

/** Step 7.3: a list that breaks the grammar fails even where nothing of it is needed. */
function methodsGrammarCheck(preflight: Preflight): CheckResult {
  const { methods, write } = preflight;
  if (!isUnknown(methods) && isUnparsable(methods)) {
    write('7.3', 'fails', `Access-Control-Allow-Methods is no list of methods: ${methods.value}.`, [allowMethods]);
    return refuse(preflight, 'methods unreadable', allowMethods);
  }
  return success;
}

/** Step 7.3 for the other list. */
function namesGrammarCheck(preflight: Preflight): CheckResult {
  const { names, write } = preflight;
  if (!isUnknown(names) && isUnparsable(names)) {
    write('7.3', 'fails', `Access-Control-Allow-Headers is no list of header names: ${names.value}.`, [allowHeaders]);
    return refuse(preflight, 'headers unreadable', allowHeaders);
  }
  return success;
}

/** The wildcard counts only without credentials. */
function covers({ request }: Preflight, items: readonly string[]): boolean {
  return request.credentialsMode !== 'include' && items.includes('*');
}

/** Step 7.5: methods are compared with their case. */
function methodCheck(preflight: Preflight): CheckResult {
  const { request, write } = preflight;
  const { method } = request;
  if (isSafelistedMethod(method)) {
    write('7.5', 'goes on', `${method} needs no permission.`);
    return success;
  }
  const methods = itemsOf(preflight.methods);
  if (isUnknown(methods)) {
    write('7.1', 'unknown', `Access-Control-Allow-Methods cannot be told: ${methods.because}.`, [allowMethods]);
    return methods;
  }
  if (methods.includes(method)) {
    write('7.5', 'goes on', `Access-Control-Allow-Methods lists ${method}.`, [allowMethods]);
    return success;
  }
  if (covers(preflight, methods)) {
    write('7.5', 'goes on', `Access-Control-Allow-Methods has *, which covers ${method} without credentials.`, [allowMethods]);
    return success;
  }
  if (preflight.methods === null && request.usesCorsPreflight && preflight.engine.flagAsksForMethod) {
    write('7.4', 'goes on', `Access-Control-Allow-Methods is absent, and the preflight was not for ${method} alone: that allows it.`, [allowMethods]);
    return success;
  }
  write('7.5', 'fails', `Access-Control-Allow-Methods ${lacks(methods, method)}.`, [allowMethods]);
  return refuse(preflight, 'method not allowed', allowMethods, method);
}

/** Step 7.6: by the Standard `*` never covers Authorization. */
function authorizationCheck(preflight: Preflight): CheckResult {
  const { request, engine, write } = preflight;
  if (!request.headers.some(({ name }) => isNonWildcardName(name))) return success;
  const names = itemsOf(preflight.names);
  // Step 7.7 meets the Unknown as well: authorization is one of the unsafe names.
  if (isUnknown(names) || lists(names, 'authorization')) return success;
  if (engine.authorizationCoveredByWildcard) {
    if (covers(preflight, names)) write('7.6', 'goes on', 'The Standard wants authorization listed by name; browsers still let * cover it.', [allowHeaders]);
    return success;
  }
  write('7.6', 'fails', 'Access-Control-Allow-Headers does not list authorization by name.', [allowHeaders]);
  return refuse(preflight, 'header not allowed', allowHeaders, 'authorization');
}

/** Step 7.7: names are compared without case. */
function headersCheck(preflight: Preflight): CheckResult {
  const { request, unsafe, engine, write } = preflight;
  if (unsafe.length === 0) return success;
  const names = itemsOf(preflight.names);
  if (isUnknown(names)) {
    write('7.2', 'unknown', `Access-Control-Allow-Headers cannot be told: ${names.because}.`, [allowHeaders]);
    return names;
  }
  const wildcard = covers(preflight, names);
  for (const name of engine.namesHeadersAsWritten ? writtenNames(request.firstHeaders, unsafe) : unsafe) {
    if (lists(names, name.toLowerCase())) write('7.7', 'goes on', `Access-Control-Allow-Headers lists ${name}.`, [allowHeaders]);
    else if (wildcard) write('7.7', 'goes on', `Access-Control-Allow-Headers has *, which covers ${name} without credentials.`, [allowHeaders]);
    else {
      write('7.7', 'fails', `Access-Control-Allow-Headers ${lacks(names, name)}.`, [allowHeaders]);
      return refuse(preflight, 'header not allowed', allowHeaders, name);
    }
  }
  return success;
}

/** An absent list is an empty one; a broken one was found in step 7.3. */
function itemsOf(items: ListedTokens): Known<readonly string[]> {
  if (isUnknown(items)) return items;
  return items === null || isUnparsable(items) ? [] : items;
}

function lists(names: readonly string[], wanted: string): boolean {
  return names.some((name) => name.toLowerCase() === wanted);
}

function lacks(items: readonly string[], wanted: string): string {
  if (items.length === 0) return `is absent or empty, and ${wanted} needs it`;
  return `is ${items.join(', ')}: ${items.includes('*') ? '* does not count with credentials, and ' : ''}${wanted} is not listed`;
}

function refuse({ response }: Preflight, reason: Reason, header?: string, detail?: string): Failure {
  return {
    kind: 'failure', reason, exchange: 'preflight', detail,
    seen: header === undefined ? [] : receivedLines(response.headers, header), status: statusOf(response),
  };
}
