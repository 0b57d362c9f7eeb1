import { listed } from '../requests.mjs';
import { properties, rowsOf, unique } from '../rows.mjs';

const origin = "'Access-Control-Allow-Origin'";

/** Of a rule, by option; `undefined` stands for an option that is not given. */
const usual = {
  cors: [undefined, 'true', 'false'],
  headers: [
    undefined, `{ ${origin}: '*' }`, `{ ${origin}: '${listed}', Vary: 'Origin' }`, `{ 'access-control-allow-origin': '${listed}', 'access-control-allow-credentials': 'true' }`,
    `{ ${origin}: '*', 'Access-Control-Allow-Methods': 'GET,PUT', 'Access-Control-Allow-Headers': 'X-Custom', 'Access-Control-Max-Age': '600' }`, "{ 'Access-Control-Expose-Headers': 'X-Total' }", '{}',
  ],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  cors: ['undefined', 'null', '0', '1', "''", "'false'", '{}', '[]', `{ origin: '${listed}' }`],
  headers: [
    'undefined', 'null', `{ ${origin}: true }`, `{ ${origin}: null }`, `{ ${origin}: undefined }`, `{ ${origin}: '' }`, `{ ${origin}: 5 }`, `{ ${origin}: ['${listed}', 'https://b.example'] }`, `{ ${origin}: [] }`, `{ ${origin}: ['*'] }`,
    `{ ${origin}: {} }`, `{ ${origin}: /a/ }`, `{ ${origin}: NaN }`, `{ ${origin}: new Set(['a']) }`, `{ ${origin}: [null, 'a'] }`, `{ ${origin}: '日本' }`, `{ ${origin}: '${listed}', 'access-control-allow-origin': '*' }`, `{ ${origin}: () => '*' }`,
    `{ ${origin}: '${listed}, https://b.example' }`, `{ ['${'Access-Control-Allow-Origin'}']: '${listed}' }`, `{ ...{ ${origin}: '*' }, Vary: 'Accept' }`,
  ],
};

/** Rules that meet at one path: the last is the one that is asked about. */
const together = [
  `{ '/**': { cors: true }, '/*': { headers: { ${origin}: '${listed}' } } }`, `{ '/**': { headers: { ${origin}: '${listed}', Vary: 'Origin' } }, '/*': { cors: true } }`, "{ '/**': { cors: true }, '/*': { cors: true, headers: { 'Access-Control-Max-Age': '5' } } }",
  `{ '/**': { cors: true, headers: { ${origin}: '${listed}' } }, '/*': { cors: true } }`, `{ '/**': { cors: true, headers: { ${origin}: '${listed}' } }, '/*': { headers: { 'access-control-allow-origin': 'https://b.example' } } }`,
  `{ '/**': { headers: { ${origin}: '${listed}' } }, '/*': { headers: { 'access-control-allow-origin': 'https://b.example' } } }`, `{ '/**': { headers: { 'Access-Control-Allow-Credentials': 'true' } }, '/:id': { headers: { ${origin}: '${listed}' } } }`,
  `{ '/**': { headers: { ${origin}: '*' } }, '/*': { cors: 0, headers: { ${origin}: null, Vary: 'Origin' } } }`,
];
const others = [
  `{ cors: true, headers: { ${origin}: '日本' } }`, `{ cors: true, headers: { ${origin}: undefined } }`, `{ cors: true, headers: { 'access-control-allow-origin': undefined } }`, `{ cors: true, headers: { ${origin}: '${listed}', 'access-control-allow-origin': '*' } }`, `{ cors: true, headers: { ${origin}: null } }`,
  '{ ssr: false, cors: true }', '{ swr: true, cors: true }', 'Object.freeze({ cors: true })', '{ cors: !0 }', "{ ...{ cors: false }, cors: 'yes' }"];
/** Rules that neither turn CORS on nor name an origin configure nothing. */
const configures = (text) => /allow-origin/i.test(text) || (/\bcors: /.test(text) && !/\bcors: (?:false|undefined|null|0|'')(?![\w.])(?!.*\bcors:)/.test(text));

export default {
  language: 'javascript',
  releases: ['2.10.4', '2.13.6'],
  packages: (release) => [`nitropack@${release}`],
  options: unique([...rowsOf(usual, odd).map(properties), ...together, ...others]).filter(configures),
  lastAnswers: true,
  // Of a header that cannot be sent.
  mayStayUnknown: /日本/,
  unknownAnswers: 80,
  source: (options) => `import { defineNitroConfig } from 'nitropack/config';\nexport default defineNitroConfig({ routeRules: ${options.startsWith("{ '/") ? options : `{ '/**': ${options} }`} });\n`,
  readme: { shapes: ['routeRules: { … }', 'nuxt.config.ts', 'nitro.config.ts'] },
};
