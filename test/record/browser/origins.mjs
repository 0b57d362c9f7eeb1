// The origins that cases speak of. Ports are chosen by the system when a recording is made, and these stand for them.

/** The page's own server; `localhost` is another origin on the same port. */
export const P = 'http://127.0.0.1:18000';
export const L = 'http://localhost:18000';
/** Two other servers. */
export const B = 'http://127.0.0.1:18001';
export const C = 'http://127.0.0.1:18002';
/** One server with TLS: a page, an API of the same site, and one of another. */
export const S = 'https://app.example:18443';
export const SAME_SITE = 'https://api.app.example:18443';
export const CROSS_SITE = 'https://api.example:18443';
/** Stands for the port of every real FastAPI and Express. */
export const REAL = 'http://127.0.0.1:18003';
/** Where a case's requests go: the key of the case comes into its place. */
export const AT = '/at';

const FIXED = { P: '18000', B: '18001', C: '18002', S: '18443' };

/** `ports` maps P, B, C and S to the ports in use. */
export function withRealPorts(text, ports) {
  return Object.entries(FIXED).reduce((all, [server, port]) => all.replaceAll(`:${port}`, `:${ports[server]}`), text);
}

/** The reverse; every further port in `ports` is one of a real server. */
export function withFixedPorts(text, ports) {
  return Object.entries(ports).reduce((all, [server, port]) => all.replaceAll(`:${port}`, `:${FIXED[server] ?? '18003'}`), text);
}

/** A case's own path, so that nothing that a browser remembers is shared: `/at` becomes `/case-12`. */
export function withKey(text, index) {
  return text.replaceAll(/\/at(?![\w-])/g, `/case-${index}`);
}

export function withoutKey(text, index) {
  return text.replaceAll(new RegExp(`/case-${index}(?!\\d)`, 'g'), AT);
}
