// Options as rows of [name, source text]: each value alone, then all pairs of the usual ones.

/** Rows that together hold every pair of values of two options, chosen greedily and always the same. */
function pairwise(options) {
  const names = Object.keys(options);
  const open = new Set();
  const pair = (a, i, b, j) => `${a} ${i} ${b} ${j}`;
  names.forEach((a, x) => names.slice(x + 1).forEach((b) => options[a].forEach((_, i) => options[b].forEach((__, j) => open.add(pair(a, i, b, j))))));
  const rows = [];
  while (open.size > 0) {
    const [a, i, b, j] = open.values().next().value.split(' ');
    const row = { [a]: Number(i), [b]: Number(j) };
    for (const name of names) {
      if (name in row) continue;
      const gain = (index) => Object.entries(row).filter(([other, at]) => open.has(pair(other, at, name, index)) || open.has(pair(name, index, other, at))).length;
      row[name] = options[name].reduce((best, _, index) => (gain(index) > gain(best) ? index : best), 0);
    }
    for (const x of names) for (const y of names) open.delete(pair(x, row[x], y, row[y]));
    rows.push(names.map((name) => [name, options[name][row[name]]]));
  }
  return rows;
}

/** Each value of each option alone, then all pairs of the usual ones. */
export function rowsOf(options, odd) {
  const alone = [options, odd].flatMap((some) => Object.entries(some).flatMap(([name, values]) => values.map((value) => [[name, value]])));
  return [...alone, ...pairwise(options)].map((row) => row.filter(([, value]) => value !== undefined));
}

/** Each text once. */
export const unique = (texts) => [...new Set(texts)];
/** `a=1, b=2` */
export const keywords = (row) => row.map(([name, value]) => `${name}=${value}`).join(', ');
/** `{ a: 1, b: 2 }` */
export const properties = (row) => (row.length === 0 ? '' : `{ ${row.map(([name, value]) => `${name}: ${value}`).join(', ')} }`);
