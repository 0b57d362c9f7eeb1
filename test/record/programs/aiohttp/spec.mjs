/** Applications of aiohttp, each a folder with its main.py. */
export default {
  language: 'python',
  packages: { 'aiohttp': '3.13.2', 'aiohttp-cors': '0.8.1' },
  start: ['main.py'],
  entry: 'main.py',
  programs: [
    { name: 'guarded', paths: ['/orders', '/orders/1', '/nowhere', '/fails'] },
    { name: 'resources', paths: ['/items', '/prices', '/plain', '/admin/users'] },
  ],
};
