import assert from 'node:assert/strict';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const imports = 'from litestar.config.cors import CORSConfig\n';
const one = 'CORSConfig at 2: allow_origins=["a"]';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'in the application': { source: `${imports}app = Litestar([], cors_config=CORSConfig(allow_origins=["a"]))`, found: [one] },
  'as a constant': { source: `${imports}cors = CORSConfig(allow_origins=["a"])\napp = Litestar([], cors_config=cors)`, found: [one] },
  'on_app_init': { source: `${imports}def init(config): config.cors_config = CORSConfig(allow_origins=["a"])`, found: [one] },
  'no options': { source: `${imports}cors = CORSConfig()`, found: ['CORSConfig at 2: '] },
  'positional options': {
    source: `${imports}cors = CORSConfig(["a"], ["GET"], ["x"], True, ".*", ["e"], 5)`,
    found: ['CORSConfig at 2: allow_origins=["a"], allow_methods=["GET"], allow_headers=["x"], allow_credentials=true, allow_origin_regex=".*", expose_headers=["e"], max_age=5'],
  },
  'a dict that is spread': {
    source: `${imports}options = {"allow_origins": ["a"]}\ncors = CORSConfig(**options, max_age=1)`, found: ['CORSConfig at 3: allow_origins=["a"], max_age=1'],
  },
  'an alias': { source: 'from litestar.config.cors import CORSConfig as C\ncors = C(allow_origins=["a"])', found: ['C at 2: allow_origins=["a"]'] },
  'the module under a name': { source: 'from litestar.config import cors\nconfig = cors.CORSConfig(allow_origins=["a"])', found: [one] },
  'the module by its name': { source: 'import litestar.config.cors\nconfig = litestar.config.cors.CORSConfig(allow_origins=["a"])', found: [one] },
  'an import passed on by another file': {
    source: 'from .cors import CORSConfig\ncors = CORSConfig(allow_origins=["a"])', found: [one], others: { '/app/cors.py': 'from litestar.config.cors import CORSConfig\n' },
  },
  'a subclass, whose defaults may be its own, is none': { source: `${imports}class Mine(CORSConfig): allow_origins = ["a"]\ncors = Mine()`, found: [] },
  'a class of one’s own is none': { source: 'class CORSConfig: pass\ncors = CORSConfig(allow_origins=["*"])', found: [] },
  'Starlite is another library': { source: 'from starlite import CORSConfig\ncors = CORSConfig(allow_origins=["*"])', found: [] },
  'a mention is none': { source: `${imports}def configure(cors: CORSConfig): return use(CORSConfig)`, found: [] },
};

describe('where Litestar is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/main.py', shape.source, shape.others), shape.found); });
  }
});

describe('what Litestar is told wrong', () => {
  const head = `${imports}app = Litestar([], cors_config=CORSConfig(`;
  it('any origin by default is found at the name, and mended in the call', async () => {
    const source = `${head}allow_credentials=True))\n`;
    assert.deepEqual(await problemsOf('/app/main.py', source), ['any-origin-with-credentials at CORSConfig']);
    assert.equal(await fixed('/app/main.py', source), `${head}allow_credentials=True, allow_origins=["https://app.example.com"]))\n`);
  });
  it('any origin that is written is mended where it stands', async () => {
    const source = `${head}allow_origins=["*"], allow_credentials=True))\n`;
    assert.equal(await fixed('/app/main.py', source), `${head}allow_origins=["https://app.example.com"], allow_credentials=True))\n`);
  });
  it('a pattern of any origin with credentials is found', async () => {
    assert.deepEqual(await problemsOf('/app/main.py', `${head}allow_origins=[], allow_origin_regex=".*", allow_credentials=True))\n`), ['any-origin-with-credentials at ".*"']);
  });
  it('a wildcard inside an origin is one here', async () => {
    assert.deepEqual(await problemsOf('/app/main.py', `${head}allow_origins=["https://*.example.com"], allow_credentials=True))\n`), []);
  });
});
