import Router from '@koa/router';
import Koa from 'koa';
import cors from 'koa2-cors';

/** The archive's API, from before the move to @koa/cors. */
export const archive = new Koa();

archive.use(cors({
  origin: 'https://archive.example.com/',
  credentials: true,
  allowMethods: ['GET'],
}));

const router = new Router({ prefix: '/archive' });
router.get('/issues/:year', (ctx) => {
  ctx.body = { year: ctx.params.year };
});
archive.use(router.routes());
