import { listed } from '../requests.mjs';
import { properties, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  origins: [
    undefined, `['${listed}', 'https://c.example']`, "['*']", '[]', "['https://*.a.example']", '[/a\\.example$/]', `['https://b.example', /^https:\\/\\/A\\.example$/i]`, 'undefined', "['null']",
  ],
  credentials: [undefined, 'true', 'false'],
  allowCredentialsAllOrigins: [undefined, 'true', 'false'],
  allowHeaders: [undefined, "['X-Custom', 'Authorization']", "['Accept', 'accept']", '[]'],
  exposeHeaders: [undefined, "['X-Total', 'ETag']", "['date']", '[]'],
  preflightMaxAge: [undefined, '600', '0'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  origins: [
    'null', "''", "'*'", `'${listed}'`, 'true', '{}', `new Set(['${listed}'])`, '[undefined]', '[5]', "['']", `['${listed}/']`, "['*.a.example']", "['https://a.*']", "['https://app.*.example']", "['https://app.a.ex*']", "['https://*pp.*.example']",
    "['http*://a.example']", "['https://b.example', '*']", '[/\\.example$/g]', `'${listed},https://c.example'.split(',')`, '[true]', `[['${listed}']]`, "['https://A.example']", "['https://app.a?example*']",
  ],
  credentials: ['undefined', 'null', "'true'", '1', '0'],
  allowCredentialsAllOrigins: ['undefined', 'null', "'true'", '1'],
  allowHeaders: ['undefined', 'null', "'X-Custom'", "['*']", "['']", '[5]', "['X-A, X-B']", "['日本']", "new Set(['X-Custom'])", '[null]', '{}'],
  exposeHeaders: ['undefined', 'null', "'X-Total'", "['*']", "['']", '[5]', "['Date', 'date', 'X-A']", "['日本']", "new Set(['X-Total'])", '{}'],
  preflightMaxAge: ['undefined', 'null', "'600'", '-1', '1.5', 'NaN', 'true', '60 * 60', 'Infinity'],
  preflightStrategy: ['undefined', 'null', '{}', "'x'", '[]', '() => {}'],
};

const together = [
  "{ origins: ['*'], credentials: true }", "{ origins: ['*'], credentials: true, allowCredentialsAllOrigins: true }", '{ credentials: true, allowCredentialsAllOrigins: true }', "{ origins: ['*', 'https://a.example'], credentials: true }", "{ origins: ['https://*'], credentials: true }",
  "{ origins: null, credentials: true }", '{ origins: [/.*/], credentials: true }',
];
const noOptions = ['', 'undefined', 'null', '{}', '[]', "'https://a.example'", 'true', "{ origin: ['https://a.example'] }", "{ allowedHeaders: ['X-Custom'] }", "{ exposedHeaders: ['X-Total'] }", '{ maxAge: 5 }', "{ ...{ origins: ['https://a.example'] } }", '() => ({})'];

export default {
  language: 'javascript',
  // Before, the package takes only a Restify that runs on no Node of today.
  releases: ['2.2.0', '2.2.1'],
  packages: (release) => [`restify-cors-middleware2@${release}`, `restify@${release === '2.2.0' ? '10.0.0' : '11.1.0'}`],
  options: unique([...rowsOf(usual, odd).map(properties), ...together, ...noOptions]),
  mayStayUnknown: /=>/,
  unknownAnswers: 0,
  source: (options) => `const corsMiddleware = require('restify-cors-middleware2');\nconst cors = corsMiddleware(${options});\nserver.pre(cors.preflight);\nserver.use(cors.actual);\n`,
  readme: { shapes: ['corsMiddleware(…)'] },
};
