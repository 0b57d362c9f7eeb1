import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { build, type Plugin } from 'esbuild';
import * as whole from '../../src/languages/javascript/parse';
import type { SourceParser } from '../../src/languages/language';
import { root } from './generated';

const require = createRequire(import.meta.url);
const { typescriptParser } = require(path.join(root, 'esbuild.js')) as { typescriptParser: Plugin };

/** src/languages/javascript as it is shipped: with nothing of TypeScript but its parser. */
async function shipped(): Promise<{ code: string; exports: typeof whole }> {
  const { outputFiles: [file] } = await build({
    entryPoints: [path.join(root, 'src/languages/javascript/parse.ts')], absWorkingDir: root,
    bundle: true, write: false, format: 'cjs', platform: 'browser', target: 'es2022', plugins: [typescriptParser],
  });
  const code = file?.text ?? '';
  const module = { exports: {} };
  // Nearly what the editor's web host does with a bundle: there is neither a process nor a `require`.
  (runInNewContext(`(module, exports) => {${code}}`) as (module: object, exports: object) => void)(module, module.exports);
  return { code, exports: module.exports as typeof whole };
}

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?[jt]sx?$/.test(name)).map((name) => path.join(folder, name)).sort();
}

/** The same text as it stands while it is being typed: cut off somewhere, or with a hole. */
function* drafts(text: string): Generator<string> {
  yield text;
  for (const share of [0.31, 0.77]) yield text.slice(0, Math.floor(text.length * share));
  const hole = Math.floor(text.length / 2);
  yield text.slice(0, hole) + text.slice(hole + 9);
}

describe('TypeScript’s parser alone', function () {
  this.timeout(60_000);
  let code: string;
  let parsers: readonly SourceParser[];

  before(async () => {
    const own = await shipped();
    code = own.code;
    parsers = [await whole.createJavascriptParser(), await own.exports.createJavascriptParser()];
  });

  it('is a small part of the package', () => {
    assert.ok(code.length < 1_500_000, `${String(code.length)} characters`);
    assert.doesNotMatch(code, /function createTypeChecker\(/);
  });

  for (const folder of ['src/languages', 'test/quiet', 'examples', 'node_modules/eslint/lib/linter', 'node_modules/@types/mocha', 'node_modules/mocha/lib']) {
    it(`reads as the whole package does, also what is unfinished: ${folder}`, () => {
      let read = 0;
      for (const file of sources(folder)) {
        for (const draft of drafts(readFileSync(path.join(root, file), 'utf8'))) {
          const [expected, actual] = parsers.map((parser) => JSON.stringify(parser.parse(file, draft)));
          assert.ok(expected === actual, `${file}, ${String(draft.length)} characters`);
          read++;
        }
      }
      assert.ok(read > 0, 'nothing to read');
    });
  }
});
