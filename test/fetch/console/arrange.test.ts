import assert from 'node:assert/strict';
import { readConsole, type ConsoleMessage } from '../../../src/fetch/console/read';

type Told = readonly [what: string, url: string | undefined, status?: number | undefined, method?: string | undefined];

/** Of every message its first reason, or that it is hidden; then URL, status and method as far as the text tells the last two. */
function told(...lines: readonly string[]): readonly Told[] {
  return readConsole(lines.join('\n')).map(({ kind, reasons: [reason], url, status, method }) => {
    const what = reason ?? kind;
    if (method !== undefined) return [what, url, status, method];
    return status === undefined ? [what, url] : [what, url, status];
  });
}

const texts = (...lines: readonly string[]): readonly string[] => readConsole(lines.join('\n')).map(({ text }) => text);

const a = 'https://a.example/';
const b = 'https://b.example/';
const refused = (status: number) => `Origin https://app.example is not allowed by Access-Control-Allow-Origin. Status code: ${String(status)}`;
const closing = (url: string) => `Fetch API cannot load ${url} due to access control checks.`;
const echo = (status: number) => `Failed to load resource: ${refused(status)}`;

describe('WebKit\'s two lines', () => {
  it('are one message, in either order', () => {
    assert.deepEqual(told(refused(200), closing(a), refused(404), closing(b)), [['origin missing', a, 200], ['origin missing', b, 404]]);
    assert.deepEqual(told(closing(a), refused(200), closing(b), refused(404)), [['origin missing', a, 200], ['origin missing', b, 404]]);
    assert.deepEqual(texts(closing(a), refused(200)), [`${closing(a)}\n${refused(200)}`]);
  });
  it('belong together from the last on, where there are more of one', () => {
    assert.deepEqual(told(refused(200), refused(404), closing(a)), [['origin missing', undefined, 200], ['origin missing', a, 404]]);
    assert.deepEqual(told(refused(200), closing(a), closing(b)), [['origin missing', b, 200], ['hidden', a]]);
    assert.deepEqual(told(refused(200), refused(404), closing(a), closing(b)), [['origin missing', a, 200], ['origin missing', b, 404]]);
    assert.deepEqual(told(closing(a), refused(200), closing(b)), [['hidden', a], ['origin missing', b, 200]]);
    assert.deepEqual(told(refused(200), closing(a), refused(404)), [['origin missing', a, 200], ['origin missing', undefined, 404]]);
  });
  it('do not where both name a request, and not the same', () => {
    const insecure = (url: string) => `[blocked] The page at https://app.example/ was not allowed to run insecure content from ${url}`;
    assert.deepEqual(told(insecure(a), closing(a)), [['mixed content', a]]);
    const unsafe = (url: string) => `Unsafe attempt to load URL ${url} from origin https://app.example. Domains, protocols and ports must match.`;
    assert.deepEqual(told(unsafe(a), closing(a)), [['mode same-origin', a]]);
    assert.deepEqual(told(unsafe(a), 'Cross-origin script load denied by Cross-Origin Resource Sharing policy.'), [['mode same-origin', a]]);
    assert.deepEqual(told(unsafe(a), closing(b)), [['hidden', b]]);
    assert.deepEqual(told('Cancelled load to https://a.example/ because it violates the resource\'s Cross-Origin-Resource-Policy response header.', closing(a)), [['resource policy', a]]);
  });
  it('may be one line, of access control or of anything else', () => {
    assert.deepEqual(readConsole(closing(a)).map(withoutText), [{
      kind: 'hidden', engine: 'webkit', reasons: [], exchange: undefined, initiator: 'fetch', origin: undefined, url: a, redirectedFrom: undefined, method: undefined, detail: undefined, seen: undefined, status: undefined,
    }]);
    assert.deepEqual(readConsole(`Fetch API cannot load ${a}.`).map(withoutText), [{
      kind: 'refusal', engine: 'webkit', reasons: ['mode same-origin'], exchange: 'none', initiator: 'fetch', origin: undefined, url: a, redirectedFrom: undefined, method: undefined, detail: undefined, seen: undefined, status: undefined,
    }]);
  });
  it('are WebKit\'s alone', () => {
    const missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
    assert.deepEqual(told(missing, closing(a)), [['origin missing', undefined], ['hidden', a]]);
    assert.deepEqual(told(closing(a), missing), [['hidden', a], ['origin missing', undefined]]);
    assert.deepEqual(texts('TypeError: Load failed', closing(a)), [closing(a).slice(0, -1)]);
  });
  it('are repeated as a resource that failed to load', () => {
    assert.deepEqual(told(refused(200), closing(a), echo(200)), [['origin missing', a, 200]]);
    assert.deepEqual(told(echo(200), echo(200)), [['origin missing', undefined, 200]]);
    assert.deepEqual(told(closing(a), echo(200)), [['origin missing', a, 200]]);
    assert.deepEqual(told(refused(200), closing(a), 'Failed to load resource: Preflight response is not successful. Status code: 403', closing(b)), [['origin missing', a, 200], ['status not ok', b, 403]]);
  });
  it('are quoted with what stands between them, unless that is long', () => {
    const short = 'x'.repeat(150);
    const [most, long] = ['x'.repeat(199), 'x'.repeat(200)];
    assert.deepEqual(texts(refused(200), most, closing(a)), [`${refused(200)}\n${most}\n${closing(a)}`.slice(0, -1)]);
    assert.deepEqual(texts(refused(200), short, closing(a)), [`${refused(200)}\n${short}\n${closing(a)}`.slice(0, -1)]);
    assert.deepEqual(texts(refused(200), long, closing(a)), [`${refused(200)}\n${closing(a)}`.slice(0, -1)]);
  });
});

