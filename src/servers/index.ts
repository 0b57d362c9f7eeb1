// Made by `UPDATE=1 npm run test:unit` from the files beside it.
import { adonis } from './adonis';
import { aiohttpCors } from './aiohttp-cors';
import { asgiCors } from './asgi-cors';
import { blacksheep } from './blacksheep';
import { cdk } from './cdk';
import { cdkPython } from './cdk-python';
import { chalice } from './chalice';
import { cors } from './cors';
import { djangoCorsHeaders } from './django-cors-headers';
import { elysia } from './elysia';
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
import { next } from './next';
import { nitro } from './nitro';
import { powertools } from './powertools';
import { quartCors } from './quart-cors';
import { restify } from './restify';
import { robyn } from './robyn';
import { sanicExt } from './sanic-ext';
import { starlette } from './starlette';
import { strapi } from './strapi';
import { vite } from './vite';
import type { Server } from './server';

/** Every implementation that is known. */
export const servers: readonly Server[] = [
  adonis,
  aiohttpCors,
  asgiCors,
  blacksheep,
  cdk,
  cdkPython,
  chalice,
  cors,
  djangoCorsHeaders,
  elysia,
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
  next,
  nitro,
  powertools,
  quartCors,
  restify,
  robyn,
  sanicExt,
  starlette,
  strapi,
  vite,
];
