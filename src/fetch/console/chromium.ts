import { isToken } from '../../http/token';
import type { Request } from '../request';
import type { Failure } from '../trace';
import type { PageRequest } from '../types';

/** One line of Chromium's console about a `fetch` that failed; `facts/browser.md` numbers the rows. */
export function refusedText(failure: Failure, request: Request): string {
  const body = bodyOf(failure);
  // A server that closes the connection; one that never answers leaves the request pending until it does.
  if (body === undefined) return `${request.method} ${request.href} net::ERR_EMPTY_RESPONSE`;
  if (failure.reason === 'redirect' && !URL.canParse(failure.seen, request.href)) return `${request.method} ${request.href} net::ERR_INVALID_REDIRECT`;
  const preflight = failure.exchange === 'preflight' && !isPreflightBody(failure) ? "Response to preflight request doesn't pass access control check: " : '';
  return `Access to fetch at '${request.href}' from origin '${request.origin}' has been blocked by CORS policy: ${preflight}${body}`;
}

/** What `fetch` throws before anything is sent. */
export function thrownText({ reason, detail }: Failure, { method, headers }: PageRequest): string {
  const because = reason === 'method forbidden' ? methodThrown(method) : headerThrown(detail ?? '', headers);
  return `TypeError: Failed to execute 'fetch' on 'Window': ${because}`;
}

function methodThrown(method: string): string {
  return isToken(method) ? `'${method}' HTTP method is unsupported.` : `'${method}' is not a valid HTTP method.`;
}

function headerThrown(name: string, headers: PageRequest['headers']): string {
  if (!isToken(name)) return 'Invalid name';
  const value = headers.find(([other]) => other === name)?.[1] ?? '';
  return /[\u0100-\uffff]/.test(value) ? "Failed to read the 'headers' property from 'RequestInit': String contains non ISO-8859-1 code point." : 'Invalid value';
}

/** Rows 9 to 12 are only about preflights and say so themselves. */
function isPreflightBody({ reason }: Failure): boolean {
  return reason === 'methods unreadable' || reason === 'headers unreadable' || reason === 'method not allowed' || reason === 'header not allowed';
}

function bodyOf({ reason, detail, seen }: Failure): string | undefined {
  switch (reason) {
    case 'origin missing': return "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
    case 'wildcard with credentials': return "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.";
    case 'origin mismatch': return `${mismatch(seen)} Have the server send the header with a valid value.`;
    case 'credentials not true': return `The value of the 'Access-Control-Allow-Credentials' header in the response is '${escaped(seen)}' which must be 'true' when the request's credentials mode is 'include'.`;
    case 'status not ok': return 'It does not have HTTP ok status.';
    case 'redirect': return 'Redirect is not allowed for a preflight request.';
    case 'methods unreadable': return 'Cannot parse Access-Control-Allow-Methods response header field in preflight response.';
    case 'headers unreadable': return 'Cannot parse Access-Control-Allow-Headers response header field in preflight response.';
    case 'method not allowed': return `Method ${detail ?? ''} is not allowed by Access-Control-Allow-Methods in preflight response.`;
    case 'header not allowed': return `Request header field ${detail ?? ''} is not allowed by Access-Control-Allow-Headers in preflight response.`;
    case 'no answer':
    case 'method forbidden':
    case 'header invalid':
    case 'mode same-origin': return undefined;
  }
}

/** Rows 3 to 5. */
function mismatch(seen: string): string {
  const value = escaped(seen);
  if (/[ ,]/.test(seen)) return `The 'Access-Control-Allow-Origin' header contains multiple values '${value}', but only one is allowed.`;
  if (seen !== 'null' && !isUrl(seen)) return `The 'Access-Control-Allow-Origin' header contains the invalid value '${value}'.`;
  return `The 'Access-Control-Allow-Origin' header has a value '${value}' that is not equal to the supplied origin.`;
}

/** The bytes of a header are read as UTF-8; what is none is no URL. */
function isUrl(seen: string): boolean {
  try {
    return URL.canParse(decodeURIComponent(seen.replace(/[%\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`)));
  } catch {
    return false;
  }
}

function escaped(value: string): string {
  return value.replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}
