const path = require('node:path');
const { createRequire } = require('node:module');

/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = (from, options, ran) => {
  const folder = path.dirname(from.resolve('@strapi/core/package.json'));
  // Strapi's own Koa and its own `@koa/cors`.
  const inside = createRequire(path.join(folder, 'package.json'));
  const { cors } = inside('./dist/middlewares/cors.js');
  const Koa = inside('koa');
  globalThis.strapi = { log: { warn: () => {} } };
  const app = new Koa();
  // Koa writes every error that is no client's to standard error.
  app.silent = true;
  const { config = {} } = new Function(`return { ${options} };`)();
  app.use(cors(config));
  app.use((context) => { ran(context.path); context.body = null; context.status = 200; });
  return app.callback();
};
