import { listed } from '../requests.mjs';
import { keywords, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  allow_origin: [undefined, '"*"', `"${listed}"`, '"https://c.example"', `"${listed}/"`, '"null"', '"https://*.a.example"', `"${listed},https://c.example"`, '""'],
  allow_headers: [undefined, '["X-Custom"]', '["*"]', '["x-custom", "Content-Type"]', '("X-Custom",)', '[]', 'None'],
  expose_headers: [undefined, '["X-Total", "ETag"]', '["*"]', '"X-T"', '[]', 'None'],
  max_age: [undefined, '600', '0', '"1d"', 'None'],
  allow_credentials: [undefined, 'True', 'False', '1', '"true"', 'None'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  allow_origin: [`["${listed}"]`, `["${listed}", "https://c.example"]`, `("${listed}",)`, '5', 'True', 'None', '[]', '[1]', '{}', `{"${listed}"}`, '" *"', `"HTTPS://A.EXAMPLE"`, `"${listed}:443"`],
  allow_headers: ['"X-C"', '{"X-Custom"}', '{"X-Custom": 1}', '["X-Custom", None]', '[1]', '[["X"]]', '[("X",)]', '5', 'True', '0', '""', '()', '["a", "Z", "B"]', '["X-Custom", "X-Custom"]', '["X-Custom "]'],
  expose_headers: ['("X-Total",)', '{"X-Total"}', '{"X-Total": 1}', '["X", None]', '[1]', '5', 'True', '0', '""', '"X-Total, ETag"', '["b", "a"]', '[""]', '()'],
  max_age: ['True', 'False', '1.5', '-1', '60 * 60', '""', '"600"', '1_000'],
  allow_credentials: ['0', '[True]', '{}', '"False"', '""', 'not False'],
};

const combined = [
  `allow_origin="${listed}", allow_credentials=True`, 'allow_origin="*", allow_credentials=True', `"${listed}", ["X-Custom"], ["X-Total"], 60, True`, `"${listed}"`,
  `**{"allow_origin": "${listed}"}`, `**dict(allow_origin="${listed}", max_age=5)`, `allow_origin=["${listed}"], allow_credentials=True, max_age=5`,
];
const misspelt = ['origin="*"', 'allow_origins=["*"]', 'allow_origin="*", credentials=True', 'allow_methods=["GET"]', '**{"origins": ["*"]}'];

export default {
  language: 'python',
  releases: ['1.28.0', '1.34.0'],
  packages: (release) => [`chalice==${release}`, 'setuptools==75.8.0'],
  options: unique(['', ...rowsOf(usual, odd).map(keywords), ...combined, ...misspelt, ':True']),
  // API Gateway alone knows what becomes of an origin that is no text.
  mayStayUnknown: /allow_origin=(?:[[({]|5|True|None)/,
  unknownAnswers: 784,
  source: (options) => (options.startsWith(':')
    ? `from chalice import Chalice\napp = Chalice(app_name="orders")\n@app.route("/", cors=${options.slice(1)})\ndef handler(): pass\n`
    : `from chalice import Chalice, CORSConfig\napp = Chalice(app_name="orders")\n@app.route("/", cors=CORSConfig(${options}))\ndef handler(): pass\n`),
  readme: {
    shapes: ['cors=CORSConfig()', 'cors=True', 'app.api.cors'],
    unsetOrigin: {
      options: '', says: 'any website, no cookies',
      source: ['docs', 'https://github.com/aws/chalice/blob/51ac904059a27a79a792d74037728594c1a427f5/docs/source/api.rst#L1008'],
    },
  },
};
