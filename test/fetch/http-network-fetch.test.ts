import assert from 'node:assert/strict';
import { chromium, firefox, standard, type Engine } from '../../src/fetch/engines';
import { fetchInBrowser } from '../../src/fetch/fetch';
import { exchange } from '../../src/fetch/http-network-fetch';
import type { Fetched, PageRequest } from '../../src/fetch/types';
import { headers } from '../../src/http/header-list';
import type { HttpAnswer } from '../../src/http/message';
import { answerOf, lines, page, pageRequest, paramsOf, unknown } from './requests';

/** Within the page's own origin: every header goes out, and no preflight goes before it. */
function sent(pairs: PageRequest['headers'], engine: Engine) {
  const { exchanges } = fetchInBrowser(pageRequest({ url: page, headers: pairs }), () => answerOf({}), { engine });
  return exchanges[0]?.request.headers.map(({ name, value }) => [name, value]);
}

function fetched(partial: Partial<PageRequest>, lined: readonly (readonly [string, string])[], status = 200): Fetched {
  const answer: HttpAnswer = { kind: 'response', handlerRuns: true, response: { status, headers: headers([['Access-Control-Allow-Origin', page], ['Access-Control-Allow-Credentials', 'true'], ...lined]) } };
  return fetchInBrowser(pageRequest(partial), () => answer);
}

describe('one exchange', () => {
  const exchanged = (answer: HttpAnswer, engine: Engine, kind: 'preflight' | 'actual') => {
    const params = paramsOf({}, engine, answer);
    const result = exchange(params, kind, { method: 'GET', url: 'https://api.example/', headers: [] });
    return { result, steps: lines(params.trace.steps), kinds: params.trace.exchanges.map((one) => one.kind) };
  };
  it('fails where no answer comes', () => {
    assert.deepEqual(exchanged({ kind: 'no answer', because: 'the server hangs' }, chromium, 'preflight'), {
      result: { kind: 'failure', reason: 'no answer', exchange: 'preflight', detail: undefined, seen: [], status: undefined },
      steps: ['HTTP-network fetch 8 fails (preflight): No answer comes: the server hangs.'], kinds: ['preflight'],
    });
  });
  it('fails in Chromium with the status of a proxy', () => {
    assert.deepEqual(exchanged(answerOf({}, 407), chromium, 'actual'), {
      result: { kind: 'failure', reason: 'proxy authentication', exchange: 'actual', detail: undefined, seen: [], status: 407 },
      steps: ['HTTP-network fetch 8 fails (actual): The status 407 is for proxies alone, and none was asked.'], kinds: ['actual'],
    });
    for (const [answer, engine] of [[answerOf({}, 407), standard], [answerOf({}, 401), chromium]] as const) assert.deepEqual(exchanged(answer, engine, 'actual'), { result: answer, steps: [], kinds: ['actual'] });
  });
});

describe('the cookies of an answer', () => {
  const noted = (partial: Partial<PageRequest>, ...lined: readonly (readonly [string, string])[]) => lines(fetched(partial, lined).trace).filter((line) => line.startsWith('HTTP-network fetch'));
  const included = { credentials: 'include' } as const;
  it('are stored, whatever CORS says, and named', () => {
    assert.deepEqual(noted(included, ['Set-Cookie', 'a=1; SameSite=None; Secure'], ['set-cookie', 'b=1; SameSite=None; Secure']), [
      'HTTP-network fetch 13 notes (actual, set-cookie): The browser stores the cookie a, b, whatever CORS says.',
    ]);
  });
  it('are dropped', () => {
    assert.deepEqual(noted(included, ['Set-Cookie', 'a=1; SameSite=Strict']), ['HTTP-network fetch 13 notes (actual, set-cookie): The cookies of the answer are dropped.']);
    assert.deepEqual(noted({}, ['Set-Cookie', 'a=1; SameSite=None; Secure']), [
      'HTTP-network fetch 13 notes (actual, set-cookie): The cookies of the answer are dropped: credentials are not included.',
    ]);
  });
  it('are not spoken of where there are none', () => assert.deepEqual(noted(included, ['Connection', 'close'], ['X-A', '1']), []));
});

