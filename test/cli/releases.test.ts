import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeWorkspace } from '../../src/cli/workspace';
import { Terminal } from './terminal';

const source = "const cors = require('cors');\nmodule.exports = cors({ origin: 'https://app.example' });\n";
const lock = (release: string) => JSON.stringify({ lockfileVersion: 3, packages: { '': {}, 'node_modules/cors': { version: release } } });

interface Told { readonly release: string; readonly releaseAssumed: boolean; readonly releaseFrom: { readonly kind: string; readonly file?: string } }

describe('the release on the command line', function () {
  this.timeout(20_000);
  let terminal: Terminal;
  before(() => {
    terminal = new Terminal({
      '.git/HEAD': '', 'locked/src/server.js': source, 'locked/package-lock.json': lock('2.8.5'), 'free/server.js': source,
      'installed/server.js': source, 'installed/node_modules/cors/package.json': '{ "name": "cors", "version": "2.8.5" }',
    });
  });
  after(() => { terminal.remove(); });

  it('is told with the file that says it', async () => {
    const { json } = await terminal.run(['policies', '.', '--format', 'json']);
    const { policies } = json as { policies: readonly Told[] };
    assert.deepEqual(policies.map(({ releaseFrom, releaseAssumed }) => [releaseFrom, releaseAssumed]), [
      [{ kind: 'assumed' }, true],
      [{ kind: 'installed', file: 'installed/node_modules/cors/package.json' }, false],
      [{ kind: 'lock file', file: 'locked/package-lock.json' }, false],
    ]);
    assert.deepEqual(policies.slice(1).map(({ release }) => release), ['2.8.5', '2.8.5']);
  });
  it('is printed by policies and simulate', async () => {
    const { lines } = await terminal.run(['policies', 'locked/src/server.js']);
    assert.match(lines[0] ?? '', / 2\.8\.5 \(package-lock\.json\)$/);
    const { out } = await terminal.run(['simulate', 'installed/server.js', '--from', 'https://app.example']);
    assert.match(out, / 2\.8\.5 \(installed\): /);
  });
});

describe('a workspace on the disk', () => {
  let terminal: Terminal;
  before(() => { terminal = new Terminal({ 'a.txt': 'one', 'sub/b.txt': 'two' }); });
  after(() => { terminal.remove(); });

  it('lists folders, and tells when a file has changed', async () => {
    const workspace = nodeWorkspace([terminal.folder]);
    mkdirSync(join(terminal.folder, 'empty'));
    assert.deepEqual([...await workspace.list(`${terminal.folder}/`)].toSorted(), ['a.txt', 'empty', 'sub']);
    assert.deepEqual(await workspace.list(join(terminal.folder, 'missing')), []);
    assert.deepEqual(await workspace.list(join(terminal.folder, 'a.txt')), []);
    const before = await workspace.stamp(join(terminal.folder, 'a.txt'));
    assert.equal(await workspace.stamp(join(terminal.folder, 'a.txt')), before);
    terminal.write('a.txt', 'another');
    assert.notEqual(await workspace.stamp(join(terminal.folder, 'a.txt')), before);
    assert.equal(await workspace.stamp(join(terminal.folder, 'missing')), undefined);
    assert.equal(await workspace.read(join(terminal.folder, 'a.txt'), 3), undefined);
    assert.equal(await workspace.read(join(terminal.folder, 'a.txt'), 7), 'another');
  });
});
