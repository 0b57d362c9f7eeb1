'use strict';
const express = require('express');
const cors = require('cors');

const options = Object.freeze({
  origin: Object.freeze(['https://app.example.com']),
  credentials: true,
});

const app = express();
app.use(cors(options));
app.options(/.*/, cors(options));
