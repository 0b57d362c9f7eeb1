import assert from 'node:assert/strict';
import { robyn } from '../../src/servers/robyn';
import { answer, because, linesOf, list, literal, origin, spoilt, toActual, toPreflight, unknown } from './answers';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const imports = 'from robyn import ALLOW_CORS, Robyn\napp = Robyn(__file__)\n';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'a keyword': { source: `${imports}ALLOW_CORS(app, origins=["a"])`, found: ['ALLOW_CORS at 3: origins=["a"]'] },
  'by position': { source: `${imports}ALLOW_CORS(app, ["a"], "X")`, found: ['ALLOW_CORS at 3: origins=["a"], headers="X"'] },
  'an application by keyword': { source: `${imports}ALLOW_CORS(app=app, origins="a")`, found: ['ALLOW_CORS at 3: origins="a"'] },
  'another name': { source: 'from robyn import ALLOW_CORS as allow\nallow(app, origins="a")', found: ['allow at 2: origins="a"'] },
  'the package by its name': { source: 'import robyn\nrobyn.ALLOW_CORS(app, origins="a")', found: ['ALLOW_CORS at 2: origins="a"'] },
  'in a function': { source: `${imports}def configure(app):\n  ALLOW_CORS(app, origins="a")`, found: ['ALLOW_CORS at 4: origins="a"'] },
  'a constant of another module': {
    source: `${imports}from settings import ORIGINS\nALLOW_CORS(app, origins=ORIGINS)`, others: { '/app/settings.py': 'ORIGINS = ["a"]\n' },
    found: ['ALLOW_CORS at 4: origins=["a"]'],
  },
  'a dict that is spread': { source: `${imports}options = {"origins": "a"}\nALLOW_CORS(app, **options)`, found: ['ALLOW_CORS at 4: origins="a"'] },
  'that of another package is none': { source: 'from other import ALLOW_CORS\nALLOW_CORS(app, origins="*")', found: [] },
  'one that is written here is none': { source: 'def ALLOW_CORS(app, origins): pass\nALLOW_CORS(app, origins="*")', found: [] },
  'an import alone is none': { source: imports, found: [] },
};

describe('where Robyn is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/main.py', shape.source, shape.others), shape.found); });
  }
});

describe('what Robyn is told wrong', () => {
  it('a slash at the end, as in its documentation, never matches', async () => {
    assert.deepEqual(await problemsOf('/app/main.py', `${imports}ALLOW_CORS(app, origins=["https://a.example/"])\n`), ['origin-never-matches at "https://a.example/"']);
    assert.equal(await fixed('/app/main.py', `${imports}ALLOW_CORS(app, origins=["https://a.example/"])\n`), `${imports}ALLOW_CORS(app, origins=["https://a.example"])\n`);
  });
});

describe('what Robyn answers for two origins', () => {
  const source = (origins: string) => `${imports}ALLOW_CORS(app, origins=${origins})\n`;
  it('is a star with credentials, which one origin alone mends', async () => {
    const two = source('["https://a.example", "https://b.example"]');
    assert.deepEqual(await problemsOf('/app/main.py', two), ['credentials-with-wildcard at ALLOW_CORS']);
    assert.equal(await fixed('/app/main.py', two), source('"https://app.example.com"'));
  });
});

describe('an unknown option of Robyn', () => {
  it('for headers spoils the list of them alone', () => {
    const given = { origins: literal(origin) };
    assert.deepEqual(spoilt(toPreflight(robyn, { ...given, headers: unknown })), ['Access-Control-Allow-Headers']);
    assert.deepEqual(spoilt(toActual(robyn, { ...given, headers: list(['X', unknown]) })), ['Access-Control-Allow-Headers']);
    assert.deepEqual(spoilt(toActual(robyn, { ...given, headers: list(['X'], unknown) })), ['Access-Control-Allow-Headers']);
  });
  it('for origins leaves open whether the request is refused', () => {
    assert.deepEqual(toActual(robyn, { origins: unknown }), { kind: 'unknown', because });
    assert.deepEqual(toActual(robyn, { origins: list(['https://b.example', unknown]) }), { kind: 'unknown', because });
  });
  it('for origins leaves a request without Origin known but for one header', () => {
    assert.deepEqual(spoilt(answer(robyn, { origins: unknown }, {})), ['Access-Control-Allow-Origin']);
    assert.deepEqual(spoilt(answer(robyn, { origins: list([], unknown) }, { method: 'OPTIONS' })), ['Access-Control-Allow-Origin']);
    assert.deepEqual(spoilt(answer(robyn, { origins: list([unknown]) }, { method: 'OPTIONS' })), ['Access-Control-Allow-Origin']);
  });
  it('beside the origin that asks lets it in', () => {
    assert.equal(linesOf(toPreflight(robyn, { origins: list([origin], unknown) }))[0], `Access-Control-Allow-Origin: ${origin}`);
    assert.equal(linesOf(toActual(robyn, { origins: list([origin, unknown]) }))[0], 'Access-Control-Allow-Origin: *');
    assert.deepEqual(spoilt(toActual(robyn, { origins: list([origin], unknown) })), ['Access-Control-Allow-Origin']);
  });
  it('may be origins, where they are not written but spread', () => {
    assert.equal(toActual(robyn, {}, { rest: unknown }).kind, 'unknown');
    assert.equal(toActual(robyn, {}).kind, 'failsToStart');
  });
  it('and an unknown Origin leaves all open', () => {
    assert.equal(answer(robyn, { origins: literal('*') }, { lines: [['Origin', unknown]] }).kind, 'unknown');
  });
});
