import { isToken } from '../../http/token';
import type { Failure } from '../trace';
import type { Initiator, PageRequest } from '../types';
import { exceedsBytes, hasBadName, valuesOf, valuesOfPage } from './asked';
import type { FailedRequest } from './failed-request';
import { rowOf, write, type RefusedReason, type Row, type Rows, type ThrownReason } from './sentence';

/** What a script gets of a request that failed: never why. */
export const rejection = 'TypeError: Failed to fetch';

/** Chromium's words for who asked. */
export const kinds: Readonly<Record<Initiator, string>> = {
  fetch: 'fetch', xhr: 'XMLHttpRequest', script: 'script', image: 'image', font: 'font', stylesheet: 'CSS stylesheet', video: 'video',
  preload: 'link element resource', resource: 'resource',
};

/** What stands before a reason: it tells which request it is about, or which call threw. */
export const openings = {
  blocked: "Access to {kind} at '{url}' from origin '{origin}' has been blocked by CORS policy: ",
  redirected: "Access to {kind} at '{url}' (redirected from '{firstUrl}') from origin '{origin}' has been blocked by CORS policy: ",
  load: 'Fetch API cannot load {url}. ',
  fetch: "TypeError: Failed to execute 'fetch' on 'Window': ",
  open: "SyntaxError: Failed to execute 'open' on 'XMLHttpRequest': ",
  openForbidden: "SecurityError: Failed to execute 'open' on 'XMLHttpRequest': ",
  setHeader: "SyntaxError: Failed to execute 'setRequestHeader' on 'XMLHttpRequest': ",
  setHeaderType: "TypeError: Failed to execute 'setRequestHeader' on 'XMLHttpRequest': ",
} as const;

/** Stands between opening and reason when the reason is about the preflight's answer and does not say so itself. */
export const ofPreflight = "Response to preflight request doesn't pass access control check: ";

/** What stands behind some reasons, and tells who asked. */
export const endings = {
  fetch: ' Have the server send the header with a valid value.',
  xhr: ' The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.',
} as const;

type ChromiumRow = Row<FailedRequest> & {
  /** The initiator that the ending is added for. */
  readonly ending?: keyof typeof endings;
  /** Left out where the opening is that of a policy. */
  readonly opening?: 'load';
};

/** A line of the network stack: no policy refused it. */
function network(error: string): ChromiumRow {
  return { form: 'sentence', says: `{method} {url} net::${error}` };
}

function mixed(what: string, initiator?: Initiator): ChromiumRow {
  const says = `Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure ${what} '{url}'. `
    + 'This request has been blocked; the content must be served over HTTPS.';
  const row = { form: 'sentence', exchange: 'none', says } as const;
  return initiator === undefined ? row : { ...row, initiator, when: (_, asked) => asked.initiator === initiator };
}

const neverPrinted: ChromiumRow = { form: 'hidden', says: rejection };

