import assert from 'node:assert/strict';
import { chalice } from '../../src/servers/chalice';
import { because, linesOf, list, literal, toActual, toPreflight, unknown } from './answers';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const imports = 'from chalice import Chalice, CORSConfig\n';
const head = `${imports}app = Chalice(app_name="a")\n`;
const view = '\ndef view(): pass';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'a CORSConfig in a route': { source: `${head}@app.route("/", cors=CORSConfig(allow_origin="a"))${view}`, found: ['CORSConfig at 3: allow_origin="a"'] },
  'a constant': { source: `${head}cors = CORSConfig("a", ["X"], ["Y"], 5, True)\n@app.route("/", cors=cors)${view}`, found: [
    'CORSConfig at 3: allow_origin="a", allow_headers=["X"], expose_headers=["Y"], max_age=5, allow_credentials=true',
  ] },
  'a CORSConfig for all': { source: `${head}app.api.cors = CORSConfig(allow_origin="a")`, found: ['CORSConfig at 3: allow_origin="a"'] },
  'True for all': { source: `${head}app.api.cors = True`, found: ['cors at 3: '] },
  'False for all is none': { source: `${head}app.api.cors = False`, found: [] },
  'True of a route': { source: `${head}@app.route("/", methods=["POST"], cors=True)${view}`, found: ['cors at 3: '] },
  'False of a route is none': { source: `${head}@app.route("/", cors=False)${view}`, found: [] },
  'what is not known of a route is none': { source: `${head}@app.route("/", cors=load())${view}`, found: [] },
  'a route without it is none': { source: `${head}@app.route("/")${view}`, found: [] },
  'a blueprint': { source: `from chalice import Blueprint as B\nx = B(__name__)\n@x.route("/", cors=True)${view}`, found: ['cors at 3: '] },
  'an application of another file': {
    source: `from .main import app\n# chalice\n@app.route("/", cors=True)${view}`, found: ['cors at 3: '],
    others: { '/app/main.py': 'from chalice import Chalice\napp = Chalice(app_name="a")', '/app/__init__.py': '' },
  },
  'the package by its name': { source: `import chalice\napp = chalice.Chalice("a")\napp.api.cors = chalice.CORSConfig(allow_origin="a")`, found: ['CORSConfig at 3: allow_origin="a"'] },
  'the module of the class': { source: 'from chalice.app import CORSConfig as C\ncors = C(allow_origin="a")', found: ['C at 2: allow_origin="a"'] },
  'a subclass': { source: `${imports}class Mine(CORSConfig): pass\ncors = Mine(allow_origin="a")`, found: ['Mine at 3: allow_origin="a"'] },
  'a class of another package is none': { source: 'import chalice\nfrom other import CORSConfig\ncors = CORSConfig(allow_origin="a")', found: [] },
  'an application of another package is none': { source: `import chalice\nfrom other import App\napp = App()\n@app.route("/", cors=True)${view}\napp.api.cors = True`, found: [] },
  'another member of the application is none': { source: `${head}app.other.cors = True\napp.api.other = True\n@app.schedule("/", cors=True)${view}`, found: [] },
};

describe('where Chalice is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/views.py', shape.source, shape.others), shape.found); });
  }
});

describe('what Chalice is told wrong', () => {
  it('a slash behind the origin never matches', async () => {
    const source = `${head}app.api.cors = CORSConfig(allow_origin="https://www.example.com/")\n`;
    assert.deepEqual(await problemsOf('/app/views.py', source), ['origin-never-matches at "https://www.example.com/"']);
    assert.equal(await fixed('/app/views.py', source), `${head}app.api.cors = CORSConfig(allow_origin="https://www.example.com")\n`);
  });
  it('credentials with a star are refused by browsers', async () => {
    const source = `${head}app.api.cors = CORSConfig(allow_credentials=True)\n`;
    assert.deepEqual(await problemsOf('/app/views.py', source), ['credentials-with-wildcard at True']);
    assert.equal(await fixed('/app/views.py', source), `${head}app.api.cors = CORSConfig(allow_credentials=True, allow_origin="https://app.example.com")\n`);
  });
  it('True lets anybody in without credentials, which is no alarm', async () => {
    assert.deepEqual(await problemsOf('/app/views.py', `${head}app.api.cors = True\n`), []);
  });
});

describe('what Chalice answers where something is unknown', () => {
  const known = { allow_origin: literal('a'), expose_headers: list(['X']), max_age: literal(5), allow_credentials: literal(true) };
  const whole = [
    'Access-Control-Allow-Origin: a', 'Access-Control-Allow-Headers: Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key',
    'Access-Control-Expose-Headers: X', 'Access-Control-Max-Age: 5', 'Access-Control-Allow-Credentials: true',
  ];
  const spoilt = (name: string) => whole.map((line) => (line.startsWith(`${name}:`) ? `${name}: unknown, ${because}` : line));
  for (const [option, name] of [
    ['allow_origin', 'Access-Control-Allow-Origin'], ['allow_headers', 'Access-Control-Allow-Headers'], ['expose_headers', 'Access-Control-Expose-Headers'],
    ['max_age', 'Access-Control-Max-Age'], ['allow_credentials', 'Access-Control-Allow-Credentials'],
  ] as const) {
    it(`${option} spoils its own header alone`, () => {
      assert.deepEqual(linesOf(toActual(chalice, { ...known, [option]: unknown })), spoilt(name));
      assert.deepEqual(linesOf(toPreflight(chalice, { ...known, [option]: unknown })), ['Access-Control-Allow-Methods: GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS', ...spoilt(name)]);
    });
  }

  it('a list of origins is a line for each, and untold in a preflight', () => {
    const given = { allow_origin: list(['a', 'b']) };
    assert.deepEqual(linesOf(toActual(chalice, given)).slice(0, 2), ['Access-Control-Allow-Origin: a', 'Access-Control-Allow-Origin: b']);
    assert.equal(linesOf(toPreflight(chalice, given))[1], 'Access-Control-Allow-Origin: unknown, an origin that is no text is up to API Gateway');
  });
  it('a list of origins that goes on is untold', () => {
    const untold = 'Access-Control-Allow-Origin: unknown, an origin that is no text is up to API Gateway';
    assert.equal(linesOf(toActual(chalice, { allow_origin: list(['a'], unknown) }))[0], untold);
    assert.equal(linesOf(toActual(chalice, { allow_origin: { ...list(['a']), of: 'tuple' } }))[0], untold);
    assert.equal(linesOf(toActual(chalice, { allow_origin: literal(5) }))[0], untold);
  });
});
