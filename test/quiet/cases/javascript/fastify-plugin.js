import fp from 'fastify-plugin';

export default fp(async (fastify, options) => {
  await fastify.register(import('@fastify/cors'), {
    origin: process.env.FRONTEND_URL ?? 'https://app.example.com',
    credentials: true,
  });
});
