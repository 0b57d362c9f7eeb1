import { listed } from '../requests.mjs';
import { properties, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  origin: [undefined, "'*'", `'${listed}'`, `['${listed}', 'https://c.example']`, "['*']", '[]', 'true', 'false', "''", 'undefined', "'null'", '[/a\\.example$/]'],
  credentials: [undefined, 'true', 'false', "'false'", 'null'],
  methods: [undefined, "'*'", "['GET', 'POST', 'PUT']", "['*']", '[]', 'undefined'],
  allowHeaders: [undefined, "'*'", "['X-Custom', 'Authorization']", "['*']", '[]', 'undefined'],
  exposeHeaders: [undefined, "'*'", "['X-Total', 'ETag']", '[]', 'undefined'],
  maxAge: [undefined, "'600'", 'false', "'0'", "''"],
  preflight: [undefined, '{ statusCode: 200 }', '{}', 'undefined', '{ statusCode: 204 }'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  origin: [
    'null', '0', '5', '{}', '/a\\.example$/', `new Set(['${listed}'])`, '[null]', '[undefined]', "['']", "['null']", `'${listed}/'`, `['${listed}/']`, `'${listed},https://c.example'`, "'https://*.a.example'",
    `['https://c.example', /^https:\\/\\/A\\.example$/i]`, `[['${listed}']]`, "'https://日本.example'", "['https://日本.example']", '[/\\.example$/g]', `\`${listed}\``, "'https://a.example'.split(',')",
  ],
  credentials: ['1', '0', "''", '{}', 'undefined', "'true'"],
  methods: ["''", "'GET'", "'GET,PUT'", '5', 'true', '{}', 'null', "new Set(['GET'])", "['get', undefined]", "['']", "[['GET', 'PUT'], 'POST']", "['日本']", "['GET', 5]"],
  allowHeaders: ["''", "'X-Custom'", '5', 'true', '{}', 'null', "new Set(['X-Custom'])", "['']", "['日本']", '[null]', "[5, 'X-Custom']"],
  exposeHeaders: ["''", "'X-Total'", '5', 'true', '{}', 'null', 'false', "new Set(['X-Total'])", "['']", "['日本']", '[null]'],
  maxAge: ['600', '0', 'true', 'null', 'undefined', '-1', '1.5', '[]', '[5]', '{}', 'NaN', "'1d'", "'日本'", '60 * 60'],
  preflight: [
    'null', 'true', "'204'", '[]', "{ statusCode: '200' }", '{ statusCode: 0 }', '{ statusCode: null }', '{ statusCode: undefined }', '{ statusCode: 99 }', '{ statusCode: 1000 }', '{ statusCode: 418 }', '{ statusCode: 200.7 }',
    "{ statusCode: 'abc' }", '{ statusCode: true }', '{ status: 200 }',
  ],
};

const together = [
  "{ origin: '*', credentials: true }", '{ credentials: true }', "{ origin: 'null', credentials: true }", "{ origin: true, credentials: true, methods: '*' }", "{ origin: '*', credentials: true, methods: '*', exposeHeaders: '*' }",
  `{ origin: ['${listed}'], methods: ['日本'], allowHeaders: ['X-Custom'] }`, `{ origin: ['${listed}'], exposeHeaders: 'X-Total', credentials: true }`, "{ methods: ['日本'], credentials: true }", "{ maxAge: '日本', credentials: true }",
  "{ allowHeaders: ['日本'], maxAge: '5' }", "{ origin: '日本', credentials: true, maxAge: '5' }", "{ credentials: true, exposeHeaders: ['日本'] }", "{ methods: 'GET', credentials: true, exposeHeaders: ['X-Total'] }",
];
const noOptions = [
  '', 'undefined', "'https://a.example'", 'true', '5', '{}', "{ origins: ['https://a.example'] }", "{ allowedHeaders: ['X-Custom'] }", "{ allowMethods: ['GET'] }", "{ exposedHeaders: ['X-Total'] }", '{ credential: true }',
  '{ ...{ origin: [] } }', "{ ['origin']: [] }", 'Object.freeze({ origin: [] })', "{ origin: [], ...{ origin: '*' } }",
];
const functions = [
  "{ origin: (origin) => origin.endsWith('.example'), credentials: true }", '{ origin: () => false }', '{ origin: async () => false }', "{ origin: (origin) => 'https://c.example' }", '{ methods: () => [] }', '{ methods: (x) => [] }',
  '{ allowHeaders: () => [] }', '{ allowHeaders: (x) => [] }', "{ exposeHeaders: () => ['X-Total'] }", '{ credentials: () => false }',
];
const others = [
  "{ origin: '*' }", `{ origin: ['${listed}'], credentials: true, methods: ['PUT'], allowHeaders: ['X-Custom'], exposeHeaders: ['X-Total'], maxAge: '60' }`, "{ origin: '*', methods: '*', allowHeaders: '*', exposeHeaders: '*' }", "{ exposeHeaders: 'X-Total' }", "{ methods: 'GET' }",
].flatMap((options) => ['handleCors', 'appendCorsHeaders', 'appendCorsPreflightHeaders'].map((name) => `${name}(event, ${options})`));

const handler = (statements) => `import { defineEventHandler, handleCors, appendCorsHeaders, appendCorsPreflightHeaders } from 'h3';\nexport default defineEventHandler((event) => {\n${statements}\n  return 'hello';\n});\n`;

export default {
  language: 'javascript',
  releases: ['1.8.0', '2.0.1', '2.0.8'],
  packages: (release) => [`h3@${release}`],
  options: unique([...rowsOf(usual, odd).map(properties), ...together, ...noOptions, ...functions, ...others]),
  // A call by itself says neither who answers the preflight nor whether anything runs behind it.
  mayStayUnknown: /=>|\/g\b|^\w+\(/,
  unknownAnswers: { '1.8.0': 960, '2.0.1': 890, '2.0.8': 890 },
  source: (options) => handler(/^\w+\(/.test(options) ? `  ${options};` : `  const response = handleCors(event${options === '' ? '' : `, ${options}`});\n  if (response) return response;`),
  readme: {
    shapes: ['handleCors(event)', 'appendCorsHeaders(…)'],
    unsetOrigin: {
      options: '', says: 'any website, no cookies',
      source: ['docs', 'https://github.com/h3js/h3/blob/1892ee9cae06533c7db72a5213bceda61cc1d58d/src/utils/cors.ts#L38'],
    },
  },
};
