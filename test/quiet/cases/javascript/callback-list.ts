import express from 'express';
import cors from 'cors';

const app = express();
const allowList = ['https://app.example.com', 'https://admin.example.com'];

app.use(cors({
  origin(origin, callback) {
    if (!origin || allowList.includes(origin)) {
      callback(null, true);
    } else {
      callback(new Error('Not allowed by CORS'));
    }
  },
  credentials: true,
}));
