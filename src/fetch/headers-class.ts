import { isForbiddenMethod } from '../http/method';
import { httpWhitespace, isToken, stripEnds } from '../http/token';
import { isSafelistedHeader } from './cors-safelist';
import type { Engine } from './engines';
import type { RequestHeader } from './request';
import type { Write } from './trace';
import type { PageRequest } from './types';

const forbiddenHeaders: ReadonlySet<string> = new Set([
  'accept-charset', 'accept-encoding', 'access-control-request-headers', 'access-control-request-method', 'connection',
  'content-length', 'cookie', 'cookie2', 'date', 'dnt', 'expect', 'host', 'keep-alive', 'origin', 'referer', 'set-cookie',
  'te', 'trailer', 'transfer-encoding', 'upgrade', 'via',
]);
const methodOverrides: ReadonlySet<string> = new Set(['x-http-method', 'x-http-method-override', 'x-method-override']);
const noCorsNames: ReadonlySet<string> = new Set(['accept', 'accept-language', 'content-language', 'content-type']);

/** Whose headers are filled: the guard `request-no-cors` lets hardly any through. */
export interface HeadersGuard { readonly guard: 'request' | 'request-no-cors'; readonly engine: Engine; readonly write: Write }

/** Headers class, "fill": the name that is no header name, or whose value is no header value, when there is one. */
export function fillHeaders(pairs: PageRequest['headers'], guarded: HeadersGuard): readonly RequestHeader[] | { readonly invalid: string } {
  let headers: readonly RequestHeader[] = [];
  for (const [name, written] of pairs) {
    const value = stripEnds(written, httpWhitespace);
    if (!isToken(name) || !isHeaderValue(value)) {
      guarded.write('1', 'fails', `The header ${name} has a name or a value that HTTP does not allow: the constructor throws.`);
      return { invalid: name };
    }
    headers = appendHeader(headers, { name, value }, guarded);
  }
  return headers;
}

/** Headers class, "append", of a name and a value that are valid. */
export function appendHeader(headers: readonly RequestHeader[], header: RequestHeader, { guard, engine, write }: HeadersGuard): readonly RequestHeader[] {
  const { name, value } = header;
  if (isForbiddenHeader(name, value)) {
    write('3', 'goes on', `Scripts may not set the header ${name}: it is left out without a word.`);
    return headers;
  }
  if (engine.dropsUserAgent && name.toLowerCase() === 'user-agent') {
    write('3', 'goes on', `${engine.title} leaves out a User-Agent that a script sets; by the Standard it would be sent, after a preflight.`);
    return headers;
  }
  if (guard === 'request-no-cors' && !isNoCorsSafelisted(headers, header, engine)) {
    write('3.4', 'goes on', `Mode no-cors sends no header that needs permission: ${name} is left out without a word.`);
    return headers;
  }
  return engine.combineRepeatedHeaders ? combined(headers, header) : [...headers, header];
}

function combined(headers: readonly RequestHeader[], header: RequestHeader): readonly RequestHeader[] {
  const lower = header.name.toLowerCase();
  const at = headers.findIndex(({ name }) => name.toLowerCase() === lower);
  const earlier = headers[at];
  return earlier ? headers.with(at, { name: earlier.name, value: `${earlier.value}, ${header.value}` }) : [...headers, header];
}

/** Fetch, "no-CORS-safelisted request-header", of what the header would be with its earlier lines. */
function isNoCorsSafelisted(headers: readonly RequestHeader[], { name, value }: RequestHeader, engine: Engine): boolean {
  const lower = name.toLowerCase();
  if (!noCorsNames.has(lower)) return false;
  const lines = [...headers.filter((line) => line.name.toLowerCase() === lower).map((line) => line.value), value];
  return isSafelistedHeader({ name, value: lines.join(', ') }, engine);
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
