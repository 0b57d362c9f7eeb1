import assert from 'node:assert/strict';
import { isUnknown } from '../../src/http/unknown';
import { cdk, functionUrl, httpApi } from '../../src/servers/cdk';
import { because, linesOf, list, literal, origin, spoilsOnly, toActual, toPreflight, unknown } from './answers';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const rest = "import { Cors, LambdaRestApi, RestApi, Resource } from 'aws-cdk-lib/aws-apigateway';\n";
const http = "import { CorsHttpMethod, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';\n";
const lambda = "import { Function, FunctionUrl, HttpMethod } from 'aws-cdk-lib/aws-lambda';\n";
const preflight = "{ allowOrigins: ['a'] }";
const made = "const api = new RestApi(this, 'Api');\n";
const run = "const run = new Function(this, 'Run', { runtime });\n";

const shapes: Readonly<Record<string, readonly [source: string, found: readonly string[]]>> = {
  'a REST API': [`${rest}new RestApi(this, 'Api', { defaultCorsPreflightOptions: ${preflight} });`, ['defaultCorsPreflightOptions at 2: allowOrigins=["a"]']],
  'a REST API of one function': [`${rest}new LambdaRestApi(this, 'Api', { handler, defaultCorsPreflightOptions: ${preflight} });`, ['defaultCorsPreflightOptions at 2: allowOrigins=["a"]']],
  'a REST API of a namespace': [
    `import * as apigateway from 'aws-cdk-lib/aws-apigateway';\nnew apigateway.RestApi(this, 'Api', { defaultCorsPreflightOptions: { allowOrigins: apigateway.Cors.ALL_ORIGINS } });`,
    ['defaultCorsPreflightOptions at 2: allowOrigins=["*"]'],
  ],
  'a REST API of a module of the package': [
    `import { aws_apigateway as api } from 'aws-cdk-lib';\nnew api.RestApi(this, 'Api', { defaultCorsPreflightOptions: { allowOrigins: api.Cors.ALL_ORIGINS } });`,
    ['defaultCorsPreflightOptions at 2: allowOrigins=["*"]'],
  ],
  'a REST API of the whole package': [
    `import * as cdk from 'aws-cdk-lib';\nnew cdk.aws_apigateway.RestApi(this, 'Api', { defaultCorsPreflightOptions: ${preflight} });`, ['defaultCorsPreflightOptions at 2: allowOrigins=["a"]'],
  ],
  'a REST API by require': [
    `const { RestApi } = require('aws-cdk-lib/aws-apigateway');\nnew RestApi(this, 'Api', { defaultCorsPreflightOptions: ${preflight} });`, ['defaultCorsPreflightOptions at 2: allowOrigins=["a"]'],
  ],
  'a member': [`${rest}class Shop { constructor() { this.api = new RestApi(this, 'Api', { defaultCorsPreflightOptions: ${preflight} }); } }`, ['defaultCorsPreflightOptions at 2: allowOrigins=["a"]']],
  'options under a name': [`${rest}const options = ${preflight};\nnew RestApi(this, 'Api', { defaultCorsPreflightOptions: options });`, ['defaultCorsPreflightOptions at 3: allowOrigins=["a"]']],
  'the root of an API': [`${rest}${made}api.root.addCorsPreflight(${preflight});`, ['addCorsPreflight at 3: allowOrigins=["a"]']],
  'a resource': [`${rest}${made}const orders = api.root.addResource('orders');\norders.addCorsPreflight(${preflight});`, ['addCorsPreflight at 4: allowOrigins=["a"]']],
  'a resource of a resource': [`${rest}${made}api.root.addResource('orders').addResource('{id}').addCorsPreflight(${preflight});`, ['addCorsPreflight at 3: allowOrigins=["a"]']],
  'the default of a resource': [`${rest}${made}api.root.addResource('orders', { defaultCorsPreflightOptions: ${preflight} });`, ['defaultCorsPreflightOptions at 3: allowOrigins=["a"]']],
  'the default of a proxy': [`${rest}${made}api.root.addProxy({ defaultCorsPreflightOptions: ${preflight} });`, ['defaultCorsPreflightOptions at 3: allowOrigins=["a"]']],
  'a resource that is constructed': [`${rest}${made}new Resource(this, 'Orders', { parent: api.root, defaultCorsPreflightOptions: ${preflight} });`, ['defaultCorsPreflightOptions at 3: allowOrigins=["a"]']],
  'an HTTP API': [
    `${http}new HttpApi(this, 'Api', { corsPreflight: { allowOrigins: ['a'], allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.ANY] } });`, ['corsPreflight at 2: allowOrigins=["a"], allowMethods=["GET", "*"]'],
  ],
  'the URL of a function': [`${lambda}${run}run.addFunctionUrl({ cors: { allowedOrigins: ['a'], allowedMethods: [HttpMethod.ALL] } });`, ['cors at 3: allowedOrigins=["a"], allowedMethods=["*"]']],
  'the URL of a bundled function': [
    "import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';\nconst run = new NodejsFunction(this, 'Run');\nrun.addFunctionUrl({ cors: { allowedOrigins: ['a'] } });", ['cors at 3: allowedOrigins=["a"]'],
  ],
  'a URL that is constructed': [`${lambda}new FunctionUrl(this, 'Url', { function: run, cors: { allowedOrigins: ['a'] } });`, ['cors at 2: allowedOrigins=["a"]']],
  'names of the CDK among others': [
    `${rest}new RestApi(this, 'Api', { defaultCorsPreflightOptions: { allowOrigins: ['a'], allowHeaders: ['X-A', ...Cors.DEFAULT_HEADERS, 'X-B'] } });`,
    ['defaultCorsPreflightOptions at 2: allowOrigins=["a"], allowHeaders=["X-A", "Content-Type", "X-Amz-Date", "Authorization", "X-Api-Key", "X-Amz-Security-Token", "X-Amz-User-Agent", "X-B"]'],
  ],
  'durations': [`${http}import { Duration } from 'aws-cdk-lib';\nnew HttpApi(this, 'Api', { corsPreflight: { allowOrigins: ['a'], maxAge: Duration.hours(2) } });`, ['corsPreflight at 3: allowOrigins=["a"], maxAge={ seconds: 7200 }']],
  'not an API without CORS': [`${rest}${http}${made}new HttpApi(this, 'Http', {});\nnew HttpApi(this, 'Http');`, []],
  'not where it is off': [`${http}new HttpApi(this, 'Api', { corsPreflight: undefined });\nnew HttpApi(this, 'Api', { corsPreflight: false });`, []],
  'not properties that are unknown': [`${http}new HttpApi(this, 'Api', load());`, []],
  'not what is called and not constructed': [`${http}HttpApi(this, 'Api', { corsPreflight: ${preflight} });`, []],
  'not a class of another package': [`import 'aws-cdk-lib';\nimport { HttpApi } from './constructs';\nnew HttpApi(this, 'Api', { corsPreflight: ${preflight} });`, []],
  'not a class of another module': [`import { HttpApi } from 'aws-cdk-lib/aws-apigateway';\nnew HttpApi(this, 'Api', { corsPreflight: ${preflight} });`, []],
  'not a class of another package with a like name': [`// aws-cdk-lib\nimport { HttpApi } from 'aws-cdk-library/aws-apigatewayv2';\nnew HttpApi(this, 'Api', { corsPreflight: ${preflight} });`, []],
  'not a method of who knows what': [`${rest}${lambda}things.addCorsPreflight(${preflight});\nthings.root.addCorsPreflight(${preflight});\nthings.addFunctionUrl({ cors: ${preflight} });`, []],
  'not other methods': [`${rest}${made}api.root.addMethod('GET', ${preflight});\napi.addCorsPreflight(${preflight});`, []],
};

