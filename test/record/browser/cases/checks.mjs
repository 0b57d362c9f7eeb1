// The CORS check: every way to write the two headers that it reads, statuses, exposure.
import { P, L } from '../origins.mjs';
import { acac, acam, acao, allow, anyRequest, credentialed, expose, included, one } from './case.mjs';

const host = 'localhost:18000';
const AROUND = ['/', '/x', '/?x', '/#x', '?', '#', '.', ':', ':80', ',', ';', '"', "'", ' x', '%20', '%00', '*', '\\', '\x01', '\x7f', '\u00fc', '\u00a0', '@', '<', '>', '[', '|', '^', '`', '{'];
const DIFFERENT = [
  '', 'null', 'NULL', 'Null', '*', '**', '* ', ' *', '*,*', '"*"', "'*'", '[*]', '*.*', 'true', 'false', 'undefined', 'none', 'all', '%s', '$http_origin', '${origin}', '[object Object]',
  host, `//${host}`, `http:/${host}`, `http:${host}`, `HTTP://${host}`, `Http://${host}`, `http://LOCALHOST:18000`, `http://Localhost:18000`, `https://${host}`, `ws://${host}`, `ftp://${host}`, `file://${host}`,
  'http://localhost', 'http://localhost:', 'http://localhost:0', 'http://localhost:18001', 'http://localhost:018000', 'http://localhost:+18000', 'http://localhost:*', 'http://localhost:18000:18000',
  'http://*', 'http://*:18000', '*://localhost:18000', 'http://*.localhost:18000', 'http://*host:18000', '*.localhost', 'http://.localhost:18000', 'http://localhost.:18000', 'http://a.localhost:18000',
  P, 'http://127.0.0.1', 'http://127.1:18000', 'http://[::1]:18000', 'http://0.0.0.0:18000', 'http://xn--bcher-kva.example', 'http://b\u00fccher.example', 'http://b\u00c3\u00bccher.example',
  'https://%62.example', 'https://b%.example', 'http://user@localhost:18000', 'http://user:pass@localhost:18000', 'http://@localhost:18000',
  '/localhost$/', '^http://localhost:18000$', '.*', 'http://localhost:18000|http://b.example', '(http://localhost:18000)', '[http://localhost:18000]', "['http://localhost:18000']",
  `http://b.example,${L}`, `${L},http://b.example`, `${L}, http://b.example`, `${L} http://b.example`, `${L};http://b.example`, `${L}\thttp://b.example`, `${L},`, `,${L}`, `${L},${L}`, `${L}, ${L}`, `*,${L}`, `${L},*`, `*, ${L}`,
  `null,${L}`, 'null, null', 'null,*', 'http://', 'http:', '://', ':', '/', '//', '.', '-', '0', '1', 'a', 'javascript:alert(1)', 'data:,x', 'about:blank', 'blob:null', 'chrome-extension://abcdefghijklmnop', 'capacitor://localhost', 'app://.',
  'https://app.example', 'https://APP.example', 'https://app.example:443', 'http://app.example:80', 'https://*.example', 'app.example', 'localhost:3000', 'http://localhost:3000',
];
const FITTING = { exact: L, 'spaces around': `  ${L} \t`, 'tab before': `\t${L}`, 'tab after': `${L}\t`, star: '*', 'star with spaces': '  *\t' };

const values = { ...FITTING, ...Object.fromEntries([...AROUND.map((end) => `${L}${end}`), ...DIFFERENT].map((value) => [JSON.stringify(value), value])) };
const lists = {
  absent: [], 'two lines': [acao(L), acao('http://b.example')], 'two equal lines': [acao(L), acao(L)], 'two stars': [acao('*'), acao('*')], 'star and exact': [acao('*'), acao(L)],
  'exact and empty': [acao(L), acao('')], 'empty and exact': [acao(''), acao(L)], 'two empty': [acao(''), acao('')], 'null and exact': [acao('null'), acao(L)], 'three lines': [acao(L), acao(L), acao(L)],
  'lower-case name': [['access-control-allow-origin', L]], 'upper-case name': [['ACCESS-CONTROL-ALLOW-ORIGIN', L]], 'misspelt name': [['Access-Control-Allow-Origins', L]], 'hyphen missing': [['Access-Control-AllowOrigin', L]],
  'timing header alone': [['Timing-Allow-Origin', L]], 'credentials alone': [acac('true')], 'methods alone': [acam('GET')], 'expose alone': [expose('*')],
};

