import { readFile, readFileSync, stat, statSync } from 'node:fs';

/** Larger files are generated, and would hold everything up. */
export const largest = 5 * 1024 * 1024;

/** A file's bytes, or why they are not read. `trouble` tells a failure from a decision. */
export type Bytes =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'skipped'; readonly because: string; readonly trouble: boolean };

/** Reads with callbacks, twice as fast as promises for many small files. Never rejects. */
export function readBytes(path: string, most = largest): Promise<Bytes> {
  return new Promise((resolve) => {
    stat(path, (error, stats) => {
      const refused = refusalOf(error, stats, most);
      if (refused) { resolve(refused); return; }
      readFile(path, (failure, bytes) => { resolve(failure ? troubled(failure) : { kind: 'bytes', bytes }); });
    });
  });
}

/** The file's text at once, for showing a place in it; undefined where it cannot be read. */
export function readTextNow(path: string): string | undefined {
  try {
    return refusalOf(null, statSync(path), largest) ? undefined : textOf(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** UTF-8 without its byte order mark, as editors count; undefined for what is no text. */
export function textOf(bytes: Buffer): string | undefined {
  return bytes.includes(0) ? undefined : new TextDecoder().decode(bytes);
}

function refusalOf(error: Error | null, stats: { isFile(): boolean; readonly size: number }, most: number): Bytes | undefined {
  if (error) return troubled(error);
  if (!stats.isFile()) return { kind: 'skipped', because: 'not a file', trouble: false };
  if (stats.size > most) return { kind: 'skipped', because: `larger than ${Math.round(most / 1024 / 1024)} MB`, trouble: false };
  return undefined;
}

function troubled(error: Error): Bytes {
  return { kind: 'skipped', because: messageOf(error), trouble: true };
}

/** `ENOENT: no such file or directory, stat '/x'` without the call and the path, which are said elsewhere. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^E[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message;
}
