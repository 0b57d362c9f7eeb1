import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { explainHar, type HarReport, type Judged } from '../../../src/explain/har/har';

type Report = Extract<HarReport, { kind: 'judged' }>;

/** What test/record/har.mjs recorded of the real browsers. */
function report(name: string): Report {
  const judged = explainHar(readFileSync(path.join(import.meta.dirname, `${name}.har`), 'utf8'));
  assert.ok(judged.kind === 'judged');
  return judged;
}

const inWords = ({ outcome }: Judged) => {
  switch (outcome.kind) {
    case 'readable': return 'readable';
    case 'unknown': return `unknown: ${outcome.because}`;
    case 'refused': return outcome.exchange === 'none' ? outcome.cause.reason : `${outcome.cause.reason}, ${outcome.exchange}`;
  }
};
const table = ({ requests }: Report) => requests.map((judged) => `${judged.request.method} ${judged.request.url} ${judged.request.credentials}: ${inWords(judged)}`);

/** What the page of the recording met, in its order. */
const met = [
  'GET https://api.example/open?a=1 same-origin: readable',
  'GET https://api.example/closed same-origin: origin missing, actual',
  'PUT https://api.example/put same-origin: readable',
  'PUT https://api.example/put same-origin: readable',
  'DELETE https://api.example/no-options same-origin: origin missing, preflight',
  'patch https://api.example/patch same-origin: method not allowed, preflight',
  'GET https://api.example/wildcard include: wildcard with credentials, actual',
  'GET https://api.example/wildcard same-origin: readable',
  'GET https://api.example/session include: readable',
  'GET https://api.app.example/wildcard include: wildcard with credentials, actual',
  'GET https://api.app.example/log-in same-origin: readable',
  'GET https://api.app.example/session include: readable',
  'GET https://api.example/traced same-origin: header not allowed, preflight',
  'POST https://api.example/broken same-origin: origin missing, actual',
  'GET https://api.example/moved same-origin: origin mismatch, actual',
  'PUT https://api.example/slash same-origin: preflight redirected, preflight',
  'GET https://dead.example/ same-origin: no answer, actual',
  'GET http://plain.example/ same-origin: mixed content',
];

describe('a recording of the real', () => {
  it('Chromium, by its developer tools: every request is judged as the browser judged it', () => {
    const judged = report('devtools');
    assert.deepEqual(table(judged), met);
    for (const { recorded, outcome, request } of judged.requests) assert.equal(recorded, outcome.kind === 'readable' ? 'delivered' : 'failed', request.url);
  });

  it('Firefox: every request is judged, but where its file does not tell', () => {
    const judged = report('firefox');
    assert.deepEqual(table(judged), met.map((line) => {
      if (line.includes('dead.example')) return 'GET https://dead.example/ same-origin: unknown: the file does not hold the answer';
      // No cookie, and the same site: nothing tells that credentials are included.
      return line.includes('api.app.example/wildcard') ? 'GET https://api.app.example/wildcard same-origin: readable' : line;
    }));
    const open = judged.requests.find(({ request }) => request.url === 'https://api.app.example/wildcard');
    assert.match(open?.notes.join(' ') ?? '', /^If the page includes credentials, .* is \*, which does not count/);
  });

  it('Chromium, by Playwright, which keeps neither preflights nor refused answers: what is not there is not guessed', () => {
    const judged = report('playwright');
    for (const one of judged.requests) {
      if (one.recorded === 'delivered') assert.equal(one.outcome.kind, 'readable', one.request.url);
      else assert.ok(one.outcome.kind === 'unknown' || (one.outcome.kind === 'refused' && !one.outcome.cause.headersHelp), one.request.url);
    }
    assert.equal(judged.requests.filter(({ outcome }) => outcome.kind === 'readable').length, 7);
  });

  it('every browser: what is none of CORS’s business is counted and left alone', () => {
    for (const name of ['devtools', 'firefox']) {
      assert.deepEqual(report(name).passedOver, { 'same origin': 1, 'not by a page': 0, 'without CORS': 1 }, name);
      assert.deepEqual(report(name).leftOut, []);
    }
  });

  it('every browser: each entry belongs to one request at most, a preflight to its request', () => {
    for (const name of ['devtools', 'firefox', 'playwright']) {
      const numbers = report(name).requests.flatMap(({ entries }) => entries);
      assert.equal(new Set(numbers).size, numbers.length, name);
    }
    const preflighted = (name: string) => report(name).requests.filter(({ entries }) => entries.length > 1).map(({ request }) => new URL(request.url).pathname);
    assert.deepEqual(preflighted('devtools'), ['/put', '/no-options', '/patch', '/traced', '/moved', '/slash']);
    assert.deepEqual(preflighted('firefox'), preflighted('devtools'));
  });

  it('every browser: only what the page itself set counts as its headers', () => {
    for (const name of ['devtools', 'firefox']) {
      const headers = report(name).requests.flatMap(({ request }) => request.headers.map(([header]) => `${new URL(request.url).pathname} ${header.toLowerCase()}`));
      assert.deepEqual(headers, ['/put content-type', '/put content-type', '/traced x-trace', '/broken content-type'], name);
    }
  });

  it('says what was assumed of a preflight that was remembered', () => {
    for (const name of ['devtools', 'firefox']) {
      const [first, second] = report(name).requests.filter(({ request }) => request.url === 'https://api.example/put');
      assert.deepEqual(first?.notes, []);
      assert.match(second?.notes.join(' ') ?? '', /^The file holds no preflight for it\. It must have passed/);
    }
  });

  it('tells what to send, and that a redirect has changed the origin', () => {
    const causes = report('devtools').requests.flatMap(({ outcome }) => (outcome.kind === 'refused' ? [outcome.cause] : []));
    const wildcard = causes.find(({ reason }) => reason === 'wildcard with credentials');
    assert.deepEqual(wildcard?.send, ['Access-Control-Allow-Origin: https://app.example', 'Access-Control-Allow-Credentials: true', 'Vary: Origin']);
    const moved = causes.find(({ reason }) => reason === 'origin mismatch');
    assert.match(moved?.remedy ?? '', /fetch the final URL/);
    const broken = causes.filter(({ reason }) => reason === 'origin missing').map(({ hints }) => hints.join(' '));
    assert.ok(broken.some((hints) => hints.includes('The status is 500: mend that first.')));
  });

  it('with anything else in any place of it is read all the same', function () {
    this.timeout(20_000);
    const { log } = JSON.parse(readFileSync(path.join(import.meta.dirname, 'devtools.har'), 'utf8')) as { log: { entries: unknown[] } };
    const text = JSON.stringify({ log: { ...log, entries: log.entries.slice(3, 8) } });
    let spoilt = 0;
    for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"(?!:)|\[\]|-?\d+|null|false/g)) {
      for (const instead of ['7', 'null', '"x"', '"http://["', '[]', '{}', '[[]]', '-1e300']) {
        const report = explainHar(text.slice(0, match.index) + instead + text.slice(match.index + match[0].length));
        assert.ok(report.kind === 'judged' || report.because !== '');
        spoilt++;
      }
    }
    assert.ok(spoilt > 1000, String(spoilt));
  });
});
