/**
 * The outside, given by whoever runs the product. A uri is a string whose path is separated by `/`.
 */
export interface Workspace {
  /** Undefined for what is missing, unreadable, no text, or larger than `most` bytes: 5 MB when left out. */
  read(uri: string, most?: number): Promise<string | undefined>;
  /** Changes when the file does, and is cheaper than reading it; undefined for what is missing. */
  stamp(uri: string): Promise<string | undefined>;
  /** Names of what lies in a folder; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Files whose base name equals one of `names` or starts with one that ends in `*`; at most `limit`. */
  find(names: readonly string[], limit: number): Promise<readonly string[]>;
  /** A file shipped beside the bundle. */
  asset(name: 'web-tree-sitter.wasm' | 'tree-sitter-python.wasm'): Promise<Uint8Array>;
}
