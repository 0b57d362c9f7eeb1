// Made by `UPDATE=1 npm run test:unit` from the files beside it.
import { aiohttp } from './aiohttp';
import { django } from './django';
import { express } from './express';
import { fastify } from './fastify';
import { flask } from './flask';
import { hono } from './hono';
import { koa } from './koa';
import { nest } from './nest';
import { starlette } from './starlette';
import type { Framework } from './framework';

/** Everything that is known to build applications. */
export const frameworks: readonly Framework[] = [
  aiohttp,
  django,
  express,
  fastify,
  flask,
  hono,
  koa,
  nest,
  starlette,
];
