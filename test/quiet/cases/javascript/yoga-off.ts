import { createYoga } from 'graphql-yoga';
import { schema } from './schema';

export const inner = createYoga({ schema, cors: false });
export const perRequest = createYoga({
  schema,
  cors: (request) => ({ origin: request.headers.get('origin')?.endsWith('.example.com') ? '*' : 'https://app.example.com' }),
});
