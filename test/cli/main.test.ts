import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Folder } from './folder';

const main = join(__dirname, '../../src/cli/main.ts');
const tsx = pathToFileURL(require.resolve('tsx')).href;
const source = `const cors = require('cors');\nconst one = cors({ origin: 'https://one.example' });\n`;
const request = '{"method":"GET","headers":{"Origin":"https://one.example"}}\n';

/** Runs the program itself; `reads` is how many bytes of its output are read before the reader leaves. */
function start(folder: string, argv: readonly string[], stdin: string, reads = Infinity) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, ['--import', tsx, main, ...argv], { cwd: folder });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.length >= reads) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { err += text; });
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
    child.on('close', (code) => { resolve({ code, out, err }); });
  });
}

describe('the program', function () {
  this.timeout(30_000);
  let here: Folder;
  before(() => { here = new Folder({ 'app.js': source }); });
  after(() => { here.remove(); });

  it('loses nothing of a long answer', async () => {
    const { code, out } = await start(here.folder, ['respond', 'app.js'], request.repeat(20_000));
    assert.equal(code, 0);
    assert.equal(out.split('\n').length, 20_001);
    assert.ok(out.endsWith('}\n'));
  });

  it('is not upset by a reader that leaves', async () => {
    const { err } = await start(here.folder, ['respond', 'app.js'], request.repeat(20_000), 10);
    assert.equal(err, '');
  });

  it('tells by its exit code what it found', async () => {
    assert.equal((await start(here.folder, ['check', 'app.js'], '')).code, 0);
    assert.equal((await start(here.folder, ['check', 'missing.js'], '')).code, 2);
  });
});
