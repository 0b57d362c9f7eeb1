import { addressSpaceOf, type AddressSpace } from '../http/address-space';
import type { FetchParams } from './fetch-params';
import { isHttpUrl } from './port-blocking';
import { inSection } from './trace';

const privacy: Readonly<Record<AddressSpace, number>> = { public: 0, local: 1, loopback: 2 };

/** Local Network Access, a note: whether the user must permit it is decided by addresses, of which a name tells little. */
export function noteLocalNetwork({ request: { origin, hostname }, browser: { engine }, trace }: FetchParams): void {
  const target = addressSpaceOf(hostname);
  if (target === 'public' || !engine.guardsLocalNetwork || !isHttpUrl(origin)) return;
  if (privacy[addressSpaceOf(new URL(origin).hostname)] >= privacy[target]) return;
  const where = target === 'loopback' ? "this machine" : 'the local network';
  inSection(trace, 'Local Network Access', undefined)('1', 'notes', origin.startsWith('https:')
    ? `The URL is on ${where}, and the page probably is not: ${engine.title} asks the user for permission first. No CORS header can give it.`
    : `The URL is on ${where}, and the page probably is not: ${engine.title} refuses that to pages without https. No CORS header can allow it.`);
}
