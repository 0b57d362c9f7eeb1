import { received } from '../http/header-values';
import type { HttpResponse } from '../http/message';
import type { Reason } from '../http/reason';
import { isUnknown } from '../http/unknown';
import type { Request } from './request';
import { inSection, success, type CheckResult, type Write } from './trace';
import type { Exchange, Step } from './types';

/** The header that says who may read a response. */
export const allowOrigin = 'access-control-allow-origin';
/** The header that says whether they may with credentials. */
export const allowCredentials = 'access-control-allow-credentials';

/** Fetch, "CORS check": whether the page may read this response; byte for byte. */
export function corsCheck(request: Request, response: HttpResponse, exchange: Exchange['kind'], trace: Step[]): CheckResult {
  const write = inSection(trace, 'CORS check', exchange);
  const included = request.credentialsMode === 'include';
  const fail = (step: string, says: string, reason: Reason, seen: string, reads: readonly string[]): CheckResult => {
    write(step, 'fails', says, reads);
    return { kind: 'failure', reason, exchange, detail: undefined, seen };
  };
  const origin = received(response.headers, allowOrigin);
  if (isUnknown(origin)) {
    write('1', 'unknown', `Access-Control-Allow-Origin cannot be told: ${origin.because}.`, [allowOrigin]);
    return origin;
  }
  if (origin === null) return fail('2', 'There is no Access-Control-Allow-Origin.', 'origin missing', '', [allowOrigin]);
  if (origin === '*' && !included) {
    write('3', 'passes', 'Access-Control-Allow-Origin is *, and the request is without credentials.', [allowOrigin]);
    return success;
  }
  if (origin !== request.origin) {
    return origin === '*'
      ? fail('4', 'Access-Control-Allow-Origin is *, which counts as a mere text when credentials are included.', 'wildcard with credentials', origin, [allowOrigin])
      : fail('4', `Access-Control-Allow-Origin is ${quoted(origin)}, not letter by letter ${request.origin}.`, 'origin mismatch', origin, [allowOrigin]);
  }
  if (!included) {
    write('5', 'passes', `Access-Control-Allow-Origin is ${origin}, and the request is without credentials.`, [allowOrigin]);
    return success;
  }
  write('4', 'goes on', `Access-Control-Allow-Origin is ${origin}.`, [allowOrigin]);
  return credentialsCheck(response, exchange, write);
}

/** Steps 6 to 8. */
function credentialsCheck(response: HttpResponse, exchange: Exchange['kind'], write: Write): CheckResult {
  const credentials = received(response.headers, allowCredentials);
  if (isUnknown(credentials)) {
    write('6', 'unknown', `Access-Control-Allow-Credentials cannot be told: ${credentials.because}.`, [allowCredentials]);
    return credentials;
  }
  if (credentials === 'true') {
    write('7', 'passes', 'Credentials are included, and Access-Control-Allow-Credentials is true.', [allowCredentials]);
    return success;
  }
  const says = credentials === null ? 'there is no Access-Control-Allow-Credentials' : `Access-Control-Allow-Credentials is ${quoted(credentials)}, not true`;
  write('8', 'fails', `Credentials are included, and ${says}.`, [allowCredentials]);
  return { kind: 'failure', reason: 'credentials not true', exchange, detail: undefined, seen: credentials ?? '' };
}

function quoted(value: string): string {
  return value === '' ? 'empty' : value;
}
