import assert from 'node:assert/strict';
import { createService, type Snapshot } from '../../src/service/index';
import { memoryWorkspace } from '../service/memory-workspace';

const rules = { severity: { 'any-origin': 'off' } } as const;

async function snapshotOf(file: string, files: Readonly<Record<string, string>>): Promise<Snapshot> {
  return createService(memoryWorkspace(files), rules).load(file);
}

/** What is found in a file, `rule at words` of each problem; any origin without credentials does not count. */
export async function problemsOf(file: string, text: string, others: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { problems } = await snapshotOf(file, { ...others, [file]: text });
  return problems.map(({ rule, at }) => `${rule} at ${text.slice(at.start, at.end)}`);
}

/** The line about each configuration of a file. */
export async function summariesOf(file: string, text: string): Promise<readonly string[]> {
  return (await snapshotOf(file, { [file]: text })).policies.map(({ summary }) => summary);
}

/** The text after the preferred fix of the first problem, or after the one with the id `fix`; what is found there again must be less. */
export async function fixed(file: string, text: string, fix?: string): Promise<string> {
  const snapshot = await snapshotOf(file, { [file]: text });
  const [problem] = snapshot.problems;
  assert.ok(problem);
  const offered = problem.fixes.find(({ id, preferred }) => (fix === undefined ? preferred : id === fix)) ?? problem.fixes[0];
  assert.ok(offered, 'a fix is offered');
  const applied = snapshot.fix(problem, offered.id, []);
  assert.ok(applied);
  const edits = applied.edits.toSorted((a, b) => b.at.start - a.at.start);
  const after = edits.reduce((whole, edit) => whole.slice(0, edit.at.start) + edit.text + whole.slice(edit.at.end), text);
  assert.ok((await problemsOf(file, after)).length < snapshot.problems.length, 'the problem is gone');
  return after;
}
