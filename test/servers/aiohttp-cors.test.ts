import assert from 'node:assert/strict';
import { isUnknown } from '../../src/http/unknown';
import type { RecordValue, Value } from '../../src/model/value';
import { aiohttpCors } from '../../src/servers/aiohttp-cors';
import { because, linesOf, list, literal, origin, spoilt, toActual, toPreflight, unknown } from './answers';
import { fixed, problemsOf, summariesOf } from './fixed';
import { found } from './shapes';

const imports = 'import aiohttp_cors\nfrom aiohttp_cors import ResourceOptions\n';
const setup = 'cors = aiohttp_cors.setup(app)\n';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'defaults of an application': {
    source: `${imports}cors = aiohttp_cors.setup(app, defaults={"*": aiohttp_cors.ResourceOptions(allow_credentials=True)})`, found: ['setup at 3: defaults={ *: { allow_credentials: true } }'],
  },
  'options that are imported by name': { source: `${imports}aiohttp_cors.setup(app, defaults={"a": ResourceOptions(max_age=1), "b": {}})`, found: ['setup at 3: defaults={ a: { max_age: 1 }, b: {  } }'] },
  'options with a name': {
    source: `${imports}options = ResourceOptions(max_age=1)\ndefaults = {"a": options}\naiohttp_cors.setup(app, defaults=defaults)`, found: ['setup at 5: defaults={ a: { max_age: 1 } }'],
  },
  'options of another file': {
    source: `${imports}from .options import options\naiohttp_cors.setup(app, defaults={"a": options})`, found: ['setup at 4: defaults={ a: { max_age: 1 } }'],
    others: { '/app/options.py': `${imports}options = ResourceOptions(max_age=1)\n` },
  },
  'setup by name': { source: 'from aiohttp_cors import setup as enable\nenable(app, defaults={"a": {}})', found: ['enable at 2: defaults={ a: {  } }'] },
  'a config that is made without setup': { source: `${imports}cors = aiohttp_cors.CorsConfig(app, defaults={"a": {}})`, found: ['CorsConfig at 3: defaults={ a: {  } }'] },
  'a route': {
    source: `${imports}${setup}cors.add(app.router.add_get("/orders", orders), {"a": ResourceOptions(max_age=1)})`, found: ['add at 4: config={ a: { max_age: 1 } }, method="GET"'],
  },
  'a route by keyword, whose defaults are known': {
    source: `${imports}cors = aiohttp_cors.setup(app, defaults={"a": {}})\nroute = app.router.add_route("PUT", "/orders", orders)\ncors.add(route, config={"b": {}})`,
    found: ['setup at 3: defaults={ a: {  } }', 'add at 5: config={ b: {  } }, method="PUT", defaults={ a: {  } }'],
  },
  'a route inside a function': { source: `${imports}def make(app):\n    cors = aiohttp_cors.setup(app)\n    cors.add(route, {"a": {}})`, found: ['add at 5: config={ a: {  } }'] },
  'a route with the defaults is none': { source: `${imports}${setup}for route in list(app.router.routes()):\n    cors.add(route)`, found: [] },
  'setup without defaults is none': { source: `${imports}${setup}`, found: [] },
  'add of something else is none': { source: `${imports}seen = set()\nseen.add(route, {"*": {}})`, found: [] },
  'setup of another package is none': { source: 'from other import setup\nsetup(app, defaults={"*": {}})  # aiohttp_cors', found: [] },
};

describe('where aiohttp-cors is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/main.py', shape.source, shape.others), shape.found); });
  }
});

const setupWith = (defaults: string) => `${imports}cors = aiohttp_cors.setup(app, defaults={${defaults}})\n`;

describe('what aiohttp-cors is told wrong', () => {
  const wrong: Readonly<Record<string, readonly [source: string, found: readonly string[], after: string, fix?: string]>> = {
    'any origin with credentials': [
      setupWith('"*": ResourceOptions(allow_credentials=True, expose_headers="*")'), ['any-origin-with-credentials at "*"'], setupWith('"https://app.example.com": ResourceOptions(allow_credentials=True, expose_headers="*")'),
    ],
    'credentials that are taken away': [
      setupWith('"*": ResourceOptions(allow_credentials=True, max_age=5)'), ['any-origin-with-credentials at "*"'], setupWith('"*": ResourceOptions(max_age=5)'), 'dropCredentials',
    ],
    'credentials of the one that lets anybody in': [
      setupWith('"https://a.example": ResourceOptions(allow_credentials=True), "*": {"allow_credentials": True}'), ['any-origin-with-credentials at "*"'],
      setupWith('"https://a.example": ResourceOptions(allow_credentials=True), "*": {}'), 'dropCredentials',
    ],
    'an origin with a slash': [
      setupWith('"https://a.example/": ResourceOptions(), "https://b.example": ResourceOptions()'), ['origin-never-matches at "https://a.example/"'], setupWith('"https://a.example": ResourceOptions(), "https://b.example": ResourceOptions()'),
    ],
    'a route': [
      `${imports}${setup}cors.add(app.router.add_get("/orders", orders), {\n    "*": ResourceOptions(\n        allow_credentials=True,\n    ),\n})\n`, ['any-origin-with-credentials at "*"'],
      `${imports}${setup}cors.add(app.router.add_get("/orders", orders), {\n    "https://app.example.com": ResourceOptions(\n        allow_credentials=True,\n    ),\n})\n`,
    ],
  };
  for (const [title, [source, expected, after, fix]] of Object.entries(wrong)) {
    it(`is mended: ${title}`, async () => {
      assert.deepEqual(await problemsOf('/app/main.py', source), expected);
      assert.equal(await fixed('/app/main.py', source, fix), after);
    });
  }
  it('is told in a line', async () => {
    assert.deepEqual(await summariesOf('/app/main.py', setupWith('"*": ResourceOptions(allow_credentials=True)')), ['origin "*" · credentials']);
    assert.deepEqual(await summariesOf('/app/main.py', setupWith('"https://a.example": {}, "https://b.example": {}')), ['2 origins']);
  });
  it('is not guessed where origins are made at run time', async () => {
    assert.deepEqual(await problemsOf('/app/main.py', `${imports}aiohttp_cors.setup(app, defaults={origin: ResourceOptions(allow_credentials=True) for origin in load()})\n`), []);
    assert.deepEqual(await problemsOf('/app/main.py', `${imports}aiohttp_cors.setup(app, defaults=load())\n`), []);
  });
});

