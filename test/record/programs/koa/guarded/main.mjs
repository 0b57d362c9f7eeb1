import cors from '@koa/cors';
import Router from '@koa/router';
import Koa from 'koa';

const app = new Koa();
app.use(async (ctx, next) => {
  const token = ctx.get('Authorization');
  if (!token) {
    ctx.status = 401;
    ctx.body = { error: 'no token' };
    return;
  }
  await next();
});
app.use(cors({ origin: 'https://a.example' }));

const router = new Router({ prefix: '/api' });
router.get('/orders', (ctx) => { ctx.body = []; });
router.post('/orders', (ctx) => { ctx.body = {}; });
router.del('/orders/:id', (ctx) => { ctx.status = 204; });
app.use(router.routes());
app.listen(process.env.PORT);
