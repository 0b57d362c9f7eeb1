import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({
  origin: [
    'https://xn--bcher-kva.example',
    'https://app.example.com:8443',
    'http://app.example.com:443',
    'https://my_service.example.com',
    'https://intranet',
  ],
  credentials: true,
}));
