import { isForbiddenMethod, normalizeMethod } from '../http/method';
import { originOfUrl } from '../http/origin';
import { httpWhitespace, isToken, stripEnds } from '../http/token';
import type { Engine } from './engines';
import type { Request, RequestHeader } from './request';
import { inSection, type Failure, type Write } from './trace';
import type { PageRequest, Step } from './types';

const forbiddenHeaders: ReadonlySet<string> = new Set([
  'accept-charset', 'accept-encoding', 'access-control-request-headers', 'access-control-request-method', 'connection',
  'content-length', 'cookie', 'cookie2', 'date', 'dnt', 'expect', 'host', 'keep-alive', 'origin', 'referer', 'set-cookie',
  'te', 'trailer', 'transfer-encoding', 'upgrade', 'via',
]);
const methodOverrides: ReadonlySet<string> = new Set(['x-http-method', 'x-http-method-override', 'x-method-override']);

/** Request class, "new Request(input, init)": throws for some methods and headers, and drops others without a word. */
export function constructRequest(page: PageRequest, parsed: URL, engine: Engine, trace: Step[]): Request | Failure {
  const method = constructMethod(page.method, inSection(trace, 'Request class', undefined));
  if (typeof method !== 'string') return method;
  const headers = fillHeaders(page.headers, engine, inSection(trace, 'Headers class', undefined));
  if ('kind' in headers) return headers;
  const { href } = parsed;
  // A serialised URL has a number sign only where its fragment begins.
  const url = href.split('#', 1)[0] ?? href;
  return { origin: page.from, url, href, target: originOfUrl(parsed), method, headers, credentialsMode: page.credentials };
}

function constructMethod(method: string, write: Write): string | Failure {
  if (!isToken(method) || isForbiddenMethod(method)) {
    write('25.2', 'fails', `Scripts may not send the method ${method}: the constructor throws.`);
    return refuse('method forbidden', method);
  }
  const normalized = normalizeMethod(method);
  if (normalized !== method) write('25.3', 'goes on', `The method ${method} becomes ${normalized}.`);
  else if (method !== method.toUpperCase()) write('25.3', 'goes on', `The method ${method} keeps its case: only DELETE, GET, HEAD, OPTIONS, POST and PUT are put in upper case.`);
  return normalized;
}

function fillHeaders(pairs: PageRequest['headers'], engine: Engine, write: Write): readonly RequestHeader[] | Failure {
  const headers: RequestHeader[] = [];
  for (const [name, written] of pairs) {
    const value = stripEnds(written, httpWhitespace);
    if (!isToken(name) || !isHeaderValue(value)) {
      write('1', 'fails', `The header ${name} has a name or a value that HTTP does not allow: the constructor throws.`);
      return refuse('header invalid', name);
    }
    if (isForbiddenHeader(name, value)) {
      write('3', 'goes on', `Scripts may not set the header ${name}: it is left out without a word.`);
    } else if (engine.dropsUserAgent && name.toLowerCase() === 'user-agent') {
      write('3', 'goes on', `${title(engine)} leaves out a User-Agent that a script sets; by the Standard it would be sent, after a preflight.`);
    } else {
      append(headers, { name, value }, engine);
    }
  }
  return headers;
}

function append(headers: RequestHeader[], header: RequestHeader, engine: Engine): void {
  const lower = header.name.toLowerCase();
  const at = engine.combineRepeatedHeaders ? headers.findIndex(({ name }) => name.toLowerCase() === lower) : -1;
  const earlier = headers[at];
  if (earlier) headers[at] = { name: earlier.name, value: `${earlier.value}, ${header.value}` };
  else headers.push(header);
}

/** Fetch, "header value": bytes, so no character above U+00FF, and neither NUL nor line ends. */
function isHeaderValue(value: string): boolean {
  return /^[^\0\r\n\u0100-\uffff]*$/.test(value);
}

/** Fetch, "forbidden request-header". */
export function isForbiddenHeader(name: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (forbiddenHeaders.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-')) return true;
  return methodOverrides.has(lower) && value.split(',').some((item) => isForbiddenMethod(stripEnds(item, httpWhitespace)));
}

function title({ name }: Engine): string {
  return name === 'chromium' ? 'Chromium' : name;
}

function refuse(reason: Failure['reason'], detail: string): Failure {
  return { kind: 'failure', reason, exchange: 'none', detail, seen: '' };
}
