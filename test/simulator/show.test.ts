import assert from 'node:assert/strict';
import type { Span, Walkthrough } from '../../src/service/api';
import { configurationId, showConfiguration, showUnclear, showWalkthrough } from '../../src/simulator/show';
import { at, exchange, fetched, policy, readable, refused, walkthrough } from './walkthroughs';

const describeSpan = (span: Span) => ({ place: `main.py:${String(span.start)}`, reveal: `token-${String(span.start)}` });
const show = (of: Walkthrough) => showWalkthrough(of, describeSpan);

describe('a walkthrough in words', () => {
  it('says that the page can read the response, and which headers', () => {
    const shown = show(walkthrough(fetched(readable)));
    assert.equal(shown.verdict, 'readable');
    assert.equal(shown.headline, 'The page can read the response.');
    assert.equal(shown.because, 'Its scripts read status, body and the header etag.');
    assert.equal(shown.console, '');
  });

  it('says that no header can be read, or that it cannot be told', () => {
    assert.equal(show(walkthrough(fetched({ ...readable, readableHeaders: [] } as never))).because, 'Its scripts read status and body, and no header.');
    assert.equal(show(walkthrough(fetched({ ...readable, readableHeaders: 'unknown' } as never))).because, 'Which headers its scripts may read cannot be told.');
  });

  it('says that CORS does not apply to the same origin', () => {
    assert.equal(show(walkthrough(fetched(readable, { sameOrigin: true, exchanges: [] }))).because, 'Page and API have the same origin: CORS does not apply.');
  });

  it('says that a refused response has already cost the server its work', () => {
    const shown = show(walkthrough(fetched(refused('origin missing', 'actual'))));
    assert.equal(shown.headline, 'The browser blocks it: the response has no Access-Control-Allow-Origin header.');
    assert.match(shown.because, /^The server has already run the handler/);
    assert.match(shown.because, /curl ignores CORS/);
    assert.match(shown.because, /allow the origin https:\/\/app\.example\.com\./);
    assert.equal(shown.console, 'has been blocked by CORS policy');
  });

  it('says so where the handler did not run, or may have run', () => {
    const verdict = refused('origin missing', 'actual');
    const quiet = exchange('actual', [], false);
    assert.match(show(walkthrough(fetched(verdict, { exchanges: [quiet] }))).because, /its handler did not run/);
    const answer = { ...quiet.answer, handlerRuns: { kind: 'unknown', because: 'x' } } as never;
    assert.match(show(walkthrough(fetched(verdict, { exchanges: [{ ...quiet, answer }] }))).because, /may have done its work/);
  });

  it('says that after a refused preflight the request itself was never sent', () => {
    const shown = show(walkthrough(fetched(refused('method not allowed', 'preflight', 'PUT'), { exchanges: [exchange('preflight', [])] })));
    assert.equal(shown.headline, 'The browser blocks it: Access-Control-Allow-Methods does not name PUT.');
    assert.match(shown.because, /the request itself was never sent/);
    assert.doesNotMatch(shown.because, /has already run/);
  });

  it('explains that methods keep their case', () => {
    const of = fetched(refused('method not allowed', 'preflight', 'patch'), { exchanges: [exchange('preflight', [])] });
    assert.match(show(walkthrough(of)).because, /write PATCH in the page/);
  });

  it('explains that a wildcard never covers Authorization', () => {
    const of = fetched(refused('header not allowed', 'preflight', 'authorization'), { exchanges: [exchange('preflight', [])] });
    assert.match(show(walkthrough(of)).because, /\* never covers it/);
  });

  it('does not advise to allow null', () => {
    const of = fetched(refused('origin missing', 'actual'));
    const shown = show(walkthrough({ ...of, request: { ...of.request, from: 'null' } }));
    assert.match(shown.because, /rather than allow null/);
    assert.doesNotMatch(shown.because, /allow the origin/);
  });

  it('names the silence of a server that does not answer', () => {
    const silent = { ...exchange('actual', []), answer: { kind: 'no answer', because: 'the server never answers' } } as const;
    const shown = show(walkthrough(fetched(refused('no answer', 'actual'), { exchanges: [silent] })));
    assert.equal(shown.headline, 'The browser blocks it: the server never answers.');
    assert.equal(shown.exchanges[0]?.status, 'no answer: the server never answers');
    assert.equal(shown.exchanges[0].handler, '');
  });

  it('says that nothing is sent when fetch itself throws', () => {
    const verdict = { kind: 'throws', refusal: { reason: 'method forbidden', exchange: 'none', detail: 'TRACE' }, console: 'TypeError' } as const;
    const shown = show(walkthrough(fetched(verdict, { exchanges: [] })));
    assert.equal(shown.headline, 'The browser sends nothing: no page may send the method TRACE.');
    assert.match(shown.because, /The server never hears of it/);
  });

  it('says what to fill in where it cannot tell', () => {
    const unknowns = [{ name: 'FRONTEND_URL', because: 'from the environment', at: at(40) }];
    const trace = [{ section: 'CORS check', step: '1', says: '?', outcome: 'unknown', exchange: 'actual', at: 0, reads: [] }] as const;
    const of = fetched({ kind: 'unknown', because: 'the origins come from FRONTEND_URL' }, { trace });
    const shown = show(walkthrough(of, { policy: { ...policy, unknowns }, steps: { 0: [{ option: 'allow_origins', written: true, at: at(20) }] } }));
    assert.equal(shown.headline, 'Cannot tell: the origins come from FRONTEND_URL.');
    assert.equal(shown.because, 'Fill in FRONTEND_URL to find out. It depends on allow_origins (main.py:20).');
  });

  it('names the option that decided, or the default of one that is not written', () => {
    const trace = [{ section: 'CORS check', step: '4', says: 'No match.', outcome: 'fails', exchange: 'actual', at: 0, reads: [] }] as const;
    const of = fetched(refused('origin mismatch', 'actual'), { trace });
    const written = show(walkthrough(of, { steps: { 0: [{ option: 'allow_origins', written: true, at: at(20) }] } }));
    assert.match(written.because, /Decided by allow_origins \(main\.py:20\)\.$/);
    assert.deepEqual(written.steps[0]?.blame, [{ label: 'allow_origins', place: 'main.py:20', reveal: 'token-20' }]);
    const absent = show(walkthrough(of, { steps: { 0: [{ option: 'the default', written: false, at: at(10) }] } }));
    assert.match(absent.because, /Decided by the default \(main\.py:10\)\.$/);
  });
});

