import { stat } from 'node:fs/promises';
import type { Service } from '../service/api';
import type { Places } from './places';
import { messageOf, readBytes, textOf } from './text-file';
import { filesUnder, inOrder, isMinified, isSource } from './walk';
import { uriOf } from './workspace';

/** What became of one file. */
export type Source =
  | { readonly kind: 'worth reading'; readonly uri: string; readonly text: string }
  | { readonly kind: 'of no matter'; readonly uri: string }
  | { readonly kind: 'skipped'; readonly uri: string; readonly because: string; readonly named: boolean }
  | { readonly kind: 'trouble'; readonly uri: string; readonly because: string };

interface Candidate { readonly uri: string; readonly named: boolean; readonly refused?: string }

/** What tells whether a text may hold a configuration. */
type Sieve = Pick<Service, 'mayMatter'>;

/** As many reads as keep a disk busy; more gain nothing. */
const readsInFlight = 32;

/** The files that the paths name or hold, in order, each looked at just enough to tell whether it may hold a configuration. */
export async function* sourcesIn(paths: readonly string[], cwd: string, sieve: Sieve, places: Places): AsyncGenerator<Source> {
  const seen = new Set<string>();
  yield* inOrder(candidatesIn(paths, cwd, places, seen), readsInFlight, (candidate) => look(candidate, sieve));
}

async function* candidatesIn(paths: readonly string[], cwd: string, places: Places, seen: Set<string>): AsyncGenerator<Candidate> {
  for (const path of paths) {
    const uri = uriOf(cwd, path);
    const folder = await stat(uri).then((stats) => stats.isDirectory(), (error: unknown) => messageOf(error));
    if (typeof folder === 'string') yield { uri, named: true, refused: folder };
    else if (!folder) yield* unseen({ uri, named: true }, path, places, seen);
    else yield* candidatesUnder(uri, path, places, seen);
  }
}

async function* candidatesUnder(folder: string, path: string, places: Places, seen: Set<string>): AsyncGenerator<Candidate> {
  const refused: Candidate[] = [];
  for await (const uri of filesUnder(folder, (at, because) => refused.push({ uri: at, named: true, refused: because }))) {
    if (!isSource(uri) || isMinified(uri)) continue;
    yield* unseen({ uri, named: false }, joinName(path, uri.slice(folder.length)), places, seen);
  }
  yield* refused;
}

function* unseen(candidate: Candidate, name: string, places: Places, seen: Set<string>): Generator<Candidate> {
  if (seen.has(candidate.uri)) return;
  seen.add(candidate.uri);
  places.name(candidate.uri, name);
  yield candidate;
}

/** `src` + `/app.py` is `src/app.py`; under `.` it is `app.py`. */
function joinName(path: string, rest: string): string {
  const start = path.replace(/[\\/]+$/, '');
  const tail = rest.replace(/^\//, '');
  return start === '.' || (start === '' && path === '') ? tail : `${start}/${tail}`;
}

async function look({ uri, named, refused }: Candidate, sieve: Sieve): Promise<Source> {
  if (refused !== undefined) return { kind: 'trouble', uri, because: refused };
  if (named && !isSource(uri)) return { kind: 'skipped', uri, named, because: 'no JavaScript, TypeScript or Python file' };
  if (isMinified(uri)) return { kind: 'skipped', uri, named, because: 'minified' };
  const read = await readBytes(uri);
  if (read.kind === 'skipped') return read.trouble ? { kind: 'trouble', uri, because: read.because } : { kind: 'skipped', uri, named, because: read.because };
  // What makes a file matter is ASCII: decoding as Latin-1 is cheaper and finds the same.
  const matters = sieve.mayMatter(uri, read.bytes.toString('latin1'));
  if (!matters && !named) return { kind: 'of no matter', uri };
  const text = textOf(read.bytes);
  if (text === undefined) return { kind: 'skipped', uri, named, because: 'binary' };
  return matters ? { kind: 'worth reading', uri, text } : { kind: 'of no matter', uri };
}
