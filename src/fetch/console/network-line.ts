import type { Reason } from '../../http/reason';
import type { Piece } from './arrange';
import { networkReasons } from './heard';
import type { Squeezed } from './squeezed';

const marker = 'net::err_';

/** Errors that mean a server which is not there, hangs up, or is not the one that it says it is. */
const unreachable = [
  'ERR_CONNECTION_', 'ERR_EMPTY_RESPONSE', 'ERR_NAME_', 'ERR_ADDRESS_', 'ERR_TIMED_OUT', 'ERR_INTERNET_DISCONNECTED', 'ERR_NETWORK_', 'ERR_CERT_', 'ERR_SSL_',
  'ERR_PROXY_', 'ERR_TUNNEL_', 'ERR_SOCKET_', 'ERR_HTTP2_', 'ERR_QUIC_', 'ERR_DNS_', 'ERR_INCOMPLETE_', 'ERR_INVALID_HTTP_RESPONSE', 'ERR_RESPONSE_HEADERS_',
];

/** Finds lines of Chromium's network stack: `GET https://api.example/ net::ERR_FAILED 200 (OK)`. */
export function networkLines(squeezed: Squeezed): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let place = squeezed.text.indexOf(marker); place >= 0; place = squeezed.text.indexOf(marker, place + marker.length)) {
    const piece = lineAt(squeezed, place);
    if (piece !== undefined) pieces.push(piece);
  }
  return pieces;
}

function lineAt({ source, at }: Squeezed, place: number): Piece | undefined {
  const [, error, status] = /^net::(ERR_[A-Z0-9_]{1,60}(?:\.[A-Za-z]{1,40})?)(?:\s{1,4}(\d{3})\b)?/i.exec(source.slice(at(place), at(place) + 120)) ?? [];
  const reasons = error === undefined ? undefined : reasonsOf(error.startsWith('ERR_BLOCKED_BY_RESPONSE') ? error : error.toUpperCase());
  if (reasons === undefined) return undefined;
  const { method, url, length } = requestBefore(source, at(place));
  return {
    kind: 'network', start: place - length, end: place + marker.length + (error?.length ?? 0) - 'err_'.length,
    fields: {
      kind: reasons.length === 0 ? 'hidden' : 'refusal', engine: 'chromium', reasons, exchange: undefined, initiator: undefined, origin: undefined,
      url, redirectedFrom: undefined, method, detail: undefined, seen: undefined, status: status === undefined ? undefined : Number(status),
    },
  };
}

function reasonsOf(error: string): readonly Reason[] | undefined {
  return networkReasons.get(error) ?? (unreachable.some((beginning) => error.startsWith(beginning)) ? ['no answer'] : undefined);
}

interface Request { readonly method: string | undefined; readonly url: string | undefined; readonly length: number }

/** The two words before it, if they are a method and a URL. */
function requestBefore(source: string, end: number): Request {
  const url = wordBefore(source, end);
  if (!url.includes('://')) return { method: undefined, url: undefined, length: 0 };
  const method = wordBefore(source, source.lastIndexOf(url, end));
  return /^[A-Z]{1,20}$/.test(method) ? { method, url, length: method.length + url.length } : { method: undefined, url, length: url.length };
}

/** The word that blanks part from what stands at `end`; none where it is too long to be a URL. */
function wordBefore(source: string, end: number): string {
  let last = end;
  while (end - last < 100 && isBlank(source, last - 1)) last--;
  if (last === end) return '';
  let start = last;
  while (start > 0 && last - start < 8000 && !isBlank(source, start - 1)) start--;
  return last - start < 8000 ? source.slice(start, last) : '';
}

function isBlank(source: string, place: number): boolean {
  const code = source.charCodeAt(place);
  return code <= 0x20 || code === 0xa0;
}
