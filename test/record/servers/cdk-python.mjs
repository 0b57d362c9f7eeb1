import { listed } from '../requests.mjs';
import { keywords, rowsOf, unique } from '../rows.mjs';

const origins = [undefined, "['*']", `['${listed}']`, `['${listed}', 'https://c.example']`, `['https://c.example', '${listed}', 'https://b.example']`, '[]', "['https://*']", `['${listed}/']`, "['null']", 'None'];
const headers = [undefined, "['X-Custom', 'Authorization']", "['*']", '[]', 'None'];
const exposed = [undefined, "['X-Total', 'ETag']", '[]', 'None'];
const credentials = [undefined, 'True', 'False', 'None'];
const maxAge = [undefined, 'Duration.minutes(10)', 'Duration.seconds(0)', 'None'];
/** What is of another type than it should be. */
const odd = ["'*'", `'${listed}'`, "''", '5', 'True', '{}', '[5]', '[None]', `('${listed}',)`, `{'${listed}'}`];
const oddAge = ['600', "'600'", 'Duration.days(2)', 'Duration.hours(2)', 'Duration.millis(5)', 'Duration.millis(5000)', 'Duration.seconds(86400)', 'Duration.seconds(86401)', "Duration.parse('PT5M')"];
const oddCredentials = ["'true'", '1', '0', '{}'];

const restApi = {
  allow_origins: [...origins, 'Cors.ALL_ORIGINS'], allow_credentials: credentials, allow_methods: [undefined, "['GET', 'POST']", "['ANY']", 'Cors.ALL_METHODS', '[]', 'None'],
  allow_headers: [...headers, 'Cors.DEFAULT_HEADERS', "[*Cors.DEFAULT_HEADERS, 'X-Custom']"], expose_headers: exposed, max_age: maxAge, disable_cache: [undefined, 'True', 'False'], status_code: [undefined, '200', 'None'],
};
const httpApi = {
  allow_origins: [...origins, "['https://*', 'http://*']"], allow_credentials: credentials, allow_methods: [undefined, '[CorsHttpMethod.GET, CorsHttpMethod.POST]', '[CorsHttpMethod.ANY]', '[]'], allow_headers: headers,
  expose_headers: exposed, max_age: maxAge,
};
const functionUrl = {
  allowed_origins: origins, allow_credentials: credentials, allowed_methods: [undefined, '[HttpMethod.GET, HttpMethod.POST]', '[HttpMethod.ALL]', 'None'], allowed_headers: headers, exposed_headers: exposed, max_age: maxAge,
};

/** An origin is needed, so that it is known what the others do. */
const listedAnd = (origin, names) => Object.entries(names).flatMap(([name, values]) => values.map((value) => [[origin, `['${listed}']`], [name, value]]));
const rows = {
  CorsOptions: [
    ...rowsOf(restApi, { allow_origins: [...odd, "['*', 'https://a.example']"], allowOrigins: ["['*']"] }),
    ...listedAnd('allow_origins', { allow_credentials: oddCredentials, allow_methods: [...odd, "['GET', 'ANY']"], allow_headers: odd, expose_headers: odd, max_age: oddAge, status_code: ["'200'", '299'], disable_cache: ['1'] }),
  ],
  CorsPreflightOptions: [
    ...rowsOf(httpApi, { allow_origins: [...odd, `['*', '${listed}']`] }),
    ...listedAnd('allow_origins', { allow_credentials: oddCredentials, allow_methods: [...odd, "['PUT']"], allow_headers: odd, expose_headers: odd, max_age: oddAge }),
  ],
  FunctionUrlCorsOptions: [
    ...rowsOf(functionUrl, { allowed_origins: [...odd, `['*', '${listed}']`], allow_origins: ["['*']"] }),
    ...listedAnd('allowed_origins', { allow_credentials: oddCredentials, allowed_methods: [...odd, '[]'], allowed_headers: odd, exposed_headers: odd, max_age: oddAge }),
  ],
};

export default {
  language: 'python',
  releases: ['2.112.0', '2.275.0'],
  packages: (release) => [`aws-cdk-lib==${release}`],
  options: unique(Object.entries(rows).flatMap(([name, some]) => some.map((row) => `${name}(${keywords(row)})`))),
  form: { start: 'CorsPreflightOptions(', between: ', ', end: ')' },
  // A REST API leaves everything but preflights to others, a duration may be read from a text, and AWS does not tell what a star with credentials is at a function URL.
  mayStayUnknown: /^CorsOptions|parse|^FunctionUrl.*'\*'.*credentials=True/,
  unknownAnswers: 1770,
  source: (options) => [
    'from aws_cdk import Duration', 'from aws_cdk.aws_apigateway import Cors, CorsOptions', 'from aws_cdk.aws_apigatewayv2 import CorsHttpMethod, CorsPreflightOptions',
    'from aws_cdk.aws_lambda import FunctionUrlCorsOptions, HttpMethod', `cors = ${options}`, '',
  ].join('\n'),
  readme: { shapes: ['HttpApi(…)', 'RestApi(…)', 'add_cors_preflight(…)', 'add_function_url(…)'] },
};
