import { refusedText, thrownText } from './console/chromium';
import { chromium, type Engine } from './engines';
import { readableHeaders } from './filtered-response';
import type { FetchParams, Fetching } from './http-fetch';
import { isSameOrigin, mainFetch, taintingOf } from './main-fetch';
import { constructRequest } from './request-constructor';
import type { Failure } from './trace';
import type { AskServer, Exchange, Fetched, PageRequest, Refusal, Step, Verdict } from './types';

/** What a page sees of `fetch(url, init)` with a browser in front of a server, and why. */
export function fetchInBrowser(page: PageRequest, ask: AskServer, engine: Engine = chromium): Fetched {
  const trace: Step[] = [];
  const exchanges: Exchange[] = [];
  const verdict = fetchFrom(page, ask, engine, trace, exchanges);
  return { request: page, sameOrigin: isSameOrigin(page.from, page.url), exchanges, trace, verdict };
}

function fetchFrom(page: PageRequest, ask: AskServer, engine: Engine, trace: Step[], exchanges: Exchange[]): Verdict {
  const because = unfetchable(page.url);
  if (because !== undefined) return { kind: 'unknown', because };
  const request = constructRequest(page, engine, trace);
  if ('kind' in request) return { kind: 'throws', refusal: refusalOf(request), console: thrownText(request, page) };
  const params: FetchParams = { request, cookie: page.cookie, ask, engine, trace, exchanges };
  const tainting = taintingOf(request);
  const fetched: Fetching = mainFetch(params, tainting);
  switch (fetched.kind) {
    case 'response': return { ...fetched, kind: 'readable', readableHeaders: readableHeaders(request, tainting, fetched.response, trace) };
    case 'failure': return { kind: 'refused', refusal: refusalOf(fetched), console: refusedText(fetched, request) };
    case 'unknown': return { kind: 'unknown', because: fetched.because };
  }
}

/** What the constructor would throw at, and no reason of CORS is about. */
function unfetchable(url: string): string | undefined {
  if (!URL.canParse(url)) return 'the URL cannot be parsed';
  const { username, password } = new URL(url);
  return username !== '' || password !== '' ? 'the URL has a user name or password, which scripts may not fetch' : undefined;
}

function refusalOf({ reason, exchange, detail }: Failure): Refusal {
  return { reason, exchange, detail };
}
