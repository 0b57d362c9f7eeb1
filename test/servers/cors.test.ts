import assert from 'node:assert/strict';
import { found } from './shapes';

const one = 'cors at 2: origin="a"';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'a default import': { source: "import cors from 'cors';\napp.use(cors({ origin: 'a' }));", found: [one] },
  'a namespace import': { source: "import * as cors from 'cors';\napp.use(cors({ origin: 'a' }));", found: [one] },
  'an import assignment': { source: "import cors = require('cors');\napp.use(cors({ origin: 'a' }));", found: [one] },
  'require': { source: "const cors = require('cors');\napp.use(cors({ origin: 'a' }));", found: [one] },
  'require where it is used': { source: "app.use(\n  require('cors')({ origin: 'a' }));", found: ["require('cors') at 2: origin=\"a\""] },
  'another name': { source: "import handle from 'cors';\nrouter.use(handle({ origin: 'a' }));", found: ['handle at 2: origin="a"'] },
  'no options': { source: "import cors from 'cors';\napp.use('/api', cors());", found: ['cors at 2: '] },
  'one route and its preflight': {
    source: "import cors from 'cors';\napp.get('/x', cors({ origin: 'a' }), handler); app.options('/x', cors({ origin: 'b' }));", found: [one, 'cors at 2: origin="b"'],
  },
  'a middleware kept under a name': { source: "import cors from 'cors';\nconst allow = cors({ origin: 'a' });\napp.use(allow);", found: [one] },
  'called with a request': { source: "import cors from 'cors';\ncors({ origin: 'a' })(req, res, next);", found: [one] },
  'tRPC’s own server': {
    source: "import cors from 'cors'; import { createHTTPServer } from '@trpc/server/adapters/standalone';\ncreateHTTPServer({ middleware: cors({ origin: 'a' }), router });",
    found: [one],
  },
  'Apollo’s middleware': { source: "import cors from 'cors'; import { expressMiddleware } from '@as-integrations/express5';\napp.use('/graphql', cors({ origin: 'a' }), expressMiddleware(server));", found: [one] },
  'options that are a constant': { source: "import cors from 'cors'; const options = { origin: 'a' };\napp.use(cors(options));", found: [one] },
  'options from another file': {
    source: "import cors from 'cors'; import { options } from './options';\napp.use(cors(options));", found: [one], others: { '/app/options.ts': "export const options = { origin: 'a' };" },
  },
  'options that are spread': { source: "import cors from 'cors'; const base = { maxAge: 5 };\napp.use(cors({ ...base, origin: 'a' }));", found: ['cors at 2: maxAge=5, origin="a"'] },
  'a function of one’s own with that name is none': { source: "function cors() {}\napp.use(cors({ origin: 'a' })); const text = 'cors';", found: [] },
  'the same name from another package is none': { source: "import { cors } from 'other-cors'; const text = 'cors';\napp.use(cors({ origin: 'a' }));", found: [] },
  'a parameter with that name is none': { source: "import cors from 'cors';\nfunction setUp(cors) { app.use(cors({ origin: 'a' })); }", found: [] },
};

describe('where cors is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/server.ts', shape.source, shape.others), shape.found); });
  }
});
