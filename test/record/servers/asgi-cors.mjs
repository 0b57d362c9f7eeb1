import { listed } from '../requests.mjs';
import { keywords, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  allow_all: [undefined, 'True', 'False', '1', 'None'],
  hosts: [undefined, `["${listed}", "https://c.example"]`, `("${listed}",)`, `{"${listed}"}`, '["*"]', '["null"]', '[]', 'None', '["https://A.example"]', `["${listed}:443"]`],
  host_wildcards: [undefined, '["https://*.a.example"]', '["*"]', '["https://?.example"]', '["https://[ab].example", "http://localhost:*"]', '["https://[!a].example"]', '[]'],
  headers: [undefined, '["X-Custom", "Authorization"]', '"X-T"', '["*"]', '[]', '[1]'],
  methods: [undefined, '["GET", "DELETE"]', '("PATCH",)', '["get"]', 'None', '"GET"'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  allow_all: ['"no"', '[]', '0', '[0]'],
  hosts: [`"${listed}"`, '"*"', '""', `["${listed}/"]`, '["https://*.a.example"]', '5', '0', 'True', '[1]', `["${listed}", None]`, '[["a"]]', `{"${listed}": 1}`, `"${listed},https://c.example".split(",")`, 'lambda origin: True'],
  host_wildcards: [
    `"${listed}"`, '"*"', '"a.*"', '["https://*.a.example/"]', '["HTTPS://*"]', '["*.example"]', '["https://a"]', '["https://[.example"]', '["https://a.example*"]', '["https://[a-c].example"]', '["https://[]a].example"]',
    '["https://[^a].example"]', '["https://a[.]example"]', '["*://a.example:*"]', '["https://**.example"]', '["https://a+b", "n?ll"]', '5', '[None]', '()', `{"https://*.example"}`, '["(", "https://a.(example)"]',
  ],
  headers: ['5', '0', 'True', '""', '["x", None]', '{"X-Custom"}', '["a", "a"]', '{"X": 1}'],
  methods: ['5', '["*"]', '""', '[None]', '{"GET"}', '"GET,POST"'],
  max_age: ['600', '0', 'None', '"1d"', 'False'],
  callback: ['allowed', 'later', 'lambda origin: True', 'None', 'False', '"x"', '5', '[]'],
};

const combined = [
  `allow_all=True, hosts=["${listed}"]`, `allow_all=True, callback=5`, `hosts=["${listed}"], callback=5`, `hosts=["${listed}"], callback=False`, `hosts=["${listed}"], callback=allowed`, `hosts=["${listed}"], max_age=600`,
  `allow_all=True, max_age=600`, `True, ["${listed}"]`, `False, ["${listed}"], ["https://*.a.example"], None, ["X-A"], ["PUT"]`, `**{"hosts": ["${listed}"]}`, `hosts=["${listed}", "https://b.example"], headers=[1]`,
];
const misspelt = ['allow_origins=["*"]', `host=["${listed}"]`, 'allow_credentials=True', 'expose_headers=["X"]'];
const decorated = ['', 'allow_all=True', `hosts=["${listed}"]`, `True, None, None, None, ["X"]`, 'host_wildcards=["https://*.a.example/"]'].map((text) => `@${text}`);

export default {
  language: 'python',
  releases: ['1.0', '1.0.1'],
  packages: (release) => [`asgi-cors==${release}`],
  options: unique([...rowsOf(usual, odd).map(keywords), ...combined, ...misspelt, ...decorated]),
  // What a callback says, and whether a server takes a max_age.
  mayStayUnknown: /callback=(?:allowed|later|lambda)|max_age=(?:600|"1d")/,
  unknownAnswers: 360,
  source: (options) => (options.startsWith('@')
    ? `from asgi_cors import asgi_cors_decorator\n@asgi_cors_decorator(${options.slice(1)})\nasync def app(scope, receive, send): pass\n`
    : `from asgi_cors import asgi_cors\ndef allowed(origin): return origin == b"${listed}"\nasync def later(origin): return allowed(origin)\napp = asgi_cors(app, ${options})\n`),
  readme: { shapes: ['asgi_cors(app)', '@asgi_cors_decorator()'] },
};
