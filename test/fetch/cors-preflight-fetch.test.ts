import assert from 'node:assert/strict';
import { checkPreflightResponse, isRedirectStatus, preflightRequest } from '../../src/fetch/cors-preflight-fetch';
import { unsafeNames } from '../../src/fetch/cors-safelist';
import { chromium, firefox, standard, webkit, type Engine } from '../../src/fetch/engines';
import type { CheckResult } from '../../src/fetch/trace';
import type { CredentialsMode } from '../../src/fetch/types';
import { headers } from '../../src/http/header-list';
import type { Known } from '../../src/http/unknown';
import { emptyTrace, lines, page, requestOf, responseOf, unknown } from './requests';

interface Asked { readonly method?: string; readonly names?: readonly string[]; readonly credentialsMode?: CredentialsMode; readonly engine?: Engine }

const allowMethods = 'Access-Control-Allow-Methods';
const allowHeaders = 'Access-Control-Allow-Headers';

function check(asked: Asked, answer: Readonly<Record<string, Known<string>>>, status?: Known<number>) {
  const { result, trace } = checked(asked, answer, status);
  return { result: plain(result), trace };
}

function seen(...asked: Parameters<typeof checked>) {
  const { result } = checked(...asked);
  return result.kind === 'failure' ? result.seen : undefined;
}

function checked({ method = 'PUT', names = [], credentialsMode = 'omit', engine = chromium }: Asked, answer: Readonly<Record<string, Known<string>>>, status: Known<number> = 200) {
  const trace = emptyTrace();
  const request = requestOf({ method, headers: names.map((name) => ({ name, value: '1' })), credentialsMode });
  const response = responseOf({ 'Access-Control-Allow-Origin': page, 'Access-Control-Allow-Credentials': 'true', ...answer }, status);
  const result = checkPreflightResponse({ request, unsafe: unsafeNames(request.headers, engine), response, engine, trace });
  return { result, trace: lines(trace.steps).filter((line) => !line.startsWith('CORS check')) };
}

/** Without the lines that consoles quote: one test is about them. */
function plain(result: CheckResult) {
  if (result.kind !== 'failure') return result;
  const { kind, reason, exchange, detail, status } = result;
  return { kind, reason, exchange, detail, status };
}

function failure(reason: string, { detail, status = 200 }: { detail?: string; status?: number } = {}) {
  return { kind: 'failure', reason, exchange: 'preflight', detail, status };
}

const passed = { kind: 'success' };
const ok = 'CORS-preflight fetch 7 goes on (preflight): The status 200 is between 200 and 299.';
const readsMethods = '(preflight, access-control-allow-methods)';
const readsHeaders = '(preflight, access-control-allow-headers)';

describe('the preflight request', () => {
  it('is OPTIONS with the origin and the method, and no cookie', () => {
    assert.deepEqual(preflightRequest(requestOf({ method: 'patch', credentialsMode: 'include' }), [], chromium), {
      method: 'OPTIONS', url: 'https://api.example/', headers: headers([['Origin', page], ['Access-Control-Request-Method', 'patch']]),
    });
  });
  it('lists the unsafe names with commas alone', () => {
    assert.deepEqual(preflightRequest(requestOf({ method: 'PUT' }), ['content-type', 'x-a'], chromium).headers, headers([
      ['Origin', page], ['Access-Control-Request-Method', 'PUT'], ['Access-Control-Request-Headers', 'content-type,x-a'],
    ]));
  });
});

describe('the lines that a preflight failed by', () => {
  it('are those of the header that was read', () => {
    assert.deepEqual(seen({}, { Location: ' /elsewhere ' }, 302), ['/elsewhere']);
    assert.deepEqual(seen({}, { [allowMethods]: 'GET PUT' }), ['GET PUT']);
    assert.deepEqual(seen({}, { [allowMethods]: 'PUT', [allowHeaders]: '"x"' }), ['"x"']);
    assert.deepEqual(seen({}, { [allowMethods]: 'GET, POST' }), ['GET, POST']);
    assert.deepEqual(seen({ names: ['X-A'] }, { [allowMethods]: 'PUT', [allowHeaders]: 'x-b' }), ['x-b']);
    assert.deepEqual(seen({}, { [allowMethods]: 'PUT' }, 404), []);
  });
});

