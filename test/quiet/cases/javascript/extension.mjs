import express from 'express';
import cors from 'cors';

const app = express();
app.use('/clip', cors({ origin: 'chrome-extension://gighmmpiobklfepjocnamgkkbiglidom', credentials: true }));
