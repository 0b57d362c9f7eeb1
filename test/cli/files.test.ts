import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Places } from '../../src/cli/places';
import { sourcesIn } from '../../src/cli/sources';
import { targetOf } from '../../src/cli/target';
import { filesUnder, inOrder } from '../../src/cli/walk';
import { nodeWorkspace, projectOf } from '../../src/cli/workspace';
import { Folder } from './folder';

const marked = 'import cors from "cors"; cors();';

describe('the files of a folder', () => {
  let here: Folder;
  afterEach(() => { here.remove(); });

  const sources = async (paths: readonly string[]) => {
    const places = new Places(here.folder);
    const found: string[] = [];
    for await (const source of sourcesIn(paths, here.folder, { mayMatter: (_, text) => text.includes('cors') }, places)) {
      found.push(`${places.nameOf(source.uri)} ${source.kind}${'because' in source ? `: ${source.because}` : ''}`);
    }
    return found;
  };

  it('are those that people write, in order', async () => {
    const foreign = ['node_modules/cors/index.js', '.git/hooks/a.py', 'dist/a.js', 'build/a.js', 'out/a.js', '.venv/a.py', 'venv/a.py', 'lib/site-packages/a.py', 'a/__pycache__/a.py'];
    here = new Folder(Object.fromEntries([...foreign, 'b/c.py', 'a.min.js', 'a.ts', 'a.md', 'b.tsx', 'c.mjs'].map((name) => [name, marked])));
    symlinkSync(here.folder, join(here.folder, 'loop'));
    assert.deepEqual((await sources(['.'])).map((line) => line.split(' ')[0]), ['a.ts', 'b/c.py', 'b.tsx', 'c.mjs']);
  });

  it('are parsed only where they may hold a configuration', async () => {
    here = new Folder({ 'a.js': marked, 'b.js': 'let x = 1;' });
    assert.deepEqual(await sources(['.']), ['a.js worth reading', 'b.js of no matter']);
  });

  it('are told of when they are passed over', async () => {
    here = new Folder({
      'binary.js': `${marked}\0`, 'clean-binary.js': '\0', 'large.js': marked + ' '.repeat(5 * 1024 * 1024), 'a.min.js': marked, 'a.md': marked,
    });
    assert.deepEqual(await sources(['.', 'a.min.js', 'a.md', 'missing.py']), [
      'binary.js skipped: binary', 'clean-binary.js of no matter', 'large.js skipped: larger than 5 MB',
      'a.min.js skipped: minified', 'a.md skipped: no JavaScript, TypeScript or Python file', 'missing.py trouble: no such file or directory',
    ]);
  });

  it('are looked at once, under the name that the user gave', async () => {
    here = new Folder({ 'src/a.js': marked });
    assert.deepEqual(await sources(['src', 'src/a.js', '.']), ['src/a.js worth reading']);
    assert.deepEqual(await sources(['./src/']), ['./src/a.js worth reading']);
    assert.deepEqual(await sources([join(here.folder, 'src')]), [`${here.folder}/src/a.js worth reading`]);
  });

  it('are found by name for the service', async () => {
    here = new Folder({ '.env': '', '.env.local': '', 'vite.config.ts': '', 'a/.env': '', 'node_modules/.env': '', 'env': '' });
    const workspace = nodeWorkspace([here.folder]);
    const found = await workspace.find(['.env*', 'vite.config.ts'], 10);
    assert.deepEqual(found.map((file) => file.slice(here.folder.length)), ['/.env', '/.env.local', '/a/.env', '/vite.config.ts']);
    assert.equal((await workspace.find(['.env*'], 2)).length, 2);
  });

  it('are read as text without their byte order mark, or not at all', async () => {
    here = new Folder({ 'a.py': '\ufeffx = "ü"', 'binary.py': 'a\0b' });
    const workspace = nodeWorkspace([]);
    assert.equal(await workspace.read(`${here.folder}/a.py`), 'x = "ü"');
    assert.equal(await workspace.read(`${here.folder}/binary.py`), undefined);
    assert.equal(await workspace.read(`${here.folder}/missing.py`), undefined);
    assert.equal(await workspace.read(here.folder), undefined);
  });

  it('belong to the nearest project', () => {
    here = new Folder({ 'package.json': '{}', 'a/b/c.ts': '', 'py/pyproject.toml': '', 'py/app/main.py': '' });
    assert.equal(projectOf(`${here.folder}/a/b/c.ts`), here.folder);
    assert.equal(projectOf(`${here.folder}/py/app/main.py`), `${here.folder}/py`);
  });

  it('may have a line behind their name', () => {
    here = new Folder({ 'odd:7': '' });
    assert.deepEqual(targetOf('a.py:12', here.folder), { path: 'a.py', line: 12 });
    assert.deepEqual(targetOf('a.py:12:5', here.folder), { path: 'a.py', line: 12 });
    assert.deepEqual(targetOf('a.py', here.folder), { path: 'a.py', line: undefined });
    assert.deepEqual(targetOf('odd:7', here.folder), { path: 'odd:7', line: undefined });
  });

  it('have lines and columns counted from 1, whatever ends a line', () => {
    here = new Folder({ 'a.py': 'a\r\nüb\rc\n\td' });
    const places = new Places(here.folder);
    const file = `${here.folder}/a.py`;
    const at = (start: number, end: number) => places.rangeOf({ file, start, end });
    assert.deepEqual(at(0, 1), { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } });
    assert.deepEqual(at(4, 6), { start: { line: 2, column: 2 }, end: { line: 3, column: 1 } });
    assert.deepEqual(at(9, 10).start, { line: 4, column: 2 });
    assert.equal(places.placeOf({ file, start: 9, end: 10 }), 'a.py:4');
    assert.deepEqual(places.excerptOf({ file, start: 9, end: 10 }), { text: '\td', from: 1, to: 2 });
    assert.deepEqual(places.excerptOf({ file, start: 3, end: 8 }), { text: 'üb', from: 0, to: 2 });
  });
});

describe('work in flight', () => {
  const numbers = async function* () { for (let i = 0; i < 10; i++) yield await Promise.resolve(i); };

  it('comes back in order, and never more at once than asked for', async () => {
    let running = 0;
    let most = 0;
    const results: number[] = [];
    for await (const result of inOrder(numbers(), 3, async (i) => {
      most = Math.max(most, ++running);
      for (let turns = 10 - i; turns > 0; turns--) await Promise.resolve();
      running -= 1;
      return i;
    })) results.push(result);
    assert.deepEqual(results, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert.equal(most, 3);
  });

  it('tells of a folder that cannot be read, and goes on', async () => {
    const troubles: string[] = [];
    for await (const file of filesUnder('/nowhere/at/all', (path, because) => troubles.push(`${path} ${because}`))) assert.fail(file);
    assert.deepEqual(troubles, ['/nowhere/at/all no such file or directory']);
  });
});
