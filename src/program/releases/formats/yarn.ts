import { LockBuilder, type Lock } from '../lock';
import { linesOf } from '../text';

/** An entry of `yarn.lock` while its lines come in. */
interface Entry {
  readonly descriptors: readonly string[];
  release: string;
  resolution: string;
  readonly dependencies: [name: string, range: string][];
}

/** A project of a workspace and what it wants: the ranges lead to releases once all are read. */
interface Project { readonly folder: string; readonly dependencies: Entry['dependencies'] }

/** `yarn.lock` of Yarn 1, and of the later ones, which also tells what each project of a workspace wants. */
export function yarnLock(text: string, wanted: ReadonlySet<string>): Lock | undefined {
  const lock = new LockBuilder(wanted);
  const projects: Project[] = [];
  let entry: Entry | undefined;
  let inDependencies = false;
  for (const line of linesOf(text)) {
    const indent = line.length - line.trimStart().length;
    if (indent === line.length || line.startsWith('#')) continue;
    if (indent === 0) {
      if (entry) close(entry, lock, projects);
      entry = entryOf(line, wanted);
    } else if (indent === 2) {
      inDependencies = line.trim() === 'dependencies:';
      if (entry) readField(entry, line);
    } else if (entry && inDependencies) {
      entry.dependencies.push(pairOf(line));
    }
  }
  if (entry) close(entry, lock, projects);
  settle(projects, lock);
  return lock.importers.size + lock.all.size > 0 ? lock : undefined;
}

/** Only entries of wanted packages and of projects are of interest. */
function entryOf(header: string, wanted: ReadonlySet<string>): Entry | undefined {
  const descriptors = header.replaceAll('"', '').replace(/:$/, '').split(',').map((each) => each.trim());
  const matters = descriptors.some((each) => wanted.has(split(each).name) || split(each).range.startsWith('workspace:'));
  return matters ? { descriptors, release: '', resolution: '', dependencies: [] } : undefined;
}

/** `version "2.8.5"` or `version: 2.8.5`. */
function readField(entry: Entry, line: string): void {
  const [name, value] = pairOf(line);
  if (name === 'version') entry.release = value;
  if (name === 'resolution') entry.resolution = value;
}

function pairOf(line: string): [name: string, value: string] {
  const [, name = '', value = ''] = /^\s*("[^"]*"|[^\s:"]+):?\s*(\S.*)?$/.exec(line) ?? [];
  return [name.replaceAll('"', ''), value.replaceAll('"', '').trim()];
}

function close({ descriptors, release, resolution, dependencies }: Entry, lock: LockBuilder, projects: Project[]): void {
  const resolved = split(resolution).range;
  if (resolved.startsWith('workspace:')) {
    const path = resolved.slice('workspace:'.length);
    projects.push({ folder: path === '.' ? '' : path, dependencies });
    return;
  }
  for (const { name, range } of descriptors.map(split)) {
    // A range that names a package is an alias: what lies there is another one.
    if (!range.includes('@')) lock.addRange(name, range, release);
  }
}

function settle(projects: readonly Project[], lock: LockBuilder): void {
  for (const { folder, dependencies } of projects) {
    lock.importer(folder);
    for (const [name, range] of dependencies) {
      lock.addFor(folder, name, lock.byRange.get(`${name}@${withoutProtocol(range)}`) ?? '');
    }
  }
}

function split(descriptor: string): { readonly name: string; readonly range: string } {
  const at = descriptor.indexOf('@', 1);
  return at < 0 ? { name: descriptor, range: '' } : { name: descriptor.slice(0, at), range: withoutProtocol(descriptor.slice(at + 1)) };
}

function withoutProtocol(range: string): string {
  return range.startsWith('npm:') ? range.slice('npm:'.length) : range;
}
