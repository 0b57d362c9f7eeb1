import express from 'express';
import cors, { type CorsOptions, type CorsRequest } from 'cors';
import { isPartner } from './partners';

const app = express();

const delegate = (request: CorsRequest, callback: (error: Error | null, options?: CorsOptions) => void) => {
  const origin = request.headers.origin;
  callback(null, { origin: origin !== undefined && isPartner(origin), credentials: true });
};

app.get('/partners', cors(delegate), (_request, response) => {
  response.json([]);
});
