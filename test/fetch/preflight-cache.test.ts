import assert from 'node:assert/strict';
import { chromium, firefox, standard, webkit, type Engine } from '../../src/fetch/engines';
import { createBrowser } from '../../src/fetch/fetch';
import type { PageRequest } from '../../src/fetch/types';
import { headers } from '../../src/http/header-list';
import type { HttpAnswer, HttpRequest } from '../../src/http/message';
import { answerOf, page, pageRequest, unknown } from './requests';

/** One request: what is asked, what preflight and request are answered, and how many seconds pass before. */
interface Turn { readonly after?: number; readonly ask: Partial<PageRequest>; readonly preflight?: Readonly<Record<string, string>>; readonly actual?: Readonly<Record<string, string>> }

const credentialed = { 'Access-Control-Allow-Origin': page, 'Access-Control-Allow-Credentials': 'true' };
const methods = (value: string, age = '600') => ({ ...credentialed, 'Access-Control-Allow-Methods': value, 'Access-Control-Max-Age': age });
const names = (value: string) => ({ ...credentialed, 'Access-Control-Allow-Headers': value, 'Access-Control-Max-Age': '600' });
const put = { method: 'PUT' } as const;
const remove = { method: 'DELETE' } as const;
const header = (name: string): Partial<PageRequest> => ({ headers: [[name, '1']] });

/** The number of preflights that each request of the sequence took. */
function preflights(engine: Engine, turns: readonly Turn[]): string {
  let now = 0;
  const browser = createBrowser({ engine, now: () => now });
  return turns.map(({ after = 0, ask, preflight = {}, actual = credentialed }) => {
    now += after * 1000;
    const answer = ({ method }: HttpRequest) => answerOf(method === 'OPTIONS' ? preflight : actual);
    return browser.fetch(pageRequest(ask), answer).exchanges.filter(({ kind }) => kind === 'preflight').length;
  }).join(',');
}

/** The same preflight answer for every request. */
function sequence(preflight: Readonly<Record<string, string>>, ...asked: readonly (Partial<PageRequest> & { readonly after?: number })[]): readonly Turn[] {
  return asked.map(({ after = 0, ...ask }) => ({ after, ask, preflight }));
}

const age = (value: string, ...after: readonly number[]) => sequence({ ...methods('PUT'), 'Access-Control-Max-Age': value }, ...[0, 0, ...after].map((seconds) => ({ ...put, after: seconds })));
const upload = { method: 'POST', uploadListener: true, body: { kind: 'text' } } as const;
const without = { ...credentialed, 'Access-Control-Allow-Methods': 'PUT' };

