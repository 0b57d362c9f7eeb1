import type { Initiator } from '../fetch/types';
import { originOf, parseOrigin } from '../http/origin';
import type { Reason } from '../http/reason';

/** What is known of a failed request; undefined where nothing tells. */
export interface Circumstances {
  readonly reason: Reason;
  readonly exchange: 'preflight' | 'actual' | 'none' | undefined;
  readonly origin: string | undefined;
  readonly url: string | undefined;
  readonly redirectedFrom: string | undefined;
  readonly initiator: Initiator | undefined;
  /** The method or header name at fault. */
  readonly detail: string | undefined;
  /** The value of the header that was read; of a preflight that is redirected, where to. */
  readonly seen: string | undefined;
  readonly status: number | undefined;
}

/** What experience adds to the reason: the usual mistakes behind it, where the circumstances fit. One sentence or two each. */
export function hintsOf(circumstances: Circumstances): readonly string[] {
  return hints.flatMap((hint) => hint(circumstances) ?? []);
}

type Hint = (circumstances: Circumstances) => string | undefined;

const localHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]', '0.0.0.0']);

/** An origin that is listed with a mistake in it: named with what a browser sends instead. */
const misspeltOrigin: Hint = ({ reason, seen, origin }) => {
  if (reason !== 'origin mismatch' || seen === undefined || origin === undefined) return undefined;
  const parsed = parseOrigin(seen);
  if (parsed.ok) return differenceOf(parsed.origin, origin);
  switch (parsed.problem) {
    case 'several origins': case 'whitespace': return severalOrigins;
    case 'empty': return 'The header is there and empty: is an environment variable not set?';
    case 'wildcard': return '* counts alone only: a pattern such as https://*.example.com is compared as it stands, and matches nothing.';
    case 'trailing slash': return `An origin ends without a slash: ${seen} is none.`;
    case 'path': return 'An origin has no path: scheme, host and port alone.';
    case 'missing scheme': return 'An origin begins with its scheme, http:// or https://.';
    case 'default port': return 'Browsers leave out the ports 80 of http and 443 of https.';
    case 'upper case': case 'not in punycode': case 'not as browsers write it':
      return parsed.corrected === undefined ? undefined : `Browsers write that origin ${parsed.corrected}.`;
    case 'user name': case 'not an origin': return /[,;]/.test(seen) ? severalOrigins : undefined;
  }
};
const severalOrigins = 'The header holds one origin, never a list: the server must answer with the one that asks. '
  + 'Where a proxy and the application both set the header, let one of them do it.';

function differenceOf(allowed: string, asking: string): string | undefined {
  if (!URL.canParse(allowed) || !URL.canParse(asking)) return undefined; // null among them
  const [one, other] = [new URL(allowed), new URL(asking)];
  if (one.hostname !== other.hostname) return hostDifference(one.hostname, other.hostname, 'The server allows');
  const [allows, has] = [one.protocol.slice(0, -1), other.protocol.slice(0, -1)];
  if (allows !== has) return `The server allows ${allows}, and the page has ${has}: that is another origin.`;
  return one.port === other.port ? undefined : 'Only the port differs: that is another origin too.';
}

function hostDifference(one: string, other: string, said: string): string | undefined {
  if (localHosts.has(one) && localHosts.has(other)) return `${said} ${one}, and the page is on ${other}: the same machine, and another origin.`;
  if (one === `www.${other}` || other === `www.${one}`) return `${said} ${one}, and the page is on ${other}: with and without www are two origins.`;
  return undefined;
}

/** A page that asks itself under another name. */
const ownOrigin: Hint = ({ reason, origin, url }) => {
  if (reason !== 'origin missing' || origin === undefined || url === undefined) return undefined;
  const target = originOf(url);
  if (target === undefined || !URL.canParse(target) || !URL.canParse(origin)) return undefined; // null among them
  const [page, api] = [new URL(origin), new URL(target)];
  if (page.hostname === api.hostname && page.port === api.port && page.protocol !== api.protocol) {
    return 'Page and URL differ by http and https alone: a relative URL would do without CORS.';
  }
  const difference = hostDifference(api.hostname, page.hostname, 'The URL is on');
  return difference === undefined ? undefined : `${difference} A relative URL, or the same host, would do without CORS.`;
};

const nullOrigin: Hint = ({ origin, redirectedFrom }) => (
  origin === 'null' && redirectedFrom === undefined
    ? 'null is the origin of a page opened from disk (file:), of a sandboxed frame without allow-same-origin, and of data: URLs.' : undefined
);

