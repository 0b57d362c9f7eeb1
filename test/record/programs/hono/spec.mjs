/** Applications of Hono, each a folder with its main.mjs. */
export default {
  language: 'javascript',
  packages: { 'hono': '4.13.19', '@hono/node-server': '1.14.0' },
  start: ['main.mjs'],
  entry: 'main.mjs',
  programs: [
    { name: 'late', paths: ['/early', '/late', '/api/items', '/api', '/fails'] },
    { name: 'guarded', paths: ['/orders', '/open', '/admin'] },
    { name: 'based', paths: ['/v1/users', '/v1/users/7', '/v1/nothing', '/other'] },
  ],
};