/** Sequence → preflights in the Standard, Chromium, Firefox, WebKit; measured, facts of the browsers' recordings. */
const measured: Readonly<Record<string, readonly [turns: readonly Turn[], standard: string, chromium: string, firefox: string, webkit: string]>> = {
  'no Access-Control-Max-Age is five seconds': [sequence(without, put, put, { ...put, after: 4 }, { ...put, after: 1.6 }), '1,0,0,1', '1,0,0,1', '1,0,0,1', '1,0,0,1'],
  'an empty one as well': [age('', 5.3), '1,0,1', '1,0,1', '1,0,1', '1,0,1'],
  'nought keeps nothing': [age('0'), '1,1', '1,1', '1,1', '1,1'],
  'a second is a second': [age('1', 1.2), '1,0,1', '1,0,1', '1,0,1', '1,0,1'],
  'a second to the millisecond': [age('1', 1), '1,0,1', '1,0,1', '1,0,1', '1,0,1'],
  'far below nought': [age('-10', 5.3), '1,0,1', '1,1,1', '1,1,1', '1,1,1'],
  'a minus sign and no number': [age('-1x', 5.3), '1,0,1', '1,0,1', '1,1,1', '1,0,1'],
  'a minus sign in between': [age('1-2', 5.3), '1,0,1', '1,0,1', '1,1,1', '1,0,1'],
  'the first number beyond 63 bits': [age('9223372036854775808', 5.3), '1,0,0', '1,0,1', '1,0,0', '1,0,1'],
  'the last number of 63 bits': [age('9223372036854775807', 5.3), '1,0,0', '1,0,0', '1,0,0', '1,0,0'],
  'below nought': [age('-1', 5.3), '1,0,1', '1,1,1', '1,1,1', '1,1,1'],
  'no number': [age('1e3', 5.3), '1,0,1', '1,0,1', '1,1,1', '1,0,1'],
  'a fraction': [age('10.5', 5.3), '1,0,1', '1,0,1', '1,1,1', '1,0,1'],
  'two numbers': [age('10, 20', 5.3), '1,0,1', '1,0,1', '1,1,1', '1,0,1'],
  'a plus sign': [age('+10', 5.3), '1,0,1', '1,0,0', '1,1,1', '1,0,0'],
  'more than 64 bits': [age('99999999999999999999', 5.3), '1,0,0', '1,0,1', '1,0,0', '1,0,1'],
  'blanks around': [age(' 10 ', 5.3), '1,0,0', '1,0,0', '1,0,0', '1,0,0'],
  'the cap of WebKit': [age('86400', 599, 2), '1,0,0,0', '1,0,0,0', '1,0,0,0', '1,0,0,1'],
  'the cap of Chromium': [age('86400', 7199, 2), '1,0,0,0', '1,0,0,1', '1,0,0,0', '1,0,1,0'],
  'the cap of Firefox': [age('99999', 86_399, 2), '1,0,0,0', '1,0,1,0', '1,0,0,1', '1,0,1,0'],
  'one answer for two methods': [sequence(methods('PUT, DELETE'), put, remove, put), '1,0,0', '1,0,0', '1,0,0', '1,0,0'],
  'an answer for each method': [[put, remove, put, remove].map((ask) => ({ ask, preflight: methods(ask.method) })), '1,1,0,0', '1,1,1,1', '1,1,0,0', '1,1,1,1'],
  'an answer for each header': [['X-A', 'X-B', 'X-A'].map((name) => ({ ask: header(name), preflight: names(name) })), '1,1,0', '1,1,1', '1,1,0', '1,1,1'],
  'an answer for each header, and the second again': [['X-A', 'X-B', 'X-B'].map((name) => ({ ask: header(name), preflight: names(name) })), '1,1,0', '1,1,0', '1,1,0', '1,1,0'],
  'an answer that lists again what is kept': [[{ ask: put, preflight: methods('PUT') }, { ask: { ...put, ...header('X-A') }, preflight: { ...methods('PUT'), ...names('X-A') } }, { ask: put }], '1,1,0', '1,1,0', '1,1,0', '1,1,0'],
  'an answer asked for anew while another is kept': [[{ ask: put, preflight: methods('PUT') }, { ask: { ...remove, cache: 'reload' }, preflight: methods('DELETE') }, { ask: put, preflight: methods('PUT') }], '1,1,0', '1,1,1', '1,1,0', '1,1,1'],
  'names without case': [sequence(names('X-a'), header('x-A'), header('X-A')), '1,0', '1,0', '1,0', '1,0'],
  'wildcards': [sequence({ ...methods('*'), 'Access-Control-Allow-Headers': '*' }, put, remove, { method: 'PATCH', ...header('X-Z') }), '1,0,0', '1,0,0', '1,1,1', '1,0,0'],
  'without credentials, then with them': [[put, { ...put, credentials: 'include' } as const, put].map((ask) => ({ ask, preflight: methods('PUT') })), '1,1,0', '1,1,0', '1,1,0', '1,1,0'],
  'with credentials, then without': [[{ ...put, credentials: 'include' } as const, put, put].map((ask) => ({ ask, preflight: methods('PUT') })), '1,0,0', '1,0,0', '1,1,0', '1,0,0'],
  'with credentials, and once that is over without': [[{ ask: { ...put, credentials: 'include' }, preflight: methods('PUT', '1') }, { after: 1, ask: put, preflight: methods('PUT') }, { ask: { ...put, credentials: 'include' }, preflight: methods('PUT') }], '1,1,1', '1,1,1', '1,1,1', '1,1,1'],
  'with credentials, then without for more, then with them for a second': [[
    { ask: { ...put, credentials: 'include' }, preflight: methods('PUT') }, { ask: { ...put, ...header('X-A') }, preflight: { ...methods('PUT'), ...names('X-A') } },
    { ask: { ...put, ...header('X-B'), credentials: 'include' }, preflight: { ...names('X-B'), ...methods('PUT', '1') } }, { after: 1.2, ask: put, preflight: methods('PUT') },
  ], '1,1,1,1', '1,1,1,1', '1,1,1,0', '1,1,1,1'],
  'another query and another fragment': [sequence(methods('PUT'), put, { ...put, url: 'https://api.example/?a' }, { ...put, url: 'https://api.example/#a' }), '1,1,1', '1,1,1', '1,1,1', '1,1,1'],
  'a request that fails after all': [[{ ask: put, preflight: methods('PUT') }, { ask: put, preflight: methods('PUT'), actual: {} }, { ask: put, preflight: methods('PUT') }], '1,0,1', '1,0,0', '1,0,1', '1,0,0'],
  'a request that fails at another URL': [
    [{ ask: put, preflight: methods('PUT') }, { ask: { ...put, url: 'https://api.example/?a' }, preflight: methods('PUT'), actual: {} }, { ask: put, preflight: methods('PUT') }], '1,1,0', '1,1,0', '1,1,0', '1,1,0',
  ],
  'a request without preflight that fails': [[{ ask: put, preflight: methods('PUT') }, { ask: {}, actual: {} }, { ask: put, preflight: methods('PUT') }], '1,0,0', '1,0,0', '1,0,1', '1,0,0'],
  'cache modes': [sequence(methods('PUT'), put, ...(['no-store', 'reload', 'no-cache', 'default', 'force-cache'] as const).map((cache) => ({ ...put, cache }))), '1,0,0,0,0,0', '1,1,1,1,0,0', '1,1,1,0,0,0', '1,0,0,0,0,0'],
  'cache mode no-store keeps nothing in Chromium': [sequence(methods('PUT'), { ...put, cache: 'no-store' }, put), '1,0', '1,1', '1,0', '1,0'],
  'HEAD needs to be listed in Firefox': [sequence(names('x-a'), header('X-A'), { method: 'POST', ...header('X-A') }, { method: 'HEAD', ...header('X-A') }), '1,0,0', '1,0,0', '1,0,1', '1,0,0'],
  'Authorization under a wildcard': [sequence(names('*'), header('Authorization'), header('Authorization'), header('X-A'), header('Authorization')), '1,1,1,1', '1,1,0,1', '1,1,1,1', '1,0,0,0'],
  'Authorization by name': [sequence(names('authorization'), header('Authorization'), header('Authorization')), '1,0', '1,0', '1,0', '1,0'],
  'a preflight that fails': [[{ ask: put, preflight: {} }, { ask: put, preflight: methods('PUT') }, { ask: put, preflight: methods('PUT') }], '1,1,0', '1,1,0', '1,1,0', '1,1,0'],
  'a preflight that fails for something else': [[{ ask: put, preflight: methods('PUT') }, { ask: { ...put, ...header('X-A') }, preflight: {} }, { ask: put, preflight: methods('PUT') }], '1,1,1', '1,1,1', '1,1,1', '1,1,1'],
  'an opaque origin': [[1, 2].map(() => ({ ask: { ...put, from: 'null' }, preflight: { ...methods('PUT'), 'Access-Control-Allow-Origin': 'null' }, actual: { 'Access-Control-Allow-Origin': '*' } })), '1,0', '1,1', '1,1', '1,0'],
  'another page': [[put, { ...put, from: 'https://b.example' }, put].map((ask) => ({ ask, preflight: { ...methods('PUT'), 'Access-Control-Allow-Origin': '*' }, actual: { 'Access-Control-Allow-Origin': '*' } })), '1,1,0', '1,1,0', '1,1,0', '1,1,0'],
  'a shorter age the second time': [[{ ask: put, preflight: methods('PUT') }, { ask: remove, preflight: methods('PUT, DELETE', '1') }, { after: 1.2, ask: put, preflight: methods('PUT') }], '1,1,1', '1,1,1', '1,1,1', '1,1,1'],
  'a watched upload': [[1, 2].map(() => ({ ask: upload, preflight: methods('POST') })), '1,0', '1,0', '1,0', '1,0'],
  'a watched upload, and no methods': [[1, 2].map(() => ({ ask: upload, preflight: { ...credentialed, 'Access-Control-Max-Age': '600' } })), '1,0', '1,0', '1,0', '1,0'],
  'a watched upload, and other methods': [[1, 2].map(() => ({ ask: upload, preflight: methods('PUT') })), '1,1', '1,0', '1,0', '1,0'],
  'a watched upload of nothing': [[1].map(() => ({ ask: { method: 'POST', uploadListener: true }, preflight: methods('POST') })), '1', '0', '1', '1'],
  'an answer that allows something else': [[put, remove, remove].map((ask) => ({ ask, preflight: methods('DELETE') })), '1,1,0', '1,1,0', '1,1,0', '1,0,0'],
};

