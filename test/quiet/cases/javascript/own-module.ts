import express from 'express';
import cors from './middleware/cors';
import { cors as named } from '@company/http';

const app = express();
app.use(cors());
app.use(cors({ origin: '*', credentials: true }));
app.use(named({ origin: true, credentials: true }));
