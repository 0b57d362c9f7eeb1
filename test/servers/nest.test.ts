import assert from 'node:assert/strict';
import { found } from './shapes';

const nest = "import { NestFactory } from '@nestjs/core';";

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'enableCors with options': { source: `${nest} const app = await NestFactory.create(AppModule);\napp.enableCors({ origin: 'a' });`, found: ['enableCors at 2: origin="a"'] },
  'enableCors without options': { source: `${nest} const app = await NestFactory.create<NestExpressApplication>(AppModule);\napp.enableCors();`, found: ['enableCors at 2: '] },
  'enableCors in a function': {
    source: `${nest} async function bootstrap() { const app = await NestFactory.create(AppModule, { logger: false }); app.setGlobalPrefix('api');\napp.enableCors({ origin: 'a' }); await app.listen(3000); }`, found: ['enableCors at 2: origin="a"'],
  },
  'enableCors with a function': {
    source: `${nest} const app = await NestFactory.create(AppModule);\napp.enableCors((request, done) => done(null, {}));`, found: ['enableCors at 2: '],
  },
  'an application from another file': {
    source: "import { app } from './application'; // '@nestjs/core'\napp.enableCors({ origin: 'a' });", found: ['enableCors at 2: origin="a"'],
    others: { '/app/application.ts': `${nest} export const app = await NestFactory.create(AppModule);` },
  },
  'the cors option': { source: `${nest} \nconst app = await NestFactory.create(AppModule, { cors: { origin: 'a' } });`, found: ['cors at 2: origin="a"'] },
  'the cors option true': { source: `${nest} \nconst app = await NestFactory.create(AppModule, { cors: true });`, found: ['cors at 2: '] },
  'the cors option and an adapter': {
    source: `${nest} import { ExpressAdapter } from '@nestjs/platform-express'; \nconst app = await NestFactory.create(AppModule, new ExpressAdapter(server), { cors: { origin: 'a' } });`, found: ['cors at 2: origin="a"'],
  },
  'an adapter kept under a name': {
    source: `${nest} import { ExpressAdapter } from '@nestjs/platform-express'; const adapter = new ExpressAdapter(server); const app = await NestFactory.create(AppModule, adapter);\napp.enableCors({ origin: 'a' });`,
    found: ['enableCors at 2: origin="a"'],
  },
  'options that are a constant': { source: `${nest} const options = { cors: { origin: 'a' } };\nconst app = await NestFactory.create(AppModule, options);`, found: ['cors at 2: origin="a"'] },
  'the cors package beside it': {
    source: `${nest} import cors from 'cors'; const app = await NestFactory.create(AppModule);\napp.use(cors({ origin: 'a' }));`, found: ['cors at 2: origin="a"'],
  },
  'the cors option false is none': { source: `${nest} await NestFactory.create(AppModule, { cors: false });`, found: [] },
  'no cors option is none': { source: `${nest} await NestFactory.create(AppModule, { logger: false });`, found: [] },
  'an adapter of one’s own is none': { source: `${nest} const app = await NestFactory.create(AppModule, new OwnAdapter());\napp.enableCors({ origin: 'a' });`, found: [] },
  'an adapter that is called is none': { source: `${nest} import { ExpressAdapter } from '@nestjs/platform-express'; const app = await NestFactory.create(AppModule, ExpressAdapter());\napp.enableCors({ origin: 'a' });`, found: [] },
  'an unknown second argument is none': { source: `${nest} const app = await NestFactory.create(AppModule, load());\napp.enableCors({ origin: 'a' });`, found: [] },
  'an application that comes from outside is none': { source: `${nest} export function setUp(app) {\napp.enableCors({ origin: 'a' }); }`, found: [] },
  'an application of another kind is none': { source: `${nest} const app = await Other.create(AppModule);\napp.enableCors({ origin: 'a' });`, found: [] },
  'a method of another name is none': { source: `${nest} const app = await NestFactory.create(AppModule);\napp.use({ origin: 'a' });`, found: [] },
  'a microservice is none': { source: `${nest} const app = await NestFactory.createMicroservice(AppModule, { cors: { origin: 'a' } });`, found: [] },
};

describe('where a Nest application configures CORS', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/main.ts', shape.source, shape.others), shape.found); });
  }
});
