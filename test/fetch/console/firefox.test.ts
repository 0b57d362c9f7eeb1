import assert from 'node:assert/strict';
import { consoleText, thrownText } from '../../../src/fetch/console/console';
import type { FailedRequest } from '../../../src/fetch/console/failed-request';
import { readConsole } from '../../../src/fetch/console/read';
import { firefox } from '../../../src/fetch/engines';
import { fetchInBrowser } from '../../../src/fetch/fetch';
import type { Failure } from '../../../src/fetch/trace';
import type { PageRequest } from '../../../src/fetch/types';
import type { Reason } from '../../../src/http/reason';
import { answerOf, page, pageRequest } from '../requests';
import { failedOf, failureOf } from './failures';

const url = 'https://api.example/';
const any = { 'Access-Control-Allow-Origin': '*' };
const own = { 'Access-Control-Allow-Origin': page };

/** What Firefox prints about a request whose every answer is this one; lines without what they all begin with. */
function printed(partial: Partial<PageRequest>, lines: Readonly<Record<string, string>> = {}, status = 200): readonly string[] {
  const { verdict } = fetchInBrowser(pageRequest(partial), () => answerOf(lines, status), { engine: firefox });
  assert(verdict.kind === 'refused' || verdict.kind === 'throws', verdict.kind);
  return verdict.console.split('\n').map((line) => line.replace('Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ', '@ '));
}

const missing = (code: number, at = url) => `@ ${at}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: ${String(code)}.`;
const added = (at = url) => `@ ${at}. (Reason: CORS request did not succeed). Status code: (null).`;
const rejection = 'TypeError: NetworkError when attempting to fetch resource.';
const to = (location: string, more = any) => ({ ...more, Location: location });

describe('Firefox adds that a request did not succeed', () => {
  it('not behind the answer that was refused', () => assert.deepEqual(printed({}), [missing(200)]));
  it('behind a preflight', () => {
    assert.deepEqual(printed({ method: 'PUT' }), [missing(200), added()]);
    assert.deepEqual(printed({ method: 'PUT' }, own, 404), [`@ ${url}. (Reason: CORS preflight response did not succeed). Status code: 404.`, added()]);
  });
  it('behind an answer that leads elsewhere and would be followed', () => {
    assert.deepEqual(printed({}, to('/x', { 'Access-Control-Allow-Origin': 'null' }), 302), [`@ ${url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘null’).`, added()]);
    assert.deepEqual(printed({}, {}, 302), [missing(302)]);
    for (const redirect of ['manual', 'error'] as const) assert.deepEqual(printed({ redirect }, { Location: '/x' }, 302), [missing(302)]);
  });
  it('twice behind a preflight that leads elsewhere, but says the status of one that may', () => {
    assert.deepEqual(printed({ method: 'PUT' }, { Location: '/x' }, 307), [missing(307), added(), added()]);
    assert.deepEqual(printed({ method: 'PUT' }, to('/x'), 307), [
      `@ ${url}. (Reason: CORS request external redirect not allowed).`, `@ ${url}. (Reason: CORS preflight response did not succeed). Status code: 307.`, added(),
    ]);
  });
  it('and nothing else of a redirect that no browser follows', () => {
    for (const location of ['https://', 'https://u:p@api.example/x', 'https://b.example:6000/', 'ws://b.example/']) assert.deepEqual(printed({}, to(location), 302), [added()], location);
    assert.deepEqual(printed({ url: `${page}/` }, to('https://b.example:6000/'), 302), [added(`${page}/`)]);
    assert.deepEqual(printed({}, to('/#x'), 302), [added(`${url}#x`)]);
  });
  it('behind where a redirect led', () => {
    assert.deepEqual(printed({}, to('data:,x'), 302), ['Redirecting to data: URI not allowed (Blocked loading of: “data:,x”)', added()]);
    assert.deepEqual(printed({}, to('file:///x'), 302), [`Security Error: Content at ${url} may not load or link to file:///x.`, added()]);
    assert.deepEqual(printed({}, to('blob:x'), 302), [`Security Error: Content at ${url} may not load data from blob:x.`, added()]);
    assert.deepEqual(printed({}, to('ftp://b.example/'), 302), ['@ ftp://b.example/. (Reason: CORS request not http).', added()]);
    assert.deepEqual(printed({}, to('about:blank'), 302), ['@ about:blank. (Reason: CORS request not http).', added()]);
    assert.deepEqual(printed({}, to('http://b.example/'), 302), ['Blocked loading mixed active content “http://b.example/”', added()]);
  });
  it('not where the page\'s own origin redirects', () => {
    const own = (location: string) => printed({ url: `${page}/` }, { Location: location }, 302);
    assert.deepEqual(own('data:,x'), ['Redirecting to data: URI not allowed (Blocked loading of: “data:,x”)']);
    assert.deepEqual(own('ftp://b.example/'), ['@ ftp://b.example/. (Reason: CORS request not http).']);
    for (const location of ['https://', 'blob:x', 'ws://b.example/', 'javascript:1', '/']) assert.deepEqual(own(location), [rejection], location);
  });
});

