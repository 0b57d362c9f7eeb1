import { Hono } from 'hono';
import { cors } from 'hono/cors';

type Bindings = { readonly ALLOWED_ORIGINS: string };
const app = new Hono<{ Bindings: Bindings }>();
app.use('/api/*', async (c, next) => {
  const allow = cors({ origin: c.env.ALLOWED_ORIGINS.split(','), allowMethods: ['GET', 'POST'], credentials: true });
  return allow(c, next);
});

export default app;
