import assert from 'node:assert/strict';
import { get, headers } from '../../src/http/header-list';
import { isUnknown } from '../../src/http/unknown';
import type { RecordValue, Value } from '../../src/model/value';
import { quartCors } from '../../src/servers/quart-cors';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const imports = 'from quart_cors import cors, route_cors\n';
const one = 'cors at 2: allow_origin=["a"]';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'an application': { source: `${imports}app = cors(app, allow_origin=["a"])`, found: [one] },
  'an application that is not taken back': { source: `${imports}cors(app, allow_origin=["a"])`, found: [one] },
  'an application that is made there': { source: `${imports}app = cors(Quart(__name__), allow_origin=["a"])`, found: [one] },
  'an application by keyword': { source: `${imports}cors(app_or_blueprint=app, allow_origin=["a"])`, found: [one] },
  'no options': { source: `${imports}cors(app)`, found: ['cors at 2: '] },
  'a blueprint': { source: `${imports}cors(orders, allow_origin=["a"])`, found: [one] },
  'the package by its name': { source: 'import quart_cors\nquart_cors.cors(app, allow_origin=["a"])', found: [one] },
  'an alias': { source: 'from quart_cors import cors as c\nc(app, allow_origin=["a"])', found: ['c at 2: allow_origin=["a"]'] },
  'a dict that is spread': { source: `${imports}options = {"allow_origin": "a"}\ncors(app, **options, max_age=1)`, found: ['cors at 3: allow_origin="a", max_age=1'] },
  'an import passed on by another file': {
    source: 'from .cors import cors\ncors(app, allow_origin=["a"])  # quart_cors', found: [one], others: { '/app/cors.py': 'from quart_cors import cors\n' },
  },
  'a decorator': { source: `${imports}@app.route("/")\n@route_cors(allow_origin=["a"])\nasync def home(): pass`, found: ['route_cors at 3: allow_origin=["a"]'] },
  'a decorator above the route decorates what nobody calls': { source: `${imports}@route_cors(allow_origin=["a"])\n@app.get("/")\nasync def home(): pass`, found: [] },
  'websockets are another matter': { source: 'from quart_cors import websocket_cors\n@websocket_cors(allow_origin="*")\nasync def home(): pass', found: [] },
  'the same name from another package is none': { source: 'from other import cors\ncors(app, allow_origin="*")  # quart_cors', found: [] },
  'a function of one’s own is none': { source: 'def cors(app, **options): pass\ncors(app, allow_origin="*")  # quart_cors', found: [] },
};

describe('where Quart-CORS is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/main.py', shape.source, shape.others), shape.found); });
  }
});

describe('what Quart-CORS is told wrong', () => {
  it('an origin with a slash is found and mended', async () => {
    const source = `${imports}app = cors(app, allow_origin="https://a.example/", allow_credentials=True)\n`;
    assert.deepEqual(await problemsOf('/app/main.py', source), ['origin-never-matches at "https://a.example/"']);
    assert.equal(await fixed('/app/main.py', source), `${imports}app = cors(app, allow_origin="https://a.example", allow_credentials=True)\n`);
  });
  it('what the config of the application may hold is not guessed', async () => {
    const source = `${imports}app.config["QUART_CORS_ALLOW_ORIGIN"] = ["https://a.example"]\napp = cors(app, allow_credentials=True)\n`;
    assert.deepEqual(await problemsOf('/app/main.py', source), []);
  });
});

const at = { file: '/x', start: 0, end: 0 };
const unknown: Value & { kind: 'unknown' } = { kind: 'unknown', because: 'app.config may hold it', name: undefined, at };
const literal = (value: string | boolean): Value => ({ kind: 'literal', value, at });

/** What is said to an origin: a header, or why it is not known. */
function said(header: string, given: Readonly<Record<string, Value>>, rest?: typeof unknown, origin = 'https://a.example'): string | null {
  const options: RecordValue = { kind: 'record', entries: new Map(Object.entries(given).map(([name, value]) => [name, { value, key: at, at }])), rest, at };
  const outcome = quartCors.respond(options, { method: 'GET', url: 'https://api.example/', headers: headers([['Origin', origin]]) }, '0.8.0');
  if (outcome.kind !== 'passesOn') return outcome.kind;
  const value = get(outcome.headers, header);
  return isUnknown(value) ? value.because : value;
}

describe('what Quart-CORS makes of what is not given', () => {
  it('a star may be an origin where the config can say so', () => {
    const open = { allow_origin: literal('*'), allow_credentials: literal(false) };
    assert.equal(said('Access-Control-Allow-Origin', open), '*');
    assert.equal(said('Access-Control-Allow-Origin', open, unknown), 'unknown');
    assert.equal(said('Access-Control-Allow-Origin', { allow_origin: literal('*'), send_origin_wildcard: literal(false) }), '*');
  });
  it('credentials that are given as false may be on in the config', () => {
    const given = { allow_origin: literal('https://a.example'), allow_credentials: literal(false), send_origin_wildcard: literal(true), expose_headers: literal('X') };
    assert.equal(said('Access-Control-Allow-Credentials', given), null);
    assert.equal(said('Access-Control-Allow-Credentials', { ...given, max_age: literal('5'), allow_methods: literal('GET'), allow_headers: literal('x') }, unknown), unknown.because);
    assert.equal(said('Access-Control-Allow-Credentials', { ...given, allow_credentials: unknown }), unknown.because);
  });
  it('a compiled pattern decides from the start of the origin alone', () => {
    const pattern = (source: string, flags = ''): Value => ({ kind: 'pattern', source, flags, dialect: 'python', at });
    assert.equal(said('Access-Control-Allow-Origin', { allow_origin: pattern('https://a') }), 'https://a.example');
    assert.equal(said('Access-Control-Allow-Origin', { allow_origin: pattern('https://A') }), null);
    assert.equal(said('Access-Control-Allow-Origin', { allow_origin: pattern('https://A', 'i') }), 'https://a.example');
    assert.equal(said('Access-Control-Allow-Origin', { allow_origin: pattern('a\\.example') }), null);
    assert.equal(said('Access-Control-Allow-Origin', { allow_origin: pattern('https://(?!b)') }), 'the regular expression is not decided');
  });
});
