/** A package as a source file asks for it. Folders are relative to the lock file's; its own is `''`. */
export interface Asked {
  readonly package: string;
  /** Where the source is. */
  readonly folder: string;
  /** What the nearest manifest wants, as written: `^2.8.5`. */
  readonly range: string | undefined;
}

/** What a lock file says of the packages that were asked about. */
export interface Lock {
  /** Folders of the projects that it speaks for, each with what it gets itself; undefined where that depends on more. */
  readonly importers: ReadonlyMap<string, ReadonlyMap<string, string | undefined>>;
  /** What everyone gets who has nothing nearer. */
  readonly top: ReadonlyMap<string, string>;
  /** `cors@^2.8.5` → the release that it led to. */
  readonly byRange: ReadonlyMap<string, string>;
  /** Every release that is there, whoever gets it. */
  readonly all: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The text of a lock file → what it says of the packages in `wanted`; undefined when it cannot be read. Never throws. */
export type LockFormat = (text: string, wanted: ReadonlySet<string>) => Lock | undefined;

/** The release that a source gets: its own project's, else one from further out, else the only one; undefined when it cannot be told. */
export function releaseIn(lock: Lock, { package: name, folder, range }: Asked): string | undefined {
  for (const outer of outwards(folder)) {
    const own = lock.importers.get(outer);
    if (own?.has(name) === true) return own.get(name);
  }
  const ranged = range === undefined ? undefined : lock.byRange.get(`${name}@${range}`);
  return ranged ?? lock.top.get(name) ?? onlyOne(lock.all.get(name) ?? []);
}

/** The folder and those around it, out to the lock file's own. */
function* outwards(folder: string): Generator<string> {
  for (let rest = folder; rest !== ''; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('/')))) yield rest;
  yield '';
}

/** The one that all agree on. */
export function onlyOne(found: Iterable<string>): string | undefined {
  const [first, ...others] = new Set(found);
  return others.length === 0 ? first : undefined;
}

/** Collects a lock while its file is read. What is no release (a path, a commit, another package) is left out. */
export class LockBuilder implements Lock {
  readonly importers = new Map<string, Map<string, string | undefined>>();
  readonly top = new Map<string, string>();
  readonly byRange = new Map<string, string>();
  readonly all = new Map<string, Set<string>>();
  readonly wanted: ReadonlySet<string>;

  constructor(wanted: ReadonlySet<string>) {
    this.wanted = wanted;
  }

  importer(folder: string): Map<string, string | undefined> {
    const importer = this.importers.get(folder) ?? new Map<string, string | undefined>();
    this.importers.set(folder, importer);
    return importer;
  }

  add(name: string, release: string): void {
    if (!this.wanted.has(name) || !isRelease(release)) return;
    this.all.set(name, (this.all.get(name) ?? new Set()).add(release));
  }

  addTop(name: string, release: string): void {
    this.add(name, release);
    if (this.wanted.has(name) && isRelease(release)) this.top.set(name, release);
  }

  addFor(folder: string, name: string, release: string): void {
    this.add(name, release);
    if (this.wanted.has(name) && isRelease(release)) this.importer(folder).set(name, release);
  }

  addRange(name: string, range: string, release: string): void {
    this.add(name, release);
    if (this.wanted.has(name) && isRelease(release)) this.byRange.set(`${name}@${range}`, release);
  }
}

/** Whether a text is one release, such as `2.8.5` or `1.0.0rc1`, and no range, path or commit. */
export function isRelease(text: string): boolean {
  return /^\d+\.\d/.test(text) && /^[\w.+-]*\w$/.test(text);
}

/** The name by which the Python index knows a package: PEP 503. */
export function pythonName(written: string): string {
  return written.trim().toLowerCase().replaceAll(/[-_.]+/g, '-');
}
