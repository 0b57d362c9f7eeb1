/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = (from, options, ran) => {
  const cors = from('cors');
  const app = from('express')();
  app.use(cors(...(0, eval)(`[${options}]`)));
  app.use((request, response) => { ran(request.path); response.status(200).end(); });
  return app;
};
