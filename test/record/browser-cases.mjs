// What the real Chromium is asked, in front of which server. Options are source text: the recorder hands them to the
// real package, and tests of the servers can parse them.

/** `fastapi` options are keyword arguments of CORSMiddleware, `express` options the argument of cors(). */
export const configurations = {
  'fastapi-listed': {
    kind: 'fastapi',
    options: 'allow_origins=["https://frontend.com", "https://staging.frontend.com"], allow_methods=["GET", "POST", "PUT", "DELETE"], '
      + 'allow_headers=["Authorization", "Content-Type"], allow_credentials=True, max_age=3600',
  },
  'fastapi-any-credentials': { kind: 'fastapi', options: 'allow_origins=["*"], allow_credentials=True, allow_methods=["*"], allow_headers=["*"]' },
  'fastapi-any': { kind: 'fastapi', options: 'allow_origins=["*"]' },
  'fastapi-slash': { kind: 'fastapi', options: 'allow_origins=["https://frontend.com/"], allow_credentials=True, allow_methods=["*"], allow_headers=["*"]' },
  'express-bare': { kind: 'express', options: 'undefined' },
  'express-credentials': { kind: 'express', options: '{ credentials: true }' },
  'express-listed': {
    kind: 'express',
    options: "{ origin: ['https://frontend.com', 'https://staging.frontend.com'], credentials: true, methods: ['GET', 'POST'], allowedHeaders: ['Content-Type'], exposedHeaders: ['X-Total'], maxAge: 600 }",
  },
  'express-slash': { kind: 'express', options: "{ origin: 'https://frontend.com/', credentials: true }" },
  'express-reflect': { kind: 'express', options: '{ origin: true, credentials: true }' },
  'express-off': { kind: 'express', options: '{ origin: false }' },
};

const listed = 'https://frontend.com';
const unlisted = 'https://evil.example';
const json = ['Content-Type', 'application/json'];

const asked = {
  get: { method: 'GET' },
  'get include': { method: 'GET', credentials: 'include' },
  'json post': { method: 'POST', headers: [json] },
  'json post include': { method: 'POST', headers: [json], credentials: 'include' },
  'delete with x-trace': { method: 'DELETE', headers: [['X-Trace', '1']] },
  'delete with authorization include': { method: 'DELETE', headers: [['Authorization', 'Bearer x']], credentials: 'include' },
};

const real = Object.keys(configurations).flatMap((configuration) => [listed, unlisted].flatMap((from) => Object.entries(asked)
  .map(([name, request]) => ({ id: `${configuration}: ${name} from ${from}`, configuration, from, ...request }))));

// Below: a server that answers what the case says. An answer is [status, lines], or `empty` for a closed connection.

const A = 'Access-Control-Allow-';
const page = 'https://app.example';
const allow = [`${A}Origin`, page];
const credentialed = [allow, [`${A}Credentials`, 'true']];

function raw(id, request, { preflight, actual = [200, [allow]] } = {}) {
  return { id, configuration: 'raw', from: page, method: 'GET', ...request, answers: { preflight, actual } };
}

