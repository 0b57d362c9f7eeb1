import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';

const schema = createSchema({
  typeDefs: 'type Order { id: ID!, total: String! } type Query { orders: [Order!]! }',
  resolvers: { Query: { orders: () => [{ id: '7', total: '18.50' }] } },
});

// Nothing is said about CORS: Yoga lets every website in, with credentials.
const customers = createYoga({ schema, graphqlEndpoint: '/graphql' });

// Yoga knows no patterns: a star anywhere means any website.
const staff = createYoga({ schema, graphqlEndpoint: '/staff', cors: { origin: 'https://*.shop.example.com', credentials: true } });

createServer((request, response) => (request.url?.startsWith('/staff') ? staff : customers)(request, response)).listen(4000);
