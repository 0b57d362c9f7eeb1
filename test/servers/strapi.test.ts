import assert from 'node:assert/strict';
import { strapi } from '../../src/servers/strapi';
import { because, callable, linesOf, list, literal, spoilsOnly, toActual, unknown } from './answers';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly file?: string; readonly others?: Readonly<Record<string, string>> }

const object = "{ name: 'strapi::cors', config: { origin: ['a'] } }";
const one = ["'strapi::cors' at 2: origin=[\"a\"]"];
const bare = ["'strapi::cors' at 2: "];

const shapes: Readonly<Record<string, Shape>> = {
  'a list': { source: `// strapi\nexport default ['strapi::logger', ${object}];`, found: one },
  'module.exports': { source: `// strapi\nmodule.exports = ['strapi::logger', ${object}];`, found: one, file: '/app/config/middlewares.js' },
  'a function of the environment': { source: `// strapi\nmodule.exports = ({ env }) => [${object}];`, found: one, file: '/app/config/middlewares.js' },
  'a function that returns': { source: `import type { Core } from '@strapi/strapi';\nexport default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Middlewares => { return [${object}]; };`, found: one },
  'a constant': { source: `// strapi\nconst config = ['strapi::body', ${object}]; export default config;`, found: one },
  'of one environment': { source: `// strapi\nexport default [${object}];`, found: one, file: '/app/config/env/production/middlewares.ts' },
  'by its name': { source: "// strapi\nexport default ['strapi::cors'];", found: bare },
  'without a configuration': { source: "// strapi\nexport default [{ name: 'strapi::cors' }];", found: bare },
  'options from another file': {
    source: "import { config } from '../src/cors';\nexport default [{ name: 'strapi::cors', config }];", found: one, others: { '/app/src/cors.ts': "export const config = { origin: ['a'] };" },
  },
  'another file is none': { source: `// strapi\nexport default [${object}];`, found: [], file: '/app/config/server.ts' },
  'another middleware is none': { source: "// strapi::cors\nexport default [{ name: 'strapi::security', config: { origin: ['a'] } }, 'global::cors', 5];", found: [] },
  'a name that is not known is none': { source: "// strapi::cors\nexport default [{ name: load(), config: { origin: ['a'] } }];", found: [] },
  'what is no list is none': { source: `// strapi\nexport default { cors: ${object} };`, found: [] },
};

describe('where Strapi configures CORS', () => {
  for (const [title, { file = '/app/config/middlewares.ts', source, others, found: expected }] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found(file, source, others), expected); });
  }
});

describe('strapi::cors', () => {
  const acao = 'Access-Control-Allow-Origin';

  spoilsOnly(strapi, { headers: literal('x-a'), methods: literal('PUT') }, {
    credentials: [['Access-Control-Allow-Credentials'], ['Access-Control-Allow-Credentials']],
    methods: [['Access-Control-Allow-Methods'], []],
    headers: [['Access-Control-Allow-Headers'], []],
    expose: [[], ['Access-Control-Expose-Headers']],
    maxAge: [['Access-Control-Max-Age'], []],
  });

  it('is unknown where its origin is', () => {
    assert.deepEqual(toActual(strapi, { origin: unknown }), { kind: 'unknown', because });
    assert.deepEqual(toActual(strapi, {}, { rest: unknown }), { kind: 'unknown', because });
    assert.deepEqual(toActual(strapi, { origin: list(['b'], unknown) }), { kind: 'unknown', because });
    assert.deepEqual(toActual(strapi, { origin: callable() }), { kind: 'unknown', because: 'the origin is decided by a function' });
    assert.deepEqual(toActual(strapi, {}, { lines: [['Origin', { kind: 'unknown', because: 'who asks is unknown' }]] }), { kind: 'unknown', because: 'who asks is unknown' });
  });

  it('allows what a list that is partly known holds', () => {
    assert.equal(linesOf(toActual(strapi, { origin: list(['https://a.example'], unknown) }))[1], `${acao}: https://a.example`);
  });

  it('needs no origin to be known where none is sent', () => {
    assert.deepEqual(linesOf(toActual(strapi, { origin: unknown, credentials: literal(false) }, { lines: [] })), ['Vary: Origin', `${acao}: *`]);
  });

  it('lets any website in unless it says otherwise', async () => {
    const file = '/app/config/middlewares.ts';
    assert.deepEqual(await problemsOf(file, "export default ['strapi::cors'];\n"), ["any-origin-with-credentials at 'strapi::cors'"]);
    assert.deepEqual(await problemsOf(file, "export default [{ name: 'strapi::cors', config: { origin: ['https://a.example'] } }];\n"), []);
    assert.equal(
      await fixed(file, "export default [{ name: 'strapi::cors', config: { origin: '*' } }];\n"),
      "export default [{ name: 'strapi::cors', config: { origin: ['https://app.example.com'] } }];\n",
    );
  });
});
