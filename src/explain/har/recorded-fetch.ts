import { extractTokens, isUnparsable, received } from '../../http/header-values';
import { isUnknown } from '../../http/unknown';
import type { Entry } from './archive';

/** One URL that a fetch came by: the preflight there, and the request, where the file holds them. */
export interface Hop {
  readonly url: string;
  readonly preflight: Entry | undefined;
  readonly sent: Entry | undefined;
}

/** What one `fetch` of a page left in an archive: one hop, and one more for each redirect. */
export type RecordedFetch = readonly [Hop, ...Hop[]];

/** Puts together what belongs together: a request, its preflight, and where redirects led it. */
export function recordedFetches(entries: readonly Entry[]): readonly RecordedFetch[] {
  const preflights = entries.filter(isPreflight);
  const requests = entries.filter((entry) => !isPreflight(entry));
  const positions = new Map(entries.map((entry, index) => [entry, index]));
  const partners = pair(preflights, requests, positions);
  const hops = requests.map((sent): Hop => ({ url: sent.url, sent, preflight: partners.get(sent) }));
  const paired = new Set(partners.values());
  const strays = preflights.filter((preflight) => !paired.has(preflight))
    .map((preflight): RecordedFetch => [{ url: preflight.url, sent: undefined, preflight }]);
  return [...chains(hops), ...strays].sort((one, other) => positionOf(one, positions) - positionOf(other, positions));
}

/** A header of a request as it was sent. */
export function headerOf({ requestHeaders }: Entry, name: string): string | undefined {
  const value = received(requestHeaders, name);
  return value === null || isUnknown(value) ? undefined : value;
}

/** The names that a preflight asks for. */
export function askedNames(preflight: Entry): readonly string[] {
  const names = extractTokens(preflight.requestHeaders, 'Access-Control-Request-Headers');
  return names === null || isUnknown(names) || isUnparsable(names) ? [] : names.map((name) => name.toLowerCase());
}

function isPreflight(entry: Entry): boolean {
  return entry.method === 'OPTIONS' && (entry.resourceType === 'preflight' || headerOf(entry, 'Access-Control-Request-Method') !== undefined);
}

/** What a preflight and a request must have in common, read once. */
interface Candidate {
  readonly request: Entry;
  readonly position: number;
  readonly url: string;
  readonly origin: string | undefined;
  readonly names: ReadonlySet<string>;
}

/**
 * Each preflight with the nearest request that it can be for. Nearest on either side: browsers list a request
 * before its preflight, as the page asks for it first, or after it.
 */
function pair(preflights: readonly Entry[], requests: readonly Entry[], positions: ReadonlyMap<Entry, number>): ReadonlyMap<Entry, Entry> {
  const partners = new Map<Entry, Entry>();
  const byUrl = groupedByUrl(requests.map((request): Candidate => ({
    request, position: positions.get(request) ?? 0, url: request.url, origin: headerOf(request, 'Origin'),
    names: new Set(request.requestHeaders.map(({ name }) => name.toLowerCase())),
  })));
  for (const preflight of preflights) {
    const free = (byUrl.get(preflight.url) ?? []).filter(({ request }) => !partners.has(request));
    const best = nearest(preflight, positions.get(preflight) ?? 0, free);
    if (best) partners.set(best, preflight);
  }
  return partners;
}

/** A request that has every header the preflight asks for comes before one that is nearer: both may go to one URL. */
function nearest(preflight: Entry, position: number, candidates: readonly Candidate[]): Entry | undefined {
  const [asked, method, from] = [askedNames(preflight), headerOf(preflight, 'Access-Control-Request-Method'), headerOf(preflight, 'Origin')];
  let best: { readonly request: Entry; readonly missing: number; readonly distance: number } | undefined;
  for (const { request, position: other, origin, names } of candidates) {
    if ((method ?? request.method) !== request.method || (origin ?? from) !== (from ?? origin)) continue;
    const [missing, distance] = [asked.filter((name) => !names.has(name)).length, Math.abs(other - position)];
    if (best === undefined || missing < best.missing || (missing === best.missing && distance < best.distance)) best = { request, missing, distance };
  }
  return best?.request;
}

function groupedByUrl<Item extends { readonly url: string }>(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.url);
    if (group) group.push(item);
    else groups.set(item.url, [item]);
  }
  return groups;
}

function chains(hops: readonly Hop[]): readonly RecordedFetch[] {
  const byUrl = groupedByUrl(hops);
  const positions = new Map(hops.map((hop, index) => [hop, index]));
  const followed = new Set<Hop>();
  const after = (hop: Hop): Hop | undefined => {
    const [target, place] = [redirectTarget(hop), positions.get(hop) ?? 0];
    return target === undefined ? undefined : byUrl.get(target)?.find((each) => (positions.get(each) ?? 0) > place && !followed.has(each));
  };
  return hops.flatMap((first): readonly RecordedFetch[] => {
    if (followed.has(first)) return [];
    const chain: [Hop, ...Hop[]] = [first];
    for (let next = after(first); next !== undefined; next = after(next)) {
      followed.add(next);
      chain.push(next);
    }
    return [chain];
  });
}

function redirectTarget({ sent, url }: Hop): string | undefined {
  if (sent?.status === undefined || sent.status < 300 || sent.status > 399) return undefined;
  const location = sent.redirectUrl ?? received(sent.responseHeaders, 'Location');
  if (typeof location !== 'string' || !URL.canParse(location, url)) return undefined;
  const { href } = new URL(location, url);
  return href.split('#', 1)[0];
}

function positionOf([{ sent, preflight }]: RecordedFetch, positions: ReadonlyMap<Entry, number>): number {
  const entry = sent ?? preflight;
  return entry === undefined ? 0 : positions.get(entry) ?? 0;
}
