import { cors } from '@elysiajs/cors';
import { Elysia } from 'elysia';

new Elysia()
  .use(cors({ origin: ['https://app.example.com', 'https://admin.example.com'], allowedHeaders: ['Content-Type'], maxAge: 600 }))
  .get('/orders', () => [])
  .listen(3000);
