import express from 'express';
import cors from 'cors';

const app = express();
const allowed = new Set(['https://app.example.com', 'https://admin.example.com']);

app.use(cors({
  origin: (origin, done) => done(null, origin !== undefined && allowed.has(origin)),
  credentials: true,
}));
