import { originOfUrl, sameOrigin } from '../../http/origin';
import { isToken } from '../../http/token';
import type { Failure } from '../trace';
import type { Initiator, PageRequest } from '../types';
import { exceedsBytes, hasBadName, valuesOf, valuesOfPage } from './asked';
import type { FailedRequest } from './failed-request';
import { rowOf, write, type RefusedReason, type Row, type Rows, type ThrownReason } from './sentence';

/** What a script gets of a request that failed: never why. */
export const rejection = 'TypeError: Load failed';

/** How the second line ends, unless the page itself asked for its own origin only. */
export const access = ' due to access control checks.';

/** WebKit's second line, which names the request or who asked; some elements have none. */
export const closings: Readonly<Record<Initiator, string>> = {
  fetch: `Fetch API cannot load {url}${access}`, xhr: `XMLHttpRequest cannot load {url}${access}`, resource: `EventSource cannot load {url}${access}`,
  image: `Cannot load image {url}${access}`, script: 'Cross-origin script load denied by Cross-Origin Resource Sharing policy.',
  font: '', stylesheet: '', video: '', preload: '',
};

/** Begins a reason for which a redirect is not followed. */
const denied = 'Cross-origin redirection to {location} denied by Cross-Origin Resource Sharing policy: ';

type WebkitRow = Row<FailedRequest> & {
  /** What stands behind the reason. */
  readonly status?: ' Status code: {status}' | '. Status code: {status}';
  /** The reason begins with where the redirect leads. */
  readonly denies?: true;
  /** The second line names where the redirect leads. */
  readonly closes?: 'location';
};

const origin: WebkitRow = { form: 'reason', status: ' Status code: {status}', says: 'Origin {origin} is not allowed by Access-Control-Allow-Origin.' };
const notSuccessful: WebkitRow = { form: 'reason', exchange: 'preflight', status: '. Status code: {status}', says: 'Preflight response is not successful' };
const noScheme: WebkitRow = { form: 'reason', exchange: 'actual', denies: true, says: 'not allowed to follow a cross-origin CORS redirection with non CORS scheme' };
const neverPrinted: WebkitRow = { form: 'hidden', says: rejection };

type When = NonNullable<WebkitRow['when']>;
const leadsTo = (scheme: string): When => ({ seen }) => (seen[0] ?? '').toLowerCase().startsWith(scheme);
const isForeign: When = (_, { origin: page, url }) => !sameOrigin(page, originOfUrl(new URL(url)));
const leadsFromPageTo = (scheme: string): When => (failure, asked) => leadsTo(scheme)(failure, asked) && !isForeign(failure, asked);
const isRedirected: When = (_, { url, firstUrl }) => url !== firstUrl;

/** WebKit's console, measured in WebKitGTK 2.50 unless a comment says otherwise. */
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
  'redirect with credentials': [{ form: 'reason', exchange: 'actual', denies: true, says: 'redirection URL {value} has credentials' }],
  'redirect scheme': [
    { form: 'reason', exchange: 'actual', when: leadsTo('ftp:'), says: 'FTP URLs are disabled' },
    { form: 'reason', exchange: 'actual', when: leadsFromPageTo('file:'), says: 'Not allowed to load local resource: {location}' },
    {
      form: 'reason', exchange: 'actual', when: leadsFromPageTo('blob:'), closes: 'location',
      says: 'Redirection to URL with a scheme that is not HTTP(S).',
    },
    noScheme,
  ],
  'redirect invalid': [
    { ...notSuccessful, when: ({ exchange }) => exchange === 'preflight' },
    { ...noScheme, when: (failure, asked) => failure.seen.join('') !== '' && isForeign(failure, asked) },
    neverPrinted,
  ],
  'too many redirects': [{ form: 'reason', exchange: 'actual', says: 'Load cannot follow more than 20 redirections' }],
  'redirect not wanted': [{ form: 'reason', exchange: 'actual', says: 'Not allowed to follow a redirection while loading {url}' }],
  'no-cors redirect mode': [{ form: 'reason', exchange: 'none', says: 'No-Cors mode requires follow redirect mode\nNot allowed to request resource' }],
  // From the source, as is the resource policy.
  'mixed content': [{
    form: 'reason', exchange: 'none',
    says: '[blocked] The page at {page} requested insecure content from {url}. This content was blocked and must be served over HTTPS.',
  }],
  'bad port': [{ form: 'sentence', exchange: 'none', says: 'Not allowed to use restricted network port {port}: {url}' }],
  'scheme not supported': [{ form: 'reason', exchange: 'none', says: 'Cross origin requests are only supported for HTTP.' }],
  'no answer': [
    { form: 'reason', exchange: 'preflight', when: ({ exchange }) => exchange === 'preflight', says: 'Connection terminated unexpectedly' },
    neverPrinted,
  ],
  'mode same-origin': [
    { form: 'reason', exchange: 'none', when: isRedirected, says: 'Unsafe attempt to load URL {url} from origin {origin}. Domains, protocols and ports must match.' },
    { form: 'sentence', exchange: 'none', says: '' },
  ],
  'resource policy': [{
    form: 'reason', exchange: 'actual',
    says: "Cancelled load to {url} because it violates the resource's Cross-Origin-Resource-Policy response header.",
  }],
  // WebKit's words for these are not known, or it does not have them.
  'proxy authentication': [neverPrinted],
  'redirect of stream': [neverPrinted],
  'local network insecure': [neverPrinted],
  'local network denied': [neverPrinted],
  'local network mismatch': [neverPrinted],
  'origin header not added': [neverPrinted],
  'cors disabled': [neverPrinted],
};

const noStream: Row<PageRequest> = { form: 'sentence', says: 'NotSupportedError: ReadableStream uploading is not supported' };

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
    { form: 'sentence', when: exceedsBytes, says: 'TypeError: Type error' },
    { form: 'sentence', when: hasBadName, says: "TypeError: Invalid header name: '{detail}'" },
    { form: 'sentence', says: "TypeError: Header '{detail}' has invalid value: '{value}'" },
  ],
  'body on get': [{ form: 'sentence', says: "TypeError: Request has method '{method}' and cannot have a body" }],
  'stream not supported': [noStream],
  // Not thrown for the mode: a stream is refused in every one.
  'stream needs cors': [noStream],
};

/** What WebKit prints about a request that failed. */
export function webkitConsole(reason: RefusedReason, failure: Failure, asked: FailedRequest): string {
  const row = rowOf(refused[reason], failure, asked);
  const values = { ...valuesOf(failure, asked), origin: asked.toldOrigin };
  const closing = closings[asked.initiator];
  if (row.says === '') return write(closing.replace(access, '.'), values);
  const said = denial(row, failure, values) + write(row.says + (row.status ?? ''), values);
  if (row.form !== 'reason' || closing === '') return said;
  return `${said}\n${write(closing, row.closes === 'location' ? { ...values, url: values.location } : values)}`;
}

/** Of an answer that redirects WebKit says first where to, without user name and password. */
function denial({ denies, form }: WebkitRow, { location = '' }: Failure, values: { readonly location: string }): string {
  if (form !== 'reason' || (denies === undefined && location === '')) return '';
  return write(denied, { location: values.location.replace(/^([^@:]*:\/\/)[^@/?#]*@/, '$1') });
}

/** What a script catches. */
export function webkitThrown(reason: ThrownReason, failure: Failure, page: PageRequest): string {
  return write(rowOf(thrown[reason], failure, page).says, valuesOfPage(failure, page));
}
