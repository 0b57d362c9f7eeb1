// Builds what is shipped into dist/ and, unless it is a production build, the suite for the editor into out/.
//   node esbuild.js [--production] [--watch]
const esbuild = require('esbuild');
const { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * Only TypeScript's parser: a sixth of the whole package, and of the time to load it. Its one file is made a module
 * that exports what src/languages uses and says of its top-level statements that they do nothing else, so that esbuild
 * can drop the rest. test/house/typescript-parser.test.ts compares the two.
 */
const typescriptParser = {
  name: 'typescript-parser',
  setup(build) {
    build.onLoad({ filter: /[\\/]typescript[\\/]lib[\\/]typescript\.js$/ }, async ({ path }) => {
      // A bundle of its own: inside a module that is loaded lazily esbuild drops little.
      const { outputFiles: [shaken] } = await esbuild.build({
        stdin: { contents: parserOf(readFileSync(path, 'utf8')) }, write: false, bundle: true, format: 'cjs', target: 'es2022', external: ['*'],
      });
      if (/^ *function createTypeChecker\(/m.test(shaken.text)) throw new Error('typescript.js has another layout: the checker stayed');
      return { contents: shaken.text };
    });
  },
};

function parserOf(typescript) {
  const section = (name) => {
    const start = typescript.indexOf(`\n// src/compiler/${name}.ts\n`);
    if (start < 0) throw new Error(`typescript.js has another layout: no section ${name}`);
    return start;
  };
  // Its sections are in the order of need: all that follow the parser's need it, not it them.
  const body = typescript.slice(section('corePublic'), section('commandLineParser'))
    .replace(/^__export\(\w+, \{\n[\s\S]*?^\}\);$/gm, '')
    .replace(/^var (\w+);\n\(\((\w+)\) => \{\n([\s\S]*?)^\}\)\(\1 \|\| \(\1 = \{\}\)\);$/gm, 'var $1 = /* @__PURE__ */ (($2) => {\n$3return $2;\n})({});')
    .replace(/^var (\w+) = ((?:new )?[\w.$]+\(|\(\()/gm, 'var $1 = /* @__PURE__ */ $2')
    // Nobody reads the messages, only whether there are any.
    .replace(/^var Diagnostics = \{\n[\s\S]*?^\};$/m, '')
    .replace(/\bDiagnostics\.\w+/g, "{ code: 1, category: 1, key: '', message: '' }");
  const [table] = /^__export\(typescript_exports, \{\n[\s\S]*?^\}\);$/m.exec(typescript);
  // Without a process it takes itself to be in a browser and asks for no module of Node. getStart, getText and text are the services'.
  return `var process;${body}
for (const make of ['getNodeConstructor', 'getTokenConstructor', 'getIdentifierConstructor']) {
  Object.assign(objectAllocator[make]().prototype, {
    getStart(source) { return getTokenPosOfNode(this, source); },
    getText(source) { return source.text.slice(this.getStart(source), this.end); },
  });
}
objectAllocator.getPrivateIdentifierConstructor = objectAllocator.getIdentifierConstructor;
Object.defineProperty(objectAllocator.getIdentifierConstructor().prototype, 'text', { get() { return idText(this); } });
export { ${exportsUsed(table).join(', ')} };`;
}

function exportsUsed(table) {
  const folder = 'src/languages/javascript';
  const text = readdirSync(folder).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(`${folder}/${name}`, 'utf8')).join('\n');
  const used = new Set([...text.matchAll(/\b(?:ts|loaded)\.(\w+)/g)].map(([, name]) => name));
  return [...table.matchAll(/^ {2}(\w+): \(\) => (\w+),?$/gm)].filter(([, name]) => used.has(name)).map(([, name, local]) => `${local} as ${name}`);
}

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
  const plugins = [typescriptParser, ...(outfile in shipped ? [notices] : []), ...(own.plugins ?? []), ...(watch ? [progress] : [])];
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

module.exports = { typescriptParser };
if (require.main === module) main().catch(() => process.exit(1)); // esbuild has printed why
