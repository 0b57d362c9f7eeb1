import { listed } from '../requests.mjs';
import { properties, rowsOf, unique } from '../rows.mjs';

const origins = [
  undefined, "['*']", `['${listed}']`, `['${listed}', 'https://c.example']`, `['https://c.example', '${listed}', 'https://b.example']`, '[]', "['https://*']", `['${listed}/']`, "['null']", 'undefined',
];
const headers = [undefined, "['X-Custom', 'Authorization']", "['*']", '[]', 'undefined'];
const exposed = [undefined, "['X-Total', 'ETag']", "['*']", '[]', 'undefined'];
const credentials = [undefined, 'true', 'false', 'undefined'];
const maxAge = [undefined, 'Duration.minutes(10)', 'Duration.seconds(0)', 'undefined'];
/** What is of another type than it should be. */
const odd = ['null', "'*'", "''", '5', 'true', '{}', '[5]', "[undefined, 'https://a.example']", "new Set(['*'])"];
const oddAge = ['600', '0', 'null', "'600'", 'Duration.days(2)', 'Duration.hours(2)', 'Duration.millis(5)', 'Duration.millis(5000)', 'Duration.seconds(86400)', 'Duration.seconds(86401)', 'Duration.seconds(1.5)', "Duration.parse('PT5M')"];
const oddCredentials = ["'true'", '1', '0', 'null', '{}'];

const restApi = {
  allowOrigins: [...origins, 'Cors.ALL_ORIGINS'], allowCredentials: credentials, allowMethods: [undefined, "['GET', 'POST']", "['ANY']", 'Cors.ALL_METHODS', '[]', 'undefined'],
  allowHeaders: [...headers, 'Cors.DEFAULT_HEADERS', "[...Cors.DEFAULT_HEADERS, 'X-Custom']"], exposeHeaders: exposed, maxAge, disableCache: [undefined, 'true'], statusCode: [undefined, '200'],
};
/** An origin is needed, so that it is known what the others do. */
const withOrigin = (names) => Object.entries(names).flatMap(([name, values]) => values.map((value) => [['allowOrigins', `['${listed}']`], [name, value]]));
const restRows = [
  ...rowsOf(restApi, { allowOrigins: [...odd, "['*', 'https://a.example']", "['*', '*']", "'x'", "'https://a.example'", "['https://a.example', 'https://a.example', 5]"] }),
  ...withOrigin({
    allowCredentials: oddCredentials, allowMethods: [...odd, "['GET', 'ANY']", "['get']"], allowHeaders: [...odd, "['X-A', ...Cors.DEFAULT_HEADERS]"], exposeHeaders: odd, maxAge: oddAge,
    disableCache: ['false', '0', "'x'"], statusCode: ['204', 'null', 'undefined', '299'],
  }),
];

const httpApi = {
  allowOrigins: [...origins, "['https://*', 'http://*']"], allowCredentials: credentials, allowMethods: [undefined, "[CorsHttpMethod.GET, CorsHttpMethod.POST]", '[CorsHttpMethod.ANY]', '[]'], allowHeaders: headers, exposeHeaders: exposed, maxAge,
};
const httpRows = [
  ...rowsOf(httpApi, { allowOrigins: [...odd, `['*', '${listed}']`, "['http://*']", `['https://*', '${listed}']`] }),
  ...withOrigin({ allowCredentials: oddCredentials, allowMethods: [...odd, "['PUT']", "['get']"], allowHeaders: odd, exposeHeaders: odd, maxAge: oddAge }),
];

const functionUrl = {
  allowedOrigins: origins, allowCredentials: credentials, allowedMethods: [undefined, '[HttpMethod.GET, HttpMethod.POST]', '[HttpMethod.ALL]', 'undefined'], allowedHeaders: headers, exposedHeaders: exposed, maxAge,
};
const listedAnd = (names) => Object.entries(names).flatMap(([name, values]) => values.map((value) => [['allowedOrigins', `['${listed}']`], [name, value]]));
const urlRows = [
  ...rowsOf(functionUrl, { allowedOrigins: [...odd, `['*', '${listed}']`], allowOrigins: ["['*']"] }),
  ...listedAnd({ allowCredentials: oddCredentials, allowedMethods: [...odd, '[]'], allowedHeaders: odd, exposedHeaders: odd, maxAge: oddAge }),
];

const texts = (name, rows) => rows.map((row) => `${name}: ${properties(row) || '{}'}`);

export default {
  language: 'javascript',
  releases: ['2.112.0', '2.276.0'],
  packages: (release) => [`aws-cdk-lib@${release}`, 'constructs@10.8.1'],
  options: unique([
    ...texts('defaultCorsPreflightOptions', restRows), 'defaultCorsPreflightOptions: true', ...texts('corsPreflight', httpRows), 'corsPreflight: true', ...texts('cors', urlRows), 'cors: true',
  ]),
  form: { start: 'corsPreflight: { ', between: ', ', end: ' }' },
  // A REST API leaves everything but preflights to others, a duration may be read from a text, and AWS does not tell what a star with credentials is at a function URL.
  mayStayUnknown: /^defaultCors|parse|^cors: .*'\*'.*Credentials: true/,
  unknownAnswers: 2514,
  source: (options) => {
    const imports = [
      "import { Duration } from 'aws-cdk-lib';", "import { Cors, RestApi } from 'aws-cdk-lib/aws-apigateway';", "import { CorsHttpMethod, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';",
      "import { Function, FunctionUrlAuthType, HttpMethod } from 'aws-cdk-lib/aws-lambda';",
    ];
    const orders = "const orders = new Function(this, 'Orders', { runtime, handler: 'index.handler', code });";
    const made = options.startsWith('cors:')
      ? `${orders}\norders.addFunctionUrl({ authType: FunctionUrlAuthType.NONE, ${options} });`
      : `new ${options.startsWith('corsPreflight') ? 'HttpApi' : 'RestApi'}(this, 'Api', { ${options} });`;
    return `${imports.join('\n')}\n${made}\n`;
  },
  readme: {
    shapes: ['new HttpApi(…)', 'new RestApi(…)', 'addCorsPreflight(…)', 'addFunctionUrl(…)'],
    wildcardWithCredentials: {
      options: "corsPreflight: { allowOrigins: ['*'], allowCredentials: true }", says: 'does not start',
      source: ['HTTP API tests', 'https://github.com/aws/aws-cdk/blob/0de62d5a7df48a77a0402fa75bc8f68206da149c/packages/aws-cdk-lib/aws-apigatewayv2/test/http/api.test.ts'],
    },
  },
};
