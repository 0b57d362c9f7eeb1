import assert from 'node:assert/strict';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const imports = 'from falcon import App, CORSMiddleware\n';
const one = 'CORSMiddleware at 2: allow_origins=["a"]';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'a middleware of the application': { source: `${imports}app = App(middleware=CORSMiddleware(allow_origins=["a"]))`, found: [one] },
  'a middleware in a list': { source: `${imports}app = App(middleware=[Other(), CORSMiddleware(allow_origins=["a"])])`, found: [one] },
  'add_middleware': { source: `${imports}app.add_middleware(CORSMiddleware(allow_origins=["a"]))`, found: [one] },
  'a constant': { source: `${imports}cors = CORSMiddleware(allow_origins=["a"])\napp = App(middleware=[cors])`, found: [one] },
  'no options': { source: `${imports}app = App(middleware=CORSMiddleware())`, found: ['CORSMiddleware at 2: '] },
  'positional options': {
    source: `${imports}cors = CORSMiddleware(["a"], "X", "*", True)`,
    found: ['CORSMiddleware at 2: allow_origins=["a"], expose_headers="X", allow_credentials="*", allow_private_network=true'],
  },
  'a dict that is spread': { source: `${imports}options = {"allow_origins": "a"}\ncors = CORSMiddleware(**options)`, found: ['CORSMiddleware at 3: allow_origins="a"'] },
  'the package by its name': { source: 'import falcon\ncors = falcon.CORSMiddleware(allow_origins=["a"])', found: [one] },
  'the module of the class': { source: 'from falcon.middleware import CORSMiddleware as C\ncors = C(allow_origins=["a"])', found: ['C at 2: allow_origins=["a"]'] },
  'a subclass': { source: `${imports}class Mine(CORSMiddleware): pass\ncors = Mine(allow_origins=["a"])`, found: ['Mine at 3: allow_origins=["a"]'] },
  'cors_enable': { source: 'import falcon\napp = falcon.App(cors_enable=True)', found: ['cors_enable at 2: '] },
  'cors_enable of ASGI': { source: 'import falcon.asgi\napp = falcon.asgi.App(cors_enable=True)', found: ['cors_enable at 2: '] },
  'cors_enable of an imported name': { source: 'from falcon.asgi import App\napp = App(cors_enable=True)', found: ['cors_enable at 2: '] },
  'cors_enable of the module of the class': { source: 'from falcon.app import App\napp = App(request_type, cors_enable=True)', found: ['cors_enable at 2: '] },
  'cors_enable of the module of the class for ASGI': { source: 'from falcon.asgi.app import App\napp = App(cors_enable=True)', found: ['cors_enable at 2: '] },
  'cors_enable of an application by its old name': { source: 'import falcon\napp = falcon.API(cors_enable=True)', found: ['cors_enable at 2: '] },
  'cors_enable that is off is none': { source: 'import falcon\napp = falcon.App(cors_enable=False)\nother = falcon.App()', found: [] },
  'cors_enable that is not known is none': { source: 'import falcon\napp = falcon.App(cors_enable=load())', found: [] },
  'the middleware of another package is none': { source: 'from other import CORSMiddleware\ncors = CORSMiddleware(allow_origins="*")', found: [] },
  'an application of another package is none': { source: 'from other import App\napp = App(cors_enable=True)', found: [] },
  'a subclass with methods is none': { source: `${imports}class Mine(CORSMiddleware):\n  def process_response(self, *rest): pass\ncors = Mine()`, found: [] },
};

describe('where Falcon is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/main.py', shape.source, shape.others), shape.found); });
  }
});

describe('what Falcon is told wrong', () => {
  const head = `${imports}app = App(middleware=CORSMiddleware(`;
  it('credentials for any origin are found, and mended in the call', async () => {
    const source = `${head}allow_credentials="*"))\n`;
    assert.deepEqual(await problemsOf('/app/main.py', source), ['any-origin-with-credentials at CORSMiddleware']);
    assert.equal(await fixed('/app/main.py', source), `${head}allow_credentials="*", allow_origins=["https://app.example.com"]))\n`);
  });
  it('a star gives way to a list', async () => {
    const source = `${head}allow_origins="*", allow_credentials="*"))\n`;
    assert.equal(await fixed('/app/main.py', source), `${head}allow_origins=["https://app.example.com"], allow_credentials="*"))\n`);
  });
  it('an origin without a scheme, as in the documentation of Falcon, never matches', async () => {
    assert.deepEqual(await problemsOf('/app/main.py', `${head}allow_origins="example.com"))\n`), ['origin-never-matches at "example.com"']);
  });
  it('cors_enable lets anybody in without credentials, which is no alarm', async () => {
    assert.deepEqual(await problemsOf('/app/main.py', 'import falcon\napp = falcon.App(cors_enable=True)\n'), []);
  });
});
