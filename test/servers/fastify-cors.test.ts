import assert from 'node:assert/strict';
import { found } from './shapes';

const one = 'cors at 2: origin="a"';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'a default import': { source: "import cors from '@fastify/cors';\nawait fastify.register(cors, { origin: 'a' });", found: [one] },
  'a named import': { source: "import { fastifyCors } from '@fastify/cors';\nfastify.register(fastifyCors, { origin: 'a' });", found: ['fastifyCors at 2: origin="a"'] },
  'a namespace import': { source: "import * as cors from '@fastify/cors';\nfastify.register(cors, { origin: 'a' });", found: [one] },
  'require': { source: "const cors = require('@fastify/cors');\napp.register(cors, { origin: 'a' });", found: [one] },
  'require where it is used': { source: "\napp.register(require('@fastify/cors'), { origin: 'a' });", found: ["require('@fastify/cors') at 2: origin=\"a\""] },
  'an import where it is used': { source: "\napp.register(import('@fastify/cors'), { origin: 'a' });", found: ["import('@fastify/cors') at 2: origin=\"a\""] },
  'an import that is awaited': { source: "const { default: cors } = await import('@fastify/cors');\napp.register(cors, { origin: 'a' });", found: [one] },
  'a member of what is required': { source: "const plugin = require('@fastify/cors');\napp.register(plugin.fastifyCors, { origin: 'a' });", found: ['fastifyCors at 2: origin="a"'] },
  'no options': { source: "import cors from '@fastify/cors';\nfastify.register(cors);", found: ['cors at 2: '] },
  'in a chain': { source: "import cors from '@fastify/cors';\nFastify().register(helmet).register(cors, { origin: 'a' }).listen({ port: 1 });", found: [one] },
  'in a plugin of one’s own': { source: "import cors from '@fastify/cors';\nexport default fp(async (instance) => { await instance.register(cors, { origin: 'a' }); });", found: [one] },
  'options that are a constant': { source: "import cors from '@fastify/cors'; const options = { origin: 'a' };\nfastify.register(cors, options);", found: [one] },
  'a function of the request': {
    source: "import cors from '@fastify/cors';\nfastify.register(cors, () => (request, done) => done(null, {}));", found: ['cors at 2: '],
  },
  'spread arguments': { source: "import cors from '@fastify/cors';\nfastify.register(...plugin); fastify.register(cors, ...rest);", found: ['cors at 2: '] },
  'Nest on Fastify': {
    source: "import { NestFactory } from '@nestjs/core'; import { FastifyAdapter } from '@nestjs/platform-fastify'; const app = await NestFactory.create(AppModule, new FastifyAdapter());\napp.enableCors({ origin: 'a' });",
    found: ['enableCors at 2: origin="a"'],
  },
  'the options of a Nest application': {
    source: "import { NestFactory } from '@nestjs/core'; import { FastifyAdapter } from '@nestjs/platform-fastify'; \nconst app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter({ logger: true }), { cors: { origin: 'a' }, bufferLogs: true });",
    found: ['cors at 2: origin="a"'],
  },
  'another plugin is none': { source: "import helmet from '@fastify/helmet'; // @fastify/cors\nfastify.register(helmet, { origin: 'a' });", found: [] },
  'the plugin without registration is none': { source: "import cors from '@fastify/cors';\nexport const plugins = [cors]; cors({ origin: 'a' });", found: [] },
  'a function called register is none': { source: "import cors from '@fastify/cors';\nregister(cors, { origin: 'a' });", found: [] },
  'a plugin of one’s own is none': { source: "const cors = (app, options, done) => done(); // '@fastify/cors'\nfastify.register(cors, { origin: 'a' });", found: [] },
};

describe('where @fastify/cors is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/server.ts', shape.source, shape.others), shape.found); });
  }
});
