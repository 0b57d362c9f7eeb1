import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Where text goes; a terminal says so. */
export type Sink = Writable & { readonly isTTY?: boolean };

/** The outside of the command line: a test gives its own. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly stdout: Sink;
  readonly stderr: Sink;
}

/** The exit codes of every command. */
export const exit = { fine: 0, found: 1, trouble: 2 } as const;

/** A stream written at its reader's pace. A reader that went away (`| head`) is no error: the rest is dropped. */
export class Output {
  /** Nobody reads any more. */
  gone = false;
  /** Why the text could not be written, when it is not for that. */
  failed: string | undefined;
  readonly terminal: boolean;
  private readonly sink: Sink;

  constructor(sink: Sink) {
    this.sink = sink;
    this.terminal = sink.isTTY === true;
    sink.on('error', (error: NodeJS.ErrnoException) => {
      this.gone = true;
      if (error.code !== 'EPIPE') this.failed = error.message;
    });
  }

  async write(text: string): Promise<void> {
    if (this.gone || text === '') return;
    // The error that rejects here has been noted by the listener above.
    if (!this.sink.write(text)) await once(this.sink, 'drain').catch(() => undefined);
  }

  async line(text = ''): Promise<void> {
    await this.write(`${text}\n`);
  }
}

/** A bug of ours with where it happened, for whoever reports it. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
