import { listed } from '../requests.mjs';
import { properties, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  origin: [
    undefined, "'*'", 'true', 'false', `'${listed}'`, `['${listed}', 'https://c.example']`, "['*']", '[]', "''", 'undefined', 'null', '/a\\.example$/', "'a.example'", "'https://*.a.example'",
  ],
  credentials: [undefined, 'true', 'false', "'true'", 'undefined'],
  methods: [undefined, "['GET', 'POST']", "'GET,PUT'", "'*'", 'true', '[]', 'false'],
  allowedHeaders: [undefined, "['X-Custom', 'Authorization']", "'X-Custom'", 'true', 'false'],
  exposeHeaders: [undefined, "['X-Total', 'ETag']", "'X-Total'", 'true', 'false'],
  maxAge: [undefined, '600', '0', 'null'],
  preflight: [undefined, 'true', 'false'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  origin: [
    '0', '5', '{}', `new Set(['${listed}'])`, '[true]', '[null]', '[undefined]', "['']", `[['${listed}']]`, `'${listed}/'`, "'null'", "['app.a.example', /^https:\\/\\/b\\.example$/]", "'A.example'", "'b.example:443'", "'example'", "['.example']",
    "'a.example:443'", `'${listed},https://c.example'`, `'${listed},https://c.example'.split(',')`, `\`${listed}\``, `['${listed}', '*']`, "['https://日本.example']", '/null/', '/^(?=.*a)https/',
  ],
  credentials: ['1', "''", '{}', 'null'],
  methods: ["''", "['*']", "['']", '5', '{}', "['get', undefined]", 'null', 'undefined'],
  allowedHeaders: ["''", "'*'", "['*']", '[]', "['']", '5', '{}', 'null', 'undefined'],
  exposeHeaders: ["''", "'*'", "['*']", '[]', "['']", '5', '{}', 'null', 'undefined'],
  maxAge: ["''", '[]', '[5]', '{}', 'true', 'false', '-1', '1.5', 'NaN', '60 * 60', "'1d'", '1e21', 'undefined'],
  preflight: ['0', "''", 'null', 'undefined', "'no'"],
};

const together = [
  "{ origin: '*', credentials: false }", "{ origin: ['https://a.example'], credentials: true }", "{ origin: false, credentials: false, methods: false }", "{ aot: false }", "{ origin: '*', preflight: false }", "{ origin: 'a.example', credentials: false }",
];
const noOptions = [
  "'https://a.example'", 'true', 'null', 'undefined', '5', '{}', "{ origins: ['https://a.example'] }", "{ allowHeaders: ['X-Custom'] }", "{ exposedHeaders: ['X-Total'] }", '{ credential: false }', "{ ...{ origin: 'https://c.example' } }",
  "{ ['origin']: 'https://c.example' }", "Object.freeze({ origin: 'https://c.example' })", "{ origin: 'https://c.example', ...{ origin: '*' } }",
];
const functions = [
  "{ origin: (request) => request.headers.get('origin') === 'https://a.example' }", '{ origin: () => true, credentials: false }', '{ origin: async () => true }', "{ origin: ['https://a.example', () => false] }", "{ methods: () => ['PUT'] }", '{ maxAge: () => 5 }',
  '{ credentials: () => false }', '{ preflight: () => false }',
];

const elysia = { '1.1.1': '1.2.25', '1.3.1': '1.3.21', '1.3.3': '1.3.21', '1.4.1': '1.4.30', '1.4.2': '1.4.30' };

export default {
  language: 'javascript',
  releases: Object.keys(elysia),
  packages: (release) => [`@elysiajs/cors@${release}`, `elysia@${elysia[release]}`, '@hono/node-server@1.14.0'],
  options: unique([...rowsOf(usual, odd).map(properties), ...together, ...noOptions, ...functions]),
  mayStayUnknown: /=>|\(\?=/,
  unknownAnswers: { '1.1.1': 446, '1.3.1': 456, '1.3.3': 446, '1.4.1': 446, '1.4.2': 446 },
  readme: {
    shapes: ['cors()'],
    unsetOrigin: {
      options: '', says: 'any website, with cookies',
      source: ['tests', 'https://github.com/elysiajs/elysia-cors/blob/58adc6030a3c790e2494e2e8bd45dd7938b9b024/test/index.test.ts'],
    },
  },
  source: (options) => `import { Elysia } from 'elysia';\nimport { cors } from '@elysiajs/cors';\nconst app = new Elysia().use(cors(${options})).get('/', () => 'hello').listen(3000);\n`,
};
