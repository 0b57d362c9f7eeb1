/** Applications of Express, each a folder with its main.mjs. */
export default {
  language: 'javascript',
  packages: { 'express': '5.1.0', 'cors': '2.8.6', 'express-basic-auth': '1.2.1', 'helmet': '8.1.0' },
  start: ['main.mjs'],
  entry: 'main.mjs',
  programs: [
    { name: 'late', paths: ['/early', '/late', '/late/1', '/nowhere'] },
    { name: 'auth-first', paths: ['/orders', '/open'] },
    { name: 'per-route', paths: ['/prices', '/orders', '/stock', '/fails'] },
    { name: 'layers', paths: ['/orders', '/admin/users', '/admin/fails', '/nowhere'] },
    { name: 'by-hand', paths: ['/api/items', '/api/open', '/twice', '/plain'] },
    { name: 'last-word', paths: ['/orders', '/nowhere'] },
  ],
};
