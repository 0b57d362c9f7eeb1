import assert from 'node:assert/strict';
import { engineio } from '../../src/servers/engineio';
import { because, callable, linesOf, list, literal, origin, toActual, toPreflight, unknown } from './answers';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const star = 'cors_allowed_origins="*"';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'a server': { source: `import socketio\nsio = socketio.Server(${star})`, found: [`Server at 2: ${star}`] },
  'an asynchronous one': { source: `import socketio\nsio = socketio.AsyncServer(async_mode="asgi", ${star})`, found: [`AsyncServer at 2: async_mode="asgi", ${star}`] },
  'without options': { source: 'import socketio\nsio = socketio.Server()', found: ['Server at 2: '] },
  'an alias': { source: `from socketio import AsyncServer as S\nsio = S(${star})`, found: [`S at 2: ${star}`] },
  'a subclass': { source: `import socketio\nclass Mine(socketio.Server): pass\nsio = Mine(${star})`, found: [`Mine at 3: ${star}`] },
  'Engine.IO': { source: `import engineio\neio = engineio.AsyncServer(${star})`, found: [`AsyncServer at 2: ${star}`] },
  'Engine.IO, by position': {
    source: 'import engineio\neio = engineio.Server("asgi", 25, 20, 1, True, True, 1, None, "*", False)',
    found: ['Server at 2: async_mode="asgi", ping_interval=25, ping_timeout=20, max_http_buffer_size=1, allow_upgrades=true, http_compression=true, compression_threshold=1, cookie=null, cors_allowed_origins="*", cors_credentials=false'],
  },
  'Flask-SocketIO': { source: `from flask_socketio import SocketIO\nsocketio = SocketIO(app, ${star})`, found: [`SocketIO at 2: ${star}`] },
  'Flask-SocketIO, with the application by keyword': { source: `from flask_socketio import SocketIO\nsocketio = SocketIO(app=app, ${star})`, found: [`SocketIO at 2: ${star}`] },
  'init_app with options': { source: `from flask_socketio import SocketIO\nsocketio = SocketIO()\nsocketio.init_app(app, ${star})`, found: [`init_app at 3: ${star}`] },
  'init_app without any, where the constructor has none': { source: 'from flask_socketio import SocketIO\nsocketio = SocketIO()\nsocketio.init_app(app)', found: ['init_app at 3: '] },
  'init_app without any': { source: `from flask_socketio import SocketIO\nsocketio = SocketIO(${star})\nsocketio.init_app(app)`, found: [`SocketIO at 2: ${star}`] },
  'init_app whose options go before those of the constructor': {
    source: `from flask_socketio import SocketIO\nsocketio = SocketIO(${star}, cors_credentials=False)\ndef create_app():\n    socketio.init_app(app, cors_allowed_origins=["a"])`,
    found: ['init_app at 4: cors_allowed_origins=["a"], cors_credentials=false'],
  },
  'init_app of what another file makes': {
    source: `from .sockets import socketio\nsocketio.init_app(app, ${star})`, found: [`init_app at 2: ${star}`], others: { '/app/sockets.py': 'from flask_socketio import SocketIO\nsocketio = SocketIO()\n' },
  },
  'SocketManager': { source: 'from fastapi_socketio import SocketManager\nSocketManager(app=app)', found: ['SocketManager at 2: '] },
  'SocketManager, by position': {
    source: 'from fastapi_socketio import SocketManager\nSocketManager(app, "/live", "io", ["a"])', found: ['SocketManager at 2: mount_location="/live", socketio_path="io", cors_allowed_origins=["a"]'],
  },
  'init_app of another extension is none': { source: `from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\ndb.init_app(app, ${star})`, found: [] },
  'a client is none': { source: 'import socketio\nsocketio.Client()', found: [] },
  'the same names from elsewhere are none': { source: `from other import Server, SocketIO\nServer(${star})\nSocketIO(app, ${star})  # socketio`, found: [] },
  'a SocketIO that is never told is none': { source: 'from flask_socketio import SocketIO\nsocketio = SocketIO()', found: [] },
};

