import assert from 'node:assert/strict';
import { vite } from '../../src/servers/vite';
import { because, linesOf, literal, pattern, spoilt, toActual, toPreflight, unknown } from './answers';
import { problemsOf } from './fixed';
import { found } from './shapes';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly file?: string; readonly others?: Readonly<Record<string, string>> }

const one = ['cors at 2: origin="a"'];
const object = "server: { cors: { origin: 'a' } }";

const shapes: Readonly<Record<string, Shape>> = {
  'defineConfig': { source: `import { defineConfig } from 'vite';\nexport default defineConfig({ ${object} });`, found: one },
  'defineConfig of Vitest': { source: `import { defineConfig } from 'vitest/config';\nexport default defineConfig({ ${object}, test: {} });`, found: one },
  'defineConfig by require': { source: `const { defineConfig } = require('vite');\nmodule.exports = defineConfig({ ${object} });`, found: one, file: '/app/vite.config.cjs' },
  'a function of the mode': { source: `import { defineConfig } from 'vite';\nexport default defineConfig(({ mode }) => ({ ${object} }));`, found: one },
  'a function that returns in two places': {
    source: `import { defineConfig } from 'vite';\nexport default defineConfig(({ command }) => { if (command === 'serve') { return { ${object} }; } return { preview: { cors: true } }; });`, found: [...one, 'cors at 2: '],
  },
  'an async function': { source: `import { defineConfig } from 'vite';\nexport default defineConfig(async () => { const port = await free(); return { ${object} }; });`, found: one },
  'a constant': { source: `import { defineConfig } from 'vite';\nconst config = { ${object} }; export default defineConfig(config);`, found: one },
  'an object alone': { source: `// vite.config.ts\nexport default { ${object} };`, found: one },
  'an object that satisfies a type': { source: `import type { UserConfig } from 'vite';\nexport default { ${object} } satisfies UserConfig;`, found: one },
  'an object exported under a name': { source: `// as default\nconst config = { ${object} }; export { config as default };`, found: one },
  'a function alone': { source: `// by mode\nexport default function ({ mode }) { return { ${object} }; }`, found: one },
  'one of two objects': { source: `// by environment\nexport default process.env.CI ? {} : { ${object} };`, found: one },
  'module.exports': { source: `// CommonJS\nmodule.exports = { ${object} };`, found: one, file: '/app/vite.config.js' },
  'merged with another': { source: `import { mergeConfig } from 'vite'; import base from './base';\nexport default mergeConfig(base, { ${object} });`, found: one },
  'a server made by a program': { source: `import { createServer } from 'vite';\nconst server = await createServer({ ${object} });`, found: one, file: '/app/server.ts' },
  'a preview made by a program': { source: "import { preview } from 'vite';\nawait preview({ preview: { cors: { origin: 'a' } } });", found: one, file: '/app/server.ts' },
  'server and preview': { source: `import { defineConfig } from 'vite';\nexport default defineConfig({ ${object}, preview: { cors: { origin: 'b' } } });`, found: ['cors at 2: origin="a"', 'cors at 2: origin="b"'] },
  'options from another file': {
    source: "import { defineConfig } from 'vite'; import { cors } from './cors';\nexport default defineConfig({ server: { cors } });", found: one, others: { '/app/cors.ts': "export const cors = { origin: 'a' };" },
  },
  'true': { source: "import { defineConfig } from 'vite';\nexport default defineConfig({ server: { cors: true } });", found: ['cors at 2: '] },
  'false is none': { source: "import { defineConfig } from 'vite';\nexport default defineConfig({ server: { cors: false } });", found: [] },
  'undefined is none': { source: "import { defineConfig } from 'vite';\nexport default defineConfig({ server: { cors: undefined }, preview: { cors: null } });", found: [] },
  'nothing is none': { source: "import { defineConfig } from 'vite';\n// cors\nexport default defineConfig({ server: { port: 5173 } });", found: [] },
  'an unknown server is none': { source: "import { defineConfig } from 'vite';\n// cors\nexport default defineConfig({ server: load() });", found: [] },
  'a plugin is none': { source: `import { plugin } from './plugin';\nexport default plugin({ ${object} });`, found: [] },
  'another file is none': { source: `// cors\nexport default { ${object} };`, found: [], file: '/app/settings.ts' },
  'defineConfig of another package is none': { source: `import { defineConfig } from 'tsup';\nexport default defineConfig({ ${object} });`, found: [], file: '/app/tsup.config.ts' },
  'another default is none': { source: `export const config = { ${object} };\nexport default function () { function inner() { return { ${object} }; } return inner; }`, found: [] },
};

describe('where Vite configures CORS', () => {
  for (const [title, { file = '/app/vite.config.ts', source, others, found: expected }] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found(file, source, others), expected); });
  }
});

describe('a Vite server', () => {
  const acao = 'Access-Control-Allow-Origin';
  const local = { lines: [['Origin', 'http://localhost:3000']] } as const;

  it('allows this machine unless it says otherwise', () => {
    assert.deepEqual(linesOf(toActual(vite, { credentials: literal(true) }, local)), [`${acao}: http://localhost:3000`, 'Access-Control-Allow-Credentials: true', 'Vary: Origin']);
    assert.deepEqual(linesOf(toActual(vite, {})), ['Vary: Origin']);
    assert.deepEqual(linesOf(toActual(vite, {}, { ...local, release: '6.0.10' })), [`${acao}: *`]);
    assert.deepEqual(linesOf(toActual(vite, { origin: pattern('b$') }, local)), ['Vary: Origin']);
  });

  it('does not know its origins where options are spread that nobody knows', () => {
    assert.deepEqual(toActual(vite, {}, { rest: unknown }), { kind: 'unknown', because });
  });

  it('lets an unknown option spoil its own header alone', () => {
    assert.deepEqual(spoilt(toPreflight(vite, { methods: unknown })), ['Access-Control-Allow-Methods']);
    assert.deepEqual(spoilt(toActual(vite, { credentials: unknown })), ['Access-Control-Allow-Credentials']);
  });

  it('is judged by what its release does with the options', async () => {
    const source = "import { defineConfig } from 'vite';\nexport default defineConfig({ server: { cors: { origin: true, credentials: true } } });\n";
    assert.deepEqual(await problemsOf('/app/vite.config.ts', source), ['any-origin-with-credentials at true']);
    assert.deepEqual(await problemsOf('/app/vite.config.ts', source.replace('origin: true, ', '')), []);
  });
});
