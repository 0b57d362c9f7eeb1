import express from 'express';
import cors from 'cors';
import { renderToString } from 'react-dom/server';
import { Page } from './page';

const app = express();
app.use('/api', cors<express.Request>({ origin: 'https://app.example.com', credentials: true }));
app.get('/', (_request, response) => {
  response.send(renderToString(<Page title="Orders" />));
});
