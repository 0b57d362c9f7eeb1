import express from 'express';
import cors from 'cors';
import { z } from 'zod';

const env = z.object({ CORS_ORIGIN: z.string().url(), COOKIES: z.coerce.boolean() }).parse(process.env);

const app = express();
app.use(cors({ origin: env.CORS_ORIGIN, credentials: env.COOKIES }));
