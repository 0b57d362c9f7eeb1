const console = require('node:console');

// h3 writes errors that nobody handles, and what it thinks of credentials with wildcards, to the console.
console.error = () => {};
console.warn = () => {};

/** A listener for Node's http server; `ran` is called with the path when the handler runs. */
exports.application = (from, options, ran) => {
  const h3 = from('h3');
  const configured = new Function('h3', 'event', `const { ${names.join(', ')} } = h3; return ${/^\w+\(/.test(options) ? `(${options}, undefined)` : `handleCors(event${options === '' ? '' : `, ${options}`})`};`);
  // Release 2 still has createApp, by another name.
  if (h3.H3 === undefined) {
    const app = h3.createApp();
    app.use(h3.eventHandler((event) => {
      if (configured(h3, event) === true) return undefined;
      ran(event.path);
      return '';
    }));
    return h3.toNodeListener(app);
  }
  const app = new h3.H3();
  app.all('/**', (event) => {
    const response = configured(h3, event);
    if (response) return response;
    ran(event.url.pathname);
    return '';
  });
  return h3.toNodeHandler(app);
};

const names = ['handleCors', 'appendCorsHeaders', 'appendCorsPreflightHeaders'];
