import express from 'express';
import cors from 'cors';

const app = express();
var whitelist = ['http://example1.com', 'http://example2.com'];
var corsOptions = {
  origin: function (origin, callback) {
    if (whitelist.indexOf(origin) !== -1) {
      callback(null, true)
    } else {
      callback(null, false)
    }
  },
  credentials: true
}

app.use(cors(corsOptions));
