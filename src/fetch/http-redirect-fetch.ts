import { received, receivedLines } from '../http/header-values';
import type { HttpResponse } from '../http/message';
import { originOfUrl, sameOrigin } from '../http/origin';
import { isUnknown, type Unknown } from '../http/unknown';
import { isRedirectStatus } from './cors-preflight-fetch';
import { isNonWildcardName } from './cors-safelist';
import { failed, type FetchParams, type Fetching, type MainFetch, type Redirect } from './fetch-params';
import { isHttpUrl } from './port-blocking';
import type { Request, RequestHeader, ResponseTainting } from './request';
import { currentUrl } from './request-constructor';
import { inSection, statusOf, type Failure, type Write } from './trace';

const requestBodyHeaders: ReadonlySet<string> = new Set(['content-encoding', 'content-language', 'content-location', 'content-type']);
const mostRedirects = 20;

/** Fetch, "HTTP-redirect fetch": the same request to where Location says, judged anew. */
export function httpRedirectFetch(params: FetchParams, response: HttpResponse, tainting: ResponseTainting, mainFetch: MainFetch): Fetching {
  const { request, trace } = params;
  const write = inSection(trace, 'HTTP-redirect fetch', 'actual');
  const location = received(response.headers, 'location');
  if (location === null) return { kind: 'response', response, request, tainting };
  if (isUnknown(location)) return untold(location, write);
  const url = locationUrl(location, params);
  const refuse = refusing(params, response);
  if (url === undefined || (location === '' && params.browser.engine.emptyLocation === 'is refused')) return refuse(refusal(write, '5', 'redirect invalid', `Location is no URL: ${location}.`));
  if (!isHttpUrl(url.href)) return refuseScheme(url, refuse, params, write);
  const refused = refusedLocation(params, url, response, tainting, write);
  if (refused) return refuse(refused);
  const redirect = { request, response, tainting, trace: { steps: trace.steps, exchanges: [...trace.exchanges] } };
  return mainFetch({ ...params, request: nextRequest(params, url, response, write), redirect }, tainting);
}

type Refuse = (refused: Refused, at?: Request) => Fetching;

/** Refuses a redirect at the URL that answered with it, or at the one where it leads. */
function refusing(params: FetchParams, response: HttpResponse): Refuse {
  const seen = receivedLines(response.headers, 'location');
  return (refused, request = params.request) => failed({ ...params, request }, { ...refused, seen, exchange: 'actual', status: statusOf(response) });
}

/** Where an engine looks at Location before it asks CORS: no URL, two that differ, or a scheme that is refused first. */
export function refusedBeforehand(params: FetchParams, response: HttpResponse): Fetching | undefined {
  const { request, browser: { engine }, trace } = params;
  const seen = receivedLines(response.headers, 'location');
  if (seen.length === 0) return undefined;
  const isRedirect = !isUnknown(response.status) && isRedirectStatus(response.status);
  const url = isRedirect ? locationUrl(seen.join(', '), params) : undefined;
  const refuse = refusing(params, response);
  const write = inSection(trace, 'HTTP-network fetch', 'actual');
  const isBroken = engine.checksLocationFirst && ((isRedirect && url === undefined) || new Set(seen).size > 1);
  if (isBroken) return refuse(refusal(write, '8', 'redirect invalid', `Location is no URL: ${seen.join(', ')}.`));
  const isRefused = url !== undefined && request.redirectMode === 'follow' && engine.redirects.schemesRefusedFirst.includes(url.protocol);
  return isRefused ? refuseScheme(url, refuse, params, write) : undefined;
}

/** Step 6. Of some schemes every browser says that no redirect may lead there. */
function refuseScheme(url: URL, refuse: Refuse, { request, browser: { engine } }: FetchParams, write: Write): Fetching {
  const says = `Location is neither http nor https: ${url.href}.`;
  if (!engine.redirects.fetchesOtherSchemes || /^(?:about|blob|data|file|filesystem):/.test(url.href)) return refuse(refusal(write, '6', 'redirect scheme', says));
  return refuse(refusal(write, '6', 'scheme not supported', says), { ...request, ...currentUrl(url) });
}

function untold(location: Unknown, write: Write): Unknown {
  write('3', 'unknown', `Where it redirects to cannot be told: ${location.because}.`, ['location']);
  return location;
}

