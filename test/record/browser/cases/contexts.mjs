// Who asks, and in which mode: opaque origins, same-origin targets, referrer policies, other initiators than fetch.
import { AT, B, C, L, P, S } from '../origins.mjs';
import { acac, acah, acam, acao, allow, anyRequest, credentialed, included, one } from './case.mjs';

const open = [acao('*')];
const nulls = [acao('null')];
const MODES = ['cors', 'no-cors', 'same-origin'];
const text = { kind: 'text' };
const HEADER_SETS = {
  'no headers': [], 'X-A': [['X-A', '1']], 'Accept and languages': [['Accept', 'a'], ['Accept-Language', 'de'], ['Content-Language', 'de']], 'unsafe Accept': [['Accept', '"']], 'two Accepts, the second unsafe': [['Accept', 'a'], ['Accept', '"']], 'two long Accepts': [['Accept', 'a'.repeat(70)], ['Accept', 'b'.repeat(70)]],
  'JSON type': [['Content-Type', 'application/json']], 'text type': [['Content-Type', 'text/plain']], 'two text types': [['Content-Type', 'text/plain'], ['Content-Type', 'text/plain']], 'Range': [['Range', 'bytes=0-1']], 'Authorization': [['Authorization', 'x']], 'User-Agent': [['User-Agent', 'mine']], 'DPR': [['DPR', '2']],
};
const modes = MODES.flatMap((mode) => [
  ...['GET', 'head', 'POST', 'PUT', 'patch', 'DELETE', 'OPTIONS', 'TRACE', 'CHICKEN', 'a b'].flatMap((method) => [
    one('modes', `${mode} ${method} to another origin`, { mode, method }, { preflight: [200, [allow, ...anyRequest]], actual: [200, [allow]] }),
    one('modes', `${mode} ${method} to the own origin`, { mode, method, url: `${P}${AT}` }, { actual: [200, []] }),
    one('modes', `${mode} ${method} to another origin, nothing allowed`, { mode, method }, { actual: [200, []] }),
  ]),
  ...Object.entries(HEADER_SETS).flatMap(([name, headers]) => ['GET', 'POST'].flatMap((method) => [
    one('modes', `${mode} ${method} with ${name}`, { mode, method, headers }, { preflight: [200, [allow, ...anyRequest]], actual: [200, [allow]] }),
    one('modes', `${mode} ${method} with ${name} to the own origin`, { mode, method, headers, url: `${P}${AT}` }, { actual: [200, []] }),
  ])),
  ...['omit', 'same-origin', 'include'].map((credentials) => one('modes', `${mode} ${credentials}`, { mode, credentials }, { actual: [200, credentialed] })),
  ...[204, 301, 404, 500].map((status) => one('modes', `${mode} status ${status}`, { mode }, { actual: [status, []] })),
  one('modes', `${mode}, no answer`, { mode }, { actual: 'no answer' }), one('modes', `${mode}, CORP same-origin`, { mode }, { actual: [200, [...open, ['Cross-Origin-Resource-Policy', 'same-origin']]] }),
]);

