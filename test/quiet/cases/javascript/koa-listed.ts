import Koa from 'koa';
import cors from '@koa/cors';

const allowed = ['https://app.example.com', 'https://admin.example.com'];
const app = new Koa();
app.use(cors({
  origin: (ctx) => (allowed.includes(ctx.get('Origin')) ? ctx.get('Origin') : ''),
  credentials: true,
}));
app.listen(3000);
