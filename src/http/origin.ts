/** What keeps a text from being an origin as browsers serialise it. */
export type OriginProblem =
  | 'empty' | 'whitespace' | 'several origins' | 'wildcard' | 'missing scheme' | 'user name' | 'path' | 'trailing slash'
  | 'upper case' | 'default port' | 'not in punycode' | 'not as browsers write it' | 'not an origin';

/** Whether a text is an origin as a browser sends it, else why not and, where that is clear, what was meant. */
export type ParsedOrigin =
  | { readonly ok: true; readonly origin: string }
  | { readonly ok: false; readonly problem: OriginProblem; readonly corrected: string | undefined };

/** The parts of `scheme://authority` and whatever follows. */
interface Parts { readonly scheme: string; readonly authority: string; readonly rest: string }

/** URL, "serialization of an origin", compared letter by letter, as servers and browsers do. */
export function parseOrigin(text: string): ParsedOrigin {
  if (text === 'null') return { ok: true, origin: text };
  if (text.trim() === '') return wrong('empty', undefined);
  if (text.trim() !== text) return wrong('whitespace', serialisedOrigin(text.trim()));
  if (/[\s,;]/.test(text)) return wrong(separated(text), undefined);
  if (text.includes('*')) return wrong('wildcard', undefined);
  if (/[\\^$(){}|<>"'`]/.test(text)) return wrong('not an origin', undefined);
  if (text.toLowerCase() === 'null') return wrong('upper case', 'null');
  const parts = splitOrigin(text);
  if (parts === undefined) return withoutScheme(text);
  return isHttp(parts.scheme) ? httpOrigin(text, parts) : otherOrigin(text, parts);
}

/** The origin that a browser sends for a page at `url`: undefined when it is no URL, `null` when the origin is opaque. */
export function originOf(url: string): string | undefined {
  return URL.canParse(url) ? originOfUrl(new URL(url)) : undefined;
}

/** URL calls the schemes of extensions and application shells opaque; the browsers that know them do not. */
export function originOfUrl({ origin, protocol, host }: URL): string {
  return host === '' ? origin : `${protocol}//${host}`;
}

/** HTML, "same origin", of two serialised origins: an opaque one is same origin with nothing that crosses the wire. */
export function sameOrigin(a: string, b: string): boolean {
  return a === b && a !== 'null';
}

function wrong(problem: OriginProblem, corrected: string | undefined): ParsedOrigin {
  return { ok: false, problem, corrected };
}

function separated(text: string): OriginProblem {
  if (text.indexOf('://') !== text.lastIndexOf('://')) return 'several origins';
  return /\s/.test(text) ? 'whitespace' : 'not an origin';
}

function serialisedOrigin(text: string): string | undefined {
  const parsed = parseOrigin(text);
  return parsed.ok ? parsed.origin : parsed.corrected;
}

function splitOrigin(text: string): Parts | undefined {
  const at = text.indexOf('://');
  const scheme = text.slice(0, Math.max(at, 0));
  if (!/^[a-z][a-z0-9+.-]*$/i.test(scheme)) return undefined;
  const after = text.slice(at + 3);
  const end = after.search(/[/?#]/);
  return end < 0 ? { scheme, authority: after, rest: '' } : { scheme, authority: after.slice(0, end), rest: after.slice(end) };
}

function isHttp(scheme: string): boolean {
  return ['http', 'https'].includes(scheme.toLowerCase());
}

/** `localhost:3000`, `app.example.com/path`, `//app.example.com`. */
function withoutScheme(text: string): ParsedOrigin {
  const rest = text.startsWith('//') ? text.slice(2) : text;
  const host = rest.replace(/[/?#].*/, '');
  if (/:$|^https?:/i.test(host) || host.includes('@')) return wrong('not an origin', undefined);
  const { corrected } = judged(`${isLocal(host) ? 'http' : 'https'}://${host}`);
  return corrected === undefined ? wrong('not an origin', undefined) : wrong('missing scheme', corrected);
}

/** Hosts that rarely have a certificate: this machine and bare addresses. */
function isLocal(host: string): boolean {
  return /^(?:localhost|[^:]*\.localhost|[\d.]+|\[[^\]]*\])(?::\d+)?$/i.test(host);
}

function judged(text: string): { readonly corrected: string | undefined } {
  const corrected = originOf(text);
  return { corrected: corrected === undefined || hasEmptyLabel(corrected) ? undefined : corrected };
}

function hasEmptyLabel(origin: string): boolean {
  return origin.includes('://.') || origin.includes('..');
}

function httpOrigin(text: string, { scheme, authority, rest }: Parts): ParsedOrigin {
  const { corrected } = judged(`${scheme}://${authority}`);
  if (corrected === undefined) return wrong('not an origin', undefined);
  if (text === corrected) return { ok: true, origin: text };
  if (authority.includes('@')) return wrong('user name', corrected);
  if (rest !== '') return wrong(rest === '/' ? 'trailing slash' : 'path', corrected);
  const bare = `${scheme}://${authority}`;
  if (bare.toLowerCase() === corrected) return wrong('upper case', corrected);
  if (/[^\0-\x7f]/.test(bare)) return wrong('not in punycode', corrected);
  const withPort = `${corrected}:${scheme.toLowerCase() === 'https' ? '443' : '80'}`;
  return wrong(bare.toLowerCase() === withPort || bare.toLowerCase() === `${corrected}:` ? 'default port' : 'not as browsers write it', corrected);
}

/** `chrome-extension://id`, `capacitor://localhost`, `file://`: only browsers and shells that know the scheme know its hosts. */
function otherOrigin(text: string, { scheme, authority, rest }: Parts): ParsedOrigin {
  const origin = `${scheme}://${authority}`;
  if (rest === '' || authority === '') return { ok: true, origin: text };
  return wrong(rest === '/' ? 'trailing slash' : 'path', origin);
}
