/** Applications of Flask, each a folder with its main.py. */
export default {
  language: 'python',
  packages: { 'flask': '3.1.0', 'flask-cors': '6.0.1' },
  start: ['main.py'],
  entry: 'main.py',
  programs: [
    { name: 'guarded', paths: ['/orders', '/orders/1', '/fails'] },
    { name: 'blueprints', paths: ['/shop/items', '/shop/items/a/b', '/admin/users', '/plain', '/prices'] },
  ],
};
