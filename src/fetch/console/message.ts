import type { Reason } from '../../http/reason';
import type { EngineName, Initiator } from '../types';

/** One message about CORS, as it was found in a text; what the text does not tell is undefined. */
export interface ConsoleMessage {
  /** `hidden`: all that a script learns, which is no reason. `warning`: nothing was refused. */
  readonly kind: 'refusal' | 'warning' | 'hidden';
  /** Whose words these are. */
  readonly engine: EngineName | undefined;
  /** All that the words can mean, the likeliest first; none when they are unknown or do not tell. */
  readonly reasons: readonly Reason[];
  /** Whose answer was refused: the preflight's, or that of the request itself; `none` if there was none. */
  readonly exchange: 'preflight' | 'actual' | 'none' | undefined;
  /** What asked. */
  readonly initiator: Initiator | undefined;
  /** The page's origin. */
  readonly origin: string | undefined;
  /** What was asked for, where it failed. */
  readonly url: string | undefined;
  /** What was asked for first, if redirects led to `url`. */
  readonly redirectedFrom: string | undefined;
  /** The request's method. */
  readonly method: string | undefined;
  /** The header name or the method that is refused. */
  readonly detail: string | undefined;
  /** The value of the header that was read. */
  readonly seen: string | undefined;
  /** The status of the answer. */
  readonly status: number | undefined;
  /** The message as it stands in the text. */
  readonly text: string;
}
