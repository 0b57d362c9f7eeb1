import { listed } from '../requests.mjs';
import { keywords, rowsOf, unique } from '../rows.mjs';

/** By option of `ResourceOptions`; `undefined` stands for an option that is not given. */
const usual = {
  allow_credentials: [undefined, 'True', 'False'],
  expose_headers: [undefined, '["X-Total", "ETag"]', '("X-T",)', '[]'],
  allow_headers: [undefined, '"*"', '["X-Custom", "Authorization"]', '("content-type", "authorization")', '[]'],
  max_age: [undefined, '600', '0', 'None'],
  allow_methods: [undefined, '"*"', '["GET", "POST"]', '["patch"]', '[]', 'None'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  allow_credentials: ['1', '"yes"', 'None', '0'],
  expose_headers: ['"*"', '"X-Total"', '""', '{"X-Total"}', 'None', '[1]', '5', '["*"]', '["a", "a"]'],
  allow_headers: ['"X-Token"', '""', '{"X-Custom"}', 'None', '[None]', '5', '["*"]', '["X-CUSTOM"]', '["X-Custom "]'],
  max_age: ['-1', '1.5', '"1d"', 'True', '""'],
  allow_methods: ['"GET"', '{"GET"}', '[None]', '5', '["*"]', '["get", "Post"]'],
};
const misspelt = ['credentials=True', 'allow_origins=["*"]', 'allow_header="*"'];

const all = unique(['', ...rowsOf(usual, odd).map(keywords), ...misspelt]).map((text) => `ResourceOptions(${text})`);
const dicts = ['{}', '{"allow_credentials": True}', '{"allow_headers": "*", "max_age": 5}', '{"allow_headers": "X-A"}', '{"allow_methods": "*"}', '{"credentials": True}', 'dict(expose_headers=["X-T"])', 'None', '5', '"*"', '[]', 'True'];
const open = 'ResourceOptions(allow_credentials=True, allow_headers="*")';
const records = [
  '{}', 'None', '[]', '5', '"*"', `["${listed}"]`, `{"${listed}"}`, `{1: ${open}}`, `{"${listed}": ${open}}`, `{"${listed}": ResourceOptions(), "*": ${open}}`, `{"${listed}": ${open}, "https://b.example": ResourceOptions(max_age=5)}`,
  `{"${listed}/": ${open}}`, `{"https://A.example": ${open}}`, `{"${listed}:443": ${open}}`, `{"https://*.a.example": ${open}}`, `{"null": ${open}}`, `{"": ${open}}`, `{"${listed},https://b.example": ${open}}`, `{"*": ${open}, "*": ResourceOptions()}`,
  `{**{"${listed}": ${open}}, "https://b.example": ResourceOptions()}`, `{origin: ${open} for origin in ["${listed}"]}`, `dict({"${listed}": ${open}})`,
];
const routes = [
  `@{"${listed}": ${open}}`, `@config={"*": ${open}}`, '@{}', '@None', '@5', `defaults={"*": ResourceOptions()}@{"${listed}": ${open}}`, `defaults={"${listed}": ResourceOptions()}@{"*": ${open}}`, `defaults={"${listed}": ${open}}@{"https://b.example": ResourceOptions(max_age=1)}`,
  `defaults={"${listed}": ResourceOptions(max_age=1)}@{"${listed}": ResourceOptions(max_age=2)}`, 'defaults=5@{"*": ResourceOptions()}', '@{"*": ResourceOptions(allow_methods="*")}', '@{"*": {}}', '@{"*": None}',
];

export default {
  language: 'python',
  releases: ['0.7.0', '0.8.1'],
  packages: (release) => [`aiohttp-cors==${release}`, `aiohttp==${release === '0.7.0' ? '3.8.6' : '3.12.15'}`],
  options: unique([...[...all, ...dicts].map((text) => `defaults={"*": ${text}}`), ...records.map((text) => `defaults=${text}`), 'origins="*"', ...routes]),
  form: { start: 'defaults={"*": ResourceOptions(', between: ', ', end: ')}' },
  unordered: true,
  lastAnswers: true,
  // A star exposes what the answer has; dicts that are made by calls and comprehensions.
  mayStayUnknown: /expose_headers="\*"|for origin in|defaults=dict|\*\*/,
  unknownAnswers: 221,
  source(options) {
    const [own, config] = options.split('@');
    const imports = 'import aiohttp_cors\nfrom aiohttp_cors import ResourceOptions\n';
    return `${imports}cors = aiohttp_cors.setup(app, ${own})\n${config === undefined ? '' : `cors.add(route, ${config})\n`}`;
  },
  readme: {
    shapes: ['aiohttp_cors.setup(app)', 'cors.add(route)'],
    wildcardWithCredentials: {
      options: 'defaults={"*": ResourceOptions(allow_credentials=True)}', says: 'any website, with cookies',
      source: ['README', 'https://github.com/aio-libs/aiohttp-cors/blob/d36e400cd23e935f6296c3dbc784c2d68d929d63/README.rst#L288-L299'],
    },
  },
};
