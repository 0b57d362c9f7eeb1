import assert from 'node:assert/strict';
import { chromium, firefox, standard, webkit, type Engine } from '../../src/fetch/engines';
import { fetchInBrowser } from '../../src/fetch/fetch';
import type { Fetched, PageRequest } from '../../src/fetch/types';
import type { HttpAnswer } from '../../src/http/message';
import { isUnknown, type Known } from '../../src/http/unknown';
import { answerOf, lines, page, pageRequest } from './requests';

const allowed = { 'Access-Control-Allow-Origin': page, 'Access-Control-Allow-Credentials': 'true' };
const preflighted = { ...allowed, 'Access-Control-Allow-Methods': 'PUT, POST', 'Access-Control-Allow-Headers': 'x-a' };

function fetched(partial: Partial<PageRequest>, answer: HttpAnswer = answerOf(preflighted), engine: Engine = chromium): Fetched {
  return fetchInBrowser(pageRequest(partial), () => answer, { engine });
}

function ending({ verdict, exchanges }: Fetched): string {
  const why = verdict.kind === 'refused' || verdict.kind === 'throws' ? ` ${verdict.refusal.reason}` : verdict.kind === 'unknown' ? ` ${verdict.because}` : '';
  return `${verdict.kind}${why}, ${exchanges.map(({ request }) => request.method).join(' ') || 'nothing sent'}`;
}

function origin({ exchanges }: Fetched): Known<string> | undefined {
  return exchanges.at(-1)?.request.headers.find(({ name }) => name === 'Origin')?.value;
}

describe('mode no-cors', () => {
  const asked = (partial: Partial<PageRequest>, engine?: Engine) => fetched({ mode: 'no-cors', ...partial }, answerOf({ ETag: 'x' }), engine);
  it('asks for no permission and shows nothing', () => {
    const answer = asked({});
    assert.equal(ending(answer), 'opaque, GET');
    assert.equal(lines(answer.trace)[0], 'Main fetch 12 goes on (no exchange): The URL has another origin, and mode no-cors asks for no permission: the page will see nothing of the answer.');
  });
  it('shows everything within the origin', () => assert.equal(ending(asked({ url: page })), 'readable, GET'));
  it('sends simple methods only', () => {
    assert.deepEqual(['get', 'HEAD', 'POST'].map((method) => ending(asked({ method }))), ['opaque, GET', 'opaque, HEAD', 'opaque, POST']);
    assert.equal(ending(asked({ method: 'PUT' })), 'throws method needs cors, nothing sent');
  });
  it('leaves out headers that would need permission', () => {
    const sent = (...headers: PageRequest['headers']) => asked({ headers }).exchanges[0]?.request.headers.map(({ name, value }) => `${name}: ${isUnknown(value) ? '?' : value}`);
    assert.deepEqual(sent(['X-A', '1'], ['Accept', 'a'], ['Authorization', 'x'], ['Range', 'bytes=0-1'], ['Content-Type', 'application/json'], ['Content-Language', 'de']), ['Accept: a', 'Content-Language: de']);
    assert.deepEqual(sent(['Accept', 'a'.repeat(100)], ['accept', 'b'.repeat(26)]), [`Accept: ${'a'.repeat(100)}, ${'b'.repeat(26)}`]);
    assert.deepEqual(sent(['Accept', 'a'.repeat(100)], ['accept', 'b'.repeat(27)]), [`Accept: ${'a'.repeat(100)}`]);
    assert.match(lines(asked({ headers: [['X-A', '1']] }).trace)[0] ?? '', /^Headers class 3\.4 goes on .*Mode no-cors sends no header that needs permission: X-A is left out without a word\.$/);
  });
  it('leaves out the type of a blob that would need permission', () => {
    const sent = (type: string) => asked({ method: 'POST', body: { kind: 'blob', type } }).exchanges[0]?.request.headers.map(({ name }) => name);
    assert.deepEqual([sent('application/json'), sent('text/plain')], [['Origin'], ['Content-Type', 'Origin']]);
  });
  it('follows redirects or nothing', () => {
    for (const redirect of ['error', 'manual'] as const) {
      assert.equal(ending(asked({ redirect })), 'refused no-cors redirect mode, nothing sent');
      assert.equal(lines(asked({ redirect }).trace).at(-1), 'Main fetch 12 fails (no exchange): Mode no-cors goes with redirect mode follow only: nothing is sent.');
    }
  });
  it('is kept from an answer by its resource policy', () => {
    const with_ = (policy: string, url = 'https://api.example/') => fetched({ mode: 'no-cors', url }, answerOf({ 'Cross-Origin-Resource-Policy': policy }));
    assert.deepEqual(['same-origin', 'same-site', 'cross-origin', 'x'].map((policy) => ending(with_(policy))), ['refused resource policy, GET', 'refused resource policy, GET', 'opaque, GET', 'opaque, GET']);
    assert.deepEqual(['same-origin', 'same-site'].map((policy) => ending(with_(policy, 'https://api.app.example/'))), ['refused resource policy, GET', 'opaque, GET']);
    assert.match(lines(with_('same-origin').trace).at(-1) ?? '', /Cross-Origin-Resource-Policy is same-origin/);
    assert.equal(ending(fetched({}, answerOf({ ...allowed, 'Cross-Origin-Resource-Policy': 'same-origin' }))), 'readable, GET');
  });
});