describe('Firefox prints nothing', () => {
  it('about a redirect that was not wanted, a port, and what shows nothing anyway', () => {
    assert.deepEqual(printed({ redirect: 'error' }, to('/x'), 302), [rejection]);
    assert.deepEqual(printed({ url: 'https://api.example:6000/' }), [rejection]);
    assert.deepEqual(printed({ mode: 'no-cors', redirect: 'manual' }), [rejection]);
    assert.deepEqual(printed({ mode: 'no-cors' }, to('/x'), 302), [rejection]);
    assert.deepEqual(printed({ url: 'ws://api.example/' }), [rejection]);
  });
  it('but about other schemes it does', () => {
    assert.deepEqual(printed({ url: 'javascript:1' }), ['@ javascript:1. (Reason: CORS request not http).']);
    assert.deepEqual(printed({ url: 'file:///x' }), [`Security Error: Content at ${page}/ may not load or link to file:///x.`]);
  });
});

describe('Firefox shows bytes', () => {
  const shown = (value: string) => /match ‘(.*)’/.exec(printed({}, { 'Access-Control-Allow-Origin': value })[0] ?? '')?.[1];
  it('as UTF-8, or as none', () => {
    assert.deepEqual(['b\u00c3\u00bccher', 'b\u00fccher', '\u00e2\u0082\u00ac', '\u00f0\u009f\u0098\u0080', '\u00e0\u0080\u0080', '\u00c3x'].map(shown), ['bücher', 'b\ufffdcher', '€', '😀', '\ufffd', '\ufffdx']);
  });
  it('of a name in lower case, and up to a NUL', () => {
    assert.deepEqual(printed({ headers: [['X-\u00c4', '1']] }), ['TypeError: Window.fetch: x-\ufffd is an invalid header name.']);
    assert.deepEqual(printed({ headers: [['X-A', 'a\0b']] }), ['TypeError: Window.fetch: a is an invalid header value.']);
    assert.deepEqual(printed({ method: 'P\u00dcT\0' }), ['TypeError: Window.fetch: Invalid request method P\ufffdT.']);
  });
});

