import { isForbiddenMethod, normalizeMethod } from '../http/method';
import { originOfUrl } from '../http/origin';
import { isToken } from '../http/token';
import { isSafelistedMethod } from './cors-safelist';
import type { Engine } from './engines';
import { appendHeader, fillHeaders, type HeadersGuard } from './headers-class';
import type { Request, RequestHeader } from './request';
import { inSection, type Failure, type Trace, type Write } from './trace';
import type { Body, PageRequest, RequestMode } from './types';

/** Request class, "new Request(input, init)": throws for some URLs, methods, headers and bodies, and drops headers without a word. */
export function constructRequest(written: PageRequest, url: URL | undefined, engine: Engine, trace: Trace): Request | Failure {
  const write = inSection(trace, 'Request class', undefined);
  const page = withKnownBody(written, engine, write);
  if (url === undefined) return refuse(write, '5.2', 'url invalid', page.url, 'The URL cannot be parsed: the constructor throws.');
  if (url.username !== '' || url.password !== '') {
    return refuse(write, '5.3', 'url with credentials', page.url, 'The URL has a user name or a password: the constructor throws.');
  }
  const method = constructMethod(page.method, page.mode, write);
  if (typeof method !== 'string') return method;
  const headers = constructHeaders(page, engine, trace);
  if ('kind' in headers) return headers;
  const body = refusedBody(page, method, engine, write);
  return body ?? requestOf(page, url, method, headers, engine);
}

/** What is no kind of body to an engine is made a text. */
function withKnownBody(page: PageRequest, engine: Engine, write: Write): PageRequest {
  if (page.body?.kind !== 'stream' || !engine.sendsStreamsAsText) return page;
  write('37', 'notes', `${engine.title} does not know streams as bodies: the text "[object ReadableStream]" is sent instead.`);
  return { ...page, body: { kind: 'text' } };
}

function requestOf(page: PageRequest, url: URL, method: string, headers: readonly RequestHeader[], engine: Engine): Request {
  const { href } = url;
  return {
    origin: page.from, ...currentUrl(url), firstHref: href, redirectCount: 0, tainted: false,
    method, headers, firstHeaders: headers, keepsOrigin: false, body: page.body,
    mode: page.mode ?? 'cors', credentialsMode: page.credentials, redirectMode: page.redirect ?? 'follow', cacheMode: page.cache ?? 'default',
    referrerPolicy: page.referrerPolicy ?? '',
    usesCorsPreflight: page.body?.kind === 'stream' || (page.uploadListener === true && (page.body !== undefined || engine.watchesEmptyUploads)),
    initiator: page.initiator ?? 'fetch',
  };
}

/** What a request knows of its current URL. */
export function currentUrl(url: URL): Pick<Request, 'url' | 'href' | 'target' | 'hostname' | 'port'> {
  const { href, protocol, hostname, port, username, password } = url;
  // A serialised URL has a number sign only where its fragment begins, and no other at sign before that of its credentials.
  const whole = href.split('#', 1)[0] ?? href;
  const sent = username === '' && password === '' ? whole : `${protocol}//${whole.slice(whole.indexOf('@') + 1)}`;
  return { url: sent, href, target: originOfUrl(url), hostname, port };
}

function constructMethod(method: string, mode: RequestMode | undefined, write: Write): string | Failure {
  if (!isToken(method) || isForbiddenMethod(method)) {
    return refuse(write, '25.2', 'method forbidden', method, `Scripts may not send the method ${method}: the constructor throws.`);
  }
  const normalized = normalizeMethod(method);
  if (normalized !== method) write('25.3', 'goes on', `The method ${method} becomes ${normalized}.`);
  else if (method !== method.toUpperCase()) write('25.3', 'goes on', `The method ${method} keeps its case: only DELETE, GET, HEAD, OPTIONS, POST and PUT are put in upper case.`);
  if (mode === 'no-cors' && !isSafelistedMethod(normalized)) {
    return refuse(write, '32.1', 'method needs cors', normalized, `Mode no-cors sends GET, HEAD and POST only, not ${normalized}: the constructor throws.`);
  }
  return normalized;
}

/** Steps 33 and 37.4: what the author wrote, and the Content-Type that the body brings where none is written. */
function constructHeaders(page: PageRequest, engine: Engine, trace: Trace): readonly RequestHeader[] | Failure {
  const write = inSection(trace, 'Headers class', undefined);
  const guarded: HeadersGuard = { guard: page.mode === 'no-cors' ? 'request-no-cors' : 'request', engine, write };
  const headers = fillHeaders(page.headers, guarded);
  if ('invalid' in headers) return failure('header invalid', headers.invalid);
  const type = page.body && contentTypeOf(page.body);
  if (type === undefined || headers.some(({ name }) => name.toLowerCase() === 'content-type')) return headers;
  const header = { name: 'Content-Type', value: type };
  // The types of other bodies are safelisted.
  return engine.sendsEveryBlobType ? [...headers, header] : appendHeader(headers, header, guarded);
}

/** Fetch, "extract a body": undefined where the body says nothing of its type. */
function contentTypeOf(body: Body): string | undefined {
  switch (body.kind) {
    case 'text': return 'text/plain;charset=UTF-8';
    case 'form': return 'application/x-www-form-urlencoded;charset=UTF-8';
    // What parts the fields is drawn by lot: it decides nothing.
    case 'multipart': return 'multipart/form-data; boundary=----boundary';
    // File API, "the Blob constructor".
    case 'blob': return body.type === '' ? undefined : body.type.toLowerCase();
    case 'bytes': case 'stream': return undefined;
  }
}

function refusedBody({ body, mode }: PageRequest, method: string, engine: Engine, write: Write): Failure | undefined {
  if (body === undefined) return undefined;
  if (method === 'GET' || method === 'HEAD') return refuse(write, '35', 'body on get', method, `A ${method} request has no body: the constructor throws.`);
  if (body.kind === 'stream' && engine.refusesStreams) return refuse(write, '37', 'stream not supported', method, `${engine.title} sends no body that streams: the constructor throws.`);
  if (body.kind === 'stream' && mode === 'no-cors') return refuse(write, '39.2', 'stream needs cors', mode, 'Mode no-cors sends no stream: the constructor throws.');
  if (body.kind === 'stream') write('39.3', 'goes on', 'A body that streams makes a preflight necessary.');
  return undefined;
}

function refuse(write: Write, step: string, reason: Failure['reason'], detail: string, says: string): Failure {
  write(step, 'fails', says);
  return failure(reason, detail);
}

function failure(reason: Failure['reason'], detail: string): Failure {
  return { kind: 'failure', reason, exchange: 'none', detail, seen: [], status: undefined };
}