const chromium = (url: string, kind = 'fetch') => `Access to ${kind} at '${url}' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`;

describe('lines of the network', () => {
  it('lend method and status to the message about their request', () => {
    assert.deepEqual(told(chromium(a), `GET ${a} net::ERR_FAILED 404`), [['origin missing', a, 404, 'GET']]);
    assert.deepEqual(told(`GET ${a} net::ERR_FAILED 404`, chromium(a)), [['origin missing', a, 404, 'GET']]);
  });
  it('are each about the next request to their URL, and then about the last', () => {
    const lines = ['GET', 'PUT', 'PATCH'].map((method, index) => `${method} ${a} net::ERR_FAILED ${String(401 + index)}`);
    assert.deepEqual(told(chromium(a), chromium(a, 'XMLHttpRequest'), ...lines), [['origin missing', a, 401, 'GET'], ['origin missing', a, 402, 'PUT']]);
  });
  it('say no more of a request that is explained', () => {
    assert.deepEqual(told(chromium(a), `GET ${a} net::ERR_FAILED 404`, `PUT ${a} net::ERR_CONNECTION_REFUSED`), [['origin missing', a, 404, 'GET']]);
  });
  it('know a redirected request by its first URL', () => {
    const line = chromium(a).replace(' from origin', ` (redirected from '${b}') from origin`);
    assert.deepEqual(told(line, `GET ${b} net::ERR_FAILED 200`, `GET ${a} net::ERR_FAILED 404`), [['origin missing', a, 200, 'GET']]);
  });
  it('are messages themselves about any other, if they tell why or nothing else does', () => {
    assert.deepEqual(told(chromium(a), `GET ${b} net::ERR_FAILED`), [['origin missing', a]]);
    assert.deepEqual(told(chromium(a), `GET ${b} net::ERR_CONNECTION_REFUSED`), [['origin missing', a], ['no answer', b, undefined, 'GET']]);
    assert.deepEqual(told(`GET ${b} net::ERR_CONNECTION_REFUSED`, chromium(a)), [['no answer', b, undefined, 'GET'], ['origin missing', a]]);
    assert.deepEqual(told(`GET ${a} net::ERR_FAILED`, `GET ${b} net::ERR_FAILED`), [['hidden', a, undefined, 'GET'], ['hidden', b, undefined, 'GET']]);
    assert.deepEqual(told(`Blocked loading mixed active content “${a}”`, `GET ${b} net::ERR_FAILED`), [['mixed content', a], ['hidden', b, undefined, 'GET']]);
    assert.deepEqual(told('TypeError: Failed to fetch', `GET ${b} net::ERR_FAILED`), [['hidden', b, undefined, 'GET']]);
    assert.deepEqual(told(chromium(a), 'net::ERR_FAILED'), [['origin missing', a]]);
  });
  it('lend nothing to the message of another browser', () => {
    assert.deepEqual(told(`Blocked loading mixed active content “${a}”`, `GET ${a} net::ERR_UNSAFE_PORT`), [['mixed content', a], ['bad port', a, undefined, 'GET']]);
  });
  it('do not replace what the message itself tells', () => {
    const method = chromium(a).replace(/No 'Access.*/, 'Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.');
    assert.deepEqual(told(method, `GET ${a} net::ERR_FAILED`), [['method not allowed', a, undefined, 'PUT']]);
  });
});

describe('what a script caught', () => {
  const caught = 'Uncaught (in promise) TypeError: Failed to fetch';
  it('says nothing beside what tells more', () => {
    assert.deepEqual(told(chromium(a), caught), [['origin missing', a]]);
    assert.deepEqual(told(chromium(a), `Http failure response for ${a}: 0 Unknown Error`), [['origin missing', a]]);
    assert.deepEqual(told(closing(a), 'TypeError: Load failed'), [['hidden', a]]);
  });
  it('says that another request failed', () => {
    assert.deepEqual(told(chromium(a), `Http failure response for ${b}: 0 Unknown Error`), [['origin missing', a], ['hidden', b]]);
  });
  it('is told where there is nothing else', () => {
    assert.deepEqual(told(caught), [['hidden', undefined]]);
    assert.deepEqual(told('TypeError: Load failed', caught), [['hidden', undefined], ['hidden', undefined]]);
  });
});

describe('a message that stands there twice', () => {
  it('is quoted as it stands first', () => {
    assert.deepEqual(texts('Reason: CORS disabled', 'and', "Reason: 'CORS disabled'", 'Reason: CORS disabled).'), ['Reason: CORS disabled']);
  });
});

function withoutText(message: ConsoleMessage): Partial<ConsoleMessage> {
  return Object.fromEntries(Object.entries(message).filter(([key]) => key !== 'text'));
}
