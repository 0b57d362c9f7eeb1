import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isUnknown } from '../../src/http/unknown';
import { createProgram, loadedFile } from '../../src/program/program';
import { behind } from '../../src/service/ask';
import { servers } from '../../src/servers/index';
import type { Configuration, Outcome, Server } from '../../src/servers/server';
import { parsers } from '../languages/parsers';
import { recordedServers, recordingFile, type RecordedServer } from '../record/servers.mjs';

interface Recording {
  readonly id: string;
  readonly release: string;
  readonly requests: readonly { readonly method: string; readonly path: string; readonly headers: readonly { readonly name: string; readonly value: string }[] }[];
  readonly rows: readonly { readonly options: string; readonly answers: readonly string[] }[];
}

/** What test/record/record.mjs wrote. */
function readRecording(file: string): Recording {
  const [title = '', asked = '', lineTable = '', answerTable = '', rowTable = ''] = readFileSync(file, 'utf8').trimEnd().split('\n\n');
  const [id = '', release = ''] = title.split(' ');
  const lines = lineTable.split('\n');
  const answers = answerTable.split('\n').map((text) => {
    if (!/^\d/.test(text)) return text;
    const [status = '', ran = '', ...numbers] = text.split(' ');
    return [status, ran, ...numbers.map((number) => lines[Number.parseInt(number, 36)])].join('\n');
  });
  const requests = asked.split('\n').map((line) => {
    const [asks = '', ...headers] = line.split('\t');
    const [method = '', to = '/'] = asks.split(' ');
    return { method, path: to, headers: headers.map((text) => ({ name: text.slice(0, text.indexOf(': ')), value: text.slice(text.indexOf(': ') + 2) })) };
  });
  const rows = rowTable.split('\n').map((line) => {
    const [options = '', runs = ''] = line.split('\t');
    return { options, answers: runs.split(' ').flatMap((run) => expanded(run, answers)) };
  });
  return { id, release, requests, rows };
}

function expanded(run: string, answers: readonly string[]): readonly string[] {
  const [number = '', times = '1'] = run.split('*');
  return Array.from({ length: Number(times) }, () => answers[Number.parseInt(number, 36)] ?? 'missing');
}

/** From source text through parser, evaluator and recognition to what `respond` takes: one, or one for each part of the paths. */
async function recognised(server: Server, options: string, { language, source }: RecordedServer): Promise<readonly Configuration[]> {
  const file = language === 'python' ? '/main.py' : '/main.js';
  const syntax = (await parsers())[server.language].parse(file, source(options));
  const module = createProgram(new Map([[file, loadedFile(syntax, new Map())]])).module(file);
  assert.ok(module);
  const found = [...server.recognise(module)];
  assert.notEqual(found.length, 0, `${options} is recognised`);
  assert.ok(found.length === 1 || found.every((each) => each.path !== undefined), `${options} is recognised once`);
  return found;
}

/** As recorded: status, whether the handler ran, and the lines that matter; undefined where any of it is unknown. */
function textOf(outcome: Outcome): string | undefined {
  if (outcome.kind === 'failsToStart') return 'fails to start';
  const answer = behind(outcome);
  if (answer.kind === 'no answer') return 'hangs';
  if (answer.kind === 'unknown' || isUnknown(answer.response.status) || isUnknown(answer.handlerRuns)) return undefined;
  const lines: string[] = [];
  for (const { name, value } of answer.response.headers) {
    if (isUnknown(value)) return undefined;
    lines.push(`${name.toLowerCase()}: ${value}`);
  }
  return [String(answer.response.status), answer.handlerRuns ? 'ran' : '-', ...lines.sort()].join('\n');
}

/** The same answer with the names of its lists in one order. */
function inOrder(text: string): string {
  const list = /^(access-control-(?:allow-headers|allow-methods|expose-headers): )(.*)$/gm;
  return text.replaceAll(list, (_, name: string, names: string) => name + names.split(',').map((each) => each.trim()).sort().join(', '));
}

async function answersOf(server: Server, options: string, { release, requests }: Recording, recorded: RecordedServer): Promise<readonly (string | undefined)[]> {
  const given = await recognised(server, options, recorded);
  return requests.map(({ method, path: to, headers }) => {
    const request = { method, url: `https://api.example.com${to}`, headers };
    const said = given.map(({ options: each, server: own = server }) => textOf(own.respond(each, request, release)));
    const known = new Set(said.filter((text) => text !== undefined));
    assert.ok(known.size < 2, 'those that know the answer agree');
    return [...known][0];
  });
}

for (const [id, spec] of Object.entries(recordedServers)) {
  for (const release of spec.releases) {
    describe(`${id} ${release}, as recorded`, () => {
      const recording = readRecording(recordingFile(id, release));
      const { requests, rows } = recording;
      const server = servers.find((each) => each.id === id);
      assert.ok(server, `${id} is a server`);
      for (const { options, answers } of rows) {
        it(options === '' ? 'no options' : options, async () => {
          assert.equal(answers.length, requests.length);
          (await answersOf(server, options, recording, spec)).forEach((said, i) => {
            const { method = '', path: to = '', headers = [] } = requests[i] ?? {};
            const asked = `${method} ${to} ${headers.map(({ name, value }) => `${name}: ${value}`).join(', ')}`;
            if (said === undefined) assert.match(options, spec.mayStayUnknown, `unknown for ${asked}`);
            else if (spec.unordered === true) assert.equal(inOrder(said), inOrder(answers[i] ?? ''), asked);
            else assert.equal(said, answers[i], asked);
          });
        });
      }

      it('leaves no more unknown than functions and regular expressions decide', async () => {
        const doubtful = rows.filter(({ options }) => spec.mayStayUnknown.test(options));
        const answers = await Promise.all(doubtful.map(({ options }) => answersOf(server, options, recording, spec)));
        assert.equal(answers.flat().filter((said) => said === undefined).length, typeof spec.unknownAnswers === 'number' ? spec.unknownAnswers : spec.unknownAnswers[release]);
      });
    });
  }
}

describe('the recordings', () => {
  it('are of every release whose traits the model tells apart, and of the newest', () => {
    assert.deepEqual(servers.map(({ id, releases }) => [id, releases.recorded]), Object.entries(recordedServers).map(([id, { releases }]) => [id, releases]));
  });
  it('are all of some release', () => {
    const expected = Object.entries(recordedServers).flatMap(([id, { releases }]) => releases.map((release) => path.basename(recordingFile(id, release))));
    assert.deepEqual(readdirSync(path.dirname(recordingFile('', ''))).filter((name) => name.endsWith('.txt')).sort(), expected.sort());
  });
});
