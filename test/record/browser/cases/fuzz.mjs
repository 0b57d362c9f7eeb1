// Cases drawn by chance, but the same ones every time.
import { B, P } from '../origins.mjs';
import { acac, acah, acam, acao, expose, maxAge, one } from './case.mjs';

/** A small generator of numbers below one (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const next = numbers(20260702);
const pick = (...from) => from[Math.floor(next() * from.length)];
const chance = (share) => next() < share;
const some = (share, ...from) => from.filter(() => chance(share));

const METHODS = ['GET', 'GET', 'HEAD', 'POST', 'POST', 'PUT', 'PUT', 'DELETE', 'PATCH', 'patch', 'put', 'OPTIONS', 'QUERY'];
const HEADERS = [
  ['X-A', '1'], ['x-b', '2'], ['Authorization', 'Bearer x'], ['Content-Type', 'application/json'], ['Content-Type', 'text/plain'], ['Content-Type', 'text/plain; charset="x"'], ['Accept', 'text/html'], ['Accept', 'a:b'], ['Accept-Language', 'de'], ['Accept-Language', 'de_DE'],
  ['Content-Language', 'de'], ['Range', 'bytes=0-1'], ['Range', 'bytes=-1'], ['Cache-Control', 'no-cache'], ['If-None-Match', 'x'], ['X-Requested-With', 'XMLHttpRequest'], ['Cookie', 'a=b'], ['Sec-X', '1'],
];
const FITTING = [acao(P), acao(P), acao(P), acao('*')];
const UNFIT = [acao('null'), acao(''), acao(`${P}/`), acao(B), acao(`${P}, ${B}`), acao('127.0.0.1')];
const NOT_TRUE = [acac('false'), acac('True'), acac('')];
const LISTED = ['GET', 'PUT', 'put', 'DELETE', 'PATCH', 'patch', 'POST', 'QUERY', 'OPTIONS', '*', '', 'a b'];
const NAMES = ['x-a', 'X-B', 'authorization', 'content-type', 'accept', 'accept-language', 'range', 'cache-control', 'if-none-match', 'x-requested-with', '*', '', 'a b'];

/** Lists mostly hold what is asked for: else nothing would get beyond the preflight. */
function list(asked, others) {
  return [...asked.filter(() => chance(0.97)), ...some(0.05, ...others)].join(pick(',', ', ', ' , '));
}

function lines(method, names, isPreflight) {
  return [
    ...(chance(0.97) ? [pick(...(chance(0.9) ? FITTING : UNFIT))] : []), ...(chance(0.02) ? [pick(...FITTING)] : []), ...(chance(0.9) ? [chance(0.9) ? acac('true') : pick(...NOT_TRUE)] : []), ...(chance(0.02) ? [acac('true')] : []),
    ...(isPreflight && chance(0.93) ? [acam(list([method], LISTED))] : []), ...(isPreflight && chance(0.93) ? [acah(list(names, NAMES))] : []), ...(isPreflight && chance(0.1) ? [pick(acam('PUT'), acah('x-a'), acam('*'), acah('*'))] : []),
    ...(chance(0.1) ? [pick(expose('*'), expose('x-seen'), expose('x-seen, a b'), expose('X-Seen,etag'))] : []), ...(chance(0.1) ? [['X-Seen', '1']] : []), ...(chance(0.1) ? [maxAge('600')] : []),
  ];
}

function drawn(number) {
  const method = pick(...METHODS);
  const headers = some(0.12, ...HEADERS);
  const names = headers.map(([name]) => (chance(0.5) ? name : name.toLowerCase()));
  const asked = { method, headers, credentials: pick('omit', 'same-origin', 'same-origin', 'same-origin', 'include', 'include') };
  const preflight = [chance(0.95) ? pick(200, 204) : pick(200, 201, 299, 302, 401, 404, 500), lines(method, names, true)];
  const actual = [chance(0.8) ? 200 : pick(201, 204, 400, 401, 404, 500), lines(method, names, false)];
  return one('fuzz', `${number}`, asked, { preflight, actual });
}

export const fuzz = Array.from({ length: 2000 }, (_, number) => drawn(number));
