import assert from 'node:assert/strict';
import { nitro } from '../../src/servers/nitro';
import { covers, leastSpecificFirst, pathsOf } from '../../src/servers/nitro/paths';
import { callable, linesOf, list, literal, pattern, spoilt, toActual, unknown } from './answers';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly file?: string; readonly others?: Readonly<Record<string, string>> }

const rules = "routeRules: {\n'/api/**': { cors: true } }";
const one = ['cors at 2: cors=true'];

const shapes: Readonly<Record<string, Shape>> = {
  'of Nuxt, by a name that is there': { source: `export default defineNuxtConfig({ ${rules} });`, found: one },
  'of Nuxt, with import': { source: `import { defineNuxtConfig } from 'nuxt/config'; export default defineNuxtConfig({ ${rules} });`, found: one },
  'of Nuxt, below nitro': { source: `export default defineNuxtConfig({ nitro: { ${rules} } });`, found: one },
  'of Nitro, by a name that is there': { source: `export default defineNitroConfig({ ${rules} });`, found: one, file: '/app/nitro.config.ts' },
  'of Nitro, with import': { source: `import { defineNitroConfig } from 'nitropack/config'; export default defineNitroConfig({ ${rules} });`, found: one, file: '/app/nitro.config.mts' },
  'of Nitro, without a function': { source: `export default { ${rules} };`, found: one, file: '/app/nitro.config.ts' },
  'of Nitro, with module.exports': { source: `module.exports = { ${rules} };`, found: one, file: '/app/nitro.config.cjs' },
  'in another file, with import': { source: `import { defineNuxtConfig } from 'nuxt/config'; export const config = defineNuxtConfig({ ${rules} });`, found: one, file: '/app/base.ts' },
  'a rule of another file': {
    source: "import { rule } from './rules';\nexport default defineNuxtConfig({ routeRules: { '/a': rule } });", found: ["'/a' at 2: cors=true"], others: { '/app/rules.ts': 'export const rule = { cors: true };' },
  },
  'all rules in another file are none': {
    source: "import { routeRules } from './rules';\nexport default defineNuxtConfig({ routeRules });", found: [], others: { '/app/rules.ts': `export const ${rules.replace(':', ' =')};` },
  },
  'rules that nobody knows are none': { source: 'export default defineNuxtConfig({ routeRules: load() });', found: [] },
  'an origin among headers': { source: "export default defineNuxtConfig({ routeRules: { '/a': { headers: {\n'Access-Control-Allow-Origin': 'a' } } } });", found: ["'Access-Control-Allow-Origin' at 1: access-control-allow-origin=\"a\""] },
  'two rules': {
    source: "export default defineNuxtConfig({ routeRules: { '/a/**': { cors: true },\n'/b/**': { headers: { 'access-control-allow-origin': 'b' } } } });",
    found: ['cors at 1: cors=true', "'access-control-allow-origin' at 2: access-control-allow-origin=\"b\""],
  },
  'a rule within another': {
    source: "export default defineNuxtConfig({ routeRules: { '/**': { cors: true, headers: { Vary: 'Accept', 'X-A': '1' } },\n'/b/**': { headers: { 'Access-Control-Allow-Origin': 'b' } } } });",
    found: ['cors at 1: cors=true, vary="Accept"', "'Access-Control-Allow-Origin' at 2: cors=true, access-control-allow-origin=\"b\", vary=\"Accept\""],
  },
  'a condition': { source: "export default defineNuxtConfig({ routeRules: {\n'/a/**': { cors: isOpen() } } });", found: ['cors at 2: cors=unknown: isOpen() is not followed'] },
  'off is none': { source: "export default defineNuxtConfig({ routeRules: { '/a/**': { cors: false, headers: { Vary: 'Origin' } } } });", found: [] },
  'rules above and below are none': { source: `export default defineNuxtConfig({ ${rules}, nitro: { ${rules} } });`, found: [] },
  'a function of one’s own is none': { source: `const defineNuxtConfig = (config) => config; // own\nexport default wrap(defineNuxtConfig({ ${rules} }));`, found: [] },
  'the name in another file is none': { source: `export default defineNuxtConfig({ ${rules} });`, found: [], file: '/app/config.ts' },
  'Nitro 3 is none': { source: `import { defineNitroConfig } from 'nitro/config'; export const config = defineNitroConfig({ ${rules} });`, found: [], file: '/app/config.ts' },
  'another default is none': { source: `export default load(); // ${rules.replaceAll('\n', ' ')}`, found: [] },
};

