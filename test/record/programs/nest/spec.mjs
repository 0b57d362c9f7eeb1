/** Applications of Nest in TypeScript, each a folder with its main.ts and modules. */
export default {
  language: 'javascript',
  packages: {
    '@nestjs/core': '12.5.1', '@nestjs/common': '12.5.1', '@nestjs/platform-express': '12.5.1', '@nestjs/platform-fastify': '12.5.0',
    'reflect-metadata': '0.2.2', 'rxjs': '7.8.2', 'tsx': '4.23.15',
  },
  start: ['--import', 'tsx', 'main.ts'],
  entry: 'main.ts',
  programs: [
    { name: 'ordered', paths: ['/orders', '/nowhere', '/fails'] },
    { name: 'created', paths: ['/orders', '/nowhere'] },
    { name: 'modules', paths: ['/api/users', '/api/users/7', '/api/users/fails', '/users', '/api/health'] },
    { name: 'late', paths: ['/orders', '/nowhere'] },
    { name: 'fastify', paths: ['/orders', '/nowhere', '/fails'] },
  ],
};
