import corsMiddleware from 'restify-cors-middleware2';
import * as restify from 'restify';

const server = restify.createServer();
const { preflight, actual } = corsMiddleware({ origins: [process.env.FRONTEND_URL ?? 'https://app.example.com'], allowHeaders: ['API-Token'], exposeHeaders: ['API-Token-Expiry'] });
server.pre(preflight);
server.use(actual);
