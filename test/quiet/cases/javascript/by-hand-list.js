import express from 'express';

const allowed = new Set(['https://app.example.com', 'https://admin.example.com']);
const app = express();

app.use((req, res, next) => {
  const { origin } = req.headers;
  res.vary('Origin');
  if (!allowed.has(origin)) return next();
  res.setHeader('Access-Control-Allow-Origin', origin);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  if (req.method === 'OPTIONS') {
    res.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT');
    return res.sendStatus(204);
  }
  next();
});
