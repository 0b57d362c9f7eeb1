// Made by `UPDATE=1 npm run test:unit` from the files beside it.
import adonis from './adonis.mjs';
import aiohttpCors from './aiohttp-cors.mjs';
import asgiCors from './asgi-cors.mjs';
import blacksheep from './blacksheep.mjs';
import cdk from './cdk.mjs';
import cdkPython from './cdk-python.mjs';
import chalice from './chalice.mjs';
import cors from './cors.mjs';
import djangoCorsHeaders from './django-cors-headers.mjs';
import elysia from './elysia.mjs';
import engineio from './engineio.mjs';
import falcon from './falcon.mjs';
import fastifyCors from './fastify-cors.mjs';
import firebaseFunctions from './firebase-functions.mjs';
import flaskCors from './flask-cors.mjs';
import graphqlYoga from './graphql-yoga.mjs';
import h3 from './h3.mjs';
import headersJavascript from './headers-javascript.mjs';
import headersPython from './headers-python.mjs';
import hono from './hono.mjs';
import ittyRouter from './itty-router.mjs';
import koaCors from './koa-cors.mjs';
import koa2Cors from './koa2-cors.mjs';
import litestar from './litestar.mjs';
import middy from './middy.mjs';
import next from './next.mjs';
import nitro from './nitro.mjs';
import powertools from './powertools.mjs';
import quartCors from './quart-cors.mjs';
import restify from './restify.mjs';
import robyn from './robyn.mjs';
import sanicExt from './sanic-ext.mjs';
import starlette from './starlette.mjs';
import strapi from './strapi.mjs';
import vite from './vite.mjs';

/** Every implementation that is recorded, by id. */
export const servers = {
  'adonis': adonis,
  'aiohttp-cors': aiohttpCors,
  'asgi-cors': asgiCors,
  'blacksheep': blacksheep,
  'cdk': cdk,
  'cdk-python': cdkPython,
  'chalice': chalice,
  'cors': cors,
  'django-cors-headers': djangoCorsHeaders,
  'elysia': elysia,
  'engineio': engineio,
  'falcon': falcon,
  'fastify-cors': fastifyCors,
  'firebase-functions': firebaseFunctions,
  'flask-cors': flaskCors,
  'graphql-yoga': graphqlYoga,
  'h3': h3,
  'headers-javascript': headersJavascript,
  'headers-python': headersPython,
  'hono': hono,
  'itty-router': ittyRouter,
  'koa-cors': koaCors,
  'koa2-cors': koa2Cors,
  'litestar': litestar,
  'middy': middy,
  'next': next,
  'nitro': nitro,
  'powertools': powertools,
  'quart-cors': quartCors,
  'restify': restify,
  'robyn': robyn,
  'sanic-ext': sanicExt,
  'starlette': starlette,
  'strapi': strapi,
  'vite': vite,
};
