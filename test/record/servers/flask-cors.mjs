import { listed, requests as usualRequests } from '../requests.mjs';
import { keywords, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  origins: [
    undefined, '"*"', '["*"]', `"${listed}"`, `["${listed}", "https://c.example"]`, `("${listed}",)`, 'r"https://.*\\.a\\.example"', '"https://*.a.example"',
    `["${listed}", r"^https://[ab]\\.example$"]`, '["null"]', '[]', 'None',
  ],
  supports_credentials: [undefined, 'True', 'False', '"yes"'],
  methods: [undefined, '["GET", "POST"]', '"GET"', '["get", "delete"]', '[]', 'None'],
  allow_headers: [undefined, '"*"', '["X-Custom", "Authorization"]', '"X-Custom"', '[]', 'None', 'r"^x-.*"'],
  expose_headers: [undefined, '["X-Total", "ETag"]', '"X-T"', 'None', '[1, 2]', '5'],
  max_age: [undefined, '600', '0', '"1d"', 'None', 'True'],
  send_wildcard: [undefined, 'True', 'False'],
  vary_header: [undefined, 'False', '"no"'],
  always_send: [undefined, 'False', '1'],
  allow_private_network: [undefined, 'True', 'False', 'None'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  origins: [
    `["${listed}", "*"]`, `"${listed},https://c.example"`, '["https://A.example"]', `["${listed}/"]`, `["${listed}:443"]`, '""', '"null"', '5', 'True', `["${listed}", None]`, '[1]', '[1, "*"]', 'lambda origin: True',
    `["${listed}", 5]`, '".*"', '"*.a.example"', '["https://**.a.example"]', 'r"https://(a|b)\\.example"', 'r"https://a\\.example$"', '"https://a"', 'r"HTTPS://A\\.EXAMPLE"', 're.compile(r"https://A\\.example", re.I)',
    're.compile(r"https://.\\.example")', `{"${listed}": 1}`, `{"${listed}"}`, `"${listed} https://c.example".split(" ")`, '["https://c.example", "https://b.example"]', '["https://a.example|https://b.example"]',
    '["https://[a-z]+.example", "https://d.example"]', 'r"https://(?!b).*"', '()', '"https://+"', '["*", None]', '[None, "*"]', '["https://c.example", "*.b.example"]', `["${listed}", ["https://b.example"]]`,
  ],
  supports_credentials: ['0', '1', '[]', 'None', '"False"'],
  methods: ['"*"', '["*"]', '5', 'True', '["GET", None]', '["GET", 1]', '[1, 2]', '("PATCH",)', '{"GET", "DELETE"}', '""', '"GET,POST"', '["OPTIONS"]', '["DELETE ", "patch"]', '[None]', '[True, 2]', '{"GET": 1}', '[[]]'],
  allow_headers: ['["*"]', '"Content-Type,Authorization"', '["content-type"]', '[None]', '5', '["*x"]', '""', '["x-custom", None]', '{"X-Custom"}', '["Authorization", "Content-Type", "Accept"]', 'lambda name: True', 're.compile("x.*")'],
  expose_headers: ['["*"]', '""', '[]', '["B", "a", "A"]', '["X", None]', 'True', '("X-Total",)', '{"X-Total"}', '[None]', '0'],
  max_age: ['-1', '1.5', '""', 'False', '60 * 60', 'timedelta(hours=1)', '[5]', '"600"'],
  send_wildcard: ['1', 'None', '""'],
  vary_header: ['0', 'None', 'True', '[]'],
  always_send: ['0', 'None', 'True'],
  allow_private_network: ['1', '"no"', '0'],
  automatic_options: ['False', 'True'],
  intercept_exceptions: ['False'],
};

const combined = [
  'origins="*", supports_credentials=True, send_wildcard=True', `origins="${listed}", supports_credentials=True, send_wildcard=True`, `origins=["${listed}", "*"], send_wildcard=True`,
  'send_wildcard=True, supports_credentials="yes"', 'origins=".*", send_wildcard=True', `origins=["${listed}", "https://c.example"], vary_header=False`,
  'origins="*", always_send=False, vary_header=False',
  `origins="*.a.example", resources={"/api": {"origins": "*"}, "/open": {"origins": "${listed}"}}`, `supports_credentials=True, send_wildcard=True, resources={"/api": {"origins": "${listed}"}}`,
];
const misspelt = ['origin="https://a.example"', 'allow_origins=["https://a.example"], allow_credentials=True', 'headers="X-Custom"', '**{"origins": "https://a.example"}', '**dict(origins=["https://a.example"], max_age=5)', 'resource={"/api": {}}'];
const resources = [
  'r"/*"', '"*"', '"/api/*"', 'r"/api/.*"', '"/api"', '"/api/orders"', '["/api/*", "/open"]', '("/open",)', '5', 'None', '[]', '{}', '{"/open"}', '[5]', '["/api", None]', 'r"/API/.*"', 're.compile(r"/api/.*")', '"/("',
  '{"/api/*": {}}', '{"/api/*": "*"}', '{"/api/*": None}', '{"/api/*": []}', `{r"/api/*": {"origins": "*"}}`, `{r"/api/.*": {"origins": ["${listed}"], "supports_credentials": True}, "/open": {"origins": "*"}}`,
  `{"*": {"origins": "*"}, r"/api/.*": {"origins": "${listed}"}}`, `{"/*": {"origins": "*"}, "/api/orders": {"origins": "https://b.example"}, r"/api/.*": {"origins": "${listed}"}}`,
  `{r"/api/v1/.*": {"origins": "${listed}"}, r"/.{0,40}": {"origins": "*"}}`, `{r"/.*long-but-flat.*|/api.*": {"origins": "*"}, r"/api/.*": {"origins": "${listed}"}}`, `{"/a b": {"origins": "*"}, "/a+b": {"origins": "${listed}"}}`,
  '{"/api/*": {"methods": None}}', '{"/api/*": {"origins": "*", "supports_credentials": True, "send_wildcard": True}}', '{"/(": {"origins": "*"}, "/open": {}}', `{"/api/*": {"origin": "${listed}"}}`,
  `{"/api/*": {"origins": "*", "max_age": 5}, "/open": {"expose_headers": "X"}}`, '{r"/v[12]/.*": {"origins": "*"}}',
].flatMap((text) => [`resources=${text}`, `origins="${listed}", max_age=60, resources=${text}`]);
const paths = ['/api/orders', '/api', '/apiary', '/open', '/open/more', '/a+b', '/a%2520b', '/api%2Forders', '/API/Orders', '/v1/x'];

/** Of `@cross_origin`. */
const decorated = [
  '', 'origins="https://a.example"', `origins=["${listed}", "https://c.example"], supports_credentials=True`, 'supports_credentials=True', 'automatic_options=False', 'automatic_options=True', 'automatic_options=0, origins="*"',
  'supports_credentials=True, send_wildcard=True', 'origins=None', 'methods=None', 'methods=["GET", None]', 'origins="*.a.example"', 'methods=["GET"], allow_headers=["X-Custom"], expose_headers="X", max_age=60',
  'resources={"/api": {}}', 'intercept_exceptions=False', 'allow_headers=None', 'expose_headers=[1, "a"]', 'send_wildcard=True', 'allow_private_network=True',
].map((text) => `@${text}`);

const [alone] = usualRequests.slice(0, 1);
const fewer = usualRequests.filter(([, headers]) => !headers.some(([name, value]) => name === 'Origin' && /^(?:https:\/\/b|.*:443)/.test(value)) || headers.length < 2);
const elsewhere = paths.flatMap((to) => [['GET', [['Origin', listed]], to], ['OPTIONS', [['Origin', 'https://b.example'], ['Access-Control-Request-Method', 'GET']], to], [...alone, to]]);

export default {
  language: 'python',
  releases: ['3.0.10', '4.0.0', '4.0.2', '5.0.0', '6.0.0', '6.0.1', '6.0.5'],
  packages: (release) => [`flask-cors==${release}`, 'flask==3.1.3', 'werkzeug==3.1.8'],
  requests: [...fewer, ...elsewhere],
  // Compiled patterns, a look-ahead, and the texts of lists and time spans.
  options: unique([...rowsOf(usual, odd).map(keywords), ...combined, ...misspelt, ...resources, ...decorated]),
  mayStayUnknown: /\(\?!|re\.compile|timedelta|max_age=\[5\]|\[\[\]\]|, \["https/,
  unknownAnswers: 632,
  source: (options) => (options.startsWith('@')
    ? `from flask_cors import cross_origin\n@app.route("/")\n@cross_origin(${options.slice(1)})\ndef handler(): pass\n`
    : `import re\nfrom datetime import timedelta\nfrom flask_cors import CORS\nCORS(app, ${options})\n`),
  readme: {
    shapes: ['CORS(app)', 'cors.init_app(app)', '@cross_origin()', 'app.config["CORS_…"]'],
    wildcardWithCredentials: {
      options: 'origins="*", supports_credentials=True', says: 'any website, with cookies',
      source: ['docs', 'https://github.com/corydolphin/flask-cors/blob/fa55dcbec68b3524a39e5057c35c29c221a27d64/docs/index.md#L48-L61'],
    },
    unsetOrigin: {
      options: '', says: 'any website, no cookies',
      source: ['docs', 'https://github.com/corydolphin/flask-cors/blob/fa55dcbec68b3524a39e5057c35c29c221a27d64/docs/index.md#L31-L33'],
    },
  },
};
