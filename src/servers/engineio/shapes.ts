import { keywordOptions } from '../../model/arguments';
import type { Module } from '../../model/module';
import type { Call, Expression } from '../../model/syntax';
import type { RecordValue, Value } from '../../model/value';
import { isImport, wordOf, type Configuration } from '../server';

const deciding = ['cors_allowed_origins', 'cors_credentials'];
/** What `engineio.Server` takes by position. */
const positional = [
  'async_mode', 'ping_interval', 'ping_timeout', 'max_http_buffer_size', 'allow_upgrades', 'http_compression', 'compression_threshold', 'cookie', ...deciding,
];

/** Servers of Engine.IO and Socket.IO, and Flask-SocketIO, which hands its keywords on. */
export function* configurations(module: Module): Generator<Configuration> {
  for (const call of module.calls) {
    const { callee } = call;
    if (isCallOf(callee, module, ['engineio'], ['Server', 'AsyncServer'])) yield configuration(call, module, keywordOptions(call, module, positional, 0), '/engine.io/');
    else if (isCallOf(callee, module, ['socketio'], ['Server', 'AsyncServer'])) yield configuration(call, module, keywordOptions(call, module, [], 0), '/socket.io/');
    else if (isExtension(callee, module)) yield* made(call, module);
    else yield* initialised(call, module);
  }
}

/** `SocketManager(app=app)` of fastapi-socketio, which mounts Socket.IO below `/ws`. */
export function* managers(module: Module): Generator<Configuration> {
  for (const call of module.calls) {
    if (!isCallOf(call.callee, module, ['fastapi_socketio', 'fastapi_socketio.socket_manager'], ['SocketManager'])) continue;
    const options = keywordOptions(call, module, ['mount_location', 'socketio_path', 'cors_allowed_origins'], 1);
    const [mount = '/ws', path = 'socket.io'] = [textOf(options, 'mount_location'), textOf(options, 'socketio_path')];
    yield configuration(call, module, options, `${mount}/${path}/`.replaceAll(/\/{2,}/g, '/'));
  }
}

/** `SocketIO(app, …)`. Without an application it says something only where `init_app` does not say it anew. */
function* made(call: Call, module: Module): Generator<Configuration> {
  const options = keywordOptions(call, module, [], 0);
  const hasApp = call.arguments.some(({ name, spread }) => spread === 'list' || (!name && !spread) || name?.name === 'app');
  if (hasApp || (decides(options) && !module.calls.some((other) => decides(ownOf(other, module)) && constructorOf(other, module)?.call === call))) {
    yield configuration(call, module, options, pathOf(options));
  }
}

/** `socketio.init_app(app, …)`, whose keywords are laid over those of the constructor. */
function* initialised(call: Call, module: Module): Generator<Configuration> {
  const constructor = constructorOf(call, module);
  if (!constructor) return;
  const [first, own] = [keywordOptions(constructor.call, constructor.module, [], 0), ownOf(call, module)];
  if (decides(first) && !decides(own)) return;
  const options = { ...own, entries: new Map([...first.entries, ...own.entries]), rest: own.rest ?? first.rest };
  yield configuration(call, module, options, pathOf(options));
}

function constructorOf({ callee }: Call, module: Module): { readonly call: Call; readonly module: Module } | undefined {
  if (callee.kind !== 'member' || callee.name.name !== 'init_app') return undefined;
  const found = module.definitionOf(callee.object);
  return found?.expression.kind === 'call' && isExtension(found.expression.callee, found.module) ? { call: found.expression, module: found.module } : undefined;
}

function ownOf(call: Call, module: Module): RecordValue {
  return keywordOptions(call, module, [], 0);
}

function decides({ entries, rest }: RecordValue): boolean {
  return rest !== undefined || deciding.some((name) => entries.has(name));
}

function isExtension(callee: Expression, module: Module): boolean {
  return isCallOf(callee, module, ['flask_socketio'], ['SocketIO']);
}

function isCallOf(callee: Expression, module: Module, from: readonly string[], names: readonly string[]): boolean {
  return isImport(module.importOf(callee), from, names) || isImport(module.baseOf(callee), from, names);
}

function configuration(call: Call, module: Module, options: RecordValue, path: string): Configuration {
  const at = module.span(call);
  const entries = new Map([...options.entries].filter(([name]) => name !== 'app'));
  return { span: at, name: module.span(wordOf(call.callee)), options: { ...options, entries }, place: { kind: 'keyword', call: at, close: call.close }, path };
}

/** Where Flask-SocketIO listens: `path`, or `resource`, with or without slashes around it. */
function pathOf(options: RecordValue): string {
  const path = textOf(options, 'path') ?? textOf(options, 'resource') ?? 'socket.io';
  return `/${path.replaceAll(/^\/|\/$/g, '')}/`;
}

function textOf({ entries }: RecordValue, name: string): string | undefined {
  const value: Value | undefined = entries.get(name)?.value;
  return value?.kind === 'literal' && typeof value.value === 'string' && value.value !== '' ? value.value : undefined;
}
