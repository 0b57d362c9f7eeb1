import type { HttpAnswer, HttpRequest, HttpResponse } from '../http/message';
import type { Reason } from '../http/reason';

export type CredentialsMode = 'omit' | 'same-origin' | 'include';
export type RequestMode = 'cors' | 'no-cors' | 'same-origin';
export type RedirectMode = 'follow' | 'error' | 'manual';
export type CacheMode = 'default' | 'no-store' | 'reload' | 'no-cache' | 'force-cache';
export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** Who asks, as consoles tell it apart. */
export type Initiator = 'fetch' | 'xhr' | 'script' | 'image' | 'font' | 'stylesheet' | 'video' | 'preload' | 'resource';

export type ReferrerPolicy =
  | '' | 'no-referrer' | 'no-referrer-when-downgrade' | 'same-origin' | 'origin' | 'strict-origin'
  | 'origin-when-cross-origin' | 'strict-origin-when-cross-origin' | 'unsafe-url';

/** A request body, as far as it decides anything: what Content-Type it brings, and whether it can be sent again. */
export type Body =
  | { readonly kind: 'text' | 'form' | 'multipart' | 'bytes' | 'stream' }
  | { readonly kind: 'blob'; readonly type: string };

/** A cookie that the browser holds. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  /** The host that set it. */
  readonly host: string;
  /** The domain whose every host gets it; left out, the cookie is for `host` alone. */
  readonly domain?: string | undefined;
  /** Undefined where the server said nothing: engines differ in what that means. */
  readonly sameSite: 'strict' | 'lax' | 'none' | undefined;
  readonly secure: boolean;
}

/** What a page's script asks for, as `fetch(url, init)`; what is left out is as fetch has it. */
export interface PageRequest {
  /** The page's origin, serialised; `null` for an opaque one. */
  readonly from: string;
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly credentials: CredentialsMode;
  readonly mode?: RequestMode | undefined;
  readonly redirect?: RedirectMode | undefined;
  readonly cache?: CacheMode | undefined;
  readonly referrerPolicy?: ReferrerPolicy | undefined;
  readonly body?: Body | undefined;
  readonly initiator?: Initiator | undefined;
  /** XMLHttpRequest alone: somebody listens to the upload, which makes a preflight necessary. */
  readonly uploadListener?: boolean | undefined;
}

/** Answers one request; called for every preflight and every request, redirected ones included. */
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
  /** `notes` decides nothing: a cookie left behind, what another browser does. */
  readonly outcome: 'goes on' | 'passes' | 'fails' | 'unknown' | 'notes';
  /** The kind of exchange this step looked at. */
  readonly exchange: 'preflight' | 'actual' | undefined;
  /** Which of `exchanges` that is; undefined before anything was sent. */
  readonly at: number | undefined;
  /** Response headers (lower case) that decided it. */
  readonly reads: readonly string[];
}

export interface Refusal {
  readonly reason: Reason;
  readonly exchange: 'preflight' | 'actual' | 'none';
  /** The header name or method at fault, where the reason is about one. */
  readonly detail: string | undefined;
}

/** What the page's script gets. */
export type Verdict =
  | { readonly kind: 'readable'; readonly response: HttpResponse; readonly readableHeaders: readonly string[] | 'unknown' }
  /** It resolves, and shows nothing of the response: mode no-cors, or a redirect that is not followed. */
  | { readonly kind: 'opaque'; readonly type: 'opaque' | 'opaqueredirect'; readonly response: HttpResponse }
  /** `console` is what the browser prints, lines joined by a line feed. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly console: string }
  | { readonly kind: 'throws'; readonly refusal: Refusal; readonly console: string }
  | { readonly kind: 'unknown'; readonly because: string };

export interface Fetched {
  readonly request: PageRequest;
  readonly engine: EngineName | 'the Standard';
  readonly sameOrigin: boolean;
  readonly exchanges: readonly Exchange[];
  readonly trace: readonly Step[];
  readonly verdict: Verdict;
}
