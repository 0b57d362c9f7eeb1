import { listed } from '../requests.mjs';
import { properties, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  origin: [
    undefined, "'*'", `'${listed}'`, `['${listed}', 'https://c.example']`, "['https://c.example', 'https://d.example']", `['${listed}']`, "['*']", `['${listed}', '*']`, '[]', "''", "'null'", 'undefined', 'null', 'true', 'false',
    "'https://*.a.example'", "['https://*.a.example', 'https://c.example']",
  ],
  credentials: [undefined, 'true', 'false', "'true'", '0', 'null', 'undefined'],
  methods: [undefined, "['GET', 'POST']", "'GET,PUT'", "['patch']", '[]', 'null'],
  allowedHeaders: [undefined, "['X-Custom', 'Authorization']", "'X-Custom'", '[]', 'null'],
  exposedHeaders: [undefined, "['X-Total', 'ETag']", "'X-Total'", '[]', 'null'],
  maxAge: [undefined, '600', '0', "'1d'", 'null'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  origin: [
    '0', '5', '{}', `new Set(['${listed}'])`, '/a\\.example$/', '[true]', '[null]', '[undefined]', "['']", '[5]', `[['${listed}']]`, `['${listed}', undefined]`, '[/\\.example$/, /b/]', `'${listed}/'`, `['${listed}/', 'https://c.example']`,
    `['null', '${listed}']`, `'${listed},https://c.example'`, `'${listed},https://c.example'.split(',')`, `\`${listed}\``, `' ${listed} '`, "['https://日本.example']",
  ],
  credentials: ['1', "''", '{}', '[]', "'false'"],
  methods: ["''", "'*'", "['*']", "['']", '5', 'true', '{}', "new Set(['GET'])", "['get', undefined]", "[['GET', 'PUT'], 'POST']", 'undefined', 'false'],
  allowedHeaders: ["''", "'*'", "['*']", "['']", '5', 'true', '{}', "new Set(['X-Custom'])", '[null]', 'undefined', 'false'],
  exposedHeaders: ["''", "['*']", "['']", '5', 'true', '{}', "new Set(['X-Total'])", 'undefined', 'false'],
  maxAge: ["''", '[]', '[5]', '{}', 'true', 'false', '-1', '1.5', 'NaN', '60 * 60', "'日本'", '1e21', 'undefined'],
};

const together = [
  "{ origin: '*', credentials: true }", "{ origin: ['*'], credentials: false }", "{ origin: 'https://日本.example', credentials: true }", "{ origin: true, methods: ['GET'], credentials: true }",
  "{ origin: ['https://a.example'], exposedHeaders: 'X-Total', credentials: true }", "{ origin: [], credentials: 'true', maxAge: 5 }",
];
const noOptions = [
  "'https://a.example'", "['https://a.example']", 'true', 'null', 'undefined', '5', '{}', "{ origins: ['https://a.example'] }", "{ allowHeaders: ['X-Custom'] }", "{ allowMethods: ['GET'] }", "{ exposeHeaders: ['X-Total'] }",
  '{ credential: false }', "{ ...{ origin: 'https://c.example' } }", "{ ['origin']: 'https://c.example' }", "Object.freeze({ origin: 'https://c.example' })", "{ origin: 'https://c.example', ...{ origin: '*' } }",
];
const functions = [
  "() => ({ origin: 'https://a.example' })", '(request) => ({ origin: request.headers.get("origin"), credentials: false })', 'async () => false', '{ origin: (origin) => origin }', '{ origin: () => false }', "{ methods: () => ['PUT'] }",
  "{ methods: (a) => ['PUT'] }", "{ allowedHeaders: () => ['PUT'] }", "{ exposedHeaders: () => ['X-Total'] }", '{ maxAge: () => 5 }', '{ credentials: () => false }',
];

export default {
  language: 'javascript',
  releases: ['4.0.5', '5.24.1'],
  packages: (release) => [`graphql-yoga@${release}`, 'graphql@16.11.0'],
  options: unique([...rowsOf(usual, odd).map(properties), ...together, ...noOptions, ...functions]),
  mayStayUnknown: /=>/,
  unknownAnswers: 280,
  source: (options) => `import { createYoga } from 'graphql-yoga';\nimport { schema } from './schema.js';\nconst yoga = createYoga({ schema${options === '' ? '' : `, cors: ${options}`} });\n`,
  readme: { shapes: ['createYoga({ cors })', 'createYoga()'] },
};
