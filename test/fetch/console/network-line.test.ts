import assert from 'node:assert/strict';
import { readConsole } from '../../../src/fetch/console/read';

/** What a text tells of requests. */
const told = (text: string) => readConsole(text).map(({ kind, reasons, method, url, status, text: excerpt }) => [kind, ...reasons, method, url, status, excerpt]);

describe('a line of Chromium\'s network stack', () => {
  it('tells method, URL and status', () => {
    assert.deepEqual(told('a.js:1 GET https://a.example/ net::ERR_CONNECTION_REFUSED'), [['refusal', 'no answer', 'GET', 'https://a.example/', undefined, 'GET https://a.example/ net::ERR_CONNECTION_REFUSED']]);
    assert.deepEqual(told('PUT https://a.example/ net::ERR_FAILED 404 (Not Found)'), [['hidden', 'PUT', 'https://a.example/', 404, 'PUT https://a.example/ net::ERR_FAILED']]);
    assert.deepEqual(told('PUT https://a.example/ net::ERR_FAILED    404'), [['hidden', 'PUT', 'https://a.example/', 404, 'PUT https://a.example/ net::ERR_FAILED']]);
    assert.deepEqual(told('PUT https://a.example/ net::ERR_FAILED     404').map((one) => one[3]), [undefined]);
    assert.deepEqual(told('PUT https://a.example/ net::ERR_FAILED 4040').map((one) => one[3]), [undefined]);
    assert.deepEqual(told('PUT https://a.example/ net::ERR_FAILED 40').map((one) => one[3]), [undefined]);
  });
  it('knows who prints it, and not who asked', () => assert.deepEqual(readConsole('GET https://a.example/ net::ERR_UNSAFE_PORT'), [{
    kind: 'refusal', engine: 'chromium', reasons: ['bad port'], exchange: undefined, initiator: undefined, origin: undefined, url: 'https://a.example/', redirectedFrom: undefined,
    method: 'GET', detail: undefined, seen: undefined, status: undefined, text: 'GET https://a.example/ net::ERR_UNSAFE_PORT',
  }]));
  it('may have lost its method or its URL', () => {
    for (const before of ['get ', 'a.js:1 ', 'ABCDEFGHIJKLMNOPQRSTU ', 'G3T ', '']) {
      assert.deepEqual(told(`${before}https://a.example/ net::ERR_UNSAFE_PORT`), [['refusal', 'bad port', undefined, 'https://a.example/', undefined, 'https://a.example/ net::ERR_UNSAFE_PORT']], before);
    }
    assert.deepEqual(told('ABCDEFGHIJKLMNOPQRST https://a.example/ net::ERR_UNSAFE_PORT').map((one) => one[2]), ['ABCDEFGHIJKLMNOPQRST']);
    for (const before of ['', 'GET /x ', 'https://a.example/']) assert.deepEqual(told(`${before}net::ERR_UNSAFE_PORT`), [['refusal', 'bad port', undefined, undefined, undefined, 'net::ERR_UNSAFE_PORT']], before);
  });
  it('may have any blanks between its words', () => {
    for (const blank of ['\n', '\t', '\u00a0', ' '.repeat(99)]) assert.deepEqual(told(`GET${blank}https://a.example/${blank}net::ERR_UNSAFE_PORT`).map(([, , ...rest]) => rest.slice(0, 2)), [['GET', 'https://a.example/']], JSON.stringify(blank));
    assert.deepEqual(told(`https://a.example/${' '.repeat(101)}net::ERR_UNSAFE_PORT`).map((one) => one[3]), [undefined]);
  });
  it('has no URL of thousands of characters', () => {
    const [long, longer] = [7999, 8000].map((length) => `https://${'a'.repeat(length - 8)}`);
    assert.deepEqual([long, longer].map((url) => told(`GET ${url!} net::ERR_UNSAFE_PORT`)[0]?.[3] === url), [true, false]);
  });
  it('is a server that is not there, hangs up or is another', () => {
    const errors = [
      'ERR_CONNECTION_RESET', 'ERR_EMPTY_RESPONSE', 'ERR_NAME_NOT_RESOLVED', 'ERR_ADDRESS_UNREACHABLE', 'ERR_TIMED_OUT', 'ERR_INTERNET_DISCONNECTED', 'ERR_NETWORK_CHANGED', 'ERR_CERT_DATE_INVALID',
      'ERR_SSL_PROTOCOL_ERROR', 'ERR_PROXY_CONNECTION_FAILED', 'ERR_TUNNEL_CONNECTION_FAILED', 'ERR_SOCKET_NOT_CONNECTED', 'ERR_HTTP2_PROTOCOL_ERROR', 'ERR_QUIC_PROTOCOL_ERROR', 'ERR_DNS_TIMED_OUT',
      'ERR_INCOMPLETE_CHUNKED_ENCODING', 'ERR_INVALID_HTTP_RESPONSE', 'ERR_RESPONSE_HEADERS_TOO_BIG', 'err_connection_reset',
    ];
    for (const error of errors) assert.deepEqual(told(`net::${error}`), [['refusal', 'no answer', undefined, undefined, undefined, `net::${error}`]]);
  });
  it('is a reason that has its own error', () => {
    const reasons = (error: string) => readConsole(`net::${error}`).map((message) => message.reasons);
    assert.deepEqual(reasons('ERR_UNEXPECTED_PROXY_AUTH'), [['proxy authentication']]);
    assert.deepEqual(reasons('ERR_BLOCKED_BY_RESPONSE.NotSameOrigin'), [['resource policy']]);
    assert.deepEqual(reasons('ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION'), [['redirect invalid']]);
    assert.deepEqual(reasons('ERR_INVALID_REDIRECT'), [['redirect invalid']]);
    assert.deepEqual(reasons('ERR_UNSAFE_REDIRECT'), [['redirect scheme']]);
    assert.deepEqual(reasons('ERR_TOO_MANY_REDIRECTS'), [['too many redirects']]);
    assert.deepEqual(reasons('ERR_INVALID_ARGUMENT'), [['redirect of stream']]);
    assert.deepEqual(reasons('ERR_FAILED'), [[]]);
  });
  it('is none about anything else', () => {
    for (const error of ['ERR_ABORTED', 'ERR_BLOCKED_BY_CLIENT', 'ERR_', 'ERR_BLOCKED_BY_RESPONSE.NotSameSite', 'ERR_BLOCKED_BY_ORB', 'ERR_MY_CONNECTION_']) assert.deepEqual(told(`GET https://a.example/ net::${error}`), [], error);
  });
  it('is found behind what only resembles one', () => assert.deepEqual(told('net: :ERR_FAILED net::ERR_UNSAFE_PORT').map((one) => one.at(-1)), ['net::ERR_UNSAFE_PORT']));
  it('is found behind another', () => assert.deepEqual(told('net::ERR_ABORTED\nGET https://a.example/ net::ERR_UNSAFE_PORT\nGET https://b.example/ net::ERR_UNSAFE_PORT').map((one) => one[3]), ['https://a.example/', 'https://b.example/']));
});
