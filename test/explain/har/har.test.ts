import assert from 'node:assert/strict';
import { explainHar } from '../../../src/explain/har/har';
import { api, har, inWords, judge, page, preflight, read } from './archives';

const allowed = { 'Access-Control-Allow-Origin': page };
const failed = { status: 0, answer: { _error: 'net::ERR_FAILED' } };

describe('a HAR file that cannot be read', () => {
  const because = (text: string) => {
    const report = explainHar(text);
    return report.kind === 'unreadable' ? report.because : 'it can';
  };
  it('says why', () => {
    assert.match(because(''), /not JSON/);
    assert.match(because('{"log": {"entries": ['), /not JSON, or was cut off/);
    for (const text of ['[]', '7', 'null', '"log"', '{}', '{"log": []}']) assert.match(because(text), /no "log"/, text);
    for (const text of ['{"log": {}}', '{"log": {"entries": {}}}']) assert.match(because(text), /no list "entries"/, text);
    assert.match(because('['.repeat(100_000)), /not JSON/);
  });

  it('is read for the rest where single entries are broken, and tells which those are', () => {
    const entries = [7, {}, { request: { url: api } }, { request: { method: 'GET', url: 'no url' } }, { request: { method: 'GET', url: api, headers: [{ name: 'Origin', value: page }, 7, { name: 8 }] } }];
    const report = read(JSON.stringify({ log: { entries } }));
    assert.deepEqual(report.leftOut, [
      { entry: 1, because: 'it is no object' }, { entry: 2, because: 'it has no request' },
      { entry: 3, because: 'its request has no method' }, { entry: 4, because: 'its URL cannot be parsed: no url' },
    ]);
    assert.equal(report.entries, 5);
    assert.deepEqual(report.requests.map(inWords), ['the file does not hold the answer']);
  });

  it('may begin with a byte order mark, and be empty', () => {
    assert.deepEqual(read(`\uFEFF${har([])}`).requests, []);
  });
});

