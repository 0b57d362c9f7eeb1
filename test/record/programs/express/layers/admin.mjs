import { Router } from 'express';
import basicAuth from 'express-basic-auth';
import cors from 'cors';

export const admin = Router();
admin.use(cors({ origin: ['https://a.example'], credentials: true }), basicAuth({ users: { root: 'secret' } }));
admin.get('/users', (req, res) => { res.json([]); });
admin.get('/fails', () => { throw new Error('by design'); });
