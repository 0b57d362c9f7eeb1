// What browsers remember of a preflight, and for how long: each case is a sequence in front of one URL.
import { AT, B } from '../origins.mjs';
import { acac, acah, acam, acao, allow, included, maxAge, sequence } from './case.mjs';

const A = { allow: [allow], any: [acao('*')], credentialed: [allow, acac('true')] };
const put = { method: 'PUT' };
const xa = { headers: [['X-A', '1']] };
const xb = { headers: [['X-B', '1']] };
const authorization = { headers: [['Authorization', 'x']] };
const ok = (lines, whose = A.allow, actual = whose) => ({ preflight: [200, [...whose, ...lines]], actual: [200, actual] });
const later = (wait, asked = put) => ({ ...asked, wait });
const series = (name, ...steps) => sequence('preflight cache', name, 'P', ...steps);
const same = (name, lines, ...asked) => series(name, ...asked.map((one_) => [one_, ok(lines)]));

const age = (value, ...asked) => same(`Max-Age ${JSON.stringify(value)}`, [acam('PUT'), maxAge(value)], ...asked);
const FIVE = [put, put, later(5700)];
const ages = [
  same('no Max-Age', [acam('PUT')], put, put, later(3500), later(2500)),
  age('0', put, put), age('-1', ...FIVE), age('1', put, put, later(1700)), age('2', put, later(700), later(1900)),
  ...['abc', '10.5', '10,20', '1e3', '0x10', '10 ; x', '10 20', '', '+10', '99999999999999999999', '4294967296', '2147483648', '9223372036854775808', '00010', '-0', '"10"', '10s', '1,000', '10,', '\u00a010'].map((value) => age(value, ...FIVE)),
  age(' 10 ', ...FIVE), age('600', put, put, later(5700)), age('5', put, later(3500), later(2500)), age('7200', put, put), age('86400', put, put),
  same('two Max-Age lines', [acam('PUT'), maxAge('600'), maxAge('600')], ...FIVE), same('an empty and a Max-Age line', [acam('PUT'), maxAge(''), maxAge('600')], ...FIVE),
  series('Max-Age on the actual answer only', [put, ok([acam('PUT')], A.allow, [allow, maxAge('600')])], [later(5700), ok([acam('PUT')])]),
];

const long = maxAge('600');
const lists = [
  same('PUT, DELETE listed', [acam('PUT, DELETE'), long], put, { method: 'DELETE' }, put),
  series('PUT, then DELETE listed', [put, ok([acam('PUT'), long])], [{ method: 'DELETE' }, ok([acam('DELETE'), long])], [put, ok([acam('PUT'), long])], [{ method: 'DELETE' }, ok([acam('DELETE'), long])]),
  series('X-A, then X-B listed', [xa, ok([acah('x-a'), long])], [xb, ok([acah('x-b'), long])], [xa, ok([acah('x-a'), long])]),
  series('shorter age the second time', [put, ok([acam('PUT'), long])], [{ method: 'DELETE' }, ok([acam('DELETE, PUT'), maxAge('1')])], [later(1700), ok([acam('PUT, DELETE'), long])]),
  same('stars: PUT, DELETE, PATCH and X-Z', [acam('*'), acah('*'), long], put, { method: 'DELETE' }, { method: 'PATCH', headers: [['X-Z', '1']] }),
  same('star for methods: patch, PATCH', [acam('*'), long], { method: 'patch' }, { method: 'PATCH' }), same('PATCH listed: PATCH, patch', [acam('PATCH'), long], { method: 'PATCH' }, { method: 'patch' }),
  same('X-A: GET, POST, HEAD', [acah('x-a'), long], xa, { ...xa, method: 'POST' }, { ...xa, method: 'HEAD' }), same('X-A in other case', [acah('X-A'), long], xa, { headers: [['x-a', '2']] }, { headers: [['X-A', '3']] }),
  same('another value', [acah('x-a'), long], xa, { headers: [['X-A', 'other']] }), same('X-A and X-B, then one of them', [acah('x-a, x-b'), long], { headers: [['X-A', '1'], ['X-B', '1']] }, xa, xb),
  same('X-A, then both', [acah('x-a, x-b'), long], xa, { headers: [['X-A', '1'], ['X-B', '1']] }), same('PUT, then PUT with X-A', [acam('PUT'), acah('x-a'), long], put, { ...put, ...xa }), same('PUT with X-A, then GET', [acam('PUT'), acah('x-a'), long], { ...put, ...xa }, {}),
  same('Authorization under star', [acah('*'), long], authorization, authorization, xa, authorization), same('Authorization listed', [acah('authorization'), long], authorization, authorization), same('JSON listed', [acah('content-type'), long], ...[1, 2].map(() => ({ method: 'POST', headers: [['Content-Type', 'application/json']], body: { kind: 'text' } }))),
  same('GET listed nowhere', [acah('x-a'), long], xa, { ...xa, method: 'GET' }), same('methods other than the one asked for', [acam('PUT, PATCH'), acah('x-a'), long], { ...xa, method: 'POST' }, put),
];

