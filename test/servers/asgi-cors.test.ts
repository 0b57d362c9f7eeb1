import assert from 'node:assert/strict';
import { fnmatch } from '../../src/languages/python/patterns';
import { asgiCors } from '../../src/servers/asgi-cors';
import { because, callable, linesOf, list, literal, origin, spoilt, toActual, toPreflight, unknown } from './answers';
import { fixed, problemsOf, summariesOf } from './fixed';
import { found } from './shapes';

const imports = 'from asgi_cors import asgi_cors, asgi_cors_decorator\n';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'an application': { source: `${imports}app = asgi_cors(app, hosts=["a"])`, found: ['asgi_cors at 2: hosts=["a"]'] },
  'by position': { source: `${imports}app = asgi_cors(app, True, ["a"])`, found: ['asgi_cors at 2: allow_all=true, hosts=["a"]'] },
  'an application by keyword': { source: `${imports}asgi_cors(app=app, allow_all=True)`, found: ['asgi_cors at 2: allow_all=true'] },
  'a decorator': { source: `${imports}@asgi_cors_decorator(True)\nasync def app(scope, receive, send): pass`, found: ['asgi_cors_decorator at 2: allow_all=true'] },
  'the package by its name': { source: 'import asgi_cors\napp = asgi_cors.asgi_cors(app, allow_all=True)', found: ['asgi_cors at 2: allow_all=true'] },
  'an alias': { source: 'from asgi_cors import asgi_cors as wrap\nwrap(app, allow_all=True)', found: ['wrap at 2: allow_all=true'] },
  'an import passed on by another file': {
    source: 'from .wrap import asgi_cors\nasgi_cors(app, allow_all=True)', found: ['asgi_cors at 2: allow_all=true'], others: { '/app/wrap.py': 'from asgi_cors import asgi_cors\n' },
  },
  'the same name from another package is none': { source: 'from other import asgi_cors\nasgi_cors(app, allow_all=True)', found: [] },
  'a function of one’s own is none': { source: 'def asgi_cors(app, **options): pass\nasgi_cors(app, allow_all=True)', found: [] },
};

describe('where asgi-cors is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/main.py', shape.source, shape.others), shape.found); });
  }
});

describe('what asgi-cors is told wrong', () => {
  it('an origin in upper case is found and mended', async () => {
    const source = `${imports}app = asgi_cors(app, hosts=["https://Shop.example.org"])\n`;
    assert.deepEqual(await problemsOf('/app/main.py', source), ['origin-never-matches at "https://Shop.example.org"']);
    assert.equal(await fixed('/app/main.py', source), `${imports}app = asgi_cors(app, hosts=["https://shop.example.org"])\n`);
  });
  it('and in a line', async () => {
    assert.deepEqual(await summariesOf('/app/main.py', `${imports}asgi_cors(app, allow_all=True)\n`), ['any origin']);
    assert.deepEqual(await summariesOf('/app/main.py', `${imports}asgi_cors(app)\n`), ['no other origin (default)']);
  });
});

describe('what asgi-cors makes of what is not known', () => {
  const listed = { hosts: list([origin]) };
  it('is nothing where something else allows the origin', () => {
    assert.deepEqual(linesOf(toActual(asgiCors, { ...listed, host_wildcards: unknown, callback: callable() })), [`Access-Control-Allow-Origin: ${origin}`]);
    assert.deepEqual(linesOf(toActual(asgiCors, { hosts: list([unknown, origin]) })), [`Access-Control-Allow-Origin: ${origin}`]);
    assert.deepEqual(spoilt(toActual(asgiCors, { hosts: list(['https://b.example'], unknown) })), ['Access-Control-Allow-Origin']);
  });
  it('is the star where any origin may be let in', () => {
    assert.deepEqual(linesOf(toActual(asgiCors, { ...listed, allow_all: unknown })), [`Access-Control-Allow-Origin: unknown, ${because}`]);
    assert.deepEqual(linesOf(toActual(asgiCors, { allow_all: literal(true), hosts: unknown })), ['Access-Control-Allow-Origin: *']);
  });
  it('is what the callback says', () => {
    assert.deepEqual(linesOf(toActual(asgiCors, { callback: callable() })), ['Access-Control-Allow-Origin: unknown, the callback decides']);
    assert.deepEqual(linesOf(toActual(asgiCors, { callback: unknown })), [`Access-Control-Allow-Origin: unknown, ${because}`]);
    assert.deepEqual(linesOf(toActual(asgiCors, { callback: callable() }, { lines: [] })), []);
  });
  it('is a list of headers, and no more', () => {
    assert.deepEqual(spoilt(toPreflight(asgiCors, { ...listed, headers: unknown })), ['Access-Control-Allow-Headers']);
    assert.deepEqual(spoilt(toPreflight(asgiCors, { ...listed, methods: unknown })), ['Access-Control-Allow-Methods']);
  });
  it('is all where the origin is, but for a star', () => {
    assert.equal(toActual(asgiCors, listed, { lines: [['Origin', unknown]] }).kind, 'unknown');
    assert.equal(toActual(asgiCors, { allow_all: literal(true) }, { lines: [['Origin', unknown]] }).kind, 'passesOn');
  });
  it('is all where a server may refuse max_age, or where what raises may not be reached', () => {
    assert.equal(toActual(asgiCors, { ...listed, max_age: unknown }).kind, 'unknown');
    assert.equal(toActual(asgiCors, { hosts: unknown, headers: list([literal(1)]) }).kind, 'unknown');
    assert.equal(toActual(asgiCors, { allow_all: unknown, hosts: list(['x']), callback: literal(5) }).kind, 'unknown');
  });
});

describe('fnmatch', () => {
  const cases: readonly (readonly [pattern: string, text: string, matches: boolean])[] = [
    ['https://*.a', 'https://x.a', true], ['https://*.a', 'https://x.ab', false], ['a?c', 'abc', true], ['a?c', 'ac', false], ['[ab]c', 'bc', true], ['[!ab]c', 'bc', false],
    ['[!ab]c', 'cc', true], ['[c', '[c', true], ['[]a]c', ']c', true], ['[!]a]c', ']c', false], ['[^a]', '^', true], ['[\\]', '\\', true], ['a.c', 'abc', false], ['(a+)', '(a+)', true], ['[a-c]', 'b', true],
  ];
  for (const [pattern, text, matches] of cases) {
    it(`${pattern} ${matches ? 'takes' : 'does not take'} ${text}`, () => { assert.equal(fnmatch(pattern, text), matches); });
  }
});
