// Serves one Express application for each configuration in argv[3], and prints their ports. argv[2] is where the packages are.
import { createRequire } from 'node:module';

const from = createRequire(process.argv[2]);
const express = from('express');
const cors = from('cors');
const ports = {};
for (const [name, options] of Object.entries(JSON.parse(process.argv[3]))) {
  const app = express();
  app.use(cors((0, eval)(`(${options})`)));
  app.use((request, response) => response.json({}));
  ports[name] = await new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}
const versions = { express: from('express/package.json').version, cors: from('cors/package.json').version };
console.log(JSON.stringify({ ports, versions }));
