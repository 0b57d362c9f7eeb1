const express = require('express');
const cors = require('cors');
const { allowedOrigins } = require('./config');

const options = { credentials: true };
options.origin = allowedOrigins;

const app = express();
app.use(cors(options));
