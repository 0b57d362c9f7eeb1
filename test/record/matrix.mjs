// What the real libraries are asked. Options are source text, so that one corpus proves parsing, evaluation and answers.

const listed = 'https://a.example';

const origins = [undefined, listed, 'https://b.example', 'null', 'https://A.example', `${listed}/`, `${listed}:443`, 'https://app.a.example'];
const asks = [
  ['GET', []],
  ['GET', [['Cookie', 'session=1']]],
  ['POST', [['Content-Type', 'application/json']]],
  ['OPTIONS', []],
  ['OPTIONS', [['Access-Control-Request-Method', 'GET']]],
  ['OPTIONS', [['Access-Control-Request-Method', 'DELETE'], ['Access-Control-Request-Headers', 'x-custom']]],
  ['OPTIONS', [['Access-Control-Request-Method', 'POST'], ['Access-Control-Request-Headers', 'authorization,content-type']]],
  ['OPTIONS', [['Access-Control-Request-Method', 'patch'], ['Access-Control-Request-Headers', 'X-Custom, accept']]],
  ['OPTIONS', [['Access-Control-Request-Method', 'GET'], ['Access-Control-Request-Private-Network', 'true'], ['Cookie', 'session=1']]],
  ['OPTIONS', [['Access-Control-Request-Headers', 'x-custom']]],
];

/** `[method, [[name, value], …]]` */
export const requests = origins.flatMap((origin) => asks.map(([method, lines]) => [method, origin === undefined ? lines : [['Origin', origin], ...lines]]));

/** By option; `undefined` stands for an option that is not given. */
const starlette = {
  allow_origins: [
    undefined, '["*"]', `["${listed}", "https://c.example"]`, `("${listed}",)`, `{"${listed}", "https://c.example"}`, '"*"', `"${listed}"`, '"https://*.a.example"',
    `"${listed},https://c.example"`, '["https://*.a.example"]', `["${listed}/"]`, '["https://A.example"]', `["${listed}:443"]`, '["null"]', '[]', `["${listed}", "*"]`, 'None', '5', '[1]',
  ],
  allow_credentials: [undefined, 'True', 'False', '1', '"yes"', 'None', '[]'],
  allow_methods: [undefined, '["*"]', '["GET", "POST"]', '("DELETE",)', '"GET"', '["get"]', '[]', 'None', '[1]'],
  allow_headers: [undefined, '["*"]', '["X-Custom", "Authorization"]', '"X-Token"', '("accept",)', 'None', '[None]'],
  allow_origin_regex: [undefined, 'r"https://.*\\.a\\.example"', '".*"', 'r"https://(a|b)\\.example"', 'r"^https://[a-z]+\\.example$"', '""', 'None', '5'],
  allow_private_network: [undefined, 'True', 'False'],
  expose_headers: [undefined, '["X-Total", "ETag"]', '"X-T"', '()', 'None', '[1]', '5'],
  max_age: [undefined, '0', '60', '"1d"', 'None', 'True', '1.5'],
};

const cors = {
  origin: [
    undefined, "'*'", `'${listed}'`, `['${listed}', 'https://c.example']`, 'true', 'false', 'null', 'undefined', "''", '0', '1', "['*']", '[]', `[['${listed}']]`, '[true]', "['']",
    '[undefined]', `new Set(['${listed}'])`, '{}', `'${listed}/'`, "'null'", "['null']", "'https://*.a.example'", `['${listed}:443', ' ${listed}']`, `'${listed},https://c.example'`,
    '/a\\.example$/', '/^https:\\/\\/(a|b)\\.example$/', "['https://c.example', /^https:\\/\\/A\\.example$/i]", "'true'",
  ],
  credentials: [undefined, 'true', 'false', "'true'", '1', 'null', 'undefined'],
  methods: [undefined, "['GET', 'POST']", "'GET,PUT'", "['patch']", '[]', "''", 'null', 'undefined', '5'],
  allowedHeaders: [undefined, "['X-Custom', 'Authorization']", "'X-Custom'", '[]', "''", 'null', 'undefined', '5'],
  headers: [undefined, "['X-Other']", "'X-Other'"],
  exposedHeaders: [undefined, "['X-Total', 'ETag']", "'X-Total'", '[]', "''", 'null', '5'],
  maxAge: [undefined, '600', '0', "'1d'", 'NaN', 'null', "''", 'true'],
  preflightContinue: [undefined, 'true', 'false', "'yes'", '0'],
  optionsSuccessStatus: [undefined, '200', '204', 'undefined', 'null', "'200'", '99', '1000'],
};

