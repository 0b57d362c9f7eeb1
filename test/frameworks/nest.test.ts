import assert from 'node:assert/strict';
import { applicationsOf, layersIn } from './applications';

const users = `import { Controller, Delete, Get, Module } from '@nestjs/common';
@Controller(['users', 'people'])
export class UsersController {
  @Get(':id') find() {}
  @Delete() clear() {}
  plain() {}
}
@Module({ controllers: [UsersController] })
export class UsersModule {}`;
const imports = "import { NestFactory, RouterModule } from '@nestjs/core';\nimport { ExpressAdapter } from '@nestjs/platform-express';\nimport { FastifyAdapter } from '@nestjs/platform-fastify';\nimport { UsersModule } from './users';\n";
const routes = ['GET /users/:any', 'DELETE /users', 'GET /people/:any', 'DELETE /people'];

async function applications(body: string) {
  const found = await applicationsOf('nest', { '/app/main.ts': `${imports}async function bootstrap() {\n${body}\n}`, '/app/users.ts': users });
  return found.map(layersIn);
}

describe('an application of Nest', () => {
  it('has what is registered in order, then the option cors, then the routes of its modules', async () => {
    const body = "const app = await NestFactory.create(UsersModule, { cors: true });\napp.use('/x', log);\napp.enableCors();\nawait app.listen(3000);";
    assert.deepEqual(await applications(body), [['log at /x/…', 'enableCors() at /', 'the option cors at /', ...routes]]);
  });

  it('has CORS first on Fastify, and plugins after the middleware', async () => {
    const body = 'const app = await NestFactory.create(UsersModule, new FastifyAdapter());\nawait app.register(helmet);\napp.use(log);\napp.enableCors();';
    assert.deepEqual(await applications(body), [['enableCors() at /', 'log at /', 'helmet at /', ...routes]]);
  });

  it('has paths below its prefix', async () => {
    const [layers] = await applications("const app = await NestFactory.create(UsersModule);\napp.setGlobalPrefix('api/v1');");
    assert.deepEqual(layers?.slice(0, 2), ['GET /api/v1/users/:any', 'DELETE /api/v1/users']);
  });

  it('has the status that a route answers with', async () => {
    const main = `${imports.replace("import { UsersModule } from './users';", '')}import { Controller, Get, HttpCode, Module, Post } from '@nestjs/common';
@Controller('a') class A { @Post() make() {} @Post('b') @HttpCode(202) take() {} @Get() @HttpCode(STATUS) get() {} }
@Module({ controllers: [A] }) class App {}
const app = await NestFactory.create(App);`;
    const [found] = await applicationsOf('nest', { '/app/main.ts': main });
    assert.deepEqual(found?.layers.map(({ status }) => (typeof status === 'object' ? status.kind : status)), [201, 202, 'unknown']);
  });

  const withoutRoutes: Readonly<Record<string, string>> = {
    'versions are enabled': 'const app = await NestFactory.create(UsersModule);\napp.enableVersioning();',
    'the prefix is not known': 'const app = await NestFactory.create(UsersModule);\napp.setGlobalPrefix(prefix);',
    'some paths have no prefix': "const app = await NestFactory.create(UsersModule);\napp.setGlobalPrefix('api', { exclude: ['users'] });",
    'the module is not known': 'const app = await NestFactory.create(Elsewhere);',
  };
  for (const [name, body] of Object.entries(withoutRoutes)) {
    it(`has no routes that are known where ${name}`, async () => { assert.deepEqual(await applications(body), [[]]); });
  }

  it('has no routes that are known where the router has a module', async () => {
    const main = `${imports}import { Module } from '@nestjs/common';\n@Module({ imports: [UsersModule, RouterModule.register([{ path: 'admin', module: UsersModule }])] })\nclass App {}\nconst app = await NestFactory.create(App);`;
    assert.deepEqual((await applicationsOf('nest', { '/app/main.ts': main, '/app/users.ts': users })).map(layersIn), [[]]);
  });

  it('takes what app.get(…) hands out for itself, but not what carries it', async () => {
    const body = 'const app = await NestFactory.create(UsersModule);\napp.get(Registry).use(plugin);\napp.getHttpAdapter().getInstance().use(log);';
    assert.deepEqual(await applications(body), [['log at /', ...routes]]);
  });

  const none: Readonly<Record<string, string>> = {
    'it is no server': 'const app = await NestFactory.createApplicationContext(UsersModule);\napp.use(log);',
    'another application of Express carries it': 'const app = await NestFactory.create(UsersModule, new ExpressAdapter(server));\napp.enableCors();',
    'its adapter is not known': 'const app = await NestFactory.create(UsersModule, adapter);\napp.enableCors();',
    'it does not start': 'const app = await NestFactory.create(UsersModule, new FastifyAdapter(), { cors: true });\napp.enableCors();',
    'the factory is somebody`s own': 'const app = await Factory.create(UsersModule);\napp.enableCors();',
  };
  for (const [name, body] of Object.entries(none)) {
    it(`is not seen where ${name}`, async () => { assert.deepEqual(await applications(body), []); });
  }
});
