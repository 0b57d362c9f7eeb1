import express from 'express';
import cors from 'cors';

const app = express();
const options = {
  origin: ['https://app.example.com'],
  credentials: true,
  methods: ['GET', 'POST'],
} satisfies cors.CorsOptions;

app.use(cors(options));
