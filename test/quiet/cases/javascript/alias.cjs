const { default: allowCors } = require('./interop');
const corsMiddleware = require('cors');
const http = require('http');

const handle = corsMiddleware({ origin: ['https://app.example.com'], credentials: true });

http.createServer((request, response) => handle(request, response, () => {
  allowCors();
  response.end('ok');
})).listen(3000);
