import { Hono } from 'hono';
import { cors } from 'hono/cors';

const app = new Hono();
app.use('*', cors({
  origin: (origin) => (origin.endsWith('.example.com') ? origin : 'https://app.example.com'),
  allowHeaders: ['Authorization'],
  maxAge: 600,
}));

export default app;
