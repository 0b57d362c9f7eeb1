import type { HttpAnswer, HttpRequest, HttpResponse } from '../http/message';
import type { Reason } from '../http/reason';

export type CredentialsMode = 'omit' | 'same-origin' | 'include';
export type EngineName = 'chromium';

/** What a page's script asks for, as `fetch(url, { method, headers, credentials })`. */
export interface PageRequest {
  /** The page's origin, serialised; `null` for an opaque one. */
  readonly from: string;
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly credentials: CredentialsMode;
  /** What the browser would send as Cookie if credentials are included; undefined when it holds none. */
  readonly cookie: string | undefined;
}

/** Answers one request; called once for a preflight and once for the request itself. */
export type AskServer = (request: HttpRequest) => HttpAnswer;

/** One request and its answer as they crossed the wire. */
export interface Exchange {
  readonly kind: 'preflight' | 'actual';
  readonly request: HttpRequest;
  readonly answer: HttpAnswer;
}

/** One step of an algorithm of the Standard, in our own words. */
export interface Step {
  /** Section of the Fetch Standard, `CORS check`. */
  readonly section: string;
  /** Number of the step there, `1` or `7.3`. */
  readonly step: string;
  readonly says: string;
  readonly outcome: 'goes on' | 'passes' | 'fails' | 'unknown';
  /** The exchange this step looked at. */
  readonly exchange: 'preflight' | 'actual' | undefined;
  /** Response headers (lower case) that decided it. */
  readonly reads: readonly string[];
}

export interface Refusal {
  readonly reason: Reason;
  readonly exchange: 'preflight' | 'actual' | 'none';
  /** The header name or method at fault, where the reason is about one. */
  readonly detail: string | undefined;
}

export type Verdict =
  | { readonly kind: 'readable'; readonly response: HttpResponse; readonly readableHeaders: readonly string[] | 'unknown' }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly console: string }
  | { readonly kind: 'throws'; readonly refusal: Refusal; readonly console: string }
  | { readonly kind: 'unknown'; readonly because: string };

export interface Fetched {
  readonly request: PageRequest;
  readonly sameOrigin: boolean;
  readonly exchanges: readonly Exchange[];
  readonly trace: readonly Step[];
  readonly verdict: Verdict;
}
