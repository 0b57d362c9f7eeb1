import assert from 'node:assert/strict';
import { isUnknown } from '../../src/http/unknown';
import { createProgram, loadedFile } from '../../src/program/program';
import { behind } from '../../src/service/ask';
import type { Configuration, Outcome, Server } from '../../src/servers/server';
import { parsers } from '../languages/parsers';
import type { RecordedServer } from '../record/servers.mjs';

/** What the real package answered in one release. */
export interface Recording {
  readonly id: string;
  readonly release: string;
  readonly requests: readonly { readonly method: string; readonly path: string; readonly headers: readonly { readonly name: string; readonly value: string }[] }[];
  readonly rows: readonly { readonly options: string; readonly answers: readonly string[] }[];
}

/** What test/record/record.mjs wrote. */
export function readRecording(text: string): Recording {
  const [title = '', asked = '', lineTable = '', answerTable = '', rowTable = ''] = text.trimEnd().split('\n\n');
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
async function recognised(server: Server, options: string, { language, source, lastAnswers, file = language === 'python' ? '/main.py' : '/main.js' }: RecordedServer): Promise<readonly Configuration[]> {
  const syntax = (await parsers())[server.language].parse(file, source(options));
  const module = createProgram(new Map([[file, loadedFile(syntax, new Map())]])).module(file);
  assert.ok(module);
  const found = [...server.recognise(module)].slice(lastAnswers === true ? -1 : 0);
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
export function inOrder(text: string): string {
  const list = /^(access-control-(?:allow-headers|allow-methods|expose-headers): )(.*)$/gm;
  return text.replaceAll(list, (_, name: string, names: string) => name + names.split(',').map((each) => each.trim()).sort().join(', '));
}

/** What the model says to each request; undefined where it does not know. */
export async function answersOf(server: Server, options: string, { release, requests }: Recording, recorded: RecordedServer): Promise<readonly (string | undefined)[]> {
  const given = await recognised(server, options, recorded);
  return requests.map(({ method, path: to, headers }) => {
    const request = { method, url: `https://api.example.com${to}`, headers };
    const said = given.map(({ options: each, server: own = server }) => textOf(own.respond(each, request, release)));
    const known = new Set(said.filter((text) => text !== undefined));
    assert.ok(known.size < 2, 'those that know the answer agree');
    return [...known][0];
  });
}
