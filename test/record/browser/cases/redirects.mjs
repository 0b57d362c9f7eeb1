// Redirects: where they lead, what each server allows, and what is left of the request at the next one.
import { AT, B, C, P, S } from '../origins.mjs';
import { acac, acah, acam, acao, allow, anyRequest, included, one } from './case.mjs';

const SERVERS = { P, B, C };
const ALLOWING = { P: [acao(P)], none: [], null: [acao('null')], star: [acao('*')] };
/** The URL of a hop: `B`, and `B/1` for the second. */
const at = (server, hop) => `${SERVERS[server] ?? server}${AT}${hop === 0 ? '' : `/${hop}`}`;
const any = [acam('*'), acah('*, authorization, content-type, x-a')];
const locates = (where) => ['Location', where];

/** Hops through servers by letter, each with what it allows, the last of which answers 200. */
function through(name, asked, letters, allowing, { status = 302, preflight = [] } = {}) {
  const hops = [...letters].map((server, hop) => {
    const lines = allowing[hop] ?? [];
    const last = hop === letters.length - 1;
    return { preflight: [200, [...lines, ...any, ...preflight]], actual: last ? [200, lines] : [status, [...lines, locates(at(letters[hop + 1], hop + 1))]] };
  });
  return one('redirects', `${[...letters].join('\u2192')} ${name}`, { url: at(letters[0], 0), ...asked }, ...hops);
}

const everywhere = [acao(P)];
const open = [acao('*')];
const nulls = [acao('null')];

/** Which Origin each hop is sent, told by which of four allowances lets it pass. */
const paths = ['PB', 'BB', 'BC', 'BP', 'PP', 'PBP', 'PBB', 'PBC', 'BPB', 'BBC', 'BCB', 'BCC', 'PPB', 'BPP'].flatMap((letters) => Object.entries(ALLOWING).flatMap(([name, lines]) => [
  through(`last allows ${name}`, {}, letters, [...[...letters].slice(1).map(() => everywhere), lines]),
  through(`all allow ${name}`, {}, letters, [...letters].map(() => lines)),
  through(`first allows P, others ${name}`, {}, letters, [everywhere, ...[...letters].slice(1).map(() => lines)]),
]));
const credentialedPaths = ['BB', 'BC', 'BP', 'PB', 'PBP', 'PP'].flatMap((letters) => ['include', 'same-origin', 'omit'].flatMap((credentials) => Object.entries(ALLOWING).map(([name, lines]) => through(
  `${credentials}, last allows ${name}`, { credentials, cookies: [{ name: 'c', value: '1', host: '127.0.0.1', sameSite: undefined, secure: false }] }, letters,
  [...[...letters].slice(1).map(() => [...everywhere, acac('true')]), [...lines, acac('true')]],
))));

const ASKED = {
  'GET': {}, 'HEAD': { method: 'HEAD' }, 'POST': { method: 'POST', body: { kind: 'text' } }, 'form POST': { method: 'POST', body: { kind: 'form' } }, 'JSON POST': { method: 'POST', headers: [['Content-Type', 'application/json']], body: { kind: 'text' } },
  'PUT': { method: 'PUT', body: { kind: 'text' } }, 'DELETE': { method: 'DELETE' }, 'patch': { method: 'patch', body: { kind: 'text' } }, 'OPTIONS': { method: 'OPTIONS' },
  'X-A': { headers: [['X-A', '1']] }, 'Authorization': { headers: [['Authorization', 'Bearer x']] }, 'Authorization and X-A': { headers: [['Authorization', 'Bearer x'], ['X-A', '1']] },
  'POST with Content-Language': { method: 'POST', headers: [['Content-Language', 'de'], ['Content-Encoding', 'x'], ['X-A', '1']], body: { kind: 'text' } }, 'PUT of JSON': { method: 'PUT', headers: [['Content-Type', 'application/json']], body: { kind: 'text' } },
};
const STATUSES = [301, 302, 303, 307, 308];
const methods = Object.entries(ASKED).flatMap(([name, asked]) => STATUSES.flatMap((status) => [
  through(`${name} ${status}`, asked, 'BB', [everywhere, everywhere], { status }),
  through(`${name} ${status}`, asked, 'BC', [everywhere, nulls], { status }),
  through(`${name} ${status}`, asked, 'PB', [everywhere, everywhere], { status }),
]));
const few = Object.entries(ASKED).filter(([name]) => ['X-A', 'Authorization', 'Authorization and X-A', 'PUT', 'JSON POST'].includes(name));
const others = few.flatMap(([name, asked]) => [307, 303].flatMap((status) => [
  through(`${name} ${status}`, asked, 'BP', [everywhere, nulls], { status }), through(`${name} ${status}`, asked, 'PP', [[], []], { status }), through(`${name} ${status}, all *`, asked, 'BC', [open, open], { status }), through(`${name} ${status}`, asked, 'PBP', [[], everywhere, nulls], { status }),
  through(`${name} ${status}`, asked, 'BCB', [everywhere, open, open], { status }), through(`${name} ${status}, second for P only`, asked, 'BC', [everywhere, everywhere], { status }),
]));
/** The second preflight fails after the first request was answered. */
const secondPreflight = few.flatMap(([name, asked]) => [['404', [404, everywhere]], ['without ACAO', [200, any]], ['names nothing', [200, everywhere]], ['redirects', [302, [...everywhere, locates('/elsewhere')]]]].map(([why, preflight]) => one(
  'redirects', `B\u2192B ${name}, second preflight ${why}`, { url: at('B', 0), ...asked },
  { preflight: [200, [...everywhere, ...any]], actual: [307, [...everywhere, locates(at('B', 1))]] }, { preflight, actual: [200, everywhere] },
)));

