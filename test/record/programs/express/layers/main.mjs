import express from 'express';
import cors from 'cors';
import { admin } from './admin.mjs';

const app = express();
app.use(express.json(), cors({ exposedHeaders: 'X-Total' }));
app.use('/admin', admin);
app.get('/orders', cors({ origin: ['https://a.example'] }), (req, res) => { res.json([]); });
app.listen(process.env.PORT);
