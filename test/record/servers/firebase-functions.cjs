// The library logs what it refuses, and standard output is the driver's.
for (const name of ['debug', 'info', 'log', 'warn', 'error']) globalThis.console[name] = () => {};

/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = (from, call, ran) => {
  const { onCall, onRequest } = from('firebase-functions/v2/https');
  const respond = (request, response) => { ran(request.path); response.status(200).end(); };
  const answer = ({ rawRequest }) => { ran(rawRequest.path); return null; };
  const handler = new Function('onCall', 'onRequest', 'respond', 'answer', `return ${call};`)(onCall, onRequest, respond, answer);
  const app = from('express')();
  // As the platform has it: the body is read before the function is called.
  app.use((request, response) => { request.body = { data: null }; handler(request, response); });
  return app;
};
