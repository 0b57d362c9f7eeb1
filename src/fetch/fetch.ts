import { originOfUrl, sameOrigin } from '../http/origin';
import { consoleText, thrownText } from './console/console';
import type { FailedRequest } from './console/failed-request';
import { CookieStore } from './cookies';
import { chromium, type Engine } from './engines';
import type { BrowserState, Fetching } from './fetch-params';
import { readableHeaders } from './filtered-response';
import { leadsElsewhere } from './http-fetch';
import { mainFetch } from './main-fetch';
import { serialisedOrigin } from './origin-header';
import { PreflightCache } from './preflight-cache';
import { constructRequest } from './request-constructor';
import type { Failure, Trace } from './trace';
import type { AskServer, Cookie, EngineName, Fetched, PageRequest, Refusal, Verdict } from './types';

/** How a browser is set up; what is left out is as it is installed. */
export interface BrowserSettings {
  readonly engine?: Engine | undefined;
  /** Milliseconds: the preflight cache looks at it. Left out, no time passes. */
  readonly now?: (() => number) | undefined;
  readonly cookies?: readonly Cookie[] | undefined;
  readonly thirdPartyCookies?: 'allowed' | 'blocked' | 'partitioned' | undefined;
}

/** A browser with one page: it keeps what preflights allowed, and cookies, from one request to the next. */
export interface Browser {
  /** What the page sees of `fetch(url, init)` with this browser in front of a server, and why. */
  readonly fetch: (page: PageRequest, ask: AskServer) => Fetched;
}

/** A browser that knows nothing yet. */
export function createBrowser({ engine = chromium, now = () => 0, cookies = [], thirdPartyCookies = engine.cookies.thirdParty }: BrowserSettings = {}): Browser {
  const preflights = new PreflightCache(engine);
  const jar = new CookieStore(cookies, { ...engine.cookies, thirdParty: thirdPartyCookies });
  const state = { engine, preflights, cookies: jar, now };
  return Object.freeze({ fetch: (page: PageRequest, ask: AskServer) => fetchWith(state, page, ask) });
}

/** One request of a browser that knows nothing yet. */
export function fetchInBrowser(page: PageRequest, ask: AskServer, settings: BrowserSettings = {}): Fetched {
  return createBrowser(settings).fetch(page, ask);
}

function fetchWith(browser: BrowserState, page: PageRequest, ask: AskServer): Fetched {
  const trace: Trace = { steps: [], exchanges: [] };
  const url = parse(page.url);
  return {
    request: page,
    engine: browser.engine.name,
    sameOrigin: url !== undefined && sameOrigin(page.from, originOfUrl(url)),
    exchanges: trace.exchanges,
    trace: trace.steps,
    verdict: verdictOn(page, url, browser, ask, trace),
  };
}

function verdictOn(page: PageRequest, url: URL | undefined, browser: BrowserState, ask: AskServer, trace: Trace): Verdict {
  const { engine } = browser;
  const name = consoleOf(engine);
  const request = constructRequest(page, url, engine, trace);
  if ('kind' in request) return { kind: 'throws', refusal: refusalOf(request), console: thrownText(name, request, page) };
  const fetched = mainFetch({ request, browser, ask, trace, preflighted: false, redirect: undefined, asked: undefined }, 'basic');
  switch (fetched.kind) {
    case 'response': return resolved(fetched, engine, trace);
    case 'failed': return { kind: 'refused', refusal: refusalOf(fetched.failure), console: consoleText(name, fetched.failure, failedRequest(fetched, engine, trace)) };
    case 'unknown': return { kind: 'unknown', because: fetched.because };
  }
}

/** The Standard prints nothing: what Chromium says stands for it. */
function consoleOf({ name }: Engine): EngineName {
  return name === 'the Standard' ? 'chromium' : name;
}

function resolved({ response, request, tainting }: Extract<Fetching, { kind: 'response' }>, engine: Engine, trace: Trace): Verdict {
  if (tainting === 'opaque' || tainting === 'opaqueredirect') return { kind: 'opaque', type: tainting, response };
  return { kind: 'readable', response, readableHeaders: readableHeaders({ request, tainting, response, engine, trace }) };
}

function failedRequest({ request, failure, asked }: Extract<Fetching, { kind: 'failed' }>, engine: Engine, { exchanges }: Trace): FailedRequest {
  const { initiator, mode, origin, method, href, firstHref, redirectMode } = request;
  const answer = exchanges.at(-1)?.answer;
  const leads = failure.exchange !== 'none' && answer?.kind === 'response' && leadsElsewhere(answer.response, engine);
  const redirects = leads && (failure.exchange === 'preflight' || redirectMode === 'follow');
  return { initiator, mode, origin, toldOrigin: serialisedOrigin(request), method, url: href, firstUrl: firstHref, asked, redirects };
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
