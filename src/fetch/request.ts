import type { Body, CacheMode, CredentialsMode, Initiator, RedirectMode, ReferrerPolicy, RequestMode } from './types';

/** Fetch, "request": what the constructor made of what the page asked for; every redirect makes a new one of it. */
export interface Request {
  /** The page's origin, serialised. */
  readonly origin: string;
  /** The current URL as it goes over the wire: without fragment, user name and password. */
  readonly url: string;
  /** The current URL, serialised with its fragment. */
  readonly href: string;
  /** The origin of the current URL, serialised. */
  readonly target: string;
  /** The host of the current URL without port. */
  readonly hostname: string;
  /** The port of the current URL; empty where it is the scheme's own. */
  readonly port: string;
  /** The first of the URL list, serialised with its fragment. */
  readonly firstHref: string;
  readonly redirectCount: number;
  /** Fetch, "redirect-taint", as far as it is not "same-origin": the origin is then told as `null`. */
  readonly tainted: boolean;
  readonly method: string;
  readonly headers: readonly RequestHeader[];
  /** The headers at the first URL: redirects drop some. */
  readonly firstHeaders: readonly RequestHeader[];
  /** An `Origin` header that an earlier method brought goes along. */
  readonly keepsOrigin: boolean;
  readonly body: Body | undefined;
  readonly mode: RequestMode;
  readonly credentialsMode: CredentialsMode;
  readonly redirectMode: RedirectMode;
  readonly cacheMode: CacheMode;
  readonly referrerPolicy: ReferrerPolicy;
  /** Fetch, "use-CORS-preflight flag". */
  readonly usesCorsPreflight: boolean;
  readonly initiator: Initiator;
}

/** One author header as it goes over the wire. */
export interface RequestHeader { readonly name: string; readonly value: string }

/** The response tainting that main fetch decides: `cors` means that the answer must allow it to be read, `opaque` that it is not shown. */
export type ResponseTainting = 'basic' | 'cors' | 'opaque';
