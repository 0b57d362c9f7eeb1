/** How a rule's path compares with another: wildcards come before names, and those before paths that are written out. */
interface Rank { readonly kind: number; readonly length: number }

/** Whether a rule for `pattern` counts at a path: `**` stands for any number of parts, `*` and `:name` for one. */
export function covers(pattern: string, path: string): boolean {
  const [wanted, given] = [partsOf(pattern), partsOf(path)];
  const open = wanted.at(-1)?.startsWith('**') === true;
  const fixed = open ? wanted.slice(0, -1) : wanted;
  if (open ? given.length < fixed.length : given.length !== fixed.length) return false;
  return fixed.every((part, i) => isOne(part) || part === given[i]);
}

/** Of the patterns that cover a path, those that give way to others first. */
export function leastSpecificFirst(patterns: readonly string[]): readonly string[] {
  return patterns.toSorted((a, b) => {
    const [one, other] = [rankOf(a), rankOf(b)];
    return one.kind - other.kind || one.length - other.length;
  });
}

/** Paths that a rule covers, the plainest first. */
export function pathsOf(pattern: string): readonly string[] {
  const parts = partsOf(pattern).map((part) => (isOne(part) ? '1' : part));
  if (parts.at(-1)?.startsWith('**') !== true) return [`/${parts.join('/')}`];
  return ['x', 'x/x', 'x/x/x', ''].map((rest) => `/${[...parts.slice(0, -1), ...(rest === '' ? [] : [rest])].join('/')}`);
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

function isOne(part: string): boolean {
  return part === '*' || part.startsWith(':');
}

function rankOf(pattern: string): Rank {
  const parts = partsOf(pattern);
  const first = parts.findIndex((part) => isOne(part) || part.startsWith('**'));
  const length = (first < 0 ? parts : parts.slice(0, first)).join('/').length;
  return { kind: parts.some(isOne) ? 1 : first < 0 ? 2 : 0, length };
}
