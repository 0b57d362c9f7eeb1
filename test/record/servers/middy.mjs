import { listed } from '../requests.mjs';
import { properties, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  origin: [undefined, "'*'", `'${listed}'`, "'https://c.example'", "'https://*.a.example'", `'${listed}/'`, "''", 'undefined', 'null', 'false'],
  origins: [
    undefined, `['${listed}', 'https://c.example']`, `['${listed}']`, "['*']", `['${listed}', '*']`, "['https://*.a.example']", "['https://*.example', 'http://localhost:*']", '[]', `['${listed}/']`,
    "['https://A.example']", "['null']", `['${listed}:443']`,
  ],
  credentials: [undefined, 'true', 'false', "'true'", "'false'", '1', 'null'],
  headers: [undefined, "'X-Custom,Authorization'", "'*'", "''"],
  methods: [undefined, "'GET,POST'", "'*'", "''", 'null'],
  exposeHeaders: [undefined, "'X-Total'", "''"],
  maxAge: [undefined, '600', '0', "'1d'", 'null'],
  vary: [undefined, "'Accept'", "''"],
  disableBeforePreflightResponse: [undefined, 'false', 'true'],
  requestMethods: [undefined, "['GET', 'post']", '[]'],
  requestHeaders: [undefined, "['X-Custom']", '[]'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  origin: [`['${listed}']`, "['*']", 'true', '5', '0', '{}', '/a/', "'null'", `'${listed},https://c.example'`, "'https://bücher.example'", "'HTTPS://A.EXAMPLE'", '() => true', "'**'"],
  origins: [
    `'${listed}'`, "'*'", "''", 'undefined', 'null', 'true', '5', '{}', `new Set(['${listed}'])`, "new Set(['*'])", '[/a/]', "[undefined, 'https://c.example']", "['']", "['**']", "['https://(a|b).example']", "['https://+*.a.example']",
    "['https://[*.example']", "['a.example']", "['*.example']", "['HTTPS://A.EXAMPLE']", "['https://bücher.example']", `['${listed}/path']`, '[5]', '[true]', '[[]]', `[['${listed}']]`, "[['*']]", "['https://a.*']", "['http*://a.example']",
    "['https://user@a.example']", "['*', 'https://*.a.example']", "['https://A.example:443']", "['https://b.example:*']", `'${listed},https://b.example'.split(',')`, "['undefined']", "['https://app.a.*', 'https://*']", '[null]',
  ],
  credentials: ['0', '{}', '[]', "''", 'undefined', '!0'],
  headers: ["['X-Custom']", '{}', 'null', '5', 'true'],
  methods: ["['GET']", 'undefined', '5', "'get'", 'true'],
  exposeHeaders: ["['X-Total']", "'*'", 'null', '5'],
  maxAge: ['true', '-1', '1.5', "''", '60 * 60', '[5]', '{}', "'0'", 'NaN'],
  vary: ["'Origin'", 'null', '5', "['Accept']", 'true'],
  disableBeforePreflightResponse: ['0', 'null', 'undefined', "'false'", '1'],
  requestMethods: ["'GET'", 'null', 'undefined', '[5]', '{}'],
  requestHeaders: ["'X-Custom'", 'null', 'undefined', '[null]', 'true'],
  cacheControl: ["'max-age=5'"],
};

const preflighted = [
  "requestMethods: ['GET', 'post']", "requestMethods: ['patch']", "requestHeaders: ['X-Custom']", "requestHeaders: ['authorization', 'Content-Type']", 'requestMethods: []', "requestHeaders: ['x-custom'], requestMethods: ['DELETE']",
  "credentials: true, origin: '*'", "origins: ['https://*.a.example'], credentials: true", "vary: 'Accept', origins: ['https://a.example', 'https://b.example']", "methods: 'GET', maxAge: 5", 'getOrigin: undefined',
].map((more) => `{ disableBeforePreflightResponse: false, ${more} }`);
const together = [
  "{ origin: '*', credentials: true }", "{ origins: ['*'], credentials: true }", "{ origin: 'https://a.example', credentials: true }", "{ origin: '*', origins: ['https://a.example'], credentials: true }",
  "{ origin: 'https://b.example', origins: ['https://a.example'] }", "{ origin: 'https://*.a.example', origins: ['https://c.example'] }", "{ origin: '*', vary: 'Accept', credentials: true }", "{ origins: ['*'], vary: 'Accept' }",
];
const noOptions = ["'https://a.example'", 'true', 'null', 'undefined', '5', '{}', "{ allowedOrigins: ['*'] }", '{ ...{ origin: null } }', "{ allowHeaders: 'X-Custom' }", '{ getOrigin: undefined }', '{ getOrigin: null }', "{ getOrigin: 'x' }"];
const functions = ['{ getOrigin: (origin) => origin }', '{ getOrigin: (origin, options) => options.origin, credentials: true }', "{ getOrigin: () => 'https://a.example', origins: ['https://a.example'] }"];

const releases = ['6.0.0', '7.1.6', '7.6.5', '7.6.7', '7.9.2'];

export default {
  language: 'javascript',
  releases,
  packages: (release) => [`@middy/http-cors@${release}`, `@middy/core@${release === '7.1.6' ? '7.1.2' : release}`],
  options: unique(['', ...rowsOf(usual, odd).map(properties), ...preflighted, ...together, ...noOptions, ...functions]),
  // Functions, values of headers that are no texts, and until 7 lists in place of a text and a pattern that is not decided.
  mayStayUnknown: /=>|(?:headers|methods|exposeHeaders): (?:\[|\{|5|true)|origin: \['https|origins: \[(?:\[(?:\]|'https)|'https:\/\/\[)/,
  unknownAnswers: Object.fromEntries(releases.map((release) => [release, release === '6.0.0' ? 1280 : 960])),
  source: (options) => `import middy from '@middy/core';\nimport httpCors from '@middy/http-cors';\nexport const handler = middy().use(httpCors(${options})).handler(orders);\n`,
  readme: {
    shapes: ['middy().use(httpCors())', 'httpCors()'],
    wildcardWithCredentials: {
      options: "{ origin: '*', credentials: true }", says: 'any website, with cookies',
      source: ['tests', 'https://github.com/middyjs/middy/blob/8d4c3f5cf3d7572fe90e38fc1de8322aa3ac8d14/packages/http-cors/index.test.js#L567-L595'],
    },
    unsetOrigin: {
      options: '', says: 'nobody',
      source: ['docs', 'https://github.com/middyjs/middy/blob/8d4c3f5cf3d7572fe90e38fc1de8322aa3ac8d14/websites/middy.js.org/src/routes/docs/middlewares/http-cors/+page.md#L25'],
    },
  },
};
