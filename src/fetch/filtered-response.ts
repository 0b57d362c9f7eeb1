import { extractTokens, isUnparsable } from '../http/header-values';
import type { HttpResponse } from '../http/message';
import { isToken, optionalWhitespace, stripEnds } from '../http/token';
import { isUnknown } from '../http/unknown';
import type { Engine } from './engines';
import type { Request, ResponseTainting } from './request';
import { inSection, type Trace } from './trace';

/** The header that lists which headers scripts may read. */
export const exposeHeaders = 'access-control-expose-headers';

const safelistedNames: ReadonlySet<string> = new Set([
  'cache-control', 'content-language', 'content-length', 'content-type', 'expires', 'last-modified', 'pragma',
]);
const forbiddenNames: ReadonlySet<string> = new Set(['set-cookie', 'set-cookie2']);

/** What is filtered, and for whom. */
export interface Filtered {
  readonly request: Request;
  readonly tainting: ResponseTainting;
  readonly response: HttpResponse;
  readonly engine: Engine;
  readonly trace: Trace;
}

/** The headers that scripts see, lower-case and sorted: Fetch, "basic filtered response" and "CORS filtered response". */
export function readableHeaders({ request, tainting, response, engine, trace }: Filtered): readonly string[] | 'unknown' {
  const present = [...new Set(response.headers.map(({ name }) => name.toLowerCase()))].filter((name) => !forbiddenNames.has(name)).sort();
  if (tainting === 'basic') return present;
  const write = inSection(trace, 'Main fetch', 'actual');
  const exposed = extractTokens(response.headers, exposeHeaders);
  if (isUnknown(exposed)) {
    write('14.1.1', 'goes on', `Which more headers scripts may read cannot be told: ${exposed.because}.`, [exposeHeaders]);
    return 'unknown';
  }
  if (isUnparsable(exposed)) {
    if (engine.exposesBrokenWildcard && request.credentialsMode !== 'include' && hasWildcard(exposed.value)) {
      write('14.1.2', 'goes on', `Access-Control-Expose-Headers is no list of header names: ${engine.title} takes its * all the same.`, [exposeHeaders]);
      return present;
    }
    write('14.1.1', 'goes on', `Access-Control-Expose-Headers is no list of header names, and exposes nothing: ${exposed.value}.`, [exposeHeaders]);
    return present.filter((name) => safelistedNames.has(name));
  }
  if (exposed === null) return present.filter((name) => safelistedNames.has(name));
  if (request.credentialsMode !== 'include' && exposed.includes('*')) {
    write('14.1.2', 'goes on', 'Access-Control-Expose-Headers has *: scripts may read every header but Set-Cookie.', [exposeHeaders]);
    return present;
  }
  write('14.1.3', 'goes on', `Access-Control-Expose-Headers lets scripts read more: ${exposed.join(', ')}.`, [exposeHeaders]);
  const more = new Set(exposed.map((name) => name.toLowerCase()));
  return present.filter((name) => safelistedNames.has(name) || more.has(name));
}

/** Up to where the list is broken. */
function hasWildcard(list: string): boolean {
  const items = list.split(',').map((item) => stripEnds(item, optionalWhitespace));
  const broken = items.findIndex((item) => item !== '' && !isToken(item));
  return items.slice(0, broken).includes('*');
}