/** Values too odd to be paired with those of other options. */
const oddStarlette = {
  allow_origins: [
    `{"${listed}": 1}`, '""', 'True', `["${listed}", None]`, `[" ${listed}"]`, `"${listed}".split(",")`, `["${listed}"] + ["*"]`, `[[ "${listed}" ]]`, '["https://a.*"]', `"${listed}/, *"`,
    `list(("${listed}",))`, 'frozenset()', `["HTTPS://a.example"]`, `r"${listed}"`, 'lambda: []',
  ],
  allow_credentials: ['0', '""', '"False"', '[0]', '{}'],
  allow_methods: ['{"GET", "POST"}', '"*"', '("GET", "*")', '"GET,POST"', '["PATCH", "patch"]', '()', '""', 'True', '["GET", None]', '["GET", "GET"]', '{"GET": 1}', '["OPTIONS"]', '["QUERY"]', '[" GET"]', '["*", 1]'],
  allow_headers: [
    '"*"', '{"X-Custom"}', '["x-custom", "X-Custom"]', '["*", "X-Custom"]', '""', '["X-Custom "]', '"Authorization, X-Custom"', '["content-type", "authorization"]', 'True', '[1]', '()', '["*", 1]',
  ],
  allow_origin_regex: [
    '"*.a.example"', '"https://**.a.example"', 'r"https://.*.a.example"', 'r"(?i)https://A\\.example"', '"null"', 'r"https://\\w+\\.example(:\\d+)?"', 're.compile(r"https://a\\.example")', 're.compile("HTTPS://A.*", re.IGNORECASE)',
    '"https://a"', '".+a.example"', 'r"https?://a\\.example/?"', 'r"^https://a\\.example$|^null$"', 'r"https://(?!b)[a-z.]+"', 'r"(https://)([a-z])\\.\\w{7}"', '["a"]', 'r"\\Ahttps://a\\.example\\Z"',
  ],
  allow_private_network: ['1', 'None', '"no"'],
  expose_headers: ['["*"]', '{"X-Total", "ETag"}', '""', '["X-Total", None]', '{"X-Total": 1}', 'True', '"X-Total, ETag"'],
  max_age: ['"600"', '-1', '60 * 60', '""', '24 * 60 * 60', 'False', '0x10', '1_000'],
};

const oddCors = {
  origin: [
    "new String('https://a.example')", `['${listed}', undefined]`, '[{}]', '[() => false]', 'NaN', '-1', `[[], ['${listed}']]`, `['*', '${listed}']`, '[null]', '[0]', '[1]',
    `new URL('${listed}')`, '/a.example/i', '/undefined/', '/^null$/', '[/\\.example$/]', "new RegExp('^https://a\\\\.example$')", '/^(?=.*a)https/', `'${listed}'.split(',')`, `[...['${listed}']]`,
    `'${listed}, https://c.example'.split(', ')`, '`https://a.example`', "['https://a.' + 'example']", '[/a/, /b/]', "'https://bücher.example'", "'https://日本.example'", 'void 0', "'HTTPS://A.EXAMPLE'", '[false]', '[NaN]', '[new Set()]',
  ],
  credentials: ['0', '{}', '() => true', '!0', '[true]', "''"],
  methods: ["['GET', undefined]", "new Set(['GET'])", '{}', 'true', '0', 'false', "[['GET', 'PUT'], 'POST']", "'*'", "['*']", '() => "GET"', "['GET', 5]", "[' GET']", "'get, post'", '[null]'],
  allowedHeaders: ["'*'", "['*']", '{}', 'true', "new Set(['X-Custom'])", '[undefined]', '0', 'false', "['X-Custom', '']", '() => "x"', "[['X-Custom']]", '[5]'],
  headers: ['[]', "''", 'true', '{}', 'null'],
  exposedHeaders: ['true', 'undefined', '{}', "['*']", '[null]', "['X-Total', '']", "new Set(['X-Total'])", 'false', '[5]'],
  maxAge: ['undefined', '[]', '{}', "'0'", '-1', '1.5', '1e21', 'Infinity', '[5]', 'false', '60 * 60', '-0', '() => 5', "'600 '", '0x10', '1_000'],
  preflightContinue: ['1', 'null', '[]', "'false'", "''", 'undefined', '() => false'],
  optionsSuccessStatus: ['0', "'abc'", '200.9', 'true', '{}', "''", "'2e2'", '418', '-200', '999', 'false', '() => 200', "'0xc8'", '4294967496', '[200, 1]', '[]'],
};

