import assert from 'node:assert/strict';
import { frameworks } from '../../src/frameworks/index';
import type { Application } from '../../src/model/application';
import { pathText } from '../../src/model/application';
import { loadClosure, SyntaxCache } from '../../src/program/load';
import { createProgram } from '../../src/program/program';
import { parsers } from '../languages/parsers';

/** The applications that a framework finds in the first of some files, which are texts by name. */
export async function applicationsOf(id: string, texts: Readonly<Record<string, string>>): Promise<readonly Application[]> {
  const framework = frameworks.find((each) => each.id === id);
  const [[entry, text] = ['', '']] = Object.entries(texts);
  assert.ok(framework);
  const parse = (await parsers())[framework.language];
  const read = (file: string) => Promise.resolve(texts[file]);
  const files = await loadClosure(entry, text, framework.language, { read }, () => Promise.resolve((file, source) => parse.parse(file, source)), new SyntaxCache());
  const module = createProgram(files).module(entry);
  assert.ok(module);
  return [...framework.applications(module)];
}

/** Its layers, outermost first, each with the paths that it is for. */
export function layersIn({ layers }: Application): readonly string[] {
  return layers.map(({ name, reach }) => (name.includes(' /') ? name : `${name} at ${pathText(reach.path)}`));
}
