import assert from 'node:assert/strict';
import { get as getHeader } from '../../src/http/header-list';
import { servers } from '../../src/servers/index';
import { createService } from '../../src/service/index';
import { recordedServers, type RecordedServer, type Told, type WhoReads } from '../record/servers.mjs';
import { memoryWorkspace } from '../service/memory-workspace';

/** An origin that no options name. */
const stranger = 'https://stranger.test';

/** What the model says of a configuration in the newest release. */
async function whoReads(id: string, { language, source }: RecordedServer, options: string): Promise<WhoReads> {
  const file = language === 'python' ? '/app/main.py' : '/app/main.js';
  const workspace = memoryWorkspace({ [file]: source(options) });
  const snapshot = await createService(workspace, { severity: {} }, { servers: servers.filter((each) => each.id === id), rules: [] }).load(file);
  const [policy] = snapshot.policies;
  assert.ok(policy && snapshot.policies.length === 1, `${options} is recognised once`);
  const get = (...headers: readonly (readonly [string, string])[]) => snapshot.respond(policy, { method: 'GET', url: policy.url, headers });
  const [alone, answer] = [get(), get(['Origin', stranger])];
  if (answer.kind === 'failsToStart') return 'does not start';
  if ([alone, answer].every((each) => each.kind === 'answers' && each.status === 500)) return 'every request fails';
  const verdict = (from: string, credentials: 'include' | 'omit') => snapshot.fetched(policy, { from, credentials }).verdict.kind;
  const withCookies = verdict(stranger, 'include');
  assert.notEqual(withCookies, 'unknown', options);
  if (withCookies === 'readable') return 'any website, with cookies';
  if (verdict(stranger, 'omit') !== 'readable') return verdict('http://localhost:5173', 'omit') === 'readable' ? 'localhost only' : 'nobody';
  return 'headers' in answer && getHeader(answer.headers, 'access-control-allow-credentials') === 'true' ? 'browsers refuse' : 'any website, no cookies';
}

describe('what the README says of', () => {
  for (const [id, spec] of Object.entries(recordedServers)) {
    const { shapes = [], wildcardWithCredentials, unsetOrigin } = spec.readme ?? {};
    const told = (title: string, cell: Told | undefined) => {
      if (!cell) return;
      it(`${id} ${title} is what the model answers`, async () => {
        assert.equal(await whoReads(id, spec, cell.options), cell.says);
        const { protocol, pathname } = new URL(cell.source[1]);
        assert.ok(protocol === 'https:' && pathname.length > 1, `${cell.source[1]} is a page`);
      }).timeout(20_000);
    };
    told('with any origin and credentials', wildcardWithCredentials);
    told('without an option for origins', unsetOrigin);
    if (spec.readme) {
      it(`${id} names one to six shapes in few words`, () => {
        assert.ok(shapes.length >= 1 && shapes.length <= 6, shapes.join());
        for (const shape of shapes) assert.match(shape, /^[^`|]{5,24}$/);
      });
    }
  }
});
