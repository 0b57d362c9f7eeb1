import assert from 'node:assert/strict';
import { failed } from '../../src/fetch/fetch-params';
import { paramsOf, requestOf } from './requests';

describe('a network error', () => {
  const asked = { href: 'https://api.example/#a', isCors: true };
  it('is about no exchange and no header, where nobody says otherwise', () => {
    assert.deepEqual(failed({ ...paramsOf(), asked }, { reason: 'bad port' }), {
      kind: 'failed', request: requestOf(), asked,
      failure: { kind: 'failure', reason: 'bad port', exchange: 'none', detail: undefined, seen: [], status: undefined },
    });
  });
  it('is about what it is said to be', () => {
    const failure = { kind: 'failure', reason: 'origin missing', exchange: 'actual', detail: 'x', seen: ['y'], status: 200 } as const;
    assert.deepEqual(failed({ ...paramsOf(), asked }, failure), { kind: 'failed', request: requestOf(), asked, failure });
  });
});
