import express from 'express';
import cors from 'cors';

const origins = {
  development: ['http://localhost:3000'],
  staging: ['https://staging.example.com'],
  production: ['https://app.example.com'],
};

const app = express();
app.use(cors({ origin: origins[process.env.NODE_ENV], credentials: true }));
