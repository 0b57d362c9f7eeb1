// Made by `UPDATE=1 npm run test:unit` from the files beside it.
import { aiohttpCors } from './aiohttp-cors';
import { asgiCors } from './asgi-cors';
import { blacksheep } from './blacksheep';
import { chalice } from './chalice';
import { cors } from './cors';
import { djangoCorsHeaders } from './django-cors-headers';
import { engineio } from './engineio';
import { falcon } from './falcon';
import { fastifyCors } from './fastify-cors';
import { firebaseFunctions } from './firebase-functions';
import { flaskCors } from './flask-cors';
import { graphqlYoga } from './graphql-yoga';
import { h3 } from './h3';
import { headersJavascript } from './headers-javascript';
import { headersPython } from './headers-python';
import { hono } from './hono';
import { ittyRouter } from './itty-router';
import { koaCors } from './koa-cors';
import { koa2Cors } from './koa2-cors';
import { litestar } from './litestar';
import { middy } from './middy';
import { powertools } from './powertools';
import { quartCors } from './quart-cors';
import { robyn } from './robyn';
import { sanicExt } from './sanic-ext';
import { starlette } from './starlette';
import { vite } from './vite';
import type { Server } from './server';

/** Every implementation that is known. */
export const servers: readonly Server[] = [
  aiohttpCors,
  asgiCors,
  blacksheep,
  chalice,
  cors,
  djangoCorsHeaders,
  engineio,
  falcon,
  fastifyCors,
  firebaseFunctions,
  flaskCors,
  graphqlYoga,
  h3,
  headersJavascript,
  headersPython,
  hono,
  ittyRouter,
  koaCors,
  koa2Cors,
  litestar,
  middy,
  powertools,
  quartCors,
  robyn,
  sanicExt,
  starlette,
  vite,
];
