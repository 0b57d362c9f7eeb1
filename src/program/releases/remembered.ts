import type { Workspace } from '../workspace';

/** Keeps what was made of each file, so that only a changed file is read again: lock files are large. */
export class Remembered<Made> {
  private readonly kept = new Map<string, { readonly stamp: string; readonly made: Promise<Made | undefined> }>();
  private readonly limit = 200;
  private readonly workspace: Workspace;
  private readonly make: (file: string, text: string) => Made | undefined;

  constructor(workspace: Workspace, make: (file: string, text: string) => Made | undefined) {
    this.workspace = workspace;
    this.make = make;
  }

  /** Undefined for what is missing, is no text, or longer than `most` bytes. */
  async of(file: string, most: number): Promise<Made | undefined> {
    const stamp = await this.workspace.stamp(file);
    if (stamp === undefined) return undefined;
    const before = this.kept.get(file);
    if (before?.stamp === stamp) return before.made;
    const made = this.workspace.read(file, most).then((text) => (text === undefined ? undefined : this.make(file, text)));
    this.kept.delete(file);
    this.kept.set(file, { stamp, made });
    const oldest = this.kept.keys().next();
    if (this.kept.size > this.limit && !oldest.done) this.kept.delete(oldest.value);
    return made;
  }
}
