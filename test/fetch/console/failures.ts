import type { FailedRequest } from '../../../src/fetch/console/failed-request';
import type { Failure } from '../../../src/fetch/trace';
import type { Reason } from '../../../src/http/reason';

/** A request that failed where it was first asked. */
export function failedOf(partial: Partial<FailedRequest> = {}): FailedRequest {
  const url = 'https://api.example/x';
  return { initiator: 'fetch', mode: 'cors', origin: 'https://app.example', toldOrigin: 'https://app.example', method: 'PUT', url, firstUrl: url, asked: { href: url, isCors: true }, redirects: false, ...partial };
}

/** A failure of the request itself. */
export function failureOf(reason: Reason, partial: Partial<Failure> = {}): Failure {
  return { kind: 'failure', reason, exchange: 'actual', detail: undefined, seen: [], status: 200, ...partial };
}
