import { createJavascriptParser } from '../languages/javascript/parse';
import { createPythonParser } from '../languages/python/parse';
import type { ParserFor, Parse } from '../program/load';
import type { Workspace } from '../program/workspace';

/** Parsers, each loaded on first use and kept. A load that failed is tried again the next time. */
export function lazyParsers(workspace: Workspace): ParserFor {
  const loaded = new Map<string, Promise<Parse>>();
  return (language) => {
    const started = loaded.get(language) ?? (language === 'python' ? python(workspace) : javascript());
    loaded.set(language, started);
    started.catch(() => loaded.delete(language));
    return started;
  };
}

async function javascript(): Promise<Parse> {
  const parser = await createJavascriptParser();
  return (file, text) => parser.parse(file, text);
}

async function python(workspace: Workspace): Promise<Parse> {
  const [runtime, grammar] = await Promise.all([workspace.asset('web-tree-sitter.wasm'), workspace.asset('tree-sitter-python.wasm')]);
  const parser = await createPythonParser({ runtime, grammar });
  return (file, text) => parser.parse(file, text);
}
