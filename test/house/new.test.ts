import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { parsers } from '../languages/parsers';
import { root } from './generated';

const modules = path.join(root, 'node_modules');
const copied = [
  'src', 'README.md', 'package.json', 'tsconfig.json', 'test/tsconfig.json', 'test/house', 'test/quiet/cases', 'test/record/requests.mjs', 'test/record/rows.mjs',
  'test/record/servers', 'test/record/servers.d.mts', 'test/record/servers.mjs', 'test/servers/answers.ts', 'test/servers/shapes.ts', 'test/service/memory-workspace.ts',
];
const cases = [
  { id: 'new-thing', language: 'javascript', package: '@scope/new.thing', quiet: 'new-thing.js', driver: 'cjs' },
  { id: 'newer', language: 'python', package: 'newer-cors', quiet: 'newer_cors.py', driver: 'py' },
] as const;

/** Runs Node in a copy of the repository. */
function run(cwd: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env: { ...process.env, UPDATE: '', ...environment } });
  return { status, text: stdout + stderr };
}

/** Runs it, and fails with all that it says where it does. */
function succeed(cwd: string, args: readonly string[], environment?: Readonly<Record<string, string>>): string {
  const { status, text } = run(cwd, args, environment);
  assert.equal(status, 0, text);
  return text;
}

/** As quiet.test.ts does it, for the new cases alone. */
const quietTest = `
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createService } from './src/service/index';
import { memoryWorkspace } from './test/service/memory-workspace';
for (const file of ${JSON.stringify(cases.map(({ language, quiet }) => `test/quiet/cases/${language}/${quiet}`))}) {
  it(file, async () => {
    const { policies, problems } = await createService(memoryWorkspace({ ['/' + file]: readFileSync(file, 'utf8') })).load('/' + file);
    assert.deepEqual([policies.length, problems], [1, []]);
  });
}
`;

const mocha = ['--import', 'tsx', path.join(modules, 'mocha/bin/mocha.js'), '--no-config', '--timeout', '120000'];

describe('npm run new server', function () {
  this.timeout(300_000);
  let copy = '';
  const scaffold = (...words: readonly string[]) => run(copy, ['test/house/new.mjs', ...words]);
  const read = (file: string) => readFileSync(path.join(copy, file), 'utf8');

  before(() => {
    // Below the root, so that packages are found; `out` is nobody's source.
    mkdirSync(path.join(root, 'out'), { recursive: true });
    copy = mkdtempSync(path.join(root, 'out', 'new-'));
    for (const each of copied) cpSync(path.join(root, each), path.join(copy, each), { recursive: true });
    for (const each of cases) succeed(copy, ['test/house/new.mjs', 'server', each.id, each.language, each.package]);
  });
  after(() => { rmSync(copy, { recursive: true, force: true }); });

  it('refuses ids that are none, languages that are none and what exists', () => {
    const refused = { 'New': /is no id/, 'new_thing': /is no id/, '-new': /is no id/, '../new': /is no id/, '': /is no id/, 'new-thing': /^src\/servers\/new-thing\.ts exists/, 'hono': /exists/ };
    const before = readdirSync(path.join(copy, 'src/servers'));
    for (const [id, why] of Object.entries(refused)) {
      const { status, text } = scaffold('server', id);
      assert.deepEqual([status, why.test(text)], [1, true], `${id}: ${text}`);
    }
    assert.match(scaffold('server', 'newest', 'ruby').text, /^Usage: /);
    assert.match(scaffold('rule', 'newest').text, /^Usage: /);
    assert.match(scaffold('server', 'newest', 'python', 'a b').text, /is no name of a package/);
    assert.deepEqual(readdirSync(path.join(copy, 'src/servers')), before);
  });

  it('says what was written and what comes next', () => {
    const { status, text } = scaffold('server', 'told');
    assert.equal(status, 0, text);
    assert.deepEqual(text.split('\n\n')[0]?.split('\n'), [
      'src/servers/told.ts', 'test/record/servers/told.mjs', 'test/record/servers/told.cjs', 'test/servers/told.test.ts', 'test/quiet/cases/javascript/told.js',
    ]);
    for (const word of ['npm run record told', "-g '^told '", 'npm run conformance servers told', "'javascript/told.js': 1,"]) assert.ok(text.includes(word), word);
    for (const file of text.split('\n\n')[0]?.split('\n') ?? []) rmSync(path.join(copy, file));
  });

  it('leaves no word of a template unfilled', () => {
    for (const { id, language, driver, quiet } of cases) {
      const files = [`src/servers/${id}.ts`, `test/record/servers/${id}.mjs`, `test/record/servers/${id}.${driver}`, `test/servers/${id}.test.ts`, `test/quiet/cases/${language}/${quiet}`];
      for (const file of files) assert.doesNotMatch(read(file), /__[a-z]+__/, file);
    }
  });

  it('is registered, type-checks, passes its own tests, and finds nothing wrong in the quiet case', () => {
    succeed(copy, [...mocha, 'test/house/generated.test.ts'], { UPDATE: '1' });
    assert.match(read('README.md'), /\[@scope\/new\.thing\]\(src\/servers\/new-thing\.ts\) \| `@scope\/new\.thing`<br>1\.0\.0 \| 0 /);
    const project = { extends: './test/tsconfig.json', include: [], files: cases.flatMap(({ id }) => [`src/servers/${id}.ts`, `test/servers/${id}.test.ts`]) };
    writeFileSync(path.join(copy, 'tsconfig.new.json'), JSON.stringify(project));
    succeed(copy, [path.join(modules, 'typescript/bin/tsc'), '-p', 'tsconfig.new.json']);
    writeFileSync(path.join(copy, 'quiet.test.ts'), quietTest);
    assert.match(succeed(copy, [...mocha, 'quiet.test.ts', ...cases.map(({ id }) => `test/servers/${id}.test.ts`)]), /\b23 passing/);
  });

  it('is as the house likes it', async () => {
    const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked as Linter.Config });
    const files = cases.flatMap(({ id }) => [`src/servers/${id}.ts`, `test/servers/${id}.test.ts`, `test/record/servers/${id}.mjs`]);
    for (const file of [...files, 'test/record/servers/new-thing.cjs']) {
      const [result] = await eslint.lintText(read(file), { filePath: path.join(root, file) });
      assert.deepEqual(result?.messages.map(({ line, message }) => `${file}:${String(line)} ${message}`), []);
    }
  });

  for (const { id, language, driver, quiet } of cases) {
    it(`has a driver, a source of each row and a quiet case that parse: ${language}`, async () => {
      const parser = (await parsers())[language];
      const spec = `import spec from './test/record/servers/${id}.mjs'; console.log(spec.options.map((each) => spec.source(each)).join('\\0'));`;
      const rows = succeed(copy, ['--input-type=module', '-e', spec]).split('\0');
      assert.ok(rows.length > 30);
      const ending = language === 'python' ? 'py' : 'js';
      for (const text of [read(`test/record/servers/${id}.${driver}`), read(`test/quiet/cases/${language}/${quiet}`), ...rows]) {
        assert.equal(parser.parse(`/a.${ending}`, text).damaged, false, text);
      }
    });
  }
});
