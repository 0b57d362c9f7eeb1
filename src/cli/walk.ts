import { readdir } from 'node:fs/promises';
import { messageOf } from './text-file';

/** Folders that hold other people's code, or what was made from one's own. */
const foreignFolders: ReadonlySet<string> = new Set([
  'node_modules', 'bower_components', '.git', '.hg', '.svn', 'dist', 'build', 'out', '.next', '.nuxt', '.venv', 'venv', '__pycache__', 'site-packages',
  '.tox', '.mypy_cache', 'vendor', 'vendored', 'third_party', '.vscode-test',
]);

const sourceEnding = /\.(?:[cm]?[jt]sx?|py)$/i;
const minifiedEnding = /[.-]min\.[cm]?js$/i;

/** Whether the name is one of a source file that can be read. */
export function isSource(name: string): boolean {
  return sourceEnding.test(name);
}

/** Whether the name says that no person wrote it. */
export function isMinified(name: string): boolean {
  return minifiedEnding.test(name);
}

/** Every file under `folder`, in the order of names; links are not followed, for they may lead in circles. */
export async function* filesUnder(folder: string, trouble: (path: string, because: string) => void): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    trouble(folder, messageOf(error));
    return [];
  });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = folder.endsWith('/') ? folder + entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && !foreignFolders.has(entry.name)) yield* filesUnder(path, trouble);
  }
}

/** Does `work` on up to `width` items at a time, and yields the results in the order of the items. `work` must not reject. */
export async function* inOrder<From, To>(items: AsyncIterable<From>, width: number, work: (item: From) => Promise<To>): AsyncGenerator<To> {
  const underWay: Promise<To>[] = [];
  for await (const item of items) {
    underWay.push(work(item));
    const first = underWay.length >= width ? underWay.shift() : undefined;
    if (first) yield await first;
  }
  for (const last of underWay) yield await last;
}