describe('mode same-origin', () => {
  it('sends nothing to another origin', () => {
    const answer = fetched({ mode: 'same-origin' });
    assert.equal(ending(answer), 'refused mode same-origin, nothing sent');
    assert.equal(lines(answer.trace).at(-1), 'Main fetch 12 fails (no exchange): The URL has another origin, and the page asked for its own only: nothing is sent.');
  });
  it('sends to its own', () => assert.equal(ending(fetched({ mode: 'same-origin', url: page })), 'readable, GET'));
});

describe('what is refused before anything is sent', () => {
  it('a URL that is none', () => assert.equal(ending(fetched({ url: '/relative' })), 'throws url invalid, nothing sent'));
  it('a URL with a user name or a password', () => {
    for (const url of ['https://user@api.example/', 'https://:secret@api.example/']) assert.equal(ending(fetched({ url })), 'throws url with credentials, nothing sent');
  });
  it('a body with GET or HEAD', () => {
    for (const method of ['GET', 'HEAD']) assert.equal(ending(fetched({ method, body: { kind: 'text' } })), 'throws body on get, nothing sent');
  });
  it('a stream in mode no-cors', () => assert.equal(ending(fetched({ method: 'POST', mode: 'no-cors', body: { kind: 'stream' } })), 'throws stream needs cors, nothing sent'));
  it('a scheme that no server speaks', () => {
    assert.equal(ending(fetched({ url: 'ftp://api.example/' })), 'refused scheme not supported, nothing sent');
    assert.equal(lines(fetched({ url: 'ftp://api.example/' }).trace).at(-1), 'Main fetch 12 fails (no exchange): The URL is neither http nor https: nothing is sent.');
  });
  it('the port of another protocol', () => {
    assert.equal(ending(fetched({ url: 'https://api.example:6000/' })), 'refused bad port, nothing sent');
    assert.equal(ending(fetched({ url: 'https://api.example:25/' })), 'refused bad port, nothing sent');
    assert.equal(lines(fetched({ url: 'https://api.example:6000/' }).trace).at(-1), 'Main fetch 7 fails (no exchange): No browser asks port 6000: it belongs to another protocol.');
    for (const port of [0, 1, 110, 137, 143, 161, 601, 1719, 4045, 4190, 6697, 10_080]) assert.equal(ending(fetched({ url: `https://api.example:${port}/` })), 'refused bad port, nothing sent', String(port));
    for (const port of [2, 80, 144, 160, 442, 1718, 4046, 4189, 8080, 10_081]) assert.equal(ending(fetched({ url: `https://api.example:${port}/` })), 'readable, GET', String(port));
    assert.equal(ending(fetched({ url: 'https://api.example:6001/' })), 'readable, GET');
    assert.equal(ending(fetched({ url: 'foo://api.example:6000/' })), 'refused scheme not supported, nothing sent');
  });
  it('http from a page of https, but to this machine', () => {
    const of = (from: string, url: string) => ending(fetched({ from, url }, answerOf({ 'Access-Control-Allow-Origin': '*' })));
    assert.equal(of(page, 'http://api.example/'), 'refused mixed content, nothing sent');
    assert.equal(of('http://app.example', 'http://api.example/'), 'readable, GET');
    assert.equal(of('http://app.example', 'https://api.example/'), 'readable, GET');
    for (const host of ['localhost', 'api.localhost', '127.0.0.1', '127.9.9.9', '[::1]']) assert.equal(of(page, `http://${host}:8000/`), 'readable, GET', host);
    assert.equal(of(page, 'http://192.168.0.1/'), 'refused mixed content, nothing sent');
    assert.deepEqual(lines(fetched({ url: 'http://api.example/' }).trace), [
      'Main fetch 7 fails (no exchange): The page came over https and the URL is http: browsers send nothing, whatever CORS says.',
    ]);
  });
});

