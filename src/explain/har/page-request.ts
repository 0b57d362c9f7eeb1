import { isSafelistedMethod } from '../../fetch/cors-safelist';
import { isForbiddenHeader } from '../../fetch/headers-class';
import type { CredentialsMode, Initiator, PageRequest } from '../../fetch/types';
import { originOf } from '../../http/origin';
import { isUnknown } from '../../http/unknown';
import type { Entry } from './archive';
import { askedNames, headerOf, type RecordedFetch } from './recorded-fetch';

/** What the page asked for, as far as a recording tells. */
export interface Rebuilt {
  readonly page: Omit<PageRequest, 'credentials'>;
  /** Undefined where the recording does not tell: no cookie went along, which need not mean that none may. */
  readonly credentials: CredentialsMode | undefined;
}

/** Why a recorded request is not judged. */
export type PassedOver = 'same origin' | 'not by a page' | 'without CORS';

/** What an archive tells beside the entry itself. */
export interface Surroundings {
  /** The page's origin, where no header tells. */
  readonly pageOrigin: (entry: Entry) => string | undefined;
  /** Whether the browser is one of those that send Sec-Fetch-Storage-Access. */
  readonly sendsStorageAccess: boolean;
}

/** Whether any request carries the header by which newer browsers tell servers of credentials. */
export function sendsStorageAccess(entries: readonly Entry[]): boolean {
  return entries.some((entry) => headerOf(entry, storageAccess) !== undefined);
}

const storageAccess = 'Sec-Fetch-Storage-Access';

/** Rebuilds what the page asked for, or says why it is not judged. */
export function rebuild(recorded: RecordedFetch, surroundings: Surroundings): Rebuilt | PassedOver {
  const [{ sent, preflight, url }] = recorded;
  const first = sent ?? preflight;
  if (first === undefined || !/^https?:/.test(url)) return 'not by a page';
  const from = pageOrigin(sent, preflight) ?? surroundings.pageOrigin(first);
  if (from === undefined) return 'not by a page';
  if (recorded.every((hop) => originOf(hop.url) === from)) return 'same origin';
  if (!recorded.some((hop) => isCors(hop.sent, hop.preflight))) return 'without CORS';
  const method = sent?.method ?? (preflight && headerOf(preflight, 'Access-Control-Request-Method')) ?? 'GET';
  const headers = authorHeaders(sent, preflight);
  // Nothing in the request asked for the preflight: somebody listens to what is uploaded.
  const isWatched = preflight !== undefined && isSafelistedMethod(method) && askedNames(preflight).length === 0;
  return {
    page: {
      from, url, method, headers, initiator: initiatorOf(first), uploadListener: isWatched,
      ...(isWatched && method === 'POST' ? { body: { kind: 'bytes' } } : {}),
    },
    credentials: credentialsOf(recorded.flatMap((hop) => (hop.sent !== undefined && originOf(hop.url) !== from ? [hop.sent] : [])), surroundings),
  };
}

function pageOrigin(sent: Entry | undefined, preflight: Entry | undefined): string | undefined {
  for (const entry of [sent, preflight]) {
    const origin = entry && headerOf(entry, 'Origin');
    if (origin !== undefined) return origin;
  }
  for (const entry of [sent, preflight]) {
    const origin = entry && originOf(headerOf(entry, 'Referer') ?? '');
    if (origin !== undefined && origin !== 'null') return origin;
  }
  return undefined;
}

/** What a browser blocked has lost most of its headers: there, what it was for tells. */
function isCors(sent: Entry | undefined, preflight: Entry | undefined): boolean {
  if (preflight !== undefined) return true;
  if (sent === undefined) return false;
  const mode = headerOf(sent, 'Sec-Fetch-Mode');
  if (mode !== undefined) return mode === 'cors';
  if (headerOf(sent, 'Origin') !== undefined) return sent.resourceType !== 'websocket' && sent.resourceType !== 'document';
  return sent.resourceType === 'fetch' || sent.resourceType === 'xhr' || sent.resourceType === 'font';
}

/**
 * A cookie tells; what lacks one does not, for browsers hold cookies back. Sec-Fetch-Storage-Access tells both ways:
 * it goes to another site with credentials, and never without.
 */
function credentialsOf(foreign: readonly Entry[], surroundings: Surroundings): CredentialsMode | undefined {
  if (foreign.some((entry) => entry.cookies || headerOf(entry, 'Cookie') !== undefined || headerOf(entry, storageAccess) !== undefined)) return 'include';
  return surroundings.sendsStorageAccess && foreign.some((entry) => headerOf(entry, 'Sec-Fetch-Site') === 'cross-site') ? 'same-origin' : undefined;
}

/** Added by browsers without the page's asking; the forbidden names come on top. */
const browserHeaders: ReadonlySet<string> = new Set([
  'accept', 'accept-language', 'alt-used', 'cache-control', 'device-memory', 'downlink', 'dpr', 'ect', 'if-match', 'if-modified-since', 'if-none-match',
  'if-range', 'if-unmodified-since', 'pragma', 'priority', 'purpose', 'rtt', 'save-data', 'upgrade-insecure-requests', 'user-agent', 'viewport-width',
  'width', 'x-client-data', 'x-devtools-emulate-network-conditions-client-id',
]);
/** Need no leave with most values, so a preflight does not list them though the page set them. */
const oftenSafelisted: ReadonlySet<string> = new Set(['content-language', 'content-type', 'range']);

/** The headers that the page set: a preflight tells exactly, else what browsers add is taken away. */
function authorHeaders(sent: Entry | undefined, preflight: Entry | undefined): PageRequest['headers'] {
  const asked = preflight && new Set(askedNames(preflight));
  const seen = (sent?.requestHeaders ?? []).flatMap(({ name, value }) => (isUnknown(value) || isForbiddenHeader(name, value) ? [] : [[name, value] as const]));
  const own = seen.filter(([name]) => {
    const lower = name.toLowerCase();
    return asked === undefined ? !browserHeaders.has(lower) : asked.has(lower) || oftenSafelisted.has(lower);
  });
  const names = new Set(own.map(([name]) => name.toLowerCase()));
  const lost = [...(asked ?? [])].filter((name) => !names.has(name)).map((name) => [name, valueNotRecorded] as const);
  return [...own, ...lost];
}

/** Its brackets need a preflight whatever the name, as the lost value did. */
const valueNotRecorded = '(not recorded)';

function initiatorOf({ resourceType }: Entry): Initiator {
  switch (resourceType) {
    case 'xhr': case 'script': case 'image': case 'font': case 'stylesheet': return resourceType;
    case 'media': return 'video';
    default: return 'fetch';
  }
}
