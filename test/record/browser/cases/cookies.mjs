// Which cookies are sent, and which are kept.
import { AT, B, CROSS_SITE, P, S, SAME_SITE } from '../origins.mjs';
import { acac, acam, acao, included, one, sequence } from './case.mjs';

const held = (host) => [
  { name: 'strict', value: '1', host, sameSite: 'strict', secure: false }, { name: 'lax', value: '1', host, sameSite: 'lax', secure: false }, { name: 'none', value: '1', host, sameSite: 'none', secure: true }, { name: 'unset', value: '1', host, sameSite: undefined, secure: false }, { name: 'secured', value: '1', host, sameSite: 'lax', secure: true },
];
const SERVERS = { 'the same site': SAME_SITE, 'another site': CROSS_SITE, 'the own origin': S };
const METHODS = { GET: {}, POST: { method: 'POST', body: { kind: 'text' } }, PUT: { method: 'PUT' } };
const readable = (page) => [acao(page), acac('true')];

const sent = Object.entries(SERVERS).flatMap(([where, server]) => Object.entries(METHODS).flatMap(([name, asked]) => ['omit', 'same-origin', 'include'].flatMap((credentials) => ['cors', 'no-cors'].filter((mode) => mode === 'cors' || name !== 'PUT').map((mode) => one(
  'cookies', `${name} ${credentials} ${mode} to ${where}`, { page: 'S', ...asked, mode, credentials, url: `${server}${AT}`, cookies: held(new URL(server).hostname) },
  { preflight: [200, [...readable(S), acam('PUT')]], actual: [200, readable(S)] },
)))));
const loopback = ['omit', 'same-origin', 'include'].flatMap((credentials) => [['the own origin', P], ['another port', B]].map(([where, server]) => one(
  'cookies', `loopback ${credentials} to ${where}`, { credentials, url: `${server}${AT}`, cookies: held('127.0.0.1').filter(({ secure }) => !secure) }, { actual: [200, readable(P)] },
)));
const redirected = [['the same site', SAME_SITE], ['another site', CROSS_SITE]].flatMap(([where, server]) => ['same-origin', 'include'].map((credentials) => one(
  'cookies', `${credentials}, redirected from the own origin to ${where}`, { page: 'S', credentials, url: `${S}${AT}`, cookies: held(new URL(S).hostname) },
  { actual: [302, [['Location', `${server}${AT}/1`]]] }, { actual: [200, readable(S)] },
)));

const SET = ['Set-Cookie', `stored=1; Path=${AT}`];
const hop = (set, lines) => ({ preflight: [200, [...readable(P), acam('PUT')]], actual: [200, [...lines, ...set]] });
const looks = [{ ...included }, hop([], readable(P))];
const stored = [
  ...['omit', 'same-origin', 'include'].map((credentials) => sequence('cookies', `Set-Cookie, ${credentials}`, 'P', [{ credentials }, hop([SET], readable(P))], looks)),
  sequence('cookies', 'Set-Cookie of an answer that fails the CORS check', 'P', [included, hop([SET], [])], looks),
  sequence('cookies', 'Set-Cookie of an answer that fails the CORS check, same-origin', 'P', [{}, hop([SET], [])], looks),
  sequence('cookies', 'Set-Cookie of a preflight', 'P', [{ ...included, method: 'PUT' }, { preflight: [200, [...readable(P), acam('PUT'), SET]], actual: [200, readable(P)] }], looks),
  sequence('cookies', 'Set-Cookie of the own origin', 'P', [{ url: `${P}${AT}` }, hop([SET], [])], looks), sequence('cookies', 'Set-Cookie of the own origin, omit', 'P', [{ url: `${P}${AT}`, credentials: 'omit' }, hop([SET], [])], looks),
  sequence('cookies', 'Set-Cookie, mode no-cors include', 'P', [{ ...included, mode: 'no-cors' }, hop([SET], [])], looks), sequence('cookies', 'Set-Cookie, mode no-cors', 'P', [{ mode: 'no-cors' }, hop([SET], [])], looks),
  sequence('cookies', 'Set-Cookie of a redirect', 'P', [included, { actual: [302, [...readable(P), SET, ['Location', `${AT}/1`]]] }, hop([], readable(P))], looks),
  sequence('cookies', 'Set-Cookie replaces', 'P', [included, hop([SET], readable(P))], [included, hop([['Set-Cookie', `stored=2; Path=${AT}`]], readable(P))], looks),
  sequence('cookies', 'Set-Cookie expires', 'P', [included, hop([SET], readable(P))], [included, hop([['Set-Cookie', `stored=; Max-Age=0; Path=${AT}`]], readable(P))], looks),
  ...['Strict', 'Lax', 'None', 'None; Secure', 'X'].map((value) => sequence('cookies', `Set-Cookie with SameSite=${value}`, 'P', [included, hop([['Set-Cookie', `stored=1; Path=${AT}; SameSite=${value}`]], readable(P))], looks)),
  sequence('cookies', 'Set-Cookie that is Secure', 'P', [included, hop([['Set-Cookie', `stored=1; Path=${AT}; Secure`]], readable(P))], looks), sequence('cookies', 'Set-Cookie that is HttpOnly', 'P', [included, hop([['Set-Cookie', `stored=1; Path=${AT}; HttpOnly`]], readable(P))], looks),
];
const secured = (server, name, attributes) => sequence('cookies', name, 'S', [{ ...included, url: `${server}${AT}` }, { actual: [200, [...readable(S), ['Set-Cookie', `stored=1; Path=${AT}${attributes}`]]] }], [{ ...included, url: `${server}${AT}` }, { actual: [200, readable(S)] }]);
const foreign = [['the same site', SAME_SITE], ['another site', CROSS_SITE]].flatMap(([where, server]) => ['', '; SameSite=None; Secure', '; SameSite=Lax', '; Secure'].map((attributes) => secured(server, `Set-Cookie by ${where}${attributes}`, attributes)));

export const cookies = [...sent, ...loopback, ...redirected, ...stored, ...foreign];
