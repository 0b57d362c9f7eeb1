import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Expression } from '../../src/model/syntax';
import { walk } from '../../src/model/syntax';
import { languageOf, loadClosure, SyntaxCache } from '../../src/program/load';
import { createProgram } from '../../src/program/program';
import { textOf } from '../../src/service/describe';
import { parsers } from '../languages/parsers';

/**
 * A heading is a test, a fenced block is a file named after its language, and `is:` in a comment at the end of a line
 * says what the evaluator must know of the value written on that line.
 */
interface Case { readonly title: string; readonly files: ReadonlyMap<string, string> }

function casesOf(markdown: string): readonly Case[] {
  return markdown.split(/^## /m).slice(1).map((section) => {
    const title = section.slice(0, section.indexOf('\n'));
    const files = new Map([...section.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)].map(([, name = '', text = '']) => [`/project/${name}`, text]));
    return { title, files };
  });
}

async function check({ files }: Case): Promise<number> {
  const loaded = await parsers();
  let asked = 0;
  for (const [file, text] of files) {
    const language = languageOf(file);
    assert.ok(language, `${file} has a language`);
    const workspace = { read: (name: string) => Promise.resolve(files.get(name)), find: () => Promise.resolve([]), asset: () => Promise.reject(new Error('none')) };
    const closure = await loadClosure(file, text, language, workspace, (name) => Promise.resolve((f, t) => loaded[name].parse(f, t)), new SyntaxCache());
    const module = createProgram(closure).module(file);
    assert.ok(module);
    for (const comment of text.matchAll(/(?:#|\/\/) is: (.*)$/gm)) {
      const expression = valueOnLine(text, comment.index, walk(module.syntax.body));
      assert.ok(expression, `a value is written before ${comment[0]}`);
      assert.equal(textOf(module.evaluate(expression)), comment[1]);
      asked++;
    }
  }
  return asked;
}

/** The value of the last assignment or expression statement that ends on the line before `offset`. */
function valueOnLine(text: string, offset: number, nodes: Iterable<{ kind: string; end: number }>): Expression | undefined {
  const line = text.lastIndexOf('\n', offset) + 1;
  let found: Expression | undefined;
  for (const each of nodes) {
    const node = each as ReturnType<typeof walk> extends Generator<infer N> ? N : never;
    if (node.end <= line || node.end > offset) continue;
    if (node.kind === 'assignment' && node.value) found = node.value;
    if (node.kind === 'expressionStatement') found = node.expression;
  }
  return found;
}

for (const name of readdirSync(import.meta.dirname).filter((file) => file.endsWith('.md'))) {
  describe(`what is known of ${name.slice(0, -3)}`, () => {
    for (const each of casesOf(readFileSync(path.join(import.meta.dirname, name), 'utf8'))) {
      it(each.title, async () => { assert.ok(await check(each) > 0, 'the test asks something'); });
    }
  });
}
