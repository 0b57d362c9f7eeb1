import express from 'express';
import cors from 'cors';

const app = express();
app.get('/orders', cors({ origin: 'https://a.example' }), (req, res) => { res.json([]); });
app.use((req, res) => { res.status(404).json({ error: 'not found' }); });
app.use((error, req, res, next) => { res.status(500).json({ error: error.message }); });
app.listen(process.env.PORT);
