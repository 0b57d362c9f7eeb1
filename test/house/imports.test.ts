import assert from 'node:assert/strict';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

/** Lints a file that does not exist, so without its types. */
const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked as Linter.Config });

async function complaints(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath, warnIgnored: true });
  return (result?.messages ?? []).filter(({ ruleId }) => ruleId !== '@typescript-eslint/no-unused-vars')
    .map(({ ruleId, message }) => `${ruleId ?? 'parser'}: ${message}`);
}

/** The file as it would lie in `folder`, what it says, the rule that refuses it and a word of the reason. */
type Refused = readonly [folder: string, text: string, rule: string, reason: RegExp];

const refused: Readonly<Record<string, Refused>> = {
  'a rule that knows a server': ['src/rules', `import { cors } from '../servers/cors'; cors();`, 'no-restricted-imports', /rules may import http, model/],
  'a rule that knows the browser': ['src/rules', `export { corsCheck } from '../fetch/cors-check';`, 'no-restricted-imports', /rules may import/],
  'a rule that knows a parser': ['src/rules', `export * from '../languages/python/parse';`, 'no-restricted-imports', /rules may import/],
  'a server that asks the browser': ['src/servers', `import type { Fetched } from '../fetch/types';`, 'no-restricted-imports', /servers may import/],
  'a server that parses': ['src/servers', `import { parse } from '../languages/javascript/parse'; parse();`, 'no-restricted-imports', /servers may import/],
  'the browser that knows an option': ['src/fetch', `import type { Role } from '../model/role';`, 'no-restricted-imports', /fetch may import http/],
  'the browser that knows a rule, from a folder below': ['src/fetch/console', `import { severityOf } from '../../rules/rule'; severityOf();`, 'no-restricted-imports', /fetch may import http/],
  'an explanation that knows a server': ['src/explain', `import { cors } from '../servers/cors'; cors();`, 'no-restricted-imports', /explain may import http, fetch/],
  'an explanation that knows the simulator': ['src/explain/har', `import { show } from '../../simulator/show'; show();`, 'no-restricted-imports', /explain may import/],
  'the browser that knows what it means for people': ['src/fetch', `import { adviceOf } from '../explain/advice'; adviceOf();`, 'no-restricted-imports', /fetch may import http/],
  'the model that imports anything': ['src/model', `import type { HeaderList } from '../http/header-list';`, 'no-restricted-imports', /model may import no other layer/],
  'a language that knows the program': ['src/languages/python', `import { load } from '../../program/load'; load();`, 'no-restricted-imports', /languages may import model/],
  'the program that knows HTTP': ['src/program', `import { get } from '../http/header-list'; get();`, 'no-restricted-imports', /program may import/],
  'the service that knows the simulator': ['src/service', `import { show } from '../simulator/show'; show();`, 'no-restricted-imports', /service may import/],
  'the page that knows the service': ['src/webview', `import type { Policy } from '../service/api';`, 'no-restricted-imports', /webview may import simulator\/protocol/],
  'the page that knows the simulator': ['src/webview', `import { show } from '../simulator/show'; show();`, 'no-restricted-imports', /webview may import/],
  'the editor that knows a server': ['src/vscode', `import { cors } from '../servers/cors'; cors();`, 'no-restricted-imports', /vscode may import service, simulator/],
  'the command line that knows the editor': ['src/cli', `import { diagnostics } from '../vscode/diagnostics'; diagnostics();`, 'no-restricted-imports', /cli may import/],
  'vscode outside its folder': ['src/service', `import * as vscode from 'vscode'; vscode.activate();`, 'no-restricted-imports', /service may import no package/],
  'vscode in the command line': ['src/cli', `import type { Uri } from 'vscode';`, 'no-restricted-imports', /cli may import node:/],
  'node: in the core': ['src/program', `import { readFile } from 'node:fs/promises'; readFile();`, 'no-restricted-imports', /program may import no package/],
  'node: in what runs in the browser too': ['src/vscode', `import path from 'node:path'; path.join();`, 'no-restricted-imports', /vscode may import/],
  'a parser above the languages': ['src/program', `import ts from 'typescript'; ts.createSourceFile();`, 'no-restricted-imports', /program may import no package/],
  'a package that is not declared for its layer': ['src/webview', `import axe from 'axe-core'; axe.run();`, 'no-restricted-imports', /webview may import/],
  'the tests': ['src/service', `import { testRule } from '../../test/rules/tester'; testRule();`, 'no-restricted-imports', /src knows nothing/],
  'a layer, imported when it is run': ['src/rules', `export const cors = () => import('../servers/cors');`, 'no-restricted-syntax', /rules may import http, model/],
  'vscode, imported when it is run': ['src/simulator', `export const editor = () => import('vscode');`, 'no-restricted-syntax', /simulator may import no package/],
  'node:, imported when it is run': ['src/service', `export const fs = () => import('node:fs');`, 'no-restricted-syntax', /service may import no package/],
  'a module whose name is computed': ['src/service', `export const load = (name: string) => import(name);`, 'no-restricted-syntax', /must be readable/],
  'a layer, imported as a type': ['src/rules', `export type Cors = import('../servers/cors').Cors;`, 'no-restricted-syntax', /rules may import/],
  'require': ['src/service', `export const fs: unknown = require('node:fs');`, '@typescript-eslint/no-require-imports', /forbidden/],
  'a module-level variable': ['src/service', `export let last = 0; last++;`, 'no-restricted-syntax', /mutable state/],
  'a module-level map': ['src/service', `export const seen = new Map<string, number>();`, 'no-restricted-syntax', /ReadonlyMap/],
  'a module-level list that starts empty': ['src/service', `export const seen: string[] = [];`, 'no-restricted-syntax', /meant to be filled/],
  'a clock in the core': ['src/fetch', `export const now = () => Date.now();`, 'no-restricted-globals', /Date/],
  'chance in the core': ['src/simulator', `export const dice = () => Math.random();`, 'no-restricted-properties', /random/],
  'Node’s globals in what runs in the browser too': ['src/vscode', `export const home = () => process.env.HOME;`, 'no-restricted-globals', /process/],
  'an enum': ['src/model', `export enum Kind { A, B }`, 'no-restricted-syntax', /union/],
  'work left for later': ['src/model', `// TODO: everything\nexport {};`, 'no-warning-comments', /todo/i],
  'a test that is not run': ['test/model', `describe('all', () => { it.only('one', () => undefined); });`, 'no-restricted-syntax', /proves nothing/],
};

