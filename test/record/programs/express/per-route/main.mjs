import express from 'express';
import cors from 'cors';

const app = express();
const open = cors();
app.get('/prices', open, (req, res) => { res.json([]); });
app.options('/orders', cors({ origin: ['https://a.example'] }));
app.put('/orders', cors({ origin: ['https://a.example'] }), (req, res) => { res.json({}); });
app.all('/stock', open, (req, res) => { res.json([]); });
app.get('/fails', open, () => { throw new Error('by design'); });
app.listen(process.env.PORT);
