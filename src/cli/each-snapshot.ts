import type { Snapshot } from '../service/api';
import { exit } from './io';
import type { Session } from './session';
import { sourcesIn, type Source } from './sources';
import { messageOf } from './text-file';

export interface Skipped { readonly file: string; readonly reason: string }
/** How a walk through files ended. */
export interface Walked { readonly files: number; readonly skipped: readonly Skipped[]; readonly trouble: boolean }

/** Files between two signs of life on a terminal. */
const stride = 100;

/** Loads every file that may hold a configuration and hands it on, in order; shows the progress on a terminal. */
export async function eachSnapshot(session: Session, paths: readonly string[], take: (snapshot: Snapshot) => Promise<void>): Promise<Walked> {
  const { io, service, places, err } = session;
  const tally = new Tally(session);
  for await (const source of sourcesIn(paths, io.cwd, service, places)) {
    if (session.out.gone) break;
    const snapshot = await snapshotOf(source, session, tally);
    if (snapshot) await take(snapshot);
    if (err.terminal && tally.files % stride === 0) await err.write(`\r\u001b[K${String(tally.files)} files…`);
  }
  await clearProgress(session);
  return tally;
}

/** Takes the progress away before something else is written on the same terminal. */
export async function clearProgress({ err }: Session): Promise<void> {
  if (err.terminal) await err.write('\r\u001b[K');
}

/** The exit code of a walk: trouble outweighs what was found. */
export function exitOf(walked: Walked, found: boolean): number {
  if (walked.trouble) return exit.trouble;
  return found ? exit.found : exit.fine;
}

async function snapshotOf(source: Source, session: Session, tally: Tally): Promise<Snapshot | undefined> {
  const file = session.places.nameOf(source.uri);
  switch (source.kind) {
    case 'skipped': await tally.skip(file, source.because, source.named); return undefined;
    case 'trouble': await tally.fail(file, source.because); return undefined;
    case 'of no matter': tally.files += 1; return undefined;
    case 'worth reading': break;
  }
  tally.files += 1;
  const snapshot = await session.service.load(source.uri, source.text).catch(messageOf);
  if (typeof snapshot === 'string') {
    await tally.fail(file, snapshot);
    return undefined;
  }
  if (snapshot.skipped !== undefined) await tally.skip(file, snapshot.skipped, false);
  return snapshot;
}

class Tally implements Walked {
  files = 0;
  readonly skipped: Skipped[] = [];
  trouble = false;
  private readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  /** A pipe hears only of files that were named; the JSON holds them all. */
  async skip(file: string, reason: string, named: boolean): Promise<void> {
    this.skipped.push({ file, reason });
    if (named || this.session.err.terminal) await this.tell(`skipped ${file}: ${reason}`);
  }

  async fail(file: string, because: string): Promise<void> {
    this.trouble = true;
    await this.tell(`${file}: ${because}`);
  }

  private async tell(message: string): Promise<void> {
    await clearProgress(this.session);
    await this.session.err.line(`cors-lens: ${message}`);
  }
}
