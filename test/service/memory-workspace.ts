import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Workspace } from '../../src/service/api';

const require = createRequire(import.meta.url);

/** A workspace that holds nothing but `files`; the parsers come from the packages that the bundle takes them from. */
export function memoryWorkspace(files: Readonly<Record<string, string>>): Workspace {
  return {
    read: (uri) => Promise.resolve(Object.hasOwn(files, uri) ? files[uri] : undefined),
    stamp: (uri) => Promise.resolve(Object.hasOwn(files, uri) ? files[uri] : undefined),
    list: (folder) => Promise.resolve(namesIn(folder, Object.keys(files))),
    find(names, limit) {
      const found = Object.keys(files).filter((uri) => names.some((name) => isNamed(uri, name)));
      return Promise.resolve(found.slice(0, limit));
    },
    asset: (name) => readFile(require.resolve(`${name.replace('.wasm', '')}/${name}`)),
  };
}

function namesIn(folder: string, files: readonly string[]): readonly string[] {
  return [...new Set(files.filter((uri) => uri.startsWith(folder)).map((uri) => uri.slice(folder.length).split('/', 1)[0] ?? ''))];
}

function isNamed(uri: string, name: string): boolean {
  const base = uri.slice(uri.lastIndexOf('/') + 1);
  return name.endsWith('*') ? base.startsWith(name.slice(0, -1)) : base === name;
}
