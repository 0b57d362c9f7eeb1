const fastify = require('fastify')();

fastify.register(require('@fastify/cors'), () => (request, callback) => {
  const own = /^https:\/\/app\.example\.com$/.test(request.headers.origin);
  callback(null, { origin: own, credentials: own });
});
fastify.listen({ port: 3000 });
