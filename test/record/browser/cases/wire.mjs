// Answers as bytes that no framework would write, and sets of headers that servers and proxies do write.
import { P } from '../origins.mjs';
import { acac, acah, acam, acao, allow, credentialed, expose, included, maxAge, one } from './case.mjs';

const O = 'Access-Control-Allow-Origin';
const head = (...lines) => ['HTTP/1.1 200 OK', ...lines, 'Content-Length: 2', 'Connection: close', '', '{}'].join('\r\n');
const LINES = {
  'space before the colon': [`${O} : ${P}`], 'tab before the colon': [`${O}\t: ${P}`], 'no space behind the colon': [`${O}:${P}`], 'many spaces': [`${O}:     ${P}     `], 'tabs': [`${O}:\t\t${P}\t`], 'space before the name': [` ${O}: ${P}`], 'folded value': [`${O}:`, ` ${P}`], 'folded with a tab': [`${O}:`, `\t${P}`],
  'folded list': [`${O}: ${P},`, ` ${P}`], 'value folded behind': [`${O}: ${P}`, ' '], 'bare CR behind': [`${O}: ${P}\r`], 'bare CR inside': [`${O}: http://127.0.\r0.1:18000`], 'bare LF': [`X: 1\n${O}: ${P}`], 'NUL inside': [`${O}: ${P}\0`], 'NUL in another': [`X: a\0b`, `${O}: ${P}`], 'no colon': [`${O} ${P}`], 'no name': [`: ${P}`],
  'line without colon before': ['garbage', `${O}: ${P}`], 'empty name before': [': x', `${O}: ${P}`], 'name in quotes': [`"${O}": ${P}`], 'form feed': [`${O}: ${P}\f`], 'vertical tab': [`${O}: \x0b${P}`], 'no-break space': [`${O}: \u00a0${P}`], 'UTF-8 in a name': [`${O}\u00c3\u00a4: ${P}`], 'underscore': [`Access_Control_Allow_Origin: ${P}`], 'equals sign': [`${O}= ${P}`],
  'a long value': [`${O}: ${P}`, `X-Long: ${'a'.repeat(9000)}`], 'a long name': [`${O}: ${P}`, `${'X'.repeat(5000)}: 1`], 'many lines': [...Array.from({ length: 150 }, (_, i) => `X-${i}: ${i}`), `${O}: ${P}`], 'name twice on one line': [`${O}: ${O}: ${P}`], 'comma only': [`${O}: ,`], 'two values by semicolon': [`${O}: ${P}; ${P}`], 'two lines, the second empty': [`${O}: ${P}`, `${O}:`],
};
const FIRST = { 'HTTP/1.0': 'HTTP/1.0 200 OK', 'HTTP/0.9 number': 'HTTP/0.9 200 OK', 'HTTP/2 number': 'HTTP/2 200 OK', 'lower-case http': 'http/1.1 200 OK', 'no reason': 'HTTP/1.1 200', 'two spaces': 'HTTP/1.1  200 OK', 'status of two digits': 'HTTP/1.1 20 OK', 'status of four digits': 'HTTP/1.1 2000 OK', 'status 0': 'HTTP/1.1 0 OK', 'no status': 'HTTP/1.1', 'ICY': 'ICY 200 OK', 'reason beyond ASCII': 'HTTP/1.1 200 \u00e4' };
const put = { method: 'PUT' };
const raw = (name, lines) => [
  one('malformed answers', name, {}, { actual: head(...lines) }), one('malformed answers', `${name}, preflight`, put, { preflight: head(...lines, 'Access-Control-Allow-Methods: PUT'), actual: [200, [allow]] }),
];
const OTHERS = [['Access-Control-Allow-Methods', 'PUT', put], ['Access-Control-Allow-Headers', 'x-a', { headers: [['X-A', '1']] }], ['Access-Control-Allow-Credentials', 'true', { ...put, ...included }]];
const malformed = [
  ...Object.entries(LINES).flatMap(([name, lines]) => raw(name, lines)),
  ...Object.entries(FIRST).map(([name, first]) => one('malformed answers', name, {}, { actual: [first, `${O}: ${P}`, 'Content-Length: 2', 'Connection: close', '', '{}'].join('\r\n') })),
  ...OTHERS.flatMap(([name, value, asked]) => Object.entries({ 'space before the colon': `${name} : ${value}`, 'folded': `${name}:\r\n ${value}`, 'bare CR': `${name}: ${value}\r`, 'NUL': `${name}: ${value}\0`, 'tab behind': `${name}: ${value}\t`, 'a second empty line': `${name}: ${value}\r\n${name}:`, 'an empty line before': `${name}:\r\n${name}: ${value}` })
    .map(([how, line]) => one('malformed answers', `${name}: ${how}`, asked, { preflight: head(...credentialed.filter(([other]) => other !== name).map((pair) => pair.join(': ')), ...(asked.method === 'PUT' && !name.endsWith('Methods') ? ['Access-Control-Allow-Methods: PUT'] : []), line), actual: [200, credentialed] }))),
  one('malformed answers', 'nothing but bytes', {}, { actual: 'garbage' }), one('malformed answers', 'an early hint', {}, { actual: `HTTP/1.1 103 Early Hints\r\n${O}: ${P}\r\n\r\n${head()}` }), one('malformed answers', 'an early hint before', {}, { actual: `HTTP/1.1 103 Early Hints\r\nX: 1\r\n\r\n${head(`${O}: ${P}`)}` }),
  one('malformed answers', 'body ends early', {}, { actual: `HTTP/1.1 200 OK\r\n${O}: ${P}\r\nContent-Length: 10\r\nConnection: close\r\n\r\n{}` }), one('malformed answers', 'two lengths', {}, { actual: `HTTP/1.1 200 OK\r\n${O}: ${P}\r\nContent-Length: 2\r\nContent-Length: 3\r\nConnection: close\r\n\r\n{}` }),
];

