import assert from 'node:assert/strict';
import { consoleText, thrownText } from '../../../src/fetch/console/console';
import type { FailedRequest } from '../../../src/fetch/console/failed-request';
import type { Failure } from '../../../src/fetch/trace';
import type { Initiator, PageRequest } from '../../../src/fetch/types';
import type { Reason } from '../../../src/http/reason';
import { pageRequest } from '../requests';
import { failedOf, failureOf } from './failures';

/** The lines that WebKit prints. */
const printed = (reason: Reason, failure: Partial<Failure> = {}, failed: Partial<FailedRequest> = {}): readonly string[] => consoleText('webkit', failureOf(reason, failure), failedOf(failed)).split('\n');

const closing = 'Fetch API cannot load https://api.example/x due to access control checks.';
const rejection = 'TypeError: Load failed';
const own = { url: 'https://app.example/x', firstUrl: 'https://app.example/x' };
const ownClosing = closing.replace('api.example', 'app.example');
const to = (location: string): Partial<Failure> => ({ seen: [location], location, status: 302 });
const denied = (location: string): string => `Cross-origin redirection to ${location} denied by Cross-Origin Resource Sharing policy: `;

describe('WebKit says of an answer', () => {
  it('what is refused, and of which request', () => {
    const origin = 'Origin https://app.example is not allowed by Access-Control-Allow-Origin. Status code: 404';
    assert.deepEqual(printed('origin missing', { status: 404 }), [origin, closing]);
    assert.deepEqual(printed('origin mismatch', { status: 404, seen: ['https://b.example'] }), [origin, closing]);
    for (const seen of [['a', 'b'], ['a,b']]) assert.deepEqual(printed('origin mismatch', { seen }), ['Access-Control-Allow-Origin cannot contain more than one origin.', closing]);
    assert.deepEqual(printed('wildcard with credentials', { seen: ['*'] }), ['Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.', closing]);
    assert.deepEqual(printed('credentials not true'), ['Credentials flag is true, but Access-Control-Allow-Credentials is not "true".', closing]);
  });
  it('the origin that the request told', () => {
    assert.equal(printed('origin missing', {}, { toldOrigin: 'null' })[0], 'Origin null is not allowed by Access-Control-Allow-Origin. Status code: 200');
  });
  it('what the preflight does not allow', () => {
    const exchange = 'preflight';
    assert.deepEqual(printed('status not ok', { exchange, status: 404 }), ['Preflight response is not successful. Status code: 404', closing]);
    assert.deepEqual(printed('preflight redirected', { exchange, status: 307 }), ['Preflight response is not successful. Status code: 307', closing]);
    assert.deepEqual(printed('methods unreadable', { exchange, seen: ['A B'] }), ['Header Access-Control-Allow-Methods has an invalid value: A B', closing]);
    assert.deepEqual(printed('headers unreadable', { exchange, seen: ['a b', 'c'] }), ['Header Access-Control-Allow-Headers has an invalid value: a b, c', closing]);
    assert.deepEqual(printed('method not allowed', { exchange, detail: 'PUT' }), ['Method PUT is not allowed by Access-Control-Allow-Methods.', closing]);
    assert.deepEqual(printed('header not allowed', { exchange, detail: 'x-a' }), ['Request header field x-a is not allowed by Access-Control-Allow-Headers.', closing]);
    assert.deepEqual(printed('no answer', { exchange, status: undefined }), ['Connection terminated unexpectedly', closing]);
  });
  it('who asked, in the second line', () => {
    const second: Readonly<Record<Initiator, readonly string[]>> = {
      fetch: [closing], xhr: ['XMLHttpRequest cannot load https://api.example/x due to access control checks.'], resource: ['EventSource cannot load https://api.example/x due to access control checks.'],
      image: ['Cannot load image https://api.example/x due to access control checks.'], script: ['Cross-origin script load denied by Cross-Origin Resource Sharing policy.'],
      font: [], stylesheet: [], video: [], preload: [],
    };
    const initiators: readonly Initiator[] = ['fetch', 'xhr', 'resource', 'image', 'script', 'font', 'stylesheet', 'video', 'preload'];
    for (const initiator of initiators) assert.deepEqual(printed('credentials not true', {}, { initiator }).slice(1), second[initiator], initiator);
  });
});

