import type { Reason } from '../http/reason';

/** Who can mend it. `infrastructure` is what stands between page and server: proxies, hosting, certificates, the network. */
export type Party = 'server' | 'page' | 'infrastructure' | 'browser';

/** What is known of a refusal; undefined where nothing tells. */
export interface Told {
  readonly response: 'the response' | 'the preflight response';
  /** The origin that the request named: the page's, or `null` after some redirects. */
  readonly from: string | undefined;
  /** Whether the answer is about another URL than the page asked for. */
  readonly redirected: boolean;
  /** The method or header name at fault. */
  readonly detail: string | undefined;
  /** Whether the request includes credentials. */
  readonly credentials: boolean | undefined;
  /** How the server is silent. */
  readonly silence: string | undefined;
  /** Whether the application itself answered the preflight. */
  readonly handlerRan: boolean | undefined;
}

/** What happened, who must change something, and what. */
export interface Advice {
  /** Likeliest first. */
  readonly who: readonly [Party, ...Party[]];
  /** Whether CORS headers can mend it; many a CORS message is about something else. */
  readonly headersHelp: boolean;
  /** Goes on after `The browser blocks it: `. */
  readonly what: string;
  /** Sentences. */
  readonly remedy: string;
  /** Header lines that the answer must carry. */
  readonly send: readonly string[];
}

/** The advice for a refusal: the one place that knows what each reason means for people. */
export function adviceOf(reason: Reason, told: Told): Advice {
  return table[reason](told);
}

const table: Readonly<Record<Reason, (told: Told) => Advice>> = {
  'url invalid': () => page('the URL cannot be parsed', 'Correct the URL in the page: it needs a scheme and a host, or must be relative.'),
  'url with credentials': () => page(
    'the URL has a user name or a password, which pages may not fetch', 'Take them out of the URL, and send an Authorization header.'),
  'method forbidden': ({ detail }) => page(`no page may send the method ${named(detail)}`, 'Use another method.'),
  'method needs cors': ({ detail }) => page(`the mode no-cors does not send the method ${named(detail)}`, 'Fetch with mode cors.'),
  'header invalid': ({ detail }) => page(`the header ${named(detail)} is not valid`, 'Correct its name or its value.'),
  'body on get': () => page('a GET or HEAD request has no body', 'Send it with POST, or put it into the URL.'),
  'stream needs cors': () => page('the mode no-cors does not send a body that streams', 'Fetch with mode cors, or send the body as a whole.'),
  'stream not supported': () => page('this browser does not send a body that streams', 'Send the body as a whole.'),
  'mixed content': () => beyondCors(['infrastructure', 'page'],
    'a page with https may not ask an http URL', 'Serve the API with https, and fetch its https URL.'),
  'bad port': () => beyondCors(['infrastructure'], 'browsers ask nothing of that port', 'Let the server listen on another port.'),
  'scheme not supported': () => beyondCors(['page'],
    'the URL is neither http nor https', 'Serve page and file with a web server, a local one will do, and open and fetch them by their http URLs.'),
  'mode same-origin': () => page('the page asked for its own origin only', 'Fetch with mode cors.'),
  'no-cors redirect mode': () => page(
    'the mode no-cors follows redirects and knows no other redirect mode', 'Leave the redirect mode out, or fetch with mode cors.'),
  'no answer': ({ silence }) => beyondCors(['infrastructure', 'server'],
    silence ?? 'no answer came', 'See that the server runs, answers at this address, and has a valid certificate.'),
  'proxy authentication': () => beyondCors(['infrastructure', 'server'],
    'the server answers 407, which only a proxy may', 'Let the server answer 401 or 403.'),
  'origin missing': (told) => originAdvice(
    `${told.response} has no Access-Control-Allow-Origin header`, told, 'If the page is yours, allow', 'the origin'),
  'wildcard with credentials': (told) => server(
    `Access-Control-Allow-Origin of ${told.response} is *, which does not count for a request with credentials`,
    'Name the origins, or fetch without credentials.', originLines({ ...told, credentials: true }), 'page'),
  'origin mismatch': (told) => originAdvice(
    `Access-Control-Allow-Origin of ${told.response} is not ${told.from ?? 'the origin of the page'}`, told,
    'Browsers compare letter by letter: if the page is yours, allow', 'exactly'),
  'credentials not true': ({ response }) => server(
    `Access-Control-Allow-Credentials of ${response} is not true, and the request carries credentials`,
    'Allow credentials on the server, or fetch without them.', [credentialsLine], 'page'),
  'status not ok': ({ handlerRan }) => server(
    'the status of the preflight response is not between 200 and 299', statusRemedy(handlerRan), [], 'infrastructure'),
  'preflight redirected': () => server('the server redirects the preflight', 'Fetch the final URL: mind https and the last slash.', [], 'page'),
  'methods unreadable': () => server(
    'Access-Control-Allow-Methods is not a list of methods', 'Separate the methods by commas, without quotes or brackets.', []),
  'headers unreadable': () => server(
    'Access-Control-Allow-Headers is not a list of header names', 'Separate the names by commas, without quotes or brackets.', []),
  'method not allowed': ({ detail }) => methodAdvice(detail),
  'header not allowed': ({ detail }) => headerAdvice(detail),
  'resource policy': () => ({
    ...elsewhere(
      'Cross-Origin-Resource-Policy of the response keeps it from other pages',
      'Loosen that header if other pages may use it. In mode no-cors no Access-Control header counts.'),
    send: ['Cross-Origin-Resource-Policy: cross-origin'],
  }),
  'redirect not wanted': () => page('the server redirects, and the page asked for no redirect', 'Fetch the final URL, or let redirects be followed.'),
  'redirect invalid': () => elsewhere('the Location that the server redirects to is no URL', 'Correct the Location header.'),
  'redirect scheme': () => elsewhere('the server redirects to a URL that is neither http nor https', 'Redirect to an http or https URL.'),
  'redirect with credentials': () => elsewhere('the server redirects to a URL with a user name or a password', 'Redirect to a URL without them.'),
  'redirect of stream': () => page(
    'the server redirects, and a body that streams cannot be sent twice', 'Fetch the final URL, or send the body as a whole.'),
  'too many redirects': () => elsewhere(
    'the server redirects more than 20 times', 'Look for redirects in a circle: between http and https, with and without the last slash, to a login.'),
  'local network insecure': () => beyondCors(['infrastructure'],
    'a page without https may not ask an address in a more private network', 'Serve the page with https; the browser then asks the user for permission.'),
  'local network denied': () => beyondCors(['browser'],
    'the page has no permission to ask an address in a more private network',
    'The user must allow this page the local network, in the site settings of the browser. A frame also needs allow="local-network-access".'),
  'local network mismatch': () => page(
    'the address is in another network than targetAddressSpace says', 'Correct targetAddressSpace in the page, or leave it out.'),
  'origin header not added': () => beyondCors(['browser'],
    'the browser could not add the Origin header', 'An extension, or code with its rights, makes this request: let the page itself make it.'),
  'cors disabled': () => beyondCors(['browser'], 'CORS is switched off in the settings of Firefox', 'Set content.cors.disable to false in about:config.'),
};