const origins = {
  absent: [], exact: [allow], star: [[`${A}Origin`, '*']], slash: [[`${A}Origin`, `${page}/`]], empty: [[`${A}Origin`, '']],
  'upper case': [[`${A}Origin`, 'https://APP.example']], 'default port': [[`${A}Origin`, `${page}:443`]], null: [[`${A}Origin`, 'null']],
  'no scheme': [[`${A}Origin`, 'app.example']], 'host and port': [[`${A}Origin`, 'localhost:3000']], 'wildcard host': [[`${A}Origin`, 'https://*.example']],
  'comma list': [[`${A}Origin`, `${page},https://b.example`]], 'space list': [[`${A}Origin`, `${page} https://b.example`]],
  'comma and space': [[`${A}Origin`, `${page}, https://b.example`]], 'two lines': [allow, [`${A}Origin`, 'https://b.example']], 'two equal lines': [allow, allow],
  'two stars': [[`${A}Origin`, '*'], [`${A}Origin`, '*']], other: [[`${A}Origin`, 'https://b.example']], http: [[`${A}Origin`, 'http://app.example']],
  undefined: [[`${A}Origin`, 'undefined']], false: [[`${A}Origin`, 'false']], quoted: [[`${A}Origin`, `"${page}"`]], latin: [[`${A}Origin`, 'https://b\u00fccher.example']],
  'utf-8': [[`${A}Origin`, 'https://b\u00c3\u00bccher.example']], 'percent': [[`${A}Origin`, 'https://%62.example']], 'bad percent': [[`${A}Origin`, 'https://b%.example']],
  'tab inside': [[`${A}Origin`, `${page}\tx`]], 'spaces around': [[`${A}Origin`, `  ${page} \t`]], 'lower-case name': [[`${A}Origin`.toLowerCase(), page]],
  'leading tab list': [[`${A}Origin`, `\t${page},`]], regex: [[`${A}Origin`, '/example$/']], path: [[`${A}Origin`, `${page}/login`]],
};
const allowCredentials = {
  absent: [], true: [[`${A}Credentials`, 'true']], True: [[`${A}Credentials`, 'True']], TRUE: [[`${A}Credentials`, 'TRUE']], false: [[`${A}Credentials`, 'false']], one: [[`${A}Credentials`, '1']],
  empty: [[`${A}Credentials`, '']], 'two lines': [[`${A}Credentials`, 'true'], [`${A}Credentials`, 'true']], 'true and comma': [[`${A}Credentials`, 'true,']],
  'spaces around': [[`${A}Credentials`, ' true ']],
};

const checks = [
  ...Object.entries(origins).flatMap(([name, lines]) => [
    raw(`origin ${name}`, {}, { actual: [200, lines] }),
    raw(`origin ${name} include`, { credentials: 'include' }, { actual: [200, [...lines, [`${A}Credentials`, 'true']]] }),
    raw(`preflight origin ${name}`, { method: 'PUT' }, { preflight: [204, [...lines, [`${A}Methods`, 'PUT']]] }),
  ]),
  ...Object.entries(allowCredentials).flatMap(([name, lines]) => [
    raw(`credentials ${name}`, { credentials: 'include' }, { actual: [200, [allow, ...lines]] }),
    raw(`preflight credentials ${name}`, { method: 'PUT', credentials: 'include' }, { preflight: [200, [allow, [`${A}Methods`, 'PUT'], ...lines]], actual: [200, credentialed] }),
  ]),
  raw('preflight origin star include', { method: 'PUT', credentials: 'include' }, { preflight: [200, [[`${A}Origin`, '*'], [`${A}Credentials`, 'true'], [`${A}Methods`, 'PUT']]] }),
  raw('same-origin mode of credentials', { credentials: 'same-origin' }, { actual: [200, [[`${A}Origin`, '*']]] }),
  raw('opaque origin and null', { from: 'null' }, { actual: [200, [[`${A}Origin`, 'null']]] }),
  raw('opaque origin and NULL', { from: 'null' }, { actual: [200, [[`${A}Origin`, 'NULL']]] }),
  raw('opaque origin and star', { from: 'null' }, { actual: [200, [[`${A}Origin`, '*']]] }),
  raw('opaque origin include', { from: 'null', credentials: 'include', method: 'PUT' }, {
    preflight: [200, [[`${A}Origin`, 'null'], [`${A}Credentials`, 'true'], [`${A}Methods`, 'PUT']]], actual: [200, [[`${A}Origin`, 'null'], [`${A}Credentials`, 'true']]],
  }),
];

