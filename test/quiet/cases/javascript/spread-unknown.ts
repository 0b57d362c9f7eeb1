import express from 'express';
import cors from 'cors';
import { baseOptions, overrides } from '@company/cors-options';

const app = express();
app.use('/a', cors({ ...baseOptions, origin: ['https://app.example.com'] }));
app.use('/b', cors({ credentials: true, ...overrides }));
app.use('/c', cors({ ...baseOptions }));
app.use('/d', cors(baseOptions));
