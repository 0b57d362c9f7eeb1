const console = require('node:console');
const { URL } = require('node:url');

// Express and Hono write every error to the console.
console.error = () => {};

const AsyncFunction = (async () => undefined).constructor;

/** A function as people write it: `body` with these parameters. */
const written = (kind, parameters, body) => new kind(...parameters, body);

/** The path of a Node request. */
const nodePath = (request) => new URL(request.url, 'http://localhost').pathname;

const frameworks = {
  node: (from, body, ran) => {
    const handler = written(Function, ['work', 'req', 'res'], `${body}\nwork(req);\nres.end('ok');`);
    return (request, response) => { handler((each) => ran(nodePath(each)), request, response); };
  },
  express: (from, body, ran) => {
    const app = from('express')();
    app.use(written(Function, ['req', 'res', 'next'], `${body}\nnext();`));
    app.use((request, response) => { ran(request.path); response.status(200).end(); });
    return app;
  },
  fetch: (from, body, ran) => {
    const handler = written(AsyncFunction, ['work', 'request'], body);
    return from('@hono/node-server').getRequestListener((request) => handler((each) => ran(new URL(each.url).pathname), request), { overrideGlobalObjects: false });
  },
  koa: (from, body, ran) => {
    const Koa = from('koa');
    const app = new Koa();
    app.silent = true;
    app.use(written(AsyncFunction, ['ctx', 'next'], `${body}\nawait next();`));
    app.use((context) => { ran(context.path); context.status = 200; });
    return app.callback();
  },
  hono: (from, body, ran) => {
    const { Hono } = from('hono');
    const app = new Hono();
    app.use('*', written(AsyncFunction, ['c', 'next'], `${body}\nawait next();`));
    app.all('*', (context) => { ran(context.req.path); return context.body(null, 200); });
    return from('@hono/node-server').getRequestListener(app.fetch, { overrideGlobalObjects: false });
  },
  fastify: async (from, body, ran) => {
    const app = from('fastify').default();
    // A POST without a body is nobody's mistake here.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (request, payload, done) => { done(null); });
    app.addHook('onRequest', written(AsyncFunction, ['request', 'reply'], body));
    app.all('/*', (request, reply) => { ran(nodePath(request)); reply.code(200).send(); });
    await app.ready();
    return (request, response) => { app.routing(request, response); };
  },
};

/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = (from, options, ran) => {
  const at = options.indexOf(': ');
  return frameworks[options.slice(0, at)](from, options.slice(at + 2), ran);
};