const statuses = [
  ...[199, 200, 201, 204, 299, 300, 304, 400, 401, 404, 405, 500, 503].filter((status) => status !== 199)
    .map((status) => raw(`preflight status ${status}`, { method: 'PUT' }, { preflight: [status, [allow, [`${A}Methods`, 'PUT']]] })),
  ...[301, 302, 303, 307, 308].map((status) => raw(`preflight redirect ${status}`, { method: 'PUT' }, { preflight: [status, [allow, ['Location', '/elsewhere']]] })),
  raw('preflight redirect without location', { method: 'PUT' }, { preflight: [302, [allow]] }),
  raw('preflight redirect elsewhere without origin', { method: 'PUT' }, { preflight: [301, [['Location', 'https://login.example/']]] }),
  raw('preflight redirect with another origin', { method: 'PUT', credentials: 'include' }, { preflight: [308, [[`${A}Origin`, '*'], ['Location', '/elsewhere/']]] }),
  raw('preflight redirect to nowhere', { method: 'PUT' }, { preflight: [302, [allow, ['Location', 'http://:0:/']]] }),
  raw('preflight redirect without origin', { method: 'PUT' }, { preflight: [302, [['Location', '/elsewhere']]] }),
  raw('preflight 300 with location', { method: 'PUT' }, { preflight: [300, [allow, ['Location', '/elsewhere']]] }),
  raw('preflight 404 without origin', { method: 'PUT' }, { preflight: [404, []] }),
  ...[201, 401, 404, 500].map((status) => raw(`actual status ${status}`, {}, { actual: [status, [allow]] })),
  raw('actual 500 without origin', {}, { actual: [500, []] }),
  raw('actual redirect without origin', {}, { actual: [302, [['Location', '/elsewhere']]] }),
  raw('actual 302 without location', {}, { actual: [302, [allow]] }),
  raw('no answer', {}, { actual: 'empty' }),
  raw('no answer to a preflight', { method: 'PUT' }, { preflight: 'empty' }),
];

const preflights = (name, request, lines, actual) => raw(name, request, { preflight: [200, [allow, ...lines]], actual });
const methods = (value) => [`${A}Methods`, value];
const names = (value) => [`${A}Headers`, value];
const xa = { headers: [['X-A', '1']] };
const authorization = { headers: [['Authorization', 'x']] };
const included = (request) => ({ ...request, credentials: 'include' });
const withCredentials = (name, request, lines) => raw(name, included(request), { preflight: [200, [...credentialed, ...lines]], actual: [200, credentialed] });

const lists = [
  preflights('methods absent', { method: 'PUT' }, []), preflights('methods empty', { method: 'PUT' }, [methods('')]),
  preflights('methods other', { method: 'PUT' }, [methods('GET, POST')]), preflights('methods lower case', { method: 'PUT' }, [methods('put')]),
  preflights('methods list', { method: 'DELETE' }, [methods('GET,PUT , DELETE')]), preflights('methods empty items', { method: 'PUT' }, [methods(', ,PUT,,')]),
  preflights('methods two lines', { method: 'PUT' }, [methods('GET'), methods('PUT')]), preflights('methods with space', { method: 'PUT' }, [methods('GET PUT')]),
  preflights('methods quoted', { method: 'PUT' }, [methods('"PUT"')]), preflights('methods in brackets', { method: 'PUT' }, [methods("['PUT']")]),
  preflights('methods star', { method: 'PUT' }, [methods('*')]), withCredentials('methods star include', { method: 'PUT' }, [methods('*')]),
  withCredentials('methods named include', { method: 'PUT' }, [methods('PUT')]), preflights('methods semicolon', { method: 'PUT' }, [methods('GET; PUT')]),
  preflights('patch lower case', { method: 'patch' }, [methods('PATCH')]), preflights('patch listed in lower case', { method: 'patch' }, [methods('patch')]),
  preflights('PATCH', { method: 'PATCH' }, [methods('PATCH')]), preflights('put is normalised', { method: 'put' }, [methods('PUT')]),
  preflights('OPTIONS', { method: 'OPTIONS' }, [methods('GET')]), preflights('unknown method', { method: 'CHICKEN' }, [methods('CHICKEN')]),
  preflights('post with x-a, methods PUT', { method: 'POST', ...xa }, [methods('PUT'), names('x-a')]), preflights('get with broken methods', xa, [methods('a b'), names('x-a')]),
  preflights('both lists broken', { method: 'PUT', ...xa }, [methods('a b'), names('a b')]),
  preflights('headers absent', xa, []), preflights('headers other', xa, [names('x-b')]), preflights('headers any case', xa, [names('X-a')]),
  preflights('headers empty items', xa, [names(',,x-b, ,X-A')]), preflights('headers two lines', xa, [names('x-b'), names('x-a')]),
  preflights('headers with space', xa, [names('x-a x-b')]), preflights('headers with colon', xa, [names('x-a:')]), preflights('headers star', xa, [names('*')]),
  preflights('headers star in a list', xa, [names('x-b, *')]), withCredentials('headers star include', xa, [names('*')]), withCredentials('headers named include', xa, [names('x-a')]),
  preflights('broken headers, none needed', { method: 'PUT' }, [methods('PUT'), names('a b')]), preflights('method before header', { method: 'PUT', ...xa }, [methods('GET')]),
  preflights('authorization under *', authorization, [names('*')]), preflights('authorization named', authorization, [names('Authorization')]),
  preflights('authorization absent', authorization, []), withCredentials('authorization under * include', authorization, [names('*')]),
  preflights('authorization and x-a under *', { headers: [['Authorization', 'x'], ['X-A', '1']] }, [names('*')]),
  preflights('content-type not listed', { method: 'POST', headers: [json] }, [names('x-a')]), preflights('content-type listed', { method: 'POST', headers: [json] }, [names('content-type')]),
  preflights('one of two listed', { headers: [['X-B', '1'], ['X-A', '1']] }, [names('x-a')]),
  preflights('two refused', { headers: [['X-B', '1'], ['X-A', '1']] }, [names('x-c')]), preflights('authorization and x-b refused', { headers: [['X-B', '1'], ['Authorization', '1']] }, []),
  withCredentials('three refused include', { headers: [['X-Z', '1'], ['Content-Type', 'text/html'], ['X-M', '1']] }, [names('*')]),
  preflights('sorted names', { headers: [['X-C', '1'], ['X-A', '1'], ['x-b', '1'], ['Authorization', '1'], ['X-A-1', '1'], ['X_A', '1']] }, [names('*')]),
  preflights('repeated name', { headers: [['X-A', '1'], ['x-a', '2']] }, [names('x-a')]),
  preflights('preflight passes, actual without origin', { method: 'PUT' }, [methods('PUT')], [200, []]),
  raw('preflight with credentials, actual without', included({ method: 'PUT' }), { preflight: [200, [...credentialed, methods('PUT')]], actual: [200, [allow]] }),
  preflights('expose on the preflight only', { method: 'PUT' }, [methods('PUT'), ['Access-Control-Expose-Headers', 'x-seen']], [200, [allow, ['X-Seen', '1']]]),
];

