import assert from 'node:assert/strict';
import { chromium, standard, type Engine } from '../../src/fetch/engines';
import { fetchInBrowser } from '../../src/fetch/fetch';
import type { Fetched } from '../../src/fetch/types';
import { isUnknown } from '../../src/http/unknown';
import { recordedCases, type RecordedCase } from './recording';

/** What Chromium's cache makes of a Range on its way out, after CORS: the model sends what the page wrote. */
const rewrittenRanges: ReadonlyMap<string, string> = new Map([
  ['range upper case', 'Bytes=0-1'], ['range with space', 'bytes= 0-1'], ['range with space before', 'bytes =0-1'], ['range leading zeros', 'bytes=007-8'],
]);

/** Chromium names one of several refused headers, in the order of a hash table; the model names the first. */
const namesAnother: ReadonlySet<string> = new Set(['three refused include']);

/** Where the Standard alone would be wrong about Chromium: the cases behind each override in engines.ts. */
const overridden: Readonly<Record<string, readonly string[]>> = {
  authorizationCoveredByWildcard: ['authorization under *', 'authorization and x-a under *', 'sorted names'],
  combineRepeatedHeaders: ['repeated name', 'two text/plain', 'two accepts of 70 bytes', 'two accepts of 63 bytes'],
  safelistsClientHints: [
    'hint dpr', 'hint dpr decimal', 'hint width', 'hint viewport-width', 'hint device-memory', 'hint save-data', 'hint save-data upper', 'hint downlink', 'hint ect', 'hint ect slow', 'hint rtt',
    'hint intervention', 'hint intervention with quote', 'hint downlink integer',
  ],
  dropsUserAgent: ['user-agent'],
  rangeLimit: ['range of 63 bits', 'range beyond 63 bits', 'range start of 63 bits', 'range below 64 bits', 'range beyond 64 bits', 'range start beyond'],
  redirectBeforeCorsCheck: ['preflight redirect elsewhere without origin', 'preflight redirect with another origin', 'preflight redirect without origin'],
};

describe('the browser, compared with the real Chromium', () => {
  const recorded = recordedCases();
  for (const one of recorded) it(one.id, () => compare(replay(one), one));

  for (const [override, ids] of Object.entries(overridden)) {
    it(`needs the override ${override}, and for nothing else`, () => {
      const without = { ...chromium, [override]: standard[override as keyof Engine] };
      const differing = recorded.filter((one) => differs(() => compare(replay(one, without), one))).map(({ id }) => id);
      assert.deepEqual(differing, ids);
    });
  }
});

function differs(comparison: () => void): boolean {
  try {
    comparison();
    return false;
  } catch (error) {
    if (error instanceof assert.AssertionError) return true;
    throw error;
  }
}

function compare(fetched: Fetched, one: RecordedCase): void {
  assert.deepEqual(sent(fetched), one.wire.map(({ method, lines }) => [method, ...lines.map(([name, value]) => lineText([name, rewrittenFrom(one.id, name) ?? value])).sort()]));
  compareOutcome(fetched, one);
}

function replay({ page, wire }: RecordedCase, engine?: Engine): Fetched {
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
    assert(verdict.kind === 'readable', `not readable but ${verdict.kind}`);
    assert.equal(verdict.response.status, one.saw.status);
    assert.deepEqual(verdict.readableHeaders, one.saw.readable);
    assert.equal(sameOrigin ? 'basic' : 'cors', one.saw.type);
    return;
  }
  assert(verdict.kind === 'refused' || verdict.kind === 'throws', `not refused but ${verdict.kind}`);
  const expected = one.saw === 'TypeError: Failed to fetch' ? one.console : one.saw;
  // What the console shows as `GET url net::ERR_…` says of itself `Failed to load resource: net::ERR_…`.
  if (namesAnother.has(one.id)) assert.equal(verdict.refusal.reason, 'header not allowed');
  else assert.equal(verdict.console.replace(`${one.page.method} ${one.page.url} net::`, 'Failed to load resource: net::'), expected);
}

function rewrittenFrom(id: string, name: string): string | undefined {
  return name === 'Range' ? rewrittenRanges.get(id) : undefined;
}