describe('redirect status', () => {
  it('is one of five', () => assert.deepEqual([300, 301, 302, 303, 304, 305, 306, 307, 308, 309, 200].filter(isRedirectStatus), [301, 302, 303, 307, 308]));
});

describe('the status of a preflight response', () => {
  for (const status of [200, 201, 204, 299]) it(`${String(status)} is ok`, () => assert.deepEqual(check({}, { [allowMethods]: 'PUT' }, status).result, passed));
  for (const status of [100, 199, 300, 302, 304, 401, 404, 500]) {
    it(`${String(status)} is not`, () => {
      assert.deepEqual(check({}, { [allowMethods]: 'PUT' }, status), {
        result: failure('status not ok', { status }), trace: [`CORS-preflight fetch 7 fails (preflight): The status ${String(status)} is not between 200 and 299.`],
      });
    });
  }
  it('is a redirect with Location', () => {
    assert.deepEqual(check({}, { Location: '/elsewhere' }, 302), {
      result: failure('preflight redirected', { status: 302 }), trace: ['CORS-preflight fetch 7 fails (preflight): The status 302 redirects, and a preflight is never redirected.'],
    });
    assert.deepEqual(check({}, { Location: unknown }, 308).result, failure('preflight redirected', { status: 308 }));
  });
  it('leads nowhere with a Location that is no URL', () => {
    assert.deepEqual(check({}, { Location: 'https://' }, 302), {
      result: failure('redirect invalid', { status: 302 }), trace: ['CORS-preflight fetch 7 fails (preflight): The status 302 redirects, and a preflight is never redirected.'],
    });
  });
  it('is no redirect with an empty Location in Chromium', () => {
    const of = (engine: Engine) => check({ engine }, { Location: '' }, 302).result;
    assert.deepEqual(of(chromium), failure('status not ok', { status: 302 }));
    for (const engine of [standard, firefox, webkit]) assert.deepEqual(of(engine), failure('preflight redirected', { status: 302 }));
  });
  it('is none with Location and another status', () => {
    assert.deepEqual(check({}, { Location: '/elsewhere' }, 300).result, failure('status not ok', { status: 300 }));
    assert.deepEqual(check({}, { [allowMethods]: 'PUT', Location: '/elsewhere' }).result, passed);
  });
  it('is looked at after the CORS check, but for redirects in Chromium', () => {
    const mismatch = failure('origin mismatch', { status: 302 });
    assert.deepEqual(check({}, { 'Access-Control-Allow-Origin': 'x' }, 404).result, { ...mismatch, status: 404 });
    assert.deepEqual(check({}, { 'Access-Control-Allow-Origin': 'x', Location: '/' }, 302).result, failure('preflight redirected', { status: 302 }));
    assert.deepEqual(check({ engine: standard }, { 'Access-Control-Allow-Origin': 'x', Location: '/' }, 302).result, mismatch);
    assert.deepEqual(check({ engine: standard }, { Location: '/' }, 302).result, failure('preflight redirected', { status: 302 }));
  });
  it('is all that Firefox looks at where redirects led back to the own origin', () => {
    const at = (engine: Engine, target: string) => {
      const trace = emptyTrace();
      const request = requestOf({ method: 'PUT', target });
      const result = checkPreflightResponse({ request, unsafe: [], response: responseOf({ [allowMethods]: 'PUT' }), engine, trace });
      return { result: plain(result), first: lines(trace.steps)[0] };
    };
    assert.deepEqual(at(firefox, page), {
      result: passed, first: "CORS-preflight fetch 7 goes on (preflight): The redirects led back to the page's own origin: Firefox does not check the origin of this preflight's answer.",
    });
    for (const engine of [standard, chromium]) assert.deepEqual(at(engine, page).result, failure('origin missing'));
    assert.deepEqual(at(firefox, 'https://api.example').result, failure('origin missing'));
  });
  it('cannot be told when it is unknown', () => {
    assert.deepEqual(check({}, { [allowMethods]: 'PUT', Location: '/' }, unknown), { result: unknown, trace: ['CORS-preflight fetch 7 unknown (preflight): The status cannot be told: it depends.'] });
  });
});

