import { LockBuilder, type Lock } from '../lock';
import { jsonOf, memberOf, membersOf, textAt } from '../text';

/** `bun.lock`: JSON with commas before closing brackets. A package lies under the name of the one that got it: `app/cors`. */
export function bunLock(text: string, wanted: ReadonlySet<string>): Lock | undefined {
  const root = jsonOf(withoutTrailingCommas(text));
  const lock = new LockBuilder(wanted);
  const folders = new Map<string, string>();
  for (const [folder, project] of membersOf(memberOf(root, 'workspaces'))) {
    lock.importer(folder);
    folders.set(textAt(project, 'name') ?? '', folder);
  }
  for (const [key, entry] of membersOf(memberOf(root, 'packages'))) {
    const [name, release] = resolvedOf(entry);
    if (!wanted.has(name)) continue;
    const folder = key.endsWith(`/${name}`) ? folders.get(key.slice(0, -name.length - 1)) : undefined;
    if (key === name) lock.addTop(name, release);
    else if (folder !== undefined) lock.addFor(folder, name, release);
    else if (key.endsWith(`/${name}`)) lock.add(name, release);
  }
  return lock.importers.size > 0 ? lock : undefined;
}

/** `["cors@2.8.5", …]` */
function resolvedOf(entry: unknown): readonly [name: string, release: string] {
  const first: unknown = Array.isArray(entry) ? entry[0] : undefined;
  const at = typeof first === 'string' ? first.indexOf('@', 1) : -1;
  return typeof first === 'string' && at > 0 ? [first.slice(0, at), first.slice(at + 1)] : ['', ''];
}

/** Bun breaks the line after each of them, and no JSON text holds a line break. */
function withoutTrailingCommas(text: string): string {
  return text.replaceAll(/,(?=\r?\n[\t ]*[}\]])/g, '');
}
