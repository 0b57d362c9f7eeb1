import assert from 'node:assert/strict';
import type { Rule } from '../../src/rules/rule';
import { createService, type AppliedFix, type Problem, type Snapshot } from '../../src/service/index';
import { servers } from '../../src/servers/index';
import type { Server } from '../../src/servers/server';
import { memoryWorkspace } from '../service/memory-workspace';
import { draw, erase } from './squiggles';

/** Texts by file name. */
type Files = Readonly<Record<string, string>>;

/** A source file under test. It is Python if a line begins `from x import y` and nothing else is said, else TypeScript. */
export interface Source {
  readonly source: string;
  /** Other files, by a name relative to the source. */
  readonly files?: Files;
  readonly language?: 'python' | 'javascript';
  /** The release of the library; left out, the newest on record. */
  readonly release?: string;
}

/** A source that draws its own squiggles: `#  ~~~~ messageKey` under the words at fault. */
export interface Reported extends Source {
  /** The keys of the fixes that the first problem offers. */
  readonly offers?: readonly string[];
  /** Words of the first problem's message: the condition under which it holds. */
  readonly says?: string;
  /** By a fix's key: the source after the fix of the first problem that offers it, or the changed files. */
  readonly after?: Readonly<Record<string, string | Files>>;
  /** The origins that the workspace names. */
  readonly origins?: readonly string[];
}

export interface Cases {
  readonly quiet: Readonly<Record<string, string | Source>>;
  readonly reports: Readonly<Record<string, string | Reported>>;
}

const folder = '/workspace/';
/** The first test of a run also pays for the parsers. */
const parsersToo = 20_000;
const knownOrigins = ['https://app.example.com'];

/** Runs only `rule`: silent on `quiet`, exactly the squiggles drawn on `reports`; every listed fix cures its problem. */
export function testRule(rule: Rule, { quiet, reports }: Cases): void {
  describe(rule.id, () => {
    for (const [sentence, given] of Object.entries(quiet)) {
      it(`is quiet: ${sentence}`, async () => {
        const bench = benchOf(rule, given);
        const { problems } = await bench.load();
        assert.equal(drawn(bench, problems), bench.text);
      }).timeout(parsersToo);
    }
    for (const [sentence, given] of Object.entries(reports)) {
      it(`reports: ${sentence}`, async () => { await testReport(rule, given); }).timeout(parsersToo);
    }
  });
}

async function testReport(rule: Rule, given: string | Reported): Promise<void> {
  const reported = typeof given === 'string' ? { source: given } : given;
  const bench = benchOf(rule, reported);
  const snapshot = await bench.load();
  assert.equal(drawn(bench, snapshot.problems), trimmed(reported.source));
  const [first] = snapshot.problems;
  assert.ok(first, 'a report draws at least one squiggle');
  assert.ok(first.message.includes(reported.says ?? ''), `${first.message} says ${reported.says ?? ''}`);
  if (reported.offers) assert.deepEqual(first.fixes.map(({ id }) => id), reported.offers);
  for (const [key, expected] of Object.entries(reported.after ?? {})) {
    const fixed = applied(bench, snapshot, key, reported.origins ?? knownOrigins);
    const wanted = typeof expected === 'string' ? { [bench.name]: trimmed(expected) } : trimmedAll(expected);
    assert.deepEqual(onlyChanged(bench.files, fixed), wanted);
    const relinted = await bench.load(fixed);
    const left = drawn({ ...bench, text: fixed[bench.name] ?? '' }, relinted.problems);
    assert.ok(relinted.problems.length < snapshot.problems.length, `${key} leaves what it should cure:\n${left}`);
    if (snapshot.problems.length === 1) assert.deepEqual(relinted.problems, []);
  }
}

interface Bench {
  readonly rule: Rule;
  readonly name: string;
  readonly text: string;
  readonly comment: '#' | '//';
  readonly files: Files;
  load(files?: Files): Promise<Snapshot>;
}

function benchOf(rule: Rule, given: string | Source): Bench {
  const { source, files: others = {}, language, release }: Source = typeof given === 'string' ? { source: given } : given;
  const text = erase(trimmed(source));
  const python = (language ?? (/^from \S+ import /m.test(text) ? 'python' : 'javascript')) === 'python';
  const name = python ? 'main.py' : 'server.ts';
  const files = { ...trimmedAll(others), [name]: text };
  return {
    rule, name, text, files, comment: python ? '#' : '//',
    load: (changed = files) => load(rule, name, changed, release),
  };
}

function load(rule: Rule, name: string, files: Files, release: string | undefined): Promise<Snapshot> {
  const placed = Object.fromEntries(Object.entries(files).map(([file, text]) => [folder + file, text]));
  const known = release === undefined ? servers : servers.map((server) => inRelease(server, release));
  const report = (id: string, file: string, error: unknown) => { throw new Error(`${id} on ${file}`, { cause: error }); };
  const parts = { rules: [rule], servers: known, report };
  return createService(memoryWorkspace(placed), undefined, parts).load(folder + name);
}

function inRelease(server: Server, release: string): Server {
  return { ...server, releases: { ...server.releases, recorded: [release] } };
}

/** The text with each problem drawn under it and its message's key. */
function drawn({ rule, name, text, comment }: Bench, problems: readonly Problem[]): string {
  for (const { at } of problems) assert.equal(at.file, folder + name, 'a problem is shown in the configuring file');
  return draw(text, problems.map((problem) => ({ at: problem.at, word: keyOf(problem, rule) })), comment);
}

/** The message's key: that of the template which it is an instance of, with or without a condition in the first sentence. */
function keyOf({ message }: Problem, rule: Rule): string {
  const fits = (template: string) => instanceOf(template).test(message);
  const keys = Object.entries(rule.messages).filter(([, template]) => fits(template)).map(([key]) => key);
  assert.equal(keys.length, 1, `exactly one message of ${rule.id} fits: ${message}`);
  return keys[0] ?? '';
}

function instanceOf(template: string): RegExp {
  const [, first = template, rest = ''] = /^([^]*?)(\.(?: [^]*)?)$/.exec(template) ?? [];
  const literally = (text: string) => text.split(/\{\w+\}/).map(escaped).join('[^]*');
  return new RegExp(`^${literally(first)}(?: \\((?:when|unless|in) [^]*\\))?${literally(rest)}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function applied(bench: Bench, snapshot: Snapshot, key: string, origins: readonly string[]): Files {
  const problem = snapshot.problems.find(({ fixes }) => fixes.some(({ id }) => id === key));
  assert.ok(problem, `${key} is offered`);
  const fix = snapshot.fix(problem, key, origins);
  assert.ok(fix, `${key} can be applied`);
  const entries = Object.entries(bench.files);
  return Object.fromEntries(entries.map(([name, text]) => [name, edited(text, folder + name, fix)]));
}

function edited(text: string, file: string, { edits }: AppliedFix): string {
  const own = edits.filter(({ at }) => at.file === file).toSorted((a, b) => b.at.start - a.at.start);
  return own.reduce((changed, { at, text: put }) => changed.slice(0, at.start) + put + changed.slice(at.end), text);
}

function onlyChanged(before: Files, after: Files): Files {
  return Object.fromEntries(Object.entries(after).filter(([name, text]) => before[name] !== text));
}

/** Sources are written as indented template literals: the first line break and the common indentation go. */
function trimmed(source: string): string {
  const lines = source.replace(/^\n/, '').replace(/\n *$/, '\n').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents, 1000);
  return lines.map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length))).join('\n');
}

function trimmedAll(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, trimmed(text)]));
}
