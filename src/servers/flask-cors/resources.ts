import { isUnknown } from '../../http/unknown';
import { itemsOf, raises, type Raises } from '../../languages/python/dialect';
import { pathsLike } from '../../languages/python/patterns';
import type { RecordValue, Unknown, Value } from '../../model/value';
import { matchesAny, patternsOf, probablyRegex, refusedPattern, type Matching, type Patterns } from './patterns';

/** Which of several resources that match comes first: the longest pattern up to 5, 6.0.0 counts slashes, and 6.0.1 the other way round. */
export type Order = 'longest' | 'fewest slashes' | 'most slashes';

/** The options that decide at a path, with those of all resources, which are set up together. */
export type Resource =
  | { readonly kind: 'found'; readonly options: RecordValue; readonly all: readonly RecordValue[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'breaks' }
  | Raises
  | Unknown;

/** One path pattern with the options that are given for it: a resource whose options another configuration describes has none. */
interface Candidate { readonly pattern: Patterns; readonly options: RecordValue | Unknown }

/** `parse_resources`, and the first resource that matches the path. */
export function resourceAt(options: RecordValue, url: string, matching: Matching, order: Order): Resource {
  const resources = options.entries.get('resources')?.value ?? options.rest;
  // The default, `/*`, is any number of slashes and then whatever: everywhere.
  if (!resources || options.rest === resources) return { kind: 'found', options, all: [] };
  const candidates = candidatesOf(resources, options, order);
  if (raises(candidates) || isUnknown(candidates)) return candidates;
  const refused = matching === 'compiled' ? candidates.map(({ pattern }) => refusedPattern(pattern)).find((each) => each) : undefined;
  if (refused) return refused;
  return firstAt(pathOf(url, matching), candidates, matching);
}

function firstAt(path: string, candidates: readonly Candidate[], matching: Matching): Resource {
  const all = candidates.flatMap(({ options }) => (options.kind === 'record' ? [options] : []));
  for (const { pattern, options } of candidates) {
    const matched = matchesAny(pattern, path, matching, false);
    if (raises(matched)) return { kind: 'breaks' };
    if (isUnknown(matched)) return matched;
    if (matched) return options.kind === 'record' ? { kind: 'found', options, all } : options;
  }
  return { kind: 'none' };
}

function candidatesOf(resources: Value, options: RecordValue, order: Order): readonly Candidate[] | Raises | Unknown {
  if (resources.kind === 'record') return fromRecord(resources, options, order);
  if (resources.kind === 'unknown') return resources;
  if (resources.kind !== 'literal' && resources.kind !== 'pattern') {
    const found = itemsOf(resources);
    if (raises(found)) return { kind: 'raises', error: 'ValueError' };
    if (found.rest) return found.rest;
  } else if (resources.kind === 'literal' && typeof resources.value !== 'string') return { kind: 'raises', error: 'ValueError' };
  const { items, at } = patternsOf(resources);
  return items.map((item) => ({ pattern: { items: [item], rest: undefined, at }, options }));
}

function fromRecord(resources: RecordValue, options: RecordValue, order: Order): readonly Candidate[] | Raises | Unknown {
  if (resources.rest) return resources.rest;
  const found: Candidate[] = [];
  for (const [key, { value, key: at }] of resources.entries) {
    const pattern = patternsOf({ kind: 'literal', value: key, at });
    if (value.kind === 'unknown') found.push({ pattern, options: value });
    else if (value.kind === 'record') found.push({ pattern, options: overlaid(options, value) });
    // A dict is updated with it.
    else if (value.kind !== 'list' || value.elements.length > 0) return { kind: 'raises', error: 'ValueError' };
    else found.push({ pattern, options });
  }
  return sorted(found, order);
}

/** A path at which these options decide; undefined where that is any, or none is found. */
export function examplePath(options: RecordValue): string | undefined {
  const resources = options.entries.get('resources')?.value;
  if (!resources) return undefined;
  const candidates = candidatesOf(resources, options, 'most slashes');
  if (raises(candidates) || isUnknown(candidates)) return undefined;
  return candidates.filter((each) => each.options.kind === 'record').flatMap(pathsOf).find((path) => firstAt(path, candidates, 'compiled').kind === 'found');
}

function pathsOf({ pattern: { items: [item] } }: Candidate): readonly string[] {
  const source = item?.kind === 'literal' ? String(item.value) : item?.kind === 'pattern' ? item.source : '';
  return item && !probablyRegex(item) ? [source] : pathsLike(source);
}

/** The options of a resource over those that are given for all. */
export function overlaid(options: RecordValue, own: RecordValue): RecordValue {
  return { ...options, entries: new Map([...(own.rest ? [] : options.entries), ...own.entries]), rest: own.rest ?? options.rest };
}

function sorted(candidates: readonly Candidate[], order: Order): readonly Candidate[] {
  return candidates.toSorted((a, b) => {
    const [one, other] = [rankOf(a, order), rankOf(b, order)];
    return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
  });
}

/** Ascending: paths without a pattern come first, then slashes, then length. */
function rankOf({ pattern: { items: [item] } }: Candidate, order: Order): readonly [number, number, number] {
  const text = item?.kind === 'literal' ? String(item.value) : '';
  const length = -Array.from(text).length;
  if (order === 'longest') return [0, 0, length];
  const slashes = text.split('/').length;
  return [item && probablyRegex(item) ? 1 : 0, order === 'most slashes' ? -slashes : slashes, length];
}

/** `unquote(request.path)`, which the server in front of Flask has unquoted before. */
function pathOf(url: string, matching: Matching): string {
  const path = unquote(URL.canParse(url) ? new URL(url).pathname : '/');
  return unquote(matching === 'unguarded' ? path.replaceAll('+', ' ') : path);
}

function unquote(text: string): string {
  return text.replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return '\ufffd';
    }
  });
}
