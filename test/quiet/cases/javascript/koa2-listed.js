import Koa from 'koa';
import cors from 'koa2-cors';

const app = new Koa();
app.use(cors({
  origin(ctx) {
    return ctx.url.startsWith('/public') ? '*' : 'https://app.example.com';
  },
  exposeHeaders: ['WWW-Authenticate'],
  maxAge: 5,
  allowMethods: ['GET', 'POST'],
}));
app.listen(3000);
