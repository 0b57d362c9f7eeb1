import { listed } from '../requests.mjs';
import { unique } from '../rows.mjs';

const header = (key, value) => `{ key: ${key.startsWith('`') ? key : `'${key}'`}, value: ${value} }`;
const origin = (value) => header('Access-Control-Allow-Origin', value);
const rule = (...headers) => `{ source: '/:path*', headers: [${headers.join(', ')}] }`;
const at = (source, ...headers) => `{ source: '${source}', headers: [${headers.join(', ')}] }`;

const origins = ["'*'", `'${listed}'`, "''", "'null'", `'${listed}, https://b.example'`, `'${listed}:8080'`, "'日本'", 'true', 'null', 'undefined', '5', `['${listed}']`, '{}', '/a/', '() => 1', `\`${listed}\``, "'https://*.a.example'", "' * '", "'bücher'"];
const others = [
  header('Access-Control-Allow-Credentials', "'true'"), header('Access-Control-Allow-Credentials', "'false'"), header('Access-Control-Allow-Credentials', 'true'), header('access-control-allow-methods', "'GET,PUT,DELETE,OPTIONS'"),
  header('Access-Control-Allow-Headers', "'X-Custom, Content-Type'"), header('Access-Control-Expose-Headers', "'X-Total'"), header('Access-Control-Max-Age', "'600'"), header('Access-Control-Max-Age', '600'),
  header('Access-Control-Allow-Private-Network', "'true'"), header('Vary', "'Origin'"), header('X-Frame-Options', "'DENY'"), header('Access-Control-Allow-Headers', "'日本'"),
];
const two = [
  rule(origin("'*'"), header('access-control-allow-origin', `'${listed}'`)), rule(origin("'*'"), header('access-control-allow-origin', `'${listed}'`), origin("'https://b.example'")), rule(origin("'*'"), origin(`'${listed}'`)),
  rule(header('Vary', "'Origin'"), header('Vary', "'Accept'"), origin(`'${listed}'`)), rule(origin("'*'"), ...others.slice(0, 1), ...others.slice(3, 7)), rule(header('Vary', "'Origin'"), origin("'日本'")),
  `${rule(origin("'*'"))}, ${rule(origin(`'${listed}'`), others[0])}`, `${at('/(.*)', origin(`'${listed}'`))}, ${at('/:id', header('Access-Control-Allow-Credentials', "'true'"), origin("'*'"))}`,
  `${at('/other/:path*', origin("'*'"))}, ${at('/:id', origin(`'${listed}'`))}`, `${rule(header('Vary', "'Origin'"), others[0])}, ${at('/:id', origin(`'${listed}'`))}`, `${at('/:a/:b', others[0])}, ${rule(origin("'*'"))}`, `${at('/:path+', others[0])}, ${rule(origin("'*'"))}`,
  `${at('/', others[0])}, ${rule(origin("'*'"))}`, `${at('/:path*', header('X-Frame-Options', "'DENY'"))}, ${rule(origin("'*'"))}`, `${at('/:a/(.*)', others[0])}, ${rule(origin("'*'"))}`, rule(origin("'*'"), header('X-Robots-Tag', "':path*'")),
];

export default {
  language: 'javascript',
  releases: ['14.0.0', '16.4.6'],
  packages: (release) => [`next@${release}`, ...(release.startsWith('14') ? ['react@18.3.1', 'react-dom@18.3.1'] : ['react@19.2.0', 'react-dom@19.2.0'])],
  options: unique([...origins.map((value) => rule(origin(value))), ...others.map((each) => rule(origin(`'${listed}'`), each)), ...others.slice(0, 3).map((each) => rule(each, origin("'*'"))), ...two]),
  form: { start: "{ source: '/:path*', headers: [", between: ', ', end: '] }' },
  file: '/next.config.mjs',
  lastAnswers: true,
  mayStayUnknown: /^$/,
  unknownAnswers: 0,
  source: (rules) => `const nextConfig = {\n  async headers() {\n    return [${rules}];\n  },\n};\nexport default nextConfig;\n`,
  readme: { shapes: ['async headers()', 'next.config.ts'] },
};
