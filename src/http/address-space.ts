/** Local Network Access, "IP address space": how far away what a host names can be. */
export type AddressSpace = 'loopback' | 'local' | 'public';

/** The address space of a host as URLs serialise it. A name tells nothing, and counts as public, unless it is reserved for this machine or this network. */
export function addressSpaceOf(hostname: string): AddressSpace {
  if (isLoopback(hostname)) return 'loopback';
  return isPrivateAddress(hostname) || hostname.endsWith('.local') ? 'local' : 'public';
}

/** Secure Contexts, "is origin potentially trustworthy", as far as hosts go: this machine needs no certificate. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^127\.\d+\.\d+\.\d+$/.test(hostname) || hostname === '[::1]';
}

/** RFC 1918, RFC 3927, RFC 4193 and RFC 4291. */
function isPrivateAddress(hostname: string): boolean {
  return /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)[\d.]+$/.test(hostname) || /^\[f(?:[cd][\da-f]{2}|e[89ab][\da-f]):/.test(hostname);
}
