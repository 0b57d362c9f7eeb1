/** Applications of Koa with its router, each a folder with its main.mjs. */
export default {
  language: 'javascript',
  packages: { 'koa': '3.0.0', '@koa/router': '14.0.0', '@koa/cors': '5.0.0' },
  start: ['main.mjs'],
  entry: 'main.mjs',
  programs: [
    { name: 'late', paths: ['/early', '/late', '/nowhere', '/fails'] },
    { name: 'guarded', paths: ['/api/orders', '/api/orders/1'] },
    { name: 'bare', paths: ['/items', '/fails'] },
  ],
};
