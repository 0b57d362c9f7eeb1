// What a request needs a preflight for, and how the two lists of its answer are read.
import { AT, P } from '../origins.mjs';
import { acah, acam, acao, allow, anyRequest, credentialed, included, one } from './case.mjs';

const asking = (group, name, asked, lines) => one(group, name, asked, { preflight: [200, [allow, ...lines]], actual: [200, [allow]] });
const withCredentials = (group, name, asked, lines) => one(group, `${name}, include`, { ...asked, ...included }, { preflight: [200, [...credentialed, ...lines]], actual: [200, credentialed] });
const both = (...asked) => [asking(...asked), withCredentials(...asked)];

const METHODS = ['GET', 'get', 'Get', 'HEAD', 'head', 'POST', 'post', 'pOsT', 'PUT', 'put', 'Put', 'DELETE', 'delete', 'OPTIONS', 'options', 'PATCH', 'patch', 'Patch', 'CONNECT', 'connect', 'TRACE', 'trace', 'TRACK', 'Track',
  'PROPFIND', 'propfind', 'QUERY', 'query', 'CHICKEN', 'LINK', 'M-SEARCH', 'a', '*', "!#$%&'+-.^_`|~", 'G\u00cbT', '', ' ', 'a b', 'GET ', ' GET', 'GET\n', 'a,b', 'a/b', 'a:b', '"GET"', 'GET;', 'GETS', 'PUT\x00', 'null', 'undefined'];
const methods = METHODS.flatMap((method) => [
  ...both('methods', `${JSON.stringify(method)} under *`, { method }, [acam('*')]),
  asking('methods', `${JSON.stringify(method)} listed`, { method }, [acam(`X, ${/^[!-~]+$/.test(method) ? method : 'Y'}`)]),
  asking('methods', `${JSON.stringify(method)} listed in capitals`, { method }, [acam(/^[!-~]+$/.test(method) ? method.toUpperCase() : 'Y')]),
  asking('methods', `${JSON.stringify(method)} not listed`, { method }, [acam('X')]),
]);

