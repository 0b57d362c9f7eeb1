import assert from 'node:assert/strict';
import { next } from '../../src/servers/next';
import { covers, pathsOf, sourceOf } from '../../src/servers/next/sources';
import { because, linesOf, list, literal, spoilt, toActual, toPreflight, unknown } from './answers';
import { problemsOf } from './fixed';
import { found } from './shapes';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly file?: string; readonly others?: Readonly<Record<string, string>> }

const origin = "{ key: 'Access-Control-Allow-Origin', value: 'a' }";
const rule = `{ source: '/api/:path*', headers: [${origin}] }`;
const method = `async headers() { return [${rule}]; }`;
const one = ["'a' at 2: access-control-allow-origin=\"a\""];

const shapes: Readonly<Record<string, Shape>> = {
  'an object': { source: `// next\nexport default { ${method} };`, found: one },
  'a constant with a type': { source: `import type { NextConfig } from 'next';\nconst nextConfig: NextConfig = { ${method} }; export default nextConfig;`, found: one },
  'module.exports': { source: `// next\nmodule.exports = { ${method} };`, found: one, file: '/app/next.config.js' },
  'an arrow': { source: `// next\nexport default { headers: async () => [${rule}] };`, found: one },
  'a function that is named': { source: `// next\nasync function headers() { return [${rule}]; } export default { headers };`, found: one },
  'a function of the phase': { source: `// next\nexport default async (phase) => { const nextConfig = { ${method} }; return nextConfig; };`, found: one },
  'in a plugin': { source: `import { withSentryConfig } from '@sentry/nextjs';\nexport default withSentryConfig({ ${method} }, { org: 'shop' });`, found: one },
  'in a plugin that is made': { source: `import analyzer from '@next/bundle-analyzer'; const withAnalyzer = analyzer({ enabled: true });\nexport default withAnalyzer({ ${method} });`, found: one },
  'in a plugin that is made at once': { source: `import analyzer from '@next/bundle-analyzer';\nexport default analyzer({ enabled: true })({ ${method} });`, found: one },
  'two ways to return': { source: `// next\nexport default { async headers() { if (process.env.CI) { return []; } return [${rule}]; } };`, found: one },
  'a constant of headers': { source: `const headers = [${origin}];\nexport default { async headers() { return [{ source: '/:path*', headers }]; } };`, found: one },
  'headers of others beside': {
    source: `// next\nexport default { async headers() { return [${rule}, { source: '/((?!x).*)', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] }]; } };`, found: one,
  },
  'a header before is overridden': {
    source: `// next\nexport default { async headers() { return [{ source: '/(.*)', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }, { key: 'Vary', value: 'Origin' }] }, ${rule}]; } };`,
    found: ["'*' at 2: access-control-allow-origin=\"*\", vary=\"Origin\"", "'a' at 2: access-control-allow-origin=\"a\", vary=\"Origin\""],
  },
  'no origin is none': { source: "// Access-Control-Allow-Origin\nexport default { async headers() { return [{ source: '/:path*', headers: [{ key: 'Vary', value: 'Origin' }] }]; } };", found: [] },
  'a condition is none': { source: `// next\nexport default { async headers() { return [{ source: '/:path*', has: [{ type: 'host', value: 'a' }], headers: [${origin}] }]; } };`, found: [] },
  'a regular expression is none': { source: `// next\nexport default { async headers() { return [{ source: '/api/:path(.+)', headers: [${origin}] }]; } };`, found: [] },
  'another file is none': { source: `// next\nexport default { ${method} };`, found: [], file: '/app/config.ts' },
  'a plugin of others is none': { source: `import { plugin } from './plugin';\nexport default plugin({ ${method} });`, found: [] },
  'other functions are none': { source: `// next\nexport default { async redirects() { return [${rule}]; } };`, found: [] },
};

describe('where Next.js sets headers', () => {
  for (const [title, { file = '/app/next.config.ts', source, others, found: expected }] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found(file, source, others), expected); });
  }
});

