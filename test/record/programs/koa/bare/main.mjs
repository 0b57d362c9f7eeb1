import cors from '@koa/cors';
import Router from '@koa/router';
import Koa from 'koa';

const app = new Koa();
const router = new Router();
router.get('/items', cors({ origin: 'https://a.example', keepHeadersOnError: false }), (ctx) => { ctx.body = []; });
router.get('/fails', cors({ origin: 'https://a.example', keepHeadersOnError: false }), () => { throw new Error('by design'); });
app.use(router.routes());
app.listen(process.env.PORT);
