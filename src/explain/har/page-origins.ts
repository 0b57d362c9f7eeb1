import { originOf } from '../../http/origin';
import type { Entry } from './archive';
import { headerOf } from './recorded-fetch';

/** Tells the origin of the page that an entry belongs to, where its own headers do not: by its page's title, its document, its neighbours. */
export function pageOrigins(entries: readonly Entry[], titles: ReadonlyMap<string, string>): (entry: Entry) => string | undefined {
  const documents = new Map<string | undefined, string>();
  const neighbours = new Map<string | undefined, Map<string, number>>();
  for (const entry of entries) {
    const document = isDocument(entry) ? originOf(entry.url) : undefined;
    if (document !== undefined && !documents.has(entry.page)) documents.set(entry.page, document);
    const named = originOf(headerOf(entry, 'Referer') ?? '');
    if (named !== undefined) count(neighbours, entry.page, named);
  }
  return ({ page }) => (page === undefined ? undefined : titles.get(page)) ?? documents.get(page) ?? mostCommon(neighbours.get(page));
}

function isDocument(entry: Entry): boolean {
  return entry.resourceType === 'document' || headerOf(entry, 'Sec-Fetch-Dest') === 'document';
}

function count(counts: Map<string | undefined, Map<string, number>>, page: string | undefined, origin: string): void {
  const ofPage = counts.get(page) ?? new Map<string, number>();
  ofPage.set(origin, (ofPage.get(origin) ?? 0) + 1);
  counts.set(page, ofPage);
}

function mostCommon(counts: ReadonlyMap<string, number> | undefined): string | undefined {
  const [first] = [...(counts ?? [])].sort(([, one], [, other]) => other - one);
  return first?.[0];
}
