const process = require('node:process');

// Restify reads the parser of Node by a way that warns.
process.removeAllListeners('warning');
// What raises in a handler ends the process: whoever asked gets no answer. Here only the answer stays away.
process.on('uncaughtException', () => {});

/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = (from, options, ran) => {
  const cors = new Function('corsMiddleware', `return corsMiddleware(${options});`)(from('restify-cors-middleware2'));
  const server = from('restify').createServer();
  server.pre(cors.preflight);
  server.use(cors.actual);
  for (const method of ['get', 'post', 'opts']) {
    server[method]('/*', (request, response, next) => {
      ran(request.path());
      response.send(200);
      next();
    });
  }
  return (request, response) => { server.server.emit('request', request, response); };
};
