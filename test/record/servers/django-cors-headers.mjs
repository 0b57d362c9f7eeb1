import { listed, requests as usualRequests } from '../requests.mjs';
import { rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  CORS_ALLOWED_ORIGINS: [
    undefined, `["${listed}", "https://c.example"]`, `("${listed}",)`, '[]', '["*"]', '["null"]', '["https://*.a.example"]', `["${listed}/"]`, `"${listed}"`, '["a.example"]', 'None',
  ],
  CORS_ALLOWED_ORIGIN_REGEXES: [undefined, '[r"^https://\\w+\\.a\\.example$"]', 'r"^https://[ab]\\.example$"', '[r"https://a"]', '[]', '["*.a.example"]'],
  CORS_ALLOW_ALL_ORIGINS: [undefined, 'True', 'False', '"False"', 'None'],
  CORS_ALLOW_CREDENTIALS: [undefined, 'True', 'False', '"no"'],
  CORS_ALLOW_METHODS: [undefined, '["GET", "POST"]', '"GET"', '["*"]', 'None', '[]'],
  CORS_ALLOW_HEADERS: [undefined, '["x-custom", "authorization"]', '["*"]', '"X-Custom"', '5', '[]'],
  CORS_EXPOSE_HEADERS: [undefined, '["X-Total", "ETag"]', '"X-T"', '[]', 'None', '[1]'],
  CORS_PREFLIGHT_MAX_AGE: [undefined, '600', '0', '"1d"', 'None', 'True'],
  CORS_ALLOW_PRIVATE_NETWORK: [undefined, 'True', 'False', '1'],
  CORS_URLS_REGEX: [undefined, 'r"^/api/.*$"', '"^/"'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  CORS_ALLOWED_ORIGINS: [
    '[""]', '"".split(",")', '"*"', '""', '["https://A.example"]', '["HTTPS://a.example"]', `["${listed}:443"]`, `["${listed}/path?query#part"]`, `["${listed},https://c.example"]`, `[" ${listed}"]`, '["//a.example"]',
    '["localhost:3000"]', '[None]', '[5]', '[0]', '5', 'True', `["${listed}", None]`, '["https://[a"]', `{"${listed}": 1}`, `{"${listed}"}`, '"null"', '["http://a.example"]', '["https://*"]', `["${listed}"] + ["null"]`, '[b"a"]',
  ],
  CORS_ALLOWED_ORIGIN_REGEXES: [
    '"*"', '[None]', '[5]', '5', '[re.compile(r"https://A", re.I)]', '[r"https://(?!b)"]', `[r"${listed}", 5]`, '[5, r"https://a"]', '"^"', '"h"', '[r"https://.*\\.a\\.example"]', '["null"]', '(r"^https://a\\.example$",)', '[""]', '{r"^https://a": 1}',
  ],
  CORS_ALLOW_ALL_ORIGINS: ['1', '0', '[]', '"True"', 'not True'],
  CORS_ALLOW_CREDENTIALS: ['1', '0', 'None', '"False"'],
  CORS_ALLOW_METHODS: ['["get"]', '("PATCH",)', '"GET,POST"', '[None]', '5', '["GET", "GET"]', '{"GET": 1}'],
  CORS_ALLOW_HEADERS: ['None', '["X-Custom", 5]', '"content-type, x-custom"', '("accept",)', '{"x-a"}'],
  CORS_EXPOSE_HEADERS: ['5', 'True', '""', '["*"]', '{"X-A": 1}', '("X-A",)', '{}', '0'],
  CORS_PREFLIGHT_MAX_AGE: ['-1', '1.5', '""', 'False', '60 * 60', '[]', '[5]'],
  CORS_ALLOW_PRIVATE_NETWORK: ['"no"', 'None', '0'],
  CORS_URLS_REGEX: ['r"/api/"', 'r"^/api/|^/open"', '"*"', '""', 'None', '5', 'r"^/API/"', '["^/api"]', 'r"^/$"', 're.compile("^/api")'],
};

/** What a value does only for an origin that is let in. */
const allowed = Object.entries({ ...usual, ...odd }).filter(([name]) => !/ORIGIN/.test(name)).flatMap(([name]) => [...usual[name] ?? [], ...odd[name] ?? []].flatMap((value) => (value === undefined ? [] : [
  `CORS_ALLOWED_ORIGINS = ["${listed}"]; ${name} = ${value}`,
])));
const combined = [
  'CORS_ORIGIN_ALLOW_ALL = True', `CORS_ORIGIN_WHITELIST = ("${listed}",)`, `CORS_ORIGIN_WHITELIST = "${listed}"`, `CORS_ORIGIN_REGEX_WHITELIST = [r"^https://\\w+\\.a\\.example$"]`,
  'CORS_ORIGIN_ALLOW_ALL = True; CORS_ALLOW_ALL_ORIGINS = False', `CORS_ORIGIN_WHITELIST = ["https://b.example"]; CORS_ALLOWED_ORIGINS = ["${listed}"]`, 'CORS_ALLOW_ALL_ORIGINS = None; CORS_ORIGIN_ALLOW_ALL = True',
  'CORS_ALLOWED_ORIGIN = ["https://a.example"]', 'CORS_ALLOW_ORIGINS = ["*"]; CORS_ORIGINS_WHITELIST = ["https://a.example"]', 'cors_allow_all_origins = True',
  'CORS_ALLOW_ALL_ORIGINS = True; CORS_ALLOW_CREDENTIALS = True; CORS_URLS_REGEX = r"^/api/.*$"', `CORS_ALLOWED_ORIGINS = ["${listed}"]; CORS_URLS_REGEX = r"^/api/.*$"; CORS_ALLOW_CREDENTIALS = True`,
  `ORIGINS = ["${listed}"]; CORS_ALLOWED_ORIGINS = ORIGINS`, `CORS_ALLOWED_ORIGINS = ["https://c.example"]; CORS_ALLOWED_ORIGINS += ["${listed}"]`,
  `CORS_ALLOWED_ORIGINS = []; CORS_ALLOWED_ORIGINS.append("${listed}")`, 'CORS_ALLOWED_ORIGINS = ["*"]; CORS_ALLOW_CREDENTIALS = True', 'CORS_REPLACE_HTTPS_REFERER = True', '',
];

const elsewhere = ['/api/orders', '/API/', '/open', '/%61pi/x', '/api'].flatMap((to) => [
  ['GET', [['Origin', listed]], to], ['OPTIONS', [['Origin', 'https://b.example'], ['Access-Control-Request-Method', 'GET']], to],
]);
const fewer = usualRequests.filter(([, headers]) => !headers.some(([name, value]) => name === 'Origin' && value === 'https://b.example') || headers.length < 2);
const refused = [['GET', [['Origin', 'https://[a']]], ['OPTIONS', [['Origin', 'https://[a'], ['Access-Control-Request-Method', 'GET']]]];
const django = (release) => (release.startsWith('3.') ? 'django==3.2.25' : 'django==4.2.16');

export default {
  language: 'python',
  releases: ['3.5.0', '3.10.1', '4.0.0', '4.3.0', '4.9.0'],
  packages: (release) => [`django-cors-headers==${release}`, django(release)],
  requests: [...fewer, ...elsewhere, ...refused],
  options: unique([...rowsOf(usual, odd).map((row) => row.map(([name, value]) => `${name} = ${value}`).join('; ')), ...allowed, ...combined]),
  form: { start: '', between: '; ', end: '' },
  // Compiled patterns, a look-ahead, and the texts of bytes and lists.
  mayStayUnknown: /re\.compile|\(\?!|b"a"|MAX_AGE = \[5\]/,
  unknownAnswers: 398,
  source: (options) => `import re\n\nINSTALLED_APPS = ["corsheaders"]\nMIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"]\n${options}\n`,
  readme: {
    shapes: ['corsheaders.middleware', 'CORS_ALLOWED_ORIGINS', 'CORS_ALLOW_ALL_ORIGINS', 'CORS_ORIGIN_WHITELIST'],
    wildcardWithCredentials: {
      options: 'CORS_ALLOW_ALL_ORIGINS = True; CORS_ALLOW_CREDENTIALS = True', says: 'any website, with cookies',
      source: ['tests', 'https://github.com/adamchainz/django-cors-headers/blob/d6a75e42e24b367c07d16df25359c6e14552a93f/tests/test_middleware.py#L274-L285'],
    },
    unsetOrigin: {
      options: '', says: 'nobody',
      source: ['README', 'https://github.com/adamchainz/django-cors-headers/blob/d6a75e42e24b367c07d16df25359c6e14552a93f/README.rst#L123-L128'],
    },
  },
};