describe('what a body brings', () => {
  const sent = (body: PageRequest['body'], headers: PageRequest['headers'] = []) => (
    fetched({ method: 'POST', body, headers }).exchanges.at(-1)?.request.headers.filter(({ name }) => name.toLowerCase() === 'content-type').map(({ value }) => value));
  it('is its Content-Type', () => {
    assert.deepEqual(sent({ kind: 'text' }), ['text/plain;charset=UTF-8']);
    assert.deepEqual(sent({ kind: 'form' }), ['application/x-www-form-urlencoded;charset=UTF-8']);
    assert.deepEqual(sent({ kind: 'multipart' }), ['multipart/form-data; boundary=----boundary']);
    assert.deepEqual(sent({ kind: 'blob', type: 'text/plain' }), ['text/plain']);
    assert.deepEqual(sent({ kind: 'blob', type: '' }), []);
    assert.deepEqual(sent({ kind: 'bytes' }), []);
  });
  it('is not, where the author wrote one', () => assert.deepEqual(sent({ kind: 'text' }, [['content-type', 'text/plain']]), ['text/plain']));
  it('is a preflight for a blob of JSON, and for a stream', () => {
    assert.equal(ending(fetched({ method: 'POST', body: { kind: 'blob', type: 'application/json' } })), 'refused header not allowed, OPTIONS');
    assert.equal(ending(fetched({ method: 'POST', body: { kind: 'text' } })), 'readable, POST');
    const streamed = fetched({ method: 'POST', body: { kind: 'stream' } });
    assert.equal(ending(streamed), 'readable, OPTIONS POST');
    assert.deepEqual(lines(streamed.trace).slice(0, 2), [
      'Request class 39.3 goes on (no exchange): A body that streams makes a preflight necessary.',
      'Main fetch 12 goes on (no exchange): The URL has another origin. A preflight is needed, because of the upload that is watched or streamed.',
    ]);
  });
  it('allows its method by a preflight without a list, but for Chromium', () => {
    const of = (engine: Engine) => fetched({ method: 'PUT', body: { kind: 'stream' } }, answerOf(allowed), engine);
    assert.equal(ending(of(standard)), 'readable, OPTIONS PUT');
    assert.match(lines(of(standard).trace).join('\n'), /7\.4 goes on \(preflight, access-control-allow-methods\): Access-Control-Allow-Methods is absent/);
    assert.equal(ending(of(chromium)), 'refused method not allowed, OPTIONS');
  });
});

describe('the Origin header', () => {
  it('is absent from simple requests that CORS has nothing to do with', () => {
    assert.equal(origin(fetched({ url: page })), undefined);
    assert.equal(origin(fetched({ mode: 'no-cors' })), undefined);
    assert.equal(origin(fetched({ url: page, method: 'HEAD' })), undefined);
  });
  it('is there where something is changed, and always across origins', () => {
    assert.equal(origin(fetched({ url: page, method: 'PUT' })), page);
    assert.equal(origin(fetched({ mode: 'no-cors', method: 'POST' })), page);
    assert.equal(origin(fetched({})), page);
  });
  it('is hidden by the referrer policy in other modes than cors, but not in Chromium', () => {
    const of = (referrerPolicy: PageRequest['referrerPolicy'], engine: Engine, partial: Partial<PageRequest> = {}) => origin(fetched({ mode: 'no-cors', method: 'POST', referrerPolicy, ...partial }, undefined, engine));
    assert.deepEqual([of('no-referrer', standard), of('same-origin', standard), of('origin', standard), of('unsafe-url', standard), of('origin-when-cross-origin', standard)], ['null', 'null', page, page, page]);
    assert.deepEqual([of('no-referrer', chromium), of('same-origin', chromium)], [page, page]);
    const insecure = { url: 'http://localhost:8000/' };
    for (const policy of ['origin-when-cross-origin', 'unsafe-url'] as const) {
      assert.deepEqual([of(policy, standard, insecure), of(policy, firefox, insecure), of(policy, firefox)], [page, 'null', page]);
    }
    assert.equal(of('origin', firefox, insecure), page);
    assert.equal(of('same-origin', standard, { url: page }), page);
    assert.equal(of('no-referrer', standard, { url: page }), 'null');
    for (const url of ['https://api.example/', `${page}/`]) assert.equal(of('no-referrer', standard, { mode: 'cors', url }), page);
    for (const policy of ['', 'strict-origin', 'strict-origin-when-cross-origin', 'no-referrer-when-downgrade'] as const) {
      assert.equal(of(policy, standard), page);
      assert.equal(of(policy, standard, { url: 'http://localhost:8000/' }), 'null');
      assert.equal(of(policy, standard, { from: 'http://app.example', url: 'http://api.example/' }), 'http://app.example');
    }
    assert.equal(of('unsafe-url', standard, { url: 'http://localhost:8000/' }), page);
  });
});

