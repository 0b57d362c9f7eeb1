import { listed } from '../requests.mjs';
import { properties, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  origin: [undefined, 'true', 'false', "'*'", `'${listed}'`, `'${listed},https://c.example'`, `['${listed}', 'https://c.example']`, "['*']", '[]'],
  credentials: [undefined, 'true', 'false'],
  methods: [undefined, "['GET', 'POST', 'DELETE', 'PATCH']", "['get', 'patch']", '[]'],
  headers: [undefined, 'true', 'false', "['X-Custom', 'Authorization', 'Content-Type']", "'x-custom,authorization'", '[]'],
  exposeHeaders: [undefined, "['X-Total', 'ETag']", "['Cache-Control']", '[]'],
  maxAge: [undefined, '600', '0', "'60'"],
  enabled: [undefined, 'true', 'false'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  origin: [
    'undefined', 'null', "''", '0', '5', '{}', '/a\\.example$/', `new Set(['${listed}'])`, `['${listed}/']`, "['null']", "'null'", `'https://c.example, ${listed}'`, `[['${listed}']]`, '[true]', "['']", '[/a\\.example$/]',
    "'https://*.a.example'", "'*,https://a.example'", `\`${listed}\``, `'${listed},https://b.example'.split(',')`, "'https://A.example'",
  ],
  credentials: ['undefined', 'null', "'true'", '1', '0', "''"],
  methods: ['undefined', 'null', "'GET,DELETE'", "''", '5', '{}', "['*']", "['GET', 5]", "[['GET']]", "new Set(['GET'])", "['GET', null, 'POST']", "['GET', '日本']"],
  headers: ['undefined', 'null', "''", "'X-Custom'", "['x-custom', 5]", '5', '{}', "['*']", "'x-custom, accept'", "new Set(['x-custom'])", "['']", "['x-custom', '日本', 'authorization', 'content-type']"],
  exposeHeaders: ['undefined', 'null', "'X-Total'", '5', '{}', "['']", "['', 'X-Total']", "['X-Total', 5]", "['*']", "new Set(['X-Total'])", "['日本']", "['X-A', 'Expires']"],
  maxAge: ['undefined', 'null', 'true', 'false', "''", '-1', '1.5', '[]', '[5]', '{}', 'NaN', "'1d'", '60 * 60'],
  enabled: ['undefined', 'null', '0', '1', "''", "'false'", '[]'],
};

const together = [
  "{ origin: '*', credentials: false }", "{ methods: 'GET,DELETE', exposeHeaders: ['X-Total'] }", "{ headers: 5, methods: 5 }", "{ enabled: false, exposeHeaders: 'X-Total' }", '{ origin: undefined, enabled: false }',
  `{ origin: ['${listed}'], methods: undefined }`, '{ headers: false, methods: undefined }', "{ exposeHeaders: ['日本'], credentials: false }", "{ maxAge: [5], headers: ['日本', 'x-custom'] }", '{ origin: false, exposeHeaders: undefined }',
];
const noOptions = ['', 'undefined', 'null', '{}', "{ origins: ['https://a.example'] }", "{ allowedHeaders: ['X-Custom'] }", "{ exposedHeaders: ['X-Total'] }", '{ ...{ origin: false } }', 'true', "{ origin: [], ...{ origin: '*' } }"];
const functions = ['{ origin: () => true }', "{ origin: (origin) => origin.endsWith('.example') }", '{ origin: async () => true }', "{ headers: () => ['x-custom'] }", '{ enabled: () => false }', '{ methods: () => [] }', '{ exposeHeaders: () => [] }', '{ credentials: () => true }'];

export default {
  language: 'javascript',
  releases: ['2.1.0', '3.0.0'],
  packages: (release) => [`@adonisjs/cors@${release}`, `@adonisjs/core@${release === '2.1.0' ? '6.18.0' : '7.5.2'}`],
  options: unique([...rowsOf(usual, odd).map(properties), ...together, ...noOptions, ...functions]),
  mayStayUnknown: /=>/,
  unknownAnswers: 196,
  source: (options) => `import { defineConfig } from '@adonisjs/cors';\nconst corsConfig = defineConfig(${options});\nexport default corsConfig;\n`,
  readme: {
    shapes: ['defineConfig(…)', 'config/cors.ts'],
    wildcardWithCredentials: {
      options: "{ origin: '*', credentials: true }", says: 'any website, with cookies',
      source: ['tests', 'https://github.com/adonisjs/cors/blob/25eb5069c3ba481c38c0586a5d3cf61940280aec/tests/fixtures/cors.ts#L280-L284'],
    },
  },
};
