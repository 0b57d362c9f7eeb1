import { received, receivedLines } from '../http/header-values';
import type { HttpRequest, HttpResponse } from '../http/message';
import { originOfUrl, sameOrigin } from '../http/origin';
import { sameSite } from '../http/site';
import { isUnknown } from '../http/unknown';
import { corsCheck } from './cors-check';
import { allowHeaders, allowMethods, checkPreflightResponse, isRedirectStatus, preflightRequest } from './cors-preflight-fetch';
import type { Engine } from './engines';
import { failed, type FetchParams, type Fetching, type MainFetch } from './fetch-params';
import { exchange, httpNetworkOrCacheFetch, type Received } from './http-network-fetch';
import { httpRedirectFetch, refusedBeforehand } from './http-redirect-fetch';
import { maxAgeOf, permitted } from './preflight-cache';
import type { ResponseTainting } from './request';
import { inSection, statusOf, success, type CheckResult, type Failure } from './trace';

/** Fetch, "HTTP fetch": the preflight where one is needed, the request, the CORS check of its answer, and redirects. */
export function httpFetch(given: FetchParams, tainting: ResponseTainting, unsafe: readonly string[] | undefined, mainFetch: MainFetch): Fetching {
  const params: FetchParams = { ...given, asked: { href: given.request.href, isCors: tainting === 'cors' } };
  const preflight = unsafe === undefined ? success : corsPreflight(params, unsafe);
  if (preflight.kind !== 'success') return ended(params, preflight);
  const late = refusedLate(params);
  if (late) return late;
  const fetched = httpNetworkOrCacheFetch(params, tainting);
  if (fetched.kind !== 'response') return ended(params, fetched);
  const { request, browser: { engine }, trace } = params;
  const { response } = fetched;
  const refused = refusedBeforehand(params, response);
  if (refused) return refused;
  const check = tainting === 'cors' ? corsCheck({ request, response, exchange: 'actual', engine, trace }) : success;
  if (check.kind !== 'success') return ended(params, check, response);
  if (tainting === 'opaque' && isKeptBack(params, response)) return failed(params, { reason: 'resource policy', exchange: 'actual', status: statusOf(response) });
  return leadsElsewhere(response, engine) ? redirected(params, response, tainting, mainFetch) : { kind: 'response', response, request, tainting };
}

/** After the preflight: WebKit forgets that a request which began at the page's own origin, with credentials, goes on without them. */
function refusedLate(params: FetchParams): Fetching | undefined {
  const { redirect, browser: { engine } } = params;
  if (redirect?.tainting !== 'cors' || !engine.redirects.checksCredentialsSentBefore) return undefined;
  const { request, response, trace } = redirect;
  if (request.credentialsMode !== 'same-origin' || !sameOrigin(request.origin, originOfUrl(new URL(request.firstHref)))) return undefined;
  const write = inSection(trace, 'HTTP fetch', 'actual');
  write('4.4', 'notes', `Credentials were included at the first URL, the page's own: ${engine.title} checks this redirect as if they were included still. The Standard does not.`);
  const check = corsCheck({ request: { ...request, credentialsMode: 'include' }, response, exchange: 'actual', engine, trace });
  return check.kind === 'success' ? undefined : ended({ ...params, request }, check, response);
}

/** `response` is the answer to the request that was refused: consoles say where it would have led. */
function ended(params: FetchParams, end: Failure | Exclude<CheckResult, { kind: 'success' }>, response?: HttpResponse): Fetching {
  if (end.kind !== 'failure') return end;
  const leads = response !== undefined && leadsElsewhere(response, params.browser.engine);
  return failed(params, leads ? { ...end, location: receivedLines(response.headers, 'location').join(', ') } : end);
}

/** Step 4.1 and "CORS-preflight fetch": not sent where an earlier answer still counts. */
function corsPreflight(params: FetchParams, unsafe: readonly string[]): CheckResult {
  const { request, browser: { engine, preflights, now }, trace } = params;
  if (preflights.covers(request, unsafe, now())) {
    inSection(trace, 'HTTP fetch', undefined)('4.1', 'goes on', 'An earlier preflight allowed this, and its answer is kept still: none is sent.');
    return success;
  }
  const asks = unsafe.length > 0 ? ` with ${unsafe.join(', ')}` : '';
  inSection(trace, 'CORS-preflight fetch', undefined)('1', 'goes on', `An OPTIONS request without credentials asks whether ${request.method}${asks} is allowed.`);
  const fetched = askPreflight(params, preflightRequest(request, unsafe, engine));
  if (fetched.kind !== 'response') return fetched;
  const { response } = fetched;
  const checked = checkPreflightResponse({ request, unsafe, response, engine, trace });
  const seconds = isKept(checked, engine) ? maxAgeOf(response.headers, engine) : 0;
  if (isKept(checked, engine) && !isUnknown(seconds)) {
    const methods = permitted(response.headers, allowMethods);
    preflights.store(request, { methods: methods.length === 0 && request.usesCorsPreflight && engine.flagAsksForMethod ? [request.method] : methods, names: permitted(response.headers, allowHeaders), seconds }, now());
  }
  return checked;
}

/** WebKit keeps what an answer allows, also where that is something else than what was asked. */
function isKept(checked: CheckResult, { preflightCache }: Engine): boolean {
  if (checked.kind !== 'failure') return checked.kind === 'success';
  return preflightCache.keepsRefused && (checked.reason === 'method not allowed' || checked.reason === 'header not allowed');
}

function askPreflight(params: FetchParams, preflight: HttpRequest): Received {
  const fetched = exchange(params, 'preflight', preflight);
  const again = params.browser.engine.repeatsMisdirected && fetched.kind === 'response' && fetched.response.status === 421;
  return again ? exchange(params, 'preflight', preflight) : fetched;
}

/** Whether an answer redirects. A status that cannot be told is taken for none that redirects: CORS implementations redirect nothing. */
export function leadsElsewhere({ status, headers }: HttpResponse, engine: Engine): boolean {
  if (isUnknown(status) || !isRedirectStatus(status)) return false;
  const location = received(headers, 'location');
  return location !== null && !(location === '' && engine.emptyLocation === 'is none');
}

/** Step 6.3. */
function redirected(params: FetchParams, response: HttpResponse, tainting: ResponseTainting, mainFetch: MainFetch): Fetching {
  const { request, trace } = params;
  const write = inSection(trace, 'HTTP fetch', 'actual');
  switch (request.redirectMode) {
    case 'error':
      write('6.3', 'fails', 'The answer redirects, and the page asked for redirect mode error.', ['location']);
      return failed(params, { reason: 'redirect not wanted', exchange: 'actual', status: statusOf(response) });
    case 'manual':
      write('6.3', 'passes', 'The answer redirects, and the page asked not to follow: it learns that, and no more.', ['location']);
      return { kind: 'response', response, request, tainting: 'opaqueredirect' };
    case 'follow': return httpRedirectFetch(params, response, tainting, mainFetch);
  }
}

/** Fetch, "cross-origin resource policy check", of an answer that would be opaque. */
function isKeptBack({ request, trace }: FetchParams, response: HttpResponse): boolean {
  const policy = received(response.headers, 'cross-origin-resource-policy');
  const kept = (policy === 'same-origin' && !sameOrigin(request.origin, request.target)) || (policy === 'same-site' && !sameSite(request.origin, request.target));
  if (kept) inSection(trace, 'Cross-origin resource policy check', 'actual')('7', 'fails', `Cross-Origin-Resource-Policy is ${policy}: other pages do not get the answer in mode no-cors either.`, ['cross-origin-resource-policy']);
  return kept;
}
