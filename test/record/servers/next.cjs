const { execFileSync } = require('node:child_process');
const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const process = require('node:process');

/** A handler of everything below /api. */
const route = 'export default function handler(request, response) { globalThis.recorded(request.url); response.status(200).end(); }\n';
process.env.NEXT_TELEMETRY_DISABLED = '1';
// Next.js tells what it does, and standard output is the driver's.
for (const name of ['error', 'info', 'log', 'warn']) globalThis.console[name] = () => {};
let site;

/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = async (from, options, ran, all) => {
  site ??= await built(from, all);
  const row = site.rows.indexOf(options);
  if (row < 0) throw new Error('The build refuses these headers.');
  const start = `/api/row${row}`;
  globalThis.recorded = (url) => ran(url.slice(start.length));
  return (request, response) => {
    request.url = `${start}${request.url}`;
    return site.handler(request, response);
  };
};

/** One build for all rules that Next.js takes, each row below a path of its own. */
async function built(from, options) {
  const { default: loadCustomRoutes } = from('next/dist/lib/load-custom-routes.js');
  const rows = [];
  for (const each of options) if (await isTaken(loadCustomRoutes, each)) rows.push(each);
  const root = path.join(path.dirname(from.resolve('next/package.json')), '../../site');
  rmSync(root, { recursive: true, force: true });
  mkdirSync(path.join(root, 'pages/api'), { recursive: true });
  writeFileSync(path.join(root, 'pages/api/[...all].js'), route);
  writeFileSync(path.join(root, 'pages/500.js'), 'export default function Failed() { return null; }\n');
  const below = 'const below = (start, rules) => rules.map((rule) => ({ ...rule, source: rule.source === \'/\' ? start : start + rule.source }));\n';
  const all = rows.map((each, i) => `...below('/api/row${i}', [${each}])`).join(',\n  ');
  writeFileSync(path.join(root, 'next.config.js'), `${below}module.exports = { headers: async () => [\n  ${all},\n] };\n`);
  const environment = { ...process.env, NODE_ENV: 'production' };
  execFileSync(process.execPath, [path.join(path.dirname(from.resolve('next/package.json')), 'dist/bin/next'), 'build'], { cwd: root, env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  process.env.NODE_ENV = 'production';
  const application = from('next')({ dev: false, dir: root, quiet: true });
  await application.prepare();
  return { rows, handler: application.getRequestHandler() };
}

/** Whether a build takes these rules: Next.js ends the process where it does not. */
async function isTaken(loadCustomRoutes, rules) {
  const { exit } = process;
  process.exit = () => { throw new Error('refused'); };
  try {
    await loadCustomRoutes({ headers: async () => new Function(`return [${rules}];`)(), basePath: '', trailingSlash: false, experimental: {}, images: {} });
    return true;
  } catch {
    return false;
  } finally {
    process.exit = exit;
  }
}
