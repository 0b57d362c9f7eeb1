import { firstOf, lineIf, linesOf, type HeaderList } from '../http/header-list';
import type { HttpRequest } from '../http/message';
import { isUnknown } from '../http/unknown';
import { contains, raises, typeError, type Raises } from '../languages/python/dialect';
import { truthyInPython, type Truth } from '../model/ternary';
import { optionOf, type RecordValue, type Value } from '../model/value';
import { configurations, managers } from './engineio/shapes';
import { defineServer, type Outcome } from './server';

interface Traits {
  /** A star among others is any origin; before, it was compared as text. */
  readonly listsHoldStars: boolean;
}

const description = {
  id: 'engineio',
  language: 'python',
  mark: /socketio|engineio|\.init_app\b/,
  releases: { package: 'python-engineio', from: { '4.3.4': {}, '4.12.3': { listsHoldStars: true } }, newest: '4.15.1' },
  roles: { origins: 'cors_allowed_origins', credentials: 'cors_credentials' },
  credentialsByDefault: true,
  optionNames: ['cors_allowed_origins', 'cors_credentials'],
} as const;
const oldest: Traits = { listsHoldStars: false };

/** `fastapi_socketio/socket_manager.py`, from source (0.0.10): it hands its options on, and any origin where none is said. */
const socketManager = defineServer<Traits>(oldest, {
  ...description,
  title: 'SocketManager (fastapi-socketio)',
  recognise: () => [],
  respond: (options, request, traits) => answered(options, request, traits, { kind: 'literal', value: '*', at: options.at }),
});

/** `engineio/base_server.py`: a request from an origin that is not allowed is refused, whatever its method. */
export const engineio = defineServer<Traits>(oldest, {
  ...description,
  title: 'Socket.IO (python-socketio, Flask-SocketIO)',

  *recognise(module) {
    yield* configurations(module);
    for (const configuration of managers(module)) yield { ...configuration, server: socketManager };
  },

  respond: (options, request, traits) => answered(options, request, traits, { kind: 'literal', value: null, at: options.at }),
});

function answered(options: RecordValue, request: HttpRequest, traits: Traits, byDefault: Value): Outcome {
  const origins = optionOf(options, 'cors_allowed_origins') ?? byDefault;
  const off = isEmptyList(origins);
  const [origin] = linesOf(request.headers, 'origin');
  if (isUnknown(off)) return { kind: 'unknown', because: off.because };
  if (off) return handled(request, []);
  if (isUnknown(origin)) return { kind: 'unknown', because: origin.because };
  const allowed = isAllowed(origins, origin, request, traits);
  if (isUnknown(allowed)) return { kind: 'unknown', because: allowed.because };
  const comes = origin !== undefined && origin !== '';
  if (raises(allowed)) return broken(!comes && isHandled(request));
  if (comes && !allowed) return { kind: 'answers', status: 400, headers: [], handlerRuns: false };
  const names = firstOf(request.headers, 'access-control-request-headers');
  return handled(request, [
    ...(origin === undefined ? [] : lineIf('Access-Control-Allow-Origin', allowed, origin)),
    ...lineIf('Access-Control-Allow-Methods', request.method === 'OPTIONS', 'OPTIONS, GET, POST'),
    ...(names === '' ? [] : lineIf('Access-Control-Allow-Headers', true, names)),
    ...lineIf('Access-Control-Allow-Credentials', credentials(options), 'true'),
  ]);
}

/** With an empty list there is neither CORS nor a check of origins. An empty tuple lets nobody in. */
function isEmptyList(origins: Value): Truth {
  if (origins.kind !== 'list' || origins.of !== 'list' || origins.elements.length > 0) return false;
  return origins.rest ?? true;
}

function credentials(options: RecordValue): Truth {
  const given = optionOf(options, 'cors_credentials');
  return given ? truthyInPython(given) : true;
}

/** `_cors_allowed_origins`, which is computed, and calls a function, for a request without an origin as well. */
function isAllowed(origins: Value, origin: string | undefined, request: HttpRequest, { listsHoldStars }: Traits): Truth | Raises {
  if (origins.kind === 'unknown') return origins;
  if (origins.kind === 'literal' && origins.value === null) return origin !== undefined && ownOrigins(request).includes(origin);
  if (origins.kind === 'literal' && typeof origins.value === 'string') return origin !== undefined && (origins.value === '*' || origins.value === origin);
  if (origins.kind === 'callable') return { kind: 'unknown', because: 'a function decides about each origin', name: undefined, at: origins.at };
  const star = listsHoldStars ? contains(origins, '*') : false;
  if (raises(star) || origin === undefined) return raises(star) ? star : false;
  if (star === true) return true;
  const inside = contains(origins, origin);
  return raises(inside) ? typeError : inside;
}

/** The server's own origin as it sees itself, and as proxies say that it is seen. */
function ownOrigins({ url, headers }: HttpRequest): readonly string[] {
  const { protocol, host } = new URL(url);
  const forwarded = (name: string) => linesOf(headers, name).map((value) => (isUnknown(value) ? '' : value.split(',')[0]?.trim() ?? ''))[0];
  const [scheme, name] = [forwarded('x-forwarded-proto'), forwarded('x-forwarded-host')];
  return [`${protocol}//${host}`, `${scheme ?? protocol.slice(0, -1)}://${name ?? host}`];
}

/** A handshake and a message reach the application's handlers; OPTIONS is answered, all else turned down. */
function handled(request: HttpRequest, headers: HeaderList): Outcome {
  if (isHandled(request)) return { kind: 'passesOn', headers };
  return { kind: 'answers', status: request.method === 'OPTIONS' ? 200 : 405, headers, handlerRuns: false };
}

function isHandled({ method }: HttpRequest): boolean {
  return method === 'GET' || method === 'POST';
}

function broken(handlerRuns: boolean): Outcome {
  return { kind: 'answers', status: 500, headers: [], handlerRuns };
}
