import express from 'express';
import cors from 'cors';

const app = express();
const { FRONTEND_URL = 'http://localhost:5173', PORT = '3000' } = process.env;

app.use(cors({ origin: FRONTEND_URL, credentials: true }));
app.use('/v2', cors({ origin: process.env.WEB_ORIGIN || 'http://localhost:4200', credentials: true }));
app.listen(Number(PORT));
