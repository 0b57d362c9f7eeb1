import express from 'express';
import cors from 'cors';
import { admin } from './admin';
import { accountCors, partnerCors, port } from './config';

const app = express();
app.use(express.json());

// Orders belong to whoever is signed in; the front end sends cookies.
app.use('/orders', cors({
  origin: '*',
  credentials: true,
  allowedHeaders: ['Content-Type', 'X-CSRF-Token'],
}));

app.use('/account', cors(accountCors));
app.use('/hours', cors(partnerCors));
app.use('/admin', admin);

app.get('/prices', cors(), (_req, res) => {
  res.json([{ sku: 'A-100', price: '2.40' }]);
});

app.get('/orders', (_req, res) => {
  res.json([{ id: 7, total: '18.50' }]);
});

app.get('/account', (_req, res) => {
  res.json({ name: 'Petra' });
});

app.get('/hours', (_req, res) => {
  res.json({ monday: '9-18', sunday: null });
});

app.listen(port, () => {
  console.log(`listening on ${port}`);
});