const modes = ['manual', 'error', 'follow'].flatMap((redirect) => [['BB', everywhere], ['BB', []], ['BC', everywhere], ['PB', everywhere], ['PP', []], ['BP', []]].flatMap(([letters, lines]) => [
  through(`${redirect}${lines.length ? '' : ', nothing allowed'}`, { redirect }, letters, [lines, nulls]),
  through(`${redirect}, mode no-cors${lines.length ? '' : ', nothing allowed'}`, { redirect, mode: 'no-cors' }, letters, [lines, nulls]),
  through(`${redirect}, mode same-origin${lines.length ? '' : ', nothing allowed'}`, { redirect, mode: 'same-origin' }, letters, [lines, nulls]),
  through(`${redirect}, PUT${lines.length ? '' : ', nothing allowed'}`, { redirect, method: 'PUT' }, letters, [lines, nulls]),
]));
const opaque = ['BB', 'BC', 'BP', 'PB', 'PBP'].flatMap((letters) => [302, 303, 307].flatMap((status) => [
  through(`no-cors GET ${status}`, { mode: 'no-cors' }, letters, [], { status }), through(`no-cors POST ${status}`, { mode: 'no-cors', method: 'POST', body: { kind: 'text' } }, letters, [], { status }),
]));

const to = (name, where, asked = {}, lines = everywhere, first = 'B') => one('redirects', `${first} to ${name}`, { url: at(first, 0), ...asked }, { preflight: [200, [...lines, ...any]], actual: [302, [...lines, ...(where === undefined ? [] : [locates(where)])]] }, { preflight: [200, [...open, ...any]], actual: [200, open] });
const withUser = (server, user) => at(server, 1).replace('//', `//${user}@`);
const places = [
  ...['u:p', 'u', ':p', ':', ''].flatMap((user) => ['BB', 'BC', 'BP', 'PP', 'PB'].flatMap(([first, second]) => [
    to(`${second} with ${JSON.stringify(`${user}@`)}`, withUser(second, user), {}, everywhere, first), to(`${second} with ${JSON.stringify(`${user}@`)}, no-cors`, withUser(second, user), { mode: 'no-cors' }, everywhere, first),
  ])),
  ...['B', 'P'].flatMap((first) => [
    ['data:', `data:text/plain,${AT}`], ['file:', `file://${AT}`], ['ftp:', `ftp://127.0.0.1:18001${AT}`], ['about:', `about:blank#${AT}`], ['blob:', `blob:${P}${AT}`], ['javascript:', `javascript:1//${AT}`], ['mailto:', `mailto:a@b.example?${AT}`], ['ws:', `ws://127.0.0.1:18001${AT}/1`], ['an unknown scheme', `foo://b.example${AT}`],
    ['a broken port', `http://127.0.0.1:99999${AT}`], ['a broken host', `http://[::1${AT}`], ['an empty host', `http://:0:${AT}`], ['a blocked port', `http://127.0.0.1:6000${AT}`], ['nothing', undefined], ['the empty Location', ''], ['itself by query', `?${AT}`], ['a relative path', `.${AT}/1`], ['an absolute path', `${AT}/1`], ['a fragment only', '#x'],
    ['a path without scheme', `//127.0.0.1:18001${AT}/1`], ['a URL with fragment', `${B}${AT}/1#x`], ['a URL with spaces around', ` ${B}${AT}/1 `], ['a URL in capitals', `HTTP://127.0.0.1:18001${AT}/1`], ['a URL with backslashes', `http:\\\\127.0.0.1:18001${AT}/1`], ['a URL beyond ASCII', `${B}${AT}/1?\u00e4`], ['localhost', `http://localhost:18001${AT}/1`],
  ].flatMap(([name, where]) => [to(name, where, {}, everywhere, first), to(`${name}, PUT`, where, { method: 'PUT' }, everywhere, first), to(`${name}, nothing allowed`, where, {}, [], first)])),
  ...[300, 304, 305, 306].map((status) => one('redirects', `${status} with Location`, {}, { actual: [status, [allow, locates(at('B', 1))]] }, { actual: [200, [allow]] })),
  one('redirects', 'two Locations', {}, { actual: [302, [allow, locates(at('B', 1)), locates(at('C', 1))]] }, { actual: [200, [allow]] }),
  one('redirects', 'to the TLS server', {}, { actual: [302, [allow, locates(`${S}${AT}/1`)]] }, { actual: [200, [acao('null')]] }),
];

