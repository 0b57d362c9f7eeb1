import express from 'express';
import cors from 'cors';

const app = express();
const allowed = process.env.ALLOWED_ORIGINS?.split(',').map((origin) => origin.trim()) ?? [];

app.use(cors({ origin: allowed, credentials: true }));
