import { LockBuilder, type Lock } from '../lock';
import { linesOf } from '../text';
import { yamlLine } from '../yaml';

const groups: ReadonlySet<string> = new Set(['dependencies', 'devDependencies', 'optionalDependencies']);

/**
 * `pnpm-lock.yaml`, lockfileVersion 5 to 9. In a workspace, `importers` hold what each project gets; without one, older
 * versions hold it at the top. `path` is the keys that lead to a line.
 */
export function pnpmLock(text: string, wanted: ReadonlySet<string>): Lock | undefined {
  if (!/^lockfileVersion:/m.test(text)) return undefined;
  const lock = new LockBuilder(wanted);
  const path: { readonly indent: number; readonly key: string }[] = [];
  for (const line of linesOf(text)) {
    const entry = yamlLine(line);
    if (!entry) continue;
    while ((path.at(-1)?.indent ?? -1) >= entry.indent) path.pop();
    path.push(entry);
    addEntry(lock, path.map(({ key }) => key), entry.value);
  }
  return lock;
}

function addEntry(lock: LockBuilder, path: readonly string[], value: string): void {
  const [section = '', ...inside] = path;
  if (section === 'packages') {
    if (inside.length === 1) addPackage(lock, inside[0] ?? '');
  } else if (section === 'importers') {
    const [importer = '', group = '', ...dependency] = inside;
    const folder = importer === '.' ? '' : importer;
    if (inside.length === 1) lock.importer(folder);
    else if (groups.has(group)) addDependency(lock, folder, dependency, value);
  } else if (groups.has(section)) {
    addDependency(lock, '', inside, value);
  }
}

/** `cors: 2.8.5`, or from version 6 on `cors:` with `version: 2.8.5` under it. */
function addDependency(lock: LockBuilder, folder: string, [name = '', field, ...deeper]: readonly string[], value: string): void {
  if (deeper.length > 0 || (field !== undefined && field !== 'version')) return;
  lock.addFor(folder, name, withoutPeers(value));
}

/** `/cors/2.8.5`, `/cors@2.8.5`, `cors@2.8.5`, each perhaps with the peers it was resolved with. */
function addPackage(lock: LockBuilder, key: string): void {
  const bare = key.startsWith('/') ? key.slice(1) : key;
  const scope = bare.startsWith('@') ? bare.indexOf('/') + 1 : 0;
  const split = bare.slice(scope).search(/[@/]/) + scope;
  if (split > scope) lock.add(bare.slice(0, split), withoutPeers(bare.slice(split + 1)));
}

/** `11.0.0(fastify@5.0.0)`, in version 5 `11.0.0_fastify@5.0.0`. */
function withoutPeers(version: string): string {
  return version.split(/[(_]/, 1)[0] ?? '';
}
