import { listed } from '../requests.mjs';
import { keywords, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  allow_origins: [undefined, '"*"', '["*"]', `"${listed}"`, `["${listed}", "https://c.example"]`, `"${listed} https://b.example"`, '["https://*.a.example"]', `["${listed}/"]`, '["null"]', '[]', 'None'],
  allow_methods: [undefined, '"*"', '["*"]', '["GET", "POST"]', '"GET POST DELETE"', '["patch", "delete", "get"]', '[]', 'None'],
  allow_headers: [undefined, '"*"', '["X-Custom", "Authorization"]', '"authorization content-type"', '[]', 'None'],
  allow_credentials: [undefined, 'True', 'False', '"no"'],
  expose_headers: [undefined, '["X-Total", "ETag"]', '"X-T"', '[]', 'None'],
  max_age: [undefined, '600', '0', '"60"', '1.5'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  allow_origins: [`{"${listed}"}`, `{"${listed}": 1}`, '5', '0', 'True', '[1]', `["${listed}", None]`, '["https://A.example"]', `["${listed}:443"]`, '""', '"null"', `"${listed},https://b.example"`, `"${listed}; https://b.example"`, `("${listed}", "*")`, '"HTTPS://A.EXAMPLE"', 'False'],
  allow_methods: ['"GET,POST"', '"GET, POST"', '"get;delete"', '["GET", None]', '[1]', '5', 'True', '""', '("PATCH",)', '{"DELETE"}', '["OPTIONS"]', '["GET", "*"]', '["GET", "get"]'],
  allow_headers: ['["*"]', '"X-Custom, Accept"', '[None]', '5', '""', '["content-type", "authorization", "x-custom", "accept"]', '("x-custom", "*")'],
  allow_credentials: ['1', '0', 'None', '[]', '""'],
  expose_headers: ['"*"', '["*"]', '""', '"X-A X-B"', '["X", None]', '5', '0', 'True', 'False', '{"X-Total": 1}', '("b", "a", "b")'],
  max_age: ['-1', 'True', 'False', 'None', '""', '"1d"', '60 * 60', '[5]', '" 5 "', '"+5"', '"-5"', '-0.5'],
};
/** An option alone shows nothing where no origin or method is allowed. */
const open = (row) => [['allow_origins', '"*"'], ['allow_methods', '"*"']].filter(([name]) => !row.some(([other]) => other === name)).concat(row);

const combined = [
  `allow_origins=["${listed}"], allow_methods=["GET", "POST"], allow_headers=["Authorization", "Content-Type"], allow_credentials=True, max_age=3600`,
  'allow_origins="*", allow_methods="*", allow_headers="*", allow_credentials=True', `**{"allow_origins": "${listed}", "allow_methods": "*"}`,
];
const misspelt = ['origins="*"', 'allow_origin="*"', 'allow_origins="*", methods="*"'];

export default {
  language: 'python',
  releases: ['2.4.4', '2.6.4'],
  packages: (release) => [`blacksheep==${release}`],
  options: unique(['', ...rowsOf(usual, odd).flatMap((row) => (row.length === 1 ? [row, open(row)] : [row])).map(keywords), ...combined, ...misspelt]),
  unordered: true,
  // Nothing.
  mayStayUnknown: /(?!)/,
  unknownAnswers: 0,
  source: (options) => `from blacksheep import Application\napp = Application()\napp.use_cors(${options})\n`,
  readme: { shapes: ['app.use_cors()', 'app.add_cors_policy()'] },
};
