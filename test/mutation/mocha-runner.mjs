// Mocha inside Stryker's own process: the tests are loaded once, and then run for one mutant after another.
// @stryker-mutator/mocha-runner would do, but 9 does not know mocha 12 and 10 needs Node 22.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Mocha from 'mocha';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';

const require = createRequire(import.meta.url);

/** The test files at or below `place`, in one order everywhere. */
const testFiles = (place) => (place.endsWith('.test.ts') ? [path.resolve(place)] : readdirSync(place, { recursive: true })
  .filter((name) => name.endsWith('.test.ts')).sort().map((name) => path.resolve(place, name)));

const failed = (id, error) => ({ id, name: id, status: TestStatus.Failed, timeSpentMs: 0, failureMessage: String(error.message ?? error) });

class MochaRunner {
  static inject = [commonTokens.options];
  /** What the instrumented code reads and writes: which mutant is active, which tests reached which. */
  #instrumented = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
  #options;
  #mocha;
  #tests = [];

  constructor(options) {
    this.#options = options;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    this.#load();
    const result = await this.#run();
    return { ...result, mutantCoverage: this.#instrumented.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, reloadEnvironment, testFilter, hitLimit }) {
    Object.assign(this.#instrumented, { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    this.#instrumented.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    try {
      if (reloadEnvironment || !this.#mocha) this.#load();
    } catch (error) {
      return toMutantRunResult({ status: DryRunStatus.Complete, tests: [failed('loading the tests', error)] });
    }
    this.#instrumented.activeMutant = activeMutant.id;
    return toMutantRunResult(await this.#run(testFilter));
  }

  /** Evaluates the tests and what they import, again where they have been before: tsx makes CommonJS of all that is in the sandbox. */
  #load() {
    const { tests, disableBail } = this.#options;
    for (const file of Object.keys(require.cache)) if (file.startsWith(process.cwd())) delete require.cache[file];
    const listen = (runner) => this.#listen(runner);
    const reporter = class { constructor(runner) { listen(runner); } };
    this.#mocha = new Mocha({ timeout: 0, bail: !disableBail, reporter }).cleanReferencesAfterRun(false);
    for (const file of new Set(tests.flatMap(testFiles))) this.#mocha.addFile(file);
    this.#mocha.loadFiles();
    this.#mocha.files = []; // or `run` would load them once more
  }

  async #run(titles) {
    const wanted = titles && new Set(titles);
    const { leavesOut } = this.#options;
    const others = leavesOut === undefined ? undefined : new RegExp(leavesOut);
    // Mocha asks no more than `test` of it; an expression of hundreds of titles would be slow.
    this.#mocha.grep({ test: (title) => (!wanted || wanted.has(title)) && others?.test(title) !== true });
    this.#tests = [];
    await new Promise((done) => { this.#mocha.run(done); });
    const { hitCount, hitLimit } = this.#instrumented;
    return determineHitLimitReached(hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests: this.#tests };
  }

  #listen(runner) {
    // Outside a test there is no test: what a suite or a hook around several reaches counts as reached by all.
    runner.on('test', (test) => { this.#instrumented.currentTestId = test.fullTitle(); });
    runner.on('test end', () => { this.#instrumented.currentTestId = undefined; });
    runner.on('pass', (test) => {
      const id = test.fullTitle();
      this.#tests.push({ id, name: id, status: TestStatus.Success, timeSpentMs: test.duration, fileName: test.file });
    });
    runner.on('fail', (test, error) => { this.#tests.push(failed((test.ctx?.currentTest ?? test).fullTitle(), error)); });
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'mocha', MochaRunner)];

export const strykerValidationSchema = { properties: { tests: { type: 'array', items: { type: 'string' } }, leavesOut: { type: 'string' } } };
