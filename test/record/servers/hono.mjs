import { listed } from '../requests.mjs';
import { properties, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  origin: [
    undefined, "'*'", `'${listed}'`, `['${listed}', 'https://c.example']`, "['https://c.example']", "['*']", '[]', "''", "'null'", `'${listed}/'`, "'https://*.a.example'", 'undefined', 'true', 'false',
  ],
  allowMethods: [undefined, "['GET', 'POST']", "'GET,PUT'", "['patch']", '[]', "['']", 'null', 'undefined'],
  allowHeaders: [undefined, "['X-Custom', 'Authorization']", "'X-Custom'", '[]', "['']", 'null', 'undefined'],
  exposeHeaders: [undefined, "['X-Total', 'ETag']", "'X-Total'", '[]', "['']", 'null'],
  credentials: [undefined, 'true', 'false', "'false'", '0', 'null'],
  maxAge: [undefined, '600', '0', "'1d'", 'null', 'undefined', 'true'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  origin: [
    'null', '0', '{}', `new Set(['${listed}'])`, '/a\\.example$/', '[true]', '[null]', "[undefined, 'https://c.example']", "['']", `['${listed}', undefined]`, '[/\\.example$/]', `'${listed},https://c.example'`,
    `'${listed},https://c.example'.split(',')`, `['${listed}/']`, "['null']", "'https://A.example'", `[...['${listed}']]`, '[[]]', "[5, 'a']", "'https://bücher.example'", "'https://日本.example'", "['https://日本.example']",
    `\`${listed}\``, `'${listed}' + ''`, "' * '", `' ${listed}'`,
  ],
  allowMethods: ["'*'", "['*']", '{}', 'true', "new Set(['GET'])", '[null]', "['GET', undefined]", "[['GET', 'PUT'], 'POST']", "''", '5', "['QUERY']", "[' GET ']", "['日本']"],
  allowHeaders: ["'*'", "['*']", '{}', 'true', "new Set(['X-Custom'])", '[null]', "['X-Custom', '']", "''", '5', '[5]', "['日本']", "[' X-Custom']"],
  exposeHeaders: ["'*'", "['*']", '{}', 'true', 'undefined', "new Set(['X-Total'])", '[null]', "''", '5', "['日本']"],
  credentials: ['1', '{}', '[]', "''", 'undefined', "'true'", '!0'],
  maxAge: ['-1', '1.5', '[]', '[5]', '{}', "''", 'NaN', 'false', '60 * 60', '-0', '1e21', "'日本'", "' 600 '"],
};

const together = [
  "{ origin: '*', credentials: true }", '{ credentials: true, origin: undefined }', "{ origin: '日本', credentials: true }", "{ credentials: true, allowMethods: 'GET', maxAge: 5 }",
  "{ origin: ['https://a.example'], exposeHeaders: 'X-Total', credentials: true }", "{ origin: ['https://a.example'], allowHeaders: 'X-Custom', maxAge: 5 }", "{ origin: 'https://c.example', maxAge: '日本' }",
  "{ exposeHeaders: [''], allowHeaders: [''], allowMethods: [''] }", "{ origin: /a/, credentials: true }",
  // An error is answered with a text, and its head is written in the encoding of that.
  "{ origin: 'https://bücher.example', exposeHeaders: 'X-Total' }", "{ exposeHeaders: ['X-Bücher'], allowMethods: ['日本'] }",
];
const noOptions = [
  "'https://a.example'", "['https://a.example']", 'true', 'null', 'undefined', '5', '{}', '/a/', "{ origins: ['https://a.example'] }", "{ allowedHeaders: ['X-Custom'] }", "{ methods: ['GET'] }",
  "{ exposedHeaders: ['X-Total'] }", '{ credential: true }', '{ ...{ origin: [] } }', "{ ['origin']: [] }", 'Object.freeze({ origin: [] })', '() => ({ origin: [] })', "{ origin: [], ...{ origin: '*' } }",
];
const functions = [
  "{ origin: (origin) => origin.endsWith('.example') ? origin : null, credentials: true }", '{ origin: () => undefined }', '{ origin: () => true }', '{ origin: (origin, done) => done(null, true) }', '{ origin: async (origin) => origin }',
  "{ allowMethods: (origin) => (origin === '' ? [] : ['PUT']) }", "{ allowMethods: () => ['PUT'] }", "{ exposeHeaders: () => ['X-Total'] }", "{ exposeHeaders: (x) => ['X-Total'] }", "{ allowHeaders: () => ['X-Custom'] }", '{ maxAge: () => 5 }', '{ credentials: () => false }',
];

const releases = ['4.0.0', '4.6.13', '4.8.0', '4.10.3', '4.12.9', '4.12.25', '4.13.0', '4.13.2', '4.13.19'];

export default {
  language: 'javascript',
  releases,
  packages: (release) => [`hono@${release}`, '@hono/node-server@1.14.0'],
  options: unique([...rowsOf(usual, odd).map(properties), ...together, ...noOptions, ...functions]),
  mayStayUnknown: /=>/,
  // Until 4.8.0 a function of no parameters was an empty list of methods.
  unknownAnswers: Object.fromEntries(releases.map((release) => [release, release === '4.0.0' || release === '4.6.13' ? 456 : 568])),
  source: (options) => `import { Hono } from 'hono';\nimport { cors } from 'hono/cors';\nconst app = new Hono();\napp.use('*', cors(${options}));\n`,
  readme: {
    shapes: ["app.use('*', cors())", 'npm:hono/cors', 'jsr:@hono/hono/cors'],
    wildcardWithCredentials: {
      options: "{ origin: '*', credentials: true }", says: 'browsers refuse',
      source: ['tests', 'https://github.com/honojs/hono/blob/28a9c128912de19f3fb28b00ae289c9b93f6f392/src/middleware/cors/index.test.ts#L424-L438'],
    },
    unsetOrigin: {
      options: '', says: 'any website, no cookies',
      source: ['tests', 'https://github.com/honojs/hono/blob/28a9c128912de19f3fb28b00ae289c9b93f6f392/src/middleware/cors/index.test.ts#L515'],
    },
  },
};
