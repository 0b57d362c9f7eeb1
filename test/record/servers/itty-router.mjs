import { listed } from '../requests.mjs';
import { properties, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  origin: [
    undefined, "'*'", `'${listed}'`, `['${listed}', 'https://c.example']`, "['https://c.example']", "['*']", '[]', "''", 'undefined', 'null', 'true', 'false', '/a\\.example$/', "'https://*.a.example'",
  ],
  credentials: [undefined, 'true', 'false', "'true'", '0', 'null'],
  allowMethods: [undefined, "['GET', 'POST']", "'GET,PUT'", "['patch']", '[]', 'null', 'undefined'],
  allowHeaders: [undefined, "['X-Custom', 'Authorization']", "'X-Custom'", '[]', 'null', 'undefined'],
  exposeHeaders: [undefined, "['X-Total', 'ETag']", "'X-Total'", '[]', 'null'],
  maxAge: [undefined, '600', '0', "'1d'", 'null'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  origin: [
    '0', '5', '{}', `new Set(['${listed}'])`, '[true]', '[null]', '[undefined]', "['']", `[['${listed}']]`, '[/\\.example$/]', `'${listed}/'`, `['${listed}/']`, "['null']", "'null'", `'${listed},https://c.example'`,
    `'${listed},https://c.example'.split(',')`, `\`${listed}\``, `' ${listed} '`, "'https://日本.example'", "['https://日本.example']", '/null/', '/A\\.example/i', '/^(?=.*a)https/', "' * '",
  ],
  credentials: ['1', "''", '{}', '[]', "'false'", 'undefined', "'日本'"],
  allowMethods: ["''", "'*'", "['*']", "['']", '5', 'true', '{}', "new Set(['GET'])", "['get', undefined]", "[['GET', 'PUT'], 'POST']", "['日本']", 'false'],
  allowHeaders: ["''", "'*'", "['*']", "['']", '5', 'true', '{}', "new Set(['X-Custom'])", '[null]', "['日本']", 'false'],
  exposeHeaders: ["''", "['*']", "['']", '5', 'true', '{}', "new Set(['X-Total'])", "['日本']", 'undefined', 'false'],
  maxAge: ["''", '[]', '[5]', '{}', 'true', 'false', '-1', '1.5', 'NaN', '60 * 60', "'日本'", '1e21', 'undefined'],
};

const together = [
  "{ origin: '*', credentials: true }", "{ origin: ['*'], credentials: true }", "{ origin: 'https://日本.example', credentials: true }", "{ origin: true, credentials: 'yes' }", "{ origin: ['https://c.example'], credentials: true, maxAge: 5, exposeHeaders: ['ETag'] }",
  "{ origin: ['https://c.example'], credentials: true, allowMethods: '日本' }", "{ allowMethods: '日本', credentials: true }",
];
const noOptions = [
  "'https://a.example'", "['https://a.example']", 'true', 'null', 'undefined', '5', '{}', "{ origins: ['https://a.example'] }", "{ allowedHeaders: ['X-Custom'] }", "{ methods: ['GET'] }", "{ exposedHeaders: ['X-Total'] }",
  '{ credential: true }', "{ ...{ origin: 'https://c.example' } }", "{ ['origin']: 'https://c.example' }", "Object.freeze({ origin: 'https://c.example' })", "{ origin: 'https://c.example', ...{ origin: '*' } }",
];
const functions = [
  "{ origin: (origin) => origin?.endsWith('.example') ? origin : undefined, credentials: true }", "{ origin: () => 'https://a.example' }", '{ origin: async (origin) => origin }', '{ origin: () => false }', "{ allowMethods: () => ['PUT'] }",
  "{ allowHeaders: () => ['PUT'] }", "{ exposeHeaders: () => ['X-Total'] }", '{ maxAge: () => 5 }', '{ credentials: () => false }', "() => ({ origin: 'https://c.example' })",
];

export default {
  language: 'javascript',
  releases: ['5.0.4', '5.0.9', '6.0.0'],
  packages: (release) => [`itty-router@${release}`, '@hono/node-server@1.14.0'],
  options: unique([...rowsOf(usual, odd).map(properties), ...together, ...noOptions, ...functions]),
  mayStayUnknown: /=>|\(\?=|^null$/,
  // Of `cors(null)`, which does not start, and of what functions decide.
  unknownAnswers: { '5.0.4': 870, '5.0.9': 774, '6.0.0': 870 },
  source: (options) => `import { AutoRouter, cors } from 'itty-router';\nconst { preflight, corsify } = cors(${options});\nexport default AutoRouter({ before: [preflight], finally: [corsify] });\n`,
  readme: {
    shapes: ['cors()', 'itty-router/cors'],
    wildcardWithCredentials: {
      options: "{ origin: '*', credentials: true }", says: 'any website, with cookies',
      source: ['tests', 'https://github.com/kwhitley/itty-router/blob/39e75bda79cff89720696c6b7df6d3a4534d47c1/src/cors.spec.ts#L150-L153'],
    },
    unsetOrigin: {
      options: '', says: 'any website, no cookies',
      source: ['tests', 'https://github.com/kwhitley/itty-router/blob/39e75bda79cff89720696c6b7df6d3a4534d47c1/src/cors.spec.ts#L42-L45'],
    },
  },
};
