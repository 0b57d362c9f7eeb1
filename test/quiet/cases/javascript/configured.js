const config = require('config');
const express = require('express');

const app = express();
app.use(require('cors')(config.get('cors')));
app.use('/v2', require('cors')({ origin: config.get('cors.origins'), credentials: true }));
