import cors from 'cors';
import express from 'express';
import helmet from 'helmet';

function requireToken(req, res, next) {
  const token = req.headers.authorization?.split(' ')[1];
  if (!token) {
    return res.status(401).json({ error: 'no token' });
  }
  req.token = token;
  next();
}

const app = express();
app.use(helmet());
app.get('/open', (req, res) => { res.json({ open: true }); });
app.use(requireToken);
app.use(cors({ origin: ['https://a.example'], credentials: true }));
app.get('/orders', (req, res) => { res.json([]); });
app.post('/orders', (req, res) => { res.json({}); });
app.listen(process.env.PORT);
