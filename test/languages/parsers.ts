import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createJavascriptParser } from '../../src/languages/javascript/parse';
import type { SourceParser } from '../../src/languages/language';
import { createPythonParser } from '../../src/languages/python/parse';

interface Parsers { readonly javascript: SourceParser; readonly python: SourceParser }

const fromHere = createRequire(__filename);
let loaded: Promise<Parsers> | undefined;

/** Both parsers, loaded once for all tests. */
export function parsers(): Promise<Parsers> {
  loaded ??= load();
  return loaded;
}

/** TypeScript alone takes longer to load than a test may take on a busy machine. The conformance run has no such hook. */
const { before: beforeAll } = globalThis as { readonly before?: Mocha.HookFunction };
beforeAll?.(function () {
  this.timeout(60_000);
  return parsers();
});

async function load(): Promise<Parsers> {
  const [runtime, grammar] = await Promise.all([
    readFile(fromHere.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    readFile(fromHere.resolve('tree-sitter-python/tree-sitter-python.wasm')),
  ]);
  const [javascript, python] = await Promise.all([createJavascriptParser(), createPythonParser({ runtime, grammar })]);
  return { javascript, python };
}
