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

const misspelt = ['origins=["*"]', 'allow_origin=["*"]', 'allow_origins=["*"], credentials=True'];
const noOptions = ["'https://a.example'", "['https://a.example']", 'true', 'false', 'null', 'undefined', '{ origins: false }', '{ optionSuccessStatus: 200 }', '{ Origin: false }'];
const functions = [
  '{ origin: (origin, done) => done(null, true), credentials: true }', "{ origin: (origin, done) => done(null, ['https://a.example']) }",
  "{ origin: (origin, done) => done(new Error('no')) }", '{ origin: (origin, done) => done(null, false) }', '{ origin: () => true }',
  '(request, done) => done(null, { origin: false })', '(request) => ({})',
];

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

/** Each value of each option alone, then all pairs. */
function rowsOf(options) {
  const alone = Object.entries(options).flatMap(([name, values]) => values.map((value) => [[name, value]]));
  return [...alone, ...pairwise(options)].map((row) => row.filter(([, value]) => value !== undefined));
}

const unique = (texts) => [...new Set(texts)];
const keywords = (row) => row.map(([name, value]) => `${name}=${value}`).join(', ');
const properties = (row) => (row.length === 0 ? '' : `{ ${row.map(([name, value]) => `${name}: ${value}`).join(', ')} }`);
const usual = 'allow_origins=["https://a.example"], allow_methods=["GET", "POST", "PUT", "DELETE"], allow_headers=["Authorization", "Content-Type"], allow_credentials=True, max_age=3600';

/** Source texts of the options of each library. */
export const options = {
  starlette: unique([usual, ...rowsOf(starlette).map(keywords), ...misspelt]),
  cors: unique([...rowsOf(cors).map(properties), ...noOptions, ...functions]),
};
