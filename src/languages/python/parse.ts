import type { Node, Parser } from 'web-tree-sitter';
import { withIslands } from '../island';
import { totalParser, type SourceParser } from '../language';
import { lowerPython } from './lower';

/** The WebAssembly modules of the parser's runtime and of Python's grammar; every host reads them in its own way. */
export interface PythonAssets { readonly runtime: Uint8Array; readonly grammar: Uint8Array }

/** Loads tree-sitter and its grammar of Python. */
export async function createPythonParser(assets: PythonAssets): Promise<SourceParser> {
  const loaded = await import('web-tree-sitter');
  await loaded.Parser.init({ wasmBinary: assets.runtime });
  const parser = new loaded.Parser();
  parser.setLanguage(await loaded.Language.load(assets.grammar));
  return withIslands(totalParser('python', (_file, text) => reading(parser, text, (root) => ({
    body: lowerPython(root, text), damaged: root.hasError,
  }))));
}

/**
 * Trees live in the memory of the WebAssembly module, which dies when some are forgotten: none outlives its reading.
 */
function reading<T>(parser: Parser, text: string, read: (root: Node) => T): T {
  const tree = parser.parse(text);
  if (!tree) throw new Error('tree-sitter gave no tree');
  try {
    return read(tree.rootNode);
  } finally {
    tree.delete();
  }
}
