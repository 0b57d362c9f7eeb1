import { readFile, stat } from 'node:fs/promises';
import type { Io } from './io';
import { messageOf } from './text-file';
import { UsageError } from './usage';
import { uriOf } from './workspace';

/** Recordings hold what pages loaded, and are larger than any source; a longer text than this no engine holds. */
export const largestRecording = 256 * 1024 * 1024;

/** All that comes in, as UTF-8; a character may be cut between two pieces. */
export async function readAll(input: Io['stdin']): Promise<string> {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let size = 0;
  for await (const piece of input) {
    size += piece.length;
    if (size > largestRecording) throw new UsageError(`standard input is too large: ${advice}`);
    pieces.push(typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true }));
  }
  return pieces.join('') + decoder.decode();
}

/** A recording's text; throws a UsageError that says why it cannot be had. */
export async function readText(cwd: string, path: string): Promise<string> {
  const uri = uriOf(cwd, path);
  const troubled = (error: unknown) => { throw new UsageError(`${path}: ${messageOf(error)}.`); };
  const stats = await stat(uri).catch(troubled);
  if (!stats.isFile()) throw new UsageError(`${path}: not a file.`);
  if (stats.size > largestRecording) throw new UsageError(`${path} is too large: ${advice}`);
  return new TextDecoder().decode(await readFile(uri).catch(troubled));
}

const advice = 'more than 256 MB. Record less, or export without the contents.';
