import express from 'express';
import cors from 'cors';

const app = express();
const origins: string[] = ['https://app.example.com'];
if (process.env.NODE_ENV !== 'production') origins.push('http://localhost:3000');
origins.push(...(process.env.EXTRA_ORIGINS ?? '').split(';').filter(Boolean));

app.use(cors({ origin: origins, credentials: true }));
