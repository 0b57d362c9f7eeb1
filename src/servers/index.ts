// Made by `UPDATE=1 npm run test:unit` from the files beside it.
import { blacksheep } from './blacksheep';
import { cors } from './cors';
import { djangoCorsHeaders } from './django-cors-headers';
import { falcon } from './falcon';
import { fastifyCors } from './fastify-cors';
import { flaskCors } from './flask-cors';
import { hono } from './hono';
import { koaCors } from './koa-cors';
import { koa2Cors } from './koa2-cors';
import { litestar } from './litestar';
import { quartCors } from './quart-cors';
import { starlette } from './starlette';
import type { Server } from './server';

/** Every implementation that is known. */
export const servers: readonly Server[] = [
  blacksheep,
  cors,
  djangoCorsHeaders,
  falcon,
  fastifyCors,
  flaskCors,
  hono,
  koaCors,
  koa2Cors,
  litestar,
  quartCors,
  starlette,
];
