import assert from 'node:assert/strict';
import { middy } from '../../src/servers/middy';
import { because, callable, linesOf, list, literal, origin, toActual, toPreflight, unknown } from './answers';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const imports = "import middy from '@middy/core';\nimport httpCors from '@middy/http-cors';\n";
const shapes: Readonly<Record<string, readonly [source: string, found: readonly string[]]>> = {
  'in a handler': [`${imports}export const handler = middy().use(httpCors({ origin: 'a' })).handler(run);`, ['httpCors at 3: origin="a"']],
  'in a list': [`${imports}middy(run).use([other(), httpCors({ origin: 'a' })]);`, ['httpCors at 3: origin="a"']],
  'as a constant': [`${imports}const cors = httpCors({ origin: 'a' });\nmiddy(run).use(cors);`, ['httpCors at 3: origin="a"']],
  'without options': [`${imports}middy(run).use(httpCors());`, ['httpCors at 3: ']],
  'with options of a constant': [`${imports}const options = { origin: 'a' };\nmiddy(run).use(httpCors(options));`, ['httpCors at 4: origin="a"']],
  'under another name': ["import cors from '@middy/http-cors';\ncors({ origin: 'a' });", ['cors at 2: origin="a"']],
  'as default': ["import { default as cors } from '@middy/http-cors';\ncors({ origin: 'a' });", ['cors at 2: origin="a"']],
  required: ["const cors = require('@middy/http-cors');\ncors({ origin: 'a' });", ['cors at 2: origin="a"']],
  'not as a function of another package': ["import cors from '@middy/http-header-normalizer';\nimport '@middy/http-cors';\ncors({ origin: 'a' });", []],
  'not as what checks options': ["import { httpCorsValidateOptions } from '@middy/http-cors';\nhttpCorsValidateOptions({ origin: 'a' });", []],
  'not as what is not imported': ["// @middy/http-cors\nhttpCors({ origin: 'a' });", []],
};

describe('where @middy/http-cors is configured', () => {
  for (const [title, [source, expected]] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/main.ts', source), expected); });
  }
});

describe('what @middy/http-cors is told wrong', () => {
  it('credentials for any origin are found, and a list takes the place of the star', async () => {
    const source = `${imports}middy(run).use(httpCors({ origins: ['*'], credentials: true }));\n`;
    assert.deepEqual(await problemsOf('/app/main.ts', source), ["any-origin-with-credentials at '*'"]);
    assert.equal(await fixed('/app/main.ts', source), `${imports}middy(run).use(httpCors({ origins: ['https://app.example.com'], credentials: true }));\n`);
  });
  it('a star of its own with credentials stands for whoever asks', async () => {
    const source = `${imports}middy(run).use(httpCors({ origin: '*', credentials: true }));\n`;
    assert.deepEqual(await problemsOf('/app/main.ts', source), ["any-origin-with-credentials at '*'"]);
    assert.equal(await fixed('/app/main.ts', source), `${imports}middy(run).use(httpCors({ origins: ['https://app.example.com'], credentials: true }));\n`);
  });
});

describe('what @middy/http-cors answers where something is unknown', () => {
  const known = { origins: list([origin]), credentials: literal(true), headers: literal('X-A'), methods: literal('GET'), exposeHeaders: literal('X'), maxAge: literal(5) };
  const whole = [
    'Access-Control-Allow-Credentials: true', 'Access-Control-Allow-Headers: X-A', 'Access-Control-Allow-Methods: GET', `Access-Control-Allow-Origin: ${origin}`,
    'Access-Control-Expose-Headers: X', 'Access-Control-Max-Age: 5', 'Vary: Origin',
  ];
  const spoilt = (...names: readonly string[]) => whole.map((line) => {
    const [name = ''] = line.split(':');
    return names.includes(name) ? `${name}: unknown, ${because}` : line;
  });
  for (const [option, name] of [
    ['headers', 'Access-Control-Allow-Headers'], ['methods', 'Access-Control-Allow-Methods'], ['exposeHeaders', 'Access-Control-Expose-Headers'],
    ['maxAge', 'Access-Control-Max-Age'], ['credentials', 'Access-Control-Allow-Credentials'], ['vary', 'Vary'],
  ] as const) {
    it(`${option} spoils its own header alone`, () => { assert.deepEqual(linesOf(toActual(middy, { ...known, [option]: unknown })), spoilt(name)); });
  }

  it('one of several origins matters only to those that are not listed', () => {
    assert.deepEqual(linesOf(toActual(middy, { ...known, origins: list([origin, unknown]) })), whole);
    assert.deepEqual(linesOf(toActual(middy, { ...known, origins: list(['https://c.example', unknown]) })), spoilt('Access-Control-Allow-Origin'));
    assert.deepEqual(linesOf(toActual(middy, { ...known, origins: unknown })), spoilt('Access-Control-Allow-Origin', 'Vary'));
    assert.deepEqual(linesOf(toActual(middy, { ...known, origins: list([]), origin: unknown })), spoilt('Access-Control-Allow-Origin', 'Vary'));
  });

  it('credentials decide between the star and who asks', () => {
    const lines = linesOf(toActual(middy, { origins: list(['*']), credentials: unknown }));
    assert.deepEqual(lines, ['Access-Control-Allow-Credentials', 'Access-Control-Allow-Origin', 'Vary'].map((name) => `${name}: unknown, ${because}`));
  });

  it('a function decides the origin', () => {
    const lines = linesOf(toActual(middy, { origins: list([origin]), getOrigin: callable() }));
    assert.equal(lines[0], 'Access-Control-Allow-Origin: unknown, the origin is decided by a function');
  });

  it('the origin of the request', () => {
    assert.deepEqual(linesOf(toActual(middy, known, { lines: [['Origin', unknown]] })), spoilt('Access-Control-Allow-Origin', 'Vary'));
  });

  const early = { ...known, disableBeforePreflightResponse: literal(false) };
  it('whether a preflight is answered', () => {
    assert.equal(toPreflight(middy, { ...known, disableBeforePreflightResponse: unknown }).kind, 'unknown');
    assert.equal(toActual(middy, { ...known, disableBeforePreflightResponse: unknown }).kind, 'passesOn');
  });
  it('whether a preflight asks for what is listed', () => {
    assert.equal(toPreflight(middy, { ...early, requestMethods: unknown }).kind, 'unknown');
    assert.equal(toPreflight(middy, { ...early, requestMethods: list(['GET', unknown]) }).kind, 'unknown');
    assert.deepEqual(linesOf(toPreflight(middy, { ...early, requestMethods: list(['put', unknown]) })), whole);
    assert.equal(toPreflight(middy, { ...early, requestMethods: list(['GET'], unknown) }).kind, 'unknown');
    assert.deepEqual(linesOf(toPreflight(middy, { ...early, requestMethods: list(['GET']), requestHeaders: unknown })), []);
    assert.equal(toPreflight(middy, { ...early, requestHeaders: list(['x-b'], unknown) }).kind, 'unknown');
  });
  it('what a preflight asks for', () => {
    const asked = (name: string) => ({ lines: [['Origin', origin], [name, unknown]] as const });
    assert.equal(toPreflight(middy, { ...early, requestMethods: list(['GET']) }, asked('Access-Control-Request-Method')).kind, 'unknown');
    assert.equal(toPreflight(middy, { ...early, requestHeaders: list(['x-a']) }, asked('Access-Control-Request-Headers')).kind, 'unknown');
    assert.deepEqual(linesOf(toPreflight(middy, early, asked('Access-Control-Request-Headers'))), whole);
  });
});
