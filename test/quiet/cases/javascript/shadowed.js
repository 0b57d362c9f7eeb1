const express = require('express');

module.exports = function server(cors, options) {
  const app = express();
  app.use(cors());
  app.use(cors({ origin: true, credentials: true }));
  return app;
};