/** Fetch, "location URL": a Location without fragment keeps the one that the request has. */
function locationUrl(location: string, { request: { href }, browser: { engine } }: FetchParams): URL | undefined {
  const written = engine.readsLocationAsText ? location : location.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
  if (!URL.canParse(written, href)) return undefined;
  const url = new URL(written, href);
  return url.hash === '' ? new URL(`${url.href}${new URL(href).hash}`) : url;
}

type Refused = Pick<Failure, 'reason' | 'detail'>;

/** Steps 7 to 11. */
function refusedLocation({ request, browser: { engine } }: FetchParams, url: URL, response: HttpResponse, tainting: ResponseTainting, write: Write): Refused | undefined {
  const isForeign = !sameOrigin(request.origin, originOfUrl(url));
  const withCredentials = url.username !== '' || url.password !== '';
  if (request.redirectCount === mostRedirects) return refusal(write, '7', 'too many redirects', `That would be one redirect more than ${mostRedirects}.`);
  if (withCredentials && ((request.mode === 'cors' && isForeign) || tainting === 'cors')) {
    return refusal(write, isForeign ? '9' : '10', 'redirect with credentials', 'Location has a user name or a password, which no redirect across origins may have.');
  }
  if (withCredentials && engine.redirects.refusesAllCredentials) {
    return refusal(write, '9', 'redirect with credentials', `Location has a user name or a password: ${engine.title} refuses that everywhere; the Standard does not.`);
  }
  return response.status !== 303 && request.body?.kind === 'stream'
    ? refusal(write, '11', 'redirect of stream', 'The body is a stream, which cannot be sent a second time.')
    : undefined;
}

function refusal(write: Write, step: string, reason: Failure['reason'], says: string): Refused {
  write(step, 'fails', says, ['location']);
  return { reason, detail: undefined };
}

/** Steps 12 to 18. */
function nextRequest({ request, browser: { engine }, preflighted }: FetchParams, url: URL, { status }: HttpResponse, write: Write): Request {
  const next = currentUrl(url);
  const leaves = next.target !== request.target;
  const becomesGet = changesMethod(request.method, status) || (leaves && request.method === 'DELETE' && engine.redirects.getsInsteadOfDelete);
  const dropped = (name: string): boolean => isDropped(name, becomesGet, leaves);
  const restored = preflighted && engine.redirects.restoresBodyHeaders ? leftBehind(request) : [];
  const tainted = request.tainted || (leaves && (request.origin !== request.target || (request.mode === 'no-cors' && engine.redirects.taintsNoCors)));
  write('18', 'goes on', [
    `The answer redirects to ${url.href}.`,
    ...(becomesGet ? [`${request.method} becomes GET, without body.`] : []),
    ...(request.headers.some(({ name }) => dropped(name) && isNonWildcardName(name)) ? ['Authorization is not sent to another origin.'] : []),
    ...(tainted && !request.tainted ? ['From one foreign origin to another: from here on the request tells its origin as null.'] : []),
  ].join(' '), ['location']);
  return {
    ...request, ...next, tainted,
    redirectCount: request.redirectCount + 1,
    method: becomesGet ? 'GET' : request.method,
    body: becomesGet ? undefined : request.body,
    headers: [...request.headers, ...restored].filter(({ name }) => !dropped(name)),
    keepsOrigin: engine.redirects.keepsOriginHeader && !leaves && (request.keepsOrigin || !isGetOrHead(request.method)),
  };
}

function isDropped(name: string, becomesGet: boolean, leaves: boolean): boolean {
  return (becomesGet && isOfBody(name)) || (leaves && isNonWildcardName(name));
}

/** Whether the redirect that led to `request` is one that drops this header. */
export function isDroppedBy(redirect: Redirect | undefined, { method, target }: Request, name: string): boolean {
  return redirect !== undefined && isDropped(name, redirect.request.method !== method, redirect.request.target !== target);
}

/** Step 12: what HTTP never kept, and what it has 303 for. */
function changesMethod(method: string, status: HttpResponse['status']): boolean {
  return ((status === 301 || status === 302) && method === 'POST') || (status === 303 && !isGetOrHead(method));
}

/** The headers of a body that earlier redirects dropped. */
function leftBehind({ headers, firstHeaders }: Request): readonly RequestHeader[] {
  return firstHeaders.filter(({ name }) => isOfBody(name) && !headers.some((header) => header.name === name));
}

function isGetOrHead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Fetch, "request-body-header name". */
function isOfBody(name: string): boolean {
  return requestBodyHeaders.has(name.toLowerCase());
}
