import { listed } from '../requests.mjs';
import { keywords, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  allow_origins: [
    undefined, '["*"]', `["${listed}", "https://c.example"]`, `("${listed}",)`, `{"${listed}", "https://c.example"}`, '"*"', `"${listed}"`, '"https://*.a.example"',
    `"${listed},https://c.example"`, '["https://*.a.example"]', `["${listed}/"]`, '["https://A.example"]', `["${listed}:443"]`, '["null"]', '[]', `["${listed}", "*"]`, 'None', '5', '[1]',
  ],
  allow_credentials: [undefined, 'True', 'False', '1', '"yes"', 'None', '[]'],
  allow_methods: [undefined, '["*"]', '["GET", "POST"]', '("DELETE",)', '"GET"', '["get"]', '[]', 'None', '[1]'],
  allow_headers: [undefined, '["*"]', '["X-Custom", "Authorization"]', '"X-Token"', '("accept",)', 'None', '[None]'],
  allow_origin_regex: [undefined, 'r"https://.*\\.a\\.example"', '".*"', 'r"https://(a|b)\\.example"', 'r"^https://[a-z]+\\.example$"', '""', 'None', '5'],
  allow_private_network: [undefined, 'True', 'False'],
  expose_headers: [undefined, '["X-Total", "ETag"]', '"X-T"', '()', 'None', '[1]', '5'],
  max_age: [undefined, '0', '60', '"1d"', 'None', 'True', '1.5'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  allow_origins: [
    `{"${listed}": 1}`, '""', 'True', `["${listed}", None]`, `[" ${listed}"]`, `"${listed}".split(",")`, `["${listed}"] + ["*"]`, `[[ "${listed}" ]]`, '["https://a.*"]', `"${listed}/, *"`,
    `list(("${listed}",))`, 'frozenset()', `["HTTPS://a.example"]`, `r"${listed}"`, 'lambda: []',
  ],
  allow_credentials: ['0', '""', '"False"', '[0]', '{}'],
  allow_methods: ['{"GET", "POST"}', '"*"', '("GET", "*")', '"GET,POST"', '["PATCH", "patch"]', '()', '""', 'True', '["GET", None]', '["GET", "GET"]', '{"GET": 1}', '["OPTIONS"]', '["QUERY"]', '[" GET"]', '["*", 1]'],
  allow_headers: [
    '"*"', '{"X-Custom"}', '["x-custom", "X-Custom"]', '["*", "X-Custom"]', '""', '["X-Custom "]', '"Authorization, X-Custom"', '["content-type", "authorization"]', 'True', '[1]', '()', '["*", 1]',
  ],
  allow_origin_regex: [
    '"*.a.example"', '"https://**.a.example"', 'r"https://.*.a.example"', 'r"(?i)https://A\\.example"', '"null"', 'r"https://\\w+\\.example(:\\d+)?"', 're.compile(r"https://a\\.example")', 're.compile("HTTPS://A.*", re.IGNORECASE)',
    '"https://a"', '".+a.example"', 'r"https?://a\\.example/?"', 'r"^https://a\\.example$|^null$"', 'r"https://(?!b)[a-z.]+"', 'r"(https://)([a-z])\\.\\w{7}"', '["a"]', 'r"\\Ahttps://a\\.example\\Z"',
  ],
  allow_private_network: ['1', 'None', '"no"'],
  expose_headers: ['["*"]', '{"X-Total", "ETag"}', '""', '["X-Total", None]', '{"X-Total": 1}', 'True', '"X-Total, ETag"'],
  max_age: ['"600"', '-1', '60 * 60', '""', '24 * 60 * 60', 'False', '0x10', '1_000'],
};

const misspelt = ['origins=["*"]', 'allow_origin=["*"]', 'allow_origins=["*"], credentials=True', '**{"allow_origins": ["*"]}', '**dict(allow_origins=["*"], max_age=5)', '**{"origins": ["*"]}'];
const brokenPatterns = ['"*"', '"*.a.example"', '"https://**.a.example"', '"https://(*.a|b).example"', '"https://*"'].map((text) => `allow_origin_regex=${text}`);
const common = 'allow_origins=["https://a.example"], allow_methods=["GET", "POST", "PUT", "DELETE"], allow_headers=["Authorization", "Content-Type"], allow_credentials=True, max_age=3600';

export default {
  language: 'python',
  releases: ['0.26.1', '0.51.0', '1.0.0', '1.7.0', '1.10.0'],
  packages: (release) => [`starlette==${release}`],
  options: unique([common, ...rowsOf(usual, odd).map(keywords), ...misspelt, ...brokenPatterns]),
  mayStayUnknown: /lambda|class|\(\?[=!i]|re\.compile|\\A/,
  unknownAnswers: 350,
  source: (options) => `import re\nfrom starlette.middleware.cors import CORSMiddleware\napp.add_middleware(CORSMiddleware, ${options})\n`,
  readme: {
    shapes: ['app.add_middleware(…)', 'Middleware(…)', 'CORSMiddleware(app)'],
    wildcardWithCredentials: {
      options: 'allow_origins=["*"], allow_credentials=True', says: 'any website, with cookies',
      source: ['release notes', 'https://github.com/Kludex/starlette/blob/5174d4c8358a6f06aa8056bafd14c2272dab8dd1/docs/release-notes.md#L164'],
    },
    unsetOrigin: {
      options: '', says: 'nobody',
      source: ['docs', 'https://github.com/Kludex/starlette/blob/5174d4c8358a6f06aa8056bafd14c2272dab8dd1/docs/middleware.md#L54-L56'],
    },
  },
};
