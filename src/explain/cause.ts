import { adviceOf, type Advice, type Told } from './advice';
import { hintsOf, type Circumstances } from './hints';
import type { Reason } from '../http/reason';

/** One reason that a request can have failed for, in words. */
export interface Cause {
  readonly reason: Reason;
  /** What it means, in one sentence. */
  readonly means: string;
  /** Who can mend it, likeliest first. */
  readonly who: Advice['who'];
  readonly headersHelp: boolean;
  /** What must change, in sentences. */
  readonly remedy: string;
  /** Header lines that the answer must carry, as they are written. */
  readonly send: readonly string[];
  /** The usual mistakes behind it. */
  readonly hints: readonly string[];
}

/** What a refusal is known by. */
export interface Refused extends Circumstances, Pick<Told, 'credentials' | 'silence'> {}

/** Puts one refusal into words. */
export function causeOf(refused: Refused): Cause {
  const { reason, exchange, origin, redirectedFrom, detail, credentials, silence } = refused;
  const response = exchange === 'preflight' ? 'the preflight response' : 'the response';
  const { what, ...advice } = adviceOf(reason, {
    response, from: origin, redirected: redirectedFrom !== undefined, detail, credentials, silence, handlerRan: undefined,
  });
  return { reason, means: sentence(what), ...advice, hints: hintsOf(refused) };
}

/** Whether the server did what the request asks for: blocked is not the same as undone. */
export function reachOf({ exchange, reason }: Pick<Refused, 'exchange' | 'reason'>): string {
  if (reason === 'no answer') return 'Whether the server got the request cannot be told.';
  switch (exchange) {
    case 'preflight': return 'That was the preflight: the request itself was never sent.';
    case 'actual': return 'The server has got the request itself and done its work: only the answer is kept from the page.';
    case 'none': return 'Nothing was sent.';
    case undefined: return 'If this was the preflight, the request itself was never sent; if not, the server has done its work.';
  }
}

function sentence(what: string): string {
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}.`;
}
