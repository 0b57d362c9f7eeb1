import { sameOrigin } from '../http/origin';
import { isSafelistedMethod, unsafeNames } from './cors-safelist';
import { failed, type FetchParams, type Fetching } from './fetch-params';
import { httpFetch } from './http-fetch';
import { isDroppedBy } from './http-redirect-fetch';
import { noteLocalNetwork } from './local-network-access';
import { isMixedContent } from './mixed-content';
import { hasBadPort, isHttpUrl } from './port-blocking';
import type { ResponseTainting } from './request';
import { dataUrlFetch } from './scheme-fetch';
import { inSection, type Write } from './trace';

/** Fetch, "main fetch": what the origins and the request make necessary; after every redirect anew, with the tainting so far. */
export function mainFetch(params: FetchParams, tainting: ResponseTainting): Fetching {
  const { request, trace } = params;
  const write = inSection(trace, 'Main fetch', undefined);
  if (hasBadPort(request)) {
    write('7', 'fails', `No browser asks port ${request.port}: it belongs to another protocol.`);
    return failed(params, { reason: 'bad port' });
  }
  if (isMixedContent(request)) {
    write('7', 'fails', 'The page came over https and the URL is http: browsers send nothing, whatever CORS says.');
    return failed(params, { reason: 'mixed content' });
  }
  if (tainting === 'basic' && sameOrigin(request.origin, request.target)) {
    write('12', 'passes', 'Page and URL have the same origin: CORS has no say.');
    return httpFetch(params, 'basic', undefined, mainFetch);
  }
  noteLocalNetwork(params);
  return crossOriginFetch(params, write);
}

/** Step 12 without its first two cases. No redirect leads to `data:`. */
function crossOriginFetch(params: FetchParams, write: Write): Fetching {
  const { request } = params;
  if (request.url.startsWith('data:')) return dataUrlFetch(params);
  if (request.mode === 'same-origin') {
    write('12', 'fails', 'The URL has another origin, and the page asked for its own only: nothing is sent.');
    return failed(params, { reason: 'mode same-origin' });
  }
  if (request.mode === 'no-cors') return opaqueFetch(params, write);
  if (!isHttpUrl(request.url)) {
    write('12', 'fails', 'The URL is neither http nor https: nothing is sent.');
    return failed(params, { reason: 'scheme not supported' });
  }
  return corsFetch(params, write);
}

function opaqueFetch(params: FetchParams, write: Write): Fetching {
  if (params.request.redirectMode !== 'follow') {
    write('12', 'fails', 'Mode no-cors goes with redirect mode follow only: nothing is sent.');
    return failed(params, { reason: 'no-cors redirect mode' });
  }
  write('12', 'goes on', 'The URL has another origin, and mode no-cors asks for no permission: the page will see nothing of the answer.');
  return httpFetch(params, 'opaque', undefined, mainFetch);
}

function corsFetch(params: FetchParams, write: Write): Fetching {
  const { request, preflighted, redirect, browser: { engine } } = params;
  const { keepsPreflight } = engine.redirects;
  const left = unsafeNames(request.headers, engine);
  const first = keepsPreflight === 'no' ? left : unsafeNames(request.firstHeaders, engine);
  const unsafe = keepsPreflight === 'names not dropped' ? first.filter((name) => !isDroppedBy(redirect, request, name)) : first;
  const safeMethod = isSafelistedMethod(request.method);
  const isNeeded = request.usesCorsPreflight || !safeMethod || left.length > 0;
  const isKept = keepsPreflight !== 'no' && (preflighted || first.length > 0);
  if (!isNeeded && !isKept) {
    write('12', 'goes on', `The URL has another origin. Nothing in a ${request.method} like this needs a preflight.`);
    return forgetting(params, httpFetch(params, 'cors', undefined, mainFetch), false);
  }
  write('12', 'goes on', isNeeded
    ? `The URL has another origin. A preflight is needed, because of ${needs(request.usesCorsPreflight, safeMethod ? undefined : request.method, left)}.`
    : `Nothing in the request needs a preflight any more: ${engine.title} sends one all the same, since it did before it was redirected.`);
  return forgetting(params, httpFetch({ ...params, preflighted: true }, 'cors', unsafe, mainFetch), true);
}

/** A request that fails is a reason to ask anew. */
function forgetting({ request, browser: { preflights } }: FetchParams, fetched: Fetching, needed: boolean): Fetching {
  if (fetched.kind === 'failed') preflights.clear(request, needed);
  return fetched;
}

function needs(streams: boolean, method: string | undefined, unsafe: readonly string[]): string {
  const headers = unsafe.length > 0 ? [`the ${unsafe.length === 1 ? 'header' : 'headers'} ${unsafe.join(', ')}`] : [];
  return [...(streams ? ['the upload that is watched or streamed'] : []), ...(method === undefined ? [] : [`the method ${method}`]), ...headers].join(' and ');
}