describe('the grammar of a preflight response', () => {
  it('fails where a list is none, even if nothing of it is needed', () => {
    assert.deepEqual(check({ method: 'GET', names: ['X-A'] }, { [allowMethods]: 'GET PUT', [allowHeaders]: 'x-a' }), {
      result: failure('methods unreadable'), trace: [ok, `CORS-preflight fetch 7.3 fails ${readsMethods}: Access-Control-Allow-Methods is no list of methods: GET PUT.`],
    });
    assert.deepEqual(check({}, { [allowMethods]: 'PUT', [allowHeaders]: '"x"' }), {
      result: failure('headers unreadable'), trace: [ok, `CORS-preflight fetch 7.3 fails ${readsHeaders}: Access-Control-Allow-Headers is no list of header names: "x".`],
    });
  });
  it('is looked at before what the lists hold', () => {
    assert.deepEqual(check({}, { [allowMethods]: 'GET', [allowHeaders]: 'a b' }).result, failure('headers unreadable'));
    assert.deepEqual(check({}, { [allowMethods]: 'a b', [allowHeaders]: 'a b' }).result, failure('methods unreadable'));
    assert.deepEqual(check({}, { [allowMethods]: unknown, [allowHeaders]: 'a b' }).result, failure('headers unreadable'));
  });
  it('is looked at list by list in Firefox', () => {
    const of = (methods: string) => check({ engine: firefox }, { [allowMethods]: methods, [allowHeaders]: 'a b' }).result;
    assert.deepEqual(of('GET'), failure('method not allowed', { detail: 'PUT' }));
    assert.deepEqual(of('PUT'), failure('headers unreadable'));
    assert.deepEqual(of('a b'), failure('methods unreadable'));
  });
});

