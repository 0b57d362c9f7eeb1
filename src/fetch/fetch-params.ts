import type { HttpResponse } from '../http/message';
import type { Unknown } from '../http/unknown';
import type { CookieStore } from './cookies';
import type { Engine } from './engines';
import type { PreflightCache } from './preflight-cache';
import type { Request, ResponseTainting } from './request';
import type { Failure, Trace } from './trace';
import type { AskServer } from './types';

/** What a browser keeps between requests. */
export interface BrowserState {
  readonly engine: Engine;
  readonly preflights: PreflightCache;
  readonly cookies: CookieStore;
  /** Milliseconds, of whatever clock. */
  readonly now: () => number;
}

/** Fetch, "fetch params": what goes with a request from algorithm to algorithm. */
export interface FetchParams {
  readonly request: Request;
  readonly browser: BrowserState;
  readonly ask: AskServer;
  /** Written to by every algorithm. */
  readonly trace: Trace;
  /** Whether an earlier URL needed a preflight. */
  readonly preflighted: boolean;
  /** The redirect that led here; undefined at the first URL. */
  readonly redirect: Redirect | undefined;
  /** The URL that was asked last. */
  readonly asked: Asked | undefined;
}

/** A URL that was asked, as consoles name it beside the one where a request failed. */
export interface Asked {
  /** Serialised with its fragment. */
  readonly href: string;
  /** Whether its answer needed the page to be allowed. */
  readonly isCors: boolean;
}

/** A redirect that is followed. */
export interface Redirect {
  /** As it was redirected. */
  readonly request: Request;
  readonly response: HttpResponse;
  readonly tainting: ResponseTainting;
  /** With the exchanges so far: what is written here is about the answer that redirected. */
  readonly trace: Trace;
}

/** A response, a network error, or what cannot be told, with the request as it was in the end. */
export type Fetching =
  | { readonly kind: 'response'; readonly response: HttpResponse; readonly request: Request; readonly tainting: ResponseTainting | 'opaqueredirect' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly request: Request; readonly asked: Asked | undefined }
  | Unknown;

/** Main fetch, by which a redirect begins again. */
export type MainFetch = (params: FetchParams, tainting: ResponseTainting) => Fetching;

/** A network error of the request as it is now. */
export function failed({ request, asked }: FetchParams, failure: Pick<Failure, 'reason'> & Partial<Failure>): Fetching {
  return { kind: 'failed', request, asked, failure: { kind: 'failure', exchange: 'none', detail: undefined, seen: [], status: undefined, ...failure } };
}