describe('a challenge', () => {
  const because = 'Chromium asks the user for a name and a password, and what they do decides';
  const of = (challenge: string, partial: Partial<PageRequest> = {}) => fetched({ credentials: 'include', ...partial }, [['WWW-Authenticate', challenge]], 401);
  it('across origins asks the user, and who reads on learns that the Standard would not', () => {
    for (const challenge of ['Basic realm="x"', 'DIGEST x', 'Negotiate', 'ntlm']) {
      const { verdict, trace } = of(challenge);
      assert.deepEqual(verdict, { kind: 'unknown', because });
      assert.equal(lines(trace).at(-1), `HTTP-network-or-cache fetch 14 unknown (actual, www-authenticate): The answer is 401 with a challenge: ${because}. By the Standard nobody is asked across origins.`);
    }
  });
  it('asks nobody where browsers do not know the scheme, whatever its parameters say', () => {
    for (const challenge of ['Bearer realm="basic"', 'Basics', 'x-basic']) assert.equal(of(challenge).verdict.kind, 'readable', challenge);
  });
  it('asks nobody where it cannot be told', () => {
    const lined = { 'Access-Control-Allow-Origin': page, 'Access-Control-Allow-Credentials': 'true', 'WWW-Authenticate': unknown };
    assert.equal(fetchInBrowser(pageRequest({ credentials: 'include' }), () => answerOf(lined, 401)).verdict.kind, 'readable');
  });
  it('is none of CORS within an origin', () => assert.equal(of('Basic realm="x"', { url: page }).verdict.kind, 'readable'));
});

describe('a range, as Chromium sends it', () => {
  for (const [written, goesOut] of [
    ['Bytes=007-0123', 'bytes=7-123'], ['bytes = 1 - ', 'bytes=1-'], ['bytes=1-2\f', 'bytes=1-2'], ['\fbytes=+1-+2', 'bytes=1-2'], ['bytes=1--23', 'bytes=1-'],
    ['bytes=1-2,4-5', undefined], ['bytes=1-2x', undefined], ['bytes=1-x2', undefined], ['bytes=1x-2', undefined], ['bytes=x1-2', undefined], ['bytes=-', undefined], ['bytes', undefined], ['xbytes=1-2', undefined], ['x bytes=1-2', undefined], ['bytes=-5', undefined], ['x', undefined],
  ] as const) {
    it(goesOut === undefined ? `stays as it is: ${written}` : `is one range: ${JSON.stringify(written)}`, () => {
      assert.deepEqual(sent([['Range', written]], chromium), [['Range', goesOut ?? written]]);
    });
  }
  it('is no other header', () => assert.deepEqual(sent([['X-Range', 'Bytes=007-8']], chromium), [['X-Range', 'Bytes=007-8']]));
  it('is left to other engines', () => assert.deepEqual(sent([['Range', 'Bytes=007-8']], firefox), [['Range', 'Bytes=007-8']]));
});

describe('two lines of one name, in Firefox', () => {
  for (const name of ['Authorization', 'Content-Type', 'From', 'If-Modified-Since', 'If-Unmodified-Since', 'Max-Forwards', 'User-Agent']) {
    it(`are the last alone: ${name}`, () => assert.deepEqual(sent([[name, 'a'], ['X-A', '1'], [name.toLowerCase(), 'b']], firefox), [[name.toLowerCase(), 'b'], ['X-A', '1']]));
  }
  for (const name of ['X-A', 'Accept', 'Range']) {
    it(`are one line of both: ${name}`, () => assert.deepEqual(sent([[name, 'a'], [name.toLowerCase(), 'b']], firefox), [[name, 'a, b']]));
  }
});
