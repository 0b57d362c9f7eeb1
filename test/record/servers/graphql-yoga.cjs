const console = require('node:console');

// The adapter writes every header that cannot be sent to the console.
console.error = () => {};

/** A listener for Node's http server; `ran` is called with the path when what stands behind CORS runs. */
exports.application = (from, options, ran) => {
  const { createSchema, createYoga } = from('graphql-yoga');
  const handler = {
    onRequest({ url, fetchAPI, endResponse }) {
      ran(url.pathname);
      endResponse(new fetchAPI.Response(null, { status: 200 }));
    },
  };
  const given = options === '' ? {} : { cors: (0, eval)(`(${options})`) };
  const schema = createSchema({ typeDefs: 'type Query { hello: String }' });
  return createYoga({ schema, graphqlEndpoint: '*', logging: false, plugins: [handler], ...given });
};
