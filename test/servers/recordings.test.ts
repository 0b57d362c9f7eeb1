import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { HttpAnswer } from '../../src/http/message';
import { isUnknown } from '../../src/http/unknown';
import { createProgram, loadedFile } from '../../src/program/program';
import { behind } from '../../src/service/ask';
import { servers } from '../../src/servers/index';
import type { Server } from '../../src/servers/server';
import type { RecordValue } from '../../src/model/value';
import { parsers } from '../languages/parsers';

interface Recording {
  readonly id: string;
  readonly release: string;
  readonly requests: readonly { readonly method: string; readonly headers: readonly { readonly name: string; readonly value: string }[] }[];
  readonly rows: readonly { readonly options: string; readonly answers: readonly string[] }[];
}

const folder = path.join(import.meta.dirname, '../record');

/** What test/record/record.mjs wrote. */
function readRecording(file: string): Recording {
  const [title = '', asked = '', lineTable = '', answerTable = '', rowTable = ''] = readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n\n');
  const [id = '', release = ''] = title.split(' ');
  const lines = lineTable.split('\n');
  const answers = answerTable.split('\n').map((text) => {
    const [status = '', ran = '', ...numbers] = text.split(' ');
    return [status, ran, ...numbers.map((number) => lines[Number.parseInt(number, 36)])].join('\n').trimEnd();
  });
  const requests = asked.split('\n').map((line) => {
    const [method = '', ...headers] = line.split('\t');
    return { method, headers: headers.map((text) => ({ name: text.slice(0, text.indexOf(': ')), value: text.slice(text.indexOf(': ') + 2) })) };
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

const files: Readonly<Record<string, (options: string) => readonly [string, string]>> = {
  starlette: (options) => ['/main.py', `import re\nfrom starlette.middleware.cors import CORSMiddleware\napp.add_middleware(CORSMiddleware, ${options})\n`],
  cors: (options) => ['/main.js', `const cors = require('cors');\napp.use(cors(${options}));\n`],
};

/** From source text through parser, evaluator and recognition to what `respond` takes. */
async function recognised(server: Server, options: string): Promise<RecordValue> {
  const [file = '', text = ''] = files[server.id]?.(options) ?? [];
  const syntax = (await parsers())[server.language].parse(file, text);
  const module = createProgram(new Map([[file, loadedFile(syntax, new Map())]])).module(file);
  assert.ok(module);
  const [configuration, ...others] = [...server.recognise(module)];
  assert.ok(configuration, `${options} is recognised`);
  assert.equal(others.length, 0, `${options} is recognised once`);
  return configuration.options;
}

/** As recorded: status, whether the handler ran, and the lines that matter; undefined where any of it is unknown. */
function textOf(answer: HttpAnswer): string | undefined {
  if (answer.kind === 'no answer') return 'hangs';
  if (answer.kind === 'unknown' || isUnknown(answer.response.status) || isUnknown(answer.handlerRuns)) return undefined;
  const lines: string[] = [];
  for (const { name, value } of answer.response.headers) {
    if (isUnknown(value)) return undefined;
    lines.push(`${name.toLowerCase()}: ${value}`);
  }
  return [String(answer.response.status), answer.handlerRuns ? 'ran' : '-', ...lines.sort()].join('\n');
}

/** Only what a function, a regular expression or a constructor decides may stay unknown. */
const mayBeUnknown = /=>|function|lambda|class|origin\(|new (?:String|URL|RegExp)|\(\?[=!i]|re\.compile|\\A/;

/** How many answers stay unknown, so that more are noticed. */
const unknownAnswers: Readonly<Record<string, number>> = {
  'cors 2.8.5': 2112, 'cors 2.8.6': 2112,
  'starlette 0.26.1': 350, 'starlette 0.51.0': 350, 'starlette 1.0.0': 350, 'starlette 1.7.0': 350, 'starlette 1.10.0': 350,
};

async function answersOf(server: Server, options: string, { release, requests }: Recording): Promise<readonly (string | undefined)[]> {
  const given = await recognised(server, options);
  return requests.map(({ method, headers }) => (
    textOf(behind(server.respond(given, { method, url: 'https://api.example.com/', headers }, release)))));
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt')).sort()) {
  const recording = readRecording(file);
  const { id, release, requests, rows } = recording;
  describe(`${id} ${release}, as recorded`, () => {
    const server = servers.find((each) => each.id === id);
    assert.ok(server, `${id} is a server`);
    for (const { options, answers } of rows) {
      it(options === '' ? 'no options' : options, async () => {
        assert.equal(answers.length, requests.length);
        (await answersOf(server, options, recording)).forEach((said, i) => {
          const { method = '', headers = [] } = requests[i] ?? {};
          const asked = `${method} ${headers.map(({ name, value }) => `${name}: ${value}`).join(', ')}`;
          if (said === undefined) assert.match(options, mayBeUnknown, `unknown for ${asked}`);
          else assert.equal(said, answers[i], asked);
        });
      });
    }

    it('leaves no more unknown than functions and regular expressions decide', async () => {
      const doubtful = rows.filter(({ options }) => mayBeUnknown.test(options));
      const answers = await Promise.all(doubtful.map(({ options }) => answersOf(server, options, recording)));
      assert.equal(answers.flat().filter((said) => said === undefined).length, unknownAnswers[`${id} ${release}`]);
    });
  });
}

it('every recorded release has a recording', () => {
  const expected = servers.flatMap(({ id, releases }) => releases.recorded.map((release) => `${id}-${release}.txt`));
  assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith('.txt')).sort(), expected.sort());
});
