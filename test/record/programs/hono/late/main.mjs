import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';

const app = new Hono();
app.get('/early', (c) => c.json({ early: true }));
app.use('*', cors({ origin: 'https://a.example', credentials: true }));
app.get('/late', (c) => c.json({}));
app.use('/api/*', cors({ origin: ['https://a.example', 'https://b.example'], exposeHeaders: ['X-Total'] }));
app.get('/api/items', (c) => c.json([]));
app.on(['GET', 'PUT'], '/api', (c) => c.json({}));
app.get('/fails', () => { throw new Error('by design'); });
serve({ fetch: app.fetch, port: Number(process.env.PORT) });
