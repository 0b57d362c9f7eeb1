import assert from 'node:assert/strict';
import { found } from './shapes';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

for (const name of ['@koa/cors', 'koa2-cors']) {
  const one = 'cors at 2: origin="a"';
  const shapes: Readonly<Record<string, Shape>> = {
    'require': { source: `const cors = require('${name}');\napp.use(cors({ origin: 'a' }));`, found: [one] },
    'require where it is used': { source: `app.use(\n  require('${name}')({ origin: 'a' }));`, found: [`require('${name}') at 2: origin="a"`] },
    'a default import': { source: `import cors from '${name}';\napp.use(cors({ origin: 'a' }));`, found: [one] },
    'a namespace import': { source: `import * as cors from '${name}';\napp.use(cors({ origin: 'a' }));`, found: [one] },
    'an import assignment': { source: `import cors = require('${name}');\nrouter.use(cors({ origin: 'a' }));`, found: [one] },
    'no options': { source: `import cors from '${name}';\napp.use(cors());`, found: ['cors at 2: '] },
    'another name': { source: `import allow from '${name}';\napp.use(allow({ origin: 'a' }));`, found: ['allow at 2: origin="a"'] },
    'a middleware kept under a name': { source: `import cors from '${name}';\nconst allow = cors({ origin: 'a' });\napp.use(allow);`, found: [one] },
    'composed with others': { source: `import cors from '${name}';\napp.use(compose([logger(), cors({ origin: 'a' })]));`, found: [one] },
    'a function of the context': { source: `import cors from '${name}';\napp.use(cors({ origin: (ctx) => ctx.get('Origin') }));`, found: ['cors at 2: origin=a function'] },
    'a function for options, which has none': { source: `import cors from '${name}';\napp.use(cors((ctx) => ({ origin: 'a' })));`, found: ['cors at 2: '] },
    'options from another file': {
      source: `import cors from '${name}'; import { options } from './options';\napp.use(cors(options));`, found: [one], others: { '/app/options.js': "export const options = { origin: 'a' };" },
    },
    'the middleware without a call is none': { source: `import cors from '${name}';\napp.use(cors);`, found: [] },
    'a named export is none': { source: `import { cors } from '${name}';\napp.use(cors({ origin: 'a' }));`, found: [] },
    'a parameter with that name is none': { source: `import cors from '${name}';\nfunction setUp(cors) { app.use(cors({ origin: 'a' })); }`, found: [] },
    'a package with a longer name is none': { source: `import cors from '${name}-more';\napp.use(cors({ origin: 'a' }));`, found: [] },
  };

  describe(`where ${name} is configured`, () => {
    for (const [title, shape] of Object.entries(shapes)) {
      it(title, async () => { assert.deepEqual(await found('/app/server.ts', shape.source, shape.others), shape.found); });
    }
  });
}
