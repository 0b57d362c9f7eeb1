import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { Output } from '../../src/cli/io';
import { styleFor } from '../../src/cli/style';

class Failing extends Writable {
  private readonly code: string;
  constructor(code: string) {
    super();
    this.code = code;
  }
  override _write(_chunk: unknown, _encoding: string, done: (error: Error) => void): void {
    setImmediate(() => { done(Object.assign(new Error(`write ${this.code}`), { code: this.code })); });
  }
}

describe('output', () => {
  it('waits until a slow reader has taken what was written', async () => {
    const taken: string[] = [];
    const slow = new Writable({
      highWaterMark: 4,
      write(chunk, _encoding, done) { setImmediate(() => { taken.push(String(chunk)); done(); }); },
    });
    const output = new Output(slow);
    await output.line('more than four');
    assert.deepEqual(taken, ['more than four\n']);
  });

  it('takes a reader that went away for the end, not for an error', async () => {
    const output = new Output(new Failing('EPIPE'));
    await output.write('x'.repeat(100_000));
    assert.equal(output.gone, true);
    assert.equal(output.failed, undefined);
    await output.write('nobody reads this');
  });

  it('remembers why it could not write', async () => {
    const output = new Output(new Failing('ENOSPC'));
    await output.write('x'.repeat(100_000));
    assert.equal(output.failed, 'write ENOSPC');
  });
});

describe('colours', () => {
  const red = (terminal: boolean, env: Record<string, string>) => styleFor(terminal, env).severity('error', 'x') !== 'x';

  it('are for terminals', () => {
    assert.equal(red(true, {}), true);
    assert.equal(red(false, {}), false);
  });

  it('are for those who want them', () => {
    assert.equal(red(true, { NO_COLOR: '1' }), false);
    assert.equal(red(true, { NO_COLOR: '' }), true);
    assert.equal(red(true, { TERM: 'dumb' }), false);
  });
});
