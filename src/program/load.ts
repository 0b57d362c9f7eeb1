import type { Language, Syntax } from '../model/syntax';
import { candidates, specifiersOf } from './imports';
import { loadedFile, type LoadedFile } from './program';
import type { Workspace } from './workspace';

/** Source text → neutral syntax; never throws. */
export type Parse = (file: string, text: string) => Syntax;

/** Gives the parser of a language, loading it on first use. */
export type ParserFor = (language: Language) => Promise<Parse>;

/** How many files of an import closure are read, and how many steps it goes. */
const mostFiles = 60;
const mostSteps = 4;

const languages: Readonly<Record<string, Language>> = {
  py: 'python', pyi: 'python',
  ts: 'javascript', tsx: 'javascript', mts: 'javascript', cts: 'javascript', js: 'javascript', jsx: 'javascript', mjs: 'javascript', cjs: 'javascript',
};

/** The language of a file by its name; undefined when it is none of ours. */
export function languageOf(file: string): Language | undefined {
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(languages, ending) ? languages[ending] : undefined;
}

/** Keeps the last syntax of each file, so that only a changed text is parsed again. */
export class SyntaxCache {
  private readonly kept = new Map<string, Syntax>();
  private readonly limit = 500;

  get(file: string, text: string, parse: Parse): Syntax {
    const before = this.kept.get(file);
    if (before?.text === text) return before;
    const syntax = parse(file, text);
    this.kept.delete(file);
    this.kept.set(file, syntax);
    const oldest = this.kept.keys().next();
    if (this.kept.size > this.limit && !oldest.done) this.kept.delete(oldest.value);
    return syntax;
  }
}

/**
 * Reads a file and the files of the workspace that it imports, directly or through others, up to a cap.
 * What is beyond the cap stays unread, and so unknown.
 */
export async function loadClosure(
  file: string, text: string, language: Language, workspace: Pick<Workspace, 'read'>, parserFor: ParserFor, cache: SyntaxCache,
): Promise<ReadonlyMap<string, LoadedFile>> {
  const parse = await parserFor(language);
  const files = new Map<string, LoadedFile>();
  const read = new Map<string, Promise<string | undefined>>();
  const textOf = (name: string) => {
    const started = read.get(name) ?? workspace.read(name);
    read.set(name, started);
    return started;
  };
  read.set(file, Promise.resolve(text));
  let round = [file];
  for (let step = 0; step < mostSteps && round.length > 0; step++) {
    const next = new Set<string>();
    for (const name of round) {
      const content = await textOf(name);
      if (content === undefined || files.size >= mostFiles) continue;
      const syntax = cache.get(name, content, parse);
      const imports = await resolveAll(syntax, textOf);
      files.set(name, loadedFile(syntax, imports));
      for (const target of imports.values()) if (!files.has(target)) next.add(target);
    }
    round = [...next];
  }
  return files;
}

async function resolveAll(syntax: Syntax, textOf: (file: string) => Promise<string | undefined>): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(specifiersOf(syntax).map(async (specifier) => [specifier, await firstThatExists(specifier, syntax, textOf)] as const));
  return new Map(found.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
}

async function firstThatExists(specifier: string, syntax: Syntax, textOf: (file: string) => Promise<string | undefined>): Promise<string | undefined> {
  for (const candidate of candidates(syntax.file, specifier, syntax.language)) {
    if (await textOf(candidate) !== undefined) return candidate;
  }
  return undefined;
}
