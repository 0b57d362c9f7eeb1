import { cors } from '@elysiajs/cors';
import { Elysia } from 'elysia';

// Credentials are allowed unless they are switched off.
new Elysia()
  .use(cors({ origin: '*', methods: ['GET', 'POST'] }))
  .get('/orders/mine', () => [{ id: 7, total: '18.50' }])
  .listen(3000);
