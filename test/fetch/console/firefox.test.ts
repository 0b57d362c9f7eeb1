import assert from 'node:assert/strict';
import { readConsole } from '../../../src/fetch/console/read';
import { firefox } from '../../../src/fetch/engines';
import { fetchInBrowser } from '../../../src/fetch/fetch';
import type { PageRequest } from '../../../src/fetch/types';
import { answerOf, page, pageRequest } from '../requests';

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
  it('are two where they are about two', () => {
    const other = blocked('CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.', 'https://b.example/');
    assert.deepEqual(told(other, vague).map(([reason]) => reason), ['origin missing', 'no answer']);
    assert.deepEqual(told(blocked('CORS request external redirect not allowed).'), blocked('CORS preflight response did not succeed). Status code: 404.', 'https://b.example/')).map(([reason]) => reason), ['preflight redirected', 'status not ok']);
  });
});
