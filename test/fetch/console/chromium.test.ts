import assert from 'node:assert/strict';
import { consoleText, thrownText } from '../../../src/fetch/console/console';
import type { FailedRequest } from '../../../src/fetch/console/failed-request';
import type { Failure } from '../../../src/fetch/trace';
import type { Initiator, PageRequest } from '../../../src/fetch/types';
import type { Reason } from '../../../src/http/reason';
import { pageRequest } from '../requests';
import { failedOf, failureOf } from './failures';

const written = (reason: Reason, failure: Partial<Failure> = {}, failed: Partial<FailedRequest> = {}): string => consoleText('chromium', failureOf(reason, failure), failedOf(failed));

const blocked = "Access to fetch at 'https://api.example/x' from origin 'https://app.example' has been blocked by CORS policy: ";
const ofPreflight = "Response to preflight request doesn't pass access control check: ";
const sendIt = ' Have the server send the header with a valid value.';
const withCredentials = ' The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.';
const contains = (what: string): string => `${blocked}The 'Access-Control-Allow-Origin' header contains ${what}`;
const redirected = { firstUrl: 'https://old.example/' };

describe('Chromium says of an answer', () => {
  it('what is missing', () => assert.equal(written('origin missing'), `${blocked}No 'Access-Control-Allow-Origin' header is present on the requested resource.`));
  it('who asked', () => {
    const kinds: Readonly<Record<Initiator, string>> = {
      fetch: 'fetch', xhr: 'XMLHttpRequest', script: 'script', image: 'image', font: 'font', stylesheet: 'CSS stylesheet', video: 'video', preload: 'link element resource', resource: 'resource',
    };
    const initiators: readonly Initiator[] = ['fetch', 'xhr', 'script', 'image', 'font', 'stylesheet', 'video', 'preload', 'resource'];
    for (const initiator of initiators) assert(written('origin missing', {}, { initiator }).startsWith(`Access to ${kinds[initiator]} at 'https://api.example/x' from origin `), initiator);
  });
  it('where a redirect began', () => assert.equal(
    written('origin missing', {}, redirected),
    "Access to fetch at 'https://api.example/x' (redirected from 'https://old.example/') from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  ));
  it('that it is the preflight\'s, unless the words do', () => {
    const exchange = 'preflight';
    assert.equal(written('origin missing', { exchange }), `${blocked}${ofPreflight}No 'Access-Control-Allow-Origin' header is present on the requested resource.`);
    assert.equal(written('status not ok', { exchange, status: 404 }), `${blocked}${ofPreflight}It does not have HTTP ok status.`);
    assert.equal(written('preflight redirected', { exchange }), `${blocked}${ofPreflight}Redirect is not allowed for a preflight request.`);
    assert.equal(written('methods unreadable', { exchange }), `${blocked}Cannot parse Access-Control-Allow-Methods response header field in preflight response.`);
    assert.equal(written('headers unreadable', { exchange }), `${blocked}Cannot parse Access-Control-Allow-Headers response header field in preflight response.`);
    assert.equal(written('method not allowed', { exchange, detail: 'PUT' }), `${blocked}Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`);
    assert.equal(written('header not allowed', { exchange, detail: 'x-a' }), `${blocked}Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.`);
    assert.equal(written('local network denied', { exchange, detail: 'local' }), `${blocked}Permission was denied for this request to access the \`local\` address space.`);
  });
  it('which origin it allows', () => {
    assert.equal(written('origin mismatch', { seen: ['https://b.example'] }), `${blocked}The 'Access-Control-Allow-Origin' header has a value 'https://b.example' that is not equal to the supplied origin.${sendIt}`);
    assert.equal(written('origin mismatch', { seen: ['null'] }), `${blocked}The 'Access-Control-Allow-Origin' header has a value 'null' that is not equal to the supplied origin.${sendIt}`);
    assert.equal(written('origin mismatch', { seen: ['b.example'] }), `${contains("the invalid value 'b.example'.")}${sendIt}`);
    assert.equal(written('origin mismatch', { seen: [''] }), `${contains("the invalid value ''.")}${sendIt}`);
    assert.equal(written('origin mismatch', { seen: ['a', 'b'] }), `${contains("multiple values 'a, b', but only one is allowed.")}${sendIt}`);
    assert.equal(written('origin mismatch', { seen: ['a,b'] }), `${contains("multiple values 'a,b', but only one is allowed.")}${sendIt}`);
    assert.equal(written('origin mismatch', { seen: ['a b'] }), `${contains("multiple values 'a b', but only one is allowed.")}${sendIt}`);
  });
  it('what to do about the header to a fetch alone', () => assert(!written('origin mismatch', { seen: ['null'] }, { initiator: 'xhr' }).includes('Have the server')));
  it('bytes by their number, and reads them as UTF-8', () => {
    assert.equal(written('origin mismatch', { seen: ['https://\u00c3\u00bc.example'] }), `${blocked}The 'Access-Control-Allow-Origin' header has a value 'https://\\u00C3\\u00BC.example' that is not equal to the supplied origin.${sendIt}`);
    assert.equal(written('origin mismatch', { seen: ['https://\u00fc.example'] }), `${contains("the invalid value 'https://\\u00FC.example'.")}${sendIt}`);
    assert.equal(written('origin mismatch', { seen: ['https://b.example/%'] }), `${blocked}The 'Access-Control-Allow-Origin' header has a value 'https://b.example/%' that is not equal to the supplied origin.${sendIt}`);
    assert.equal(written('origin mismatch', { seen: ['\t~'] }), `${contains("the invalid value '\\u0009~'.")}${sendIt}`);
  });
  it('what credentials need', () => {
    const wildcard = "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.";
    const not = "The value of the 'Access-Control-Allow-Credentials' header in the response is 'True' which must be 'true' when the request's credentials mode is 'include'.";
    const ofXhr = blocked.replace('fetch', 'XMLHttpRequest');
    assert.equal(written('wildcard with credentials', { seen: ['*'] }), blocked + wildcard);
    assert.equal(written('credentials not true', { seen: ['True'] }), blocked + not);
    assert.equal(written('wildcard with credentials', { seen: ['*'] }, { initiator: 'xhr' }), ofXhr + wildcard + withCredentials);
    assert.equal(written('credentials not true', { seen: ['True'] }, { initiator: 'xhr' }), ofXhr + not + withCredentials);
  });
});

describe('Chromium says of a redirect', () => {
  const userinfo = `${blocked}Redirect location '' contains a username and password, which is disallowed for cross-origin requests.`;
  const network = (error: string): string => `PUT https://api.example/x net::${error}`;
  it('that it has a user, but not where it stays with the page', () => {
    const own = { url: 'https://app.example/x', firstUrl: 'https://app.example/x' };
    const seen = ['https://u:p@app.example/'];
    assert.equal(written('redirect with credentials', { seen: ['https://u:p@b.example/'] }), userinfo);
    assert.equal(written('redirect with credentials', { seen }), userinfo);
    assert.equal(written('redirect with credentials', { seen: ['https://u:p@b.example/'] }, own), userinfo.replace('api.example', 'app.example'));
    assert.equal(written('redirect with credentials', { seen: ['https://u:p@'] }, own), userinfo.replace('api.example', 'app.example'));
    assert.equal(written('redirect with credentials', { seen }, own), 'TypeError: Failed to fetch');
    assert.equal(written('redirect with credentials', { seen: ['https://u:p@b.example/'] }, { mode: 'no-cors' }), 'TypeError: Failed to fetch');
    assert.equal(written('redirect with credentials', { seen: ['https://u:p@b.example/'], exchange: 'preflight' }), userinfo);
  });
  it('which error of the network it is', () => {
    assert.equal(written('redirect invalid', { seen: ['https://'] }), network('ERR_INVALID_REDIRECT'));
    assert.equal(written('redirect invalid', { seen: ['/a', '/b'] }), network('ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION'));
    assert.equal(written('redirect scheme', { seen: ['data:,x'] }), network('ERR_UNSAFE_REDIRECT'));
    assert.equal(written('too many redirects'), network('ERR_TOO_MANY_REDIRECTS'));
    assert.equal(written('redirect not wanted'), network('ERR_FAILED'));
    assert.equal(written('redirect of stream'), network('ERR_INVALID_ARGUMENT'));
  });
  it('nothing that Firefox alone refuses', () => {
    assert.deepEqual([written('origin header not added'), written('cors disabled')], ['TypeError: Failed to fetch', 'TypeError: Failed to fetch']);
  });
});

describe('Chromium says of a request without an answer', () => {
  it('which error of the network it is', () => {
    const errors = (['no answer', 'proxy authentication', 'resource policy', 'bad port'] as const).map((reason) => written(reason));
    assert.deepEqual(errors, ['ERR_EMPTY_RESPONSE', 'ERR_UNEXPECTED_PROXY_AUTH', 'ERR_BLOCKED_BY_RESPONSE.NotSameOrigin', 'ERR_UNSAFE_PORT'].map((error) => `PUT https://api.example/x net::${error}`));
  });
  it('which schemes there are', () => {
    const schemes = 'Cross origin requests are only supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app.';
    const at = (url: string, more: Partial<FailedRequest> = {}): string => written('scheme not supported', { exchange: 'none' }, { url, firstUrl: url, ...more });
    assert.equal(at('file:///x'), 'Not allowed to load local resource: file:///x');
    assert.equal(at('ftp://b.example/'), 'Fetch API cannot load ftp://b.example/. URL scheme "ftp" is not supported.');
    assert.equal(at('ftp://b.example/', { initiator: 'xhr' }), `Access to XMLHttpRequest at 'ftp://b.example/' from origin 'https://app.example' has been blocked by CORS policy: ${schemes}`);
    for (const url of ['ftp://b.example/', 'file:///x']) {
      assert.equal(at(url, redirected), `Access to fetch at '${url}' (redirected from 'https://old.example/') from origin 'https://app.example' has been blocked by CORS policy: ${schemes}`);
    }
  });
  it('what its mode forbids', () => {
    assert.equal(written('mode same-origin'), 'Fetch API cannot load https://api.example/x. Request mode is "same-origin" but the URL\'s origin is not same as the request origin https://app.example.');
    assert.equal(written('mode same-origin', {}, redirected), 'Unsafe attempt to load URL https://api.example/x from frame with URL https://app.example/. Domains, protocols and ports must match.');
    assert.equal(written('no-cors redirect mode'), 'Fetch API cannot load https://api.example/x. Request mode is "no-cors" but the redirect mode is not "follow".');
  });
  it('which network it would reach', () => {
    assert.equal(written('local network insecure', { detail: 'loopback' }), `${blocked}The request client is not a secure context and the resource is in more-private address space \`loopback\`.`);
    assert.equal(written('local network denied'), `${blocked}Permission was denied for this request to access the \`local\` address space.`);
    assert.equal(written('local network mismatch', { detail: 'loopback', seen: ['local'] }), `${blocked}Request had a target IP address space of \`local\` yet the resource is in address space \`loopback\`.`);
  });
  it('what it is that is mixed content', () => {
    const mixed = (initiator: Initiator): string => written('mixed content', {}, { initiator, url: 'http://b.example/' });
    const says = (what: string): string => `Mixed Content: The page at 'https://app.example/' was loaded over HTTPS, but requested an insecure ${what} 'http://b.example/'. This request has been blocked; the content must be served over HTTPS.`;
    const initiators = ['fetch', 'xhr', 'script', 'image', 'font', 'stylesheet', 'video', 'preload', 'resource'] as const;
    assert.deepEqual(initiators.map(mixed), ['resource', 'XMLHttpRequest endpoint', 'script', 'image', 'font', 'stylesheet', 'video', 'resource', 'resource'].map(says));
  });
});

describe('Chromium throws', () => {
  const thrown = (reason: Reason, detail: string | undefined, partial: Partial<PageRequest>): string => thrownText('chromium', failureOf(reason, { detail, exchange: 'none' }), pageRequest(partial));
  const ofFetch = (words: string): string => `TypeError: Failed to execute 'fetch' on 'Window': ${words}`;
  const xhr = { initiator: 'xhr' } as const;
  it('about a URL', () => {
    assert.equal(thrown('url invalid', undefined, { url: 'https://' }), ofFetch('Failed to parse URL from https://'));
    assert.equal(thrown('url invalid', undefined, { ...xhr, url: 'https://' }), "SyntaxError: Failed to execute 'open' on 'XMLHttpRequest': Invalid URL");
    assert.equal(thrown('url with credentials', undefined, { url: 'https://u@b.example/' }), ofFetch('Request cannot be constructed from a URL that includes credentials: https://u@b.example/'));
  });
  it('about a method', () => {
    assert.equal(thrown('method forbidden', undefined, { method: 'TRACE' }), ofFetch("'TRACE' HTTP method is unsupported."));
    assert.equal(thrown('method forbidden', undefined, { method: 'A B' }), ofFetch("'A B' is not a valid HTTP method."));
    assert.equal(thrown('method forbidden', undefined, { ...xhr, method: 'TRACE' }), "SecurityError: Failed to execute 'open' on 'XMLHttpRequest': 'TRACE' HTTP method is unsupported.");
    assert.equal(thrown('method forbidden', undefined, { ...xhr, method: 'A B' }), "SyntaxError: Failed to execute 'open' on 'XMLHttpRequest': 'A B' is not a valid HTTP method.");
    assert.equal(thrown('method needs cors', undefined, { method: 'PUT' }), ofFetch("'PUT' is unsupported in no-cors mode."));
    assert.equal(thrown('body on get', undefined, {}), ofFetch('Request with GET/HEAD method cannot have body.'));
    assert.equal(thrown('stream needs cors', undefined, {}), ofFetch('If request is made from ReadableStream, mode should be"same-origin" or "cors"'));
  });
  it('about a header', () => {
    const setting = (words: string, error = 'SyntaxError'): string => `${error}: Failed to execute 'setRequestHeader' on 'XMLHttpRequest': ${words}`;
    const beyond = 'String contains non ISO-8859-1 code point.';
    const one = (name: string, value: string) => ({ headers: [['x-0', '0'], [name, value]] }) as const;
    assert.equal(thrown('header invalid', 'a b', one('a b', '1')), ofFetch('Invalid name'));
    assert.equal(thrown('header invalid', 'x-a', one('x-a', '\u0100')), ofFetch(`Failed to read the 'headers' property from 'RequestInit': ${beyond}`));
    assert.equal(thrown('header invalid', 'x-a', one('x-a', '\u00ff\n')), ofFetch('Invalid value'));
    assert.equal(thrown('header invalid', 'a b', { ...xhr, ...one('a b', '1') }), setting("'a b' is not a valid HTTP header field name."));
    assert.equal(thrown('header invalid', 'x-a', { ...xhr, ...one('x-a', '\uffff') }), setting(beyond, 'TypeError'));
    assert.equal(thrown('header invalid', 'x-a', { ...xhr, ...one('x-a', 'a\nb') }), setting("'a\nb' is not a valid HTTP header field value."));
    assert.equal(thrown('header invalid', 'x-a', { ...xhr, headers: [] }), setting("'' is not a valid HTTP header field value."));
  });
  it('what a console shows where nobody caught it', () => assert.equal(written('method forbidden', {}, { method: 'TRACE' }), ofFetch("'TRACE' HTTP method is unsupported.")));
});
