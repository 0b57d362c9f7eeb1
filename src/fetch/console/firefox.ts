import { isToken, optionalWhitespace, stripEnds } from '../../http/token';
import type { Failure } from '../trace';
import type { PageRequest } from '../types';
import { exceedsBytes, hasBadName, valuesOf, valuesOfPage } from './asked';
import type { FailedRequest } from './failed-request';
import { rowOf, write, type RefusedReason, type Row, type Rows, type ThrownReason } from './sentence';

/** What a script gets of a request that failed: never why. */
export const rejection = 'TypeError: NetworkError when attempting to fetch resource.';

/** What stands before a reason: it tells which request it is about, or which call threw. */
export const openings = {
  blocked: 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: ',
  quoted: 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘{url}’. (Reason: ',
  fetch: 'TypeError: Window.fetch: ',
} as const;

/** Printed though the request succeeds: Authorization passed under `*`, which the Standard forbids. */
export const warning = 'Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at {url} soon. '
  + '(Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. '
  + 'To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`).';

type FirefoxRow = Row<FailedRequest> & {
  /** One sentence has the URL in quotation marks. */
  readonly opening?: 'quoted';
  /** What stands behind the reason. */
  readonly status?: '{status}' | '(null)';
};

const notSucceeded: FirefoxRow = { form: 'reason', status: '(null)', says: 'CORS request did not succeed' };
const neverPrinted: FirefoxRow = { form: 'hidden', says: rejection };

/** Firefox's console, as its security.properties has it; measured in Firefox ESR 153 unless a comment says otherwise. */
export const refused: Rows<RefusedReason, FailedRequest, FirefoxRow> = {
  'origin missing': [{ form: 'reason', status: '{status}', says: 'CORS header ‘Access-Control-Allow-Origin’ missing' }],
  'origin mismatch': [
    { form: 'reason', when: ({ seen }) => seen.length > 1, says: 'Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed' },
    { form: 'reason', says: 'CORS header ‘Access-Control-Allow-Origin’ does not match ‘{value}’' },
  ],
  'wildcard with credentials': [{ form: 'reason', opening: 'quoted', says: 'Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’' }],
  'credentials not true': [{ form: 'reason', says: 'expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’' }],
  'preflight redirected': [{ form: 'reason', exchange: 'preflight', says: 'CORS request external redirect not allowed' }],
  'status not ok': [{ form: 'reason', exchange: 'preflight', status: '{status}', says: 'CORS preflight response did not succeed' }],
  'methods unreadable': [{ form: 'reason', exchange: 'preflight', says: 'invalid token ‘{value}’ in CORS header ‘Access-Control-Allow-Methods’' }],
  'headers unreadable': [{ form: 'reason', exchange: 'preflight', says: 'invalid token ‘{value}’ in CORS header ‘Access-Control-Allow-Headers’' }],
  'method not allowed': [{ form: 'reason', exchange: 'preflight', says: 'Did not find method in CORS header ‘Access-Control-Allow-Methods’' }],
  'header not allowed': [{ form: 'reason', exchange: 'preflight', says: 'header ‘{detail}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response' }],
  'no answer': [notSucceeded],
  'proxy authentication': [notSucceeded],
  'mixed content': [notSucceeded],
  'redirect not wanted': [notSucceeded],
  'too many redirects': [notSucceeded],
  'redirect scheme': [notSucceeded],
  'redirect invalid': [notSucceeded],
  'redirect with credentials': [notSucceeded],
  'bad port': [notSucceeded],
  // Firefox sends no stream, so that none is redirected; its own local network access is not measured.
  'redirect of stream': [notSucceeded],
  'local network denied': [notSucceeded],
  'local network insecure': [notSucceeded],
  'local network mismatch': [notSucceeded],
  'scheme not supported': [{ form: 'reason', exchange: 'none', says: 'CORS request not http' }],
  // From the source, with the preference content.cors.disable for the second.
  'origin header not added': [{ form: 'reason', says: 'CORS header ‘Origin’ cannot be added' }],
  'cors disabled': [{ form: 'reason', exchange: 'none', says: 'CORS disabled' }],
  'mode same-origin': [{ form: 'sentence', says: 'Security Error: Content at {page} may not load data from {url}.' }],
  'resource policy': [{
    form: 'sentence',
    says: 'The resource at “{url}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). '
      + 'See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#',
  }],
  // Not measured: no sentence of Firefox is about it.
  'no-cors redirect mode': [neverPrinted],
};

/** What Firefox's `fetch` throws: texts of its source. */
export const thrown: Rows<ThrownReason, PageRequest> = {
  'url invalid': [{ form: 'reason', says: '{input} is not a valid URL.' }],
  'url with credentials': [{ form: 'reason', says: '{url} is an url with embedded credentials.' }],
  'method forbidden': [{ form: 'reason', says: 'Invalid request method {method}.' }],
  'method needs cors': [{ form: 'reason', says: 'Invalid request method {method}.' }],
  'header invalid': [
    { form: 'reason', when: hasBadName, says: '{detail} is an invalid header name.' },
    // Firefox adds which character of which value it is.
    { form: 'reason', when: exceedsBytes, says: 'Cannot convert value in record<ByteString, ByteString> branch of (sequence<sequence<ByteString>> or record<ByteString, ByteString>) to ByteString' },
    { form: 'reason', says: '{value} is an invalid header value.' },
  ],
  'body on get': [{ form: 'reason', says: 'HEAD or GET Request cannot have a body.' }],
  // Never thrown: Firefox has no streams as bodies and sends the text "[object ReadableStream]".
  'stream needs cors': [{ form: 'hidden', says: rejection }],
};

/** What Firefox prints about a request that failed. */
export function firefoxConsole(reason: RefusedReason, failure: Failure, asked: FailedRequest): string {
  const row = rowOf(refused[reason], failure, asked);
  const values = { ...valuesOf(failure, asked), value: valueOf(failure) };
  const said = write(row.says, values);
  if (row.form !== 'reason') return said;
  const status = row.status === undefined ? '' : ` Status code: ${write(row.status, values)}.`;
  return `${write(openings[row.opening ?? 'blocked'], values)}${said}).${status}`;
}

/** What a script catches. */
export function firefoxThrown(reason: ThrownReason, failure: Failure, page: PageRequest): string {
  const { form, says } = rowOf(thrown[reason], failure, page);
  return (form === 'reason' ? openings.fetch : '') + write(says, valuesOfPage(failure, page));
}

/** Of a list that cannot be read, its first token that is none. */
function valueOf({ reason, seen }: Failure): string {
  const value = seen.join(', ');
  if (reason !== 'methods unreadable' && reason !== 'headers unreadable') return value;
  return value.split(',').map((token) => stripEnds(token, optionalWhitespace)).find((token) => token !== '' && !isToken(token)) ?? value;
}
