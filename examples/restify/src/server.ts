import corsMiddleware from 'restify-cors-middleware2';
import * as restify from 'restify';

// Readings belong to whoever is signed in: this lets any website ask for them with the visitor's cookies.
const readings = corsMiddleware({
  origins: ['*'],
  credentials: true,
  allowCredentialsAllOrigins: true,
  allowHeaders: ['Authorization'],
});

// A path ends in a slash, an origin never does.
const stations = corsMiddleware({ origins: ['https://weather.example.com/', 'https://admin.example.com'], preflightMaxAge: 600 });

const server = restify.createServer({ name: 'weather' });
server.pre(readings.preflight);
server.use(readings.actual);
server.get('/readings/mine', (request, response, next) => {
  response.send([{ station: 7, celsius: 4.5 }]);
  next();
});

const catalogue = restify.createServer({ name: 'stations' });
catalogue.pre(stations.preflight);
catalogue.use(stations.actual);

server.listen(3000);
catalogue.listen(3001);
