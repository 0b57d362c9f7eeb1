import { anyOrigin } from '../../src/rules/any-origin';
import { anyOriginWithCredentials } from '../../src/rules/any-origin-with-credentials';
import { credentialsWithWildcard } from '../../src/rules/credentials-with-wildcard';
import { testRule } from '../rules/tester';

testRule(anyOriginWithCredentials, {
  quiet: {
    'the wildcard with credentials in hono/cors, which browsers refuse': `
      import { cors } from 'hono/cors';
      app.use('*', cors({ origin: '*', credentials: true }));
    `,
    'the wildcard with credentials in koa2-cors': `
      import cors from 'koa2-cors';
      app.use(cors({ origin: '*', credentials: true }));
    `,
  },
  reports: {
    'the wildcard in the releases of hono/cors that reflect it': {
      release: '4.12.9',
      source: `
        import { cors } from 'hono/cors';
        app.use('*', cors({ origin: '*', credentials: true }));
        //                          ~~~ anyone
      `,
      after: { listOrigins: `
        import { cors } from 'hono/cors';
        app.use('*', cors({ origin: ['https://app.example.com'], credentials: true }));
      ` },
    },
    'false in @koa/cors, which does not turn it off; the library takes one origin': {
      origins: ['https://app.example.com', 'https://admin.example.com'],
      source: `
        import cors from '@koa/cors';
        app.use(cors({ origin: false, credentials: true }));
        //                     ~~~~~ anyone
      `,
      after: { listOrigins: `
        import cors from '@koa/cors';
        app.use(cors({ origin: 'https://app.example.com', credentials: true }));
      ` },
    },
    'no origin in koa2-cors': {
      source: `
        import cors from 'koa2-cors';
        app.use(cors({ credentials: true }));
        //      ~~~~ anyone
      `,
      after: { listOrigins: `
        import cors from 'koa2-cors';
        app.use(cors({ credentials: true, origin: 'https://app.example.com' }));
      ` },
    },
    'true in a Nest application': {
      source: `
        import { NestFactory } from '@nestjs/core';
        const app = await NestFactory.create(AppModule, { cors: { origin: true, credentials: true } });
        //                                                                ~~~~ anyone
      `,
      after: { listOrigins: `
        import { NestFactory } from '@nestjs/core';
        const app = await NestFactory.create(AppModule, { cors: { origin: ['https://app.example.com'], credentials: true } });
      ` },
    },
  },
});

testRule(anyOrigin, {
  quiet: {},
  reports: {
    'a plugin of Fastify without options': {
      source: `
        import cors from '@fastify/cors';
        await fastify.register(cors);
        //                     ~~~~ anyone
      `,
      after: { listOrigins: `
        import cors from '@fastify/cors';
        await fastify.register(cors, { origin: ['https://app.example.com'] });
      ` },
    },
    'enableCors without options': {
      source: `
        import { NestFactory } from '@nestjs/core';
        const app = await NestFactory.create(AppModule);
        app.enableCors();
        //  ~~~~~~~~~~ anyone
      `,
      after: { listOrigins: `
        import { NestFactory } from '@nestjs/core';
        const app = await NestFactory.create(AppModule);
        app.enableCors({ origin: ['https://app.example.com'] });
      ` },
    },
    'cors: true, which is not written as an object': {
      offers: [],
      source: `
        import { NestFactory } from '@nestjs/core';
        const app = await NestFactory.create(AppModule, { cors: true });
        //                                                ~~~~ anyone
      `,
    },
  },
});

testRule(credentialsWithWildcard, {
  quiet: {},
  reports: {
    'a list with the wildcard in @fastify/cors': {
      source: `
        import cors from '@fastify/cors';
        fastify.register(cors, { origin: ['https://a.example.com', '*'], credentials: true });
        //                                                                            ~~~~ neverWorks
      `,
    },
    'a Socket.IO server': {
      source: `
        import { Server } from 'socket.io';
        new Server(http, { cors: { origin: '*', credentials: true } });
        //                                                   ~~~~ neverWorks
      `,
      after: { listOrigins: `
        import { Server } from 'socket.io';
        new Server(http, { cors: { origin: ['https://app.example.com'], credentials: true } });
      ` },
    },
  },
});