describe('the preflight cache', () => {
  for (const [name, [turns, ...expected]] of Object.entries(measured)) {
    it(name, () => assert.deepEqual([standard, chromium, firefox, webkit].map((engine) => preflights(engine, turns)), expected));
  }

  it('takes an empty line of the age for none in Firefox', () => {
    const age = (engine: Engine) => {
      const browser = createBrowser({ engine });
      const answer = (...ages: readonly string[]): HttpAnswer => ({
        kind: 'response', handlerRuns: true,
        response: { status: 200, headers: headers([...Object.entries(without), ...ages.map((value) => ['Access-Control-Max-Age', value] as const)]) },
      });
      const asked = () => browser.fetch(pageRequest(put), () => answer('', '600')).exchanges.length;
      return [asked(), asked()];
    };
    assert.deepEqual([standard, firefox].map(age), [[2, 1], [2, 1]]);
  });

  it('keeps nothing where the age cannot be told', () => {
    const browser = createBrowser({ engine: standard });
    const asked = () => browser.fetch(pageRequest(put), ({ method }) => answerOf(method === 'OPTIONS' ? { ...methods('PUT'), 'Access-Control-Max-Age': unknown } : credentialed)).exchanges.length;
    assert.deepEqual([asked(), asked()], [2, 2]);
  });

  it('says that none was sent', () => {
    const browser = createBrowser();
    const ask = () => browser.fetch(pageRequest(put), ({ method }) => answerOf(method === 'OPTIONS' ? methods('PUT') : credentialed)).trace;
    ask();
    assert.deepEqual(ask().map(({ section, step, outcome, exchange, at }) => [section, step, outcome, exchange, at])[1], ['HTTP fetch', '4.1', 'goes on', undefined, undefined]);
  });
});
