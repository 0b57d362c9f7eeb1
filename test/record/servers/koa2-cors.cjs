/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = (from, options, ran) => {
  const Koa = from('koa');
  const cors = from('koa2-cors');
  const app = new Koa();
  // Koa writes every error that is no client's to standard error.
  app.silent = true;
  app.use(cors(...(0, eval)(`[${options}]`)));
  app.use((context) => { ran(context.path); context.body = null; context.status = 200; });
  return app.callback();
};
