import { objectValue } from '../../model/arguments';
import type { Module } from '../../model/module';
import { truthyInJavascript } from '../../model/ternary';
import type { Call } from '../../model/syntax';
import type { RecordValue, Value } from '../../model/value';
import { isImport, type Configuration } from '../server';

/** Where Socket.IO listens unless its `path` says another place. */
const usualPath = '/socket.io/';

/** `new Server(…, { cors })`, and Nest's gateways, whose options become those of a Server. */
export function* socketConfigurations(module: Module): Generator<Configuration> {
  for (const call of module.calls) {
    const given = isServer(call, module) || isGateway(call, module) ? withCors(call, module) : undefined;
    if (given) yield given;
  }
}

function isServer({ callee, constructs }: Call, module: Module): boolean {
  const found = module.importOf(callee);
  // `require('socket.io')(server)` is a call; `Server` is a class that may be called like one.
  return isImport(found, ['socket.io'], ['Server']) || (!constructs && isImport(found, ['socket.io'], ['default', '*']));
}

function isGateway({ callee }: Call, module: Module): boolean {
  return isImport(module.importOf(callee), ['@nestjs/websockets'], ['WebSocketGateway']);
}

/** The options are the first argument, or the second behind a port or a server. */
function withCors(call: Call, module: Module): Configuration | undefined {
  if (call.arguments.some((each) => each.spread)) return undefined;
  const options = call.arguments.slice(0, 2).map(({ value }) => module.evaluate(value)).findLast((value) => value.kind === 'record');
  const entry = options?.entries.get('cors');
  if (!options || !entry || truthyInJavascript(entry.value) === false) return undefined;
  const none: RecordValue = { kind: 'record', entries: new Map(), rest: undefined, at: entry.value.at };
  return {
    span: module.span(call), name: entry.key, path: pathOf(options.entries.get('path')?.value),
    ...objectValue(entry.value, none, 'a function chooses the options for each request'),
  };
}

/** Socket.IO answers at its path with and without the slash at the end. */
function pathOf(value: Value | undefined): string {
  if (value?.kind !== 'literal' || typeof value.value !== 'string') return usualPath;
  return value.value.endsWith('/') ? value.value : `${value.value}/`;
}
