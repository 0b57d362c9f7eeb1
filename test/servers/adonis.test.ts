import assert from 'node:assert/strict';
import { adonis } from '../../src/servers/adonis';
import { callable, linesOf, list, literal, origin, spoilsOnly, spoilt, toActual, toPreflight, unknown } from './answers';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const one = 'defineConfig at 2: origin="a"';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'as it is generated': { source: "import { defineConfig } from '@adonisjs/cors'\nconst corsConfig = defineConfig({ origin: 'a' })\nexport default corsConfig", found: [one] },
  'exported at once': { source: "import { defineConfig } from '@adonisjs/cors'\nexport default defineConfig({ origin: 'a' })", found: [one] },
  'under another name': { source: "import { defineConfig as cors } from '@adonisjs/cors'\nexport default cors({ origin: 'a' })", found: ['cors at 2: origin="a"'] },
  'through a namespace': { source: "import * as adonis from '@adonisjs/cors'\nexport default adonis.defineConfig({ origin: 'a' })", found: [one] },
  'with options from another file': {
    source: "import { defineConfig } from '@adonisjs/cors'; import { options } from './options';\nexport default defineConfig(options);", found: [one], others: { '/app/config/options.ts': "export const options = { origin: 'a' };" },
  },
  'without options': { source: "import { defineConfig } from '@adonisjs/cors'\nexport default defineConfig()", found: ['defineConfig at 2: '] },
  'defineConfig of another package is none': { source: "// not @adonisjs/cors\nimport { defineConfig } from '@adonisjs/core/http'\nexport default defineConfig({ origin: 'a' })", found: [] },
  'another export is none': { source: "import CorsMiddleware from '@adonisjs/cors/cors_middleware'\nnew CorsMiddleware({ origin: 'a' })", found: [] },
  'a name that nothing brings in is none': { source: "// @adonisjs/cors\nexport default defineConfig({ origin: 'a' })", found: [] },
};

describe('where @adonisjs/cors is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/config/cors.ts', shape.source, shape.others), shape.found); });
  }
});

const allow = (name: string) => `Access-Control-Allow-${name}`;
const [acao, acac, acah, acam] = [allow('Origin'), allow('Credentials'), allow('Headers'), allow('Methods')];
const [aceh, acma] = ['Access-Control-Expose-Headers', 'Access-Control-Max-Age'];
const all = [acac, acah, acam, acao, acma];

describe('one unknown option of @adonisjs/cors', () => {
  const withExposed = [acac, acah, acam, acao, aceh, acma];
  spoilsOnly(adonis, { origin: list([origin]), exposeHeaders: list(['Date']) }, {
    origin: [withExposed, [acac, acao, aceh]],
    credentials: [[acac], [acac]],
    methods: [withExposed, []],
    headers: [withExposed, []],
    exposeHeaders: [[aceh], [aceh]],
    maxAge: [[acma], []],
    misspelt: [[], []],
  });

  it('in a list spoils nothing that the rest settles', () => {
    assert.deepEqual(spoilt(toActual(adonis, { origin: list([unknown, origin]) })), []);
    assert.deepEqual(spoilt(toActual(adonis, { origin: list([], unknown) })), [acac, acao]);
    assert.deepEqual(spoilt(toPreflight(adonis, { methods: list(['PUT', unknown]) })), [acam]);
    assert.deepEqual(spoilt(toPreflight(adonis, { headers: list(['x-a', unknown]) })), [acah]);
    assert.deepEqual(spoilt(toPreflight(adonis, { headers: list(['X-A'], unknown) })), [acah]);
    assert.deepEqual(spoilt(toPreflight(adonis, { methods: list([], unknown) })), all);
    assert.deepEqual(spoilt(toActual(adonis, { exposeHeaders: list(['x', unknown]) })), [aceh]);
  });

  it('credentials decide what a star becomes', () => {
    assert.deepEqual(linesOf(toActual(adonis, { origin: literal('*'), credentials: literal(false) })), [`${acao}: *`]);
    assert.deepEqual(spoilt(toActual(adonis, { origin: literal('*'), credentials: unknown })), [acac, acao]);
  });

  it('enabled leaves open whether anything is done', () => {
    assert.equal(toActual(adonis, { enabled: unknown }).kind, 'unknown');
    assert.equal(toActual(adonis, { enabled: callable() }).kind, 'unknown');
    assert.deepEqual(toActual(adonis, { enabled: unknown }, { lines: [] }), { kind: 'passesOn', headers: [] });
  });

  it('origin leaves open whether what is wrong beside it shows', () => {
    assert.equal(toPreflight(adonis, { origin: unknown, methods: literal(5) }).kind, 'unknown');
    assert.equal(toPreflight(adonis, { origin: unknown, headers: literal(5) }).kind, 'unknown');
  });
});

describe('a function of @adonisjs/cors', () => {
  it('is not followed, and says so', () => {
    assert.deepEqual(linesOf(toActual(adonis, { origin: callable(), credentials: literal(false) })), [`${acao}: unknown, the origin is decided by a function`]);
    assert.deepEqual(spoilt(toPreflight(adonis, { headers: callable() })), all);
  });
});

describe('a request to @adonisjs/cors that is unknown', () => {
  const asked = { kind: 'unknown', because: 'what is asked is unknown' } as const;
  it('in its origin is not answered', () => {
    assert.equal(toActual(adonis, {}, { lines: [['Origin', asked]] }).kind, 'unknown');
  });
  it('in its method is not answered, unless the origin is refused', () => {
    const lines = [['Origin', origin], ['Access-Control-Request-Method', asked]] as const;
    assert.equal(toPreflight(adonis, {}, { lines }).kind, 'unknown');
    assert.equal(toPreflight(adonis, { origin: literal(false) }, { lines }).kind, 'answers');
  });
  it('in the headers it asks for leaves those unknown', () => {
    const lines = [['Origin', origin], ['Access-Control-Request-Method', 'PUT'], ['Access-Control-Request-Headers', asked]] as const;
    assert.deepEqual(spoilt(toPreflight(adonis, {}, { lines })), [acah]);
    assert.deepEqual(spoilt(toPreflight(adonis, { headers: list(['x-a']) }, { lines })), all);
  });
});

describe('@adonisjs/cors', () => {
  const file = (options: string) => `import { defineConfig } from '@adonisjs/cors'\nexport default defineConfig(${options})\n`;
  it('tells of any origin with credentials, and a list cures it', async () => {
    assert.deepEqual(await problemsOf('/app/config/cors.ts', file('{ origin: true, credentials: true }')), ['any-origin-with-credentials at true']);
    assert.match(await fixed('/app/config/cors.ts', file('{ origin: true, credentials: true }')), /origin: \['https:\/\/app\.example\.com'\], credentials: true/);
    assert.match(await fixed('/app/config/cors.ts', file('{ maxAge: 90 }')), /\{ maxAge: 90, origin: \['https:\/\/app\.example\.com'\] \}/);
  });
});
