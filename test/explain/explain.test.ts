import assert from 'node:assert/strict';
import { explain } from '../../src/explain/explain';
import { chromium, firefox, webkit } from '../../src/fetch/engines';
import { fetchInBrowser } from '../../src/fetch/fetch';
import type { AskServer, PageRequest } from '../../src/fetch/types';
import { headers } from '../../src/http/header-list';
import type { Reason } from '../../src/http/reason';

const page: PageRequest = { from: 'https://app.example', url: 'https://api.example/x', method: 'GET', headers: [], credentials: 'same-origin', initiator: 'fetch' };
const json: PageRequest = { ...page, headers: [['Content-Type', 'application/json']] };

/** A server with these lines in every answer, and this status for OPTIONS. */
function answering(lines: Readonly<Record<string, string>>, options = 204): AskServer {
  return ({ method }) => ({ kind: 'response', handlerRuns: true, response: { status: method === 'OPTIONS' ? options : 200, headers: headers(Object.entries(lines)) } });
}
const own = { 'Access-Control-Allow-Origin': page.from };

/** Why a browser refuses, the request, and the server that it is refused by. */
const refused: Readonly<Partial<Record<Reason, readonly [PageRequest, AskServer]>>> = {
  'origin missing': [page, answering({})],
  'wildcard with credentials': [{ ...page, credentials: 'include' }, answering({ 'Access-Control-Allow-Origin': '*' })],
  'origin mismatch': [page, answering({ 'Access-Control-Allow-Origin': 'https://app.example/' })],
  'credentials not true': [{ ...page, credentials: 'include' }, answering(own)],
  'status not ok': [{ ...page, method: 'PUT' }, answering(own, 500)],
  'preflight redirected': [{ ...page, method: 'PUT' }, answering({ ...own, Location: '/y' }, 302)],
  'methods unreadable': [{ ...page, method: 'PUT' }, answering({ ...own, 'Access-Control-Allow-Methods': '"PUT"' })],
  'headers unreadable': [json, answering({ ...own, 'Access-Control-Allow-Headers': '[content-type]' })],
  'method not allowed': [{ ...page, method: 'patch' }, answering({ ...own, 'Access-Control-Allow-Methods': 'PATCH' })],
  'header not allowed': [json, answering({ ...own, 'Access-Control-Allow-Headers': 'x-a' })],
};

const verdictOf = (asked: PageRequest, ask: AskServer, engine = chromium) => fetchInBrowser(asked, ask, { engine }).verdict;

describe('a console message explained', () => {
  for (const engine of [chromium, firefox, webkit]) {
    it(`names every reason that ${engine.name} refuses for, among those that its words can mean`, () => {
      for (const [reason, [asked, ask]] of Object.entries(refused)) {
        const verdict = verdictOf(asked, ask, engine);
        assert.ok(verdict.kind === 'refused', reason);
        const [message, ...others] = explain(verdict.console);
        assert.ok(message && others.length === 0, verdict.console);
        assert.equal(message.engine, engine.name, verdict.console);
        assert.ok(message.causes.some((cause) => cause.reason === verdict.refusal.reason), `${reason}: ${verdict.console}`);
        assert.equal(message.means, message.causes[0]?.means);
      }
    });
  }

  it('gives the simulator a request that fails for the same reason', () => {
    for (const reason of ['origin missing', 'wildcard with credentials', 'origin mismatch', 'credentials not true', 'method not allowed', 'header not allowed'] as const) {
      const [asked, ask] = refused[reason] ?? [];
      assert.ok(asked && ask);
      const verdict = verdictOf(asked, ask);
      const [message] = explain(verdict.kind === 'refused' ? verdict.console : '');
      const again = verdictOf({ method: 'GET', headers: [], credentials: 'same-origin', from: '', url: '', ...message?.request }, ask);
      assert.deepEqual('refusal' in again && again.refusal, 'refusal' in verdict && verdict.refusal, reason);
    }
  });

  it('tells whether the server has done its work', () => {
    const reach = (text: string) => explain(text)[0]?.reach ?? '';
    const chromiumSays = (reason: Reason) => {
      const [asked, ask] = refused[reason] ?? [];
      const verdict = asked && ask && verdictOf(asked, ask);
      return verdict?.kind === 'refused' ? verdict.console : '';
    };
    assert.match(reach(chromiumSays('origin missing')), /done its work/);
    assert.match(reach(chromiumSays('method not allowed')), /never sent/);
    assert.match(reach('Origin https://app.example is not allowed by Access-Control-Allow-Origin. Status code: 200'), /If this was the preflight/);
    assert.match(reach('Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/. (Reason: CORS request did not succeed). Status code: (null).'), /cannot be told/);
  });

  it('has the lines to send and the usual mistakes', () => {
    const [message] = explain('Access to XMLHttpRequest at \'http://localhost:8000/users\' from origin \'http://127.0.0.1:3000\' has been blocked by CORS policy: '
      + 'The \'Access-Control-Allow-Origin\' header has a value \'http://localhost:3000\' that is not equal to the supplied origin.');
    assert.deepEqual(message?.causes[0]?.send, ['Access-Control-Allow-Origin: http://127.0.0.1:3000', 'Vary: Origin']);
    assert.match(message.causes[0].hints.join(), /localhost, and the page is on 127\.0\.0\.1/);
    assert.deepEqual(message.request, { from: 'http://127.0.0.1:3000', url: 'http://localhost:8000/users', initiator: 'xhr' });
  });

  it('begins where the request began, before it was redirected', () => {
    const [message] = explain('Access to fetch at \'https://login.example/\' (redirected from \'https://api.example/x\') from origin \'https://app.example\' has been blocked by CORS policy: '
      + 'No \'Access-Control-Allow-Origin\' header is present on the requested resource.');
    assert.equal(message?.request.url, 'https://api.example/x');
    assert.match(message.causes[0]?.hints.join() ?? '', /A login page has none/);
  });

  it('says that a warning refuses nothing yet, and that what a script learns is no reason', () => {
    const [warning] = explain('Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at https://api.example/w soon. '
      + '(Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`).');
    assert.match(warning?.means ?? '', /^Nothing is refused yet, but will be: Access-Control-Allow-Headers does not name Authorization\.$/);
    assert.deepEqual(warning?.causes[0]?.send, ['Access-Control-Allow-Headers: Authorization']);
    const [hidden] = explain('Uncaught (in promise) TypeError: Failed to fetch');
    assert.deepEqual([hidden?.kind, hidden?.causes, hidden?.reach], ['hidden', [], '']);
    assert.match(hidden?.means ?? '', /console alone/);
  });

  it('finds nothing where nothing is', () => {
    assert.deepEqual(explain(''), []);
    assert.deepEqual(explain('Uncaught ReferenceError: cors is not defined'), []);
  });
});
