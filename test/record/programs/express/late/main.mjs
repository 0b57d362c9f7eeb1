import cors from 'cors';
import express from 'express';

const app = express();
app.get('/early', (req, res) => { res.json({ early: true }); });
app.use(cors({ origin: 'https://a.example', credentials: true }));
app.route('/late').get((req, res) => { res.json([]); }).post((req, res) => { res.json({}); });
app.get('/late/:id', (req, res) => { res.json({ id: req.params.id }); });
app.listen(process.env.PORT);
