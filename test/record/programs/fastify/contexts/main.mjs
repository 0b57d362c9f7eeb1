import Fastify from 'fastify';
import cors from '@fastify/cors';
import items from './items.mjs';

const fastify = Fastify();
fastify.register(items, { prefix: '/api' });
fastify.register(async (instance) => {
  await instance.register(cors, { origin: ['https://a.example'], exposedHeaders: ['X-Total'] });
  instance.get('/loose', async () => ({}));
});
fastify.get('/plain', async () => ({}));
await fastify.listen({ port: Number(process.env.PORT) });