describe('the lines of Firefox about one request', () => {
  const blocked = (reason: string, at = url) => `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${at}. (Reason: ${reason}`;
  const vague = blocked('CORS request did not succeed). Status code: (null).');
  const told = (...lines: readonly string[]) => readConsole(lines.join('\n')).map(({ reasons, url: at, status }) => [reasons[0], at, status]);

  it('are one message', () => {
    assert.deepEqual(told(blocked('CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 404.'), vague, vague), [['origin missing', url, 404]]);
    assert.deepEqual(told(blocked('CORS request external redirect not allowed).'), blocked('CORS preflight response did not succeed). Status code: 307.'), vague), [['preflight redirected', url, 307]]);
  });
  it('are one message in either order, about who redirected', () => {
    const lines = ['Redirecting to data: URI not allowed (Blocked loading of: “data:,x”)', vague];
    assert.deepEqual([told(...lines), told(...lines.toReversed())], [[['redirect scheme', url, undefined]], [['redirect scheme', url, undefined]]]);
    assert.deepEqual(told('Blocked loading mixed active content “http://b.example/”', vague), [['mixed content', 'http://b.example/', undefined]]);
  });
  it('are quoted whole, in the order in which they stand', () => {
    const redirecting = 'Redirecting to data: URI not allowed (Blocked loading of: “data:,x';
    const texts = (...lines: readonly string[]) => readConsole(lines.join('\n')).map(({ text }) => text);
    assert.deepEqual(texts(`${redirecting}”)`, vague), [`${redirecting}”)\n${vague}`]);
    assert.deepEqual(texts(vague, `${redirecting}”)`), [`${vague}\n${redirecting}”)`]);
    assert.deepEqual(texts(blocked('CORS disabled).'), vague), [blocked('CORS disabled).')]);
  });
  it('are two where one names no request, or is another browser\'s', () => {
    const unnamed = 'Reason: CORS request did not succeed';
    assert.deepEqual(told('Reason: CORS disabled', unnamed).map(([reason]) => reason), ['cors disabled', 'no answer']);
    assert.deepEqual(told('Redirecting to data: URI not allowed (Blocked loading of: “data:,x”)', unnamed).map(([reason]) => reason), ['redirect scheme', 'no answer']);
    const chromium = (reason: string) => `Access to fetch at '${url}' from origin 'https://app.example' has been blocked by CORS policy: ${reason}`;
    const status = blocked('CORS preflight response did not succeed). Status code: 307.');
    assert.deepEqual(told(chromium('Redirect is not allowed for a preflight request.'), status).map(([reason]) => reason), ['preflight redirected', 'status not ok']);
    assert.deepEqual(told(blocked('CORS request external redirect not allowed).'), chromium('It does not have HTTP ok status.')).map(([reason]) => reason), ['preflight redirected', 'status not ok']);
    assert.deepEqual(told(blocked('CORS request external redirect not allowed).'), blocked('CORS disabled).')).map(([reason]) => reason), ['preflight redirected', 'cors disabled']);
    assert.deepEqual(told(blocked('CORS disabled).'), `GET ${url} net::ERR_CONNECTION_REFUSED`).map(([reason]) => reason), ['cors disabled', 'no answer']);
    assert.deepEqual(told(chromium('It does not have HTTP ok status.'), vague).map(([reason]) => reason), ['status not ok', 'no answer']);
  });
  it('may have others between them', () => {
    const other = blocked('CORS disabled).', 'https://b.example/');
    assert.deepEqual(told(blocked('CORS disabled).'), other, vague).map(([, at]) => at), [url, 'https://b.example/']);
    assert.deepEqual(told(vague, other).map(([reason]) => reason), ['no answer', 'cors disabled']);
  });
  it('are two where they are about two', () => {
    const other = blocked('CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.', 'https://b.example/');
    assert.deepEqual(told(other, vague).map(([reason]) => reason), ['origin missing', 'no answer']);
    assert.deepEqual(told(blocked('CORS request external redirect not allowed).'), blocked('CORS preflight response did not succeed). Status code: 404.', 'https://b.example/')).map(([reason]) => reason), ['preflight redirected', 'status not ok']);
  });
});