describe('the method of a preflighted request', () => {
  for (const method of ['GET', 'HEAD', 'POST']) {
    it(`${method} needs no permission, known or not`, () => {
      for (const value of ['PUT', unknown]) {
        assert.deepEqual(check({ method, names: ['X-A'] }, { [allowMethods]: value, [allowHeaders]: 'x-a' }), {
          result: passed, trace: [ok, `CORS-preflight fetch 7.5 goes on (preflight): ${method} needs no permission.`, `CORS-preflight fetch 7.7 goes on ${readsHeaders}: Access-Control-Allow-Headers lists x-a.`],
        });
      }
    });
  }
  it('must be listed', () => {
    assert.deepEqual(check({}, { [allowMethods]: 'GET, PUT' }), { result: passed, trace: [ok, `CORS-preflight fetch 7.5 goes on ${readsMethods}: Access-Control-Allow-Methods lists PUT.`] });
    assert.deepEqual(check({}, { [allowMethods]: 'GET,POST' }), {
      result: failure('method not allowed', { detail: 'PUT' }), trace: [ok, `CORS-preflight fetch 7.5 fails ${readsMethods}: Access-Control-Allow-Methods is GET, POST: PUT is not listed.`],
    });
  });
  it('must be listed in its case', () => {
    assert.deepEqual(check({ method: 'patch' }, { [allowMethods]: 'PATCH' }).result, failure('method not allowed', { detail: 'patch' }));
    assert.deepEqual(check({ method: 'patch' }, { [allowMethods]: 'patch' }).result, passed);
  });
  it('fails on an absent or empty list', () => {
    for (const answer of [{}, { [allowMethods]: '' }]) {
      assert.deepEqual(check({}, answer), {
        result: failure('method not allowed', { detail: 'PUT' }), trace: [ok, `CORS-preflight fetch 7.5 fails ${readsMethods}: Access-Control-Allow-Methods is absent or empty, and PUT needs it.`],
      });
    }
  });
  it('is allowed by an absent list where a watched upload asked, by the Standard', () => {
    const upload = (engine: Engine, usesCorsPreflight: boolean, answer: Readonly<Record<string, string>>) => {
      const trace = emptyTrace();
      const response = responseOf({ 'Access-Control-Allow-Origin': '*', ...answer });
      const result = checkPreflightResponse({ request: requestOf({ method: 'PUT', usesCorsPreflight }), unsafe: [], response, engine, trace });
      return { result: plain(result), last: lines(trace.steps).at(-1) };
    };
    assert.deepEqual(upload(standard, true, {}), {
      result: passed, last: `CORS-preflight fetch 7.4 goes on ${readsMethods}: Access-Control-Allow-Methods is absent, and the preflight was not for PUT alone: that allows it.`,
    });
    const refused = failure('method not allowed', { detail: 'PUT' });
    assert.deepEqual(upload(standard, true, { [allowMethods]: 'DELETE' }).result, refused);
    assert.deepEqual(upload(standard, false, {}).result, refused);
    assert.deepEqual(upload(chromium, true, {}).result, refused);
  });
  it('is covered by * without credentials', () => {
    for (const credentialsMode of ['omit', 'same-origin'] as const) {
      assert.deepEqual(check({ credentialsMode }, { [allowMethods]: 'GET, *' }), {
        result: passed, trace: [ok, `CORS-preflight fetch 7.5 goes on ${readsMethods}: Access-Control-Allow-Methods has *, which covers PUT without credentials.`],
      });
    }
  });
  it('is not covered by * with credentials', () => {
    assert.deepEqual(check({ credentialsMode: 'include' }, { [allowMethods]: '*' }), {
      result: failure('method not allowed', { detail: 'PUT' }),
      trace: [ok, `CORS-preflight fetch 7.5 fails ${readsMethods}: Access-Control-Allow-Methods is *: * does not count with credentials, and PUT is not listed.`],
    });
    assert.deepEqual(check({ credentialsMode: 'include' }, { [allowMethods]: '*, PUT' }).result, passed);
  });
  it('cannot be told when the list is unknown', () => {
    assert.deepEqual(check({}, { [allowMethods]: unknown }), { result: unknown, trace: [ok, `CORS-preflight fetch 7.1 unknown ${readsMethods}: Access-Control-Allow-Methods cannot be told: it depends.`] });
  });
  it('is looked at before the headers', () => {
    assert.deepEqual(check({ names: ['X-A'] }, {}).result, failure('method not allowed', { detail: 'PUT' }));
  });
});