describe('where the AWS CDK configures CORS', () => {
  for (const [title, [source, expected]] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/stack.ts', source), expected); });
  }
  it('lists that spread two names are not followed', async () => {
    const source = `${rest}new RestApi(this, 'Api', { defaultCorsPreflightOptions: { allowOrigins: ['a'], allowHeaders: [...Cors.DEFAULT_HEADERS, ...Cors.DEFAULT_HEADERS] } });`;
    assert.match((await found('/app/stack.ts', source)).join(), /allowOrigins=\["a"\], allowHeaders=(?!.*Content-Type)/);
  });
});

describe('what the AWS CDK is told wrong', () => {
  const api = (options: string) => `${http}new HttpApi(this, 'Api', { corsPreflight: ${options} });\n`;
  it('every origin of a scheme with credentials', async () => {
    const source = api("{ allowOrigins: ['https://*'], allowCredentials: true }");
    assert.deepEqual(await problemsOf('/app/stack.ts', source), ["any-origin-with-credentials at 'https://*'"]);
    assert.equal(await fixed('/app/stack.ts', source), api("{ allowOrigins: ['https://app.example.com'], allowCredentials: true }"));
  });
  it('an origin with a slash', async () => {
    const source = `${lambda}${run}run.addFunctionUrl({ cors: { allowedOrigins: ['https://shop.example.com/'] } });\n`;
    assert.deepEqual(await problemsOf('/app/stack.ts', source), ["origin-never-matches at 'https://shop.example.com/'"]);
    assert.equal(await fixed('/app/stack.ts', source), source.replace('com/', 'com'));
  });
  it('nothing where the pair does not even become a stack, or where others answer', async () => {
    assert.deepEqual(await problemsOf('/app/stack.ts', api("{ allowOrigins: ['*'], allowCredentials: true }")), []);
    assert.deepEqual(await problemsOf('/app/stack.ts', `${rest}new RestApi(this, 'Api', { defaultCorsPreflightOptions: { allowOrigins: ['*'], allowCredentials: true } });`), []);
  });
});

