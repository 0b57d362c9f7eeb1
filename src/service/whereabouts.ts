/** A text in which an address may be written, by a name that people know the file by. */
export interface NearText {
  readonly name: string;
  readonly text: string;
  /** Whether it is the configuring file itself. */
  readonly own: boolean;
}

/** Something in the source that speaks for an address; `weight` compares. */
export interface Hint { readonly says: string; readonly weight: number }

const localHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]', '0.0.0.0']);

/** What the texts around a configuration say that fits a URL: its port, its host, its path. */
export function hintsFor(url: string, texts: readonly NearText[]): readonly Hint[] {
  if (!URL.canParse(url)) return [];
  const { port, hostname, pathname } = new URL(url);
  const host = localHosts.has(hostname) ? undefined : hostname;
  return [
    ...found(texts, 4, port === '' ? undefined : listensOn(port), `names the port ${port}`),
    ...found(texts, 2, host === undefined ? undefined : (text) => text.includes(host), `names ${hostname}`),
    ...segmentsOf(pathname).flatMap((segment) => found(texts, 1, routes(segment), `has a route with /${segment}`)),
  ];
}

type Test = (text: string) => boolean;

/** One hint, of the nearest text that passes. */
function found(texts: readonly NearText[], weight: number, test: Test | undefined, says: string): readonly Hint[] {
  if (test === undefined) return [];
  const [nearest] = texts.filter(({ text }) => test(text)).toSorted((a, b) => Number(b.own) - Number(a.own));
  return nearest ? [{ says: `${nearest.name} ${says}`, weight: nearest.own ? 2 * weight : weight }] : [];
}

/** `listen(8000`, `port=8000`, `PORT || 8000`, `0.0.0.0:8000`, and the mapping `"8000:80"`. A page's `http://localhost:8000` is none of these. */
function listensOn(port: string): Test {
  const said = new RegExp(`(?:listen|port|expose|serve|bind)\\W{1,12}${port}(?!\\d)`, 'i');
  const bound = new RegExp(`(?:^|[^/\\w])(?:0\\.0\\.0\\.0|127\\.0\\.0\\.1|\\[::\\]):${port}(?!\\d)`, 'm');
  const mapped = new RegExp(`(?:^|[^\\d.])${port}:\\d{2,5}(?!\\d)`, 'm');
  return (text) => said.test(text) || bound.test(text) || mapped.test(text);
}

/** Names of a path: numbers and long identifiers are the request's own. */
function segmentsOf(path: string): readonly string[] {
  return [...new Set(path.split('/'))].filter((segment) => /^[a-z][\w-]{0,29}$/i.test(segment)).slice(0, 4);
}

/** Whether a quoted text holds the segment: `'/orders'`, `"/api/orders/{id}"`. */
function routes(segment: string): Test {
  const written = new RegExp(`["'\`][\\w/:{}-]{0,60}/${segment}(?![\\w-])`);
  return (text) => written.test(text);
}
