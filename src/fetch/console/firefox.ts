import { isToken, optionalWhitespace, stripEnds } from '../../http/token';
import type { Failure } from '../trace';
import type { PageRequest } from '../types';
import { exceedsBytes, hasBadName, valuesOf, valuesOfPage } from './asked';
import type { FailedRequest } from './failed-request';
import { rowOf, write, type RefusedReason, type Row, type Rows, type ThrownReason, type Values } from './sentence';

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

/** When Firefox adds that the request did not succeed. */
type Adds =
  | 'after a redirect'    // the answer was judged, and that was the end, unless it led elsewhere
  | 'across origins'      // where the URL that was asked last was not the page's own
  | 'everywhere'          // where any was asked
  | 'once across origins'
  | 'never';

type FirefoxRow = Row<FailedRequest> & {
  /** One sentence has the URL in quotation marks. */
  readonly opening?: 'quoted';
  /** What stands behind the reason. */
  readonly status?: '{status}' | '(null)';
  /** Left out, it is after a redirect. */
  readonly adds?: Adds;
  /** A second line. */
  readonly next?: FirefoxRow;
};

const says = 'CORS request did not succeed';
/** Nothing else is printed: what is added to other reasons says it all. */
const notSucceeded: FirefoxRow = { form: 'reason', status: '(null)', says, adds: 'across origins' };
const neverPrinted: FirefoxRow = { form: 'hidden', says: rejection, adds: 'never' };
const notHttp: FirefoxRow = { form: 'reason', exchange: 'none', says: 'CORS request not http', adds: 'once across origins' };
const statusNotOk: FirefoxRow = { form: 'reason', exchange: 'preflight', status: '{status}', says: 'CORS preflight response did not succeed' };

const hasScheme = (...schemes: readonly string[]) => (_: Failure, failed: FailedRequest): boolean => schemes.some((scheme) => failed.url.startsWith(scheme));
const leadsTo = (scheme: string) => ({ seen }: Failure): boolean => (seen[0] ?? '').toLowerCase().startsWith(scheme);

/** Firefox's console, as its security.properties has it; measured in Firefox ESR 153 unless a comment says otherwise. */
export const refused: Rows<RefusedReason, FailedRequest, FirefoxRow> = {
  'origin missing': [{ form: 'reason', status: '{status}', says: 'CORS header ‘Access-Control-Allow-Origin’ missing' }],
  'origin mismatch': [
    { form: 'reason', when: ({ seen }) => seen.length > 1, says: 'Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed' },
    { form: 'reason', says: 'CORS header ‘Access-Control-Allow-Origin’ does not match ‘{value}’' },
  ],
  'wildcard with credentials': [{ form: 'reason', opening: 'quoted', says: 'Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’' }],
  'credentials not true': [{ form: 'reason', says: 'expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’' }],
  'preflight redirected': [{ form: 'reason', exchange: 'preflight', says: 'CORS request external redirect not allowed', adds: 'once across origins', next: statusNotOk }],
  'status not ok': [statusNotOk],
  'methods unreadable': [{ form: 'reason', exchange: 'preflight', says: 'invalid token ‘{value}’ in CORS header ‘Access-Control-Allow-Methods’' }],
  'headers unreadable': [{ form: 'reason', exchange: 'preflight', says: 'invalid token ‘{value}’ in CORS header ‘Access-Control-Allow-Headers’' }],
  'method not allowed': [{ form: 'reason', exchange: 'preflight', says: 'Did not find method in CORS header ‘Access-Control-Allow-Methods’' }],
  'header not allowed': [{ form: 'reason', exchange: 'preflight', says: 'header ‘{detail}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response' }],
  'no answer': [notSucceeded],
  'proxy authentication': [notSucceeded],
  'mixed content': [{ form: 'sentence', says: 'Blocked loading mixed active content “{url}”', adds: 'once across origins' }],
  'redirect not wanted': [neverPrinted],
  'too many redirects': [notSucceeded],
  'scheme not supported': [
    { form: 'sentence', when: hasScheme('file:'), says: 'Security Error: Content at {page} may not load or link to {url}.' },
    { ...notSucceeded, when: hasScheme('ws:', 'wss:') },
    { ...notSucceeded, when: (failure, failed) => failed.asked !== undefined && hasScheme('javascript:')(failure, failed) },
    notHttp,
  ],
  'mode same-origin': [{ form: 'sentence', says: 'Security Error: Content at {page} may not load data from {url}.', adds: 'never' }],
  'redirect scheme': [
    { form: 'sentence', when: leadsTo('data:'), says: 'Redirecting to data: URI not allowed (Blocked loading of: “{url}”)', adds: 'once across origins' },
    { form: 'sentence', when: leadsTo('file:'), says: 'Security Error: Content at {page} may not load or link to {url}.', adds: 'once across origins' },
    { ...neverPrinted, when: (failure, { asked }) => leadsTo('blob:')(failure) && asked?.isCors === false },
    { form: 'sentence', when: leadsTo('blob:'), says: 'Security Error: Content at {page} may not load data from {url}.', adds: 'once across origins' },
    notHttp,
  ],
  'redirect invalid': [notSucceeded],
  'redirect with credentials': [{ ...notSucceeded, adds: 'everywhere' }],
  'bad port': [{ ...notSucceeded, adds: 'everywhere' }],
  // Firefox sends no stream, so that none is redirected; its own local network access is not measured.
  'redirect of stream': [notSucceeded],
  'local network denied': [notSucceeded],
  'local network insecure': [notSucceeded],
  'local network mismatch': [notSucceeded],
  // From the source, with the preference content.cors.disable for the second.
  'origin header not added': [{ form: 'reason', says: 'CORS header ‘Origin’ cannot be added' }],
  'cors disabled': [{ form: 'reason', exchange: 'none', says: 'CORS disabled' }],
  'resource policy': [{
    form: 'sentence',
    says: 'The resource at “{url}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). '
      + 'See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#',
    adds: 'never',
  }],
  'no-cors redirect mode': [neverPrinted],
};

