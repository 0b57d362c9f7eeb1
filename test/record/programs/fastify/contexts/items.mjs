import cors from '@fastify/cors';

export default async function items(api) {
  await api.register(cors, { origin: 'https://a.example' });
  api.get('/items', async () => []);
}
