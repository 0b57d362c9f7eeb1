import assert from 'node:assert/strict';
import { chromium, firefox } from '../../src/fetch/engines';
import { readableHeaders } from '../../src/fetch/filtered-response';
import type { ResponseTainting } from '../../src/fetch/request';
import type { CredentialsMode } from '../../src/fetch/types';
import { headers } from '../../src/http/header-list';
import type { Known } from '../../src/http/unknown';
import { emptyTrace, lines, requestOf, unknown } from './requests';

const sent = [
  ['X-Seen', '1'], ['Content-Type', 'a'], ['content-length', '2'], ['Cache-Control', 'a'], ['Content-Language', 'a'], ['Expires', 'a'], ['Last-Modified', 'a'], ['Pragma', 'a'], ['ETag', 'a'],
  ['Set-Cookie', 'a'], ['Set-Cookie2', 'a'], ['x-seen', '2'], ['Authorization', 'a'],
] as const;
const always = ['cache-control', 'content-language', 'content-length', 'content-type', 'expires', 'last-modified', 'pragma'];
const name = 'access-control-expose-headers';

function readable(expose: readonly Known<string>[], credentialsMode: CredentialsMode = 'omit', tainting: ResponseTainting = 'cors', engine = chromium) {
  const trace = emptyTrace();
  const response = { status: 200, headers: headers([...sent, ...expose.map((value) => ['Access-Control-Expose-Headers', value] as const)]) };
  return { names: readableHeaders({ request: requestOf({ credentialsMode }), tainting, response, engine, trace }), trace: lines(trace.steps) };
}

function more(...others: string[]) {
  return [...always, ...others].sort();
}

describe('the headers that scripts read', () => {
  it('are all but cookies within one origin', () => {
    assert.deepEqual(readable(['x-seen'], 'include', 'basic'), { names: more('x-seen', 'etag', 'authorization', name), trace: [] });
  });
  it('are the safelisted across origins', () => assert.deepEqual(readable([]), { names: always, trace: [] }));
  it('are those exposed as well, over all lines and in any case', () => {
    assert.deepEqual(readable(['X-SEEN,,', 'etag']), {
      names: more('x-seen', 'etag'), trace: [`Main fetch 14.1.3 goes on (actual, ${name}): Access-Control-Expose-Headers lets scripts read more: X-SEEN, etag.`],
    });
  });
  it('are never cookies', () => assert.deepEqual(readable(['set-cookie, set-cookie2']).names, always));
  it('are all with * and without credentials', () => {
    assert.deepEqual(readable(['x-seen, *']), {
      names: more('x-seen', 'etag', 'authorization', name), trace: [`Main fetch 14.1.2 goes on (actual, ${name}): Access-Control-Expose-Headers has *: scripts may read every header but Set-Cookie.`],
    });
  });
  it('are not, with * and credentials', () => assert.deepEqual(readable(['*'], 'include').names, always));
  it('are no more where the list is none', () => {
    assert.deepEqual(readable(['x-seen, a b']), {
      names: always, trace: [`Main fetch 14.1.1 goes on (actual, ${name}): Access-Control-Expose-Headers is no list of header names, and exposes nothing: x-seen, a b.`],
    });
  });
  it('are all in Firefox where * stands before what is broken, and credentials are not included', () => {
    const of = (value: string, credentialsMode?: CredentialsMode) => readable([value], credentialsMode, 'cors', firefox).names;
    for (const value of ['*, a b', ', x-seen,* ,a b']) assert.deepEqual(of(value), more('x-seen', 'etag', 'authorization', name), value);
    for (const value of ['a b, *', 'a b, *, x-seen', 'x-seen, a b']) assert.deepEqual(of(value), always, value);
    assert.deepEqual(of('*, a b', 'include'), always);
    assert.deepEqual(readable(['*, a b'], 'omit', 'cors', firefox).trace, [`Main fetch 14.1.2 goes on (actual, ${name}): Access-Control-Expose-Headers is no list of header names: Firefox takes its * all the same.`]);
  });
  it('are unknown where the list is', () => {
    assert.deepEqual(readable([unknown]), { names: 'unknown', trace: [`Main fetch 14.1.1 goes on (actual, ${name}): Which more headers scripts may read cannot be told: it depends.`] });
  });
});
