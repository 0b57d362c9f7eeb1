const Koa = require('koa');
const cors = require('@koa/cors');

const app = new Koa();

// `false` does not turn CORS off here: it counts as `*`, and credentials turn that into any website.
app.use(cors({ origin: process.env.CORS === 'on' ? 'https://shop.example.com' : false, credentials: true }));

app.use((ctx) => {
  ctx.body = [{ id: 7, total: '18.50' }];
});

app.listen(3000);
