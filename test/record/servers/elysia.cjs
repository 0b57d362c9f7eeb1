const { URL } = require('node:url');

/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = (from, options, ran) => {
  const { Elysia } = from('elysia');
  const { cors } = from('@elysiajs/cors');
  const handler = ({ request, set }) => { ran(new URL(request.url).pathname); set.status = 200; return ''; };
  // Every method that is asked but OPTIONS: the plugin has routes of its own for that.
  const app = new Elysia().use(cors(...(0, eval)(`[${options}]`))).get('/*', handler).post('/*', handler, { parse: 'none' });
  return from('@hono/node-server').getRequestListener((request) => app.handle(request), { overrideGlobalObjects: false });
};