describe('what a REST API answers where something is unknown', () => {
  const known = {
    allowOrigins: list([origin]), allowCredentials: literal(true), allowHeaders: list(['x-a']), allowMethods: list(['PUT']), exposeHeaders: list(['x-b']), maxAge: literal(undefined),
  };
  spoilsOnly(cdk, known, {
    allowHeaders: [['Access-Control-Allow-Headers'], ['Access-Control-Allow-Origin']], allowMethods: [['Access-Control-Allow-Methods'], ['Access-Control-Allow-Origin']],
    allowCredentials: [['Access-Control-Allow-Credentials'], ['Access-Control-Allow-Origin']], exposeHeaders: [['Access-Control-Expose-Headers'], ['Access-Control-Allow-Origin']],
    maxAge: [['Access-Control-Max-Age'], ['Access-Control-Allow-Origin']], disableCache: [['Access-Control-Max-Age'], ['Access-Control-Allow-Origin']],
    allowOrigins: [['Access-Control-Allow-Origin', 'Vary'], ['Access-Control-Allow-Origin']],
  });

  it('the status', () => {
    const outcome = toPreflight(cdk, { ...known, statusCode: unknown });
    assert.ok(outcome.kind === 'answers' && isUnknown(outcome.status));
  });
  it('what it is behind the preflight: others say who may read that', () => {
    assert.deepEqual(linesOf(toActual(cdk, known)), ['Access-Control-Allow-Origin: unknown, the integration behind the API answers: API Gateway adds nothing to that']);
  });

  const lineFor = (origins: ReturnType<typeof list>, asking: string | typeof unknown = origin) => {
    const lines = linesOf(toPreflight(cdk, { ...known, allowOrigins: origins }, { lines: [['Origin', asking], ['Access-Control-Request-Method', 'PUT']] }));
    return lines.filter((line) => /^(?:Access-Control-Allow-Origin|Vary)/.test(line));
  };
  const untold = `Access-Control-Allow-Origin: unknown, ${because}`;
  it('one of the origins', () => {
    assert.deepEqual(lineFor(list([unknown])), [untold, `Vary: unknown, ${because}`]);
    assert.deepEqual(lineFor(list(['https://c.example', unknown])), [untold, 'Vary: Origin']);
    assert.deepEqual(lineFor(list(['https://c.example', unknown, origin])), [`Access-Control-Allow-Origin: ${origin}`, 'Vary: Origin']);
    assert.deepEqual(lineFor(list([origin, unknown])), [`Access-Control-Allow-Origin: ${origin}`, 'Vary: Origin']);
    assert.deepEqual(lineFor(list(['https://c.example'], unknown)), [untold, 'Vary: Origin']);
    assert.deepEqual(lineFor(list([], unknown)), [untold, `Vary: unknown, ${because}`]);
    assert.deepEqual(lineFor(list(['*'], unknown)), [untold]);
  });
  it('the origin of the request', () => {
    assert.deepEqual(lineFor(list([origin]), unknown), [`Access-Control-Allow-Origin: ${origin}`, 'Vary: Origin']);
    assert.deepEqual(lineFor(list([origin, 'https://c.example']), unknown), [untold, 'Vary: Origin']);
    assert.deepEqual(lineFor(list(['*']), unknown), ['Access-Control-Allow-Origin: *']);
  });
  it('further methods', () => {
    const lines = linesOf(toPreflight(cdk, { ...known, allowMethods: list(['ANY'], unknown) }));
    assert.ok(lines.includes(`Access-Control-Allow-Methods: unknown, ${because}`));
  });
});