const long = (length) => 'a'.repeat(length);
const values = {
  'accept 128 bytes': ['Accept', long(128)], 'accept 129 bytes': ['Accept', long(129)], 'accept with quote': ['Accept', '"a"'], 'accept with colon': ['Accept', 'a:b'],
  'accept with latin': ['Accept', 'a\u00fc'], 'accept empty': ['Accept', ''], 'accept with tab': ['Accept', 'a\tb'], 'accept with \\x01': ['Accept', 'a\x01b'], 'accept with \\x7f': ['Accept', 'a\x7fb'],
  ...Object.fromEntries([...'"():<>?@[\\]{}'].map((byte) => [`accept with ${byte}`, ['Accept', `a${byte}b`]])),
  'accept with safe bytes': ['Accept', "!#$%&'*+,-./;=^_`|~ 09AZaz"],
  'language': ['Accept-Language', 'de-DE, en;q=0.5'], 'language with star and dot': ['Content-Language', '*.x='], 'language with underscore': ['Accept-Language', 'de_DE'], 'language with slash': ['Content-Language', 'a/b'],
  'language with quote': ['Content-Language', '"de"'], 'language 129 bytes': ['Accept-Language', long(129)],
  'text/plain': ['Content-Type', 'text/plain'], 'Text/Plain with charset': ['Content-Type', 'Text/Plain;charset=UTF-8'], 'text/plain with spaces': ['Content-Type', 'text/plain ; x'],
  'quoted charset': ['Content-Type', 'text/plain; charset="utf-8"'], 'text/plain, list': ['Content-Type', 'text/plain, application/json'], 'empty type': ['Content-Type', ''],
  urlencoded: ['Content-Type', 'application/x-www-form-urlencoded'], multipart: ['Content-Type', 'multipart/form-data; boundary=x'], json, 'text/html': ['Content-Type', 'text/html'],
  'no subtype': ['Content-Type', 'text'], 'space before subtype': ['Content-Type', 'text/ plain'], 'space before slash': ['Content-Type', 'text /plain'], 'text/plain;;': ['Content-Type', 'text/plain;;'],
  'type 129 bytes': ['Content-Type', `text/plain;${long(118)}`], 'type 128 bytes': ['Content-Type', `text/plain;${long(117)}`],
  'range open': ['Range', 'bytes=0-'], 'range closed': ['Range', 'bytes=5-10'], 'range one byte': ['Range', 'bytes=5-5'], 'range backwards': ['Range', 'bytes=10-5'], 'range suffix': ['Range', 'bytes=-500'],
  'range list': ['Range', 'bytes=0-1,2-3'], 'range upper case': ['Range', 'Bytes=0-1'], 'range with space': ['Range', 'bytes= 0-1'], 'range with space before': ['Range', 'bytes =0-1'], 'range other unit': ['Range', 'lines=0-1'],
  'range of 53 bits': ['Range', 'bytes=0-9007199254740992'], 'range of 62 bits': ['Range', 'bytes=0-4611686018427387904'], 'range just below 63 bits': ['Range', 'bytes=0-9223372036854775806'],
  'range of 63 bits': ['Range', 'bytes=0-9223372036854775807'], 'range beyond 63 bits': ['Range', 'bytes=0-9223372036854775808'], 'range start below 63 bits': ['Range', 'bytes=9223372036854775806-'], 'range start of 63 bits': ['Range', 'bytes=9223372036854775807-'],
  'range below 64 bits': ['Range', 'bytes=0-18446744073709551615'], 'range beyond 64 bits': ['Range', 'bytes=0-18446744073709551616'], 'range start beyond': ['Range', 'bytes=18446744073709551616-'],
  'range bare': ['Range', 'bytes=-'], 'range leading zeros': ['Range', 'bytes=007-8'],
  'hint dpr': ['DPR', '2'], 'hint dpr decimal': ['DPR', '1.5'], 'hint dpr point': ['DPR', '1.'], 'hint dpr leading point': ['DPR', '.5'], 'hint dpr text': ['DPR', 'x'], 'hint dpr empty': ['DPR', ''],
  'hint width': ['Width', '100'], 'hint width decimal': ['Width', '1.5'], 'hint width text': ['Width', 'x'], 'hint viewport-width': ['Viewport-Width', '100'], 'hint viewport-width text': ['Viewport-Width', 'x'],
  'hint device-memory': ['Device-Memory', '0.5'], 'hint device-memory text': ['Device-Memory', 'x'], 'hint save-data': ['Save-Data', 'on'], 'hint save-data upper': ['Save-Data', 'ON'], 'hint save-data off': ['Save-Data', 'off'],
  'hint downlink': ['Downlink', '1.5'], 'hint downlink text': ['Downlink', 'x'], 'hint ect': ['ECT', '4g'], 'hint ect slow': ['ECT', 'slow-2g'], 'hint ect upper': ['ECT', '4G'], 'hint ect unknown': ['ECT', '5g'], 'hint ect text': ['ECT', 'x"'], 'hint rtt decimal': ['RTT', '1.5'], 'hint rtt empty': ['RTT', ''], 'hint rtt': ['RTT', '100'], 'hint rtt text': ['RTT', 'x'],
  'hint intervention': ['Intervention', 'x'], 'hint intervention with quote': ['Intervention', '"'], 'hint intervention of 129 bytes': ['Intervention', long(129)], 'hint downlink integer': ['Downlink', '7'], 'hint dpr two points': ['DPR', '1.2.3'], 'hint dpr negative': ['DPR', '-1'], 'hint width empty': ['Width', ''], 'user-agent': ['User-Agent', 'mine'], 'x-http-method-override': ['X-HTTP-Method-Override', 'PUT'],
  'x-http-method-override trace': ['X-HTTP-Method-Override', 'GET, trace'], 'forbidden cookie': ['Cookie', 'a=b'], 'forbidden origin': ['Origin', 'https://x.example'], 'forbidden sec-': ['Sec-X', '1'],
  'forbidden proxy-': ['Proxy-X', '1'], 'cache-control': ['Cache-Control', 'no-cache'], 'if-none-match': ['If-None-Match', 'x'], 'last-event-id': ['Last-Event-ID', '1'],
};

