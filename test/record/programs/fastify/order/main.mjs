import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import Fastify from 'fastify';

const fastify = Fastify();
fastify.get('/early', async () => ({ early: true }));
await fastify.register(helmet);
await fastify.register(cors, { origin: ['https://a.example'], credentials: true, methods: ['GET', 'PUT'] });

fastify.addHook('onRequest', async (request, reply) => {
  if (!request.headers.authorization) {
    return reply.code(401).send({ error: 'no token' });
  }
});

fastify.route({ method: ['GET', 'POST'], url: '/orders', handler: async () => [] });
fastify.get('/fails', async () => { throw new Error('by design'); });
await fastify.listen({ port: Number(process.env.PORT) });
