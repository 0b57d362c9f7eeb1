import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { cors } from 'hono/cors';

const app = new Hono();
app.get('/open', cors(), (c) => c.json({ open: true }));
app.use('/admin', basicAuth({ username: 'root', password: 'secret' }));
app.use(async (c, next) => {
  if (!c.req.header('Authorization') && c.req.method !== 'OPTIONS') {
    return c.json({ error: 'no token' }, 401);
  }
  await next();
});
app.use(cors({ origin: ['https://a.example'] }));
app.get('/orders', (c) => c.json([])).post('/orders', (c) => c.json({}));
app.get('/admin', (c) => c.json([]));
serve({ fetch: app.fetch, port: Number(process.env.PORT) });
