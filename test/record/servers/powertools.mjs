import { listed } from '../requests.mjs';
import { keywords, rowsOf, unique } from '../rows.mjs';

/** By option; `undefined` stands for an option that is not given. */
const usual = {
  allow_origin: [undefined, '"*"', `"${listed}"`, '"https://c.example"', `"${listed}/"`, '"null"', '"https://*.a.example"', `"${listed},https://c.example"`, '""', 'None'],
  extra_origins: [undefined, `["${listed}", "https://b.example"]`, '["*"]', '[]', `("${listed}",)`, `"${listed}"`, 'None'],
  allow_headers: [undefined, '["X-Custom"]', '["*"]', '["x-custom", "Content-Type"]', '[]', 'None'],
  expose_headers: [undefined, '["X-Total", "ETag"]', '["*"]', '"X-T"', '[]', 'None'],
  max_age: [undefined, '600', '0', '"1d"', 'None'],
  allow_credentials: [undefined, 'True', 'False', '1', '"true"', 'None'],
};

/** Values too odd to be paired with those of other options. */
const odd = {
  allow_origin: [`["${listed}"]`, `("${listed}",)`, '5', 'True', '["*"]', `"${listed}".upper()`, '" *"', `"HTTPS://A.EXAMPLE"`, '"https://A.example"', `"${listed}:443"`, 'lambda: 1'],
  extra_origins: [`{"${listed}"}`, `{"${listed}": 1}`, '"*"', '5', 'True', '0', '""', `["${listed}", None]`, '[None]', '[["*"]]', `["${listed}", "*"]`, `"${listed},https://b.example".split(",")`, '{"*"}', '()', '{}'],
  allow_headers: ['"X-Custom"', '("X-Custom",)', '{"X-Custom"}', '{"X-Custom": 1}', '["X-Custom", None]', '[1]', '[["X"]]', '[("X",)]', '[(["X"],)]', '[{"a": 1}]', '5', 'True', '0', '""', '()', '["a", "Z", "B"]', '["X-Custom", "X-Custom"]', '["X-Custom "]'],
  expose_headers: ['("X-Total",)', '{"X-Total"}', '{"X-Total": 1}', '["X", None]', '[1]', '5', 'True', '0', '""', '"X-Total, ETag"', '["b", "a"]', '[""]', '()'],
  max_age: ['True', 'False', '1.5', '-1', '60 * 60', '""', '"600"', '1_000'],
  allow_credentials: ['0', '[True]', '{}', '"False"', '""', 'not False'],
};

const combined = [
  `allow_origin="${listed}", allow_credentials=True`, 'allow_origin="*", allow_credentials=True', `allow_origin="${listed}", extra_origins=["*"], allow_credentials=True`,
  `"${listed}", ["https://b.example"], ["X-Custom"], ["X-Total"], 60, True`, `"${listed}"`, `**{"allow_origin": "${listed}"}`, 'allow_origin="https://c.example", expose_headers=[1]',
  'allow_origin="https://c.example", allow_headers=[1], expose_headers=5', `**dict(allow_origin="${listed}", max_age=5)`,
];
const misspelt = ['origin="*"', 'allow_origins=["*"]', 'allow_origin="*", credentials=True', 'allow_methods=["GET"]', '**{"origins": ["*"]}'];

export default {
  language: 'python',
  releases: ['2.16.2', '2.41.0', '3.37.0'],
  packages: (release) => [`aws-lambda-powertools==${release}`, 'jmespath==1.0.1'],
  options: unique(['', ...rowsOf(usual, odd).map(keywords), ...combined, ...misspelt]),
  // A method of str that is not followed.
  mayStayUnknown: /upper/,
  unknownAnswers: 70,
  source: (options) => `from aws_lambda_powertools.event_handler import APIGatewayRestResolver, CORSConfig\napp = APIGatewayRestResolver(cors=CORSConfig(${options}))\n`,
  readme: {
    shapes: ['cors=CORSConfig()', 'ALBResolver(cors)'],
    wildcardWithCredentials: {
      options: 'allow_origin="*", allow_credentials=True', says: 'any website, no cookies',
      source: ['#4638', 'https://github.com/aws-powertools/powertools-lambda-python/pull/4638'],
    },
    unsetOrigin: {
      options: '', says: 'any website, no cookies',
      source: ['docs', 'https://github.com/aws-powertools/powertools-lambda-python/blob/fa1c29f2d497a7c233f06eb69d0f7ee1b187a9e4/docs/core/event_handler/api_gateway.md#L687'],
    },
  },
};