const credentialsLine = 'Access-Control-Allow-Credentials: true';
const nullRemedy = 'Sandboxed frames and local files send null: give the page an origin of its own rather than allow null.';
const redirectedRemedy = 'After a redirect from one foreign origin to another browsers name the origin null: fetch the final URL.';

function server(what: string, remedy: string, send: readonly string[], or?: Party): Advice {
  return { who: or === undefined ? ['server'] : ['server', or], headersHelp: true, what, remedy, send };
}

function page(what: string, remedy: string): Advice {
  return { who: ['page'], headersHelp: false, what, remedy, send: [] };
}

/** The server must change, and not its CORS headers. */
function elsewhere(what: string, remedy: string): Advice {
  return { who: ['server', 'infrastructure'], headersHelp: false, what, remedy, send: [] };
}

function beyondCors(who: Advice['who'], what: string, remedy: string): Advice {
  return { who, headersHelp: false, what, remedy: `${remedy} No CORS header helps.`, send: [] };
}

function named(detail: string | undefined): string {
  return detail ?? 'it uses';
}

function originAdvice(what: string, told: Told, allow: string, wording: string): Advice {
  const { from, redirected } = told;
  if (from === 'null') return { ...page(what, redirected ? redirectedRemedy : nullRemedy), headersHelp: true };
  const remedy = from === undefined ? `${allow} its origin: scheme, host and port.` : `${allow} ${wording} ${from}.`;
  return server(what, remedy, originLines(told));
}

/** Vary keeps a cache from handing one origin's answer to another. */
function originLines({ from, credentials }: Told): readonly string[] {
  if (from === undefined || from === 'null') return [];
  return [`Access-Control-Allow-Origin: ${from}`, ...(credentials === true ? [credentialsLine] : []), 'Vary: Origin'];
}

function statusRemedy(handlerRan: boolean | undefined): string {
  if (handlerRan === undefined) return 'Answer OPTIONS with a status between 200 and 299, before authentication and routing.';
  return handlerRan ? 'Answer OPTIONS before authentication and routing.'
    : 'The server itself turns this preflight down: allow the method and the headers that it asks for, if pages need them.';
}

function methodAdvice(detail: string | undefined): Advice {
  const what = `Access-Control-Allow-Methods does not name ${detail ?? 'the method of the request'}`;
  if (detail === undefined) return server(what, 'If pages need it, allow the method.', []);
  const upper = detail.toUpperCase();
  if (detail === upper) return server(what, `If pages need it, allow the method ${detail}.`, [`Access-Control-Allow-Methods: ${detail}`]);
  return { ...page(what, `Methods keep their case: write ${upper} in the page.`), headersHelp: true, send: [`Access-Control-Allow-Methods: ${upper}`] };
}

function headerAdvice(name: string | undefined): Advice {
  const what = `Access-Control-Allow-Headers does not name ${name ?? 'every header of the request'}`;
  if (name === undefined) return server(what, 'If pages need them, allow its headers.', []);
  const lower = name.toLowerCase();
  // Copied into the page by those who looked for the missing header: it asks for a preflight, and allows nothing.
  if (lower.startsWith('access-control-')) return page(what, `${name} is a header of answers: take it out of the page.`);
  const remedy = `If pages need it, allow the header ${name}.`;
  return server(what, lower === 'authorization' ? `${remedy} * never covers it.` : remedy, [`Access-Control-Allow-Headers: ${name}`]);
}