it('a preflight that the server turns down is told from one that never reaches its CORS layer', () => {
  const because = (handlerRuns: boolean) => (
    show(walkthrough(fetched(refused('status not ok', 'preflight'), { exchanges: [exchange('preflight', [], handlerRuns, 401)] }))).because
  );
  assert.match(because(true), /before authentication and routing/);
  assert.match(because(false), /allow the method and the headers/);
});

describe('the exchanges of a walkthrough', () => {
  it('blame each header on the option behind it, whatever its case', () => {
    const of = fetched(readable, { exchanges: [exchange('actual', [['Access-Control-Allow-Origin', '*']])] });
    const headers = { '0 access-control-allow-origin': [{ option: 'allow_origins', written: true, at: at(20) }] };
    const [shown] = show(walkthrough(of, { headers })).exchanges;
    assert.deepEqual(shown?.responseHeaders, [
      { name: 'Access-Control-Allow-Origin', value: '*', unknown: false, blame: [{ label: 'allow_origins', place: 'main.py:20', reveal: 'token-20' }] },
    ]);
    assert.equal(shown.request, 'PUT https://api.example.com/');
    assert.equal(shown.status, '200');
    assert.equal(shown.handler, 'The handler ran.');
  });

  it('show a header that a failing step looked for in vain', () => {
    const trace = [{ section: 'CORS check', step: '1', says: 'None.', outcome: 'fails', exchange: 'actual', at: 0, reads: ['access-control-allow-origin'] }] as const;
    const [shown] = show(walkthrough(fetched(refused('origin missing', 'actual'), { trace }))).exchanges;
    assert.deepEqual(shown?.responseHeaders, [{ name: 'Access-Control-Allow-Origin', value: '', unknown: false, missing: true, blame: [] }]);
  });

  it('do not call missing what was sent', () => {
    const trace = [{ section: 'CORS check', step: '4', says: 'Other.', outcome: 'fails', exchange: 'actual', at: 0, reads: ['access-control-allow-origin'] }] as const;
    const exchanges = [exchange('actual', [['Access-Control-Allow-Origin', 'https://b.example']])];
    const [shown] = show(walkthrough(fetched(refused('origin mismatch', 'actual'), { trace, exchanges }))).exchanges;
    assert.equal(shown?.responseHeaders.length, 1);
  });

  it('say why a header or a status is unknown', () => {
    const answer = {
      kind: 'response', handlerRuns: true,
      response: { status: { kind: 'unknown', because: 'from STATUS' }, headers: [{ name: 'Vary', value: { kind: 'unknown', because: 'from X' } }] },
    } as const;
    const [shown] = show(walkthrough(fetched(readable, { exchanges: [{ ...exchange('actual', []), answer }] }))).exchanges;
    assert.equal(shown?.status, 'unknown: from STATUS');
    assert.deepEqual(shown.responseHeaders, [{ name: 'Vary', value: 'from X', unknown: true, blame: [] }]);
  });
});

describe('the heading', () => {
  it('tells which release is assumed, and names origins that a browser can send', () => {
    const shown = showConfiguration(policy, describeSpan);
    assert.equal(shown.release, '1.3.1 (assumed: the newest on record)');
    assert.deepEqual(shown.origins, ['https://app.example.com']);
    assert.equal(shown.id, '/app/main.py#10');
    assert.equal(configurationId(policy), shown.id);
  });
});

it('an unclear form shows nothing but what is unclear', () => {
  assert.deepEqual(showUnclear('The method is empty.'), {
    verdict: 'unknown', headline: 'The method is empty.', because: '', exchanges: [], steps: [], console: '', everywhere: [], agreement: '', curl: '',
  });
});
