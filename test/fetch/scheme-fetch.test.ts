import assert from 'node:assert/strict';
import { fetchInBrowser } from '../../src/fetch/fetch';
import { dataUrlFetch } from '../../src/fetch/scheme-fetch';
import type { Fetched } from '../../src/fetch/types';
import { lines, pageRequest, paramsOf, requestOf } from './requests';

function fetched(url: string): Fetched {
  return fetchInBrowser(pageRequest({ url }), () => assert.fail('a server was asked'));
}

function typeOf(url: string) {
  const { verdict } = fetched(url);
  return verdict.kind === 'readable' ? verdict.response.headers.map(({ name, value }) => [name, value]) : verdict.kind;
}

describe('a data: URL', () => {
  it('is its own answer', () => {
    const { verdict, trace, exchanges } = fetched('data:text/html,x');
    assert.deepEqual(verdict, { kind: 'readable', response: { status: 200, headers: [{ name: 'Content-Type', value: 'text/html' }] }, readableHeaders: ['content-type'] });
    assert.deepEqual(lines(trace), ['Scheme fetch data passes (no exchange): A data: URL holds its own answer: no server is asked.']);
    assert.deepEqual(exchanges, []);
  });

  it('is as readable as an answer of the own origin', () => {
    const request = { url: 'data:text/html,x' };
    assert.deepEqual(dataUrlFetch(paramsOf(request)), {
      kind: 'response', response: { status: 200, headers: [{ name: 'Content-Type', value: 'text/html' }] }, request: requestOf(request), tainting: 'basic',
    });
  });

  it('has the type that stands before the first comma, without blanks around and without base64 at the end', () => {
    for (const [url, type] of [
      ['data:text/html;base64,x', 'text/html'], ['data:text/html; BASE64,x', 'text/html'], ['data: text/html ,x', 'text/html'], ['data:text/html,x,y', 'text/html'],
      ['data:text/html;base64;a=1,x', 'text/html;base64;a=1'], ['data:,x', 'text/plain;charset=US-ASCII'], ['data:;base64,x', 'text/plain;charset=US-ASCII'],
      ['data:;charset=utf-8,x', 'text/plain;charset=utf-8'],
    ] as const) assert.deepEqual(typeOf(url), [['Content-Type', type]], url);
  });

  it('is refused without a comma', () => {
    const { verdict, trace } = fetched('data:x');
    assert(verdict.kind === 'refused');
    assert.deepEqual(verdict.refusal, { reason: 'scheme not supported', exchange: 'none', detail: undefined });
    assert.deepEqual(lines(trace), ['Scheme fetch data fails (no exchange): The data: URL has no comma.']);
  });
});
