import { listed } from '../requests.mjs';
import { properties, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
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

/** Values too odd to be paired with those of other options. */
const odd = {
  origin: [
    "new String('https://a.example')", `['${listed}', undefined]`, '[{}]', '[() => false]', 'NaN', '-1', `[[], ['${listed}']]`, `['*', '${listed}']`, '[null]', '[0]', '[1]',
    `new URL('${listed}')`, '/a.example/i', '/undefined/', '/^null$/', '[/\\.example$/]', "new RegExp('^https://a\\\\.example$')", '/^(?=.*a)https/', `'${listed}'.split(',')`, `[...['${listed}']]`,
    `'${listed}, https://c.example'.split(', ')`, '`https://a.example`', "['https://a.' + 'example']", '[/a/, /b/]', "'https://bücher.example'", "'https://日本.example'", 'void 0', "'HTTPS://A.EXAMPLE'", '[false]', '[NaN]', '[new Set()]',
  ],
  credentials: ['0', '{}', '() => true', '!0', '[true]', "''"],
  methods: ["['GET', undefined]", "new Set(['GET'])", '{}', 'true', '0', 'false', "[['GET', 'PUT'], 'POST']", "'*'", "['*']", '() => "GET"', "['GET', 5]", "[' GET']", "'get, post'", '[null]'],
  allowedHeaders: ["'*'", "['*']", '{}', 'true', "new Set(['X-Custom'])", '[undefined]', '0', 'false', "['X-Custom', '']", '() => "x"', "[['X-Custom']]", '[5]'],
  headers: ['[]', "''", 'true', '{}', 'null'],
  exposedHeaders: ['true', 'undefined', '{}', "['*']", '[null]', "['X-Total', '']", "new Set(['X-Total'])", 'false', '[5]'],
  maxAge: ['undefined', '[]', '{}', "'0'", '-1', '1.5', '1e21', 'Infinity', '[5]', 'false', '60 * 60', '-0', '() => 5', "'600 '", '0x10', '1_000'],
  preflightContinue: ['1', 'null', '[]', "'false'", "''", 'undefined', '() => false'],
  optionsSuccessStatus: ['0', "'abc'", '200.9', 'true', '{}', "''", "'2e2'", '418', '-200', '999', 'false', '() => 200', "'0xc8'", '4294967496', '[200, 1]', '[]'],
};

const noOptions = ["'https://a.example'", "['https://a.example']", 'true', 'false', 'null', 'undefined', '{ origins: false }', '{ optionSuccessStatus: 200 }', '{ Origin: false }', '5', '{}', '[]', "''", '/a/',
  '{ origin: false }, { origin: true }', '{ ...{ origin: false } }', "{ ['origin']: false }", 'Object.freeze({ origin: false })', '{ origin: true, origin: false }', '{ credential: true }',
  "{ allowedHeaders: '', headers: 'X-Other' }", "{ allowedHeaders: [], headers: 'X-Other' }", "{ origin: undefined, credentials: true }", "new Set([1])", '{ origin: null, ...{ origin: true } }',
];
const functions = [
  '{ origin: (origin, done) => done(null, true), credentials: true }', "{ origin: (origin, done) => done(null, ['https://a.example']) }",
  "{ origin: (origin, done) => done(new Error('no')) }", '{ origin: (origin, done) => done(null, false) }', '{ origin: () => true }',
  '(request, done) => done(null, { origin: false })', '(request) => ({})',
  "{ origin: (origin, done) => done(null, origin.endsWith('.example')) }", "{ origin: (origin, done) => done(null, '*') }", '{ origin: (origin, done) => done(null, origin) }', '{ origin: async () => true }',
  '{ origin: (origin, done) => done() }', '{ origin: function (origin, done) { done(null, /a/) } }', '{ origin(origin, done) { done(null, true) } }', '{ origin: (origin, done) => done(null, () => 0) }',
  "(request, done) => done(new Error('no'))", '(request, done) => done(null, null)', 'async (request) => ({})', '(request, done) => done(null, { credentials: true })', '{ origin: class {} }', '() => {}',
];
const unsendable = ["{ origin: 'https://\u4e2d.example' }", "{ origin: ['https://\u4e2d.example'] }", "{ origin: 'https://\u0101.example' }",
  "{ origin: true, exposedHeaders: ['\u4e2d'], credentials: true }", "{ methods: '\u4e2d' }", "{ maxAge: '\u4e2d', exposedHeaders: 'X-Total' }",
  // An error is answered with a text, and its head is written in the encoding of that.
  "{ origin: 'https://b\u00fccher.example', exposedHeaders: ['\u4e2d'] }", "{ origin: 'https://b\u00fccher.example', optionsSuccessStatus: 99 }"];
const nested = ["{ methods: [['GET', 'PUT'], 'POST'] }", '{ methods: [null] }', "{ methods: new Set(['GET']) }", '{ maxAge: [1, 2] }', '{ maxAge: {} }', "{ allowedHeaders: [''] }", '{ exposedHeaders: [[]] }',
  "{ allowedHeaders: [], headers: 'X-Other' }", '{ optionsSuccessStatus: true }', '{ optionsSuccessStatus: 204.7 }', '{ origin: [{}] }', '{ origin: [() => false] }'];

export default {
  language: 'javascript',
  releases: ['2.8.5', '2.8.6'],
  packages: (release) => [`cors@${release}`, 'express@5.1.0'],
  options: unique([...rowsOf(usual, odd).map(properties), ...noOptions, ...functions, ...unsendable, ...nested]),
  mayStayUnknown: /=>|function|class|origin\(|new (?:String|URL|RegExp)|\(\?[=!i]/,
  unknownAnswers: 2112,
  source: (options) => `const cors = require('cors');\napp.use(cors(${options}));\n`,
  readme: {
    shapes: ['cors()', 'app.enableCors()', 'NestFactory.create()', 'new Server({ cors })', '@WebSocketGateway()'],
    wildcardWithCredentials: {
      options: "{ origin: '*', credentials: true }", says: 'browsers refuse',
      source: ['#119', 'https://github.com/expressjs/cors/issues/119'],
    },
    unsetOrigin: {
      options: '', says: 'any website, no cookies',
      source: ['README', 'https://github.com/expressjs/cors/blob/5317ebe670db2aaebc1d496eb5d33493deefb3ed/README.md#L237-L245'],
    },
  },
};
