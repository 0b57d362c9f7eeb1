import Fastify from 'fastify';
import cors from '@fastify/cors';

const fastify = Fastify({ logger: true });

// A list that holds `*` is every website here, unlike in the cors package.
await fastify.register(cors, {
  origin: ['https://shop.example.com', '*'],
  credentials: true,
  methods: ['GET', 'PUT'],
});

fastify.get('/stock', async () => [{ sku: 'A-100', left: 12 }]);
fastify.put('/stock/:sku', async () => ({ saved: true }));

await fastify.listen({ port: 3000 });
