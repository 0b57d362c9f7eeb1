import assert from 'node:assert/strict';
import { standard } from '../../src/fetch/engines';
import { fetchInBrowser } from '../../src/fetch/fetch';
import type { Fetched } from '../../src/fetch/types';
import { isUnknown } from '../../src/http/unknown';
import { recordedCases, type RecordedCase } from './recording';

/** Chromium names one of several refused headers, in the order of a hash table; the model names the first. */
const anyOfSeveral: ReadonlySet<string> = new Set(['ENTER']);

describe('the browser, compared with the real Chromium', () => {
  for (const one of recordedCases()) {
    it(one.id, () => {
      const fetched = replay(one);
      assert.deepEqual(sent(fetched), one.wire.map(({ method, lines }) => [method, ...lines.map(lineText).sort()]));
      compareOutcome(fetched, one);
    });
  }
});

function replay({ page, wire }: RecordedCase, engine?: typeof standard): Fetched {
  let next = 0;
  return fetchInBrowser(page, () => wire[next++]?.answer ?? { kind: 'unknown', because: 'it was not asked' }, engine);
}

function sent({ exchanges }: Fetched) {
  return exchanges.map(({ request }) => [request.method, ...request.headers.map(({ name, value }) => {
    assert(!isUnknown(value));
    return lineText([name, value]);
  }).sort()]);
}

function lineText([name, value]: readonly [string, string]): string {
  return `${name}: ${value}`;
}

function compareOutcome({ verdict, sameOrigin }: Fetched, one: RecordedCase): void {
  if (typeof one.saw !== 'string') {
    assert.equal(verdict.kind, 'readable');
    assert(verdict.kind === 'readable');
    assert.equal(verdict.response.status, one.saw.status);
    assert.deepEqual(verdict.readableHeaders, one.saw.readable);
    assert.equal(sameOrigin ? 'basic' : 'cors', one.saw.type);
    return;
  }
  assert(verdict.kind === 'refused' || verdict.kind === 'throws', `not refused but ${verdict.kind}`);
  const expected = one.saw === 'TypeError: Failed to fetch' ? one.console : one.saw;
  if (verdict.refusal.reason === 'no answer') {
    // What the console shows as `GET url net::ERR_…` says of itself `Failed to load resource: net::ERR_…`.
    assert.equal(verdict.console.replace(`${one.page.method} ${one.page.url} `, 'Failed to load resource: '), expected);
  } else if (!anyOfSeveral.has(one.id)) {
    assert.equal(verdict.console, expected);
  }
}
