import { extractTokens, isUnparsable, received, receivedWithoutEmpty } from '../http/header-values';
import type { HeaderList } from '../http/header-list';
import { isUnknown, type Known } from '../http/unknown';
import { isNonWildcardName, isSafelistedMethod } from './cors-safelist';
import type { CacheHabits, Engine } from './engines';
import { serialisedOrigin } from './origin-header';
import type { Request } from './request';

/** The header that says for how long the answer to a preflight may be kept. */
export const maxAgeHeader = 'access-control-max-age';

/** Fetch, "cache entry": permission for one method or one header name. */
interface CacheEntry {
  readonly origin: string;
  /** With query and fragment. */
  readonly href: string;
  readonly credentials: boolean;
  readonly method: string | undefined;
  /** Lower case. */
  readonly name: string | undefined;
  /** Milliseconds of the clock. */
  readonly until: number;
}

/** What a preflight allowed. */
export interface Permission { readonly methods: readonly string[]; readonly names: readonly string[]; readonly seconds: number }

/** Fetch, "CORS-preflight cache" of one browser and one page; milliseconds come from outside. */
export class PreflightCache {
  private entries: readonly CacheEntry[] = [];
  private readonly habits: CacheHabits;
  private readonly flagAsksForMethod: boolean;

  constructor({ preflightCache, flagAsksForMethod }: Engine) {
    this.habits = preflightCache;
    this.flagAsksForMethod = flagAsksForMethod;
  }

  /** HTTP fetch 4.1: whether what the request needs was allowed before and may be taken for granted still. */
  covers(request: Request, unsafe: readonly string[], now: number): boolean {
    if (this.habits.bypassedBy.includes(request.cacheMode)) return false;
    const entries = this.entries.filter((entry) => entry.until > now && this.matches(entry, request));
    const covered = entries.length > 0 && (!this.needsMethod(request) || entries.some(({ method }) => method === request.method || method === '*'))
      && unsafe.every((name) => entries.some((entry) => this.allows(entry, name)));
    if (!covered && this.habits.keepsOne) this.entries = this.entries.filter((entry) => !isAbout(entry, request));
    return covered;
  }

  /** CORS-preflight fetch 7.12 to 7.15. */
  store(request: Request, { methods, names, seconds }: Permission, now: number): void {
    const { keepsOne, keepsOpaque, keepsWildcards, notKeptBy } = this.habits;
    if (notKeptBy.includes(request.cacheMode) || (!keepsOpaque && serialisedOrigin(request) === 'null')) return;
    const kept = (items: readonly string[]): readonly string[] => items.filter((item) => keepsWildcards || item !== '*');
    const until = now + seconds * 1000;
    const fresh = entriesFor(request, kept(methods), kept(names), until);
    const earlier = this.entries.filter((entry) => entry.until > now && !(keepsOne && isAbout(entry, request)));
    const match = (entry: CacheEntry, { method, name }: CacheEntry): boolean => this.matches(entry, request) && entry.method === method && entry.name === name;
    this.entries = [
      ...earlier.map((entry) => (fresh.some((one) => match(entry, one)) ? { ...entry, until } : entry)),
      ...fresh.filter((one) => !earlier.some((entry) => match(entry, one))),
    ];
  }

  /** Fetch, "clear cache entries": the request failed all the same; `needed` tells whether it needed a preflight. */
  clear(request: Request, needed: boolean): void {
    const { clearsOnFailure } = this.habits;
    if (clearsOnFailure === 'all' || (clearsOnFailure === 'with preflight' && needed)) this.entries = this.entries.filter((entry) => !isAbout(entry, request));
  }

  private needsMethod({ method, usesCorsPreflight }: Request): boolean {
    return !isSafelistedMethod(method) || (usesCorsPreflight && this.flagAsksForMethod) || (this.habits.looksUpHead && method === 'HEAD');
  }

  /** Fetch, "cache entry match". */
  private matches(entry: CacheEntry, request: Request): boolean {
    const included = request.credentialsMode === 'include';
    return isAbout(entry, request) && (entry.credentials === included || (entry.credentials && this.habits.sharesCredentialed));
  }

  /** Fetch, "header-name cache entry match". */
  private allows({ name }: CacheEntry, wanted: string): boolean {
    return name === wanted || (name === '*' && (this.habits.wildcardCoversAuthorization || !isNonWildcardName(wanted)));
  }
}

/** Fetch, "create a new cache entry", for everything that an answer allows. Written out, because every preflight comes here. */
function entriesFor(request: Request, methods: readonly string[], names: readonly string[], until: number): readonly CacheEntry[] {
  const origin = serialisedOrigin(request);
  const { href } = request;
  const credentials = request.credentialsMode === 'include';
  const entries: CacheEntry[] = [];
  for (const method of methods) entries.push({ origin, href, credentials, method, name: undefined, until });
  for (const name of names) entries.push({ origin, href, credentials, method: undefined, name: name.toLowerCase(), until });
  // That the preflight passed: enough where only an upload made it necessary.
  entries.push({ origin, href, credentials, method: undefined, name: undefined, until });
  return entries;
}

function isAbout({ origin, href }: CacheEntry, request: Request): boolean {
  return href === request.href && origin === serialisedOrigin(request);
}

/** CORS-preflight fetch 7.8 to 7.10: for how many seconds the answer is kept; 0 is not at all. */
export function maxAgeOf(headers: HeaderList, { preflightCache: habits, ignoresEmptyLines }: Engine): Known<number> {
  const value = (ignoresEmptyLines ? receivedWithoutEmpty : received)(headers, maxAgeHeader);
  if (isUnknown(value)) return value;
  if (value === null || value === '') return 5;
  const digits = habits.acceptsPlus && value.startsWith('+') ? value.slice(1) : value;
  if (/^-[0-9]+$/.test(digits)) return habits.onNegative;
  if (!/^[0-9]+$/.test(digits)) return habits.onInvalid;
  const seconds = BigInt(digits) >= 2n ** 63n ? habits.onOverflow : Number(digits);
  return Math.min(seconds, habits.limit);
}

/** The methods or names of a preflight response that passed: an Unknown list allows nothing that is known. */
export function permitted(headers: HeaderList, name: string): readonly string[] {
  const items = extractTokens(headers, name);
  return items === null || isUnknown(items) || isUnparsable(items) ? [] : items;
}
