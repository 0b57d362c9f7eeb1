/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = async (from, options, ran) => {
  const app = from('fastify')();
  await app.register(from('@fastify/cors'), ...(0, eval)(`[${options}]`));
  // Fastify refuses an empty body that says it is JSON.
  app.addContentTypeParser('application/json', (request, payload, done) => { done(null); });
  // Every method that is asked but OPTIONS: the plugin has a route of its own for that.
  app.route({ method: ['GET', 'POST'], url: '*', handler: (request, reply) => { ran(request.url); reply.code(200).send(); } });
  await app.ready();
  return (request, response) => { app.routing(request, response); };
};