const allowed: Readonly<Record<string, readonly [folder: string, text: string]>> = {
  'a server that reads what operators mean': ['src/servers', `import { dialect } from '../languages/python/dialect'; dialect();`],
  'the simulator with an explanation': ['src/simulator', `import { adviceOf } from '../explain/advice'; adviceOf();`],
  'a rule with a neighbour': ['src/rules', `import { deciding } from './deciding'; deciding();`],
  'a language with its own package': ['src/languages/python', `export const load = () => import('web-tree-sitter');`],
  'a file two folders down with one beside its parent': ['src/languages/python', `import { walk } from '../../model/syntax'; import { totalParser } from '../language'; walk(totalParser);`],
  'node: in the command line': ['src/cli', `import { readFile } from 'node:fs/promises'; readFile();`],
  'node: where only Node is': ['src/vscode/node', `import { readFile } from 'node:fs/promises'; readFile();`],
  'the page with its messages': ['src/webview', `import type { ToPage } from '../simulator/protocol';`],
  'a constant set': ['src/fetch', `export const safelisted: ReadonlySet<string> = new Set(['get']);`],
};

describe('who may import whom', function () {
  this.timeout(20_000);
  for (const [what, [folder, text, rule, reason]] of Object.entries(refused)) {
    it(`refuses ${what}`, async () => {
      const found = await complaints(`${folder}/bad.ts`, text);
      assert.equal(found.length, 1, found.join('\n'));
      assert.ok(found[0]!.startsWith(`${rule}: `) && reason.test(found[0]!), found[0]);
    });
  }
  for (const [what, [folder, text]] of Object.entries(allowed)) {
    it(`allows ${what}`, async () => {
      const found = await complaints(`${folder}/good.ts`, text);
      assert.deepEqual(found.filter((line) => line.startsWith('no-restricted')), []);
    });
  }
});
