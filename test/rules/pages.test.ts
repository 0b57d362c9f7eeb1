import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../src/rules/index';
import { createService, type Problem } from '../../src/service/index';
import { memoryWorkspace } from '../service/memory-workspace';
import { draw, erase } from './squiggles';

const folder = join(import.meta.dirname, '../../src/rules');
const sections = ['Wrong', 'Right', 'Why', 'When not to use it', 'Fix safety', 'See also'];

interface Example { readonly file: string; readonly source: string }

/** The fenced blocks below a heading of the second level. */
function examplesUnder(heading: string, page: string): readonly Example[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const blocks = [...section.matchAll(/^```(\w+)\n([^]*?)^```$/gm)];
  return blocks.map(([, language = '', source = '']) => ({ file: `/page/example.${language === 'python' ? 'py' : language}`, source }));
}

async function problemsIn({ file, source }: Example): Promise<readonly Problem[]> {
  const snapshot = await createService(memoryWorkspace({})).load(file, erase(source));
  assert.notEqual(snapshot.policies.length, 0, `a configuration is found in\n${source}`);
  return snapshot.problems;
}

describe('the pages of the rules', () => {
  it('are one for each rule, and no more', () => {
    const pages = readdirSync(folder).filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3));
    assert.deepEqual(pages.toSorted(), rules.map((rule) => rule.id).toSorted());
  });

  for (const { id, cwe } of rules) {
    describe(id, () => {
      const page = readFileSync(join(folder, `${id}.md`), 'utf8');

      it('begins with its name and has the usual sections', () => {
        assert.equal(page.split('\n')[0], `# ${id}`);
        assert.deepEqual([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading), sections);
      });

      it('names the weaknesses that the rule names', () => {
        const named = [...page.matchAll(/\[CWE-(\d+)\]/g)].map(([, number]) => Number(number));
        assert.deepEqual(named.toSorted(), [...cwe].map(Number).toSorted());
      });

      it('reports what it calls wrong, at the words that it underlines, and nothing else', async () => {
        const wrong = examplesUnder('Wrong', page);
        assert.notEqual(wrong.length, 0);
        for (const example of wrong) {
          const problems = await problemsIn(example);
          assert.deepEqual([...new Set(problems.map((problem) => problem.rule))], [id], example.source);
          const marks = problems.map(({ at }) => ({ at, word: '' }));
          assert.equal(draw(erase(example.source), marks, example.file.endsWith('.py') ? '#' : '//'), example.source);
        }
      }).timeout(20_000);

      it('does not report what it calls right', async () => {
        const right = examplesUnder('Right', page);
        assert.notEqual(right.length, 0);
        for (const example of right) {
          const problems = await problemsIn(example);
          assert.deepEqual(problems.filter((problem) => problem.rule === id), [], example.source);
        }
      }).timeout(20_000);
    });
  }
});
