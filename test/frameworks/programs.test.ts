import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { frameworks } from '../../src/frameworks/index';
import { isUnknown } from '../../src/http/unknown';
import { loadClosure, SyntaxCache } from '../../src/program/load';
import { configuredIn } from '../../src/service/problems';
import { inRelease, recognise } from '../../src/service/recognise';
import { passageOf, type Configured } from '../../src/service/ask';
import { servers } from '../../src/servers/index';
import { parsers } from '../languages/parsers';
import { failing, frameworksWithPrograms, programFolder, programRecording, type Framework } from '../record/programs.mjs';

interface Asked { readonly method: string; readonly to: string; readonly headers: readonly { readonly name: string; readonly value: string }[]; readonly answer: string }

/** What test/record/programs.mjs wrote. */
function readRecording(file: string): readonly Asked[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n\n').map((block) => {
    const [asked = '', answer = ''] = block.split('\n');
    const [line = '', ...lines] = asked.split('\t');
    const [method = '', to = ''] = line.split(' ');
    return { method, to, answer: withPlainVary(answer), headers: lines.map((text) => ({ name: text.slice(0, text.indexOf(': ')), value: text.slice(text.indexOf(': ') + 2) })) };
  });
}

/** `Vary` names a header or does not: what compresses names one of its own, and some name one twice. */
function withPlainVary(answer: string): string {
  return answer.split('\t').flatMap((line) => {
    if (!line.startsWith('vary: ')) return [line];
    const names = new Set(line.slice(6).split(', ').filter((name) => name !== 'Accept-Encoding'));
    return names.size > 0 ? [`vary: ${[...names].join(', ')}`] : [];
  }).join('\t');
}

function read(file: string): string | undefined {
  return existsSync(file) && path.extname(file) !== '' ? readFileSync(file, 'utf8') : undefined;
}

/** The configuration that stands in the program's application, whichever: it is asked as a whole. */
async function programOf({ id, language, entry }: Framework, name: string): Promise<Configured> {
  const folder = programFolder(id, name);
  const textOf = (file: string) => Promise.resolve(read(path.join(folder, path.relative('/app', file))));
  const parse = (await parsers())[language];
  const text = readFileSync(path.join(folder, entry), 'utf8');
  const files = await loadClosure(`/app/${entry}`, text, language, { read: textOf }, () => Promise.resolve((file, source) => parse.parse(file, source)), new SyntaxCache());
  const found = recognise({ file: `/app/${entry}`, files, servers, frameworks, report: (part, file, error) => { throw new Error(`${part} on ${file}`, { cause: error }); } }, {});
  const layersOf = (each: (typeof found)[number]) => each.standing?.application.layers.length ?? 0;
  const [standing] = found.toSorted((a, b) => layersOf(b) - layersOf(a));
  assert.ok(standing?.standing, 'a configuration stands in an application');
  return configuredIn(inRelease(standing, new Map()), new Map());
}

/** The answer as recorded; a status that nobody knows is `?`. */
function answerOf(configured: Configured, { method, to, headers }: Asked): string {
  const request = { method, url: `https://api.example.com${to}`, headers };
  const { outcome, by } = passageOf(configured, request, to.endsWith(failing) ? 'throws' : 'answers');
  if (outcome.kind !== 'answers' && outcome.kind !== 'passesOn') return outcome.kind;
  const status = outcome.kind === 'answers' && (by ?? outcome.status !== 200) && !isUnknown(outcome.status) ? String(outcome.status) : '?';
  const lines = outcome.headers.map(({ name, value }) => `${name.toLowerCase()}: ${isUnknown(value) ? '?' : value}`);
  return [status, ...lines.sort()].join('\t');
}

describe('programs, as recorded', () => {
  before(async function () {
    this.timeout(60_000);
    await parsers();
  });

  for (const id of readdirSync(programFolder('', '.')).filter((each) => existsSync(programFolder(each, 'spec.mjs'))).sort()) {
    it(`${id} answers as it did`, async function () {
      this.timeout(60_000);
      const framework = (await frameworksWithPrograms()).find((each) => each.id === id);
      assert.ok(framework);
      for (const { name } of framework.programs) {
        const configured = await programOf(framework, name);
        for (const asked of readRecording(programRecording(id, name))) {
          const said = answerOf(configured, asked);
          const expected = said.startsWith('?') ? asked.answer.replace(/^\d+/, '?') : asked.answer;
          assert.equal(said, expected, `${name}: ${asked.method} ${asked.to} ${asked.headers.map(({ name: header, value }) => `${header}: ${value}`).join(', ')}`);
        }
      }
    });
  }
});
