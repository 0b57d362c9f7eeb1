import { listed } from '../requests.mjs';
import { properties, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  origin: [undefined, "'*'", `'${listed}'`, `['${listed}', 'https://c.example']`, "['*']", 'false', 'true', "''", 'undefined', '/a\\.example$/'],
  credentials: [undefined, 'true', 'false', "'false'", 'null'],
  allowMethods: [undefined, "['GET', 'POST']", "'GET,PUT'", '[]', 'null'],
  allowHeaders: [undefined, "['X-Custom', 'Authorization']", "'X-Custom'", '[]', "''"],
  exposeHeaders: [undefined, "['X-Total', 'ETag']", "'X-Total'", '[]', 'null'],
  maxAge: [undefined, '600', "'600'", '0', 'null'],
  privateNetworkAccess: [undefined, 'true', 'false'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  origin: ['null', '0', '5', '[]', '{}', `['${listed}']`, "['']", '[null]', `new Set(['${listed}'])`, `'${listed}/'`, "'null'", `'${listed},https://c.example'`, "'https://bücher.example'", "'https://日本.example'", "['日本']", `\`${listed}\``, "'*, *'"],
  credentials: ['1', '0', "''", '{}', 'undefined', "'true'"],
  allowMethods: ['undefined', "''", "['*']", "'*'", '5', 'true', '{}', "new Set(['GET'])", "['get', undefined]", "[['GET', 'PUT'], 'POST']", "['日本']", "['']"],
  allowHeaders: ['undefined', 'null', "['*']", "'*'", '5', 'true', '{}', "new Set(['X-Custom'])", "['']", "'日本'"],
  exposeHeaders: ['undefined', "''", "['*']", '5', 'true', '{}', "new Set(['X-Total'])", "['']", "'日本'"],
  maxAge: ['undefined', "''", '[]', '[5]', '{}', 'true', 'false', '-1', '1.5', 'NaN', "'1d'", '60 * 60', "'日本'", '1e21'],
  privateNetworkAccess: ['1', '0', "'no'", 'null', '[]'],
};

const together = [
  "{ origin: '*', credentials: true }", '{ credentials: true }', '{ origin: false, credentials: true }', "{ origin: '', credentials: 1 }", '{ origin: null, credentials: true }', "{ origin: ['*'], credentials: true }",
  "{ origin: 'https://日本.example', credentials: true, maxAge: 5 }", '{ keepHeadersOnError: false, secureContext: true }', '{ keepHeadersOnError: undefined, origin: undefined, credentials: true }',
];
const noOptions = [
  "'https://a.example'", "['https://a.example']", 'true', 'false', 'null', 'undefined', '5', '{}', '() => ({ origin: false })', "{ origins: ['https://a.example'] }", "{ allowedHeaders: ['X-Custom'] }", "{ methods: ['GET'] }",
  "{ exposedHeaders: ['X-Total'] }", '{ credential: true }', "{ ...{ origin: 'https://a.example' } }", "{ ['origin']: 'https://a.example' }", "Object.freeze({ origin: 'https://a.example' })", "{ origin: 'https://a.example', ...{ origin: '*' } }",
];
const functions = [
  "{ origin: (context) => context.get('Origin'), credentials: true }", "{ origin: () => 'https://a.example' }", "{ origin: async () => '*', credentials: true }", "{ origin: () => '' }", '{ origin: () => false }', '{ origin: (origin, done) => done(null, true) }',
  '{ credentials: () => true }', '{ credentials: () => false, origin: "https://a.example" }', '{ credentials: async () => 1 }', "{ allowMethods: () => ['PUT'] }", '{ maxAge: () => 5 }', "{ exposeHeaders: () => 'X-Total' }",
];

export default {
  language: 'javascript',
  releases: ['3.0.0', '3.1.0', '3.3.0', '3.4.1', '3.4.2', '3.4.3', '4.0.0', '5.0.0'],
  packages: (release) => [`@koa/cors@${release}`, release.startsWith('5') ? 'koa@3.3.0' : 'koa@2.16.4'],
  options: unique([...rowsOf(usual, odd).map(properties), ...together, ...noOptions, ...functions]),
  mayStayUnknown: /=>/,
  // Functions for credentials came with 3.1.0; some releases have nothing to say to requests without an origin.
  unknownAnswers: { '3.0.0': 511, '3.1.0': 679, '3.3.0': 679, '3.4.1': 679, '3.4.2': 776, '3.4.3': 679, '4.0.0': 776, '5.0.0': 776 },
  source: (options) => `const Koa = require('koa');\nconst cors = require('@koa/cors');\nconst app = new Koa();\napp.use(cors(${options}));\n`,
  readme: {
    shapes: ['app.use(cors())', 'router.use(cors())'],
    wildcardWithCredentials: {
      options: "{ origin: '*', credentials: true }", says: 'any website, with cookies',
      source: ['tests', 'https://github.com/koajs/cors/blob/18a43f0e66cab2f46d50e8500cafc13930aad68e/test/cors.test.js#L946-L966'],
    },
    unsetOrigin: {
      options: '', says: 'any website, no cookies',
      source: ['README', 'https://github.com/koajs/cors/blob/18a43f0e66cab2f46d50e8500cafc13930aad68e/README.md#L28-L30'],
    },
  },
};