const branches = 'branch of (sequence<sequence<ByteString>> or record<ByteString, ByteString>) to ByteString';
/** Where a script wrote its headers as a list of pairs. */
export const noBytesInList = `Cannot convert element of element of sequence<sequence<ByteString>> ${branches}`;

/** What Firefox's `fetch` throws: texts of its source. */
export const thrown: Rows<ThrownReason, PageRequest> = {
  'url invalid': [{ form: 'reason', says: '{input} is not a valid URL.' }],
  'url with credentials': [{ form: 'reason', says: '{url} is an url with embedded credentials.' }],
  'method forbidden': [{ form: 'reason', says: 'Invalid request method {method}.' }],
  'method needs cors': [{ form: 'reason', says: 'Invalid request method {method}.' }],
  'header invalid': [
    { form: 'reason', when: hasBadName, says: '{detail} is an invalid header name.' },
    // Firefox adds which character of which value it is.
    { form: 'reason', when: exceedsBytes, says: `Cannot convert value in record<ByteString, ByteString> ${branches}` },
    { form: 'reason', says: '{value} is an invalid header value.' },
  ],
  'body on get': [{ form: 'reason', says: 'HEAD or GET Request cannot have a body.' }],
  // Never thrown: Firefox has no streams as bodies and sends the text "[object ReadableStream]".
  'stream needs cors': [{ form: 'hidden', says: rejection }],
  'stream not supported': [{ form: 'hidden', says: rejection }],
};

/** What Firefox prints about a request that failed. */
export function firefoxConsole(reason: RefusedReason, failure: Failure, failed: FailedRequest): string {
  const row = rowOf(refused[reason], failure, failed);
  const values = valuesIn(reason, failure, failed);
  const own = row.says === says ? [] : [row, ...(row.next === undefined ? [] : [row.next])];
  const added = new Array<string>(timesAdded(row, failure, failed)).fill(lineOf(notSucceeded, { url: failed.asked?.href ?? failed.url }));
  const lines = [...own.map((one) => lineOf(one, values)), ...added];
  return lines.length === 0 ? rejection : lines.join('\n');
}

function lineOf({ form, says: words, status, opening }: FirefoxRow, values: Values): string {
  const said = write(words, values);
  if (form !== 'reason') return said;
  return `${write(openings[opening ?? 'blocked'], values)}${said}).${status === undefined ? '' : ` Status code: ${write(status, values)}.`}`;
}

/** A preflight that fails does not succeed, and neither does the request that waited for it. */
function timesAdded({ adds = 'after a redirect' }: FirefoxRow, { exchange }: Failure, { asked, mode, redirects }: FailedRequest): number {
  const times = (isAdded: boolean): number => (isAdded ? 1 : 0) + (exchange === 'preflight' ? 1 : 0);
  switch (adds) {
    case 'after a redirect': return times(redirects);
    case 'across origins': return times(asked?.isCors === true);
    case 'everywhere': return times(asked !== undefined && mode === 'cors');
    case 'once across origins': return asked?.isCors === true ? 1 : 0;
    case 'never': return 0;
  }
}

function valuesIn(reason: RefusedReason, failure: Failure, failed: FailedRequest): Values {
  const values = { ...valuesOf(failure, failed), value: shown(valueOf(failure)) };
  // What redirects is the page to Firefox.
  return reason === 'redirect scheme' ? { ...values, page: failed.url, url: values.location } : values;
}

/** What a script catches. */
export function firefoxThrown(reason: ThrownReason, failure: Failure, page: PageRequest): string {
  const { form, says: words } = rowOf(thrown[reason], failure, page);
  const values = valuesOfPage(failure, page);
  const { detail, method, value } = values;
  return (form === 'reason' ? openings.fetch : '') + write(words, { ...values, detail: shown(detail).toLowerCase(), method: shown(method), value: shown(value) });
}

/** Bytes are shown as the UTF-8 that they are, or as none, and a NUL ends a text. */
function shown(text: string): string {
  return (text.split('\0', 1)[0] ?? '').replace(/[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g, decoded);
}

function decoded(bytes: string): string {
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.charCodeAt(0).toString(16)}`).join(''));
  } catch {
    return '\ufffd';
  }
}

/** Of a list that cannot be read, its first token that is none. */
function valueOf({ reason, seen }: Failure): string {
  const value = seen.join(', ');
  if (reason !== 'methods unreadable' && reason !== 'headers unreadable') return value;
  return value.split(',').map((token) => stripEnds(token, optionalWhitespace)).find((token) => token !== '' && !isToken(token)) ?? value;
}