/** Chromium's console; recorded in test/record/browser.json unless a comment says otherwise. */
export const refused: Rows<RefusedReason, FailedRequest, ChromiumRow> = {
  'origin missing': [{ form: 'reason', says: "No 'Access-Control-Allow-Origin' header is present on the requested resource." }],
  'origin mismatch': [
    {
      form: 'reason', ending: 'fetch', when: ({ seen }) => /[ ,]/.test(seen.join(', ')),
      says: "The 'Access-Control-Allow-Origin' header contains multiple values '{value}', but only one is allowed.",
    },
    {
      form: 'reason', ending: 'fetch', when: ({ seen }) => seen[0] !== 'null' && !isUrl(seen.join(', ')),
      says: "The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'.",
    },
    { form: 'reason', ending: 'fetch', says: "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin." },
  ],
  'wildcard with credentials': [{
    form: 'reason', ending: 'xhr',
    says: "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
  }],
  'credentials not true': [{
    form: 'reason', ending: 'xhr',
    says: "The value of the 'Access-Control-Allow-Credentials' header in the response is '{value}' which must be 'true' when the request's credentials mode is 'include'.",
  }],
  'status not ok': [{ form: 'reason', exchange: 'preflight', says: 'It does not have HTTP ok status.' }],
  'preflight redirected': [{ form: 'reason', exchange: 'preflight', says: 'Redirect is not allowed for a preflight request.' }],
  'methods unreadable': [{ form: 'reason', exchange: 'preflight', says: 'Cannot parse Access-Control-Allow-Methods response header field in preflight response.' }],
  'headers unreadable': [{ form: 'reason', exchange: 'preflight', says: 'Cannot parse Access-Control-Allow-Headers response header field in preflight response.' }],
  'method not allowed': [{ form: 'reason', exchange: 'preflight', says: 'Method {detail} is not allowed by Access-Control-Allow-Methods in preflight response.' }],
  'header not allowed': [{ form: 'reason', exchange: 'preflight', says: 'Request header field {detail} is not allowed by Access-Control-Allow-Headers in preflight response.' }],
  // Measured: the location is left out.
  'redirect with credentials': [{ ...neverPrinted, when: ({ seen }, { mode, url, origin }) => mode === 'no-cors' || staysWithin(origin, url, seen.join(', ')) }, {
    form: 'reason', exchange: 'actual',
    says: "Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
  }],
  'scheme not supported': [
    { form: 'sentence', exchange: 'none', when: (_, { url, firstUrl }) => url.startsWith('file:') && url === firstUrl, says: 'Not allowed to load local resource: {url}' },
    { form: 'reason', opening: 'load', exchange: 'none', when: (_, { initiator, url, firstUrl }) => initiator === 'fetch' && url === firstUrl, says: 'URL scheme "{scheme}" is not supported.' },
    {
      form: 'reason', exchange: 'none',
      says: 'Cross origin requests are only supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, '
        + 'chrome-untrusted, data, http, https, isolated-app.',
    },
  ],
  'mode same-origin': [
    {
      form: 'sentence', when: (_, { url, firstUrl }) => url !== firstUrl,
      says: 'Unsafe attempt to load URL {url} from frame with URL {page}. Domains, protocols and ports must match.',
    },
    {
      form: 'reason', opening: 'load', exchange: 'none',
      says: 'Request mode is "same-origin" but the URL\'s origin is not same as the request origin {origin}.',
    },
  ],
  'no-cors redirect mode': [{ form: 'reason', opening: 'load', exchange: 'none', says: 'Request mode is "no-cors" but the redirect mode is not "follow".' }],
  // Three reasons of Local Network Access: measured, though not in the recording.
  'local network insecure': [{
    form: 'reason', exchange: 'none',
    says: 'The request client is not a secure context and the resource is in more-private address space `{space}`.',
  }],
  'local network denied': [{ form: 'reason', exchange: 'none', says: 'Permission was denied for this request to access the `{space}` address space.' }],
  'local network mismatch': [{
    form: 'reason', exchange: 'none',
    says: 'Request had a target IP address space of `{value}` yet the resource is in address space `{space}`.',
  }],
  // The words for elements are from the source.
  'mixed content': [
    mixed('XMLHttpRequest endpoint', 'xhr'), mixed('script', 'script'), mixed('image', 'image'), mixed('font', 'font'), mixed('stylesheet', 'stylesheet'),
    mixed('video', 'video'), mixed('resource'),
  ],
  // A server that closes the connection; one that never answers leaves the request pending until it does.
  'no answer': [network('ERR_EMPTY_RESPONSE')],
  'proxy authentication': [network('ERR_UNEXPECTED_PROXY_AUTH')],
  'resource policy': [network('ERR_BLOCKED_BY_RESPONSE.NotSameOrigin')],
  'bad port': [network('ERR_UNSAFE_PORT')],
  'redirect invalid': [{ ...network('ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION'), when: ({ seen }) => seen.length > 1 }, network('ERR_INVALID_REDIRECT')],
  'redirect scheme': [network('ERR_UNSAFE_REDIRECT')],
  'too many redirects': [network('ERR_TOO_MANY_REDIRECTS')],
  'redirect not wanted': [{ form: 'hidden', says: '{method} {url} net::ERR_FAILED' }],
  // From the source: streams need HTTP/2, which no recording has.
  'redirect of stream': [network('ERR_INVALID_ARGUMENT')],
  // Firefox alone has these.
  'origin header not added': [neverPrinted],
  'cors disabled': [neverPrinted],
};

type ThrownRow = Row<PageRequest> & {
  /** The call that throws; `fetch` if left out. */
  readonly opening?: 'open' | 'openForbidden' | 'setHeader' | 'setHeaderType';
};

