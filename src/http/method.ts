const forbidden: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK']);
const normalized: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

/** Fetch, "forbidden method", in any case of letters. */
export function isForbiddenMethod(method: string): boolean {
  return forbidden.has(method.toUpperCase());
}

/** Fetch, "normalize a method": six methods only, so `patch` stays lower-case. */
export function normalizeMethod(method: string): string {
  const upper = method.toUpperCase();
  return normalized.has(upper) ? upper : method;
}
