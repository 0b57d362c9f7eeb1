import type { CredentialsMode } from './types';

/** Fetch, "request": what the constructor made of what the page asked for. */
export interface Request {
  /** The page's origin, serialised. */
  readonly origin: string;
  /** As it goes over the wire: without fragment. */
  readonly url: string;
  /** Serialised with its fragment. */
  readonly href: string;
  /** The origin of the URL, serialised. */
  readonly target: string;
  readonly method: string;
  readonly headers: readonly RequestHeader[];
  readonly credentialsMode: CredentialsMode;
}

/** One author header as it goes over the wire. */
export interface RequestHeader { readonly name: string; readonly value: string }

/** The response tainting that main fetch decides: `cors` means that the answer must allow it to be read. */
export type ResponseTainting = 'basic' | 'cors';
