const path = require('node:path');
const { pathToFileURL } = require('node:url');

/** The packages are modules, which `require` does not find. */
function load(from, name) {
  return import(pathToFileURL(path.join(from.resolve.paths(name)[0], name, 'index.js')));
}

/** A listener for Node's http server that calls a function as API Gateway does, which answers 502 where it throws. */
exports.application = async (from, options, ran) => {
  const { default: middy } = await load(from, '@middy/core');
  const { default: httpCors } = await load(from, '@middy/http-cors');
  const handler = middy().use(httpCors(...(0, eval)(`[${options}]`))).handler(async (event) => {
    ran(event.path);
    return { statusCode: 200, body: '' };
  });
  return async (request, response) => {
    const { rawHeaders } = request;
    const headers = Object.fromEntries(rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1]]] : [])));
    const event = { version: '1.0', httpMethod: request.method, path: request.url, headers };
    try {
      const { statusCode, headers: lines = {} } = await handler(event, { getRemainingTimeInMillis: () => 1000 });
      response.writeHead(statusCode, Object.fromEntries(Object.entries(lines).map(([name, value]) => [name, String(value)])));
    } catch {
      response.writeHead(502);
    }
    response.end();
  };
};
