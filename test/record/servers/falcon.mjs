import { listed } from '../requests.mjs';
import { keywords, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  allow_origins: [
    undefined, '"*"', `"${listed}"`, `["${listed}", "https://c.example"]`, `("${listed}",)`, '["*"]', '["https://*.a.example"]', `["${listed}/"]`, '["null"]', '[]', '"a.example"', 'None',
  ],
  allow_credentials: [undefined, '"*"', `"${listed}"`, `["${listed}", "https://b.example"]`, 'True', 'False', 'None', '["*"]', '[]', '"https://b.example"'],
  expose_headers: [undefined, '"X-Total"', '["X-Total", "ETag"]', '""', '[]', 'None', '5'],
  allow_private_network: [undefined, 'True', 'False', '"no"'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  allow_origins: [
    `{"${listed}"}`, `{"${listed}": 1}`, '5', 'True', '[1]', `["${listed}", None]`, `[["${listed}"]]`, `[("${listed}",), "https://b.example"]`, `[{"a": 1}]`, '["https://A.example"]', `["${listed}:443"]`, `["${listed}", "*"]`, '""', '[""]',
    `"${listed},https://b.example".split(",")`, `"${listed}, https://b.example"`, 'lambda origin: True', '("*",)', '{"*"}', 'frozenset()', '" *"', '"null"', `["${listed}"] * 2`,
  ],
  allow_credentials: ['""', '"true"', '5', '0', '[None]', `{"${listed}"}`, '{"*"}', '[["a"]]', '["null", "https://app.a.example"]', '()'],
  expose_headers: ['"*"', '["*"]', '{"X-Total"}', '["X", None]', '[1]', 'True', '("b", "a", "b")', '{"X-Total": 1}', '[""]'],
  allow_private_network: ['1', '0', 'None', '[]', '[0]'],
};

const combined = [
  'allow_credentials="*"', `allow_origins=["${listed}", "https://b.example"], allow_credentials="*"`, `allow_origins="*", allow_credentials=["${listed}"], expose_headers="X-Total"`,
  '**{"allow_origins": "https://a.example"}', '"https://a.example", ["X-Total"], "*"', '"*", None, None, True',
];
const misspelt = ['origins="*"', 'allow_origin="*"', 'allow_methods=["GET"]', 'max_age=5', 'allow_headers="*"'];
/** Of the application, not of the middleware. */
const application = [':cors_enable=True', ':cors_enable=1', ':cors_enable=True, middleware=[]'];

export default {
  language: 'python',
  releases: ['3.1.3', '4.1.0', '4.4.0'],
  packages: (release) => [`falcon==${release}`],
  options: unique(['', ...rowsOf(usual, odd).map(keywords), ...combined, ...misspelt, ...application]),
  // A list that is multiplied.
  mayStayUnknown: /\* 2/,
  unknownAnswers: 70,
  source: (options) => (options.startsWith(':')
    ? `import falcon\napp = falcon.App(${options.slice(1)})\n`
    : `import falcon\nfrom falcon import CORSMiddleware\napp = falcon.App(middleware=[CORSMiddleware(${options})])\n`),
  readme: {
    shapes: ['CORSMiddleware()', 'App(cors_enable=True)'],
    wildcardWithCredentials: {
      options: 'allow_origins="*", allow_credentials="*"', says: 'any website, with cookies',
      source: ['tests', 'https://github.com/falconry/falcon/blob/ce0a35b8fd02747cc72710202886874906b0d47a/tests/test_cors_middleware.py#L242-L248'],
    },
    unsetOrigin: {
      options: '', says: 'any website, no cookies',
      source: ['docs', 'https://github.com/falconry/falcon/blob/ce0a35b8fd02747cc72710202886874906b0d47a/docs/api/cors.rst#L14-L18'],
    },
  },
};
