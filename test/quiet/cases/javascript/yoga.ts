import { createServer } from 'node:http';
import { createYoga } from 'graphql-yoga';
import { schema } from './schema';

const yoga = createYoga({
  schema,
  cors: { origin: ['https://app.example.com'], methods: ['POST'], credentials: true },
});

createServer(yoga).listen(4000);