const both = (lines) => ok(lines, A.credentialed);
const credentials = [
  series('same-origin, include, omit', ...[put, { ...put, ...included }, { ...put, credentials: 'omit' }].map((asked) => [asked, both([acam('PUT'), long])])),
  series('include, omit, same-origin', ...[{ ...put, ...included }, { ...put, credentials: 'omit' }, put].map((asked) => [asked, both([acam('PUT'), long])])),
  series('include twice', ...[1, 2].map(() => [{ ...put, ...included }, both([acam('PUT'), long])])),
];
const elsewhere = [
  series('another query', [put, ok([acam('PUT'), long])], [{ ...put, url: `${B}${AT}?x` }, ok([acam('PUT'), long])], [put, ok([acam('PUT'), long])]),
  series('another fragment', [{ ...put, url: `${B}${AT}#a` }, ok([acam('PUT'), long])], [{ ...put, url: `${B}${AT}#b` }, ok([acam('PUT'), long])], [{ ...put, url: `${B}${AT}#a` }, ok([acam('PUT'), long])]),
  series('another path', [put, ok([acam('PUT'), long])], [{ ...put, url: `${B}${AT}/1` }, {}, ok([acam('PUT'), long])]),
  series('another origin', ...[put, { ...put, frame: 'other' }, put, { ...put, frame: 'other' }].map((asked) => [asked, ok([acam('PUT'), long], A.any)])),
  series('an opaque origin', ...[put, { ...put, frame: 'sandbox' }, { ...put, frame: 'sandbox' }, put].map((asked) => [asked, ok([acam('PUT'), long], A.any)])),
  series('another header list by redirect', ...[1, 2].map(() => [put, { preflight: [200, [allow, acam('PUT'), long]], actual: [307, [allow, ['Location', `${AT}/1`]]] }, ok([acam('PUT'), long])])),
];
const failures = [
  series('actual fails', [put, ok([acam('PUT'), long], A.allow, [])], [put, ok([acam('PUT'), long], A.allow, [])], [put, ok([acam('PUT'), long])]), series('actual fails once, then PUT', [put, ok([acam('PUT'), long])], [put, ok([acam('PUT'), long], A.allow, [])], [put, ok([acam('PUT'), long])]),
  series('preflight fails twice', [put, { preflight: [404, [allow, acam('PUT'), long]], actual: [200, [allow]] }], [put, { preflight: [404, [allow, acam('PUT'), long]], actual: [200, [allow]] }], [put, ok([acam('PUT'), long])]),
  series('method refused, then listed', [put, ok([acam('DELETE'), long])], [{ method: 'DELETE' }, ok([acam('DELETE'), long])], [put, ok([acam('PUT'), long])]), series('header refused', [{ ...put, ...xa }, ok([acam('PUT'), long])], [put, ok([acam('PUT'), long])], [put, ok([acam('PUT'), long])]),
  series('GET fails in between', [put, ok([acam('PUT'), long])], [{}, ok([acam('PUT'), long], A.allow, [])], [put, ok([acam('PUT'), long])]), series('no answer to the actual request', [put, { preflight: [200, [allow, acam('PUT'), long]], actual: 'no answer' }], [put, ok([acam('PUT'), long])]),
  series('redirect of the actual request refused', [put, { preflight: [200, [allow, acam('PUT'), long]], actual: [302, [['Location', '/x']]] }], [put, ok([acam('PUT'), long])]),
  series('a preflight with another outcome replaces', [put, ok([acam('PUT'), long])], [{ ...put, ...xa }, { preflight: [403, [allow]], actual: [200, [allow]] }], [put, ok([acam('PUT'), long])]),
];
const modes = [
  same('cache modes', [acam('PUT'), long], put, { ...put, cache: 'no-store' }, { ...put, cache: 'reload' }, { ...put, cache: 'no-cache' }, put), ...['no-store', 'reload', 'no-cache', 'force-cache', 'default'].map((cache) => same(`cache mode ${cache} twice`, [acam('PUT'), long], { ...put, cache }, { ...put, cache }, put)),
  same('XHR and fetch', [acam('PUT'), long], { ...put, initiator: 'xhr' }, put, { ...put, initiator: 'xhr' }), same('XHR with upload listener', [acam('POST'), long], ...[1, 2].map(() => ({ method: 'POST', initiator: 'xhr', uploadListener: true, body: { kind: 'text' } }))),
  same('XHR with upload listener, no methods', [long], ...[1, 2].map(() => ({ method: 'POST', initiator: 'xhr', uploadListener: true, body: { kind: 'text' } }))), same('XHR with upload listener, GET listed', [acam('GET'), long], ...[1, 2].map(() => ({ method: 'POST', initiator: 'xhr', uploadListener: true, body: { kind: 'text' } }))),
];

export const cache = [...ages, ...lists, ...credentials, ...elsewhere, ...failures, ...modes];
