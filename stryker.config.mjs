// Whether the tests would notice: changes the code in small ways and runs the tests of that code on each.
// The command runner, because Stryker's own for mocha does not know mocha 12.
const mocha = 'node --import tsx node_modules/mocha/bin/mocha.js --no-config --bail --reporter dot';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'command',
  commandRunner: { command: `${mocha} test/fetch/cors-check.test.ts test/servers/starlette.test.ts test/servers/cors.test.ts test/servers/recordings.test.ts` },
  mutate: ['src/servers/starlette.ts', 'src/servers/cors.ts', 'src/fetch/cors-check.ts'],
  ignorePatterns: ['/dist', '/out', '/.vscode-test', '/coverage', '/reports', '/examples', '/media', '/test/host', '/.venv', '/.ci'],
  concurrency: 2,
  thresholds: { high: 95, low: 90, break: 90 },
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
