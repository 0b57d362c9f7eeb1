import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Workspace } from '../../src/service/api';

const fromHere = createRequire(__filename);

/** A workspace of texts: path → text. */
export function memoryWorkspace(files: Readonly<Record<string, string>>): Workspace {
  const named = (names: readonly string[], file: string) => {
    const base = file.slice(file.lastIndexOf('/') + 1);
    return names.some((name) => (name.endsWith('*') ? base.startsWith(name.slice(0, -1)) : base === name));
  };
  return {
    read: (uri) => Promise.resolve(files[uri]),
    find: (names, limit) => Promise.resolve(Object.keys(files).filter((file) => named(names, file)).slice(0, limit)),
    asset: (name) => Promise.resolve(readFileSync(fromHere.resolve(`${name.slice(0, -5)}/${name}`))),
  };
}