/** Every value in front of the actual request, with credentials, and in front of the preflight. */
const origins = [...Object.entries(values).map(([name, value]) => [name, [acao(value)]]), ...Object.entries(lists)].flatMap(([name, lines]) => [
  one('ACAO', name, { page: 'L' }, { actual: [200, lines] }),
  one('ACAO', `${name}, include`, { page: 'L', ...included }, { actual: [200, [...lines, acac('true')]] }),
  one('ACAO', `${name}, preflight`, { page: 'L', method: 'PUT' }, { preflight: [204, [...lines, acam('PUT')]], actual: [200, [acao(L)]] }),
]);

const ACAC = ['true', ' true ', '\ttrue\t', 'True', 'TRUE', 'tRUE', 'truE', 'false', 'False', '1', '0', 'yes', 'no', 'on', 'y', 't', '', '*', 'null', 'undefined', '"true"', "'true'", 'true,', ',true', 'true,true', 'true, true', 'true true',
  'true;', 'true; x', 'true.', 'true\x01', '\u00a0true', 'true\u00a0', 'tr\u00fce', 'true, false', 'false, true', 'truefalse', 'true/', '(true)', '[true]', '=true', 'true=1', 'true#', '${true}', 'True, true', 'true\t\t', 'credentials', 'include',
  'true-', '-true', 'true\x7f', 'true\x0b', 'true\x0c', '%74rue', 'true%20', 'TrUe', 'wahr', 'ture', 'tru', 'rue', 'truee', 'ttrue', 'enabled', 'allow', '+', '-1', '2', 'NaN', 'none', 'Yes', 'YES'];
const credentialLists = {
  absent: [], 'two lines': [acac('true'), acac('true')], 'true and empty': [acac('true'), acac('')], 'empty and true': [acac(''), acac('true')], 'true and false': [acac('true'), acac('false')],
  'lower-case name': [['access-control-allow-credentials', 'true']], 'misspelt name': [['Access-Control-Allow-Credential', 'true']], 'old name': [['Allow-Credentials', 'true']],
};
const credentials = [...ACAC.map((value) => [JSON.stringify(value), [acac(value)]]), ...Object.entries(credentialLists)].flatMap(([name, lines]) => [
  one('ACAC', name, included, { actual: [200, [allow, ...lines]] }),
  one('ACAC', `${name}, preflight`, { method: 'PUT', ...included }, { preflight: [200, [allow, acam('PUT'), ...lines]], actual: [200, credentialed] }),
  one('ACAC', `${name}, actual after preflight`, { method: 'PUT', ...included }, { preflight: [200, [...credentialed, acam('PUT')]], actual: [200, [allow, ...lines]] }),
  one('ACAC', `${name}, omit`, { credentials: 'omit' }, { actual: [200, [allow, ...lines]] }),
  one('ACAC', `${name}, star`, included, { actual: [200, [acao('*'), ...lines]] }),
]);

const put = { method: 'PUT' };
const OK = [200, 201, 202, 203, 204, 205, 206, 207, 208, 218, 226, 250, 298, 299];
const NOT_OK = [300, 304, 305, 306, 310, 350, 399, 400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 415, 417, 418, 421, 422, 426, 428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 511, 520, 599, 600, 699, 999];
const REDIRECTS = [301, 302, 303, 307, 308];
const location = ['Location', '/elsewhere'];
const preflightStatuses = [
  ...[...OK, ...NOT_OK, ...REDIRECTS].flatMap((status) => [
    one('preflight status', `${status}`, put, { preflight: [status, [allow, acam('PUT')]], actual: [200, [allow]] }),
    one('preflight status', `${status} without ACAO`, put, { preflight: [status, [acam('PUT')]], actual: [200, [allow]] }),
    one('preflight status', `${status} include`, { ...put, ...included }, { preflight: [status, [...credentialed, acam('PUT')]], actual: [200, credentialed] }),
  ]),
  ...[...REDIRECTS, 300, 304, 305, 399, 200, 404].flatMap((status) => [
    one('preflight status', `${status} with Location`, put, { preflight: [status, [allow, acam('PUT'), location]], actual: [200, [allow]] }),
    one('preflight status', `${status} with Location, without ACAO`, put, { preflight: [status, [location]], actual: [200, [allow]] }),
    one('preflight status', `${status} with Location, other ACAO`, { ...put, ...included }, { preflight: [status, [acao('*'), location]], actual: [200, [allow]] }),
    one('preflight status', `${status} with empty Location`, put, { preflight: [status, [allow, ['Location', '']]], actual: [200, [allow]] }),
  ]),
  one('preflight status', '301 elsewhere, without ACAO', put, { preflight: [301, [['Location', 'https://login.example/']]] }),
  one('preflight status', '302 to nowhere', put, { preflight: [302, [allow, ['Location', 'http://:0:/']]] }),
  one('preflight status', 'no answer', put, { preflight: 'no answer' }),
  one('preflight status', '407', put, { preflight: [407, [allow]] }),
];

