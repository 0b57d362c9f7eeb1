import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFiles, root, serverIds } from './generated';
import { between, implementationTables } from './implementations';

describe('generated files', () => {
  for (const [file, text] of generatedFiles()) {
    it(`${file} is what its sources say (UPDATE=1 rewrites it)`, () => {
      const target = path.join(root, file);
      if (process.env.UPDATE) writeFileSync(target, text);
      assert.equal(existsSync(target) ? readFileSync(target, 'utf8') : '', text);
    });
  }

  it('the tables in README.md are what servers and recordings say (UPDATE=1 rewrites them)', async () => {
    // The registries may just have been rewritten.
    const [{ servers }, { recordedServers }] = await Promise.all([import('../../src/servers/index'), import('../record/servers.mjs')]);
    assert.deepEqual(servers.map(({ id }) => id), serverIds(), 'the registry was read before it was rewritten: run this once more');
    const target = path.join(root, 'README.md');
    const page = readFileSync(target, 'utf8');
    const text = between(page, 'implementations', implementationTables(servers, recordedServers));
    if (process.env.UPDATE) writeFileSync(target, text);
    assert.equal(process.env.UPDATE ? text : page, text);
  }).timeout(20_000);
});
