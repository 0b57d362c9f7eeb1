import { listed } from '../requests.mjs';
import { keywords, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  origins: [
    '"*"', '["*"]', `"${listed}"`, `["${listed}"]`, `["${listed}", "https://c.example"]`, `("${listed}",)`, `["${listed}/"]`, '["https://*.a.example"]', '["null"]', '[]',
  ],
  headers: [undefined, '["X-Custom"]', '"X-Custom, Content-Type"'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  origins: [
    `["${listed}", "*"]`, `{"${listed}"}`, `{"${listed}", "https://c.example"}`, `{"${listed}": 1}`, '{}', 'None', '5', 'True', '[1]', `[1, "${listed}"]`, `[None, "${listed}"]`, `[[], "${listed}"]`, `[True, "${listed}"]`,  `["${listed}", None]`, '["https://A.example"]', '""', '[""]', '()',
    `"${listed},https://b.example"`, `"${listed},https://b.example".split(",")`, 'lambda origin: True', '["", "https://b.example"]', `("https://b.example", "${listed}")`,
  ],
};
const oddHeaders = ['["*"]', '"*"', '[]', 'None', '("X-Custom",)', '5', 'True', 'False', '""', '["X-Custom", 1]', '[[]]', '["content-type", "Content-Type"]', '{"X-Custom"}', '0'].map((text) => `origins=["${listed}"], headers=${text}`);
const others = [
  '', 'headers=["X-Custom"]', `origin=["${listed}"]`, `origins=["${listed}"], allow_credentials=False`, `["${listed}", "https://b.example"], ["X-Custom", "Authorization"]`, `**{"origins": "${listed}"}`, '**dict(origins=["*"], headers="X")',
];

export default {
  language: 'python',
  releases: ['0.67.0', '0.82.0', '0.82.1', '0.88.0'],
  packages: (release) => [`robyn==${release}`],
  options: unique([...rowsOf(usual, odd).map(keywords), ...oddHeaders, ...others]),
  // The headers are listed as a set has them.
  unordered: true,
  // The text of a tuple, set or list.
  mayStayUnknown: /headers=[({]|\[\[\],/,
  unknownAnswers: { '0.67.0': 47, '0.82.0': 167, '0.82.1': 167, '0.88.0': 167 },
  source: (options) => `from robyn import ALLOW_CORS, Robyn\napp = Robyn(__file__)\nALLOW_CORS(app, ${options})\n`,
  readme: { shapes: ['ALLOW_CORS(app)', 'robyn.ALLOW_CORS(app)'] },
};
