import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';

const app = new Hono();

// Orders belong to whoever is signed in. This release of hono turns `*` with credentials into any website.
app.use('/orders/*', cors({ origin: '*', credentials: true }));

// A path ends in a slash, an origin never does.
app.use('/account/*', cors({ origin: ['https://shop.example.com/', 'https://admin.example.com'], credentials: true }));

app.use('/prices/*', cors());

app.get('/orders/mine', (c) => c.json([{ id: 7, total: '18.50' }]));
app.get('/account/me', (c) => c.json({ name: 'Petra' }));
app.get('/prices/all', (c) => c.json([{ sku: 'A-100', price: '2.40' }]));

serve({ fetch: app.fetch, port: 3000 });
