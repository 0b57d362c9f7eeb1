// What web-platform-tests ask (cors/, fetch/api/cors/, xhr/), put as cases.
import { B, C, P } from '../origins.mjs';
import { acac, acah, acam, acao, allow, credentialed, expose, included, one } from './case.mjs';

const asked = (name, request, lines, actual = [allow]) => one('WPT', name, request, { preflight: [200, lines], actual: [200, actual] });
const host = '127.0.0.1:18000';

const passing = ['*', ' *  ', '\t*', P, ` ${P}`, ` ${P}   \t `, `\t${P}`];
const failing = [
  `http://www2.${host}`, `//${host}`, `://${host}`, `ftp://${host}`, `http:://${host}`, `http:/${host}`, `http:${host}`, host, `${P}?`, `${P}/`, `${P} /`, `${P}#`, `${P}%23`, `${P}:80`, `${P}, *`, `${P}\0`, P.toUpperCase(), `HTTP://${host}`, '-', '**', '\0*', '*\0', "'*'", '"*"', '* *', '* null',
  '*http://*', `*${P}`, `* ${P}`, `*, ${P}`, `\0${P}`, `null ${P}`, 'http://example.net', 'null', 'null *', '', `${P}/cors/origin.htm`, `${P}/cors`, C, '0.0.1:18000', '.0.0.1:18000', '*.0.0.1:18000', 'http://0.0.1:18000', 'http://.0.0.1:18000', 'http://*.0.0.1:18000',
];
const twice = [['', '*'], ['*', ''], ['*', '*'], ['', P], ['*', P], [P, P]];
const origins = [
  ...[...passing, ...failing].map((value) => one('WPT', `allow origin ${JSON.stringify(value)}`, { initiator: 'xhr' }, { actual: [200, [acao(value)]] })),
  ...twice.map(([first, second]) => one('WPT', `two lines ${JSON.stringify(first)} and ${JSON.stringify(second)}`, { initiator: 'xhr' }, { actual: [200, [acao(first), acao(second)]] })),
];

const digits = (length) => '0123456789'.repeat(20).slice(0, length);
const SAFELIST = {
  'content-type': ['text /plain', 'text\t/\tplain', 'text/plain;', 'text/plain;garbage', 'text/plain;garbage\x01\x02', 'text/plain,', ',text/plain', 'text/plain,text/plain', 'text/plain,x/x', 'text/plain\x0b', 'text/plain\x0c', 'application/www-form-urlencoded', 'application/x-www-form-urlencoded;\x7f', 'multipart/form-data', 'multipart/form-data;"',
    'text/html', `text/plain; long=${digits(111)}`],
  'range': ['100-200', 'MB=100-200', 'bytes=100-200', 'bytes =100-200', 'bytes\t=100-200', 'bytes=  100-200', 'bytes=\t\t100-200', 'bytes= \t100-200', 'bytes=100 -200', 'bytes=100\t-200', 'bytes=100- 200', 'bytes=100-\t200', 'bytes=100-200hello', 'bytes=abc-def', 'bytes=100-200,300-400', 'bytes=-200', 'bytes=200-', 'bytes=200-100',
    `bytes=1${'0'.repeat(60)}-2${'0'.repeat(60)}`, 'bytes 100-200', 'bytes = 100-200', ',bytes=100-200', 'bytes=,100-200', 'bytes 0-'],
  'last-event-id': ['abc123', '"', 'e5p3n<3k0k0s', digits(129)],
  'accept': ['"', digits(129), digits(128)], 'accept-language': ['\x01', '@', digits(128), digits(129)], 'content-language': ['\x01', '@', digits(128)], 'authorization': ['basics'], 'test': ['hi'],
  'dpr': ['2.0'], 'downlink': ['3.5'], 'save-data': ['on'], 'viewport-width': ['300'], 'width': ['300'], 'device-memory': ['2'], 'rtt': ['100'], 'ect': ['4g'],
};
/** The preflight is answered by nothing, so that only what needs none is readable. */
const safelist = Object.entries(SAFELIST).flatMap(([name, values]) => values.map((value) => one('WPT', `${name}: ${JSON.stringify(value).slice(0, 40)} ${value.length}`, { method: 'POST', headers: [[name, value]], body: { kind: 'text' } }, { preflight: [200, []], actual: [200, [allow]] })));

