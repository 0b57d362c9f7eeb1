import assert from 'node:assert/strict';
import { createProgram, loadedFile } from '../../src/program/program';
import { cors } from '../../src/servers/cors';
import { parsers } from '../languages/parsers';
import { found } from './shapes';

const one = 'cors at 2: origin="a"';

const shapes: Readonly<Record<string, { readonly source: string; readonly found: readonly string[] }>> = {
  'a server on another': { source: "import { Server } from 'socket.io';\nconst io = new Server(http, { cors: { origin: 'a' } });", found: [one] },
  'a server on a port': { source: "import { Server } from 'socket.io';\nnew Server(3000, { cors: { origin: 'a' } });", found: [one] },
  'a server without another': { source: "import { Server } from 'socket.io';\nconst io = new Server({ path: '/live', cors: { origin: 'a' } });", found: [one] },
  'a class of the package': { source: "import * as socket from 'socket.io';\nnew socket.Server(http, { cors: { origin: 'a' } });", found: [one] },
  'require and call': { source: "const io =\n  require('socket.io')(http, { cors: { origin: 'a' } });", found: [one] },
  'a default import': { source: "import socket from 'socket.io';\nsocket(http, { cors: { origin: 'a' } });", found: [one] },
  'cors true': { source: "import { Server } from 'socket.io';\nnew Server(http, { cors: true });", found: ['cors at 2: '] },
  'options that are a constant': { source: "import { Server } from 'socket.io'; const cors = { origin: 'a' };\nnew Server(http, { cors });", found: [one] },
  'a gateway of Nest': { source: "import { WebSocketGateway } from '@nestjs/websockets';\n@WebSocketGateway({ cors: { origin: 'a' } }) export class Gateway {}", found: [one] },
  'a gateway on a port': { source: "import { WebSocketGateway } from '@nestjs/websockets';\n@WebSocketGateway(80, { namespace: 'x', cors: { origin: 'a' } }) export class Gateway {}", found: [one] },
  'a server without the option is none': { source: "import { Server } from 'socket.io';\nnew Server(http, { origins: 'a' });", found: [] },
  'cors false is none': { source: "import { Server } from 'socket.io';\nnew Server(http, { cors: false });", found: [] },
  'options that are unknown are none': { source: "import { Server } from 'socket.io';\nnew Server(http, load());", found: [] },
  'arguments that are spread are none': { source: "import { Server } from 'socket.io';\nnew Server(...list, { cors: { origin: 'a' } });", found: [] },
  'a server of another package is none': { source: "import { Server } from 'ws'; // 'socket.io'\nnew Server({ cors: { origin: 'a' } });", found: [] },
  'the client is none': { source: "import { io } from 'socket.io-client'; // 'socket.io'\nio({ cors: { origin: 'a' } });", found: [] },
  'a gateway of one’s own is none': { source: "function WebSocketGateway() {} // '@nestjs/websockets'\n@WebSocketGateway({ cors: { origin: 'a' } }) export class Gateway {}", found: [] },
};

async function pathsOf(source: string): Promise<readonly (string | undefined)[]> {
  const syntax = (await parsers()).javascript.parse('/main.ts', source);
  const module = createProgram(new Map([['/main.ts', loadedFile(syntax, new Map())]])).module('/main.ts');
  assert.ok(module);
  return [...cors.recognise(module)].map(({ path }) => path);
}

describe('where Socket.IO configures CORS', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/server.ts', shape.source), shape.found); });
  }

  it('it decides at the path where it listens', async () => {
    const at = (options: string) => pathsOf(`import { Server } from 'socket.io';\nnew Server(http, ${options});`);
    assert.deepEqual(await at('{ cors: {} }'), ['/socket.io/']);
    assert.deepEqual(await at("{ cors: {}, path: '/live' }"), ['/live/']);
    assert.deepEqual(await at("{ cors: {}, path: '/live/' }"), ['/live/']);
    assert.deepEqual(await at('{ cors: {}, path: load() }'), ['/socket.io/']);
  });
});
