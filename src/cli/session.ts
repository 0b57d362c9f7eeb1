import { statSync } from 'node:fs';
import { createService } from '../service/index';
import type { Service, Snapshot } from '../service/api';
import { exit, type Io, type Output } from './io';
import { Places } from './places';
import { sourcesIn } from './sources';
import { styleFor, type Style } from './style';
import { messageOf } from './text-file';
import { nodeWorkspace, projectOf, uriOf } from './workspace';

/** What every command works with. */
export interface Session {
  readonly io: Io;
  readonly out: Output;
  readonly err: Output;
  readonly service: Service;
  readonly places: Places;
  readonly style: Style;
}

export interface Skipped { readonly file: string; readonly reason: string }
/** How a walk through files ended. */
export interface Walked { readonly files: number; readonly skipped: readonly Skipped[]; readonly trouble: boolean }

/** Makes a session about the project that each path belongs to. */
export function sessionFor(io: Io, paths: readonly string[], out: Output, err: Output): Session {
  const cwd = uriOf(io.cwd, '.');
  const roots = paths.map((path) => rootOf(uriOf(io.cwd, path)));
  // A bug of ours must not hide in a run that looks clean.
  const report = (what: string, file: string, error: unknown) => { void err.line(`cors-lens: internal error in ${what} on ${file}: ${stackOf(error)}`); };
  const service = createService(nodeWorkspace([...new Set(roots)]), { severity: {} }, { report });
  return { io, out, err, service, places: new Places(cwd), style: styleFor(out.terminal, io.env) };
}

/** Loads every file that may hold a configuration and hands it on, in order; shows the progress on a terminal. */
export async function eachSnapshot(session: Session, paths: readonly string[], take: (snapshot: Snapshot) => Promise<void>): Promise<Walked> {
  const { io, service, places, err } = session;
  const skipped: Skipped[] = [];
  let files = 0;
  let trouble = false;
  for await (const source of sourcesIn(paths, io.cwd, service, places)) {
    if (session.out.gone) break;
    files += source.kind === 'worth reading' || source.kind === 'of no matter' ? 1 : 0;
    if (err.terminal && files % 100 === 0) await err.write(`\r\u001b[K${String(files)} files…`);
    const file = places.nameOf(source.uri);
    if (source.kind === 'skipped') skipped.push({ file, reason: source.because });
    if (source.kind === 'trouble') {
      trouble = true;
      await clearProgress(session);
      await err.line(`cors-lens: ${file}: ${source.because}`);
    }
    if (source.kind !== 'worth reading') continue;
    const snapshot = await service.load(source.uri, source.text).catch(messageOf);
    if (typeof snapshot === 'string') skipped.push({ file, reason: snapshot });
    else {
      if (snapshot.skipped !== undefined) skipped.push({ file, reason: snapshot.skipped });
      await take(snapshot);
    }
  }
  await clearProgress(session);
  return { files, skipped, trouble };
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

/** Tells a person what was passed over; a pipe gets it in the JSON. */
export async function tellSkipped({ err }: Session, { skipped }: Walked): Promise<void> {
  for (const { file, reason } of skipped) await err.line(`cors-lens: skipped ${file}: ${reason}`);
}

function rootOf(uri: string): string {
  return statSync(uri, { throwIfNoEntry: false })?.isDirectory() === true ? uri : projectOf(uri);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
