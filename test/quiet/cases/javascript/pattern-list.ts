import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({
  origin: [/^https:\/\/([a-z0-9-]+\.)?example\.com$/, /^http:\/\/localhost:\d+$/, 'https://example.org'],
  credentials: true,
}));