const ACTUAL = [200, 201, 202, 203, 204, 205, 206, 226, 299, 300, 304, 305, 306, 399, 400, 401, 402, 403, 404, 405, 410, 418, 429, 500, 501, 502, 503, 504, 599, 600, 699, 999];
const actualStatuses = [
  ...[...ACTUAL, ...REDIRECTS].flatMap((status) => [
    one('actual status', `${status}`, {}, { actual: [status, [allow]] }),
    one('actual status', `${status} without ACAO`, {}, { actual: [status, []] }),
    one('actual status', `${status} after a preflight`, put, { preflight: [200, [allow, acam('PUT')]], actual: [status, [allow]] }),
    one('actual status', `${status} without ACAO after a preflight`, put, { preflight: [200, [allow, acam('PUT')]], actual: [status, []] }),
  ]),
  one('actual status', 'no answer', {}, { actual: 'no answer' }),
  one('actual status', 'no answer after a preflight', put, { preflight: [200, [allow, acam('PUT')]], actual: 'no answer' }),
  one('actual status', '401 Basic', {}, { actual: [401, [allow, ['WWW-Authenticate', 'Basic realm="x"']]] }),
  one('actual status', '401 Basic include', included, { actual: [401, [...credentialed, ['WWW-Authenticate', 'Basic realm="x"']]] }),
  one('actual status', '401 Basic omit', { credentials: 'omit' }, { actual: [401, [allow, ['WWW-Authenticate', 'Basic realm="x"']]] }),
  one('actual status', '401 Bearer include', included, { actual: [401, [...credentialed, ['WWW-Authenticate', 'Bearer']]] }),
  one('actual status', '401 Bearer', {}, { actual: [401, [allow, ['WWW-Authenticate', 'Bearer']]] }),
];

const seen = [['X-Seen', '1'], ['Content-Type', 'text/plain'], ['Cache-Control', 'no-store'], ['ETag', 'x'], ['Set-Cookie', 'a=b; Path=/at'], ['Set-Cookie2', 'c'], ['Authorization', 'y'], ['*', 'z'],
  ['Content-Language', 'de'], ['Expires', '0'], ['Last-Modified', 'x'], ['Pragma', 'x'], ['Location', 'x'], ['Vary', 'Origin'], ['WWW-Authenticate', 'x']];
const EXPOSED = ['', 'x-seen', 'X-SEEN', 'etag, X-SEEN', 'etag,x-seen', ',,etag, ,', '*', ' * ', '*, x-seen', 'x-seen, *', '*, a b', 'a b, *', 'x-seen, a b', 'a b', '"x-seen"', "'x-seen'", '[x-seen]', 'x-seen;etag', 'x-seen etag', 'set-cookie, x-seen', 'set-cookie', 'set-cookie2',
  'authorization', 'x-absent', 'x-seen\tetag', '\tx-seen\t', 'x-seen,', ',', '"*"', '**', 'x-*', 'content-length', 'location', 'access-control-allow-origin', 'x-seen/etag', 'x-seen=1', 'x:seen', 'x-seen,\u00fc', 'x-seen\x01', 'vary, etag, x-seen, authorization'];
const exposure = [
  ...[...EXPOSED.map((value) => [JSON.stringify(value), [expose(value)]]), ['absent', []], ['two lines', [expose('etag'), expose('X-SEEN')]], ['star and a name', [expose('*'), expose('etag')]], ['broken and a name', [expose('a b'), expose('etag')]]].flatMap(([name, lines]) => [
    one('exposed headers', name, {}, { actual: [200, [allow, ...seen, ...lines]] }),
    one('exposed headers', `${name}, include`, included, { actual: [200, [...credentialed, ...seen, ...lines]] }),
    one('exposed headers', `${name}, under ACAO *`, {}, { actual: [200, [acao('*'), ...seen, ...lines]] }),
  ]),
  one('exposed headers', 'on the preflight only', put, { preflight: [200, [allow, ...anyRequest, expose('x-seen')]], actual: [200, [allow, ...seen]] }),
  one('exposed headers', 'repeated lines', {}, { actual: [200, [allow, ['X-Seen', '1'], ['x-seen', '2'], expose('x-seen')]] }),
  one('exposed headers', 'upper case', {}, { actual: [200, [allow, ['X-SEEN', '1'], expose('x-seen')]] }),
];

export const checks = [...origins, ...credentials, ...preflightStatuses, ...actualStatuses, ...exposure];