const at = { file: '/x', start: 0, end: 0 };
const record = (entries: Readonly<Record<string, Value>>, rest?: typeof unknown): RecordValue => (
  { kind: 'record', entries: new Map(Object.entries(entries).map(([name, value]) => [name, { value, key: at, at }])), rest, at });
const by = (entries: Readonly<Record<string, Value>>, rest?: typeof unknown) => ({ defaults: record(entries, rest) });

describe('what aiohttp-cors makes of what is not known', () => {
  const allowed = `Access-Control-Allow-Origin: ${origin}`;
  it('is nothing where the origin has options of its own', () => {
    assert.deepEqual(linesOf(toActual(aiohttpCors, by({ [origin]: record({}), '*': unknown }, unknown))), [allowed]);
    assert.equal(toActual(aiohttpCors, by({ '*': record({}) }, unknown)).kind, 'unknown');
    assert.equal(toActual(aiohttpCors, by({ [origin]: unknown })).kind, 'unknown');
    assert.equal(toActual(aiohttpCors, {}, { rest: unknown }).kind, 'unknown');
    assert.equal(toActual(aiohttpCors, by({ '*': record({}) }), { lines: [['Origin', unknown]] }).kind, 'unknown');
    assert.deepEqual(toActual(aiohttpCors, by({ '*': unknown }, unknown), { lines: [] }), { kind: 'passesOn', headers: [] });
  });
  it('is one header of an answer', () => {
    assert.deepEqual(spoilt(toActual(aiohttpCors, by({ '*': record({ allow_credentials: unknown, max_age: unknown }) }))), ['Access-Control-Allow-Credentials']);
    assert.deepEqual(spoilt(toActual(aiohttpCors, by({ '*': record({ expose_headers: list(['a'], unknown) }) }))), ['Access-Control-Expose-Headers']);
    assert.deepEqual(spoilt(toActual(aiohttpCors, by({ '*': record({ expose_headers: literal('*') }) }))), ['Access-Control-Expose-Headers']);
    assert.deepEqual(spoilt(toPreflight(aiohttpCors, by({ '*': record({ allow_headers: literal('*'), max_age: unknown, expose_headers: unknown }) }))), ['Access-Control-Max-Age']);
  });
  it('is a preflight where headers or methods decide', () => {
    assert.deepEqual(toPreflight(aiohttpCors, by({ '*': record({ allow_headers: unknown }) })), { kind: 'unknown', because });
    assert.equal(toPreflight(aiohttpCors, by({ '*': record({ allow_headers: list([unknown, 'X-A']) }) })).kind, 'answers');
    assert.equal(toPreflight(aiohttpCors, by({ '*': record({ allow_headers: literal('*'), allow_methods: unknown }) })).kind, 'answers');
    const custom = { lines: [['Origin', origin], ['Access-Control-Request-Method', 'PURGE']] as const };
    assert.deepEqual(toPreflight(aiohttpCors, by({ '*': record({ allow_methods: unknown }) }), custom), { kind: 'unknown', because });
    for (const name of ['Access-Control-Request-Method', 'Access-Control-Request-Headers']) {
      assert.equal(toPreflight(aiohttpCors, by({ '*': record({}) }), { lines: [['Origin', origin], [name, unknown]] }).kind, 'unknown');
    }
  });
  it('is the method of a route, which alone is allowed', () => {
    const asked = (method: Value) => {
      const outcome = toPreflight(aiohttpCors, { ...by({ '*': record({ allow_headers: literal('*') }) }), method });
      return outcome.kind === 'answers' ? (isUnknown(outcome.status) ? '?' : outcome.status) : outcome.kind;
    };
    assert.deepEqual([literal('PUT'), literal('put'), literal('GET'), unknown].map(asked), [200, 200, 403, 'unknown']);
  });
});
