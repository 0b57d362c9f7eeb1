import { received } from '../http/header-values';
import type { HttpAnswer, HttpRequest, HttpResponse } from '../http/message';
import type { Unknown } from '../http/unknown';
import type { FetchParams } from './fetch-params';
import { asUtf8, repaired } from './header-bytes';
import { originHeader } from './origin-header';
import type { RequestHeader, ResponseTainting } from './request';
import { inSection, type Failure, type Write } from './trace';
import type { Exchange } from './types';

/** What comes back over the wire. */
export type Received = { readonly kind: 'response'; readonly response: HttpResponse } | Failure | Unknown;

/** Fetch, "HTTP-network-or-cache fetch": Origin and cookies are added, and what the answer sets is stored, whether or not the page may read it. */
export function httpNetworkOrCacheFetch(params: FetchParams, tainting: ResponseTainting): Received {
  const { request, browser: { engine, cookies }, trace } = params;
  const included = request.credentialsMode === 'include' || (request.credentialsMode === 'same-origin' && tainting === 'basic');
  const fetched = exchange(params, 'actual', wireRequest(params, tainting, included));
  if (fetched.kind !== 'response') return fetched;
  const write = inSection(trace, 'HTTP-network fetch', 'actual');
  if (setsCookies(fetched.response)) {
    const stored = included ? cookies.store(request, fetched.response) : [];
    write('13', 'notes', stored.length > 0
      ? `The browser stores the cookie ${stored.join(', ')}, whatever CORS says.`
      : `The cookies of the answer are dropped${included ? '' : ': credentials are not included'}.`, ['set-cookie']);
  }
  return included && tainting === 'cors' && engine.promptsAcrossOrigins && asksForPassword(fetched.response) ? prompted(params) : fetched;
}

/** Steps 8.12 and 8.21: the request itself, with Origin, and cookies where the credentials mode and their own rules let them go. */
function wireRequest({ request, browser: { engine, cookies }, trace }: FetchParams, tainting: ResponseTainting, included: boolean): HttpRequest {
  const { method, url } = request;
  const headers = (engine.combinesSentLines ? combinedLines(request.headers) : request.headers)
    .map((header) => (engine.rewritesRange && header.name.toLowerCase() === 'range' ? rewrittenRange(header) : header))
    .map(({ name, value }) => ({ name, value: engine.headersAreUtf8 ? asUtf8(value) : value }));
  const origin = originHeader(request, tainting, engine);
  if (origin !== undefined) headers.push({ name: 'Origin', value: origin });
  if (!included) return { method, url, headers };
  const write = inSection(trace, 'HTTP-network-or-cache fetch', undefined);
  const { sent, kept } = cookies.cookiesFor(request);
  for (const { cookie, because } of kept) write('8.21.1', 'notes', `The cookie ${cookie.name} is not sent: ${because}. CORS has no say in that.`);
  if (sent.length > 0) headers.push({ name: 'Cookie', value: sent.map(({ name, value }) => `${name}=${value}`).join('; ') });
  return { method, url, headers };
}

/** Firefox's: of these a later line replaces the earlier ones. */
const singleLines: ReadonlySet<string> = new Set(['authorization', 'content-type', 'from', 'if-modified-since', 'if-unmodified-since', 'max-forwards', 'user-agent']);

function combinedLines(lines: readonly RequestHeader[]): readonly RequestHeader[] {
  const byName = new Map<string, RequestHeader>();
  for (const line of lines) {
    const lower = line.name.toLowerCase();
    const earlier = byName.get(lower);
    byName.set(lower, earlier === undefined || singleLines.has(lower) ? line : { name: earlier.name, value: `${earlier.value}, ${line.value}` });
  }
  return [...byName.values()];
}

/** Chromium reads a single range and writes it anew. */
function rewrittenRange(header: RequestHeader): RequestHeader {
  const [unit = '', first = '', last = ''] = (/^([^=]*)=([^-]*)-(.*)/.exec(header.value) ?? []).slice(1).map((part) => part.trim());
  if (unit.toLowerCase() !== 'bytes' || !/^\+?\d+$/.test(first) || !/^(?:[+-]?\d+)?$/.test(last)) return header;
  const end = last === '' || last.startsWith('-') ? '' : String(BigInt(last));
  return { name: header.name, value: `bytes=${String(BigInt(first))}-${end}` };
}

/** One request over the wire. */
export function exchange({ ask, browser: { engine }, trace }: FetchParams, kind: Exchange['kind'], request: HttpRequest): Received {
  const answer: HttpAnswer = ask(request);
  trace.exchanges.push({ kind, request, answer });
  const write = inSection(trace, 'HTTP-network fetch', kind);
  switch (answer.kind) {
    case 'response':
      if (engine.refusesProxyChallenge && answer.response.status === 407) return proxyChallenge(kind, write);
      return engine.headersAreUtf8 ? { kind: 'response', response: { ...answer.response, headers: repaired(answer.response.headers) } } : answer;
    case 'no answer':
      write('8', 'fails', `No answer comes: ${answer.because}.`);
      return { kind: 'failure', reason: 'no answer', exchange: kind, detail: undefined, seen: [], status: undefined };
    case 'unknown':
      write('8', 'unknown', `The answer cannot be told: ${answer.because}.`);
      return answer;
  }
}

/** The status of a proxy that wants to know who asks, where there is no proxy. */
function proxyChallenge(exchange: Exchange['kind'], write: Write): Failure {
  write('8', 'fails', 'The status 407 is for proxies alone, and none was asked.');
  return { kind: 'failure', reason: 'proxy authentication', exchange, detail: undefined, seen: [], status: 407 };
}

function setsCookies({ headers }: HttpResponse): boolean {
  return headers.some(({ name }) => name.length === 10 && name.toLowerCase() === 'set-cookie');
}

/** A challenge that browsers answer themselves, by asking the user. */
function asksForPassword({ status, headers }: HttpResponse): boolean {
  if (status !== 401) return false;
  const challenge = received(headers, 'www-authenticate');
  return typeof challenge === 'string' && /^(?:basic|digest|negotiate|ntlm)\b/i.test(challenge);
}

function prompted({ browser: { engine }, trace }: FetchParams): Unknown {
  const because = `${engine.title} asks the user for a name and a password, and what they do decides`;
  inSection(trace, 'HTTP-network-or-cache fetch', 'actual')('14', 'unknown', `The answer is 401 with a challenge: ${because}. By the Standard nobody is asked across origins.`, ['www-authenticate']);
  return { kind: 'unknown', because };
}
