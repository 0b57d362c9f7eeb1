// Made by `UPDATE=1 npm run test:unit` from the files beside it.
import blacksheep from './blacksheep.mjs';
import cors from './cors.mjs';
import djangoCorsHeaders from './django-cors-headers.mjs';
import falcon from './falcon.mjs';
import fastifyCors from './fastify-cors.mjs';
import flaskCors from './flask-cors.mjs';
import hono from './hono.mjs';
import koaCors from './koa-cors.mjs';
import koa2Cors from './koa2-cors.mjs';
import litestar from './litestar.mjs';
import quartCors from './quart-cors.mjs';
import starlette from './starlette.mjs';

/** Every implementation that is recorded, by id. */
export const servers = {
  'blacksheep': blacksheep,
  'cors': cors,
  'django-cors-headers': djangoCorsHeaders,
  'falcon': falcon,
  'fastify-cors': fastifyCors,
  'flask-cors': flaskCors,
  'hono': hono,
  'koa-cors': koaCors,
  'koa2-cors': koa2Cors,
  'litestar': litestar,
  'quart-cors': quartCors,
  'starlette': starlette,
};
