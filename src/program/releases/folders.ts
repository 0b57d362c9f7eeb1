import type { Workspace } from '../workspace';

/** A folder above a source file, with the names of what lies in it. Its uri ends in `/`. */
export interface Folder { readonly uri: string; readonly names: ReadonlySet<string> }

/** Deeper than this, nobody keeps a lock file further out. */
const mostFolders = 24;
/** The root of a path, of a uri, of a drive. */
const root = /^(?:[\w+.-]+:)?(?:\/\/[^/]*)?\/$/;

/** The folders around a file, the nearest first, out to the one that holds the repository, else to the root. */
export async function foldersAbove(file: string, workspace: Workspace): Promise<readonly Folder[]> {
  const folders: Folder[] = [];
  for (let uri = folderOf(file); uri !== '' && folders.length < mostFolders; uri = folderOf(uri.slice(0, -1))) {
    const names = new Set(await workspace.list(uri));
    folders.push({ uri, names });
    if (names.has('.git') || root.test(uri)) break;
  }
  return folders;
}

/** The folder of a file, with the slash at its end; empty when there is none. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** A folder inside another as lock files write it: relative, no slash at its end, no escapes. */
export function relativeFolder(inner: string, outer: string): string {
  const relative = inner.slice(outer.length, -1);
  return outer.includes('://') ? unescaped(relative) : relative;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // no escape, only a percent sign
  }
}