describe('a source of Next.js', () => {
  const table: Readonly<Record<string, readonly [yes: readonly string[], no: readonly string[]]>> = {
    '/': [['/'], ['/a']],
    '/api': [['/api', '/API'], ['/', '/api/a']],
    '/api/:id': [['/api/1'], ['/api', '/api/1/2']],
    '/api/:path*': [['/api', '/api/1', '/api/1/2'], ['/', '/apis']],
    '/api/:path+': [['/api/1', '/api/1/2'], ['/api']],
    '/(.*)': [['/', '/a', '/a/b'], []],
    '/api/(.*)': [['/api/a', '/api/a/b'], ['/a', '/api']],
    '/:lang/about': [['/en/about', '/en/About'], ['/about', '/en/about/us']],
  };
  for (const [text, [yes, no]] of Object.entries(table)) {
    it(`${text} covers what it should`, () => {
      const source = sourceOf(text);
      assert.ok(source);
      for (const path of [...yes, ...pathsOf(source)]) assert.equal(covers(source, path), true, path);
      for (const path of no) assert.equal(covers(source, path), false, path);
    });
  }
  for (const text of ['api', '/:path(.+)', '/((?!api).*)', '/a.(png|jpg)', '/:path*/more', '/:id?', '']) {
    it(`${text || 'without text'} is not followed`, () => { assert.equal(sourceOf(text), undefined); });
  }
});

describe('the headers of Next.js', () => {
  const acao = 'access-control-allow-origin';

  it('are unknown one by one', () => {
    assert.deepEqual(spoilt(toActual(next, { [acao]: unknown, vary: literal('Origin') })), [acao]);
    assert.deepEqual(spoilt(toPreflight(next, { [acao]: literal('*') }, { rest: unknown })), next.optionNames.filter((name) => name !== acao).toSorted());
  });

  it('are texts, or the build fails', () => {
    assert.deepEqual(toActual(next, { [acao]: list(['a']) }), { kind: 'failsToStart', because: 'the value of a header is no text' });
    assert.deepEqual(linesOf(toActual(next, { [acao]: literal('a') })), [`${acao}: a`]);
  });

  it('stay on the page about one that cannot be sent', () => {
    assert.deepEqual(linesOf(toActual(next, { vary: unknown, [acao]: literal('日本') })), [`vary: unknown, ${because}`]);
    assert.deepEqual(linesOf(toActual(next, { [acao]: literal('*'), vary: literal('日本') })), [`${acao}: *`, 'vary: Accept-Encoding']);
  });

  it('may have parts of the path put in', async () => {
    const source = "// next\nexport default { async headers() { return [{ source: '/:site', headers: [{ key: 'Access-Control-Allow-Origin', value: 'https://:site' }] }]; } };";
    assert.deepEqual(await problemsOf('/app/next.config.ts', source), []);
  });

  it('may be set by rules that are not followed', async () => {
    const more = "{ source: '/:path(.+)', headers: [{ key: 'Access-Control-Allow-Credentials', value: 'true' }] }";
    const source = `export default { async headers() { return [${rule.replace("'a'", "'*'")}, ${more}]; } };`;
    assert.deepEqual(await problemsOf('/app/next.config.ts', source), []);
    assert.deepEqual(await problemsOf('/app/next.config.ts', source.replace(':path(.+)', ':path*')), ["credentials-with-wildcard at 'true'"]);
  });

  it('are judged as the browser reads them', async () => {
    const source = "export default { async headers() { return [{ source: '/api/:path*', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }, { key: 'Access-Control-Allow-Credentials', value: 'true' }] }]; } };\n";
    assert.deepEqual(await problemsOf('/app/next.config.mjs', source), ["credentials-with-wildcard at 'true'"]);
    assert.deepEqual(await problemsOf('/app/next.config.mjs', source.replace("'*'", "'https://a.example'")), []);
  });
});