describe('where routeRules are', () => {
  for (const [title, { file = '/app/nuxt.config.ts', source, others, found: expected }] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found(file, source, others), expected); });
  }
});

describe('the path of a rule', () => {
  const covered: readonly (readonly [string, string, boolean])[] = [
    ['/**', '/', true], ['/**', '/a/b', true], ['/a/**', '/a', true], ['/a/**', '/a/', true], ['/a/**', '/ab', false], ['/a/*', '/a/b', true], ['/a/*', '/a/b/c', false], ['/a/*', '/a', false],
    ['/:id/b', '/a/b', true], ['/:id/b', '/a/c', false], ['/a', '/a', true], ['/a/', '/a', true], ['/a', '/b', false], ['/a/**:rest', '/a/b/c', true],
  ];
  for (const [rule, path, is] of covered) it(`${rule} ${is ? 'covers' : 'does not cover'} ${path}`, () => { assert.equal(covers(rule, path), is); });

  it('gives way to one that says more', () => {
    assert.deepEqual(leastSpecificFirst(['/a/b', '/a/*', '/a/**', '/**', '/*/b']), ['/**', '/a/**', '/*/b', '/a/*', '/a/b']);
  });
  it('has examples', () => {
    assert.deepEqual(pathsOf('/a/:id/**'), ['/a/1/x', '/a/1/x/x', '/a/1/x/x/x', '/a/1']);
    assert.deepEqual(pathsOf('/a/*'), ['/a/1']);
  });
});

const acao = 'access-control-allow-origin';

describe('the headers of a rule', () => {
  const four = ['access-control-allow-headers', 'access-control-allow-methods', acao, 'access-control-max-age'];
  it('are unknown where it is unknown whether they are set', () => {
    assert.deepEqual(spoilt(toActual(nitro, { cors: unknown })), four);
    assert.deepEqual(spoilt(toActual(nitro, { cors: unknown, [acao]: literal('a') })), four.filter((name) => name !== acao));
    assert.deepEqual(spoilt(toActual(nitro, { [acao]: literal('a') }, { rest: unknown })), four.filter((name) => name !== acao));
    assert.deepEqual(spoilt(toActual(nitro, { [acao]: unknown })), [acao]);
  });
  it('are what JSON makes of them', () => {
    assert.deepEqual(linesOf(toActual(nitro, { [acao]: callable() })), []);
    assert.deepEqual(linesOf(toActual(nitro, { [acao]: list([literal(undefined), pattern('a')]) })), [`${acao}: null`, `${acao}: [object Object]`]);
  });
});

describe('routeRules that meet', () => {
  const file = (text: string) => `export default defineNuxtConfig({ routeRules: { ${text} } });\n`;
  const optionsOf = async (text: string) => (await found('/app/nuxt.config.ts', file(text))).at(-1);
  it('are not followed into lists and conditions', async () => {
    assert.match(String(await optionsOf("'/**': { headers: { 'access-control-allow-origin': ['a'] } }, '/b': { headers: { 'access-control-allow-origin': ['b'] } }")), /access-control-allow-origin=.*two rules/);
  });
  it('take nothing from null', async () => {
    assert.match(String(await optionsOf("'/**': { headers: { 'access-control-allow-origin': 'a' } }, '/b': { headers: { 'access-control-allow-origin': null } }")), /access-control-allow-origin="a"/);
  });
});

describe('a rule that lets anyone in', () => {
  const file = (rule: string) => `export default defineNuxtConfig({ routeRules: { '/api/**': ${rule} } });\n`;
  it('is told of where browsers refuse it, and a header cures it', async () => {
    const text = file("{ cors: true, headers: { 'access-control-allow-credentials': 'true' } }");
    assert.equal((await problemsOf('/app/nuxt.config.ts', text)).some((problem) => problem.startsWith('credentials-with-wildcard')), true);
    assert.match(await fixed('/app/nuxt.config.ts', text), /'access-control-allow-credentials': 'true', 'access-control-allow-origin': 'https:\/\/app\.example\.com' \}/);
  });
});
