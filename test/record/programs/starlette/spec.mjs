/** Applications of Starlette and FastAPI, each a folder with its main.py. */
export default {
  language: 'python',
  packages: { fastapi: '0.165.0', starlette: '1.10.0', uvicorn: '0.54.0' },
  start: ['main.py'],
  entry: 'main.py',
  programs: [
    { name: 'order', paths: ['/orders', '/orders/1', '/nowhere', '/fails'] },
    { name: 'auth-outside', paths: ['/orders'] },
    { name: 'routers', paths: ['/api/items', '/api/items/7', '/api/items/fails', '/inner/things', '/plain'] },
    { name: 'listed', paths: ['/', '/sub/files/a/b', '/fails'] },
    { name: 'by-hand', paths: ['/stream', '/plain'] },
    { name: 'wrapped', paths: ['/orders', '/fails'] },
  ],
};
