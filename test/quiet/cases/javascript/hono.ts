import { Hono } from 'hono';
import { cors } from 'hono/cors';

const app = new Hono();
app.use('/api/*', cors({ origin: ['https://app.example.com'], credentials: true }));

export default app;
