import assert from 'node:assert/strict';
import { cdkPython, functionUrl, httpApi } from '../../src/servers/cdk-python';
import { because, linesOf, list, literal, origin, spoilsOnly, toActual, toPreflight, unknown } from './answers';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const rest = 'from aws_cdk.aws_apigateway import Cors, CorsOptions, RestApi\n';
const http = 'from aws_cdk import aws_apigatewayv2 as api\n';
const api = 'api = RestApi(self, "Api")\n';

const shapes: Readonly<Record<string, readonly [source: string, found: readonly string[]]>> = {
  'options of a REST API': [`${rest}RestApi(self, "Api", default_cors_preflight_options=CorsOptions(allow_origins=Cors.ALL_ORIGINS))`, ['CorsOptions at 2: allow_origins=["*"]']],
  'options under a name': [`${rest}options = CorsOptions(allow_origins=["a"])`, ['CorsOptions at 2: allow_origins=["a"]']],
  'options by keywords that are spread': [`${rest}given = {"allow_origins": ["a"]}\noptions = CorsOptions(**given)`, ['CorsOptions at 3: allow_origins=["a"]']],
  'a module of the package': ['from aws_cdk import aws_apigateway as api\napi.CorsOptions(allow_origins=api.Cors.ALL_ORIGINS)', ['CorsOptions at 2: allow_origins=["*"]']],
  'a module by its path': ['import aws_cdk.aws_apigateway as api\napi.CorsOptions(allow_origins=api.Cors.ALL_ORIGINS)', ['CorsOptions at 2: allow_origins=["*"]']],
  'the whole package': ['import aws_cdk as cdk\ncdk.aws_apigateway.CorsOptions(allow_origins=["a"])', ['CorsOptions at 2: allow_origins=["a"]']],
  'the root of an API': [`${rest}${api}api.root.add_cors_preflight(allow_origins=["a"])`, ['add_cors_preflight at 3: allow_origins=["a"]']],
  'a resource': [`${rest}${api}orders = api.root.add_resource("orders")\norders.add_resource("id").add_cors_preflight(allow_origins=["a"])`, ['add_cors_preflight at 4: allow_origins=["a"]']],
  'an HTTP API': [`${http}api.CorsPreflightOptions(allow_origins=["a"], allow_methods=[api.CorsHttpMethod.ANY])`, ['CorsPreflightOptions at 2: allow_origins=["a"], allow_methods=["*"]']],
  'the URL of a function': ['from aws_cdk import aws_lambda as run\nrun.FunctionUrlCorsOptions(allowed_origins=["a"], allowed_methods=[run.HttpMethod.GET])', ['FunctionUrlCorsOptions at 2: allowed_origins=["a"], allowed_methods=["GET"]']],
  'durations': [`${http}from aws_cdk import Duration\napi.CorsPreflightOptions(max_age=Duration.minutes(2))`, ['CorsPreflightOptions at 3: max_age={ seconds: 120 }']],
  'not a method of who knows what': [`${rest}things.add_cors_preflight(allow_origins=["a"])\nthings.root.add_cors_preflight(allow_origins=["a"])`, []],
  'not a class of another package': ['import aws_cdk\nfrom constructs import CorsOptions\nCorsOptions(allow_origins=["a"])', []],
  'not a class of another module': ['from aws_cdk.aws_lambda import CorsOptions\nCorsOptions(allow_origins=["a"])', []],
  'not an API without CORS': [`${rest}${api}api.root.add_resource("orders")`, []],
};

describe('where the AWS CDK for Python configures CORS', () => {
  for (const [title, [source, expected]] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/stack.py', source), expected); });
  }
});

describe('what the AWS CDK for Python is told wrong', () => {
  it('every origin of a scheme with credentials', async () => {
    const source = (origins: string) => `${http}api.CorsPreflightOptions(allow_origins=["${origins}"], allow_credentials=True)\n`;
    assert.deepEqual(await problemsOf('/app/stack.py', source('https://*')), ['any-origin-with-credentials at "https://*"']);
    assert.equal(await fixed('/app/stack.py', source('https://*')), source('https://app.example.com'));
  });
  it('an origin with a slash', async () => {
    const source = 'from aws_cdk.aws_lambda import FunctionUrlCorsOptions\nFunctionUrlCorsOptions(allowed_origins=["https://shop.example.com/"])\n';
    assert.deepEqual(await problemsOf('/app/stack.py', source), ['origin-never-matches at "https://shop.example.com/"']);
    assert.equal(await fixed('/app/stack.py', source), source.replace('com/', 'com'));
  });
  it('nothing where Python raises', async () => {
    assert.deepEqual(await problemsOf('/app/stack.py', `${http}api.CorsPreflightOptions(allow_origins=["https://*"], allow_credentials=True, allow_methods=["GET"])\n`), []);
  });
});

describe('what the AWS CDK for Python answers where something is unknown', () => {
  const known = { allow_origins: list([origin]), allow_credentials: literal(true), allow_headers: list(['x-a']), allow_methods: list(['PUT']), expose_headers: list(['x-b']), max_age: literal(null) };
  spoilsOnly(httpApi, known, {
    allow_headers: [['Access-Control-Allow-Headers'], []], allow_methods: [['Access-Control-Allow-Methods'], []], expose_headers: [[], ['Access-Control-Expose-Headers']],
    allow_credentials: [['Access-Control-Allow-Credentials'], ['Access-Control-Allow-Credentials']], max_age: [['Access-Control-Max-Age'], []],
  });
  it('one of the origins', () => {
    assert.deepEqual(linesOf(toActual(httpApi, { allow_origins: list([unknown, origin]) })), [`Access-Control-Allow-Origin: ${origin}`]);
    assert.deepEqual(linesOf(toActual(functionUrl, { allowed_origins: list([unknown]) })), [`Access-Control-Allow-Origin: unknown, ${because}`]);
  });
  it('what it is behind the preflight of a REST API: others say who may read that', () => {
    assert.deepEqual(linesOf(toActual(cdkPython, known)), ['Access-Control-Allow-Origin: unknown, the integration behind the API answers: API Gateway adds nothing to that']);
    assert.ok(linesOf(toPreflight(cdkPython, known)).includes(`Access-Control-Allow-Origin: ${origin}`));
  });
});
