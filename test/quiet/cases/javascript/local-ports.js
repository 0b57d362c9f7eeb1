import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({
  origin: ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:5173', 'http://10.0.2.2:8081'],
  credentials: true,
}));
