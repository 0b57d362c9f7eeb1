import express from 'express';
import cors from 'cors';

const app = express();
const ours = /^https:\/\/([a-z0-9-]+\.)?example\.com$/;

app.use(cors({ origin: (origin, callback) => callback(null, !origin || ours.test(origin)), credentials: true }));