const count = (hops) => [...Array.from({ length: hops }, (_, hop) => ({ preflight: [200, [...everywhere, ...any]], actual: [302, [...everywhere, locates(at('B', hop + 1))]] })), { preflight: [200, [...everywhere, ...any]], actual: [200, everywhere] }];
const many = [18, 19, 20, 21, 22].flatMap((hops) => [one('redirects', `${hops} redirects`, {}, ...count(hops)), one('redirects', `${hops} redirects, PUT`, { method: 'PUT' }, ...count(hops)), one('redirects', `${hops} redirects, no-cors`, { mode: 'no-cors' }, ...count(hops))]);

const streams = STATUSES.map((status) => through(`stream ${status}`, { method: 'POST', body: { kind: 'stream' } }, 'BB', [everywhere, everywhere], { status }));
const sandboxed = [['BB', nulls], ['BC', nulls], ['BP', nulls], ['BB', everywhere], ['PB', nulls], ['BC', open]].flatMap(([letters, lines], number) => [
  through(`opaque origin ${number}`, { page: 'sandbox' }, letters, [lines, lines, lines]), through(`opaque origin, PUT ${number}`, { page: 'sandbox', method: 'PUT' }, letters, [lines, lines, lines], { status: 307 }),
]);
const exposed = [one('redirects', 'exposed by the first answer only', {}, { actual: [302, [allow, locates(at('B', 1)), ['Access-Control-Expose-Headers', 'x-seen']]] }, { actual: [200, [allow, ['X-Seen', '1']]] }),
  one('redirects', 'exposed by the last answer', {}, { actual: [302, [allow, locates(at('B', 1))]] }, { actual: [200, [allow, ['X-Seen', '1'], ['Access-Control-Expose-Headers', 'x-seen']]] }),
  one('redirects', 'credentials not allowed by the first', included, { actual: [302, [allow, locates(at('B', 1))]] }, { actual: [200, [allow, acac('true')]] }),
  one('redirects', 'credentials not allowed by the second', included, { actual: [302, [allow, acac('true'), locates(at('B', 1))]] }, { actual: [200, [allow]] }),
  one('redirects', 'preflight of the first redirects', { method: 'PUT' }, { preflight: [307, [allow, locates(at('B', 1))]], actual: [200, [allow]] }, { preflight: [200, [allow, ...anyRequest]], actual: [200, [allow]] })];
const xhr = ['BB', 'BC', 'PB', 'PBP'].flatMap((letters) => Object.entries(ALLOWING).map(([name, lines]) => through(`XHR, last allows ${name}`, { initiator: 'xhr' }, letters, [...[...letters].slice(1).map(() => everywhere), lines])));

export const redirects = [...paths, ...credentialedPaths, ...methods, ...others, ...secondPreflight, ...modes, ...opaque, ...places, ...many, ...streams, ...sandboxed, ...exposed, ...xhr];