const seen = [['X-Seen', '1'], ['Content-Type', 'text/plain'], ['Set-Cookie', 'a=b; Path=/at'], ['Authorization', 'y']];
const sameOrigin = ['GET', 'HEAD', 'POST', 'PUT', 'patch', 'DELETE', 'OPTIONS', 'CHICKEN'].flatMap((method) => [
  one('same origin', method, { url: `${P}${AT}`, method, headers: [['X-A', '1'], ['Authorization', 'x']] }, { actual: [200, seen] }), one('same origin', `${method}, other ACAO`, { url: `${P}${AT}`, method }, { actual: [200, [acao('https://b.example'), ...seen]] }),
  one('same origin', `${method} include`, { url: `${P}${AT}`, method, ...included }, { actual: [200, [acao('*'), ...seen]] }), one('same origin', `${method} 500`, { url: `${P}${AT}`, method }, { actual: [500, []] }),
]);
const URLS = { 'in capitals': 'HTTP://127.0.0.1:18000/at', 'without a path': 'http://127.0.0.1:18001/at', 'a short address': 'http://127.1:18000/at', 'a number': 'http://2130706433:18000/at', 'localhost': 'http://localhost:18000/at', 'in hexadecimal': 'http://0x7f.1:18001/at', 'with a fragment': `${B}/at#part`, 'with a query': `${B}/at?a=b c`, 'with a query beyond ASCII': `${B}/at?\u00e4`,
  'with a user': 'http://u:p@127.0.0.1:18001/at', 'with a user only': 'http://u@127.0.0.1:18001/at', 'with a password only': 'http://:p@127.0.0.1:18001/at', 'with an empty user': 'http://@127.0.0.1:18001/at', 'an own URL with a user': 'http://u:p@127.0.0.1:18000/at', 'ftp:': 'ftp://127.0.0.1:18001/at', 'file:': 'file:///at', 'data:': 'data:text/plain,/at', 'an unknown scheme': 'foo:///at', 'ws:': 'ws://127.0.0.1:18001/at', 'about:': 'about:blank#/at', 'javascript:': 'javascript:1/at',
  'a broken URL': 'http://[/at', 'a broken port': 'http://127.0.0.1:99999/at', 'a blocked port': 'http://127.0.0.1:6000/at', 'port 1': 'http://127.0.0.1:1/at', 'dots in the path': `${B}/x/../at`, 'a space': `${B}/at?a b` };
const targets = Object.entries(URLS).flatMap(([name, url]) => ['GET', 'PUT'].map((method) => one('URLs', `${name}, ${method}`, { url, method }, { preflight: [200, [...open, ...anyRequest]], actual: [200, open] })));

const opaque = [['sandbox', { page: 'sandbox' }], ['data: frame', { frame: 'data' }], ['sandboxed frame', { frame: 'sandbox' }]].flatMap(([who, context]) => [
  ...[['null', nulls], ['NULL', [acao('NULL')]], ['*', open], ['P', [allow]], ['nothing', []], ['null twice', [...nulls, ...nulls]]].flatMap(([name, lines]) => [
    one('opaque origins', `${who}: ${name}`, context, { actual: [200, lines] }), one('opaque origins', `${who}: ${name} include`, { ...context, ...included }, { actual: [200, [...lines, acac('true')]] }),
    one('opaque origins', `${who}: ${name}, PUT`, { ...context, method: 'PUT' }, { preflight: [200, [...lines, acam('PUT')]], actual: [200, lines] }),
    one('opaque origins', `${who}: ${name}, to the server that it came from`, { ...context, url: `${P}${AT}` }, { actual: [200, lines] }),
  ]),
  ...['POST', 'GET'].map((method) => one('opaque origins', `${who}: no-cors ${method}`, { ...context, mode: 'no-cors', method }, { actual: [200, []] })), one('opaque origins', `${who}: mode same-origin`, { ...context, mode: 'same-origin', url: `${P}${AT}` }, { actual: [200, []] }),
]);

