import assert from 'node:assert/strict';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const imports = 'from blacksheep import Application\napp = Application()\n';
const one = 'use_cors at 3: allow_origins="a"';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'use_cors': { source: `${imports}app.use_cors(allow_origins="a")`, found: [one] },
  'no options': { source: `${imports}app.use_cors()`, found: ['use_cors at 3: '] },
  'a dict that is spread': { source: `${imports}options = {"allow_origins": "a"}\napp.use_cors(**options, max_age=1)`, found: ['use_cors at 4: allow_origins="a", max_age=1'] },
  'a named policy': { source: `${imports}app.add_cors_policy("partners", allow_origins="a")`, found: ['add_cors_policy at 3: allow_origins="a"'] },
  'a named policy by keyword': { source: `${imports}app.add_cors_policy(policy_name="partners", allow_origins="a")`, found: ['add_cors_policy at 3: allow_origins="a"'] },
  'the package by its name': { source: 'import blacksheep\napp = blacksheep.Application()\napp.use_cors(allow_origins="a")', found: [one] },
  'the module of the class': { source: 'from blacksheep.server import Application\napp = Application(show_error_details=True)\napp.use_cors(allow_origins="a")', found: [one] },
  'in a factory': { source: 'from blacksheep import Application\ndef make():\n    app = Application()\n    app.use_cors(allow_origins="a")\n    return app', found: ['use_cors at 4: allow_origins="a"'] },
  'an application of another file': {
    source: 'from .application import app\n\napp.use_cors(allow_origins="a")', found: [one], others: { '/app/application.py': 'from blacksheep import Application\napp = Application()\n' },
  },
  'what is no application is none': { source: 'from other import Application\napp = Application()\napp.use_cors(allow_origins="*")', found: [] },
  'what is not known to be an application is none': { source: 'def configure(app): app.use_cors(allow_origins="*")', found: [] },
  'a function of that name is none': { source: 'from blacksheep import Application\nuse_cors(allow_origins="*")', found: [] },
  'other methods are none': { source: `${imports}app.use_sessions("secret")  # use_cors`, found: [] },
};

describe('where BlackSheep is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/main.py', shape.source, shape.others), shape.found); });
  }
});

describe('what BlackSheep is told wrong', () => {
  it('any origin with credentials is found and mended', async () => {
    const source = `${imports}app.use_cors(allow_origins="*", allow_methods="*", allow_credentials=True)\n`;
    assert.deepEqual(await problemsOf('/app/main.py', source), ['any-origin-with-credentials at "*"']);
    assert.equal(await fixed('/app/main.py', source), `${imports}app.use_cors(allow_origins=["https://app.example.com"], allow_methods="*", allow_credentials=True)\n`);
  });
  it('in releases that answered with a star, credentials never work', async () => {
    const source = `${imports}app.use_cors(allow_origins="*", allow_methods="*", allow_credentials=True)\n`;
    assert.deepEqual(await problemsOf('/app/main.py', source, { '/app/requirements.txt': 'blacksheep==2.6.2\n' }), ['credentials-with-wildcard at True']);
  });
  it('an origin in capitals is folded, and matches', async () => {
    assert.deepEqual(await problemsOf('/app/main.py', `${imports}app.use_cors(allow_origins="HTTPS://A.EXAMPLE", allow_methods="*")\n`), []);
  });
});