const isXhr = (_: Failure, { initiator }: PageRequest): boolean => initiator === 'xhr';
const isXhrWithToken = (_: Failure, { initiator, method }: PageRequest): boolean => initiator === 'xhr' && isToken(method);
const isXhrWithBadName = (failure: Failure, page: PageRequest): boolean => isXhr(failure, page) && hasBadName(failure);
const isXhrBeyondBytes = (failure: Failure, page: PageRequest): boolean => isXhr(failure, page) && exceedsBytes(failure, page);

/** What Chromium's `fetch` and XMLHttpRequest throw; fetch's is recorded, the words of XMLHttpRequest are from the source. */
export const thrown: Rows<ThrownReason, PageRequest, ThrownRow> = {
  'url invalid': [
    { form: 'reason', opening: 'open', when: isXhr, says: 'Invalid URL' },
    { form: 'reason', says: 'Failed to parse URL from {input}' },
  ],
  'url with credentials': [{ form: 'reason', says: 'Request cannot be constructed from a URL that includes credentials: {url}' }],
  'method forbidden': [
    { form: 'reason', opening: 'openForbidden', when: isXhrWithToken, says: "'{method}' HTTP method is unsupported." },
    { form: 'reason', opening: 'open', when: isXhr, says: "'{method}' is not a valid HTTP method." },
    { form: 'reason', when: (_, { method }) => isToken(method), says: "'{method}' HTTP method is unsupported." },
    { form: 'reason', says: "'{method}' is not a valid HTTP method." },
  ],
  'method needs cors': [{ form: 'reason', says: "'{method}' is unsupported in no-cors mode." }],
  'header invalid': [
    { form: 'reason', opening: 'setHeader', when: isXhrWithBadName, says: "'{detail}' is not a valid HTTP header field name." },
    { form: 'reason', opening: 'setHeaderType', when: isXhrBeyondBytes, says: 'String contains non ISO-8859-1 code point.' },
    { form: 'reason', opening: 'setHeader', when: isXhr, says: "'{value}' is not a valid HTTP header field value." },
    { form: 'reason', when: hasBadName, says: 'Invalid name' },
    { form: 'reason', when: exceedsBytes, says: "Failed to read the 'headers' property from 'RequestInit': String contains non ISO-8859-1 code point." },
    { form: 'reason', says: 'Invalid value' },
  ],
  'body on get': [{ form: 'reason', says: 'Request with GET/HEAD method cannot have body.' }],
  // The missing space is Chromium's.
  'stream needs cors': [{ form: 'reason', says: 'If request is made from ReadableStream, mode should be"same-origin" or "cors"' }],
  // Never thrown: Chromium sends streams.
  'stream not supported': [{ form: 'hidden', says: rejection }],
};

/** What Chromium prints about a request that failed. */
export function chromiumConsole(reason: RefusedReason, failure: Failure, asked: FailedRequest): string {
  const row = rowOf(refused[reason], failure, asked);
  const values = valuesOf(failure, asked);
  const said = write(row.says, { ...values, value: escaped(failure.seen.join(', ')) });
  if (row.form !== 'reason') return said;
  const opening = row.opening ?? (asked.url === asked.firstUrl ? 'blocked' : 'redirected');
  return write(openings[opening], { ...values, kind: kinds[asked.initiator] }) + (speaksOfPreflight(failure, row) ? ofPreflight : '') + said + (row.ending === asked.initiator ? endings[row.ending] : '');
}

/** What a script catches. */
export function chromiumThrown(reason: ThrownReason, failure: Failure, page: PageRequest): string {
  const { opening, says } = rowOf(thrown[reason], failure, page);
  return openings[opening ?? 'fetch'] + write(says, valuesOfPage(failure, page));
}

/** Rows that name the preflight's response themselves are said without it, as are those that are about no preflight. */
function speaksOfPreflight({ exchange }: Failure, row: ChromiumRow): boolean {
  return exchange === 'preflight' && (row.exchange ?? 'preflight') === 'preflight' && !row.says.includes('in preflight response');
}

/** The bytes of a header are read as UTF-8; what is none is no URL. */
function isUrl(seen: string): boolean {
  try {
    return URL.canParse(decodeURIComponent(seen.replace(/[%\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`)));
  } catch {
    return false;
  }
}

function escaped(value: string): string {
  return value.replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}

/** Whether a redirect leads from the page's own origin to itself. */
function staysWithin(origin: string, url: string, location: string): boolean {
  return URL.canParse(location, url) && new URL(url).origin === origin && new URL(location, url).origin === origin;
}
