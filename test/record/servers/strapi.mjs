import { listed } from '../requests.mjs';
import { properties, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  origin: [undefined, "'*'", `'${listed}'`, `['${listed}', 'https://c.example']`, `'${listed}, https://c.example'`, "['*']", 'undefined'],
  credentials: [undefined, 'true', 'false'],
  methods: [undefined, "['GET', 'POST']", "'GET,PUT'", 'undefined'],
  headers: [undefined, "['X-Custom', 'Authorization']", "'X-Custom'", '[]'],
  expose: [undefined, "['X-Total', 'ETag']", "'X-Total'"],
  maxAge: [undefined, '600', '0'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  origin: [
    'null', 'false', 'true', '5', "''", '[]', "['']", '{}', '/a\\.example$/', `new Set(['${listed}'])`, `'${listed}/'`, "'null'", "'*, https://c.example'", `['*', '${listed}']`, "'https://*.example'", '[/a\\.example$/]', '[undefined]',
    "'https://日本.example'", `[['${listed}']]`, "','", '() => false',
  ],
  credentials: ['undefined', 'null', "'false'", '0', '() => true'],
  methods: ['null', "['*']", "''", '[]', "['日本']"],
  headers: ['undefined', 'null', "'*'", "['*']", "''"],
  expose: ['undefined', 'null', "['*']", '[]', "''"],
  maxAge: ['undefined', 'null', "'600'", '-1', 'NaN'],
  keepHeadersOnError: ['true', 'undefined'],
  enabled: ['true', 'false', 'undefined'],
};
const noOptions = ['', 'config: {}', 'config: undefined', "config: { origins: ['https://a.example'] }", "config: { allowMethods: ['GET'] }", "config: { ...{ origin: 'https://a.example' } }", "config: Object.freeze({ origin: ['https://a.example'] })"];

export default {
  language: 'javascript',
  releases: ['5.0.0', '5.20.0', '5.54.0'],
  packages: (release) => [`@strapi/core@${release}`],
  options: unique([...rowsOf(usual, odd).map((row) => (row.length === 0 ? 'config: {}' : `config: ${properties(row)}`)), ...noOptions]),
  form: { start: 'config: { ', between: ', ', end: ' }' },
  file: '/config/middlewares.js',
  mayStayUnknown: /=>/,
  unknownAnswers: 134,
  source: (options) => `module.exports = ['strapi::logger', { name: 'strapi::cors', ${options} }, 'strapi::body'];\n`,
  readme: { shapes: ["'strapi::cors'", 'config/middlewares.ts'] },
};
