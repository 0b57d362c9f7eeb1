import { isLoopback } from '../http/address-space';
import { parseSetCookie } from '../http/set-cookie';
import { sameSite, schemelesslySameSite, siteOf } from '../http/site';
import type { HttpResponse } from '../http/message';
import { isUnknown } from '../http/unknown';
import type { CookieHabits } from './engines';
import type { Request } from './request';
import type { Cookie } from './types';

/** What keeps a cookie from being sent, in words that follow "it is not sent: ". */
type Obstacle = string;

/** A cookie that a page of another site had a server set is for the pages of that site alone, where an engine keeps them apart. */
interface StoredCookie extends Cookie { readonly partition?: string | undefined }

/** The cookies of one browser, and who gets them; CORS is not asked. */
export class CookieStore {
  private cookies: readonly StoredCookie[];
  private readonly habits: CookieHabits;

  constructor(cookies: readonly Cookie[], habits: CookieHabits) {
    this.cookies = cookies;
    this.habits = habits;
  }

  /** RFC 6265bis, "retrieval algorithm", of a request that includes credentials; `kept` are those that stay behind, and why. */
  cookiesFor(request: Request): { readonly sent: readonly Cookie[]; readonly kept: readonly { readonly cookie: Cookie; readonly because: Obstacle }[] } {
    const judged = this.cookies.filter((cookie) => isFor(cookie, request.hostname)).map((cookie) => ({ cookie, because: this.obstacle(cookie, request) }));
    return {
      sent: judged.filter(({ because }) => because === undefined).map(({ cookie }) => cookie),
      kept: judged.flatMap(({ cookie, because }) => (because === undefined ? [] : [{ cookie, because }])),
    };
  }

  /** RFC 6265bis, "storage model": also of an answer that the page may not read. Gives the names that were stored. */
  store(request: Request, { headers }: HttpResponse): readonly string[] {
    const host = request.hostname;
    const partition = this.partitionOf(request);
    const stored: string[] = [];
    for (const { name, value } of headers) {
      if (name.toLowerCase() !== 'set-cookie' || isUnknown(value)) continue;
      const said = parseSetCookie(value);
      if (said === undefined || this.obstacle({ ...said, partition }, request) !== undefined) continue;
      if (said.domain !== undefined && !isInDomain(host, said.domain)) continue;
      const others = this.cookies.filter((cookie) => cookie.name !== said.name || cookie.host !== host || cookie.domain !== said.domain || cookie.partition !== partition);
      this.cookies = said.removes ? others : [...others, { name: said.name, value: said.value, host, domain: said.domain, sameSite: said.sameSite, secure: said.secure, partition }];
      stored.push(said.name);
    }
    return stored;
  }

  private obstacle({ secure, sameSite: attribute, partition }: Pick<StoredCookie, 'secure' | 'sameSite' | 'partition'>, request: Request): Obstacle | undefined {
    const { laxByDefault, noneNeedsSecure, trustsLoopback, thirdParty } = this.habits;
    if (secure && !request.url.startsWith('https:') && !(trustsLoopback && isLoopback(request.hostname))) return 'it is Secure, and the URL is not https';
    if (attribute === 'none' && !secure && noneNeedsSecure) return 'it is SameSite=None without Secure';
    const apart = 'the browser keeps the cookies of this site apart for every page that asks it';
    if (partition !== undefined && partition !== siteOf(request.origin)) return apart;
    if (this.isSameSite(request)) return undefined;
    if (attribute === 'strict' || attribute === 'lax') return `it is SameSite=${attribute === 'lax' ? 'Lax' : 'Strict'}, and the page is of another site`;
    if (attribute === undefined && laxByDefault) return 'without SameSite it counts as Lax, and the page is of another site';
    if (thirdParty === 'blocked') return 'the browser blocks third-party cookies';
    return thirdParty === 'partitioned' && partition === undefined ? apart : undefined;
  }

  private partitionOf(request: Request): string | undefined {
    return this.habits.thirdParty === 'partitioned' && !this.isSameSite(request) ? siteOf(request.origin) : undefined;
  }

  private isSameSite({ origin, target }: Request): boolean {
    return this.habits.schemeful ? sameSite(origin, target) : schemelesslySameSite(origin, target);
  }
}

function isFor({ host, domain }: Cookie, hostname: string): boolean {
  return domain === undefined ? host === hostname : isInDomain(hostname, domain);
}

function isInDomain(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}
