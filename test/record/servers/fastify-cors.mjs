import { listed } from '../requests.mjs';
import { properties, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  origin: [
    undefined, "'*'", `'${listed}'`, `['${listed}', 'https://c.example']`, "['*']", '[]', 'true', 'false', "''", 'undefined', 'null', '/a\\.example$/', "['https://c.example', /^https:\\/\\/A\\.example$/i]",
    "'https://*.a.example'", "'null'",
  ],
  credentials: [undefined, 'true', 'false', "'false'", 'null'],
  methods: [undefined, "['GET', 'POST', 'PUT']", "'GET,PUT'", '[]', 'null', 'undefined'],
  allowedHeaders: [undefined, "['X-Custom', 'Authorization']", "'X-Custom'", '[]', 'null', 'undefined'],
  exposedHeaders: [undefined, "['X-Total', 'ETag']", "'X-Total'", 'undefined'],
  maxAge: [undefined, '600', '0', "'1d'", 'undefined', 'null'],
  preflight: [undefined, 'true', 'false'],
  strictPreflight: [undefined, 'true', 'false'],
  preflightContinue: [undefined, 'true', 'false'],
  optionsSuccessStatus: [undefined, '200', '204'],
};

/**
 * Values too odd to be paired with those of other options. None is in Latin-1 beyond ASCII: Node writes those bytes
 * otherwise when the body is a text.
 */
const odd = {
  origin: [
    '0', '5', '{}', `new Set(['${listed}'])`, '[true]', '[null]', '[[]]', `[['${listed}']]`, `['${listed}', '*']`, "[['*']]", "['']", `'${listed}/'`, `['${listed}/']`, "['null']", `'${listed},https://c.example'`,
    `'${listed},https://c.example'.split(',')`, "'https://a.example'.toLowerCase()", "'https://日本.example'", "['https://日本.example']", '/a\\.example/g', '/undefined/', '[/\\.example$/]', '/^(?=.*a)https/', `new URL('${listed}')`, `\`${listed}\``,
  ],
  credentials: ['1', '0', "''", '{}', 'undefined', "'true'"],
  methods: ["''", "['*']", "'*'", '5', 'true', '{}', "new Set(['GET'])", "['get', undefined]", "[['GET', 'PUT'], 'POST']", "['日本']", 'false'],
  allowedHeaders: ["''", "['*']", "'*'", '5', 'true', '{}', "new Set(['X-Custom'])", "['']", "'日本'", 'false'],
  exposedHeaders: ["''", "['*']", '5', 'true', '{}', "new Set(['X-Total'])", "['']", "'日本'", 'null', 'false', '[]'],
  maxAge: ["''", '[]', '[5]', '{}', 'true', 'false', '-1', '1.5', 'NaN', '60 * 60', "'日本'", '1e21'],
  preflight: ['1', "'true'", 'null', 'undefined'],
  strictPreflight: ['1', "'true'", 'null', 'undefined'],
  preflightContinue: ['1', "'false'", 'null', 'undefined'],
  optionsSuccessStatus: ["'200'", '418', '599', '204.7', '99', '600', "'abc'", 'null', 'undefined', '[200]', 'true'],
  // Not `onSend`: a preflight that is answered there ends the whole process.
  hook: ["'onRequest'", "'preParsing'", "'preValidation'", "'preHandler'", "'preSerialization'", "'onResponse'", 'undefined', 'null'],
};

const together = [
  "{ origin: '*', credentials: true }", '{ origin: true, credentials: true }', '{ origin: false, credentials: true }', "{ origin: '', credentials: true }", "{ origin: ['*'], credentials: true, strictPreflight: false }",
  "{ origin: 'https://日本.example', credentials: true }", '{ cacheControl: 60, hideOptionsRoute: false }', "{ origin: null, strictPreflight: false }", '{ preflight: false, origin: false }', '{ preflightContinue: true, strictPreflight: false }',
];
const noOptions = [
  '{}', "{ origins: ['https://a.example'] }", "{ allowHeaders: ['X-Custom'] }", "{ allowMethods: ['GET'] }", '{ credential: true }', "{ ...{ origin: 'https://a.example' } }", "{ ['origin']: 'https://a.example' }",
  "Object.freeze({ origin: 'https://a.example' })", "{ origin: 'https://a.example', ...{ origin: '*' } }",
];
const functions = [
  '{ origin: (origin, done) => done(null, true), credentials: true }', "{ origin: (origin, done) => done(null, ['https://a.example']) }", "{ origin: (origin, done) => done(new Error('no')) }", '{ origin: (origin, done) => done(null, false) }',
  '{ origin: (origin, done) => done(undefined, true) }', '{ origin: async (origin) => origin }', "{ origin: (origin, done) => done(null, ['*']) }", "{ delegator: async (request) => ({ origin: 'https://a.example' }) }",
  '{ delegator: (request, done) => done(null, { origin: true, credentials: true }) }', '() => async (request) => ({ origin: false })', "() => ({ origin: 'https://a.example' })", '() => (request, done) => done(null, { origin: true })',
];

export default {
  language: 'javascript',
  releases: ['8.0.0', '8.2.1', '9.0.0', '11.0.0', '11.4.3'],
  packages: (release) => [`@fastify/cors@${release}`, Number.parseInt(release, 10) < 10 ? 'fastify@4.29.1' : 'fastify@5.8.5'],
  options: unique([...rowsOf(usual, odd).map(properties), ...together, ...noOptions, ...functions]),
  mayStayUnknown: /=>|new URL|\(\?=|'preSerialization'/,
  // The hook is an option since 8.2.0.
  unknownAnswers: { '8.0.0': 1110, '8.2.1': 1190, '9.0.0': 1190, '11.0.0': 1190, '11.4.3': 1190 },
  source: (options) => `import Fastify from 'fastify';\nimport cors from '@fastify/cors';\nconst fastify = Fastify();\nawait fastify.register(cors${options === '' ? '' : `, ${options}`});\n`,
  readme: {
    shapes: ['fastify.register(cors)', 'app.enableCors()', 'NestFactory.create()'],
    unsetOrigin: {
      options: '', says: 'any website, no cookies',
      source: ['README', 'https://github.com/fastify/fastify-cors/blob/2a47537e6deb32652f16aba19d05adb14736c108/README.md#L50'],
    },
  },
};
