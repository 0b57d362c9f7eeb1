import { Router } from 'express';
import cors from 'cors';

export const admin = Router();

admin.use(
  cors({
    origin: true, // the back office moves between hosts
    credentials: true,
    exposedHeaders: 'X-Total-Count',
  }),
);

admin.get('/users', (_req, res) => {
  res.set('X-Total-Count', '1').json([{ id: 1, name: 'Petra' }]);
});
