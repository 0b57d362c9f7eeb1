import cors from '@fastify/cors';
import Fastify from 'fastify';

async function requireToken(request, reply) {
  if (!request.headers.authorization) {
    reply.code(401).send({ error: 'no token' });
    return reply;
  }
}

const fastify = Fastify();
fastify.register(cors, { origin: 'https://a.example' });
fastify.addHook('onRequest', requireToken);
fastify.get('/orders', async () => []);
await fastify.listen({ port: Number(process.env.PORT) });
