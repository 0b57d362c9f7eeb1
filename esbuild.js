// Builds what is shipped into dist/ and, unless it is a production build, the suite for the editor into out/.
//   node esbuild.js [--production] [--watch]
const esbuild = require('esbuild');
const { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * TypeScript's package takes any host with a `process` for Node and then requires its built-in modules, which the one
 * bundle for Node and browsers has not. Parsing needs none of them.
 */
const typescriptWithoutSystem = {
  name: 'typescript-without-system',
  setup(build) {
    build.onLoad({ filter: /[\\/]typescript[\\/]lib[\\/]typescript\.js$/ }, ({ path }) => ({
      contents: `var process; ${readFileSync(path, 'utf8')}`,
    }));
  },
};

/**
 * mocha is an ES module, but its browser build is UMD: esbuild takes it for one too and lets it write to OUR
 * module.exports. Without `module` and `exports` it sets globalThis.mocha instead.
 */
const mochaBrowserBuild = {
  name: 'mocha-browser-build',
  setup(build) {
    build.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path }) => ({
      contents: `(function (module, exports, define) {\n${readFileSync(path, 'utf8')}\n}).call(globalThis);`,
    }));
  },
};

/** The licences of the packages inside the bundles, as they ask to be passed on. */
const notices = {
  name: 'notices',
  setup(build) {
    build.onEnd(({ metafile, errors }) => {
      if (errors.length > 0) return;
      const inside = Object.keys(metafile.inputs).map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
      for (const name of inside) if (name !== undefined) carried.add(name);
      writeFileSync('dist/NOTICES.txt', [...carried].sort().map(notice).join('\n\n'));
    });
  },
};
const carried = new Set(['@vscode/codicons', 'tree-sitter-python']);

function notice(name) {
  const file = ['LICENSE', 'LICENSE.txt', 'LICENSE.md'].map((f) => `node_modules/${name}/${f}`).find(existsSync);
  const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(file, 'utf8').trim()}`;
}

const common = {
  bundle: true, logLevel: 'warning', legalComments: 'none', metafile: true, target: 'es2022', format: 'cjs',
  minify: production, sourcemap: production ? false : 'linked',
  // Bundled into CommonJS, its ES module calls createRequire(undefined).
  alias: { 'web-tree-sitter': require.resolve('web-tree-sitter') },
};

const shipped = {
  // One bundle for `main` and `browser`: what only Node has is imported dynamically, and stays a require there.
  'dist/extension.js': { entryPoints: ['src/vscode/extension.ts'], platform: 'browser', external: ['vscode', 'node:*'] },
  'dist/cli.js': { entryPoints: ['src/cli/main.ts'], platform: 'node', banner: { js: '#!/usr/bin/env node' } },
  'dist/simulator.js': { entryPoints: ['src/webview/main.ts'], platform: 'browser', format: 'iife' },
  'dist/simulator.css': { entryPoints: ['media/simulator.css'] },
};
const tests = {
  'out/suite/index.js': { entryPoints: ['test/host/suite/index.ts'], platform: 'browser', external: ['vscode'], plugins: [mochaBrowserBuild] },
};

const copied = {
  'node_modules/@vscode/codicons/dist/codicon.css': 'dist/codicon.css',
  'node_modules/@vscode/codicons/dist/codicon.ttf': 'dist/codicon.ttf',
  'node_modules/web-tree-sitter/web-tree-sitter.wasm': 'dist/web-tree-sitter.wasm',
  'node_modules/tree-sitter-python/tree-sitter-python.wasm': 'dist/tree-sitter-python.wasm',
};

/** Says when the bundles are being built and when all are, in the words that .vscode/tasks.json waits for. */
let building = 0;
const progress = {
  name: 'progress',
  setup(build) {
    build.onStart(() => { if (building++ === 0) console.log('[watch] build started'); });
    build.onEnd(() => { if (--building === 0) console.log('[watch] build finished'); });
  },
};

function options(outfile, own) {
  const plugins = [typescriptWithoutSystem, ...(outfile in shipped ? [notices] : []), ...(own.plugins ?? []), ...(watch ? [progress] : [])];
  return { ...common, ...own, outfile, plugins };
}

async function main() {
  if (production) rmSync('dist', { recursive: true, force: true });
  mkdirSync('dist', { recursive: true });
  for (const [from, to] of Object.entries(copied)) cpSync(from, to);
  const builds = Object.entries({ ...shipped, ...(production ? {} : tests) }).map(([outfile, own]) => options(outfile, own));
  if (watch) {
    const contexts = await Promise.all(builds.map((build) => esbuild.context(build)));
    await Promise.all(contexts.map((context) => context.watch()));
  } else {
    await Promise.all(builds.map((build) => esbuild.build(build)));
    chmodSync('dist/cli.js', 0o755);
  }
}

main().catch(() => process.exit(1)); // esbuild has printed why
