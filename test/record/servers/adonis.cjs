const process = require('node:process');
const { pathToFileURL } = require('node:url');

// A header that cannot be sent ends the process: whoever asked gets no answer. Here only the answer stays away.
process.on('uncaughtException', () => {});

/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = async (from, options, ran) => {
  const load = (name) => import(pathToFileURL(from.resolve(name)));
  const [{ defineConfig }, { default: CorsMiddleware }, { AppFactory }, { ServerFactory }] = await Promise.all(
    ['@adonisjs/cors', '@adonisjs/cors/cors_middleware', '@adonisjs/core/factories/app', '@adonisjs/core/factories/http'].map(load),
  );
  const config = new Function('defineConfig', `return defineConfig(${options});`)(defineConfig);
  const app = new AppFactory().create(pathToFileURL('./'));
  await app.init();
  // As the provider binds it.
  app.container.bind(CorsMiddleware, () => new CorsMiddleware(config));
  const server = new ServerFactory().merge({ app }).create();
  server.use([() => Promise.resolve({ default: CorsMiddleware })]);
  server.getRouter().any('*', ({ request }) => {
    ran(request.url());
    return 'ran';
  });
  await server.boot();
  return server.handle.bind(server);
};
