/**
 * What AWS answers, from its documentation, to what the CDK hands to it. The CDK is the real one: each construct is
 * made in a stack and resolved to the properties that CloudFormation gets.
 */
const { STATUS_CODES } = require('node:http');

/** The properties of a resource as they stand in the template, which CloudFormation takes. */
function resolved(stack, resource) {
  const [{ Properties }] = Object.values(stack.resolve(resource._toCloudFormation()).Resources);
  // CloudFormation takes no template with null in it.
  JSON.stringify(Properties, (name, value) => {
    if (value === null) throw new TypeError(`${name} is null`);
    return value;
  });
  return Properties;
}

function restApi({ RestApi }, stack, options) {
  const api = new RestApi(stack, 'Api', options);
  const method = api.root.node.tryFindChild('OPTIONS');
  if (!method) return undefined;
  const { Integration } = resolved(stack, method.node.defaultChild);
  const [{ StatusCode, ResponseParameters, ResponseTemplates }] = Integration.IntegrationResponses;
  const lines = Object.entries(ResponseParameters).map(([name, value]) => [name.replace('method.response.header.', ''), value.slice(1, -1)]);
  const listed = [...(ResponseTemplates?.['application/json'] ?? '').matchAll(/\$origin == "([^"]+)"/g)].map(([, origin]) => origin);
  return (request) => {
    if (request.method !== 'OPTIONS') return undefined;
    const { origin } = request.headers;
    const headers = lines.map(([name, value]) => [name, name === 'Access-Control-Allow-Origin' && listed.includes(origin) ? origin : value]);
    return { status: Number(StatusCode), headers, handler: false };
  };
}

/** The headers of an answer to a listed origin. */
function configured(cors, origin, isListed, isPreflight) {
  if (origin === undefined || !isListed) return [];
  const list = (name, values = []) => (values.length > 0 ? [[name, values.join(',')]] : []);
  const shared = [
    ['Access-Control-Allow-Origin', cors.AllowOrigins.includes('*') ? '*' : origin], ...(cors.AllowCredentials ? [['Access-Control-Allow-Credentials', 'true']] : []),
  ];
  if (!isPreflight) return [...shared, ...list('Access-Control-Expose-Headers', cors.ExposeHeaders)];
  const age = cors.MaxAge === undefined ? [] : [['Access-Control-Max-Age', String(cors.MaxAge)]];
  return [...shared, ...list('Access-Control-Allow-Methods', cors.AllowMethods), ...list('Access-Control-Allow-Headers', cors.AllowHeaders), ...age];
}

function httpApi({ HttpApi }, stack, options) {
  const { CorsConfiguration: cors = {} } = resolved(stack, new HttpApi(stack, 'Api', options).node.defaultChild);
  return ({ method, headers: { origin, 'access-control-request-method': asked } }) => {
    const { AllowOrigins: origins = [] } = cors;
    const isListed = ['*', origin, `${origin?.replace(/:.*/, '')}://*`].some((each) => origins.includes(each));
    const isPreflight = method === 'OPTIONS' && origin !== undefined && asked !== undefined;
    return { status: isPreflight ? 204 : 200, headers: configured(cors, origin, isListed, isPreflight), handler: !isPreflight };
  };
}

function functionUrl({ Function, FunctionUrlAuthType, Runtime, Code }, stack, options) {
  const made = new Function(stack, 'Function', { runtime: Runtime.NODEJS_LATEST, handler: 'index.handler', code: Code.fromInline('exports') });
  const { Cors: cors = {} } = resolved(stack, made.addFunctionUrl({ authType: FunctionUrlAuthType.NONE, ...options }).node.defaultChild);
  return ({ method, headers: { origin } }) => {
    const { AllowOrigins: origins = [] } = cors;
    const isPreflight = method === 'OPTIONS';
    return { status: 200, headers: configured(cors, origin, ['*', origin].some((each) => origins.includes(each)), isPreflight), handler: !isPreflight };
  };
}

/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = (from, options, ran) => {
  const core = from('aws-cdk-lib');
  const { Duration, aws_apigateway: { Cors }, aws_apigatewayv2: { CorsHttpMethod }, aws_lambda: { HttpMethod } } = core;
  const given = new Function('Duration', 'Cors', 'CorsHttpMethod', 'HttpMethod', `return { ${options} };`)(Duration, Cors, CorsHttpMethod, HttpMethod);
  const stack = new core.Stack(new core.App({ analyticsReporting: false }), 'Stack');
  const answer = 'corsPreflight' in given ? httpApi(core.aws_apigatewayv2, stack, given) : 'cors' in given ? functionUrl(core.aws_lambda, stack, given) : restApi(core.aws_apigateway, stack, given);
  return (request, response) => {
    const { status, headers, handler } = answer(request) ?? { status: 200, headers: [], handler: true };
    if (handler) ran(request.url);
    response.writeHead(status, STATUS_CODES[status], headers.flat());
    response.end();
  };
};
