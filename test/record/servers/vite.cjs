const { mkdtempSync, mkdirSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const process = require('node:process');
const { pathToFileURL } = require('node:url');

let root;
// Each of many servers listens to the signals of the process.
process.setMaxListeners(0);

/** An empty project with an empty build. */
function project() {
  root ??= mkdtempSync(path.join(tmpdir(), 'vite-'));
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  return root;
}

/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = async (from, options, ran) => {
  const { createServer, preview } = await import(pathToFileURL(path.join(path.dirname(from.resolve('vite/package.json')), 'dist/node/index.js')));
  const given = (0, eval)(`({ ${options} })`);
  // A hook that returns a function: what Vite itself registers comes before, in every release.
  const handler = ({ middlewares }) => () => {
    middlewares.use((request, response) => { ran(request.originalUrl); response.statusCode = 200; response.end(); });
  };
  const common = { root: project(), appType: 'custom', configFile: false, logLevel: 'silent', publicDir: false, plugins: [{ name: 'handler', configureServer: handler, configurePreviewServer: handler }] };
  if (given.preview) {
    const server = await preview({ ...common, preview: { port: 0, ...given.preview } });
    server.httpServer.close();
    return server.middlewares;
  }
  const server = await createServer({ ...common, optimizeDeps: { noDiscovery: true }, server: { hmr: false, ws: false, watch: null, ...given.server } });
  return server.middlewares;
};