describe('what servers answer that is not for pages', () => {
  it('a challenge to a request with credentials asks the user, but for WebKit', () => {
    const of = (challenge: string | undefined, engine: Engine, credentials: PageRequest['credentials'] = 'include', status = 401) => (
      ending(fetched({ credentials }, answerOf(challenge === undefined ? allowed : { ...allowed, 'WWW-Authenticate': challenge }, status), engine)));
    assert.equal(of('Basic realm="x"', chromium), 'unknown Chromium asks the user for a name and a password, and what they do decides, GET');
    assert.equal(of('Digest x', firefox), 'unknown Firefox asks the user for a name and a password, and what they do decides, GET');
    assert.equal(of('Basic realm="x"', webkit), 'readable, GET');
    assert.equal(of('Bearer', chromium), 'readable, GET');
    assert.equal(of(undefined, chromium), 'readable, GET');
    assert.equal(of('Basic realm="x"', chromium, 'omit'), 'readable, GET');
    assert.equal(of('Basic realm="x"', chromium, 'include', 403), 'readable, GET');
  });
  it('a status for proxies is refused by Chromium', () => {
    const of = (engine: Engine, partial: Partial<PageRequest> = {}) => ending(fetched(partial, answerOf(preflighted, 407), engine));
    assert.deepEqual([of(chromium), of(standard)], ['refused proxy authentication, GET', 'readable, GET']);
    assert.deepEqual([of(chromium, { method: 'PUT' }), of(standard, { method: 'PUT' })], ['refused proxy authentication, OPTIONS', 'refused status not ok, OPTIONS']);
  });
  it('a preflight that was misdirected is sent again by browsers', () => {
    const of = (engine: Engine) => ending(fetched({ method: 'PUT' }, answerOf(preflighted, 421), engine));
    for (const engine of [chromium, firefox, webkit]) assert.equal(of(engine), 'refused status not ok, OPTIONS OPTIONS');
    assert.equal(of(standard), 'refused status not ok, OPTIONS');
  });
  it('a range is written anew by Chromium', () => {
    const of = (value: string, engine: Engine) => fetched({ headers: [['Range', value]] }, answerOf({ ...preflighted, 'Access-Control-Allow-Headers': 'range' }), engine).exchanges.at(-1)?.request.headers[0]?.value;
    assert.deepEqual(['Bytes=007-8', 'bytes = 1 - ', 'bytes=-5', 'x'].map((value) => of(value, chromium)), ['bytes=7-8', 'bytes=1-', 'bytes=-5', 'x']);
    assert.equal(of('Bytes=007-8', standard), 'Bytes=007-8');
  });
});

describe('Local Network Access', () => {
  const notes = (from: string, url: string, engine: Engine = chromium) => lines(fetched({ from, url }, answerOf({ 'Access-Control-Allow-Origin': '*' }), engine).trace).filter((line) => line.startsWith('Local Network Access'));
  it('is a note for a page of https', () => {
    assert.deepEqual(notes(page, 'http://localhost:8000/'), [
      'Local Network Access 1 notes (no exchange): The URL is on this machine, and the page probably is not: Chromium asks the user for permission first. No CORS header can give it.',
    ]);
  });
  it('is a stronger one for a page of http', () => {
    assert.deepEqual(notes('http://app.example', 'http://192.168.1.1/'), [
      'Local Network Access 1 notes (no exchange): The URL is on the local network, and the page probably is not: Chromium refuses that to pages without https. No CORS header can allow it.',
    ]);
  });
  it('is none within an address space, outwards, or where nobody guards it', () => {
    assert.deepEqual(notes('http://localhost:3000', 'http://127.0.0.1:8000/'), []);
    assert.deepEqual(notes('http://10.0.0.1', 'http://192.168.1.1/'), []);
    assert.deepEqual(notes('http://localhost:3000', 'https://api.example/'), []);
    assert.deepEqual(notes('null', 'http://localhost:8000/'), []);
    assert.deepEqual(notes('chrome-extension://abc', 'http://localhost:8000/'), []);
    assert.deepEqual(notes('http://app.example', 'http://api.example/'), []);
    assert.deepEqual(notes(page, 'http://localhost:8000/', firefox), []);
    assert.equal(notes('http://10.0.0.1', 'http://localhost/').length, 1);
  });
});
