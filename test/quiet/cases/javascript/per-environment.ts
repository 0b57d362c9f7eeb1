import express from 'express';
import cors from 'cors';

const app = express();
const production = process.env.NODE_ENV === 'production';
const origins = production ? ['https://app.example.com'] : ['http://localhost:3000', 'http://localhost:5173'];

app.use(cors({ origin: origins, credentials: true, maxAge: production ? 86400 : 0 }));
