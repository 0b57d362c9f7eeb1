import express from 'express';
import cors from 'cors';

const app = express();
const origins = (process.env.CORS_ORIGINS ?? 'http://localhost:3000,https://app.example.com').split(',');

app.use(cors({ origin: origins, credentials: true }));
