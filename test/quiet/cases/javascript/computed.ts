import express from 'express';
import cors from 'cors';

const app = express();
const port = 3000;
const domain = 'example.com';
const names = ['app', 'www', 'admin'];

app.use(cors({
  origin: [`http://localhost:${port}`, ...names.map((name) => `https://${name}.${domain}`), 'https://' + domain],
  credentials: true,
}));
app.use('/preview', cors({ origin: `https://${process.env.VERCEL_URL}`, credentials: true }));
app.use('/site', cors({ origin: new URL(process.env.SITE ?? 'http://localhost:3000').origin, credentials: true }));
