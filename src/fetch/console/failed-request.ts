import type { Initiator, RequestMode } from '../types';

/** A request that failed, as consoles name it. */
export interface FailedRequest {
  readonly initiator: Initiator;
  readonly mode: RequestMode;
  /** The page's origin, serialised. */
  readonly origin: string;
  /** As the constructor normalised it. */
  readonly method: string;
  /** Where it failed, serialised with its fragment. */
  readonly url: string;
  /** Where it began; another than `url` after redirects. */
  readonly firstUrl: string;
}
