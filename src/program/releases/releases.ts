import type { Language } from '../../model/syntax';
import type { Workspace } from '../workspace';
import { ecosystems, type Ecosystem } from './ecosystems';
import { folderOf, foldersAbove, relativeFolder, type Folder } from './folders';
import { onlyOne, releaseIn, type Asked, type Lock } from './lock';
import type { Wish, Wishes } from './pins';
import { Remembered } from './remembered';

/** How a release is known: by a lock file, by a requirement that allows no other, or because it lies on the disk. */
export interface ReleaseSource { readonly kind: 'lock file' | 'pin' | 'installed'; readonly file: string }

/** A release, and how it is known. */
export interface KnownRelease { readonly release: string; readonly from: ReleaseSource }

/** A package of a language. */
export interface Package { readonly package: string; readonly language: Language }

/** Lock files of large repositories are generated, and larger than any source. */
const largestLock = 64 * 1024 * 1024;
const largestWishes = 1024 * 1024;

/** A wish, and where it is written. */
interface Wished { readonly wish: Wish; readonly file: string; readonly folder: string }

/** Tells which releases of libraries a workspace uses. Nothing is read before it is asked. */
export class Releases {
  private readonly workspace: Workspace;
  private readonly locks: Remembered<Lock>;
  private readonly wishes: Remembered<Wishes>;

  /** `packages` are all that will be asked about: the rest of a lock file is not kept. */
  constructor(workspace: Workspace, packages: readonly Package[]) {
    this.workspace = workspace;
    const wanted = new Set(packages.map(({ package: name, language }) => ecosystems[language].nameOf(name)));
    this.locks = new Remembered(workspace, (file, text) => {
      const name = file.slice(folderOf(file).length);
      const known = Object.values(ecosystems).find(({ locks }) => Object.hasOwn(locks, name));
      return known?.locks[name]?.(text, wanted);
    });
    this.wishes = new Remembered(workspace, (file, text) => ecosystems[file.endsWith('.json') ? 'javascript' : 'python'].wishesOf(file, text));
  }

  /** The release of a package that a source file gets; undefined when nothing tells it. */
  async find({ package: written, language }: Package, source: string): Promise<KnownRelease | undefined> {
    const ecosystem = ecosystems[language];
    const name = ecosystem.nameOf(written);
    const folders = await foldersAbove(source, this.workspace);
    const stated = await this.stated(name, folders, ecosystem);
    if (stated) return stated;
    const found = await ecosystem.installed(name, folders, this.workspace);
    return found && { release: found.release, from: { kind: 'installed', file: found.file } };
  }

  /**
   * The nearest lock file that knows the package, else a pin. A lock file further out says nothing of a project that has
   * its own wish and is none of those that it speaks for.
   */
  private async stated(name: string, folders: readonly Folder[], ecosystem: Ecosystem): Promise<KnownRelease | undefined> {
    let wished: Wished | undefined;
    for (const folder of folders) {
      wished ??= await this.wishIn(folder, name, ecosystem);
      const locks = await this.locksIn(folder, ecosystem);
      if (locks.some(({ lock }) => !speaksFor(lock, folder, name, wished))) break;
      const found = locks.map(({ lock, file }) => ({ file, release: releaseIn(lock, askedFor(name, wished, folders[0] ?? folder, folder)) }));
      const told = found.flatMap(({ file, release }): readonly KnownRelease[] => (release === undefined ? [] : [{ release, from: { kind: 'lock file', file } }]));
      // One of two tools' lock files is stale where they do not agree.
      if (told.length > 1 && onlyOne(told.map(({ release }) => release)) === undefined) break;
      if (told[0]) return told[0];
    }
    return wished?.wish.kind === 'release' ? { release: wished.wish.release, from: { kind: 'pin', file: wished.file } } : undefined;
  }

  private async wishIn(folder: Folder, name: string, ecosystem: Ecosystem): Promise<Wished | undefined> {
    for (const file of await ecosystem.wishFiles(folder, this.workspace)) {
      const wish = (await this.wishes.of(file, largestWishes))?.(name);
      if (wish) return { wish, file, folder: folder.uri };
    }
    return undefined;
  }

  private async locksIn({ uri, names }: Folder, { locks }: Ecosystem): Promise<readonly { readonly file: string; readonly lock: Lock }[]> {
    const files = Object.keys(locks).filter((each) => names.has(each)).map((each) => uri + each);
    const read = await Promise.all(files.map(async (file) => ({ file, lock: await this.locks.of(file, largestLock) })));
    return read.flatMap(({ file, lock }) => (lock ? [{ file, lock }] : []));
  }
}

function speaksFor(lock: Lock, { uri }: Folder, name: string, wished: Wished | undefined): boolean {
  if (!wished || wished.folder === uri || lock.importers.has(relativeFolder(wished.folder, uri))) return true;
  return wished.wish.kind === 'range' && lock.byRange.has(`${name}@${wished.wish.range}`);
}

function askedFor(name: string, wished: Wished | undefined, source: Folder, { uri }: Folder): Asked {
  const range = wished?.wish.kind === 'range' ? wished.wish.range : wished?.wish.release;
  return { package: name, folder: relativeFolder(source.uri, uri), range };
}
