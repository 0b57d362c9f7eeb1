import { listed } from '../requests.mjs';
import { properties, unique } from '../rows.mjs';

/** What `cors` of a server or preview may be, beside objects. */
const plain = ['true', '{}', '[]', '5', "''", `'${listed}'`, '() => ({})', '(request, done) => done(null, { origin: true })'];

/** Each of these alone and with each of the others. */
const origins = [
  undefined, 'undefined', 'null', 'true', 'false', "'*'", `'${listed}'`, `['${listed}', 'https://c.example']`, "['*']", '[]', "''", '/a\\.example$/', '{}', '(origin, done) => done(null, true)',
].map((value) => ['origin', value]);
const others = [
  ['credentials', 'true'], ['credentials', 'undefined'], ['methods', "['GET', 'POST']"], ['methods', 'undefined'], ['methods', 'null'], ['allowedHeaders', "['X-Custom']"], ['allowedHeaders', 'undefined'],
  ['exposedHeaders', "['X-Total']"], ['maxAge', '600'], ['preflightContinue', 'true'], ['optionsSuccessStatus', '200'], ['exposedHeaders', 'undefined'], ['origins', `['${listed}']`],
];
const alone = [...origins, ...others].map((each) => [each]);
const pairs = origins.flatMap((origin, i) => [[origin, ['credentials', 'true']], [origin, others[i % others.length]]]);
const objects = [...alone, ...pairs].map((row) => properties(row.filter(([, value]) => value !== undefined)) || '{}');

/** Node's requests come from the machine itself; a page on it has an origin that is allowed by default. */
const origin = (value) => ['Origin', value];
const locals = ['http://localhost:5173', 'https://app.localhost', 'http://127.0.0.1', 'http://[::1]:3000', 'http://localhost.a.example', 'http://a.b.localhost:80', 'HTTP://LOCALHOST'];
const requests = [undefined, listed, 'https://b.example', 'null', ...locals].flatMap((from) => {
  const lines = from === undefined ? [] : [origin(from)];
  return [
    ['GET', lines],
    ['POST', [...lines, ['Content-Type', 'application/json']]],
    ['OPTIONS', lines],
    ['OPTIONS', [...lines, ['Access-Control-Request-Method', 'DELETE'], ['Access-Control-Request-Headers', 'x-custom']]],
  ];
});

export default {
  language: 'javascript',
  releases: ['4.5.5', '6.0.11', '8.3.8'],
  packages: (release) => [`vite@${release}`],
  requests,
  // A preview whose option is null has none of its own.
  options: unique(['server: { cors: null }', ...[...plain, ...objects].flatMap((cors) => [`server: { cors: ${cors} }`, `preview: { cors: ${cors} }`])]),
  form: { start: 'server: { cors: { ', between: ', ', end: ' } }' },
  mayStayUnknown: /=>/,
  unknownAnswers: 352,
  source: (options) => `import { defineConfig } from 'vite';\nexport default defineConfig({ ${options} });\n`,
  readme: {
    shapes: ['server: { cors }', 'preview: { cors }'],
    unsetOrigin: {
      options: 'server: { cors: {} }', says: 'localhost only',
      source: ['docs', 'https://vite.dev/config/server-options#server-cors'],
    },
  },
};
