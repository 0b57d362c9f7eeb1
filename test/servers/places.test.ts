import assert from 'node:assert/strict';
import type { Span } from '../../src/model/span';
import { createProgram, loadedFile } from '../../src/program/program';
import { cors } from '../../src/servers/cors';
import { fastifyCors } from '../../src/servers/fastify-cors';
import type { Configuration, Server } from '../../src/servers/server';
import { starlette } from '../../src/servers/starlette';
import { parsers } from '../languages/parsers';

async function configurations(server: Server, source: string): Promise<readonly Configuration[]> {
  const file = server.language === 'python' ? '/main.py' : '/main.ts';
  const syntax = (await parsers())[server.language].parse(file, source);
  const module = createProgram(new Map([[file, loadedFile(syntax, new Map())]])).module(file);
  assert.ok(module);
  return [...server.recognise(module)];
}

/** The only configuration in the source. */
async function only(server: Server, source: string): Promise<Configuration> {
  const [first, ...others] = await configurations(server, source);
  assert.ok(first);
  assert.equal(others.length, 0);
  return first;
}

const python = (text: string) => `from starlette.middleware.cors import CORSMiddleware\n${text}`;
const javascript = (text: string) => `import cors from 'cors';\n${text}`;
const cut = (source: string, { start, end }: Span) => source.slice(start, end);

describe('where an absent option is written', () => {
  for (const call of ['app.add_middleware(CORSMiddleware, max_age=1)', 'CORSMiddleware(app)', 'CORSMiddleware(\n    app,\n)']) {
    it(`into ${JSON.stringify(call)} as a keyword argument`, async () => {
      const source = python(`x = ${call}\n`);
      const { place, span } = await only(starlette, source);
      assert.ok(place.kind === 'keyword');
      assert.equal(cut(source, place.call), call);
      assert.equal(cut(source, span), call);
      assert.equal(source[place.close], ')');
    });
  }

  it('into the object that is written in the call', async () => {
    const source = javascript("app.use(cors({ origin: 'a' }));");
    const { place, span } = await only(cors, source);
    assert.ok(place.kind === 'record');
    assert.equal(cut(source, place.record), "{ origin: 'a' }");
    assert.equal(cut(source, span), "cors({ origin: 'a' })");
  });

  it('into the object that a constant holds', async () => {
    const source = javascript("const options = { origin: 'a' };\napp.use(cors(options));");
    const { place } = await only(cors, source);
    assert.ok(place.kind === 'record');
    assert.equal(cut(source, place.record), "{ origin: 'a' }");
  });

  it('as the argument of a call without any', async () => {
    const source = javascript('app.use(cors());');
    const { place } = await only(cors, source);
    assert.ok(place.kind === 'argument');
    assert.deepEqual([place.open, place.close, place.file], [source.indexOf('))'), source.indexOf('))'), '/main.ts']);
  });

  it('behind the plugin that Fastify registers', async () => {
    const source = "import cors from '@fastify/cors';\nfastify.register(cors);";
    const { place, span } = await only(fastifyCors, source);
    assert.ok(place.kind === 'argument');
    assert.equal(source.slice(place.open, place.close), 'cors');
    assert.equal(cut(source, span), 'fastify.register(cors)');
  });

  it('into the object that Nest or Socket.IO hands on', async () => {
    const source = "import { Server } from 'socket.io';\nnew Server(3000, { cors: { origin: 'a' } });";
    const { place } = await only(cors, source);
    assert.ok(place.kind === 'record');
    assert.equal(cut(source, place.record), "{ origin: 'a' }");
  });

  for (const options of ['...rest', 'load()', '() => async () => ({})', 'null']) {
    it(`nowhere where Fastify is given ${options}`, async () => {
      const { place, options: { rest } } = await only(fastifyCors, `import cors from '@fastify/cors';\nfastify.register(cors, ${options});`);
      assert.equal(place.kind, 'nowhere');
      assert.equal(rest === undefined, options === 'null');
    });
  }

  for (const argument of ['load()', '(request, done) => done(null, {})', "'https://a.example'", '...list']) {
    it(`nowhere where the options are ${argument}`, async () => {
      const { place } = await only(cors, javascript(`app.use(cors(${argument}));`));
      assert.equal(place.kind, 'nowhere');
    });
  }
});

describe('the words to underline', () => {
  const words: readonly (readonly [server: Server, source: string, word: string])[] = [
    [starlette, python('app.add_middleware(CORSMiddleware)'), 'CORSMiddleware'],
    [starlette, 'import starlette.middleware.cors\napp.add_middleware(starlette.middleware.cors.CORSMiddleware)', 'CORSMiddleware'],
    [starlette, python('class Mine(CORSMiddleware): pass\napp.add_middleware(Mine)'), 'Mine'],
    [cors, javascript('app.use(cors());'), 'cors'],
    [cors, "import { Server } from 'socket.io'; new Server(1, { cors: true });", 'cors'],
    [cors, "import { NestFactory } from '@nestjs/core'; const app = await NestFactory.create(A); app.enableCors();", 'enableCors'],
    [fastifyCors, "import cors from '@fastify/cors'; app.register(cors, {});", 'cors'],
  ];
  for (const [server, source, word] of words) {
    it(`are ${word} in ${JSON.stringify(source.split('\n').at(-1))}`, async () => {
      assert.equal(cut(source, (await only(server, source)).name), word);
    });
  }
});

describe('the options of a configuration', () => {
  it('stand at the words that give them', async () => {
    const source = python('app.add_middleware(CORSMiddleware, max_age=5)');
    const entry = (await only(starlette, source)).options.entries.get('max_age');
    assert.ok(entry);
    assert.deepEqual([cut(source, entry.key), cut(source, entry.at), cut(source, entry.value.at)], ['max_age', 'max_age=5', '5']);
  });

  it('stand at the property of an object', async () => {
    const source = javascript('app.use(cors({ maxAge: 5 }));');
    const entry = (await only(cors, source)).options.entries.get('maxAge');
    assert.ok(entry);
    assert.deepEqual([cut(source, entry.key), cut(source, entry.at), cut(source, entry.value.at)], ['maxAge', 'maxAge: 5', '5']);
  });

  for (const [server, source] of [[starlette, python('app.add_middleware(CORSMiddleware, **load())')], [cors, javascript('app.use(cors(load()));')]] as const) {
    it(`are unknown beyond those that are written, with ${server.id}`, async () => {
      const { options } = await only(server, source);
      assert.equal(options.entries.size, 0);
      assert.ok(options.rest);
    });
  }
});
