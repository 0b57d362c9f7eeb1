// Whether the tests would notice: changes the code in small ways and runs the tests that reach each change.
//   npm run mutate              every subject
//   npm run mutate falcon       one of them: fetch, console or an implementation
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';

const implementations = readdirSync('src/servers').filter((name) => name.endsWith('.ts') && !['index.ts', 'server.ts'].includes(name)).map((name) => name.slice(0, -'.ts'.length));

/**
 * What is changed, which tests must notice (files or folders; the first to fail ends a run, so the recordings come last),
 * and the least share of the changes that they must. `leavesOut`: the titles of tests in these files that are not run.
 */
const subjects = {
  // Without the recordings of browsers: they would notice more, and take an hour.
  fetch: { mutate: ['src/fetch/*.ts', 'src/http/*.ts'], tests: [...specsIn('test/fetch', 'browsers'), ...specsIn('test/http')], least: 95 },
  console: { mutate: ['src/fetch/console/*.ts'], tests: specsIn('test/fetch/console', 'hostile'), least: 95 },
  ...Object.fromEntries(implementations.map((id) => [id, implementation(id)])),
};

/** The tests right in a folder, but for those named. */
function specsIn(folder, ...others) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.test.ts') && !others.includes(name.slice(0, -'.test.ts'.length)));
  return names.map((name) => `${folder}/${name}`);
}

/** An implementation's file and folder; the tests that bear or quote its name, those of all servers, and its own recordings. */
function implementation(id) {
  const common = ['recordings', 'table', 'unknown'];
  const own = specsIn('test/servers', ...common).filter((file) => /[^/.]+/.exec(path.basename(file))[0] === id || new RegExp(`['"/]${id}['"]`).test(readFileSync(file, 'utf8')));
  return {
    mutate: [`src/servers/${id}.ts`, ...(existsSync(`src/servers/${id}`) ? [`src/servers/${id}/*.ts`] : [])],
    tests: [...own, ...['table', 'unknown', 'recordings'].map((name) => `test/servers/${name}.test.ts`)],
    // Of the tests of all, those of the others; and no change of the code makes a recording too many.
    leavesOut: `^(?!${id} )\\S+ \\S+, as recorded|^the table of servers .*: (?!${id}$)\\S+$|^the recordings are all of some release$`,
    least: 90,
  };
}

const options = ({ mutate, tests, leavesOut, least }) => ({
  mutate,
  tests,
  ...(leavesOut === undefined ? {} : { leavesOut }),
  thresholds: { high: 100, low: least, break: least },
  testRunner: 'mocha',
  plugins: ['./test/mutation/mocha-runner.mjs'],
  testRunnerNodeArgs: ['--import', 'tsx'],
  coverageAnalysis: 'perTest',
  timeoutMS: 60_000, // a busy machine is no endless loop: those run into Stryker's limit of hits
  ignorePatterns: ['/dist', '/out', '/.vscode-test', '/coverage', '/reports', '/examples', '/media', '/test/host', '/.venv', '/.ci'],
  cleanTempDir: 'always',
  concurrency: 2,
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
});

const asked = process.argv.slice(2);
const unheardOf = asked.filter((name) => !Object.hasOwn(subjects, name));
if (unheardOf.length > 0) throw new Error(`No subject ${unheardOf.join(', ')}: there are ${Object.keys(subjects).join(', ')}.`);
for (const name of asked.length > 0 ? asked : Object.keys(subjects)) await new Stryker(options(subjects[name])).runMutationTest();
