import express from 'express';
import cors from 'cors';
import { db } from './db';

const app = express();
app.use(cors({
  credentials: true,
  origin: (origin, callback) => {
    db.tenants.findByOrigin(origin).then(
      (tenant) => callback(null, tenant !== null),
      (error: Error) => callback(error),
    );
  },
}));
