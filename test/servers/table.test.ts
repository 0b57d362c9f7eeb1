import assert from 'node:assert/strict';
import { servers } from '../../src/servers/index';

/** What rules, simulator and reports take from a server beside its answers; `flags` where there are any. */
const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  starlette: {
    title: 'CORSMiddleware (Starlette, FastAPI)', language: 'python', package: 'starlette', recorded: '0.26.1 0.51.0 1.0.0 1.7.0 1.10.0',
    origins: 'allow_origins', originPattern: 'allow_origin_regex', credentials: 'allow_credentials', methods: 'allow_methods',
    requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers', maxAge: 'max_age', privateNetwork: 'allow_private_network',
  },
  'django-cors-headers': {
    title: 'django-cors-headers', language: 'python', package: 'django-cors-headers', recorded: '3.5.0 3.10.1 4.0.0 4.3.0 4.9.0',
    origins: 'CORS_ALLOWED_ORIGINS', originPattern: 'CORS_ALLOWED_ORIGIN_REGEXES', anyOrigin: 'CORS_ALLOW_ALL_ORIGINS', credentials: 'CORS_ALLOW_CREDENTIALS',
    methods: 'CORS_ALLOW_METHODS', requestHeaders: 'CORS_ALLOW_HEADERS', exposedHeaders: 'CORS_EXPOSE_HEADERS', maxAge: 'CORS_PREFLIGHT_MAX_AGE',
    privateNetwork: 'CORS_ALLOW_PRIVATE_NETWORK',
  },
  'flask-cors': {
    title: 'flask-cors', language: 'python', package: 'flask-cors', recorded: '3.0.10 4.0.0 4.0.2 5.0.0 6.0.0 6.0.1 6.0.5',
    origins: 'origins', credentials: 'supports_credentials', methods: 'methods', requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers',
    maxAge: 'max_age', privateNetwork: 'allow_private_network',
  },
  cors: {
    title: 'cors (Express, NestJS, Socket.IO)', language: 'javascript', package: 'cors', recorded: '2.8.5 2.8.6',
    origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'allowedHeaders', exposedHeaders: 'exposedHeaders',
    maxAge: 'maxAge', preflightContinue: 'preflightContinue', preflightStatus: 'optionsSuccessStatus',
  },
  'fastify-cors': {
    title: '@fastify/cors (Fastify, NestJS)', language: 'javascript', package: '@fastify/cors', recorded: '8.0.0 8.2.1 9.0.0 11.0.0 11.4.3',
    origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'allowedHeaders', exposedHeaders: 'exposedHeaders',
    maxAge: 'maxAge', preflightContinue: 'preflightContinue', preflightStatus: 'optionsSuccessStatus',
  },
  hono: {
    title: 'hono/cors', language: 'javascript', package: 'hono', recorded: '4.0.0 4.6.13 4.8.0 4.10.3 4.12.9 4.12.25 4.13.0 4.13.2 4.13.19',
    origins: 'origin', credentials: 'credentials', methods: 'allowMethods', requestHeaders: 'allowHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge',
  },
  adonis: {
    title: '@adonisjs/cors', language: 'javascript', package: '@adonisjs/cors', recorded: '2.1.0 3.0.0', flags: 'credentialsByDefault',
    origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'headers', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge',
  },
  restify: {
    title: 'restify-cors-middleware2', language: 'javascript', package: 'restify-cors-middleware2', recorded: '2.2.0 2.2.1',
    origins: 'origins', credentials: 'credentials', requestHeaders: 'allowHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'preflightMaxAge',
  },
  cdk: {
    title: 'AWS CDK (API Gateway, Lambda function URLs)', language: 'javascript', package: 'aws-cdk-lib', recorded: '2.112.0 2.276.0',
    origins: 'allowOrigins', credentials: 'allowCredentials', methods: 'allowMethods', requestHeaders: 'allowHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge',
    preflightStatus: 'statusCode',
  },
  nitro: {
    title: 'routeRules (Nitro, Nuxt)', language: 'javascript', package: 'nitropack', recorded: '2.10.4 2.13.6', flags: 'oneOrigin',
    origins: 'access-control-allow-origin', credentials: 'access-control-allow-credentials', methods: 'access-control-allow-methods', requestHeaders: 'access-control-allow-headers',
    exposedHeaders: 'access-control-expose-headers', maxAge: 'access-control-max-age',
  },
  'cdk-python': {
    title: 'AWS CDK for Python (API Gateway, Lambda function URLs)', language: 'python', package: 'aws-cdk-lib', recorded: '2.112.0 2.275.0',
    origins: 'allow_origins', credentials: 'allow_credentials', methods: 'allow_methods', requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers', maxAge: 'max_age',
    preflightStatus: 'status_code',
  },
  h3: {
    title: 'handleCors (h3, Nitro, Nuxt)', language: 'javascript', package: 'h3', recorded: '1.8.0 2.0.1 2.0.8',
    origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'allowHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge',
  },
  next: {
    title: 'headers() (Next.js)', language: 'javascript', package: 'next', recorded: '14.0.0 16.4.6', flags: 'oneOrigin',
    origins: 'access-control-allow-origin', credentials: 'access-control-allow-credentials', methods: 'access-control-allow-methods',
    requestHeaders: 'access-control-allow-headers', exposedHeaders: 'access-control-expose-headers', maxAge: 'access-control-max-age',
  },
  strapi: {
    title: 'strapi::cors', language: 'javascript', package: '@strapi/strapi', recorded: '5.0.0 5.20.0 5.54.0', flags: 'credentialsByDefault',
    origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'headers', exposedHeaders: 'expose', maxAge: 'maxAge',
  },
  'koa-cors': {
    title: '@koa/cors', language: 'javascript', package: '@koa/cors', recorded: '3.0.0 3.1.0 3.3.0 3.4.1 3.4.2 3.4.3 4.0.0 5.0.0', flags: 'oneOrigin',
    origins: 'origin', credentials: 'credentials', methods: 'allowMethods', requestHeaders: 'allowHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge',
    privateNetwork: 'privateNetworkAccess',
  },
  'koa2-cors': {
    title: 'koa2-cors', language: 'javascript', package: 'koa2-cors', recorded: '2.0.6', flags: 'oneOrigin',
    origins: 'origin', credentials: 'credentials', methods: 'allowMethods', requestHeaders: 'allowHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge',
  },
  litestar: {
    title: 'CORSConfig (Litestar)', language: 'python', package: 'litestar', recorded: '2.15.2 2.20.0 2.25.0',
    origins: 'allow_origins', originPattern: 'allow_origin_regex', credentials: 'allow_credentials', methods: 'allow_methods',
    requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers', maxAge: 'max_age',
  },
  falcon: {
    title: 'CORSMiddleware (Falcon)', language: 'python', package: 'falcon', recorded: '3.1.3 4.1.0 4.4.0',
    origins: 'allow_origins', credentials: 'allow_credentials', exposedHeaders: 'expose_headers', privateNetwork: 'allow_private_network',
  },
  'quart-cors': {
    title: 'Quart-CORS', language: 'python', package: 'quart-cors', recorded: '0.7.0 0.8.0',
    origins: 'allow_origin', credentials: 'allow_credentials', methods: 'allow_methods', requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers',
    maxAge: 'max_age',
  },
  blacksheep: {
    title: 'BlackSheep', language: 'python', package: 'blacksheep', recorded: '2.4.4 2.6.4',
    origins: 'allow_origins', credentials: 'allow_credentials', methods: 'allow_methods', requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers',
    maxAge: 'max_age',
  },
  'headers-javascript': {
    title: 'headers written by hand (Node, Express, Fastify, Koa, Hono, Next.js, Lambda, …)', language: 'javascript', package: 'express', recorded: '5.3.0', flags: 'oneOrigin',
    origins: 'access-control-allow-origin', credentials: 'access-control-allow-credentials', methods: 'access-control-allow-methods',
    requestHeaders: 'access-control-allow-headers', exposedHeaders: 'access-control-expose-headers', maxAge: 'access-control-max-age',
    privateNetwork: 'access-control-allow-private-network',
  },
  'headers-python': {
    title: 'headers written by hand (Flask, Django, FastAPI, Tornado, aiohttp, http.server, Lambda, …)', language: 'python', package: 'flask', recorded: '3.1.3', flags: 'oneOrigin',
    origins: 'access-control-allow-origin', credentials: 'access-control-allow-credentials', methods: 'access-control-allow-methods',
    requestHeaders: 'access-control-allow-headers', exposedHeaders: 'access-control-expose-headers', maxAge: 'access-control-max-age',
    privateNetwork: 'access-control-allow-private-network',
  },
  robyn: { title: 'ALLOW_CORS (Robyn)', language: 'python', package: 'robyn', recorded: '0.67.0 0.82.0 0.82.1 0.88.0', flags: 'oneOrigin', origins: 'origins', requestHeaders: 'headers' },
  vite: {
    title: 'Vite', language: 'javascript', package: 'vite', recorded: '4.5.5 6.0.11 8.3.8',
    origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'allowedHeaders', exposedHeaders: 'exposedHeaders',
    maxAge: 'maxAge', preflightContinue: 'preflightContinue', preflightStatus: 'optionsSuccessStatus',
  },
  'firebase-functions': { title: 'Cloud Functions for Firebase', language: 'javascript', package: 'firebase-functions', recorded: '4.0.0 4.9.0 6.0.0 7.3.0 7.4.0', origins: 'cors' },
  'graphql-yoga': {
    title: 'GraphQL Yoga', language: 'javascript', package: 'graphql-yoga', recorded: '4.0.5 5.24.1', flags: 'credentialsByDefault',
    origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'allowedHeaders', exposedHeaders: 'exposedHeaders', maxAge: 'maxAge',
  },
  'itty-router': {
    title: 'itty-router', language: 'javascript', package: 'itty-router', recorded: '5.0.4 5.0.9 6.0.0',
    origins: 'origin', credentials: 'credentials', methods: 'allowMethods', requestHeaders: 'allowHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge',
  },
  'sanic-ext': {
    title: 'Sanic Extensions', language: 'python', package: 'sanic-ext', recorded: '23.12.0 25.12.0',
    origins: 'CORS_ORIGINS', credentials: 'CORS_SUPPORTS_CREDENTIALS', methods: 'CORS_METHODS', requestHeaders: 'CORS_ALLOW_HEADERS',
    exposedHeaders: 'CORS_EXPOSE_HEADERS', maxAge: 'CORS_MAX_AGE',
  },
  'aiohttp-cors': {
    title: 'aiohttp-cors', language: 'python', package: 'aiohttp-cors', recorded: '0.7.0 0.8.1', flags: 'optionsPerOrigin',
    origins: 'defaults', credentials: 'allow_credentials', methods: 'allow_methods', requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers',
    maxAge: 'max_age',
  },
  'asgi-cors': {
    title: 'asgi-cors', language: 'python', package: 'asgi-cors', recorded: '1.0 1.0.1',
    anyOrigin: 'allow_all', origins: 'hosts', methods: 'methods', requestHeaders: 'headers', maxAge: 'max_age',
  },
  elysia: {
    title: '@elysiajs/cors', language: 'javascript', package: '@elysiajs/cors', recorded: '1.1.1 1.3.1 1.3.3 1.4.1 1.4.2', flags: 'credentialsByDefault',
    origins: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'allowedHeaders', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge',
  },
  engineio: {
    title: 'Socket.IO (python-socketio, Flask-SocketIO)', language: 'python', package: 'python-engineio', recorded: '4.3.4 4.12.3 4.15.1', flags: 'credentialsByDefault',
    origins: 'cors_allowed_origins', credentials: 'cors_credentials',
  },
  powertools: {
    title: 'CORSConfig (Powertools for AWS Lambda)', language: 'python', package: 'aws-lambda-powertools', recorded: '2.16.2 2.41.0 3.37.0', flags: 'oneOrigin',
    origins: 'allow_origin', credentials: 'allow_credentials', requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers', maxAge: 'max_age',
  },
  chalice: {
    title: 'CORSConfig (AWS Chalice)', language: 'python', package: 'chalice', recorded: '1.28.0 1.34.0', flags: 'oneOrigin',
    origins: 'allow_origin', credentials: 'allow_credentials', requestHeaders: 'allow_headers', exposedHeaders: 'expose_headers', maxAge: 'max_age',
  },
  middy: {
    title: '@middy/http-cors', language: 'javascript', package: '@middy/http-cors', recorded: '6.0.0 7.1.6 7.6.5 7.6.7 7.9.2',
    origins: 'origins', anyOrigin: 'origin', credentials: 'credentials', methods: 'methods', requestHeaders: 'headers', exposedHeaders: 'exposeHeaders', maxAge: 'maxAge',
  },
};
const files: Readonly<Record<string, readonly [yes: readonly string[], no: readonly string[]]>> = {
  'aiohttp-cors': [['import aiohttp_cors'], ['', 'import aiohttp', 'cors.add(route)']],
  'asgi-cors': [['from asgi_cors import asgi_cors'], ['', 'from asgiref import x']],
  elysia: [["import { cors } from '@elysiajs/cors'"], ['', "from 'elysia'"]],
  engineio: [['import socketio', 'import engineio', 'from flask_socketio import SocketIO', 'socketio.init_app(app)', 'sockets.init_app(app)'], ['', 'SocketIO(app)', 'socket.io']],
  starlette: [['app.add_middleware(CORSMiddleware)'], ['', 'app.add_middleware(GZipMiddleware)']],
  'django-cors-headers': [['CORS_ALLOWED_ORIGINS = []', 'INSTALLED_APPS = ["corsheaders"]'], ['', 'CORS = 1', 'from flask_cors import CORS']],
  'flask-cors': [['from flask_cors import CORS', 'cors.init_app(app)'], ['', 'CORS(app)']],
  cors: [
    ["import cors from 'cors'", 'require("cors")', 'require(`cors`)', "from 'socket.io'", "from '@nestjs/core'", "from '@nestjs/websockets'"],
    ['', 'cors', "'cors\"", "'@koa/cors'", "'socket.io-client'", "'socketXio'", "'@nestjs/common'"],
  ],
  'fastify-cors': [["import cors from '@fastify/cors'", 'new FastifyAdapter()'], ['', "from 'fastify'", "'@koa/cors'"]],
  hono: [["from 'hono/cors'", "from 'npm:hono@4.12.9/cors'", "'jsr:@hono/hono/cors'"], ['', "from 'hono'", "'cors'", "'hono@4', './cors'"]],
  adonis: [["import { defineConfig } from '@adonisjs/cors'"], ['', "from '@adonisjs/core'"]],
  restify: [["require('restify-cors-middleware2')"], ['', "require('restify')"]],
  nitro: [['routeRules: {'], ['', 'defineNuxtConfig({})']],
  h3: [["import { handleCors } from 'h3'", 'appendCorsHeaders(event, {})', 'appendCorsPreflightHeaders(event, {})'], ['', "from 'h3'"]],
  next: [["{ key: 'Access-Control-Allow-Origin', value: '*' }", "key: 'access-control-allow-origin'"], ['', "{ key: 'X-Frame-Options' }"]],
  strapi: [["'strapi::cors'"], ['', "'strapi::logger'", 'cors']],
  'koa-cors': [["require('@koa/cors')"], ['', "require('koa')", "'koa2-cors'"]],
  'koa2-cors': [["require('koa2-cors')"], ['', "require('koa')", "'@koa/cors'"]],
  litestar: [['from litestar.config.cors import CORSConfig'], ['', 'from litestar import Litestar']],
  falcon: [['falcon.CORSMiddleware()', 'falcon.App(cors_enable=True)'], ['', 'falcon.App()']],
  'quart-cors': [['from quart_cors import cors'], ['', 'from flask_cors import CORS', 'cors(app)']],
  blacksheep: [['app.use_cors()', 'app.add_cors_policy("a")'], ['', 'from blacksheep import Application']],
  'headers-javascript': [["'Access-Control-Allow-Origin'", '{ headers: corsHeaders }', 'CORS_HEADERS'], ['', 'cors()', 'headers']],
  'headers-python': [['"Access-Control-Allow-Origin"', 'response.access_control_allow_origin', 'from .http import CORS_HEADERS', 'cors_headers'], ['', 'CORS(app)', 'headers']],
  robyn: [['from robyn import ALLOW_CORS'], ['', 'from robyn import Robyn']],
  vite: [['server: { cors: true }', 'preview: { cors }'], ['', 'server: { port: 5173 }', 'corsica']],
  'firebase-functions': [["from 'firebase-functions/v2/https'"], ['', "from 'firebase/functions'"]],
  'graphql-yoga': [["from 'graphql-yoga'"], ['', "from 'graphql'"]],
  'itty-router': [["from 'itty-router'", "from 'itty-router/cors'"], ['', "from 'itty-spec'"]],
  'sanic-ext': [['from sanic import Sanic', 'from sanic_ext import cors'], ['', 'from sanic_cors import CORS', 'from flask import Flask']],
  powertools: [['from aws_lambda_powertools.event_handler import CORSConfig'], ['', 'from chalice import CORSConfig']],
  chalice: [['from chalice import Chalice'], ['', 'from aws_lambda_powertools.event_handler import CORSConfig']],
  middy: [["import cors from '@middy/http-cors'"], ['', "import middy from '@middy/core'"]],
};

describe('the table of servers', () => {
  for (const server of servers) {
    const { id, title, language, releases, roles, optionNames, mark } = server;
    const flags = (['oneOrigin', 'credentialsByDefault', 'optionsPerOrigin'] as const).filter((flag) => server[flag] === true);
    it(`tells of CORSMiddleware or where cors is: ${id}`, () => {
      assert.deepEqual({ title, language, package: releases.package, recorded: releases.recorded.join(' '), ...(flags.length > 0 ? { flags: flags.join(' ') } : {}), ...roles }, table[id]);
      for (const name of Object.values(roles)) assert.ok(optionNames.includes(name), `${name} is an option`);
    });
    it(`marks the files where cors or CORSMiddleware may be: ${id}`, () => {
      const [yes, no] = files[id] ?? [[], []];
      for (const text of yes) assert.match(text, mark);
      for (const text of no) assert.doesNotMatch(text, mark);
    });
  }
});
