const { URL } = require('node:url');

/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = (from, options, ran) => {
  const { AutoRouter, cors, status } = from('itty-router');
  const { preflight, corsify } = cors(...(0, eval)(`[${options}]`));
  const router = AutoRouter({ before: [preflight], finally: [corsify] });
  router.all('*', (request) => { ran(new URL(request.url).pathname); return status(200); });
  return from('@hono/node-server').getRequestListener((request) => router.fetch(request), { overrideGlobalObjects: false });
};