const star = [
  [false, 'get', 'x-test', 'GET', 'X-Test'], [false, '*', 'x-test', 'SUPER', 'X-Test'], [false, '*', '*', 'OK', 'X-Test'], [true, '*', '*', 'OK', 'X-Test'], [true, '*', '', 'PUT', ''], [true, 'PUT', '*', 'PUT', ''], [true, 'get', '*', 'GET', 'X-Test'], [true, '*', '*', 'GET', 'X-Test'], [true, '*', '*', '*', '*'], [true, 'put', '*', 'PUT', ''],
].map(([credentials, methods, names, method, header]) => asked(`${methods} and ${names} for ${method} ${header}${credentials ? ' include' : ''}`, { method, headers: header === '' ? [] : [[header, '1']], ...(credentials ? included : {}) }, [...credentialed, acam(methods), acah(names)], credentialed));

const credentials = ['TRUE', 'True', '"true"', 'false', '1', '0', 'true'].map((value) => one('WPT', `credentials flag ${value}`, { initiator: 'xhr', ...included }, { actual: [200, [allow, acac(value)]] }));
const headers = [
  asked('header names in other case, with empty items', { initiator: 'xhr', headers: [['x-print', '1'], ['X-Lol', '2'], ['y-print', '3']] }, [allow, acah(',y-lol,x-PriNT, ,,,Y-PRINT, x-lol')]), asked('header that is not listed', { initiator: 'xhr', headers: [['x-nope', '1']] }, [allow, acah('x-print')]),
  asked('safelisted header that is not listed', { initiator: 'xhr', headers: [['Accept', 'x'], ['X-A', '1']] }, [allow, acah('x-a')]), asked('a list that starts with a comma', { initiator: 'xhr', headers: [['y-lol', '1']] }, [allow, acah(',y-lol')]),
  asked('header name with space', { headers: [['X-A', '1']] }, [allow, acah('header name with space')]), asked('bad method name', { method: 'PUT' }, [allow, acam('Bad method name')]),
];
const statuses = [200, 201, 202, 203, 204, 205, 206, 207, 250, 299, 300, 301, 302, 303, 304, 305, 306, 307, 308, 400, 401, 402, 403, 404, 405, 418, 500, 501, 503, 699].map((status) => one('WPT', `preflight status ${status}`, { method: 'PUT', headers: [['X-A', '1']] }, { preflight: [status, [allow, acam('PUT'), acah('x-a')]], actual: [200, [allow]] }));
const exposed = ['BB-8', 'BB-8,Content-Language', 'bb-8', '"bb-8"', ',bb-8', 'bb-8,', 'bb-8,,x', 'bb-8 , x', 'bb-8;x', '*', '* , bb-8', 'bb-8, @', '{bb-8}', ' , , bb-8'].map((value) => one('WPT', `expose ${JSON.stringify(value)}`, {}, { actual: [200, [allow, ['BB-8', 'hey'], ['Content-Language', 'mkay'], expose(value)]] }));
const others = [
  ...['GET', 'HEAD', 'POST', 'post', 'Get'].flatMap((method) => [['Accept', 'test'], ['accept-language', 'test'], ['Content-Language', 'test'], ['Content-Type', 'Text/Plain;charset=UTF-8']].map((header) => one('WPT', `simple ${method} with ${header[0]}`, { method, headers: [header] }, { actual: [200, [allow]] }))),
  one('WPT', 'CHICKEN with status 501', { method: 'CHICKEN' }, { preflight: [200, [allow, acam('CHICKEN')]], actual: [501, [allow]] }), one('WPT', 'same-origin mode', { mode: 'same-origin', url: `${B}/at` }, { actual: [200, [allow]] }),
];

export const wpt = [...origins, ...safelist, ...star, ...credentials, ...headers, ...statuses, ...exposed, ...others];
