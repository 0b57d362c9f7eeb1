import cors from '@koa/cors';
import Router from '@koa/router';
import Koa from 'koa';

const early = new Router();
early.get('/early', (ctx) => { ctx.body = {}; });
const late = new Router();
late.get('/late', (ctx) => { ctx.body = {}; });
late.get('/fails', () => { throw new Error('by design'); });

const app = new Koa();
app.use(early.routes());
app.use(cors({ origin: 'https://a.example', credentials: true }));
app.use(late.routes()).use(late.allowedMethods());
app.listen(process.env.PORT);
