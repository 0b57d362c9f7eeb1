import { listed } from '../requests.mjs';
import { keywords, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  allow_origin: [
    undefined, '"*"', '["*"]', `"${listed}"`, `["${listed}", "https://c.example"]`, `("${listed}",)`, '["https://*.a.example"]', `["${listed}/"]`, '["null"]', '[]', 'None',
  ],
  allow_credentials: [undefined, 'True', 'False', '"yes"', 'None'],
  allow_methods: [undefined, '["GET", "POST"]', '"GET"', '["patch", "delete"]', '["*"]', '[]', 'None'],
  allow_headers: [undefined, '"*"', '["X-Custom", "Authorization"]', '"X-Custom"', '[]', 'None'],
  expose_headers: [undefined, '["X-Total", "ETag"]', '"X-T"', '[]', 'None'],
  max_age: [undefined, '600', '0', '"60"', '"1d"', 'None', '1.5'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  allow_origin: [
    `{"${listed}"}`, `{"${listed}": 1}`, '5', 'True', '0', '[1]', `["${listed}", None]`, `[["${listed}"]]`, '[{}]', `[("${listed}",)]`, '["https://A.example"]', `["${listed}:443"]`, '""', '"null"', `"${listed},https://b.example"`,
    `"${listed} https://b.example".split(" ")`, 'r"https://.*"', 're.compile(r"https://a")', '[re.compile(r"https://.\\.example$"), "https://app.a.example"]', `["${listed}", "*"]`, 'lambda origin: True', `["${listed}", 5]`,
  ],
  allow_credentials: ['1', '0', '[]', '"False"'],
  allow_methods: ['"*"', '"GET,POST"', '["GET", None]', '[1]', '5', '0', 'True', 'False', '("PATCH",)', '{"DELETE"}', '{"GET": 1}', '""', '["GET", "GET", "get"]', '["GET "]', '[""]'],
  allow_headers: ['["*"]', '"Content-Type,Authorization"', '["content-type", "authorization"]', '["x-custom", "X-Custom"]', '[None]', '5', '""', '("accept",)', '["*", "X-A"]', '0'],
  expose_headers: ['["*"]', '"X-Total, ETag"', '""', '["X", None]', '5', 'True', 'False', '("b", "a", "b")', '["a b", "c\\"d"]', '{"X-Total": 1}'],
  max_age: ['-1', 'True', 'False', '""', '60 * 60', 'timedelta(hours=1)', '[5]', '" 5 "', '"1.5"', '"+5"'],
  send_origin_wildcard: ['True', 'False', 'None', '1'],
};

const combined = [
  'allow_origin="*", allow_credentials=True', `allow_origin="${listed}", allow_credentials=True`, `allow_origin=["${listed}", "https://b.example"], allow_credentials=True, allow_methods=["GET", "POST", "PUT", "DELETE"], allow_headers=["Authorization", "Content-Type"], max_age=3600`,
  `allow_origin=["${listed}", "null"], allow_credentials=1`, `allow_origin=["${listed}"], send_origin_wildcard=False`, 'allow_origin=[], allow_credentials=True',
  '**{"allow_origin": "https://a.example"}', '**dict(allow_origin=["https://a.example"], max_age=5)',
];
const misspelt = ['allow_origins="*"', 'origins="*"', 'supports_credentials=True', 'provide_automatic_options=False'];
/** Of `@route_cors`. */
const decorated = [
  '', `allow_origin="${listed}"`, `allow_origin=["${listed}", "https://c.example"], allow_credentials=True`, 'allow_credentials=True', 'provide_automatic_options=False', 'provide_automatic_options=True, allow_methods=["GET"]',
  'provide_automatic_options=0, allow_origin="*"', 'allow_origin=5', 'allow_methods=5', 'max_age="1d"', 'allow_origins="*"', 'allow_methods=["GET"], allow_headers=["X-Custom"], expose_headers="X", max_age=60',
].map((text) => `@${text}`);

export default {
  language: 'python',
  releases: ['0.7.0', '0.8.0'],
  packages: (release) => [`quart-cors==${release}`, 'quart==0.20.0', 'werkzeug==3.1.8', 'flask==3.1.3'],
  options: unique([...rowsOf(usual, odd).map(keywords), ...combined, ...misspelt, ...decorated]),
  unordered: true,
  // Compiled patterns, time spans, and a star beside an origin, of which either may be found first.
  mayStayUnknown: /re\.compile|timedelta|"https:\/\/a\.example", "\*"/,
  unknownAnswers: 185,
  source: (options) => (options.startsWith('@')
    ? `from quart_cors import route_cors\n@app.route("/")\n@route_cors(${options.slice(1)})\nasync def handler(): pass\n`
    : `import re\nfrom datetime import timedelta\nfrom quart_cors import cors\napp = cors(app, ${options})\n`),
  readme: {
    shapes: ['cors(app)', '@route_cors()'],
    wildcardWithCredentials: {
      options: 'allow_origin="*", allow_credentials=True', says: 'every request fails',
      source: ['tests', 'https://github.com/pgjones/quart-cors/blob/dcf94f7f9ae897ac4fc7df686ea6c7d5ba929cea/tests/test_simple_request.py#L38-L42'],
    },
  },
};