const POLICIES = ['no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'origin-when-cross-origin', 'strict-origin-when-cross-origin', 'unsafe-url'];
const policies = POLICIES.flatMap((referrerPolicy) => ['P', 'S'].flatMap((page) => {
  const own = page === 'P' ? P : S;
  return [['another origin', page === 'P' ? B : `https://api.example:18443`], ['the own origin', own], ...(page === 'S' ? [['plain HTTP', B]] : [])].flatMap(([where, server]) => ['cors', 'no-cors', 'same-origin'].flatMap((mode) => ['POST', 'GET', 'PUT'].flatMap((method) => (mode === 'no-cors' && method === 'PUT' ? [] : [
    one('referrer policies', `${referrerPolicy}: ${mode} ${method} from ${page} to ${where}`, { page, mode, method, referrerPolicy, url: `${server}${AT}` }, { preflight: [200, [...open, ...anyRequest]], actual: [200, open] }),
  ]))));
}));

const ELEMENTS = ['script', 'image', 'stylesheet', 'video', 'preload'];
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64').toString('latin1');
const LOADING = { script: [['text/javascript', '0']], image: [['image/png', png]], stylesheet: [['text/css', '']], video: [], preload: [['text/plain', '']], module: [['text/javascript', '0']], 'event source': [['text/event-stream', ':\n\n']] };
const refusals = (asked) => [
  ['no ACAO', {}, []], ['other ACAO', {}, [acao('https://b.example')]], ['two values', {}, [acao(`${P}, ${B}`)]], ['invalid ACAO', {}, [acao('app.example')]], ['star include', included, [acao('*'), acac('true')]], ['no ACAC include', included, [allow]], ['false include', included, [allow, acac('false')]],
].map(([name, more, lines]) => [name, { ...asked, ...more }, lines]);
const initiators = [
  ...ELEMENTS.flatMap((initiator) => refusals({ initiator }).map(([name, asked, lines]) => one('initiators', `${initiator}: ${name}`, asked, { actual: [200, [...lines, ['Content-Type', 'text/plain']]] }))),
  ...refusals({ initiator: 'script', asks: 'module' }).map(([name, asked, lines]) => one('initiators', `module: ${name}`, asked, { actual: [200, [...lines, ['Content-Type', 'text/javascript']]] })),
  ...refusals({ initiator: 'font', asks: 'font' }).filter(([, asked]) => asked.credentials === undefined).map(([name, asked, lines]) => one('initiators', `font: ${name}`, asked, { actual: [200, lines] })),
  ...refusals({ initiator: 'resource', asks: 'event source' }).map(([name, asked, lines]) => one('initiators', `EventSource: ${name}`, asked, { actual: [200, [...lines, ['Content-Type', 'text/event-stream']]] })),
  ...[...ELEMENTS, 'module', 'event source'].flatMap((kind) => (LOADING[kind] ?? []).flatMap(([type, body]) => [
    one('initiators', `${kind}: loads`, kind === 'module' ? { initiator: 'script', asks: 'module' } : kind === 'event source' ? { initiator: 'resource', asks: 'event source' } : { initiator: kind }, { actual: [200, [allow, ['Content-Type', type]], body] }),
    one('initiators', `${kind}: loads, redirected to another`, kind === 'module' ? { initiator: 'script', asks: 'module' } : kind === 'event source' ? { initiator: 'resource', asks: 'event source' } : { initiator: kind }, { actual: [302, [allow, ['Location', `${C}${AT}/1`]]] }, { actual: [200, [allow, ['Content-Type', type]], body] }),
  ])),
  one('initiators', 'beacon of a blob, nothing allowed', { initiator: 'resource', asks: 'beacon', method: 'POST', ...included, body: { kind: 'blob', type: 'application/json' } }, { actual: [200, []] }),
  one('initiators', 'beacon of a blob, star', { initiator: 'resource', asks: 'beacon', method: 'POST', ...included, body: { kind: 'blob', type: 'application/json' } }, { preflight: [200, [...open, acac('true'), acah('content-type')]], actual: [200, open] }),
];

const xhr = { initiator: 'xhr' };
const json = [['Content-Type', 'application/json']];
const xhrs = [
  ...refusals(xhr).flatMap(([name, asked, lines]) => [
    one('XMLHttpRequest', name, asked, { actual: [200, lines] }), one('XMLHttpRequest', `${name}, PUT`, { ...asked, method: 'PUT' }, { preflight: [200, [...lines, acam('PUT')]], actual: [200, credentialed] }), one('XMLHttpRequest', `${name}, after the preflight`, { ...asked, method: 'PUT' }, { preflight: [200, [...credentialed, acam('PUT')]], actual: [200, lines] }),
  ]),
  ...['GET', 'HEAD', 'POST', 'PUT', 'patch', 'DELETE'].flatMap((method) => [false, true].flatMap((uploadListener) => [
    one('XMLHttpRequest', `${method}${uploadListener ? ' with upload listener' : ''}`, { ...xhr, method, uploadListener, body: ['GET', 'HEAD'].includes(method) ? undefined : text }, { preflight: [200, [allow, ...anyRequest]], actual: [200, [allow]] }),
    one('XMLHttpRequest', `${method}${uploadListener ? ' with upload listener' : ''}, no methods allowed`, { ...xhr, method, uploadListener, body: ['GET', 'HEAD'].includes(method) ? undefined : text }, { preflight: [200, [allow]], actual: [200, [allow]] }),
    one('XMLHttpRequest', `${method}${uploadListener ? ' with upload listener' : ''}, no preflight answered`, { ...xhr, method, uploadListener, body: ['GET', 'HEAD'].includes(method) ? undefined : text }, { actual: [200, [allow]] }),
    one('XMLHttpRequest', `${method}${uploadListener ? ' with upload listener' : ''} to the own origin`, { ...xhr, method, uploadListener, url: `${P}${AT}`, body: ['GET', 'HEAD'].includes(method) ? undefined : text }, { actual: [200, []] }),
  ])),
  ...[['DELETE', []], ['PUT', json], ['POST', json]].map(([method, headers]) => one('XMLHttpRequest', `${method} refused${headers.length ? ' for JSON' : ''}`, { ...xhr, method, headers, body: text }, { preflight: [200, [allow, acam('PUT')]], actual: [200, [allow]] })),
  one('XMLHttpRequest', 'no answer', xhr, { actual: 'no answer' }), one('XMLHttpRequest', 'preflight 404', { ...xhr, method: 'PUT' }, { preflight: [404, [allow]] }), one('XMLHttpRequest', 'preflight redirects', { ...xhr, method: 'PUT' }, { preflight: [302, [allow, ['Location', '/x']]] }),
  one('XMLHttpRequest', 'broken methods', { ...xhr, method: 'PUT' }, { preflight: [200, [allow, acam('a b')]] }), one('XMLHttpRequest', 'broken headers', { ...xhr, headers: [['X-A', '1']] }, { preflight: [200, [allow, acah('a b')]] }), one('XMLHttpRequest', 'header refused', { ...xhr, headers: [['X-A', '1']] }, { preflight: [200, [allow, acah('x-b')]] }),
];

/** A page served over TLS. */
const secure = [
  one('secure page', 'to plain HTTP elsewhere', { page: 'S', url: `http://api.example:18001${AT}` }, { actual: [200, open] }), one('secure page', 'to plain HTTP on this machine', { page: 'S', url: `${B}${AT}` }, { actual: [200, open] }), one('secure page', 'to plain HTTP on localhost', { page: 'S', url: `http://localhost:18001${AT}` }, { actual: [200, open] }),
  one('secure page', 'PUT to plain HTTP elsewhere', { page: 'S', method: 'PUT', url: `http://api.example:18001${AT}` }, { preflight: [200, [...open, ...anyRequest]], actual: [200, open] }), one('secure page', 'to another host', { page: 'S', url: `https://api.example:18443${AT}` }, { actual: [200, open] }), one('secure page', 'to another host, nothing allowed', { page: 'S', url: `https://api.example:18443${AT}` }, { actual: [200, []] }),
  one('secure page', 'no-cors to plain HTTP elsewhere', { page: 'S', mode: 'no-cors', url: `http://api.example:18001${AT}` }, { actual: [200, []] }), one('secure page', 'redirect to plain HTTP elsewhere', { page: 'S', url: `https://api.example:18443${AT}` }, { actual: [302, [...open, ['Location', `http://api.example:18001${AT}/1`]]] }, { actual: [200, open] }),
  one('secure page', 'redirect to plain HTTP on this machine', { page: 'S', url: `https://api.example:18443${AT}` }, { actual: [302, [...open, ['Location', `${B}${AT}/1`]]] }, { actual: [200, open] }), one('secure page', 'XHR to plain HTTP elsewhere', { page: 'S', initiator: 'xhr', url: `http://api.example:18001${AT}` }, { actual: [200, open] }),
  one('secure page', 'plain page to TLS', { url: `https://api.example:18443${AT}` }, { actual: [200, open] }),
];
const localhost = ['GET', 'PUT'].map((method) => one('opaque origins', `localhost is another origin than 127.0.0.1, ${method}`, { page: 'L', method, url: `${P}${AT}` }, { preflight: [200, [acao(L), ...anyRequest]], actual: [200, [acao(L)]] }));

export const contexts = [...modes, ...sameOrigin, ...targets, ...opaque, ...policies, ...initiators, ...xhrs, ...secure, ...localhost];