const ACAM = ['', 'PUT', 'put', 'Put', ' PUT ', 'GET, PUT', 'GET,PUT', 'GET ,\tPUT', ', ,PUT,,', 'PUT,', ',PUT', ',', ',,,', 'GET PUT', 'GET; PUT', 'GET|PUT', 'GET/PUT', 'GET&PUT', '"PUT"', "'PUT'", "['PUT']", '[PUT]', '(PUT)', 'PUT;', 'PUT.', 'PUT:',
  '*', ' * ', '*, GET', 'GET, *', '"*"', '**', '*.*', 'P*', 'PU?', '.*', 'ALL', 'all', 'any', 'null', 'PUT\x01', 'P\u00dcT', '\u00a0PUT', 'PUT\x00'.replace('\x00', '\x7f'), 'GET\tPUT', 'PUT, a b', 'a b, PUT', 'PUT, @', 'PUT, =', 'PUT, {}', 'PUT\\', 'PUT, ?', 'GET, POST',
  'PUT, PUT', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS', 'PATCH', 'patch', 'PUT, patch', '%50UT', 'PUT=1', 'PUT, "x"', '<PUT>', '<', "PUT, x'y", 'PUT, x`y', 'PUT, x~', 'PUT, x^y', 'PUT, #', 'PUT, $', 'PUT, !', '+', '-'];
const allowed = ACAM.flatMap((value) => [
  ...both('ACAM', `PUT and ${JSON.stringify(value)}`, { method: 'PUT' }, [acam(value)]),
  asking('ACAM', `patch and ${JSON.stringify(value)}`, { method: 'patch' }, [acam(value)]),
  asking('ACAM', `GET and ${JSON.stringify(value)}`, { headers: [['X-A', '1']] }, [acam(value), acah('x-a')]),
]);
const methodLines = [
  asking('ACAM', 'absent', { method: 'PUT' }, []), asking('ACAM', 'two lines', { method: 'PUT' }, [acam('GET'), acam('PUT')]), asking('ACAM', 'an empty line before', { method: 'PUT' }, [acam(''), acam('PUT')]),
  asking('ACAM', 'a broken line before', { method: 'PUT' }, [acam('a b'), acam('PUT')]), asking('ACAM', 'a broken line behind', { method: 'PUT' }, [acam('PUT'), acam('a b')]), asking('ACAM', 'star in a second line', { method: 'PUT' }, [acam('GET'), acam('*')]),
  asking('ACAM', 'lower-case name', { method: 'PUT' }, [['access-control-allow-methods', 'PUT']]), asking('ACAM', 'Allow instead', { method: 'PUT' }, [['Allow', 'PUT']]), asking('ACAM', 'singular', { method: 'PUT' }, [['Access-Control-Allow-Method', 'PUT']]),
  asking('ACAM', 'POST with JSON, PUT listed', { method: 'POST', headers: [['Content-Type', 'application/json']] }, [acam('PUT'), acah('content-type')]),
  asking('ACAM', 'both lists broken', { method: 'PUT', headers: [['X-A', '1']] }, [acam('a b'), acah('a b')]),
  asking('ACAM', 'method and header refused', { method: 'PUT', headers: [['X-A', '1']] }, [acam('GET')]),
  asking('ACAM', 'method refused, headers broken', { method: 'PUT', headers: [['X-A', '1']] }, [acam('GET'), acah('a b')]),
];

const xa = { headers: [['X-A', '1']] };
const xab = { headers: [['X-B', '1'], ['x-A', '2']] };
const authorization = { headers: [['Authorization', 'Bearer x']] };
const ACAH = ['', 'x-a', 'X-A', 'X-a', ' x-a ', 'x-b', 'x-b, x-a', 'X-B,X-A', ',,x-b, ,X-A', 'x-a,', ',x-a', ',', 'x-b x-a', 'x-a;x-b', 'x-a:', 'x-a: 1', '"x-a"', "'x-a'", '[x-a]', "['x-a']", '(x-a)', '*', ' * ', 'x-b, *', '*, x-b', '"*"', '**', 'x-*', '.*', 'X_A', 'x a', 'all', 'null',
  'x-a\x01', 'x-\u00e4', '\u00a0x-a', 'x-a\tx-b', 'x-a, a b', 'a b, x-a', 'x-a, @', 'x-a, =', 'x-a/x-b', 'x-a|x-b', 'authorization', 'Authorization', 'AUTHORIZATION, x-a', '*, authorization', 'authorization, *', 'content-type', 'Content-Type, Authorization', 'x-a, x-a', '\tx-a\t',
  'origin, x-requested-with, content-type, accept, authorization', 'X-Requested-With', 'x-a=1', 'x-a, ?', 'x-a, {}', '<x-a>', 'x-a, $', '%78-a', 'x-a.', 'x--a', 'xa'];
const allowedNames = ACAH.flatMap((value) => [
  ...both('ACAH', `X-A and ${JSON.stringify(value)}`, xa, [acah(value)]),
  ...both('ACAH', `X-B, x-A and ${JSON.stringify(value)}`, xab, [acah(value)]),
  ...both('ACAH', `Authorization and ${JSON.stringify(value)}`, authorization, [acah(value)]),
]);
const json = ['Content-Type', 'application/json'];
const nameLines = [
  asking('ACAH', 'absent', xa, []), asking('ACAH', 'two lines', xa, [acah('x-b'), acah('x-a')]), asking('ACAH', 'a broken line before', xa, [acah('a b'), acah('x-a')]), asking('ACAH', 'an empty line before', xa, [acah(''), acah('x-a')]),
  asking('ACAH', 'star in a second line', xa, [acah('x-b'), acah('*')]), asking('ACAH', 'lower-case name', xa, [['access-control-allow-headers', 'x-a']]), asking('ACAH', 'singular', xa, [['Access-Control-Allow-Header', 'x-a']]),
  asking('ACAH', 'broken, none needed', { method: 'PUT' }, [acam('PUT'), acah('a b')]), asking('ACAH', 'a header named *', { headers: [['*', '1']] }, [acah('*')]), withCredentials('ACAH', 'a header named *', { headers: [['*', '1']] }, [acah('*')]),
  withCredentials('ACAH', 'a method named *', { method: '*' }, [acam('*')]),
  ...both('ACAH', 'Authorization and X-A under *', { headers: [['Authorization', 'x'], ['X-A', '1']] }, [acah('*')]), ...both('ACAH', 'Authorization, X-A, PUT under *', { method: 'PUT', headers: [['Authorization', 'x'], ['X-A', '1']] }, anyRequest),
  asking('ACAH', 'Authorization and X-B refused', { headers: [['X-B', '1'], ['Authorization', '1']] }, []), asking('ACAH', 'JSON not listed', { method: 'POST', headers: [json], body: { kind: 'text' } }, [acah('x-a')]),
  asking('ACAH', 'JSON listed', { method: 'POST', headers: [json], body: { kind: 'text' } }, [acah('content-type')]), ...both('ACAH', 'JSON and Authorization under *', { method: 'POST', headers: [json, ['Authorization', 'x']] }, [acah('*')]),
  withCredentials('ACAH', 'three refused', { headers: [['X-Z', '1'], ['Content-Type', 'text/html'], ['X-M', '1']] }, [acah('*')]),
  asking('ACAH', 'two refused', xab, [acah('x-c')]), asking('ACAH', 'one of three', { headers: [['X-C', '1'], ['X-B', '1'], ['X-A', '1']] }, [acah('x-a')]),
  asking('ACAH', 'sorted names', { headers: [['X-C', '1'], ['X-A', '1'], ['x-b', '1'], ['Authorization', '1'], ['X-A-1', '1'], ['X_A', '1'], ['X.A', '1'], ['X0', '1']] }, [acah('*')]),
  asking('ACAH', 'repeated name', { headers: [['X-A', '1'], ['x-a', '2']] }, [acah('x-a')]), asking('ACAH', 'repeated name, not allowed', { headers: [['X-A', '1'], ['x-a', '2']] }, [acah('x-b')]),
  ...Array.from({ length: 12 }, (_, count) => asking('ACAH', `${count + 1} names refused`, { headers: Array.from({ length: count + 1 }, (__, i) => [`X-${String.fromCharCode(65 + (i * 7) % 26)}`, '1']) }, [])),
];

const long = (length) => 'a'.repeat(length);
const byte = (code) => (code === 0x0a || code === 0x0d || code === 0 ? [] : [String.fromCharCode(code)]);
const BYTES = [...Array.from({ length: 0x80 }, (_, code) => code).flatMap(byte), '\u0080', '\u00a0', '\u00e4', '\u00ff'].map((text) => [`byte ${text.charCodeAt(0).toString(16).padStart(2, '0')}`, text]);
const named = (group, name, headers) => asking(group, name, { headers }, [acah('*')]);
const inValues = BYTES.flatMap(([name, text]) => [
  named('request headers', `Accept with ${name}`, [['Accept', `a${text}b`]]),
  named('request headers', `Accept-Language with ${name}`, [['Accept-Language', `a${text}b`]]),
  named('content types', `parameter with ${name}`, [['Content-Type', `text/plain; x=a${text}b`]]),
]);

const VALUES = {
  'Accept': ['', ' ', 'text/html', 'application/json, text/plain, */*', '"a"', long(127), long(128), long(129), `${long(128)} `, ` \t\r\n a \n`, 'a,b', ',', '\u00fc', '\u0080', 'a\u00ff'],
  'Accept-Language': ['', 'de-DE, en;q=0.5', '*', 'de_DE', long(128), long(129), 'en-US,en;q=0.9,*;q=0.1', 'a/b', '\u00fc'],
  'Content-Language': ['', 'de', '*.x=', 'a/b', '"de"', long(128), long(129), 'de, en', 'de_DE', '\u00fc'],
  'Range': ['bytes=0-', 'bytes=5-10', 'bytes=5-5', 'bytes=10-5', 'bytes=-500', 'bytes=0-1,2-3', 'Bytes=0-1', 'BYTES=0-', 'bytes= 0-1', 'bytes =0-1', 'bytes=0 -1', 'bytes=0- 1', 'bytes=0-1 ', ' bytes=0-1', 'lines=0-1', 'bytes=-', 'bytes=', 'bytes', 'bytes=007-8', 'bytes=+0-1', 'bytes=0-+1',
    'bytes=0--1', 'bytes=a-b', 'bytes=0x0-', 'bytes=1.5-', 'bytes=0-0x1', 'bytes:0-1', 'bytes=0-1;', '0-1', 'bytes=00000000000000000000000-', 'bytes=\t0-1', 'bytes\t=0-1', 'bytes=0\x0c-1', 'bytes=0-9007199254740992', 'bytes=0-4611686018427387904', 'bytes=0-9223372036854775806', 'bytes=0-9223372036854775807',
    'bytes=0-9223372036854775808', 'bytes=9223372036854775806-', 'bytes=9223372036854775807-', 'bytes=0-18446744073709551615', 'bytes=0-18446744073709551616', 'bytes=18446744073709551615-', 'bytes=18446744073709551616-', 'bytes=99999999999999999999999-', `bytes=0-${'9'.repeat(110)}`, `bytes=${'0'.repeat(121)}-`, `bytes=${'0'.repeat(122)}-`],
  'DPR': ['2', '1.5', '1.', '.5', 'x', '', '-1', '+1', '1.2.3', '1e3', ' 1 '], 'Width': ['100', '1.5', 'x', '', '-1'], 'Viewport-Width': ['100', 'x', '1.5'], 'Device-Memory': ['0.5', '8', 'x'], 'Save-Data': ['on', 'ON', 'off', '', '1'],
  'Downlink': ['1.5', '7', 'x'], 'ECT': ['4g', 'slow-2g', '2g', '3g', '4G', '5g', 'x"'], 'RTT': ['100', '1.5', '', 'x', '0'], 'Intervention': ['x', '"', '', long(128), long(129)], 'Sec-CH-UA': ['x'], 'Sec-CH-DPR': ['2'],
  'User-Agent': ['mine', ''], 'X-HTTP-Method-Override': ['PUT', 'GET, trace', 'TRACE', 'track', 'connect', 'GETTRACE', ''], 'X-HTTP-Method': ['TRACE', 'PUT'], 'X-Method-Override': ['CONNECT ', 'PUT'],
  ...Object.fromEntries(['Accept-Charset', 'Accept-Encoding', 'Access-Control-Request-Headers', 'Access-Control-Request-Method', 'Connection', 'Content-Length', 'Cookie', 'Cookie2', 'Date', 'DNT', 'Expect', 'Host', 'Keep-Alive', 'Origin', 'Referer', 'Set-Cookie', 'TE', 'Trailer',
    'Transfer-Encoding', 'Upgrade', 'Via', 'Proxy-X', 'Sec-X', 'Proxy-Authorization', 'Access-Control-Request-Private-Network', 'Access-Control-Request-Local-Network', 'Sec', 'Proxy', 'Cache-Control', 'Pragma', 'If-None-Match', 'If-Modified-Since', 'Last-Event-ID', 'X-Requested-With', 'Authorization',
    'Content-Encoding', 'Content-Location', 'Purpose', 'Priority', 'X-CSRF-Token', 'traceparent', 'baggage', 'sentry-trace', 'Idempotency-Key', 'apikey', 'X-Api-Key', 'Want-Digest', 'Early-Data', 'Upgrade-Insecure-Requests', 'Forwarded', 'X-Forwarded-For', 'NEL', 'Accept-Post', 'Service-Worker'].map((name) => [name, ['1']])),
};
const singles = Object.entries(VALUES).flatMap(([name, values]) => values.flatMap((value) => [
  named('request headers', `${name}: ${value.length > 60 ? `${value.length} bytes ${JSON.stringify(value.slice(0, 12))} to ${JSON.stringify(value.slice(-3))}` : JSON.stringify(value)}`, [[name, value]]),
]));
const several = [
  named('request headers', 'two Accepts of 70 bytes', [['Accept', long(70)], ['accept', long(70)]]), named('request headers', 'two Accepts of 63 bytes', [['Accept', long(63)], ['accept', long(63)]]), named('request headers', 'nine Accepts of 120 bytes', Array.from({ length: 9 }, () => ['Accept', long(120)])),
  named('request headers', 'nine Accept-Languages of 120 bytes and an Accept', [...Array.from({ length: 9 }, () => ['Accept-Language', long(120)]), ['Accept', 'a']]),
  named('request headers', 'all safelisted at 128 bytes', [['Accept', long(128)], ['Accept-Language', long(128)], ['Content-Language', long(128)], ['Content-Type', `text/plain;${long(117)}`]]),
  named('request headers', 'two Ranges', [['Range', 'bytes=0-1'], ['Range', 'bytes=2-3']]), named('request headers', 'two languages', [['Accept-Language', 'de'], ['Accept-Language', 'en']]), named('request headers', 'safe and unsafe Accept', [['Accept', 'a'], ['Accept', '"']]),
  named('request headers', 'name with a space', [['a b', 'x']]), named('request headers', 'empty name', [['', 'x']]), named('request headers', 'name with a colon', [['X-A:', 'x']]), named('request headers', 'name beyond ASCII', [['X-\u00c4', 'x']]), named('request headers', 'value with a line feed', [['X-A', 'a\nb']]),
  named('request headers', 'value with a carriage return', [['X-A', 'a\rb']]), named('request headers', 'value with NUL', [['X-A', 'a\0b']]), named('request headers', 'value beyond bytes', [['X-A', '\u20ac']]), named('request headers', 'value with ends', [['Accept', ' \t\r\n a \n']]), named('request headers', 'empty value', [['X-A', '']]),
  named('request headers', 'name of all token characters', [["x!#$%&'*+-.^_`|~9", '1']]),
];

const TYPES = ['text/plain', 'Text/Plain', 'TEXT/PLAIN;charset=UTF-8', 'text/plain ; x', 'text/plain;', 'text/plain;;', 'text/plain; charset="utf-8"', 'text/plain; x=y; z', 'text/plain, application/json', 'text/plain,text/plain', 'text/plain text/html', '', ' ', 'text', 'text/', '/plain', '/', 'text/ plain', 'text /plain', 'text//plain', 'text/plain/x',
  ' text/plain ', 'text/plain\t', 'application/x-www-form-urlencoded', 'application/x-www-form-urlencoded;charset=UTF-8', 'Application/X-WWW-Form-URLEncoded', 'multipart/form-data', 'multipart/form-data; boundary=x', 'multipart/form-data; boundary="x"', 'multipart/mixed', 'application/json', 'application/json; charset=utf-8', 'text/json', 'text/html', 'text/xml', 'application/xml',
  'text/plain+json', 'application/octet-stream', 'application/csp-report', 'application/x-protobuf', 'application/graphql', 'application/ld+json', 'text/event-stream', '*/*', 'text/*', 'null', 'undefined', 'text/plain=x', 'text/pl\u00e4in', 'te\u00e4xt/plain', 'text/plain; x=\u00e4', 'text/plain;x=y,z', 'text/plain%', 'text/plain\\', 'text/plain@', 'text/plain(x)', 'text/plain; (x)',
  `text/plain;${long(117)}`, `text/plain;${long(118)}`, `text/plain;x=${long(115)}`, 'application/x-www-form-urlencode', 'x-www-form-urlencoded', 'form-data', 'plain', 'json'];
const types = TYPES.flatMap((type) => [
  asking('content types', `${type.length > 60 ? `${type.length} bytes ${type.slice(0, 14)}` : JSON.stringify(type)}`, { method: 'POST', headers: [['Content-Type', type]], body: { kind: 'text' } }, [acah('*')]),
  asking('content types', `${type.length > 60 ? `${type.length} bytes ${type.slice(0, 14)}` : JSON.stringify(type)}, not allowed`, { method: 'POST', headers: [['content-type', type]], body: { kind: 'text' } }, []),
]);
const typeLines = [
  named('content types', 'two text/plain', [['Content-Type', 'text/plain'], ['Content-Type', 'text/plain']]), named('content types', 'text/plain and JSON', [['Content-Type', 'text/plain'], ['Content-Type', 'application/json']]),
  named('content types', 'on GET', [['Content-Type', 'application/json']]), named('content types', 'text/plain on GET', [['Content-Type', 'text/plain']]),
];

const BODIES = { text: { kind: 'text' }, form: { kind: 'form' }, multipart: { kind: 'multipart' }, bytes: { kind: 'bytes' }, stream: { kind: 'stream' }, 'blob without type': { kind: 'blob', type: '' }, 'blob of text': { kind: 'blob', type: 'text/plain' }, 'blob of JSON': { kind: 'blob', type: 'application/json' }, 'blob in capitals': { kind: 'blob', type: 'Text/PLAIN' } };
const bodies = Object.entries(BODIES).flatMap(([name, body]) => [
  ...['POST', 'PUT', 'GET', 'HEAD', 'patch'].map((method) => asking('bodies', `${name}, ${method}`, { method, body }, anyRequest)),
  asking('bodies', `${name} and JSON type`, { method: 'POST', body, headers: [['Content-Type', 'application/json']] }, anyRequest),
  asking('bodies', `${name} and text type`, { method: 'POST', body, headers: [['Content-Type', 'text/plain']] }, anyRequest),
  asking('bodies', `${name}, nothing allowed`, { method: 'POST', body }, []),
  withCredentials('bodies', `${name}`, { method: 'POST', body }, [acam('POST'), acah('content-type')]),
  one('bodies', `${name}, mode no-cors`, { method: 'POST', body, mode: 'no-cors' }, { actual: [200, []] }),
  one('bodies', `${name}, same origin`, { url: `${P}${AT}`, method: 'POST', body }, { actual: [200, []] }),
]);

export const preflights = [...methods, ...allowed, ...methodLines, ...allowedNames, ...nameLines, ...inValues, ...singles, ...several, ...types, ...typeLines, ...bodies,
  asking('methods', 'star in ACAO', { method: 'PUT' }, [acao('*'), acam('PUT')])];
