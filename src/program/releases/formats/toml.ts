import { LockBuilder, onlyOne, pythonName, type Lock } from '../lock';
import { linesOf } from '../text';

/** Keys of a `[[package]]` table that say where a project of the same repository lies. */
const local = /(?:editable|virtual|directory) = "([^"]*)"/;

/** The `[[package]]` that is being read. */
interface Table { name: string; release: string; folder: string | undefined; readonly wants: [name: string, release: string][] }

/** `poetry.lock`, `uv.lock`, `pdm.lock` and `pylock.toml`: tables of packages; uv's also hold the projects of a workspace. */
export function tomlLock(text: string, wanted: ReadonlySet<string>): Lock | undefined {
  const lock = new LockBuilder(wanted);
  let table: Table | undefined;
  let isOwn = false;
  for (const line of linesOf(text)) {
    if (line.startsWith('[[package]]') || line.startsWith('[[packages]]')) {
      close(table, lock);
      table = { name: '', release: '', folder: undefined, wants: [] };
      isOwn = true;
    } else if (line.startsWith('[')) {
      // `[package.dependencies]` has keys that are names of packages; `name` may be one of them.
      isOwn = false;
    } else if (table) {
      readLine(table, line, isOwn);
    }
  }
  close(table, lock);
  return lock.importers.size + lock.all.size > 0 ? lock : undefined;
}

function readLine(table: Table, line: string, isOwn: boolean): void {
  if (line.startsWith(' ') || line.startsWith('\t')) {
    const name = quoted(line, 'name');
    const release = quoted(line, 'version');
    if (name !== undefined && release !== undefined) table.wants.push([pythonName(name), release]);
  } else if (isOwn && line.startsWith('name = ')) table.name = pythonName(quoted(line, 'name') ?? '');
  else if (isOwn && line.startsWith('version = ')) table.release = quoted(line, 'version') ?? '';
  else if (isOwn && line.startsWith('source = ')) table.folder = local.exec(line)?.[1];
}

function quoted(line: string, key: string): string | undefined {
  const start = line.indexOf(`${key} = "`);
  const from = start + key.length + 4;
  const end = start < 0 ? -1 : line.indexOf('"', from);
  return end < 0 ? undefined : line.slice(from, end);
}

/** Where a workspace's projects get different releases, uv says which; where they do not, it does not. */
function close(table: Table | undefined, lock: LockBuilder): void {
  if (!table) return;
  const { name: own, release, folder, wants } = table;
  if (folder === undefined) {
    lock.add(own, release);
    return;
  }
  const importer = lock.importer(folder === '.' ? '' : folder);
  for (const [name] of wants.filter(([each]) => lock.wanted.has(each))) {
    // Two for one project, as the platform or an extra decides: which one cannot be told.
    importer.set(name, onlyOne(wants.filter(([each]) => each === name).map(([, each]) => each)));
  }
}
