const console = require('node:console');
const { cpSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

// Nitro writes errors, and what it thinks of odd values, to the console.
console.error = () => {};
console.warn = () => {};

/** Everything that is asked for runs one handler. */
const route = "export default eventHandler((event) => { globalThis.recorded(event.path); return 'ran'; });";
let site;
let rows = 0;

/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = async (from, options, ran) => {
  const text = options.startsWith("{ '/") ? options : `{ '/**': ${options} }`;
  const routeRules = new Function(`return (${text});`)();
  site ??= await built(from);
  // What a build does to the rules before it writes them into the server, whose text they become.
  const nitro = await site.createNitro({ ...site.settings, routeRules });
  await nitro.close();
  const rules = JSON.stringify(nitro.options.runtimeConfig.nitro.routeRules);
  const folder = path.join(site.server, `row-${rows++}`);
  for (const part of ['index.mjs', 'chunks']) cpSync(path.join(site.server, part), path.join(folder, part), { recursive: true });
  const file = path.join(folder, path.relative(site.server, site.file));
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"routeRules": \{[^]*?"marker"[^}]*\}[^}]*\}[^}]*\}/, () => `"routeRules": ${rules}`));
  globalThis.recorded = ran;
  return (await import(pathToFileURL(path.join(folder, 'index.mjs')))).listener;
};

/** One server, built as `nitro build` does it, with a rule to be replaced. */
async function built(from) {
  const folder = path.dirname(from.resolve('nitropack/package.json'));
  const root = path.join(folder, '../../site');
  mkdirSync(path.join(root, 'routes'), { recursive: true });
  writeFileSync(path.join(root, 'routes/[...].ts'), route);
  const { createNitro, prepare, build } = await import(pathToFileURL(path.join(folder, 'dist/core/index.mjs')));
  const settings = { rootDir: root, preset: 'node-listener', logLevel: 0, minify: false, sourceMap: false, compatibilityDate: '2026-01-01' };
  const nitro = await createNitro({ ...settings, routeRules: { '/**': { headers: { marker: 'marker' } } } });
  await prepare(nitro);
  await build(nitro);
  await nitro.close();
  const server = nitro.options.output.serverDir;
  return { createNitro, settings, server, file: path.join(server, 'chunks/nitro/nitro.mjs') };
}
