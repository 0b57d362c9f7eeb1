import type { Language } from '../../model/syntax';
import type { Workspace } from '../workspace';
import { folderOf, type Folder } from './folders';
import { bunLock } from './formats/bun';
import { npmLock } from './formats/npm';
import { pipfileLock } from './formats/pipfile';
import { pnpmLock } from './formats/pnpm';
import { tomlLock } from './formats/toml';
import { yarnLock } from './formats/yarn';
import { installedInNode, installedInPython, type Installed } from './installed';
import { pythonName, type LockFormat } from './lock';
import { manifestWishes, pinFilesOf, requirementWishes, tomlWishes, type Wishes } from './pins';

/** How the packages of a language are named, locked, asked for and installed. */
export interface Ecosystem {
  /** By file name; of those in one folder, the first speaks. */
  readonly locks: Readonly<Record<string, LockFormat>>;
  /** One name for all ways to write it. */
  nameOf(written: string): string;
  /** Files of a folder in which people write what they want, the most telling first. */
  wishFiles(folder: Folder, workspace: Workspace): Promise<readonly string[]>;
  wishesOf(file: string, text: string): Wishes;
  installed(name: string, folders: readonly Folder[], workspace: Workspace): Promise<Installed | undefined>;
}


/** The ecosystem of each language. */
export const ecosystems: Readonly<Record<Language, Ecosystem>> = {
  javascript: {
    locks: {
      'npm-shrinkwrap.json': npmLock, 'package-lock.json': npmLock, 'pnpm-lock.yaml': pnpmLock, 'yarn.lock': yarnLock, 'bun.lock': bunLock,
    },
    nameOf: (written) => written,
    wishFiles: ({ uri, names }) => Promise.resolve(names.has('package.json') ? [`${uri}package.json`] : []),
    wishesOf: (_file, text) => manifestWishes(text),
    installed: installedInNode,
  },
  python: {
    locks: {
      'uv.lock': tomlLock, 'poetry.lock': tomlLock, 'pdm.lock': tomlLock, 'pylock.toml': tomlLock, 'Pipfile.lock': pipfileLock,
    },
    nameOf: pythonName,
    async wishFiles({ uri, names }, workspace) {
      const inside = names.has('requirements') ? await workspace.list(`${uri}requirements/`) : [];
      const listed = inside.filter((name) => /^[\w.-]+\.txt$/.test(name)).toSorted();
      return [...pinFilesOf([...names]).map((name) => uri + name), ...listed.map((name) => `${uri}requirements/${name}`)];
    },
    wishesOf: (file, text) => (file.endsWith('.txt') ? requirementWishes(text) : tomlWishes(text)),
    installed: installedInPython,
  },
};

/** Files whose change can change which release is known, as globs below any folder: those in which it is locked or wanted. */
export const releaseFiles: readonly string[] = [
  ...Object.values(ecosystems).flatMap(({ locks }) => Object.keys(locks)),
  'package.json', 'pyproject.toml', 'Pipfile', 'requirements*.txt', 'constraints*.txt', 'requirements/*.txt',
];

/** Whether a file is one of those. */
export function tellsReleases(file: string): boolean {
  const folder = folderOf(file);
  const name = file.slice(folder.length);
  return name === 'package.json' || pinFilesOf([name]).length > 0 || (folder.endsWith('/requirements/') && name.endsWith('.txt'))
    || Object.values(ecosystems).some(({ locks }) => Object.hasOwn(locks, name));
}