const safelist = [
  ...Object.entries(values).map(([name, header]) => preflights(name, { headers: [header] }, [names('*')])),
  preflights('two text/plain', { headers: [['Content-Type', 'text/plain'], ['Content-Type', 'text/plain']] }, [names('*')]),
  preflights('two accepts of 70 bytes', { headers: [['Accept', long(70)], ['accept', long(70)]] }, [names('*')]),
  preflights('two accepts of 63 bytes', { headers: [['Accept', long(63)], ['accept', long(63)]] }, [names('*')]),
  preflights('all safelisted at 128 bytes', { headers: [['Accept', long(128)], ['Accept-Language', long(128)], ['Content-Language', long(128)], ['Content-Type', `text/plain;${long(117)}`]] }, [names('*')]),
  raw('get in lower case', { method: 'get' }), raw('head', { method: 'HEAD' }), raw('post', { method: 'post' }),
  ...['CONNECT', 'trace', 'TRACK', 'a b', ''].map((method) => raw(`method ${method} throws`, { method })),
  raw('header name throws', { headers: [['a b', 'x']] }), raw('empty header name throws', { headers: [['', 'x']] }), raw('header value throws', { headers: [['X-A', 'a\nb']] }),
  raw('header value beyond bytes throws', { headers: [['X-A', '\u20ac']] }), raw('header value with ends', { headers: [['Accept', ' \t\r\n a \n']] }),
];

