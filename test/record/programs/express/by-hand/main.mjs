import cors from 'cors';
import express from 'express';

const allowed = ['https://a.example', 'https://b.example'];

function allowOrigins(req, res, next) {
  const origin = req.headers.origin;
  if (allowed.includes(origin)) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
    res.vary('Origin');
  }
  if (req.method === 'OPTIONS') {
    res.setHeader('Access-Control-Allow-Methods', 'GET, PUT');
    return res.sendStatus(204);
  }
  next();
}

const app = express();
app.use('/api', allowOrigins);
app.get('/api/items', (req, res) => { res.json([]); });
app.get('/api/open', (req, res) => {
  res.set('Access-Control-Allow-Origin', '*');
  res.json({});
});
app.use(cors({ origin: 'https://a.example' }));
app.get('/twice', (req, res) => {
  res.append('Access-Control-Allow-Origin', '*');
  res.json({});
});
app.get('/plain', (req, res) => { res.json({}); });
app.listen(process.env.PORT);