describe('Firefox\'s words', () => {
  /** Its first line about a request that failed, without what most begin with. */
  const first = (reason: Reason, failure: Partial<Failure> = {}, failed: Partial<FailedRequest> = {}): string | undefined =>
    consoleText('firefox', failureOf(reason, failure), failedOf(failed)).split('\n')[0]?.replace('Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/x. (Reason: ', '@ ');
  const thrown = (reason: Reason, detail?: string, partial: Partial<PageRequest> = {}): string => thrownText('firefox', failureOf(reason, { detail, exchange: 'none' }), pageRequest(partial));

  it('about an answer', () => {
    assert.equal(first('origin missing'), '@ CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.');
    assert.equal(first('origin missing', { status: undefined }), '@ CORS header ‘Access-Control-Allow-Origin’ missing). Status code: .');
    assert.equal(first('origin mismatch', { seen: ['a,b'] }), '@ CORS header ‘Access-Control-Allow-Origin’ does not match ‘a,b’).');
    assert.equal(first('origin mismatch', { seen: ['a, https://b.example'] }), '@ CORS header ‘Access-Control-Allow-Origin’ does not match ‘a, https://b.example’).');
    assert.equal(first('origin mismatch', { seen: ['a', 'b'] }), '@ Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).');
    assert.equal(first('wildcard with credentials'), 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘https://api.example/x’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).');
    assert.equal(first('credentials not true'), '@ expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).');
    assert.equal(first('resource policy'), 'The resource at “https://api.example/x” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#');
  });
  it('about a preflight', () => {
    const exchange = 'preflight';
    assert.equal(first('preflight redirected', { exchange }), '@ CORS request external redirect not allowed).');
    assert.equal(first('status not ok', { exchange, status: 404 }), '@ CORS preflight response did not succeed). Status code: 404.');
    assert.equal(first('methods unreadable', { exchange, seen: ['PUT, ,\tA B ', 'C D'] }), '@ invalid token ‘A B’ in CORS header ‘Access-Control-Allow-Methods’).');
    assert.equal(first('headers unreadable', { exchange, seen: ['x-a', 'x b'] }), '@ invalid token ‘x b’ in CORS header ‘Access-Control-Allow-Headers’).');
    assert.equal(first('headers unreadable', { exchange, seen: ['x-a', ''] }), '@ invalid token ‘x-a, ’ in CORS header ‘Access-Control-Allow-Headers’).');
    assert.equal(first('method not allowed', { exchange, detail: 'PUT' }), '@ Did not find method in CORS header ‘Access-Control-Allow-Methods’).');
    assert.equal(first('header not allowed', { exchange, detail: 'x-a' }), '@ header ‘x-a’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).');
  });
  it('about what none was asked for', () => {
    for (const reason of ['no answer', 'proxy authentication', 'too many redirects', 'redirect of stream', 'local network denied', 'local network insecure', 'local network mismatch'] as const) {
      assert.equal(first(reason), '@ CORS request did not succeed). Status code: (null).', reason);
    }
    assert.equal(first('mode same-origin'), 'Security Error: Content at https://app.example/ may not load data from https://api.example/x.');
    assert.equal(first('origin header not added'), '@ CORS header ‘Origin’ cannot be added).');
    assert.equal(first('cors disabled'), '@ CORS disabled).');
    assert.equal(first('redirect with credentials', {}, { mode: 'no-cors' }), rejection);
    assert.equal(first('redirect scheme', { seen: ['BLOB:x'] }, { asked: { href: url, isCors: false } }), rejection);
    assert.equal(first('redirect scheme', { seen: ['ftp:x'] }, { asked: { href: url, isCors: false } }), 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ftp://x/. (Reason: CORS request not http).');
    assert.equal(first('redirect scheme', { seen: ['BLOB:x'] }, { asked: undefined }), 'Security Error: Content at https://api.example/x may not load data from blob:x.');
    assert.equal(first('scheme not supported', {}, { url: 'javascript:1', asked: { href: url, isCors: true } }), added().replace('@', 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at'));
    for (const at of ['ws://b.example/', 'wss://b.example/']) assert.equal(first('scheme not supported', {}, { url: at, asked: undefined }), rejection, at);
  });
  it('of what a constructor throws', () => {
    const says = (words: string): string => `TypeError: Window.fetch: ${words}`;
    assert.equal(thrown('url invalid', undefined, { url: 'https://' }), says('https:// is not a valid URL.'));
    assert.equal(thrown('url with credentials', undefined, { url: 'https://u@b.example/' }), says('https://u@b.example/ is an url with embedded credentials.'));
    for (const reason of ['method forbidden', 'method needs cors'] as const) assert.equal(thrown(reason, undefined, { method: 'TRACE' }), says('Invalid request method TRACE.'));
    assert.equal(thrown('header invalid', 'A b', { headers: [['A b', '1']] }), says('a b is an invalid header name.'));
    assert.equal(thrown('header invalid', 'x-a', { headers: [['x-a', '\u0100']] }), says('Cannot convert value in record<ByteString, ByteString> branch of (sequence<sequence<ByteString>> or record<ByteString, ByteString>) to ByteString'));
    assert.equal(thrown('header invalid', 'x-a', { headers: [['x-a', 'a\nb']] }), says('a\nb is an invalid header value.'));
    assert.equal(thrown('body on get'), says('HEAD or GET Request cannot have a body.'));
    for (const reason of ['stream needs cors', 'stream not supported'] as const) assert.equal(thrown(reason), rejection);
  });
});
