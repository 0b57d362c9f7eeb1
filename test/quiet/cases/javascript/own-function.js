import express from 'express';

function cors(options) {
  return (request, response, next) => {
    response.set('X-Cors-Profile', options.origin);
    next();
  };
}

const app = express();
app.use(cors({ origin: '*', credentials: true }));
