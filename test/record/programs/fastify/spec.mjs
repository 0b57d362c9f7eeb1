/** Applications of Fastify, each a folder with its main.mjs. */
export default {
  language: 'javascript',
  packages: { 'fastify': '5.6.0', '@fastify/cors': '11.4.3', '@fastify/helmet': '13.0.1' },
  start: ['main.mjs'],
  entry: 'main.mjs',
  programs: [
    { name: 'order', paths: ['/early', '/orders', '/nowhere', '/fails'] },
    { name: 'late-plugin', paths: ['/orders'] },
    { name: 'contexts', paths: ['/plain', '/api/items', '/api/nothing', '/loose'] },
  ],
};
