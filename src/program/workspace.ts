/**
 * The outside, given by whoever runs the product. A uri is a string whose path is separated by `/`.
 * `read` answers undefined for what is missing, unreadable, too large or no text.
 */
export interface Workspace {
  read(uri: string): Promise<string | undefined>;
  /** Files whose base name equals one of `names` or starts with one that ends in `*`; at most `limit`. */
  find(names: readonly string[], limit: number): Promise<readonly string[]>;
  /** A file shipped beside the bundle. */
  asset(name: 'web-tree-sitter.wasm' | 'tree-sitter-python.wasm'): Promise<Uint8Array>;
}
