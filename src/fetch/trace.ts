import type { Reason } from '../http/reason';
import type { Unknown } from '../http/unknown';
import type { Exchange, Step } from './types';

/** Writes one step of the algorithm that it was made for. */
export type Write = (step: string, outcome: Step['outcome'], says: string, reads?: readonly string[]) => void;

/** Writes into `trace` as one section of the Standard, about one exchange. */
export function inSection(trace: Step[], section: string, exchange: Step['exchange']): Write {
  return (step, outcome, says, reads = []) => {
    trace.push({ section, step, says, outcome, exchange, reads });
  };
}

/** A network error that a check asks for. */
export interface Failure {
  readonly kind: 'failure';
  readonly reason: Reason;
  readonly exchange: Exchange['kind'] | 'none';
  /** The header name or method at fault. */
  readonly detail: string | undefined;
  /** The header value that was read: consoles quote it. */
  readonly seen: string;
}

/** How a check ends; Unknown when it had to read what cannot be told. */
export type CheckResult = { readonly kind: 'success' } | Failure | Unknown;

/** The result of a check that found nothing wrong. */
export const success: CheckResult = { kind: 'success' };