describe('where Socket.IO is configured in Python', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/main.py', shape.source, shape.others), shape.found); });
  }
});

describe('what Socket.IO is told wrong in Python', () => {
  it('any origin is let in with credentials by default', async () => {
    const source = `from flask_socketio import SocketIO\nsocketio = SocketIO(app, ${star})\n`;
    assert.deepEqual(await problemsOf('/app/main.py', source), ['any-origin-with-credentials at "*"']);
    assert.equal(await fixed('/app/main.py', source), 'from flask_socketio import SocketIO\nsocketio = SocketIO(app, cors_allowed_origins=["https://app.example.com"])\n');
  });
  it('credentials are switched off', async () => {
    const source = (more: string) => `import socketio\nsio = socketio.Server(${star}${more})\n`;
    assert.equal(await fixed('/app/main.py', source(''), 'dropCredentials'), source(', cors_credentials=False'));
    assert.equal(await fixed('/app/main.py', source(', cors_credentials=True'), 'dropCredentials'), source(', cors_credentials=False'));
  });
  it('a manager lets anybody in that is told nothing', async () => {
    const source = 'from fastapi_socketio import SocketManager\nsocket_manager = SocketManager(app=app)\n';
    assert.deepEqual(await problemsOf('/app/main.py', source), ['any-origin-with-credentials at SocketManager']);
    assert.equal(await fixed('/app/main.py', source), 'from fastapi_socketio import SocketManager\nsocket_manager = SocketManager(app=app, cors_allowed_origins=["https://app.example.com"])\n');
  });
  it('an origin with a slash never matches', async () => {
    const source = 'import socketio\nsio = socketio.AsyncServer(cors_allowed_origins=["https://a.example/"])\n';
    assert.deepEqual(await problemsOf('/app/main.py', source), ['origin-never-matches at "https://a.example/"']);
  });
});

describe('what Socket.IO makes of what is not known in Python', () => {
  it('is all where it decides whether the origin is accepted', () => {
    assert.equal(toActual(engineio, { cors_allowed_origins: unknown }).kind, 'unknown');
    assert.equal(toActual(engineio, { cors_allowed_origins: callable() }).kind, 'unknown');
    assert.equal(toActual(engineio, { cors_allowed_origins: list(['https://b.example'], unknown) }).kind, 'unknown');
    assert.equal(toActual(engineio, { cors_allowed_origins: list([], unknown) }).kind, 'unknown');
    assert.equal(toActual(engineio, { cors_allowed_origins: list([origin]) }, { lines: [['Origin', unknown]] }).kind, 'unknown');
    assert.equal(toActual(engineio, {}, { rest: unknown }).kind, 'unknown');
  });
  it('is nothing where a star or the origin itself stands beside it', () => {
    const lines = [`Access-Control-Allow-Origin: ${origin}`, 'Access-Control-Allow-Credentials: true'];
    assert.deepEqual(linesOf(toActual(engineio, { cors_allowed_origins: list(['*', unknown]) })), lines);
    assert.deepEqual(linesOf(toActual(engineio, { cors_allowed_origins: list([unknown, origin]) }, { release: '4.3.4' })), lines);
    assert.deepEqual(toActual(engineio, { cors_allowed_origins: list([]) }, { lines: [['Origin', unknown]] }), { kind: 'passesOn', headers: [] });
  });
  it('is one header where it is credentials', () => {
    const open = { cors_allowed_origins: literal('*'), cors_credentials: unknown };
    assert.deepEqual(linesOf(toActual(engineio, open)).at(-1), `Access-Control-Allow-Credentials: unknown, ${because}`);
    assert.equal(toPreflight(engineio, open).kind, 'answers');
  });
});
