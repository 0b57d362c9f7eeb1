import assert from 'node:assert/strict';
import { writtenNames } from '../../src/fetch/written-names';

/** The names as they stand in the unsafe list, and how WebKit writes them. */
const spellings: readonly string[] = [
  'Access-Control-Allow-Origin', 'Access-Control-Max-Age', 'Authorization', 'Cache-Control', 'Content-Encoding', 'Content-Language', 'ETag', 'If-Modified-Since',
  'If-None-Match', 'Last-Event-ID', 'Timing-Allow-Origin', 'Upgrade-Insecure-Requests', 'User-Agent', 'X-DNS-Prefetch-Control', 'X-XSS-Protection',
];

function written(names: readonly string[], unsafe: readonly string[] = names.map((name) => name.toLowerCase())): readonly string[] {
  return writtenNames(names.map((name) => ({ name, value: '1' })), unsafe);
}

describe('the names of request headers, in WebKit', () => {
  it('keep their order and the case of the page', () => assert.deepEqual(written(['X-b', 'x-A', 'X-C']), ['X-b', 'x-A', 'X-C']));
  it('are those alone that need permission', () => assert.deepEqual(written(['X-B', 'Accept', 'x-A'], ['x-a']), ['x-A']));
  it('come in its own spelling where it knows them', () => {
    for (const name of spellings) for (const asked of [name, name.toLowerCase(), name.toUpperCase()]) assert.deepEqual(written([asked]), [name]);
  });
  it('come first where it knows them', () => assert.deepEqual(written(['X-B', 'range', 'x-A', 'AUTHORIZATION']), ['Range', 'Authorization', 'X-B', 'x-A']));
  it('are none without headers', () => assert.deepEqual(written([]), []));
});
