/** One line of the plain YAML that lock files are written in: `indent` spaces, `key:`, and what follows it. */
export interface YamlLine { readonly indent: number; readonly key: string; readonly value: string }

/** Reads a line; undefined for what has no key. Quotes around key and value are taken off. */
export function yamlLine(line: string): YamlLine | undefined {
  const indent = line.length - line.trimStart().length;
  const quote = line[indent];
  if (quote === undefined || quote === '#' || quote === '-') return undefined;
  if (quote === '"' || quote === "'") {
    const end = line.indexOf(quote, indent + 1);
    if (end < 0 || line[end + 1] !== ':') return undefined;
    return { indent, key: line.slice(indent + 1, end), value: unquoted(line.slice(end + 2)) };
  }
  const colon = line.endsWith(':') && !line.includes(': ') ? line.length - 1 : line.indexOf(': ', indent);
  return colon < 0 ? undefined : { indent, key: line.slice(indent, colon), value: unquoted(line.slice(colon + 1)) };
}

function unquoted(text: string): string {
  const bare = text.trim();
  return /^(["']).*\1$/.test(bare) ? bare.slice(1, -1) : bare;
}
