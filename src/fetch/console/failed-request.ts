import type { Asked } from '../fetch-params';
import type { Initiator, RequestMode } from '../types';

/** A request that failed, as consoles name it. */
export interface FailedRequest {
  readonly initiator: Initiator;
  readonly mode: RequestMode;
  /** The page's origin, serialised. */
  readonly origin: string;
  /** What the request told as its origin: `null` after some redirects. */
  readonly toldOrigin: string;
  /** As the constructor normalised it. */
  readonly method: string;
  /** Where it failed, serialised with its fragment. */
  readonly url: string;
  /** Where it began; another than `url` after redirects. */
  readonly firstUrl: string;
  /** Another than `url` where a redirect led to one that no browser asks; undefined where nothing was asked. */
  readonly asked: Asked | undefined;
  /** Whether the answer that is refused leads elsewhere, and would have been followed. */
  readonly redirects: boolean;
}
