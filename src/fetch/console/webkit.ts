import { isToken } from '../../http/token';
import type { Failure } from '../trace';
import type { Initiator, PageRequest } from '../types';
import { hasBadName, valuesOf, valuesOfPage } from './asked';
import type { FailedRequest } from './failed-request';
import { rowOf, write, type RefusedReason, type Row, type Rows, type ThrownReason } from './sentence';

/** What a script gets of a request that failed: never why. */
export const rejection = 'TypeError: Load failed';

/** WebKit's second line, which names the request; for elements from the source (ThreadableLoader). */
export const closings: Readonly<Record<Initiator, string>> = {
  fetch: 'Fetch API cannot load {url}', xhr: 'XMLHttpRequest cannot load {url}', resource: 'EventSource cannot load {url}',
  script: 'Cannot load {url}', image: 'Cannot load {url}', font: 'Cannot load {url}', stylesheet: 'Cannot load {url}', video: 'Cannot load {url}', preload: 'Cannot load {url}',
};

/** How the second line ends when access control refused, and when it was anything else. */
export const ends = { refused: ' due to access control checks.', other: '.' } as const;

type WebkitRow = Row<FailedRequest> & {
  /** What stands behind the reason. */
  readonly status?: ' Status code: {status}' | '. Status code: {status}';
  /** The second line says nothing of access control. */
  readonly ends?: 'other';
};

const origin: WebkitRow = { form: 'reason', status: ' Status code: {status}', says: 'Origin {origin} is not allowed by Access-Control-Allow-Origin.' };
const notSuccessful: WebkitRow = { form: 'reason', exchange: 'preflight', status: '. Status code: {status}', says: 'Preflight response is not successful' };
const neverPrinted: WebkitRow = { form: 'hidden', says: rejection };

/** WebKit's console; measured in WebKitGTK 2.50 as far as answers are refused, the redirects and all below from its source. */
export const refused: Rows<RefusedReason, FailedRequest, WebkitRow> = {
  'origin missing': [origin],
  'origin mismatch': [
    { form: 'reason', when: ({ seen }) => seen.join(', ').includes(','), says: 'Access-Control-Allow-Origin cannot contain more than one origin.' },
    origin,
  ],
  'wildcard with credentials': [{ form: 'reason', says: 'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.' }],
  'credentials not true': [{ form: 'reason', says: 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".' }],
  'status not ok': [notSuccessful],
  'preflight redirected': [notSuccessful],
  'methods unreadable': [{ form: 'reason', exchange: 'preflight', says: 'Header Access-Control-Allow-Methods has an invalid value: {value}' }],
  'headers unreadable': [{ form: 'reason', exchange: 'preflight', says: 'Header Access-Control-Allow-Headers has an invalid value: {value}' }],
  'method not allowed': [{ form: 'reason', exchange: 'preflight', says: 'Method {detail} is not allowed by Access-Control-Allow-Methods.' }],
  'header not allowed': [{ form: 'reason', exchange: 'preflight', says: 'Request header field {detail} is not allowed by Access-Control-Allow-Headers.' }],
  'redirect with credentials': [{
    form: 'reason', exchange: 'actual',
    says: 'Cross-origin redirection to {location} denied by Cross-Origin Resource Sharing policy: redirection URL {location} has credentials',
  }],
  'redirect scheme': [{
    form: 'reason', exchange: 'actual',
    says: 'Cross-origin redirection to {location} denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme',
  }],
  'too many redirects': [{ form: 'reason', exchange: 'actual', says: 'Load cannot follow more than 20 redirections' }],
  'redirect not wanted': [{ form: 'reason', exchange: 'actual', says: 'Not allowed to follow a redirection while loading {url}' }],
  'mixed content': [{
    form: 'reason', exchange: 'none',
    says: '[blocked] The page at {page} requested insecure content from {url}. This content was blocked and must be served over HTTPS.',
  }],
  'bad port': [{ form: 'reason', exchange: 'none', ends: 'other', says: 'Not allowed to use restricted network port: {url}' }],
  'scheme not supported': [{ form: 'reason', exchange: 'none', says: 'Cross origin requests are only supported for HTTP.' }],
  // Safari's words; what the network says differs between the systems that WebKit runs on.
  'no answer': [{ form: 'reason', says: 'Failed to load resource: The network connection was lost.' }],
  'proxy authentication': [{ form: 'reason', says: 'Failed to load resource: The network connection was lost.' }],
  'mode same-origin': [{ form: 'reason', exchange: 'none', ends: 'other', says: '' }],
  'resource policy': [{
    form: 'reason', exchange: 'actual',
    says: "Cancelled load to {url} because it violates the resource's Cross-Origin-Resource-Policy response header.",
  }],
  // WebKit's words for these are not known, or it does not have them.
  'no-cors redirect mode': [neverPrinted],
  'redirect invalid': [neverPrinted],
  'redirect of stream': [neverPrinted],
  'local network insecure': [neverPrinted],
  'local network denied': [neverPrinted],
  'local network mismatch': [neverPrinted],
  'origin header not added': [neverPrinted],
  'cors disabled': [neverPrinted],
};

/** What WebKit's `fetch` throws: texts of its source. */
export const thrown: Rows<ThrownReason, PageRequest> = {
  'url invalid': [{ form: 'sentence', says: 'TypeError: URL is not valid or contains user credentials.' }],
  'url with credentials': [{ form: 'sentence', says: 'TypeError: URL is not valid or contains user credentials.' }],
  'method forbidden': [
    { form: 'sentence', when: (_, { method }) => isToken(method), says: 'TypeError: Method is forbidden.' },
    { form: 'sentence', says: 'TypeError: Method is not a valid HTTP token.' },
  ],
  'method needs cors': [{ form: 'sentence', says: 'TypeError: Method must be GET, POST or HEAD in no-cors mode.' }],
  'header invalid': [
    { form: 'sentence', when: hasBadName, says: "TypeError: Invalid header name: '{detail}'" },
    { form: 'sentence', says: "TypeError: Header '{detail}' has invalid value: '{value}'" },
  ],
  'body on get': [{ form: 'sentence', says: "TypeError: Request has method '{method}' and cannot have a body" }],
  // WebKit refuses a stream in every mode.
  'stream needs cors': [{ form: 'sentence', says: 'NotSupportedError: ReadableStream uploading is not supported' }],
};

/** What WebKit prints about a request that failed. */
export function webkitConsole(reason: RefusedReason, failure: Failure, asked: FailedRequest): string {
  const row = rowOf(refused[reason], failure, asked);
  const values = valuesOf(failure, asked);
  const said = write(row.says + (row.status ?? ''), values);
  if (row.form !== 'reason') return said;
  const closing = write(closings[asked.initiator], values) + ends[row.ends ?? 'refused'];
  return said === '' ? closing : `${said}\n${closing}`;
}

/** What a script catches. */
export function webkitThrown(reason: ThrownReason, failure: Failure, page: PageRequest): string {
  return write(rowOf(thrown[reason], failure, page).says, valuesOfPage(failure, page));
}