describe('a request in a HAR file', () => {
  it('is from the page that Origin names, else Referer, else the page’s title, its document, its neighbours', () => {
    const from = (text: string) => read(text).requests.map(({ request }) => request.from);
    const fetched = { entry: { _resourceType: 'fetch', pageref: 'p' }, request: {} };
    assert.deepEqual(from(har([{ ...fetched, request: { Origin: 'null', Referer: `${page}/a` } }])), ['null']);
    assert.deepEqual(from(har([{ ...fetched, request: { Referer: `${page}/a` } }])), [page]);
    assert.deepEqual(from(har([fetched], { pages: [{ id: 'p', title: `${page}/start` }] })), [page]);
    const document = { url: 'https://other.example/', request: {}, entry: { _resourceType: 'document', pageref: 'p' } };
    assert.deepEqual(from(har([document, fetched], { pages: [{ id: 'p', title: 'Welcome' }] })), ['https://other.example']);
    assert.deepEqual(from(har([fetched, { url: `${page}/own.css`, request: { Referer: `${page}/` }, entry: { pageref: 'p' } }])), [page]);
    assert.deepEqual(read(har([fetched])).passedOver['not by a page'], 1);
  });

  it('is passed over where CORS has no say', () => {
    const { passedOver, requests } = read(har([
      { url: `${page}/own` }, { request: { Referer: `${page}/`, 'Sec-Fetch-Mode': 'no-cors' } }, { request: { Referer: `${page}/`, 'Sec-Fetch-Mode': 'navigate' } },
      { request: { Referer: `${page}/` }, entry: { _resourceType: 'image' } }, { url: 'data:,x' }, { url: 'wss://api.example/' }, { url: 'blob:https://app.example/1' },
    ]));
    assert.deepEqual(requests, []);
    assert.deepEqual(passedOver, { 'same origin': 1, 'not by a page': 3, 'without CORS': 3 });
  });

  it('includes credentials where a cookie went along, as header or in a list of its own', () => {
    const open = { response: { 'Access-Control-Allow-Origin': '*' } };
    const of = (text: string) => read(text).requests.map((judged) => `${judged.request.credentials}: ${inWords(judged)}`);
    assert.deepEqual(of(har([{ ...open, request: { Origin: page, cookie: 'a=b' } }])), ['include: wildcard with credentials, actual']);
    const listed = JSON.parse(har([open])) as { log: { entries: [{ request: { cookies?: unknown } }] } };
    listed.log.entries[0].request.cookies = [{ name: 'a', value: 'b' }];
    assert.deepEqual(of(JSON.stringify(listed)), ['include: wildcard with credentials, actual']);
  });

  it('is judged with and without credentials where nothing tells, and what the browser says decides', () => {
    const open = { response: { 'Access-Control-Allow-Origin': '*' } };
    const [untold] = judge(open);
    assert.equal(untold && inWords(untold), 'readable');
    assert.match(untold?.notes.join() ?? '', /^If the page includes credentials/);
    const [delivered] = judge({ ...open, answer: { _error: null } });
    assert.deepEqual(delivered && [inWords(delivered), delivered.recorded, delivered.notes], ['readable', 'delivered', []]);
    const [refused] = judge({ ...open, answer: { _error: 'net::ERR_FAILED' } });
    assert.deepEqual(refused && [inWords(refused), refused.recorded, refused.request.credentials], ['wildcard with credentials, actual', 'failed', 'include']);
    const [either] = judge({ response: { ...allowed, 'Access-Control-Allow-Credentials': 'true' } });
    assert.deepEqual(either?.notes, []);
  });

  it('says so where the browser ended it, and not CORS', () => {
    const [ended] = judge({ response: { ...allowed, 'Access-Control-Allow-Credentials': 'true' }, answer: { _error: 'net::ERR_CONTENT_LENGTH_MISMATCH' } });
    assert.match(ended?.notes.join() ?? '', /failed \(net::ERR_CONTENT_LENGTH_MISMATCH\): it is not CORS/);
    const [kept] = judge({ answer: { _error: null } });
    assert.match(kept?.notes.join() ?? '', /are headers missing from the file/);
  });

  it('names a server that is not there, and a network that is not open to the page', () => {
    const [dead] = judge({ status: 0, answer: { _error: 'net::ERR_NAME_NOT_RESOLVED' } });
    assert.equal(dead && inWords(dead), 'no answer, actual');
    const [local] = judge({ ...failed, answer: { _error: 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS' } });
    assert.ok(local?.outcome.kind === 'refused' && !local.outcome.cause.headersHelp);
    assert.equal(local.outcome.cause.reason, 'local network denied');
  });

  it('cannot be judged by a stored answer, or one of a service worker', () => {
    const [stored, worker] = judge({ status: 304 }, { answer: { _fetchedViaServiceWorker: true } });
    assert.match(stored ? inWords(stored) : '', /304 stands for a stored answer/);
    assert.match(worker ? inWords(worker) : '', /a service worker answered/);
    const [complete] = judge({ status: 304, response: { ...allowed, 'Access-Control-Allow-Credentials': 'true' } });
    assert.equal(complete && inWords(complete), 'readable');
  });

  it('shows repeated header lines, however they are written', () => {
    const [joined] = judge({ response: { 'access-control-allow-origin': `${page}\n${page}` } });
    assert.equal(joined && inWords(joined), 'origin mismatch, actual');
    assert.match(joined?.outcome.kind === 'refused' ? joined.outcome.cause.hints.join() : '', /Where a proxy and the application both set the header/);
  });

  it('has a listener for its upload where a preflight asks for nothing else', () => {
    const [upload] = judge(preflight('POST', '', { response: {} }), { method: 'POST', response: allowed });
    assert.equal(upload && inWords(upload), 'origin missing, preflight');
    assert.equal(upload?.request.uploadListener, true);
  });
});

describe('preflights in a HAR file', () => {
  const permit = { response: { ...allowed, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'x-a' } };

  it('belong to the request that they ask for, before or after it', () => {
    const plain = { response: allowed };
    const withHeader = { request: { Origin: page, 'X-A': '1' }, response: allowed };
    const put = { method: 'PUT', response: allowed };
    assert.deepEqual(judge(preflight('GET', 'x-a', permit), plain, withHeader, preflight('PUT', '', permit), put).map(({ entries }) => entries), [[1, 3], [2], [4, 5]].sort((one, other) => (one[1] ?? one[0]!) - (other[1] ?? other[0]!)));
    assert.deepEqual(judge(withHeader, preflight('GET', 'x-a', permit), plain).map(({ entries }) => entries), [[2, 1], [3]]);
  });

  it('are as many as the requests', () => {
    const put = { method: 'PUT', response: allowed };
    const judged = judge(preflight('PUT', '', permit), put, preflight('PUT', '', { status: 500 }), { ...put, ...failed }, preflight('PUT', '', permit), put);
    assert.deepEqual(judged.map(inWords), ['readable', 'origin missing, preflight', 'readable']);
  });

  it('are put in order by their time, where the file is not', () => {
    const judged = judge(
      { method: 'PUT', response: allowed, started: '2026-01-01T00:00:02Z' }, preflight('PUT', '', { ...permit, started: '2026-01-01T00:00:01Z' }), { url: 'https://api.example/first', started: '2026-01-01T00:00:00Z' },
    );
    assert.deepEqual(judged.map(({ entries }) => entries), [[3], [2, 1]]);
  });

  it('without their request tell what it was: the file of a browser that lists only what is sent', () => {
    const [stray] = judge(preflight('PATCH', 'content-type,x-a', permit));
    assert.deepEqual(stray?.request.headers.map(([name]) => name), ['content-type', 'x-a']);
    assert.equal(stray.request.method, 'PATCH');
    assert.equal(inWords(stray), 'method not allowed, preflight');
    const [passed] = judge(preflight('PUT', 'x-a', permit));
    assert.equal(passed && inWords(passed), 'the file holds the preflight alone');
  });

  it('that are not in the file decide nothing when the request failed', () => {
    const [lost] = judge({ method: 'PUT', ...failed });
    assert.equal(lost && inWords(lost), 'the file does not hold the preflight');
    assert.match(lost?.notes.join() ?? '', /Give cors-lens explain what the console says/);
  });

  it('show which headers were the page’s, whatever browsers add', () => {
    const request = { Origin: page, 'X-A': '1', 'Cache-Control': 'no-cache', Pragma: 'no-cache', Authorization: 'Basic x', 'Content-Type': 'text/plain', ':path': '/x' };
    const [asked] = judge(preflight('PUT', 'cache-control,x-a', permit), { method: 'PUT', request });
    assert.deepEqual(asked?.request.headers.map(([name]) => name), ['X-A', 'Cache-Control', 'Content-Type']);
    const [unasked] = judge({ method: 'PUT', request });
    assert.deepEqual(unasked?.request.headers.map(([name]) => name), ['X-A', 'Authorization', 'Content-Type']);
  });
});

describe('redirects in a HAR file', () => {
  const moved = (to: string, response = {}) => ({ status: 302, response: { Location: to, ...response } });

  it('are one request, hop by hop', () => {
    const [judged, ...others] = judge({ ...moved('/y', allowed), response: { ...allowed, Location: '/y' } }, { url: 'https://api.example/y', response: allowed });
    assert.deepEqual(others, []);
    assert.deepEqual([judged?.entries, judged && inWords(judged)], [[1, 2], 'readable']);
  });

  it('from the page’s own origin are judged where they lead', () => {
    const [judged] = judge({ url: `${page}/out`, request: { Referer: `${page}/`, 'Sec-Fetch-Mode': 'cors' }, ...moved(api) }, {});
    assert.deepEqual([judged?.request.url, judged && inWords(judged)], [`${page}/out`, 'origin missing, actual']);
    assert.equal(judged?.outcome.kind === 'refused' && judged.outcome.cause.hints.some((hint) => hint.includes('The request began at https://app.example/out')), true);
  });

  it('end where the file does', () => {
    const [judged] = judge(moved('https://other.example/', allowed));
    assert.match(judged ? inWords(judged) : '', /the file holds no request to https:\/\/other\.example\//);
  });

  it('in a circle end with the file, not never', () => {
    const circle = Array.from({ length: 30 }, () => moved(api, { ...allowed, 'Access-Control-Allow-Credentials': 'true' }));
    const [judged, ...others] = judge(...circle);
    assert.deepEqual(others, []);
    assert.equal(judged && inWords(judged), 'too many redirects, actual');
  });
});

it('thousands of requests to few URLs take seconds at most', function () {
  this.timeout(60_000);
  const put = (index: number) => ({ url: `${api}?${String(index % 7)}` });
  const entries = Array.from({ length: 4_000 }, (_, index) => [{ ...preflight('PUT', 'x-a'), ...put(index) }, { ...put(index), method: 'PUT', request: { Origin: page, 'X-A': '1' } }]).flat();
  const before = process.cpuUsage();
  assert.equal(judge(...entries).length, 4_000);
  // The processor's time: others may be at work.
  assert.ok(process.cpuUsage(before).user < 8_000_000);
});
