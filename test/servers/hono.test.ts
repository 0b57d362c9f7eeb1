import assert from 'node:assert/strict';
import { found } from './shapes';

const one = 'cors at 2: origin="a"';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'for every path': { source: "import { Hono } from 'hono'; import { cors } from 'hono/cors'; const app = new Hono();\napp.use('*', cors({ origin: 'a' }));", found: [one] },
  'for some paths': { source: "import { cors } from 'hono/cors';\napp.use('/api/*', cors({ origin: 'a' }));", found: [one] },
  'without a path': { source: "import { cors } from 'hono/cors';\napp.use(cors());", found: ['cors at 2: '] },
  'for one route and its preflight': {
    source: "import { cors } from 'hono/cors';\napp.options('/x', cors({ origin: 'a' })); app.get('/x', cors({ origin: 'b' }), handler);", found: [one, 'cors at 2: origin="b"'],
  },
  'in a chain': { source: "import { cors } from 'hono/cors';\nexport const app = new Hono().use(logger()).use('*', cors({ origin: 'a' })).get('/', handler);", found: [one] },
  'under another name': { source: "import { cors as allow } from 'hono/cors';\napp.use(allow({ origin: 'a' }));", found: ['allow at 2: origin="a"'] },
  'through a namespace': { source: "import * as middleware from 'hono/cors';\napp.use(middleware.cors({ origin: 'a' }));", found: [one] },
  'with require': { source: "const { cors } = require('hono/cors');\napp.use(cors({ origin: 'a' }));", found: [one] },
  'called for each request': { source: "import { cors } from 'hono/cors';\napp.use('*', async (c, next) => { const allow = cors({ origin: c.env.ORIGIN }); return allow(c, next); });", found: ['cors at 2: origin=unknown: c is a parameter'] },
  'with options that are a constant': { source: "import { cors } from 'hono/cors'; const options = { origin: 'a' };\napp.use(cors(options));", found: [one] },
  'with options from another file': {
    source: "import { cors } from 'hono/cors'; import { options } from './options';\napp.use(cors(options));", found: [one], others: { '/app/options.ts': "export const options = { origin: 'a' };" },
  },
  'on Deno': { source: "import { cors } from 'npm:hono/cors';\napp.use(cors({ origin: 'a' }));", found: [one] },
  'from JSR': { source: "import { cors } from 'jsr:@hono/hono/cors';\napp.use(cors({ origin: 'a' }));", found: [one] },
  'with the release in the specifier': { source: "import { cors } from 'npm:hono@4.12.9/cors';\napp.use(cors({ origin: 'a' }));", found: [one] },
  'with the release of JSR': { source: "import { cors } from 'jsr:@hono/hono@^4.6.13/cors';\napp.use(cors({ origin: 'a' }));", found: [one] },
  'a default import is none': { source: "import cors from 'hono/cors';\napp.use(cors({ origin: 'a' }));", found: [] },
  'the middleware without a call is none': { source: "import { cors } from 'hono/cors';\napp.use(cors);", found: [] },
  'a function of one’s own is none': { source: "import type { CORSOptions } from 'hono/cors'; function cors() {}\napp.use(cors({ origin: 'a' }));", found: [] },
  'another export is none': { source: "import { other } from 'hono/cors';\napp.use(other({ origin: 'a' }));", found: [] },
};

describe('where hono/cors is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/server.ts', shape.source, shape.others), shape.found); });
  }
});