const seen = [['X-Seen', '1'], ['Content-Type', 'text/plain'], ['Cache-Control', 'no-store'], ['ETag', 'x'], ['Set-Cookie', 'a=b'], ['Authorization', 'y'], ['*', 'z'],
  ['Content-Language', 'de'], ['Expires', '0'], ['Last-Modified', 'x'], ['Pragma', 'x']];
const expose = (value) => ['Access-Control-Expose-Headers', value];
const exposed = [
  raw('expose nothing', {}, { actual: [200, [allow, ...seen]] }), raw('expose one', {}, { actual: [200, [allow, ...seen, expose('x-seen')]] }),
  raw('expose star', {}, { actual: [200, [allow, ...seen, expose('*')]] }), raw('expose star include', included({}), { actual: [200, [...credentialed, ...seen, expose('*')]] }),
  raw('expose two lines', {}, { actual: [200, [allow, ...seen, expose('etag'), expose('X-SEEN')]] }), raw('expose broken', {}, { actual: [200, [allow, ...seen, expose('x-seen, a b')]] }),
  raw('expose set-cookie', {}, { actual: [200, [allow, ...seen, expose('set-cookie, x-seen,,')]] }), raw('expose empty', {}, { actual: [200, [allow, ...seen, expose('')]] }),
];

const own = 'http://127.0.0.1:PORT';
const sameOrigin = ['GET', 'POST', 'PUT', 'patch', 'HEAD'].map((method) => raw(`same origin ${method}`, { from: own, method, headers: [['X-A', '1']] }, { actual: [200, seen] }));

// Pages and APIs of one site, so that cookies are sent; the browser holds one for the API.
const site = { from: 'http://app.site.test', host: 'api.site.test' };
const siteAllow = [[`${A}Origin`, site.from], [`${A}Credentials`, 'true']];
const cookies = [
  ...['omit', 'same-origin', 'include'].map((credentials) => raw(`cookie ${credentials}`, { ...site, credentials, cookie: 'session=1' }, { actual: [200, siteAllow] })),
  raw('cookie and preflight', { ...site, method: 'PUT', credentials: 'include', cookie: 'session=1' }, { preflight: [200, [...siteAllow, methods('PUT')]], actual: [200, siteAllow] }),
  ...['omit', 'same-origin', 'include'].map((credentials) => raw(`cookie same origin ${credentials}`, { from: 'http://api.site.test:PORT', host: site.host, credentials, cookie: 'session=1' }, { actual: [200, []] })),
  raw('fragment', { fragment: '#part' }, { actual: [200, []] }), raw('query', { fragment: '?a=b c' }, { actual: [200, []] }),
];

/** Every case, with what fetch takes by default filled in. */
export const cases = [...real, ...checks, ...statuses, ...lists, ...safelist, ...exposed, ...sameOrigin, ...cookies]
  .map((one) => ({ headers: [], credentials: 'same-origin', host: '127.0.0.1', fragment: '', ...one }));
