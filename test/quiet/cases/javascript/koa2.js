const Koa = require('koa');
const cors = require('koa2-cors');

const app = new Koa();
app.use(cors({ origin: 'https://app.example.com', credentials: true }));
app.listen(3000);
