import { Writable } from 'node:stream';
import { run } from '../../src/cli/run';
import { Folder } from './folder';

/** What a run left behind. */
export interface Ran { readonly code: number; readonly out: string; readonly err: string; readonly lines: readonly string[]; readonly json: unknown }

/** A command line in a folder of its own. */
export class Terminal extends Folder {
  /** `terminal`: someone is looking. */
  async run(argv: readonly string[], { stdin = [], terminal = false, env = {} }: { stdin?: readonly string[]; terminal?: boolean; env?: Record<string, string> } = {}): Promise<Ran> {
    const [stdout, stderr] = [new Recorder(terminal), new Recorder(terminal)];
    const code = await run(argv, { cwd: this.folder, env, stdin: from(stdin), stdout, stderr });
    const out = stdout.text;
    return { code, out, err: stderr.text, lines: out.split('\n').slice(0, -1), get json() { return JSON.parse(out) as unknown; } };
  }
}

class Recorder extends Writable {
  text = '';
  readonly isTTY: boolean;
  constructor(isTTY: boolean) {
    super();
    this.isTTY = isTTY;
  }
  override _write(chunk: unknown, _encoding: string, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}

async function* from(chunks: readonly string[]): AsyncGenerator<string> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}
