import express from 'express';
import cors from 'cors';
import { readOrigins } from './origins';

const app = express();
app.use(cors({ origin: readOrigins(), credentials: false }));
