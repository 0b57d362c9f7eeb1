import express from 'express';
import cors from 'cors';

const app = express();
const ORIGINS = ['https://app.example.com', 'https://www.example.com'] as const;

app.use(cors({ origin: [...ORIGINS], credentials: true } as cors.CorsOptions));