describe('what an HTTP API answers where something is unknown', () => {
  const known = { allowOrigins: list([origin]), allowCredentials: literal(true), allowHeaders: list(['x-a']), allowMethods: list(['PUT']), exposeHeaders: list(['x-b']) };
  spoilsOnly(httpApi, known, {
    allowHeaders: [['Access-Control-Allow-Headers'], []], allowMethods: [['Access-Control-Allow-Methods'], []], allowCredentials: [['Access-Control-Allow-Credentials'], ['Access-Control-Allow-Credentials']],
    exposeHeaders: [[], ['Access-Control-Expose-Headers']], maxAge: [['Access-Control-Max-Age'], []],
    allowOrigins: [
      ['Access-Control-Allow-Credentials', 'Access-Control-Allow-Headers', 'Access-Control-Allow-Methods', 'Access-Control-Allow-Origin'],
      ['Access-Control-Allow-Credentials', 'Access-Control-Allow-Origin', 'Access-Control-Expose-Headers'],
    ],
  });
  const ofActual = (origins: ReturnType<typeof list>, lines: readonly (readonly [string, string | typeof unknown])[] = [['Origin', origin]]) => linesOf(toActual(httpApi, { allowOrigins: origins }, { lines }));
  const untold = `Access-Control-Allow-Origin: unknown, ${because}`;

  it('one of the origins', () => {
    assert.deepEqual(ofActual(list([unknown, origin])), [`Access-Control-Allow-Origin: ${origin}`]);
    assert.deepEqual(ofActual(list([origin], unknown)), [`Access-Control-Allow-Origin: ${origin}`]);
    assert.equal(ofActual(list(['https://c.example'], unknown))[0], untold);
    assert.deepEqual(ofActual(list(['*', unknown])), ['Access-Control-Allow-Origin: *']);
  });
  it('the origin of the request', () => {
    assert.equal(ofActual(list([origin]), [['Origin', unknown]])[0], untold);
    assert.deepEqual(ofActual(list(['*']), [['Origin', unknown]]), ['Access-Control-Allow-Origin: *']);
    assert.deepEqual(ofActual(list([origin]), []), []);
  });
});

describe('what the URL of a function answers where something is unknown', () => {
  const known = { allowedOrigins: list([origin]), allowCredentials: literal(true), allowedHeaders: list(['x-a']), allowedMethods: list(['PUT']), exposedHeaders: list(['x-b']) };
  spoilsOnly(functionUrl, known, {
    allowedHeaders: [['Access-Control-Allow-Headers'], []], allowedMethods: [['Access-Control-Allow-Methods'], []], allowCredentials: [['Access-Control-Allow-Credentials'], ['Access-Control-Allow-Credentials']],
    exposedHeaders: [[], ['Access-Control-Expose-Headers']], maxAge: [['Access-Control-Max-Age'], []],
  });
  it('a star is not told where credentials may be allowed', () => {
    const said = 'Access-Control-Allow-Origin: unknown, AWS does not tell whether a star with credentials is answered as it stands';
    assert.equal(linesOf(toActual(functionUrl, { allowedOrigins: list(['*']), allowCredentials: literal(true) }))[0], said);
    assert.equal(linesOf(toActual(functionUrl, { allowedOrigins: list(['*']), allowCredentials: unknown }))[0], said);
    assert.deepEqual(linesOf(toActual(functionUrl, { allowedOrigins: list(['*']) })), ['Access-Control-Allow-Origin: *']);
  });
  it('comes beside what the function says, but for preflights', () => {
    const added = (outcome: ReturnType<typeof toActual>) => {
      assert(outcome.kind === 'answers' || outcome.kind === 'passesOn', outcome.kind);
      return new Set(outcome.headers.map(({ adds }) => adds));
    };
    assert.deepEqual(added(toActual(functionUrl, known)), new Set([true]));
    assert.deepEqual(added(toPreflight(functionUrl, known)), new Set([undefined]));
  });
});
