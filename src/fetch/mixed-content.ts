import { isLoopback } from '../http/address-space';
import type { Request } from './request';

/** Mixed Content, "should fetching request be blocked as mixed content": this machine needs no certificate. */
export function isMixedContent({ origin, url, hostname }: Request): boolean {
  return origin.startsWith('https:') && url.startsWith('http:') && !isLoopback(hostname);
}