const misspelt = ['origins=["*"]', 'allow_origin=["*"]', 'allow_origins=["*"], credentials=True', '**{"allow_origins": ["*"]}', '**dict(allow_origins=["*"], max_age=5)', '**{"origins": ["*"]}'];
const noOptions = ["'https://a.example'", "['https://a.example']", 'true', 'false', 'null', 'undefined', '{ origins: false }', '{ optionSuccessStatus: 200 }', '{ Origin: false }', '5', '{}', '[]', "''", '/a/',
  '{ origin: false }, { origin: true }', '{ ...{ origin: false } }', "{ ['origin']: false }", 'Object.freeze({ origin: false })', '{ origin: true, origin: false }', '{ credential: true }',
  "{ allowedHeaders: '', headers: 'X-Other' }", "{ allowedHeaders: [], headers: 'X-Other' }", "{ origin: undefined, credentials: true }", "new Set([1])", '{ origin: null, ...{ origin: true } }',
];
const functions = [
  '{ origin: (origin, done) => done(null, true), credentials: true }', "{ origin: (origin, done) => done(null, ['https://a.example']) }",
  "{ origin: (origin, done) => done(new Error('no')) }", '{ origin: (origin, done) => done(null, false) }', '{ origin: () => true }',
  '(request, done) => done(null, { origin: false })', '(request) => ({})',
  "{ origin: (origin, done) => done(null, origin.endsWith('.example')) }", "{ origin: (origin, done) => done(null, '*') }", '{ origin: (origin, done) => done(null, origin) }', '{ origin: async () => true }',
  '{ origin: (origin, done) => done() }', '{ origin: function (origin, done) { done(null, /a/) } }', '{ origin(origin, done) { done(null, true) } }', '{ origin: (origin, done) => done(null, () => 0) }',
  "(request, done) => done(new Error('no'))", '(request, done) => done(null, null)', 'async (request) => ({})', '(request, done) => done(null, { credentials: true })', '{ origin: class {} }', '() => {}',
];

const brokenPatterns = ['"*"', '"*.a.example"', '"https://**.a.example"', '"https://(*.a|b).example"', '"https://*"'].map((text) => `allow_origin_regex=${text}`);
const unsendable = ["{ origin: 'https://\u4e2d.example' }", "{ origin: ['https://\u4e2d.example'] }", "{ origin: 'https://\u0101.example' }",
  "{ origin: true, exposedHeaders: ['\u4e2d'], credentials: true }", "{ methods: '\u4e2d' }", "{ maxAge: '\u4e2d', exposedHeaders: 'X-Total' }"];
const nested = ["{ methods: [['GET', 'PUT'], 'POST'] }", '{ methods: [null] }', "{ methods: new Set(['GET']) }", '{ maxAge: [1, 2] }', '{ maxAge: {} }', "{ allowedHeaders: [''] }", '{ exposedHeaders: [[]] }',
  "{ allowedHeaders: [], headers: 'X-Other' }", '{ optionsSuccessStatus: true }', '{ optionsSuccessStatus: 204.7 }', '{ origin: [{}] }', '{ origin: [() => false] }'];

/** Rows that together hold every pair of values of two options, chosen greedily and always the same. */
function pairwise(options) {
  const names = Object.keys(options);
  const open = new Set();
  const pair = (a, i, b, j) => `${a} ${i} ${b} ${j}`;
  names.forEach((a, x) => names.slice(x + 1).forEach((b) => options[a].forEach((_, i) => options[b].forEach((__, j) => open.add(pair(a, i, b, j))))));
  const rows = [];
  while (open.size > 0) {
    const [a, i, b, j] = open.values().next().value.split(' ');
    const row = { [a]: Number(i), [b]: Number(j) };
    for (const name of names) {
      if (name in row) continue;
      const gain = (index) => Object.entries(row).filter(([other, at]) => open.has(pair(other, at, name, index)) || open.has(pair(name, index, other, at))).length;
      row[name] = options[name].reduce((best, _, index) => (gain(index) > gain(best) ? index : best), 0);
    }
    for (const x of names) for (const y of names) open.delete(pair(x, row[x], y, row[y]));
    rows.push(names.map((name) => [name, options[name][row[name]]]));
  }
  return rows;
}

/** Each value of each option alone, then all pairs of the usual ones. */
function rowsOf(options, odd) {
  const alone = [options, odd].flatMap((some) => Object.entries(some).flatMap(([name, values]) => values.map((value) => [[name, value]])));
  return [...alone, ...pairwise(options)].map((row) => row.filter(([, value]) => value !== undefined));
}

const unique = (texts) => [...new Set(texts)];
const keywords = (row) => row.map(([name, value]) => `${name}=${value}`).join(', ');
const properties = (row) => (row.length === 0 ? '' : `{ ${row.map(([name, value]) => `${name}: ${value}`).join(', ')} }`);
const usual = 'allow_origins=["https://a.example"], allow_methods=["GET", "POST", "PUT", "DELETE"], allow_headers=["Authorization", "Content-Type"], allow_credentials=True, max_age=3600';

/** Source texts of the options of each library. */
export const options = {
  starlette: unique([usual, ...rowsOf(starlette, oddStarlette).map(keywords), ...misspelt, ...brokenPatterns]),
  cors: unique([...rowsOf(cors, oddCors).map(properties), ...noOptions, ...functions, ...unsendable, ...nested]),
};
