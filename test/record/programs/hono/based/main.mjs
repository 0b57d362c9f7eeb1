import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { users } from './users.mjs';

const app = new Hono().basePath('/v1');
app.use('/users/*', cors({ origin: 'https://a.example' }));
app.route('/users', users);
serve({ fetch: app.fetch, port: Number(process.env.PORT) });
