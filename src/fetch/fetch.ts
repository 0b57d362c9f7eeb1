import { originOfUrl, sameOrigin } from '../http/origin';
import { refusedText, thrownText } from './console/chromium';
import { chromium, type Engine } from './engines';
import { readableHeaders } from './filtered-response';
import type { FetchParams } from './http-fetch';
import { mainFetch, taintingOf } from './main-fetch';
import { constructRequest } from './request-constructor';
import type { Failure } from './trace';
import type { AskServer, Exchange, Fetched, PageRequest, Refusal, Step, Verdict } from './types';

/** What a page sees of `fetch(url, init)` with a browser in front of a server, and why. */
export function fetchInBrowser(page: PageRequest, ask: AskServer, engine: Engine = chromium): Fetched {
  const trace: Step[] = [];
  const exchanges: Exchange[] = [];
  const url = parse(page.url);
  return {
    request: page,
    sameOrigin: url !== undefined && sameOrigin(page.from, originOfUrl(url)),
    exchanges,
    trace,
    verdict: url === undefined ? { kind: 'unknown', because: 'the URL cannot be parsed' } : fetchFrom(page, url, { cookie: page.cookie, ask, engine, trace, exchanges }),
  };
}

function fetchFrom(page: PageRequest, url: URL, params: Omit<FetchParams, 'request'>): Verdict {
  const { engine, trace } = params;
  // The constructor throws here too, but for no reason that CORS knows.
  if (url.username !== '' || url.password !== '') return { kind: 'unknown', because: 'the URL has a user name or password, which scripts may not fetch' };
  const request = constructRequest(page, url, engine, trace);
  if ('kind' in request) return { kind: 'throws', refusal: refusalOf(request), console: thrownText(request, page) };
  const tainting = taintingOf(request);
  const fetched = mainFetch({ ...params, request }, tainting);
  switch (fetched.kind) {
    case 'response': return { kind: 'readable', response: fetched.response, readableHeaders: readableHeaders(request, tainting, fetched.response, trace) };
    case 'failure': return { kind: 'refused', refusal: refusalOf(fetched), console: refusedText(fetched, request) };
    case 'unknown': return { kind: 'unknown', because: fetched.because };
  }
}

/** Parses once: URL.canParse before it would parse twice. */
function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

function refusalOf({ reason, exchange, detail }: Failure): Refusal {
  return { reason, exchange, detail };
}
