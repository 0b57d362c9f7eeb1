import type { HttpResponse } from '../http/message';
import type { Reason } from '../http/reason';
import { isUnknown, type Unknown } from '../http/unknown';
import type { Exchange, Step } from './types';

/** Writes one step of the algorithm that it was made for. */
export type Write = (step: string, outcome: Step['outcome'], says: string, reads?: readonly string[]) => void;

/** What algorithms write into: the steps so far, and the exchanges that they are about. */
export interface Trace { readonly steps: Step[]; readonly exchanges: Exchange[] }

/** Writes into `trace` as one section of the Standard, about the latest exchange where it is about one. */
export function inSection({ steps, exchanges }: Trace, section: string, exchange: Step['exchange']): Write {
  return (step, outcome, says, reads = []) => {
    steps.push({ section, step, says, outcome, exchange, at: exchange === undefined ? undefined : exchanges.length - 1, reads });
  };
}

/** A network error that a check asks for, with what consoles say about it. */
export interface Failure {
  readonly kind: 'failure';
  readonly reason: Reason;
  readonly exchange: Exchange['kind'] | 'none';
  /** The header name or method at fault. */
  readonly detail: string | undefined;
  /** The lines of the header that was read, without the whitespace around them. */
  readonly seen: readonly string[];
  /** The status of the answer that it is about. */
  readonly status: number | undefined;
  /** What Location says, where the answer that is refused redirects. */
  readonly location?: string | undefined;
}

/** The status that consoles print, where it can be told. */
export function statusOf({ status }: HttpResponse): number | undefined {
  return isUnknown(status) ? undefined : status;
}

/** How a check ends; Unknown when it had to read what cannot be told. */
export type CheckResult = { readonly kind: 'success' } | Failure | Unknown;

/** The result of a check that found nothing wrong. */
export const success: CheckResult = { kind: 'success' };
