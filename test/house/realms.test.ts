import assert from 'node:assert/strict';
import path from 'node:path';
import ts from 'typescript';

/** What the compiler says to a file of `realm` (a folder with a tsconfig.json) that holds `text`. */
function errorsIn(realm: string, text: string): string[] {
  const config = path.resolve(realm, 'tsconfig.json');
  const { options, errors } = ts.parseJsonConfigFileContent(ts.readConfigFile(config, (file) => ts.sys.readFile(file)).config, ts.sys, path.dirname(config));
  assert.deepEqual(errors.filter(({ code }) => code !== NO_INPUTS), []);
  const file = path.resolve(realm === '.' ? 'src/model' : realm, 'written-for-this-test.ts');
  const program = ts.createProgram([file], options, hostWith(options, file, text));
  return program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
const NO_INPUTS = 18003;

function hostWith(options: ts.CompilerOptions, file: string, text: string): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    fileExists: (name) => name === file || host.fileExists(name),
    readFile: (name) => (name === file ? text : host.readFile(name)),
    getSourceFile: (name, version) => (name === file ? ts.createSourceFile(name, text, version) : host.getSourceFile(name, version)),
  };
}

const foreign: Readonly<Record<string, readonly [realm: string, text: string, says: RegExp]>> = {
  'the core has no page': ['.', 'export const title = document.title;', /document/],
  'the core has no process': ['.', 'export const home = process.env;', /process/],
  'the core has no files': ['.', `import { readFileSync } from 'node:fs'; export const read = readFileSync;`, /node:fs/],
  'the core has no clock to wait for': ['.', 'export const wait = setTimeout;', /setTimeout/],
  'the editor has no page': ['src/vscode', 'export const title = document.title;', /document/],
  'the editor has no process': ['src/vscode', 'export const home = process.env;', /process/],
  'the editor has no files of Node': ['src/vscode', `import { readFileSync } from 'node:fs'; export const read = readFileSync;`, /node:fs/],
  'the page has no process': ['src/webview', 'export const home = process.env;', /process/],
  'the command line has no page': ['src/cli', 'export const title = document.title;', /document/],
};

const own: Readonly<Record<string, readonly [realm: string, text: string]>> = {
  'the editor': ['src/vscode', `import { window } from 'vscode'; export const shown = window;`],
  'the page': ['src/webview', 'export const title: string = document.title;'],
  'the command line': ['src/cli', `import { readFileSync } from 'node:fs'; export const read = readFileSync; export const home = process.env;`],
};

describe('one tsconfig per realm', function () {
  this.timeout(30_000);
  for (const [title, [realm, text, says]] of Object.entries(foreign)) {
    it(title, () => {
      const errors = errorsIn(realm, text);
      assert.equal(errors.length, 1, errors.join('\n'));
      assert.match(errors[0]!, says);
    });
  }
  for (const [title, [realm, text]] of Object.entries(own)) {
    it(`${title} has what is its own`, () => { assert.deepEqual(errorsIn(realm, text), []); });
  }
});
