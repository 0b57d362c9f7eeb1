import assert from 'node:assert/strict';
import { firefox, standard } from '../../src/fetch/engines';
import { fetchInBrowser } from '../../src/fetch/fetch';
import type { Fetched, PageRequest } from '../../src/fetch/types';
import type { HttpAnswer, HttpRequest } from '../../src/http/message';
import { isUnknown, type Known } from '../../src/http/unknown';
import { answerOf, lines, page, pageRequest, unknown } from './requests';

const allowed: Readonly<Record<string, Known<string>>> = { 'Access-Control-Allow-Origin': page, 'Access-Control-Allow-Credentials': 'true' };
const everything = { ...allowed, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'x-a, content-type' };

function fetched(partial: Partial<PageRequest>, ...answers: readonly HttpAnswer[]): Fetched {
  let next = 0;
  return fetchInBrowser(pageRequest(partial), () => answers[next++] ?? assert.fail('one request too many'));
}

function wire({ exchanges }: Fetched) {
  return exchanges.map(({ kind, request }) => [kind, request.method, request.url, ...request.headers.map(({ name, value }) => {
    assert(!isUnknown(value));
    return `${name}: ${value}`;
  })]);
}

describe('fetchInBrowser', () => {
  it('sends a simple request with its origin, and no preflight', () => {
    const answer = fetched({ headers: [['Accept', 'a']] }, answerOf({ ...allowed, 'Content-Type': 'text/plain' }));
    assert.deepEqual(wire(answer), [['actual', 'GET', 'https://api.example/', 'Accept: a', `Origin: ${page}`]]);
    assert.deepEqual(answer.verdict, { kind: 'readable', response: (answer.exchanges[0]!.answer as { response: unknown }).response, readableHeaders: ['content-type'] });
    assert.equal(answer.sameOrigin, false);
    assert.deepEqual(lines(answer.trace), [
      'Main fetch 12 goes on (no exchange): The URL has another origin. Nothing in a GET like this needs a preflight.',
      `CORS check 5 passes (actual, access-control-allow-origin): Access-Control-Allow-Origin is ${page}, and the request is without credentials.`,
    ]);
  });

  it('asks first where method or headers need it', () => {
    const answer = fetched({ method: 'put', url: 'https://api.example/x#y', headers: [['X-A', '1'], ['Content-Type', 'application/json']] }, answerOf(everything), answerOf(allowed));
    assert.deepEqual(wire(answer), [
      ['preflight', 'OPTIONS', 'https://api.example/x', `Origin: ${page}`, 'Access-Control-Request-Method: PUT', 'Access-Control-Request-Headers: content-type,x-a'],
      ['actual', 'PUT', 'https://api.example/x', 'X-A: 1', 'Content-Type: application/json', `Origin: ${page}`],
    ]);
    assert.equal(answer.verdict.kind, 'readable');
    assert.deepEqual(lines(answer.trace).slice(1, 3), [
      'Main fetch 12 goes on (no exchange): The URL has another origin. A preflight is needed, because of the method PUT and the headers content-type, x-a.',
      'CORS-preflight fetch 1 goes on (no exchange): An OPTIONS request without credentials asks whether PUT with content-type, x-a is allowed.',
    ]);
  });

  it('says what needs a preflight', () => {
    const why = (partial: Partial<PageRequest>) => lines(fetched(partial, answerOf({})).trace).slice(0, 2);
    assert.deepEqual(why({ method: 'PUT' }), [
      'Main fetch 12 goes on (no exchange): The URL has another origin. A preflight is needed, because of the method PUT.',
      'CORS-preflight fetch 1 goes on (no exchange): An OPTIONS request without credentials asks whether PUT is allowed.',
    ]);
    assert.equal(why({ headers: [['X-A', '1']] })[0], 'Main fetch 12 goes on (no exchange): The URL has another origin. A preflight is needed, because of the header x-a.');
  });

  it('sends nothing after a preflight that fails', () => {
    const answer = fetched({ method: 'PUT' }, answerOf(allowed));
    assert.deepEqual(answer.verdict, {
      kind: 'refused', refusal: { reason: 'method not allowed', exchange: 'preflight', detail: 'PUT' },
      console: `Access to fetch at 'https://api.example/' from origin '${page}' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`,
    });
    assert.equal(answer.exchanges.length, 1);
  });

  it('checks the answer itself after a preflight', () => {
    const { verdict } = fetched({ method: 'PUT' }, answerOf(everything), answerOf({}));
    assert(verdict.kind === 'refused');
    assert.deepEqual(verdict.refusal, { reason: 'origin missing', exchange: 'actual', detail: undefined });
  });

  it('leaves CORS out within one origin', () => {
    const answer = fetched({ url: `${page}/x`, method: 'PUT', headers: [['X-A', '1']] }, answerOf({ 'X-B': '1' }, 500));
    assert.deepEqual(wire(answer), [['actual', 'PUT', `${page}/x`, 'X-A: 1', `Origin: ${page}`]]);
    assert.equal(answer.sameOrigin, true);
    assert.deepEqual(lines(answer.trace), ['Main fetch 12 passes (no exchange): Page and URL have the same origin: CORS has no say.']);
    assert(answer.verdict.kind === 'readable');
    assert.deepEqual(answer.verdict.readableHeaders, ['x-b']);
  });

  it('sends no Origin with GET and HEAD within one origin', () => {
    for (const method of ['GET', 'HEAD']) assert.deepEqual(wire(fetched({ url: page, method }, answerOf({}))), [['actual', method, `${page}/`]]);
  });

  it('lets an opaque origin be same origin with nothing', () => {
    assert.equal(fetched({ from: 'null', url: 'https://api.example/' }, answerOf({ 'Access-Control-Allow-Origin': 'null' })).verdict.kind, 'readable');
    assert.equal(fetched({ from: 'null', url: 'https://api.example/' }, answerOf({})).sameOrigin, false);
  });

  it('sends the cookie as the credentials mode and the origins say, and never before', () => {
    const cookies = ['api.example', 'app.example'].map((host) => ({ name: 'session', value: '1', host, sameSite: 'none', secure: true }) as const);
    const carries = (partial: Partial<PageRequest>) => wire(fetchInBrowser(pageRequest(partial), ({ method }) => answerOf(method === 'OPTIONS' ? everything : allowed), { cookies }))
      .map((each) => each.includes('Cookie: session=1'));
    assert.deepEqual(carries({ credentials: 'include' }), [true]);
    assert.deepEqual(carries({ credentials: 'include', method: 'PUT' }), [false, true]);
    assert.deepEqual(carries({ credentials: 'same-origin' }), [false]);
    assert.deepEqual(carries({ credentials: 'omit' }), [false]);
    assert.deepEqual(carries({ credentials: 'include', url: page }), [true]);
    assert.deepEqual(carries({ credentials: 'same-origin', url: page }), [true]);
    assert.deepEqual(carries({ credentials: 'omit', url: page }), [false]);
  });

  it('throws before anything is sent', () => {
    assert.deepEqual(fetched({ method: 'TRACE' }).verdict, {
      kind: 'throws', refusal: { reason: 'method forbidden', exchange: 'none', detail: 'TRACE' }, console: "TypeError: Failed to execute 'fetch' on 'Window': 'TRACE' HTTP method is unsupported.",
    });
    assert.deepEqual(fetched({ headers: [['a b', 'x']] }).verdict, {
      kind: 'throws', refusal: { reason: 'header invalid', exchange: 'none', detail: 'a b' }, console: "TypeError: Failed to execute 'fetch' on 'Window': Invalid name",
    });
  });

  it('is refused where no answer comes', () => {
    for (const method of ['GET', 'PUT']) {
      const answer = fetched({ method }, { kind: 'no answer', because: 'the server hangs' });
      const exchange = method === 'GET' ? 'actual' : 'preflight';
      assert.deepEqual(answer.verdict, { kind: 'refused', refusal: { reason: 'no answer', exchange, detail: undefined }, console: `${method} https://api.example/ net::ERR_EMPTY_RESPONSE` });
      assert.equal(lines(answer.trace).at(-1), `HTTP-network fetch 8 fails (${exchange}): No answer comes: the server hangs.`);
      assert.equal(answer.exchanges.length, 1);
    }
  });

  it('cannot tell where the answer is unknown', () => {
    const answer = fetched({}, { kind: 'unknown', because: 'a callback decides' });
    assert.deepEqual(answer.verdict, { kind: 'unknown', because: 'a callback decides' });
    assert.equal(lines(answer.trace).at(-1), 'HTTP-network fetch 8 unknown (actual): The answer cannot be told: a callback decides.');
    assert.equal(answer.exchanges.length, 1);
  });

  it('cannot tell where it must read an unknown header', () => {
    assert.deepEqual(fetched({}, answerOf({ 'Access-Control-Allow-Origin': unknown })).verdict, { kind: 'unknown', because: 'it depends' });
    const preflight = fetched({ method: 'PUT' }, answerOf({ ...allowed, 'Access-Control-Allow-Methods': unknown }));
    assert.deepEqual(preflight.verdict, { kind: 'unknown', because: 'it depends' });
    assert.equal(preflight.exchanges.length, 1);
  });

  it('can tell where an unknown is not needed', () => {
    assert.equal(fetched({}, answerOf({ ...allowed, Vary: unknown, 'Access-Control-Max-Age': unknown }, unknown)).verdict.kind, 'readable');
    assert.equal(fetched({ method: 'PUT' }, answerOf({ ...everything, 'Access-Control-Allow-Headers': unknown, 'Access-Control-Max-Age': unknown }), answerOf(allowed)).verdict.kind, 'readable');
  });

  it('checks a redirect before it follows', () => {
    assert.equal(fetched({}, answerOf({ Location: '/x' }, 302)).verdict.kind, 'refused');
    assert.equal(fetched({}, answerOf(allowed, 302)).verdict.kind, 'readable');
    assert.equal(fetched({}, answerOf({ ...allowed, Location: '/x' }, 201)).verdict.kind, 'readable');
    assert.equal(fetched({}, answerOf({ ...allowed, Location: '/x' }, 302), answerOf(allowed)).verdict.kind, 'readable');
  });

  it('can be the Standard instead of a browser', () => {
    const ask = ({ method }: HttpRequest) => answerOf(method === 'OPTIONS' ? { ...everything, 'Access-Control-Allow-Headers': '*' } : allowed);
    const request = pageRequest({ headers: [['Authorization', 'x']] });
    assert.deepEqual([fetchInBrowser(request, ask).verdict.kind, fetchInBrowser(request, ask, { engine: standard }).verdict.kind], ['readable', 'refused']);
  });

  it('speaks with the words of Chromium where it is the Standard', () => {
    const { verdict } = fetchInBrowser(pageRequest(), () => answerOf({}), { engine: standard });
    assert(verdict.kind === 'refused');
    assert.equal(verdict.console, `Access to fetch at 'https://api.example/' from origin '${page}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`);
    const thrown = fetchInBrowser(pageRequest({ method: 'TRACE' }), () => answerOf({}), { engine: standard }).verdict;
    assert(thrown.kind === 'throws');
    assert.equal(thrown.console, "TypeError: Failed to execute 'fetch' on 'Window': 'TRACE' HTTP method is unsupported.");
  });

  it('throws where the URL is none', () => {
    const answer = fetched({ url: 'https://' });
    assert.equal(answer.sameOrigin, false);
    assert(answer.verdict.kind === 'throws');
    assert.deepEqual(answer.verdict.refusal, { reason: 'url invalid', exchange: 'none', detail: 'https://' });
  });

  describe('in Firefox says of an answer that leads elsewhere that the request did not succeed', () => {
    const url = 'https://api.example/';
    const begins = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: `;
    const missing = (status: number) => `${begins}CORS header ‘Access-Control-Allow-Origin’ missing). Status code: ${status}.`;
    const notSucceeded = `${begins}CORS request did not succeed). Status code: (null).`;
    const printed = (partial: Partial<PageRequest>, ...answers: readonly HttpAnswer[]) => {
      let next = 0;
      const { verdict } = fetchInBrowser(pageRequest(partial), () => answers[next++] ?? assert.fail('one request too many'), { engine: firefox });
      return verdict.kind === 'refused' ? verdict.console.split('\n') : verdict.kind;
    };
    const leads = () => answerOf({ Location: '/x' }, 302);
    it('if it would have been followed', () => {
      assert.deepEqual(printed({}, leads()), [missing(302), notSucceeded]);
      for (const redirect of ['manual', 'error'] as const) assert.deepEqual(printed({ redirect }, leads()), [missing(302)]);
    });
    it('and not of one that leads nowhere', () => {
      assert.deepEqual(printed({}, answerOf({}, 302)), [missing(302)]);
      assert.deepEqual(printed({}, answerOf({ Location: '/x' })), [missing(200)]);
    });
    it('of the last answer, not of one before', () => {
      const open = { 'Access-Control-Allow-Origin': '*', Location: url };
      assert.deepEqual(printed({ url: 'https://api.example/0' }, answerOf(open, 302), answerOf(open, 307), answerOf({})), [missing(200)]);
      assert.deepEqual(printed({ url: 'https://api.example/0' }, answerOf(open, 302), answerOf({ ...open, Location: url }, 302), leads()), [missing(302), notSucceeded]);
    });
    it('once more of a preflight, which nobody follows', () => {
      for (const redirect of ['follow', 'manual'] as const) assert.deepEqual(printed({ method: 'PUT', redirect }, leads()), [missing(302), notSucceeded, notSucceeded]);
      assert.deepEqual(printed({ method: 'PUT' }, answerOf({})), [missing(200), notSucceeded]);
    });
  });

  it('hands back the request it was given', () => {
    const request = pageRequest();
    assert.equal(fetchInBrowser(request, () => answerOf(allowed)).request, request);
  });
});
