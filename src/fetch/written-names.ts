import type { RequestHeader } from './request';

/** Names of request headers that WebKit's header map knows: they come first, in its own spelling. */
const known: ReadonlyMap<string, string> = new Map((
  'Accept Accept-Language Access-Control-Allow-Credentials Access-Control-Allow-Headers Access-Control-Allow-Methods Access-Control-Allow-Origin '
  + 'Access-Control-Expose-Headers Access-Control-Max-Age Accept-Ranges Age Authorization Cache-Control Content-Disposition Content-Encoding '
  + 'Content-Language Content-Location Content-Range Content-Security-Policy Content-Type Default-Style ETag Expires If-Match If-Modified-Since '
  + 'If-None-Match If-Range If-Unmodified-Since Last-Event-ID Last-Modified Link Location Pragma Priority Purpose Range Refresh Server Timing-Allow-Origin '
  + 'Upgrade-Insecure-Requests User-Agent Vary X-Content-Type-Options X-DNS-Prefetch-Control X-Frame-Options X-XSS-Protection'
).split(' ').map((name) => [name.toLowerCase(), name]));

/** The unsafe names in the order and the spelling of the page, but for those that the engine knows. */
export function writtenNames(headers: readonly RequestHeader[], unsafe: readonly string[]): readonly string[] {
  const asked = headers.map(({ name }) => name).filter((name) => unsafe.includes(name.toLowerCase()));
  const spelled = asked.flatMap((name) => known.get(name.toLowerCase()) ?? []);
  return [...spelled, ...asked.filter((name) => !known.has(name.toLowerCase()))];
}
