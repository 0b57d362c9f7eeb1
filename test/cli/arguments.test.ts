import assert from 'node:assert/strict';
import { commandOf } from '../../src/cli/arguments';
import { UsageError } from '../../src/cli/usage';
import { untouched } from '../../src/simulator/protocol';

const read = (line: string) => commandOf(line.split(' ').filter((word) => word !== ''));
const wrong = (argv: readonly string[], message: RegExp) => {
  assert.throws(() => commandOf(argv), (error: unknown) => error instanceof UsageError && message.test(error.message), argv.join(' '));
};

describe('the command line', () => {
  it('checks the current folder unless it names paths', () => {
    assert.deepEqual(read('check'), { kind: 'check', paths: ['.'], format: 'text' });
    assert.deepEqual(read('policies a.py src --format json'), { kind: 'policies', paths: ['a.py', 'src'], format: 'json' });
    assert.deepEqual(read('check -- -odd.py'), { kind: 'check', paths: ['-odd.py'], format: 'text' });
  });

  it('asks what it is told to ask', () => {
    const argv = ['simulate', 'app.py:3', '--from', 'null', '--to', 'http://a.example/', '--method', 'PUT', '--header', 'A: b', '--header=C:', '--credentials', 'omit', '--set', 'X=a=b'];
    assert.deepEqual(commandOf(argv), {
      kind: 'simulate', target: 'app.py:3', format: 'text',
      asked: { from: 'null', to: 'http://a.example/', method: 'PUT', headers: 'A: b\nC:', credentials: 'omit', settled: { X: 'a=b' }, ...untouched },
    });
  });

  it('does what fetch does where nothing is said of credentials', () => {
    const command = read('simulate app.py --from https://a.example');
    assert.equal(command.kind === 'simulate' && command.asked.credentials, 'same-origin');
  });

  it('takes a release for respond', () => {
    assert.deepEqual(read('respond app.py --release 0.26.1'), { kind: 'respond', target: 'app.py', release: '0.26.1' });
    assert.deepEqual(read('respond app.py'), { kind: 'respond', target: 'app.py', release: undefined });
  });

  it('gives help and version wherever they are asked for', () => {
    for (const line of ['--help', '-h', 'help', 'check --help', 'simulate -h']) assert.deepEqual(read(line), { kind: 'help' }, line);
    for (const line of ['--version', '-v', 'check --version', 'respond -v']) assert.deepEqual(read(line), { kind: 'version' }, line);
  });

  it('tells what is wrong with it', () => {
    wrong([], /No command/);
    wrong(['chekc'], /Unknown command 'chekc'/);
    wrong(['--frobnicate'], /Unknown option '--frobnicate'/);
    wrong(['check', '--frobnicate'], /Unknown option '--frobnicate'/);
    wrong(['check', '--format'], /argument missing/);
    wrong(['check', '--format', 'xml'], /text or json, not 'xml'/);
    wrong(['simulate', 'a.py'], /--from is missing/);
    wrong(['simulate', '--from', 'null'], /Which file/);
    wrong(['simulate', 'a.py', 'b.py', '--from', 'null'], /'b\.py' is too many/);
    wrong(['simulate', 'a.py', '--from', 'null', '--credentials', 'yes'], /not 'yes'/);
    wrong(['simulate', 'a.py', '--from', 'null', '--header', 'nonsense'], /'NAME: VALUE', not 'nonsense'/);
    wrong(['simulate', 'a.py', '--from', 'null', '--header', 'A: b\nC: d'], /'NAME: VALUE'/);
    wrong(['simulate', 'a.py', '--from', 'null', '--set', '=b'], /NAME=VALUE, not '=b'/);
    wrong(['respond', 'a.py', '--release', 'newest'], /not a version: 'newest'/);
  });
});
