import { listed } from '../requests.mjs';
import { keywords, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  CORS_ORIGINS: [
    undefined, '"*"', `"${listed}"`, `"${listed}, https://c.example"`, `["${listed}", "https://c.example"]`, '["*"]', 're.compile(r"https://.*\\.example")', '""',
  ],
  CORS_SUPPORTS_CREDENTIALS: [undefined, 'True', '"no"'],
  CORS_METHODS: [undefined, '["GET", "POST"]', '"PATCH,DELETE"', '"*"'],
  CORS_ALLOW_HEADERS: [undefined, '["X-Custom", "Authorization"]', '"X-Custom,Content-Type"', '[]'],
  CORS_EXPOSE_HEADERS: [undefined, '["X-Total", "ETag"]', '"X-T"', '"*"'],
  CORS_MAX_AGE: [undefined, '600', '0'],
  CORS_SEND_WILDCARD: [undefined, 'True'],
  CORS_ALWAYS_SEND: [undefined, 'False'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  CORS_ORIGINS: [
    `("${listed}",)`, `{"${listed}"}`, 'None', '5', 'True', '[1]', '[]', `["${listed}", None]`, '["https://A.example"]', '"null"', `"${listed}/"`, `"${listed},https://b.example".split(",")`, `"${listed},https://b.example"`, 'lambda origin: True',
    '"https://*.a.example"', 're.compile("https://a")', 're.compile(".*")', '[re.compile(r"https://b\\.example$"), "https://app.a.example"]', `["${listed}", "*"]`, '"https://a"', `{"${listed}": 1}`, `["${listed}:443"]`, '"https://c.example,"', '[[]]', '"https://a.example.evil"',
    're.compile(r"HTTPS://a\\.example", re.I)', '" *"', '[""]',
  ],
  CORS_SUPPORTS_CREDENTIALS: ['1', '0', 'None', '[]'],
  CORS_METHODS: ['"get, post"', 'None', '[]', '[1]', '5', '("PATCH",)', '{"DELETE"}', '{"GET": 1}', '["*"]', '["TRACE"]', '["GET", "get"]', 'True'],
  CORS_ALLOW_HEADERS: ['"*"', '["*"]', 'None', '""', '[1]', '5', '("accept",)', '{"X-Custom"}', '"Content-Type, Authorization"', '["authorization", "content-type"]', '["*", "X-A"]', 'True', '[None]'],
  CORS_EXPOSE_HEADERS: ['["*"]', '[]', 'None', '[1]', '5', '("b", "a")', '"X-Total, ETag"', '["*", "X-A"]', '""'],
  CORS_MAX_AGE: ['-1', '1.5', '"60"', 'None', 'True', 'timedelta(hours=1)', '[5]', '60 * 60', '""'],
  CORS_SEND_WILDCARD: ['False', '1'],
  CORS_ALWAYS_SEND: ['0', 'None', 'True'],
  CORS_AUTOMATIC_OPTIONS: ['False', 'True', '0'],
  CORS: ['False', '0', 'True'],
};

const combined = [
  'CORS_ORIGINS="*", CORS_SEND_WILDCARD=True', 'CORS_ORIGINS="*", CORS_ALWAYS_SEND=False', 'CORS_ORIGINS=re.compile(".*"), CORS_SUPPORTS_CREDENTIALS=True', 'CORS_ORIGINS=re.compile(".*"), CORS_SEND_WILDCARD=True',
  `CORS_ORIGINS="${listed}", CORS_AUTOMATIC_OPTIONS=False`, `CORS_ORIGINS="${listed}", CORS=False`, `CORS_ORIGINS=["${listed}"], CORS_SUPPORTS_CREDENTIALS=True, CORS_ALLOW_HEADERS=["Content-Type", "Authorization"]`,
  ...['CORS_METHODS="get, post"', 'CORS_METHODS=("PATCH",)', 'CORS_METHODS=["TRACE"]', 'CORS_METHODS=["GET", "*"]', 'CORS_ALLOW_HEADERS="Content-Type, Authorization"', 'CORS_ALLOW_HEADERS=["*", "X-Custom"]', 'CORS_ALLOW_HEADERS=None', 'CORS_ALLOW_HEADERS=[""]',
    'CORS_EXPOSE_HEADERS=["*", "X-A"]', 'CORS_EXPOSE_HEADERS=("b", "a", "B")', 'CORS_MAX_AGE="60"', 'CORS_MAX_AGE=None', 'CORS_MAX_AGE=1.5', 'CORS_VARY_HEADER=False', 'CORS_ORIGIN="*"',
  ].map((text) => `CORS_ORIGINS="${listed}", ${text}`),
];
/** Of the decorator. */
const decorated = [
  '', 'origin="*"', 'origin="*", supports_credentials=True', `origin="${listed}"`, `origin=["${listed}", "https://c.example"]`, `origin="${listed}", allow_methods=["GET"]`, `origin="${listed}", allow_headers="X-Custom"`, `origin="${listed}", expose_headers=["X-Total"], max_age=60`, `origin="${listed}", expose_headers="X-T"`, `origin="${listed}", expose_headers=["X-Total", "*"]`, `origin="${listed}", expose_headers=5`, `origin="${listed}", expose_headers=None`,
  `origin="${listed}", max_age=None`, 'origin=None', 'origin=re.compile("https://a")', `origins="${listed}"`, 'supports_credentials=True', `origin="${listed}", allow_methods=5`, `origin="${listed}", allow_headers=[]`, `origin="${listed}", allow_methods=[], supports_credentials=False`, `origin="${listed},https://b.example"`,
].map((text) => `@${text}`);

export default {
  language: 'python',
  releases: ['23.12.0', '25.12.0'],
  packages: (release) => [`sanic-ext==${release}`, release === '23.12.0' ? 'sanic==23.12.2' : 'sanic==25.12.1', 'pydantic==2.12.5', 'setuptools==80.9.0'],
  // Without any of these names nothing is configured.
  options: unique([...rowsOf(usual, odd).map(keywords), ...combined, ...decorated]).filter((text) => text !== ''),
  // The lists are sets.
  unordered: true,
  // Compiled patterns, and the texts of lists and time spans.
  mayStayUnknown: /re\.compile|timedelta|\[5\]/,
  unknownAnswers: 688,
  source: (options) => (options.startsWith('@')
    ? `import re\nfrom sanic import Sanic\nfrom sanic_ext import cors\napp = Sanic("recorded")\n@app.route("/")\n@cors(${options.slice(1)})\nasync def handler(request): pass\n`
    : `import re\nfrom datetime import timedelta\nfrom sanic import Sanic\napp = Sanic("recorded")\napp.config.update(dict(${options}))\n`),
  readme: { shapes: ['app.config.CORS_ORIGINS', 'app.config.update()', 'app.update_config()', '@cors()'] },
};
