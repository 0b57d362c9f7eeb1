/** How far a source's last part reaches: no part more, any number of them, or one at least. */
type Open = 'no' | 'any' | 'one or more';

/** A `source` that is made of plain parts, `:name` for one part, and at its end `:name*`, `:name+` or `(.*)`. */
export interface Source { readonly parts: readonly string[]; readonly open: Open; readonly names: readonly string[] }

const plain = /^[\w.~-]+$/;
const named = /^:(\w+)([*+]?)$/;

/** The source, where it is plain enough to tell which paths it covers. */
export function sourceOf(text: string): Source | undefined {
  if (!text.startsWith('/')) return undefined;
  const parts = text.split('/').slice(1);
  const last = parts.at(-1) ?? '';
  const end = endOf(last, parts.length === 1);
  const fixed = end === 'no' ? parts : parts.slice(0, -1);
  if (text === '/') return { parts: [], open: 'no', names: [] };
  if (!fixed.every((part) => plain.test(part) || named.exec(part)?.[2] === '')) return undefined;
  return { parts: fixed, open: end, names: [...parts.flatMap((part) => named.exec(part)?.[1] ?? []), ...(last === '(.*)' ? ['0'] : [])] };
}

function endOf(last: string, isRoot: boolean): Open {
  // `/api/(.*)` needs the slash before it, and Next.js leads a path that ends with one to the path without.
  if (last === '(.*)') return isRoot ? 'any' : 'one or more';
  const several = named.exec(last)?.[2] ?? '';
  return several === '*' ? 'any' : several === '+' ? 'one or more' : 'no';
}

/** Whether the source covers a path; letters are compared without case. */
export function covers({ parts, open }: Source, path: string): boolean {
  const given = path.split('/').filter((part) => part !== '');
  const most = open === 'no' ? parts.length : Infinity;
  const least = open === 'one or more' ? parts.length + 1 : parts.length;
  return given.length >= least && given.length <= most && parts.every((part, i) => part.startsWith(':') || part.toLowerCase() === given[i]?.toLowerCase());
}

/** Paths that a source covers, the plainest first. */
export function pathsOf({ parts, open }: Source): readonly string[] {
  const start = parts.map((part) => (part.startsWith(':') ? '1' : part));
  const rests = open === 'no' ? [[]] : [['x'], ['x', 'x'], ['x', 'x', 'x']];
  return rests.map((rest) => `/${[...start, ...rest].join('/')}`);
}
