import assert from 'node:assert/strict';
import { isUnknown } from '../../src/http/unknown';
import { createService, type Walkthrough } from '../../src/service/index';
import { showWalkthrough } from '../../src/simulator/show';
import { recordedCases, type RecordedCase } from '../fetch/recording';
import { memoryWorkspace } from '../service/memory-workspace';

interface Configured { readonly kind: 'fastapi' | 'express'; readonly options: string }

/** The configuration as a file that a user would have. */
function fileOf({ kind, options }: Configured): readonly [string, string] {
  return kind === 'fastapi'
    ? ['/project/main.py', `from fastapi import FastAPI\nfrom fastapi.middleware.cors import CORSMiddleware\napp = FastAPI()\napp.add_middleware(CORSMiddleware, ${options})\n`]
    : ['/project/server.js', `const cors = require('cors');\napp.use(cors(${options}));\n`];
}

async function simulate(configured: Configured, { page }: RecordedCase): Promise<Walkthrough> {
  const [file, text] = fileOf(configured);
  const snapshot = await createService(memoryWorkspace({ [file]: text })).load(file);
  const [policy] = snapshot.policies;
  assert.ok(policy, 'the configuration is found');
  return snapshot.ask(policy, { from: page.from, to: page.url, method: page.method, headers: page.headers, credentials: page.credentials });
}

/** Status and Access-Control-* lines of each answer, in the order of the exchanges. */
function simulated({ fetched }: Walkthrough) {
  return fetched.exchanges.map(({ request, answer }) => {
    assert(answer.kind === 'response');
    return [request.method, answer.response.status, ...answer.response.headers.map(({ name, value }) => `${name.toLowerCase()}: ${isUnknown(value) ? '?' : value}`).filter(isCors).sort()];
  });
}

function recorded({ wire }: RecordedCase) {
  return wire.map(({ method, answer }) => {
    assert(answer.kind === 'response');
    return [method, answer.response.status, ...answer.response.headers.map(({ name, value }) => `${name.toLowerCase()}: ${isUnknown(value) ? '?' : value}`).filter(isCors).sort()];
  });
}

/** The methods that `*` stands for are those of the release: the recording's is not the newest. */
function isCors(line: string): boolean {
  return line.startsWith('access-control-') && !line.includes('HEAD, OPTIONS, PATCH, POST, PUT');
}

describe('the simulator, compared with the real Chromium in front of the real server', () => {
  for (const one of recordedCases().filter(({ configuration }) => configuration !== 'raw')) {
    it(one.id, async () => {
      const { configurations } = await import('../record/browser-cases.mjs') as { configurations: Readonly<Record<string, Configured>> };
      const configured = configurations[one.configuration];
      assert.ok(configured);
      const walkthrough = await simulate(configured, one);
      assert.deepEqual(simulated(walkthrough), recorded(one));
      const shown = showWalkthrough(walkthrough, () => ({ place: '', reveal: '' }));
      assert.equal(shown.verdict, typeof one.saw === 'string' ? 'refused' : 'readable');
      assert.equal(shown.console, typeof one.saw === 'string' ? one.console : '');
    });
  }
});

describe('the configuration that the product began with', () => {
  it('is clean', async () => {
    const { configurations } = await import('../record/browser-cases.mjs') as { configurations: Readonly<Record<string, Configured>> };
    const first = configurations['fastapi-listed'];
    assert.ok(first);
    const [file, text] = fileOf(first);
    assert.deepEqual((await createService(memoryWorkspace({ [file]: text })).load(file)).problems, []);
  });
});
