// Whether the tests would notice: changes the code in small ways and runs the tests that reach each change.
//   npm run mutate              every subject
//   npm run mutate starlette    one of them
import { readdirSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';

/**
 * What is changed, which tests must notice (files or folders; the first to fail ends a run, so the recordings come last),
 * and the least share of the changes that they must.
 */
const subjects = {
  // Without the recordings of browsers: they would notice more, and take an hour.
  fetch: { mutate: ['src/fetch/*.ts', 'src/http/*.ts'], tests: [...specsIn('test/fetch', 'browsers'), ...specsIn('test/http')], least: 95 },
  console: { mutate: ['src/fetch/console/*.ts'], tests: specsIn('test/fetch/console', 'hostile'), least: 95 },
  starlette: server('starlette'),
  cors: server('cors'),
};

/** The tests right in a folder, but for those named. */
function specsIn(folder, ...others) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.test.ts') && !others.includes(name.slice(0, -'.test.ts'.length)));
  return names.map((name) => `${folder}/${name}`);
}

function server(id) {
  const own = ['-answers', ''].map((part) => `test/servers/${id}${part}.test.ts`);
  return { mutate: [`src/servers/${id}.ts`], tests: [...own, 'test/servers/table.test.ts', 'test/servers/unknown.test.ts', 'test/servers'], least: 90 };
}

const options = ({ mutate, tests, least }) => ({
  mutate,
  tests,
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
