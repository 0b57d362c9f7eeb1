import { sameOrigin } from '../http/origin';
import { isSafelistedMethod, unsafeNames } from './cors-safelist';
import { httpFetch, type FetchParams, type Fetching } from './http-fetch';
import type { Request, ResponseTainting } from './request';
import { inSection } from './trace';

/** The response tainting that main fetch starts a request of mode cors with. */
export function taintingOf({ origin, target }: Request): ResponseTainting {
  return sameOrigin(origin, target) ? 'basic' : 'cors';
}

/** Fetch, "main fetch" step 12: what the origins and the request make necessary. */
export function mainFetch(params: FetchParams, tainting: ResponseTainting): Fetching {
  const { request, engine, trace } = params;
  const write = inSection(trace, 'Main fetch', undefined);
  if (tainting === 'basic') {
    write('12', 'passes', 'Page and URL have the same origin: CORS has no say.');
    return httpFetch(params, tainting, [], false);
  }
  if (!/^https?:/.test(request.url)) {
    const because = 'only http and https URLs are fetched here';
    write('12', 'unknown', `The URL is neither http nor https: ${because}.`);
    return { kind: 'unknown', because };
  }
  const unsafe = unsafeNames(request.headers, engine);
  const safeMethod = isSafelistedMethod(request.method);
  if (safeMethod && unsafe.length === 0) write('12', 'goes on', `The URL has another origin. Nothing in a ${request.method} like this needs a preflight.`);
  else write('12', 'goes on', `The URL has another origin. A preflight is needed, because of ${needs(safeMethod ? undefined : request.method, unsafe)}.`);
  return httpFetch(params, tainting, unsafe, !safeMethod || unsafe.length > 0);
}

function needs(method: string | undefined, unsafe: readonly string[]): string {
  const headers = unsafe.length > 0 ? [`the ${unsafe.length === 1 ? 'header' : 'headers'} ${unsafe.join(', ')}`] : [];
  return [...(method === undefined ? [] : [`the method ${method}`]), ...headers].join(' and ');
}
