import assert from 'node:assert/strict';
import { isUnknown } from '../../src/http/unknown';
import { createService, type EngineName, type Walkthrough } from '../../src/service/index';
import { showWalkthrough } from '../../src/simulator/show';
import { recordedCases, type RecordedCase, type RecordedStep } from '../fetch/recording';
import type { RecordedConfiguration } from '../record/browser/configurations.mjs';
import { memoryWorkspace } from '../service/memory-workspace';

/** The configuration as a file that a user would have. */
function fileOf({ kind, options }: RecordedConfiguration): readonly [string, string] {
  return kind === 'fastapi'
    ? ['/project/main.py', `from fastapi import FastAPI\nfrom fastapi.middleware.cors import CORSMiddleware\napp = FastAPI()\napp.add_middleware(CORSMiddleware, ${options})\n`]
    : ['/project/server.js', `const cors = require('cors');\napp.use(cors(${options}));\n`];
}

async function configured({ configuration = '' }: Pick<RecordedCase, 'configuration'>): Promise<RecordedConfiguration> {
  const { configurations } = await import('../record/browser/configurations.mjs');
  const found = configurations[configuration];
  assert.ok(found, configuration);
  return found;
}

async function simulate(configuration: RecordedConfiguration, { page }: RecordedStep, engine: EngineName): Promise<Walkthrough> {
  const [file, text] = fileOf(configuration);
  const snapshot = await createService(memoryWorkspace({ [file]: text })).load(file);
  const [policy] = snapshot.policies;
  assert.ok(policy, 'the configuration is found');
  return snapshot.ask(policy, { from: page.from, to: page.url, method: page.method, headers: page.headers, credentials: page.credentials, engine });
}

interface Crossed { readonly method: string; readonly answer: Walkthrough['fetched']['exchanges'][number]['answer'] }

/** Status and Access-Control-* lines of each answer, in the order of the exchanges. */
function answers(crossed: readonly Crossed[]) {
  return crossed.map(({ method, answer }) => {
    assert(answer.kind === 'response');
    return [method, answer.response.status, ...answer.response.headers.map(({ name, value }) => `${name.toLowerCase()}: ${isUnknown(value) ? '?' : value}`).filter(isCors).sort()];
  });
}

/** The methods that `*` stands for are those of the release: the recording's is not the newest. */
function isCors(line: string): boolean {
  return line.startsWith('access-control-') && !line.includes('HEAD, OPTIONS, PATCH, POST, PUT');
}

/** One request of a browser that remembers nothing, as the simulator asks it. */
function firstSteps(engine: EngineName): readonly (readonly [RecordedCase, RecordedStep])[] {
  return recordedCases(engine).flatMap((one) => (one.configuration === undefined || one.steps[0] === undefined ? [] : [[one, one.steps[0]] as const]));
}

for (const engine of ['chromium', 'firefox', 'webkit'] as const) {
  const cases = firstSteps(engine);
  if (cases.length > 0) describe(`the simulator, compared with the real ${engine} in front of the real server`, () => {
    for (const [one, step] of cases) {
      it(one.id, async () => {
        const walkthrough = await simulate(await configured(one), step, engine);
        const { exchanges } = walkthrough.fetched;
        assert.deepEqual(answers(exchanges.map(({ request: { method }, answer }) => ({ method, answer }))), answers(step.wire));
        const shown = showWalkthrough(walkthrough, () => ({ place: '', reveal: '' }));
        assert.equal(shown.verdict, typeof step.saw === 'string' ? 'refused' : 'readable');
        assert.equal(shown.console, typeof step.saw === 'string' ? step.console : '');
      });
    }
  });
}

it('there are recordings of a real browser in front of real servers', () => {
  assert.ok(firstSteps('chromium').length > 100);
});

describe('the configuration that the product began with', () => {
  it('is clean', async () => {
    const [file, text] = fileOf(await configured({ configuration: 'fastapi-listed' }));
    assert.deepEqual((await createService(memoryWorkspace({ [file]: text })).load(file)).problems, []);
  });
});
