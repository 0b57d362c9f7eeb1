import { parse } from 'tldts';

/**
 * HTML, "obtain a site", serialised: the scheme and the registrable domain of an origin, so that hosts which one
 * owner can have are one site. The public suffix list with its private part decides, as in browsers.
 * An address or a bare suffix is its own site; undefined for an opaque origin, which has none.
 */
export function siteOf(origin: string): string | undefined {
  const at = origin.indexOf('://');
  if (at === -1) return undefined;
  const scheme = origin.slice(0, at);
  const { domain, hostname } = parse(origin, { allowPrivateDomains: true });
  return `${scheme}://${domain ?? hostname ?? origin.slice(at + 3)}`;
}

/** HTML, "same site", of two serialised origins; the scheme counts ("schemeful"). An opaque origin is same site with nothing. */
export function sameSite(a: string, b: string): boolean {
  const site = siteOf(a);
  return site !== undefined && site === siteOf(b);
}

/** HTML, "schemelessly same site": http and https of one domain are one. */
export function schemelesslySameSite(a: string, b: string): boolean {
  const site = withoutScheme(siteOf(a));
  return site !== undefined && site === withoutScheme(siteOf(b));
}

function withoutScheme(site: string | undefined): string | undefined {
  return site?.slice(site.indexOf('://'));
}