describe('the headers of a preflighted request', () => {
  const post = 'CORS-preflight fetch 7.5 goes on (preflight): POST needs no permission.';
  const ask = (names: readonly string[], answer: Readonly<Record<string, Known<string>>>, more: Asked = {}) => check({ method: 'POST', names, ...more }, answer);

  it('are looked at only where one is unsafe', () => {
    for (const value of ['x-b', unknown]) assert.deepEqual(check({ names: ['Accept'] }, { [allowMethods]: 'PUT', [allowHeaders]: value }).result, passed);
  });
  it('must be listed, in any case', () => {
    assert.deepEqual(ask(['X-A', 'x-b'], { [allowHeaders]: 'x-B,,X-a' }), {
      result: passed,
      trace: [ok, post, `CORS-preflight fetch 7.7 goes on ${readsHeaders}: Access-Control-Allow-Headers lists x-a.`, `CORS-preflight fetch 7.7 goes on ${readsHeaders}: Access-Control-Allow-Headers lists x-b.`],
    });
  });
  it('fail with the first that is not', () => {
    assert.deepEqual(ask(['X-B', 'X-C', 'X-A'], { [allowHeaders]: 'X-A' }), {
      result: failure('header not allowed', { detail: 'x-b' }),
      trace: [ok, post, `CORS-preflight fetch 7.7 goes on ${readsHeaders}: Access-Control-Allow-Headers lists x-a.`, `CORS-preflight fetch 7.7 fails ${readsHeaders}: Access-Control-Allow-Headers is X-A: x-b is not listed.`],
    });
  });
  it('fail as the page wrote them in WebKit, those first that it knows, in its own spelling', () => {
    const detail = (names: readonly string[], allowed = '') => {
      const { result } = ask(names, { [allowHeaders]: allowed }, { engine: webkit });
      return result.kind === 'failure' ? result.detail : result.kind;
    };
    assert.deepEqual([detail(['X-B', 'x-A']), detail(['X-B', 'authorization']), detail(['X-B', 'x-A'], 'x-b'), detail(['X-B'], 'x-b')], ['X-B', 'Authorization', 'x-A', 'success']);
  });
  it('fail on an absent list', () => {
    assert.deepEqual(ask(['X-A'], {}), { result: failure('header not allowed', { detail: 'x-a' }), trace: [ok, post, `CORS-preflight fetch 7.7 fails ${readsHeaders}: Access-Control-Allow-Headers is absent or empty, and x-a needs it.`] });
  });
  it('are covered by * without credentials', () => {
    assert.deepEqual(ask(['X-A'], { [allowHeaders]: 'x-b, *' }), {
      result: passed, trace: [ok, post, `CORS-preflight fetch 7.7 goes on ${readsHeaders}: Access-Control-Allow-Headers has *, which covers x-a without credentials.`],
    });
  });
  it('are not covered by * with credentials', () => {
    assert.deepEqual(ask(['X-A'], { [allowHeaders]: '*' }, { credentialsMode: 'include' }), {
      result: failure('header not allowed', { detail: 'x-a' }),
      trace: [ok, post, `CORS-preflight fetch 7.7 fails ${readsHeaders}: Access-Control-Allow-Headers is *: * does not count with credentials, and x-a is not listed.`],
    });
    assert.deepEqual(ask(['*'], { [allowHeaders]: '*' }, { credentialsMode: 'include' }).result, passed);
  });
  it('cannot be told when the list is unknown', () => {
    assert.deepEqual(ask(['X-A'], { [allowHeaders]: unknown }), { result: unknown, trace: [ok, post, `CORS-preflight fetch 7.2 unknown ${readsHeaders}: Access-Control-Allow-Headers cannot be told: it depends.`] });
    assert.deepEqual(ask(['Authorization'], { [allowHeaders]: unknown }, { engine: standard }).result, unknown);
  });

  const differs = `CORS-preflight fetch 7.6 goes on ${readsHeaders}: The Standard wants authorization listed by name; browsers still let * cover it.`;
  it('have Authorization covered by * in Chromium, and a step tells of the Standard', () => {
    assert.deepEqual(ask(['Authorization'], { [allowHeaders]: '*' }), {
      result: passed, trace: [ok, post, differs, `CORS-preflight fetch 7.7 goes on ${readsHeaders}: Access-Control-Allow-Headers has *, which covers authorization without credentials.`],
    });
  });
  it('have it refused by the Standard', () => {
    assert.deepEqual(ask(['X-A', 'AUTHORIZATION'], { [allowHeaders]: '*' }, { engine: standard }), {
      result: failure('header not allowed', { detail: 'authorization' }),
      trace: [ok, post, `CORS-preflight fetch 7.6 fails ${readsHeaders}: Access-Control-Allow-Headers does not list authorization by name.`],
    });
    assert.deepEqual(ask(['X-A'], { [allowHeaders]: '*' }, { engine: standard }).result, passed);
  });
  it('have it listed by name for both', () => {
    for (const engine of [chromium, standard]) {
      assert.deepEqual(ask(['Authorization'], { [allowHeaders]: '*, authorization' }, { engine }), {
        result: passed, trace: [ok, post, `CORS-preflight fetch 7.7 goes on ${readsHeaders}: Access-Control-Allow-Headers lists authorization.`],
      });
    }
  });
  it('have it refused by both with credentials under *, without a word about the Standard', () => {
    const { result, trace } = ask(['Authorization'], { [allowHeaders]: '*' }, { credentialsMode: 'include' });
    assert.deepEqual(result, failure('header not allowed', { detail: 'authorization' }));
    assert(!trace.includes(differs));
  });
});
