import assert from 'node:assert/strict';
import { chromium, firefox, standard, webkit, type Engine } from '../../src/fetch/engines';
import { createBrowser, fetchInBrowser } from '../../src/fetch/fetch';
import type { Fetched, PageRequest } from '../../src/fetch/types';
import { headers } from '../../src/http/header-list';
import type { HttpAnswer } from '../../src/http/message';
import type { Known } from '../../src/http/unknown';
import { answerOf, lines, page, pageRequest, unknown } from './requests';

const b = 'https://b.example';
const any = { 'Access-Control-Allow-Origin': '*' };
const own = { 'Access-Control-Allow-Origin': page, 'Access-Control-Allow-Credentials': 'true' };
const put: Partial<PageRequest> = { method: 'PUT' };
const allowsPut = { ...any, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Max-Age': '600' };

function fetched(partial: Partial<PageRequest>, answer: HttpAnswer, engine: Engine = chromium): Fetched {
  return fetchInBrowser(pageRequest(partial), () => answer, { engine });
}

function consoleOf({ verdict }: Fetched): readonly string[] {
  return verdict.kind === 'refused' ? verdict.console.split('\n') : [verdict.kind];
}

/** How many preflights every request of one browser takes; the answers are those to the preflights. */
function preflights(engine: Engine, ...turns: readonly (readonly [Partial<PageRequest>, HttpAnswer])[]): readonly number[] {
  const browser = createBrowser({ engine });
  return turns.map(([partial, preflight]) => browser.fetch(pageRequest(partial), ({ method }) => (method === 'OPTIONS' ? preflight : answerOf(any)))
    .exchanges.filter(({ kind }) => kind === 'preflight').length);
}

describe('the URL that was asked last', () => {
  const none: HttpAnswer = { kind: 'no answer', because: 'the server hangs' };
  const rejection = 'TypeError: NetworkError when attempting to fetch resource.';
  const notSucceeded = (url: string) => `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: CORS request did not succeed). Status code: (null).`;
  it('is what Firefox speaks of where no answer comes, if CORS had a say', () => {
    assert.deepEqual(consoleOf(fetched({ url: `${b}/#a` }, none, firefox)), [notSucceeded(`${b}/#a`)]);
    assert.deepEqual(consoleOf(fetched({ url: `${page}/` }, none, firefox)), [rejection]);
    assert.deepEqual(consoleOf(fetched({ mode: 'no-cors' }, none, firefox)), [rejection]);
  });
  it('is not where a redirect leads that nobody asks', () => {
    assert.deepEqual(consoleOf(fetched({ url: `${b}/` }, answerOf({ ...any, Location: 'https://b.example:25/' }, 302), firefox)), [notSucceeded(`${b}/`)]);
  });
});

describe('a preflight', () => {
  it('that was misdirected is a preflight the second time too', () => {
    const { exchanges, verdict } = fetched(put, answerOf(allowsPut, 421));
    assert.deepEqual(exchanges.map(({ kind, request }) => [kind, request.method]), [['preflight', 'OPTIONS'], ['preflight', 'OPTIONS']]);
    assert(verdict.kind === 'refused');
    assert.deepEqual(verdict.refusal, { reason: 'status not ok', exchange: 'preflight', detail: undefined });
  });
  it('is not sent where an earlier one allowed the same', () => {
    const browser = createBrowser();
    const steps = () => lines(browser.fetch(pageRequest(put), () => answerOf(allowsPut)).trace);
    assert.equal(steps()[1], 'CORS-preflight fetch 1 goes on (no exchange): An OPTIONS request without credentials asks whether PUT is allowed.');
    assert.equal(steps()[1], 'HTTP fetch 4.1 goes on (no exchange): An earlier preflight allowed this, and its answer is kept still: none is sent.');
  });
  it('whose answer refuses leaves what was kept as it is', () => {
    assert.deepEqual(preflights(chromium, [put, answerOf(allowsPut)], [{ ...put, cache: 'reload' }, answerOf({})], [put, answerOf({})]), [1, 1, 0]);
  });
  it('whose answer cannot be told is not kept', () => {
    assert.deepEqual(preflights(standard, [put, answerOf(allowsPut, unknown)], [put, answerOf(allowsPut)], [put, answerOf({})]), [1, 1, 0]);
  });
  it('that allows other methods or headers is kept by WebKit, and one that allows nobody is not', () => {
    const header = (name: string): Partial<PageRequest> => ({ headers: [[name, '1']] });
    const names = answerOf({ ...any, 'Access-Control-Allow-Headers': 'x-b' });
    assert.deepEqual(preflights(webkit, [header('X-A'), names], [header('X-B'), answerOf({})]), [1, 0]);
    assert.deepEqual(preflights(webkit, [{ method: 'DELETE' }, answerOf(allowsPut)], [put, answerOf({})]), [1, 0]);
    assert.deepEqual(preflights(webkit, [put, answerOf({ 'Access-Control-Allow-Methods': 'PUT' })], [put, answerOf({})]), [1, 1]);
    assert.deepEqual(preflights(chromium, [header('X-A'), names], [header('X-B'), answerOf({})]), [1, 1]);
  });
});

describe('an answer that redirects', () => {
  const of = (redirect: 'error' | 'manual', lined: Readonly<Record<string, Known<string>>>, status: Known<number> = 302) => fetched({ url: `${b}/`, redirect }, answerOf({ ...any, ...lined }, status));
  it('is refused in redirect mode error', () => {
    const { verdict, trace } = of('error', { Location: '/x' });
    assert(verdict.kind === 'refused');
    assert.deepEqual(verdict.refusal, { reason: 'redirect not wanted', exchange: 'actual', detail: undefined });
    assert.equal(lines(trace).at(-1), 'HTTP fetch 6.3 fails (actual, location): The answer redirects, and the page asked for redirect mode error.');
  });
  it('is opaque in redirect mode manual', () => {
    const { verdict, trace } = of('manual', { Location: '/x' });
    assert(verdict.kind === 'opaque');
    assert.equal(verdict.type, 'opaqueredirect');
    assert.equal(lines(trace).at(-1), 'HTTP fetch 6.3 passes (actual, location): The answer redirects, and the page asked not to follow: it learns that, and no more.');
  });
  it('is one with a Location and a status that redirects', () => {
    assert.deepEqual([of('error', {}), of('error', { Location: '' }), of('error', { Location: '/x' }, 201), of('error', { Location: '/x' }, unknown)].map(({ verdict }) => verdict.kind), ['readable', 'readable', 'readable', 'readable']);
  });
  it('and is refused by CORS is named by WebKit with where it leads', () => {
    const denied = (...locations: readonly string[]) => consoleOf(fetched({ url: `${b}/` }, { kind: 'response', handlerRuns: true, response: { status: 302, headers: headers(locations.map((value) => ['Location', value])) } }, webkit))[0];
    const says = `Origin ${page} is not allowed by Access-Control-Allow-Origin. Status code: 302`;
    assert.equal(denied('/x'), `Cross-origin redirection to ${b}/x denied by Cross-Origin Resource Sharing policy: ${says}`);
    assert.equal(denied('/x', '/y'), `Cross-origin redirection to ${b}/x,%20/y denied by Cross-Origin Resource Sharing policy: ${says}`);
    assert.equal(denied(), says);
  });
});

describe('an answer that began at the page\'s own origin', () => {
  it('has its redirect checked once more by WebKit, as one step about that answer', () => {
    const answered = fetchInBrowser(pageRequest({ url: `${page}/` }), ({ url }) => (url === `${page}/` ? answerOf({ Location: `${b}/` }, 302) : url === `${b}/` ? answerOf({ ...own, Location: '/x' }, 302) : answerOf(any)), { engine: webkit });
    assert.equal(answered.verdict.kind, 'readable');
    const steps = lines(answered.trace);
    const at = steps.findIndex((line) => line.startsWith('HTTP fetch 4.4'));
    assert.equal(steps[at], "HTTP fetch 4.4 notes (actual): Credentials were included at the first URL, the page's own: WebKit checks this redirect as if they were included still. The Standard does not.");
    assert.equal(answered.trace[at]?.at, 1);
  });
});

describe('the resource policy of an answer', () => {
  const of = (policy: string) => fetched({ mode: 'no-cors' }, answerOf({ 'Cross-Origin-Resource-Policy': policy }));
  it('keeps it from pages of other origins', () => {
    const { verdict, trace } = of('same-origin');
    assert(verdict.kind === 'refused');
    assert.deepEqual(verdict.refusal, { reason: 'resource policy', exchange: 'actual', detail: undefined });
    assert.equal(lines(trace).at(-1), 'Cross-origin resource policy check 7 fails (actual, cross-origin-resource-policy): Cross-Origin-Resource-Policy is same-origin: other pages do not get the answer in mode no-cors either.');
  });
  it('is not spoken of where it keeps nobody', () => {
    assert.deepEqual(lines(of('cross-origin').trace), ['Main fetch 12 goes on (no exchange): The URL has another origin, and mode no-cors asks for no permission: the page will see nothing of the answer.']);
  });
});
