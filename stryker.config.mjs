// Whether the tests would notice: changes the code in small ways and runs the tests of that code on each.
// The command runner, because Stryker's own for mocha does not know mocha 12. MUTATE names the subject.
const mocha = 'node --import tsx node_modules/mocha/bin/mocha.js --no-config --timeout 60000 --bail --reporter dot';

const servers = ['starlette', 'starlette-answers', 'cors', 'cors-answers', 'table', 'places', 'unknown', 'recordings'].map((name) => `test/servers/${name}.test.ts`).join(' ');
const subjects = {
  starlette: { file: 'src/servers/starlette.ts', tests: `${servers} --grep "^cors 2" --invert` },
  cors: { file: 'src/servers/cors.ts', tests: `${servers} --grep "^starlette [01]|^cors 2.8.5" --invert` },
  'cors-check': { file: 'src/fetch/cors-check.ts', tests: 'test/fetch/cors-check.test.ts' },
};
const subject = subjects[process.env.MUTATE];
if (!subject) throw new Error(`Set MUTATE to one of ${Object.keys(subjects).join(', ')}, or run \`npm run mutate\`.`);

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'command',
  commandRunner: { command: `${mocha} ${subject.tests}` },
  mutate: [subject.file],
  ignorePatterns: ['/dist', '/out', '/.vscode-test', '/coverage', '/reports', '/examples', '/media', '/test/host', '/.venv', '/.ci'],
  concurrency: 2,
  thresholds: { high: 95, low: 90, break: 90 },
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
