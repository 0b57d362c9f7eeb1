import { createServer } from 'vite';

const server = await createServer({ appType: 'custom', server: { middlewareMode: true, cors: { origin: ['http://localhost:3000', 'https://admin.shop-example.com'] } } });
server.middlewares.use((request, response) => { response.end('ok'); });
