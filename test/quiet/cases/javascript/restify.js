const restify = require('restify');
const corsMiddleware = require('restify-cors-middleware2');

const cors = corsMiddleware({
  preflightMaxAge: 600,
  origins: ['https://app.example.com', 'https://admin.example.com'],
  credentials: true,
  allowHeaders: ['Authorization'],
  exposeHeaders: ['X-Total-Count'],
});

const server = restify.createServer();
server.pre(cors.preflight);
server.use(cors.actual);
