import { listed } from '../requests.mjs';
import { keywords, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  allow_origins: [
    undefined, '["*"]', `["${listed}", "https://c.example"]`, `("${listed}",)`, '["https://*.a.example"]', '["https://*.example"]', `["${listed}/"]`, '["null"]', '[]', `["${listed}", "*"]`, 'None',
  ],
  allow_credentials: [undefined, 'True', 'False', '"yes"'],
  allow_methods: [undefined, '["*"]', '["POST", "GET"]', '("DELETE",)', '"GET"', '[]', 'None'],
  allow_headers: [undefined, '["*"]', '["X-Custom", "Authorization"]', '[]', '"X-Token"'],
  allow_origin_regex: [undefined, 'r"https://.*\\.a\\.example"', 'r"https://(a|b)\\.example"', '""', 'None'],
  expose_headers: [undefined, '["X-Total", "ETag"]', '"X-T"', '[]', 'None'],
  max_age: [undefined, '0', '60', '"1d"', 'None'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  allow_origins: [
    '"*"', `"${listed}"`, '"https://*.a.example"', `{"${listed}"}`, `{"${listed}": 1}`, '5', '[1]', '[1, "*"]', `["${listed}", None]`, '["https://A.example"]', '["https://a_example"]', '["https://[ab].example"]',
    '["https://.\\.example"]', '["https://(a"]', '["https://**.a.example"]', '["https://a.*"]', '["*://a.example"]', '["+"]', '""', '[""]', `["${listed}:443", "https://app.*"]`, `"${listed},https://c.example".split(",")`,
    'lambda origin: True', '["*.a.example"]', '["https://a.example|https://b.example"]', '["https://app*a.example"]', 'True',
  ],
  allow_credentials: ['1', '0', 'None', '[]', '"False"'],
  allow_methods: ['["get"]', '"*"', '{"GET", "PATCH"}', '["GET", "GET"]', '["GET", None]', '[1]', '["*", 1]', '{"GET": 1}', '"GET,POST"', '5', '()', '["patch", "OPTIONS"]', '["*", "GET"]', '""'],
  allow_headers: ['["x-custom", "X-Custom"]', '("accept",)', '["*", "X-A"]', '"*"', 'None', '[None]', '5', '{"X-Custom"}', '["Content-Type"]', '""', '["authorization", "content-type", "accept"]', '["X-Custom "]'],
  allow_origin_regex: [
    'r".*"', 'r"https://.*.a.example"', 'r"(?i)https://A\\.example"', 're.compile(r"https://a\\.example")', '5', '["a"]', '"*.a.example"', '"https://(a"', 'r"^https://a\\.example$|^null$"', '"https://a"', 'r"https://(?!b)[a-z.]+"',
    '[]', 'r"https://*.example"',
  ],
  expose_headers: ['["*"]', '{"X-Total", "ETag"}', '["X", None]', '[1]', '5', '("b", "a", "b")', '{"X-Total": 1}', 'True'],
  max_age: ['-1', '1.5', 'True', '60 * 60', '""'],
};

const alone = [
  'allow_origins=[], allow_origin_regex=r"https://.*\\.a\\.example"', 'allow_origins=("https://c.example",), allow_origin_regex=r"https://[ab]\\.example"', 'allow_origins=[], allow_origin_regex=r"https://.*.a.example"',
  'allow_origins=["https://c.example"], allow_origin_regex="https://*.a.example"', 'allow_origins=[], allow_origin_regex="*.a.example"', 'allow_origins=[], allow_origin_regex="https://(a"', 'allow_origins=[], allow_origin_regex=5',
  'allow_origins=[], allow_origin_regex=re.compile("a")', 'allow_origins={"https://c.example"}, allow_origin_regex=".*"', 'allow_origins="https://c.example", allow_origin_regex=".*"', 'allow_origins=[], allow_origin_regex=["a"]',
  'allow_origins=[], allow_origin_regex=r"https://(?!b)[a-z.]+"', 'allow_origins=["(https://a.example"], allow_origin_regex="b)"', 'allow_origins=None, allow_origin_regex=".*"', 'allow_origins=[None], allow_origin_regex=".*"',
  'allow_origins=["https://a.example"], allow_credentials=True, allow_methods=["GET", "POST", "PUT", "DELETE"], allow_headers=["Authorization", "Content-Type"], max_age=3600',
];
const misspelt = ['origins=["*"]', 'allow_origin=["*"]', '**{"allow_origins": ["https://a.example"]}', '**dict(allow_origins=["*"], max_age=5)', '["https://a.example"], ["GET"], ["x-custom"], True, None, ["X-Total"], 5'];

export default {
  language: 'python',
  releases: ['2.15.2', '2.20.0', '2.25.0'],
  // The oldest needs what later releases of anyio no longer bring.
  packages: (release) => [`litestar==${release}`, 'anyio==4.9.0'],
  options: unique(['', ...rowsOf(usual, odd).map(keywords), ...alone, ...misspelt]),
  // Look-aheads, flags in a pattern, and compiled patterns, which this library refuses.
  mayStayUnknown: /\(\?|re\.compile|"\(https/,
  unknownAnswers: { '2.15.2': 210, '2.20.0': 140, '2.25.0': 140 },
  source: (options) => `import re\nfrom litestar import Litestar\nfrom litestar.config.cors import CORSConfig\napp = Litestar([], cors_config=CORSConfig(${options}))\n`,
  readme: {
    shapes: ['cors_config=CORSConfig()', 'app_config.cors_config'],
    unsetOrigin: {
      options: '', says: 'any website, no cookies',
      source: ['tests', 'https://github.com/litestar-org/litestar/blob/8bd57248db3fd69aeda9c1ad6250aee2dbabf2b2/tests/unit/test_middleware/test_cors_middleware.py#L16-L24'],
    },
  },
};