const star = acao('*');
const SETS = {
  'nothing': [], 'nginx, origin by hand': [allow, acam('GET, POST, OPTIONS'), acah('DNT,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range'), expose('Content-Length,Content-Range')], 'nginx, star by hand': [star, acam('GET, POST, OPTIONS'), acah('DNT,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range'), maxAge('1728000')],
  'Express cors by default': [star, acam('GET,HEAD,PUT,PATCH,POST,DELETE')], 'Express cors reflecting': [allow, ['Vary', 'Origin'], acac('true'), acam('GET,HEAD,PUT,PATCH,POST,DELETE'), acah('authorization,content-type,x-a')], 'Starlette, any': [star, acam('GET'), maxAge('600')], 'Starlette, credentials': [allow, acac('true'), acam('DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT'), maxAge('600'), acah('authorization,content-type,x-a'), ['Vary', 'Origin']],
  'Django': [allow, ['Vary', 'origin'], acah('accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with'), acam('DELETE, GET, OPTIONS, PATCH, POST, PUT'), maxAge('86400')], 'Django, credentials': [allow, acac('true'), acah('accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with'), acam('DELETE, GET, OPTIONS, PATCH, POST, PUT')],
  'Flask-CORS': [star, acam('DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT'), acah('authorization, content-type, x-a')], 'Flask by hand': [star, acah('Content-Type,Authorization'), acam('GET,PUT,POST,DELETE,OPTIONS')], 'Rails rack-cors': [star, acam('GET, POST, PUT, PATCH, DELETE, OPTIONS, HEAD'), expose(''), maxAge('7200')], 'Spring': [allow, acam('GET,HEAD,POST'), acah('content-type, x-a'), acac('true'), maxAge('1800')],
  'ASP.NET': [allow, acac('true'), acah('content-type'), acam('PUT')], 'API Gateway': [star, acah('Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token'), acam('DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT')], 'S3': [allow, acam('GET, PUT, POST'), acac('true'), ['Vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method']], 'Go rs/cors': [star, acam('PUT'), acah('x-a')], 'Go by hand': [star, acah('*'), acam('*')], 'Laravel': [star, acam('*'), acah('*')],
  'star and credentials': [star, acac('true'), acam('*'), acah('*')], 'origin and credentials, stars': [allow, acac('true'), acam('*'), acah('*')], 'two layers': [allow, allow, acam('PUT'), acah('x-a')], 'two layers, star and origin': [star, allow, acam('PUT'), acah('x-a')], 'list of origins': [acao(`${P}, https://b.example`), acam('PUT'), acah('x-a')], 'false credentials': [allow, acac('false'), acam('PUT'), acah('x-a')], 'lists in JSON': [allow, acam('["GET","PUT"]'), acah('["x-a"]')], 'trailing slash': [acao(`${P}/`), acam('*'), acah('*')],
  'wildcard host': [acao('http://*:18000'), acam('*'), acah('*')], 'null': [acao('null'), acac('true'), acam('*'), acah('*')], 'empty values': [acao(''), acam(''), acah('')], 'undefined': [acao('undefined'), acam('undefined'), acah('undefined')], 'headers only': [allow, acah('*')], 'methods only': [allow, acam('*')], 'origin only': [allow],
};
const ASKED = {
  'GET': {}, 'GET include': included, 'JSON POST': { method: 'POST', headers: [['Content-Type', 'application/json']], body: { kind: 'text' } }, 'PUT with X-A': { method: 'PUT', headers: [['X-A', '1']] }, 'Authorization': { headers: [['Authorization', 'Bearer x']] }, 'DELETE include': { method: 'DELETE', ...included }, 'patch': { method: 'patch' }, 'JSON POST with Authorization include': { method: 'POST', headers: [['Content-Type', 'application/json'], ['Authorization', 'x']], ...included },
};
const frameworks = Object.entries(SETS).flatMap(([name, lines]) => Object.entries(ASKED).flatMap(([what, asked]) => [
  one('framework headers', `${name}: ${what}`, asked, { preflight: [204, lines], actual: [200, lines] }),
  ...(name === 'nothing' ? [] : [one('framework headers', `${name}, preflight only: ${what}`, asked, { preflight: [200, lines], actual: [401, []] })]),
]));

export const wire = [...malformed, ...frameworks];
