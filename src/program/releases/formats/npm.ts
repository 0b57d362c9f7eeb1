import { LockBuilder, type Lock } from '../lock';
import { jsonOf, memberOf, membersOf, textAt } from '../text';

const modules = 'node_modules/';

/** `package-lock.json` and `npm-shrinkwrap.json`, lockfileVersion 1 to 3. */
export function npmLock(text: string, wanted: ReadonlySet<string>): Lock | undefined {
  const root = jsonOf(text);
  const lock = new LockBuilder(wanted);
  const packages = membersOf(memberOf(root, 'packages'));
  if (packages.length > 0) for (const [path, entry] of packages) addPath(lock, path, entry);
  else addNested(lock, memberOf(root, 'dependencies'));
  return lock.importers.size + lock.all.size > 0 ? lock : undefined;
}

/** `packages/a/node_modules/cors`: where it lies decides who gets it. */
function addPath(lock: LockBuilder, path: string, entry: unknown): void {
  const at = path.lastIndexOf(modules);
  if (at < 0) {
    lock.importer(path);
    return;
  }
  const name = path.slice(at + modules.length);
  const release = textAt(entry, 'version');
  const isItself = (textAt(entry, 'name') ?? name) === name;
  if (release === undefined || !isItself || !lock.wanted.has(name)) return;
  const owner = path.slice(0, Math.max(0, at - 1));
  if (owner === '') lock.addTop(name, release);
  else if (owner.includes(modules)) lock.add(name, release);
  else lock.addFor(owner, name, release);
}

/** Version 1 nests what lies deeper. A project of the same repository is a package whose version is its path. */
function addNested(lock: LockBuilder, dependencies: unknown): void {
  const waiting: unknown[] = [];
  for (const [name, entry] of membersOf(dependencies)) {
    const version = textAt(entry, 'version') ?? '';
    const folder = version.startsWith('file:') ? version.slice('file:'.length) : undefined;
    lock.addTop(name, version);
    if (folder === undefined) waiting.push(memberOf(entry, 'dependencies'));
    else addProject(lock, folder, memberOf(entry, 'dependencies'));
  }
  while (waiting.length > 0) {
    for (const [name, entry] of membersOf(waiting.pop())) {
      lock.add(name, textAt(entry, 'version') ?? '');
      waiting.push(memberOf(entry, 'dependencies'));
    }
  }
}

function addProject(lock: LockBuilder, folder: string, dependencies: unknown): void {
  lock.importer(folder);
  for (const [name, entry] of membersOf(dependencies)) lock.addFor(folder, name, textAt(entry, 'version') ?? '');
}
