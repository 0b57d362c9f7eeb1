import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../src/rules/index';
import { servers } from '../../src/servers/index';
import { createService, type Problem, type Service, type Snapshot } from '../../src/service/index';
import { memoryWorkspace } from '../service/memory-workspace';

const folder = join(import.meta.dirname, '../../examples');

function exampleFiles(): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const wanted = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'));
  return Object.fromEntries(wanted.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
  }));
}

async function snapshotsOf(service: Service, files: Readonly<Record<string, string>>): Promise<readonly Snapshot[]> {
  const snapshots = await Promise.all(Object.keys(files).map((file) => service.load(file)));
  return snapshots.filter((snapshot) => snapshot.policies.length > 0);
}

function isAlarm({ severity }: Problem): boolean {
  return severity === 'error' || severity === 'warning';
}

/** The files after the preferred fix of the first alarm, undefined when there is none. */
async function oneStep(files: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>> | undefined> {
  const service = createService(memoryWorkspace(files));
  for (const snapshot of await snapshotsOf(service, files)) {
    for (const problem of snapshot.problems.filter(isAlarm)) {
      const preferred = problem.fixes.find((fix) => fix.preferred);
      const applied = preferred && snapshot.fix(problem, preferred.id, await service.origins(snapshot.file));
      if (!applied) continue;
      const changed = { ...files };
      for (const { at, text } of applied.edits.toSorted((a, b) => b.at.start - a.at.start)) {
        const before = changed[at.file] ?? '';
        changed[at.file] = before.slice(0, at.start) + text + before.slice(at.end);
      }
      return changed;
    }
  }
  return undefined;
}

describe('the examples', () => {
  const files = exampleFiles();
  const service = createService(memoryWorkspace(files));

  it('show every rule, in both languages what both can get wrong', async () => {
    const snapshots = await snapshotsOf(service, files);
    const shown = (language: RegExp) => {
      const problems = snapshots.filter(({ file }) => language.test(file)).flatMap((snapshot) => snapshot.problems);
      return [...new Set(problems.map(({ rule }) => rule))].toSorted();
    };
    assert.deepEqual(shown(/\.ts$/), rules.map(({ id }) => id).toSorted());
    assert.deepEqual(shown(/\.py$/), rules.map(({ id }) => id).toSorted());
  }).timeout(20_000);

  it('have every implementation', async () => {
    const shown = new Set((await snapshotsOf(service, files)).flatMap(({ policies }) => policies.map(({ server }) => server)));
    assert.deepEqual(servers.map(({ id }) => id).filter((id) => !shown.has(id)), []);
  }).timeout(20_000);

  it('leave a correct configuration alone', async () => {
    assert.deepEqual((await service.load('/fastapi/app/routers/admin.py')).problems, []);
    const express = await service.load('/express/src/server.ts');
    const account = express.policies.filter(({ options }) => options.some(({ text }) => text.includes('FRONTEND_URL')));
    assert.equal(account.length, 1);
    assert.deepEqual(express.problems.filter(({ configuration }) => configuration.start === account[0]?.at.start), []);
  }).timeout(20_000);

  it('are cured by the preferred fixes, but for stars, which only their author can spell out', async () => {
    const current: Record<string, string> = {};
    for (const application of new Set(Object.keys(files).map((file) => file.split('/')[1]))) {
      let own = Object.fromEntries(Object.entries(files).filter(([file]) => file.startsWith(`/${String(application)}/`)));
      for (let next = await oneStep(own), steps = 0; next; next = await oneStep(own), steps++) {
        assert.ok(steps < 30, `the fixes come to an end in ${String(application)}`);
        own = next;
      }
      Object.assign(current, own);
    }
    const snapshots = await snapshotsOf(createService(memoryWorkspace(current)), current);
    const left = snapshots.flatMap(({ problems }) => problems.filter(isAlarm));
    assert.deepEqual(left.map(({ rule }) => rule), ['origin-never-matches', 'origin-never-matches']);
    assert.ok(left.every(({ message }) => message.includes('https://*.bikes.example')));
    const listed = 'allow_origins=["https://app.example.com"],';
    assert.ok(current['/fastapi/app/main.py']?.includes(listed), current['/fastapi/app/main.py']);
  }).timeout(30_000);
});