describe('WebKit says of a redirect', () => {
  it('where an answer leads that is refused, without its user', () => {
    const because = 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".';
    assert.deepEqual(printed('credentials not true', { location: '/y' }), [denied('https://api.example/y') + because, closing]);
    assert.deepEqual(printed('credentials not true', { location: 'https://u:p@b.example/@' }), [denied('https://b.example/@') + because, closing]);
    for (const location of ['https://b.example/a@b', 'https://b.example/?https://u@c', 'https://b.example/#a@b']) {
      assert.deepEqual(printed('credentials not true', { location }), [denied(location) + because, closing]);
    }
    assert.deepEqual(printed('credentials not true', { location: 'https://u:p@' }), [`${denied('https://')}${because}`, closing]);
    assert.deepEqual(printed('credentials not true', { location: '' }), [because, closing]);
  });
  it('that it has a user', () => assert.deepEqual(
    printed('redirect with credentials', { seen: ['https://u:p@b.example/'] }),
    [`${denied('https://b.example/')}redirection URL https://u:p@b.example/ has credentials`, closing],
  ));
  it('which schemes are not followed', () => {
    const noScheme = 'not allowed to follow a cross-origin CORS redirection with non CORS scheme';
    assert.deepEqual(printed('redirect scheme', to('data:,x')), [`${denied('data:,x')}${noScheme}`, closing]);
    assert.deepEqual(printed('redirect scheme', to('file:///x')), [`${denied('file:///x')}${noScheme}`, closing]);
    assert.deepEqual(printed('redirect scheme', to('blob:x')), [`${denied('blob:x')}${noScheme}`, closing]);
    assert.deepEqual(printed('redirect scheme', to('data:,x'), own), [`${denied('data:,x')}${noScheme}`, ownClosing]);
    assert.deepEqual(printed('redirect scheme', { seen: ['FTP://b.example/'] }), ['FTP URLs are disabled', closing]);
    assert.deepEqual(printed('redirect scheme', { seen: ['FILE:///x'] }, own), ['Not allowed to load local resource: file:///x', ownClosing]);
    assert.deepEqual(printed('redirect scheme', { seen: ['blob:x'] }, own), ['Redirection to URL with a scheme that is not HTTP(S).', 'Fetch API cannot load blob:x due to access control checks.']);
    assert.deepEqual(printed('redirect scheme', {}), [`${denied('https://api.example/x')}${noScheme}`, closing]);
  });
  it('that it leads to no URL', () => {
    const noScheme = `${denied('https://')}not allowed to follow a cross-origin CORS redirection with non CORS scheme`;
    assert.deepEqual(printed('redirect invalid', { seen: ['https://'] }), [noScheme, closing]);
    assert.deepEqual(printed('redirect invalid', { seen: ['https://'] }, own), [rejection]);
    assert.deepEqual(printed('redirect invalid', { seen: [''] }), [rejection]);
    assert.deepEqual(printed('redirect invalid', { seen: ['https://'], exchange: 'preflight', status: 302 }), ['Preflight response is not successful. Status code: 302', closing]);
  });
  it('that it is not wanted, or one too many', () => {
    assert.deepEqual(printed('too many redirects'), ['Load cannot follow more than 20 redirections', closing]);
    assert.deepEqual(printed('redirect not wanted'), ['Not allowed to follow a redirection while loading https://api.example/x', closing]);
    assert.deepEqual(printed('no-cors redirect mode'), ['No-Cors mode requires follow redirect mode', 'Not allowed to request resource', closing]);
  });
});

describe('WebKit says of a request without an answer', () => {
  it('why it is not sent', () => {
    const url = 'http://b.example:6000/';
    assert.deepEqual(printed('mixed content', {}, { url }), [
      `[blocked] The page at https://app.example/ requested insecure content from ${url}. This content was blocked and must be served over HTTPS.`, `Fetch API cannot load ${url} due to access control checks.`,
    ]);
    assert.deepEqual(printed('mixed content', {}, { url, origin: 'null' })[0], `[blocked] The page at null requested insecure content from ${url}. This content was blocked and must be served over HTTPS.`);
    assert.deepEqual(printed('bad port', {}, { url }), [`Not allowed to use restricted network port 6000: ${url}`]);
    assert.deepEqual(printed('scheme not supported'), ['Cross origin requests are only supported for HTTP.', closing]);
    assert.deepEqual(printed('resource policy'), ["Cancelled load to https://api.example/x because it violates the resource's Cross-Origin-Resource-Policy response header.", closing]);
  });
  it('that it is another origin\'s', () => {
    assert.deepEqual(printed('mode same-origin'), ['Fetch API cannot load https://api.example/x.']);
    assert.deepEqual(printed('mode same-origin', {}, { firstUrl: 'https://app.example/' }), [
      'Unsafe attempt to load URL https://api.example/x from origin https://app.example. Domains, protocols and ports must match.', closing,
    ]);
  });
  it('nothing about what it has no words for', () => {
    const reasons = ['no answer', 'proxy authentication', 'redirect of stream', 'local network insecure', 'local network denied', 'local network mismatch', 'origin header not added', 'cors disabled'] as const;
    for (const reason of reasons) assert.deepEqual(printed(reason, { location: '/y' }), [rejection], reason);
  });
});

describe('WebKit throws', () => {
  const thrown = (reason: Reason, detail?: string, partial: Partial<PageRequest> = {}): string => thrownText('webkit', failureOf(reason, { detail, exchange: 'none' }), pageRequest(partial));
  it('about URL, method and body', () => {
    for (const reason of ['url invalid', 'url with credentials'] as const) assert.equal(thrown(reason), 'TypeError: URL is not valid or contains user credentials.');
    assert.equal(thrown('method forbidden', undefined, { method: 'TRACE' }), 'TypeError: Method is forbidden.');
    assert.equal(thrown('method forbidden', undefined, { method: 'A B' }), 'TypeError: Method is not a valid HTTP token.');
    assert.equal(thrown('method needs cors'), 'TypeError: Method must be GET, POST or HEAD in no-cors mode.');
    assert.equal(thrown('body on get', undefined, { method: 'HEAD' }), "TypeError: Request has method 'HEAD' and cannot have a body");
    for (const reason of ['stream not supported', 'stream needs cors'] as const) assert.equal(thrown(reason), 'NotSupportedError: ReadableStream uploading is not supported');
  });
  it('about a header', () => {
    assert.equal(thrown('header invalid', 'a b', { headers: [['a b', '1']] }), "TypeError: Invalid header name: 'a b'");
    assert.equal(thrown('header invalid', 'x-a', { headers: [['x-a', 'a\nb']] }), "TypeError: Header 'x-a' has invalid value: 'a\nb'");
    assert.equal(thrown('header invalid', 'a b', { headers: [['a b', '\u0100']] }), 'TypeError: Type error');
    assert.equal(thrown('header invalid'), "TypeError: Invalid header name: ''");
  });
});
