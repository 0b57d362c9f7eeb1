const console = require('node:console');

// Hono writes every error that a middleware throws to the console.
console.error = () => {};

/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = (from, options, ran) => {
  const { Hono } = from('hono');
  const { cors } = from('hono/cors');
  const app = new Hono();
  app.use('*', cors(...(0, eval)(`[${options}]`)));
  app.all('*', (context) => { ran(context.req.path); return context.body(null, 200); });
  return from('@hono/node-server').getRequestListener(app.fetch);
};
