import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Workspace } from '../service/api';
import { readBytes, textOf } from './text-file';
import { filesUnder } from './walk';

/** Where the parsers lie when the sources run without a bundle. */
const packages = { 'web-tree-sitter.wasm': 'web-tree-sitter', 'tree-sitter-python.wasm': 'tree-sitter-python' } as const;
const projectMarks = ['.git', 'package.json', 'pyproject.toml', 'setup.py', 'manage.py', 'requirements.txt'];
/** Files looked at for one `find`: nobody waits for a whole disk. */
const mostFiles = 50_000;

/** Files of this machine under `roots`. A uri is an absolute path with `/` between its parts. */
export function nodeWorkspace(roots: readonly string[]): Workspace {
  return Object.freeze({
    async read(uri: string, most?: number) {
      const read = await readBytes(uri, most);
      return read.kind === 'bytes' ? textOf(read.bytes) : undefined;
    },
    stamp: (uri: string) => stat(uri).then(({ mtimeMs, size }) => `${mtimeMs} ${size}`, () => undefined),
    list: (folder: string) => readdir(folder).catch(() => []),
    find: (names: readonly string[], limit: number) => find(roots, names, limit),
    asset: (name: keyof typeof packages) => readFile(assetPath(name)),
  });
}

/** The uri of a path as the user wrote it. */
export function uriOf(cwd: string, path: string): string {
  return resolve(cwd, path).replaceAll('\\', '/');
}

/** The folder of the project that the file belongs to; its own folder when nothing marks one. */
export function projectOf(file: string): string {
  const own = dirname(file);
  for (let folder = own; ; folder = dirname(folder)) {
    if (projectMarks.some((mark) => existsSync(join(folder, mark)))) return folder.replaceAll('\\', '/');
    if (dirname(folder) === folder) return own.replaceAll('\\', '/');
  }
}

async function find(roots: readonly string[], names: readonly string[], limit: number): Promise<readonly string[]> {
  const exact = new Set(names.filter((name) => !name.endsWith('*')));
  const starts = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  const found = new Set<string>();
  let seen = 0;
  for (const root of roots) {
    for await (const path of filesUnder(root, () => undefined)) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (exact.has(name) || starts.some((start) => name.startsWith(start))) found.add(path);
      if (found.size >= limit || ++seen >= mostFiles) return [...found];
    }
  }
  return [...found];
}

function assetPath(name: keyof typeof packages): string {
  const beside = join(__dirname, name);
  return existsSync(beside) ? beside : join(__dirname, '..', '..', 'node_modules', packages[name], name);
}