const redirected: Hint = ({ redirectedFrom, origin, exchange, url }) => {
  if (redirectedFrom === undefined || origin === 'null' || exchange === 'none') return undefined;
  return `The request began at ${redirectedFrom} and was redirected: every answer on the way needs the headers, also that of ${url ?? 'the last URL'}. `
    + 'A login page has none.';
};

const preflightRedirect: Hint = ({ reason, url, seen }) => {
  if (reason !== 'preflight redirected' || url === undefined || !URL.canParse(url)) return undefined;
  if (seen !== undefined && URL.canParse(seen, url)) return `It redirects to ${new URL(seen, url).href}.`;
  const { protocol, pathname, hostname } = new URL(url);
  if (protocol === 'http:' && !localHosts.has(hostname)) return 'Servers redirect http to https: try the same URL with https.';
  return pathname.endsWith('/') ? 'Frameworks redirect to the path without its last slash, and servers to a login.'
    : 'Frameworks redirect to the path with a slash at its end, and servers to a login: try the URL with the slash.';
};

/** An error answer that has lost the headers is an error first. */
const errorPath: Hint = ({ reason, exchange, status }) => {
  if (reason !== 'origin missing' || exchange === 'none' || exchange === 'preflight') return undefined;
  if (status === undefined) {
    return 'Look at the status in the Network panel: where it is 4xx or 5xx, the error is the cause, '
      + 'for error answers often leave without the CORS headers.';
  }
  if (status === 401 || status === 403) {
    return `The status is ${status}: authentication answers before CORS does. Let OPTIONS through, and add the headers to refusals too.`;
  }
  if (status < 400) return undefined;
  return `The status is ${status}: mend that first. Error answers often leave without the CORS headers; add them there too, to see such errors in the page.`;
};

/** Who answers OPTIONS in place of CORS. */
const preflightStatus: Hint = ({ reason, exchange, status }) => {
  if (exchange !== 'preflight' || (reason !== 'status not ok' && reason !== 'origin missing')) return undefined;
  switch (status) {
    case undefined: return 'Look at the status of the OPTIONS request in the Network panel: 401 or 403 is authentication, 404 or 405 is a missing route, and both must let it through.';
    case 401: case 403: return `The status is ${status}: a preflight never carries cookies or Authorization, so authentication must let OPTIONS through.`;
    case 404: case 405: case 501: return `The status is ${status}: no route of the server answers OPTIONS, and no CORS layer comes before it.`;
    case 429: return 'The status is 429: let preflights pass the rate limit.';
    default: return status >= 500 ? `The status is ${status}: the server fails, or its proxy does not reach it.` : undefined;
  }
};

const contentType: Hint = ({ reason, detail }) => (
  reason === 'header not allowed' && detail?.toLowerCase() === 'content-type'
    ? 'JSON is what makes the difference: forms and text/plain need no leave, application/json does.' : undefined
);

const credentialsMode: Hint = ({ reason, initiator }) => {
  if (reason !== 'wildcard with credentials' && reason !== 'credentials not true') return undefined;
  const asks = initiator === 'xhr' ? 'withCredentials' : 'credentials: \'include\'';
  return `The page asks for it with ${asks}: needless where the API knows its users by a token in a header.`;
};

const foreignServer: Hint = ({ reason, initiator }) => {
  if (reason !== 'origin missing') return undefined;
  if (initiator === 'script' || initiator === 'image' || initiator === 'stylesheet' || initiator === 'video') {
    return 'The crossorigin attribute asks for the header: without the attribute, it loads as any other.';
  }
  return 'If the server is not yours, nothing in the page helps: ask it from your own server. Mode no-cors hides the answer instead.';
};

const fileModule: Hint = ({ reason, url }) => (
  reason === 'scheme not supported' && url?.startsWith('file:') === true
    ? 'Browsers give a file opened from disk no origin, so none of them may read another.' : undefined
);

const silentlyRefused: Hint = ({ reason, url, origin }) => {
  if (reason !== 'no answer' || url === undefined || origin === undefined) return undefined;
  if (origin.startsWith('https:') && url.startsWith('http:')) return 'The page has https and the URL http: it may be blocked as mixed content.';
  return 'Extensions that block advertisements end requests in the same way.';
};

const hints: readonly Hint[] = [
  misspeltOrigin, nullOrigin, ownOrigin, preflightRedirect, preflightStatus, errorPath, redirected,
  contentType, credentialsMode, fileModule, silentlyRefused, foreignServer,
];
