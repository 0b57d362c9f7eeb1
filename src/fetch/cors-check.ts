import { received, receivedLines, receivedWithoutEmpty } from '../http/header-values';
import type { HttpResponse } from '../http/message';
import type { Reason } from '../http/reason';
import { isUnknown, type Known } from '../http/unknown';
import type { Engine } from './engines';
import { preflightOrigin, serialisedOrigin } from './origin-header';
import type { Request } from './request';
import { inSection, statusOf, success, type CheckResult, type Failure, type Trace, type Write } from './trace';
import type { Exchange } from './types';

/** The header that says who may read a response. */
export const allowOrigin = 'access-control-allow-origin';
/** The header that says whether they may with credentials. */
export const allowCredentials = 'access-control-allow-credentials';

/** What the CORS check looks at. */
export interface CorsChecked {
  readonly request: Request;
  readonly response: HttpResponse;
  readonly exchange: Exchange['kind'];
  readonly engine: Engine;
  readonly trace: Trace;
}

/** Fetch, "CORS check": whether the page may read this response; byte for byte. */
export function corsCheck(checked: CorsChecked): CheckResult {
  const { request, response, exchange, trace } = checked;
  const write = inSection(trace, 'CORS check', exchange);
  const included = request.credentialsMode === 'include';
  const origin = received(response.headers, allowOrigin);
  if (isUnknown(origin)) {
    write('1', 'unknown', `Access-Control-Allow-Origin cannot be told: ${origin.because}.`, [allowOrigin]);
    return origin;
  }
  if (origin === null) {
    write('2', 'fails', 'There is no Access-Control-Allow-Origin.', [allowOrigin]);
    return failed(checked, 'origin missing', allowOrigin);
  }
  if (origin === '*' && !included) {
    write('3', 'passes', 'Access-Control-Allow-Origin is *, and the request is without credentials.', [allowOrigin]);
    return success;
  }
  if (origin !== toldOrigin(checked)) return mismatch(checked, origin, write);
  if (!included) {
    write('5', 'passes', `Access-Control-Allow-Origin is ${origin}, and the request is without credentials.`, [allowOrigin]);
    return success;
  }
  write('4', 'goes on', `Access-Control-Allow-Origin is ${origin}.`, [allowOrigin]);
  return credentialsCheck(checked, write);
}

/** Step 4. */
function mismatch(checked: CorsChecked, origin: string, write: Write): Failure {
  if (origin === '*') {
    write('4', 'fails', 'Access-Control-Allow-Origin is *, which counts as a mere text when credentials are included.', [allowOrigin]);
    return failed(checked, 'wildcard with credentials', allowOrigin);
  }
  const own = toldOrigin(checked);
  const tainted = own === 'null' && checked.request.tainted ? ': that is what the request tells since it was redirected from one foreign origin to another' : '';
  write('4', 'fails', `Access-Control-Allow-Origin is ${quoted(origin)}, not letter by letter ${own}${tainted}.`, [allowOrigin]);
  return failed(checked, 'origin mismatch', allowOrigin);
}

/** The origin that the request told. */
function toldOrigin({ request, exchange, engine }: CorsChecked): string {
  return exchange === 'preflight' ? preflightOrigin(request, engine) : serialisedOrigin(request);
}

/** Steps 6 to 8. */
function credentialsCheck(checked: CorsChecked, write: Write): CheckResult {
  const credentials = credentialsOf(checked);
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
  return failed(checked, 'credentials not true', allowCredentials);
}

function credentialsOf({ response, engine }: CorsChecked): Known<string | null> {
  return engine.ignoresEmptyLines ? receivedWithoutEmpty(response.headers, allowCredentials) : received(response.headers, allowCredentials);
}

function failed({ exchange, response }: CorsChecked, reason: Reason, header: string): Failure {
  return { kind: 'failure', reason, exchange, detail: undefined, seen: receivedLines(response.headers, header), status: statusOf(response) };
}

function quoted(value: string): string {
  return value === '' ? 'empty' : value;
}
