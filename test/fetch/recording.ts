import { readFileSync } from 'node:fs';
import type { Cookie, EngineName, PageRequest } from '../../src/fetch/types';
import { headers } from '../../src/http/header-list';
import type { HttpAnswer } from '../../src/http/message';

type Line = readonly [name: string, value: string];
/** What a case asks, beside what `fetch` takes: which cookies the browser holds, and milliseconds since the step before. */
type Asked = PageRequest & { readonly cookies?: number; readonly wait?: number };
type Saw = string | readonly [status: number, type: string, readable: string, redirected: number];
/** `exchanges` are pairs of numbers: what was asked, what was answered. */
type Outcome = readonly [saw: number, console: number | null, ...exchanges: readonly number[]];
type Row = readonly [group: number, name: string, facts: Facts, asked: ByStep, ...outcomes: readonly (ByStep | null)[]];
/** The number itself where there is one step. */
type ByStep = number | readonly number[];
interface Facts { readonly configuration?: string; readonly thirdPartyCookies?: 'allowed' | 'blocked' }

/** What test/record/browser/written.mjs writes: numbers are places in the other tables. */
interface Recording {
  readonly versions: Readonly<Record<string, string>>;
  readonly engines: readonly EngineName[];
  readonly usual: Asked;
  readonly groups: readonly string[];
  readonly lines: readonly Line[];
  readonly urls: readonly string[];
  readonly cookies: readonly (readonly Cookie[])[];
  readonly asked: readonly Partial<Asked>[];
  readonly saw: readonly Saw[];
  readonly phrases: readonly string[];
  readonly consoles: readonly (readonly number[])[];
  readonly requests: readonly (readonly [method: string, url: number, ...lines: readonly number[]])[];
  readonly answers: readonly ('no answer' | readonly [status: number, ...lines: readonly number[]])[];
  readonly outcomes: readonly Outcome[];
  readonly cases: readonly Row[];
}

/** One request and its answer as they crossed the wire. */
export interface RecordedExchange {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly lines: readonly Line[];
  readonly answer: HttpAnswer;
}

/** One request of a script, and what became of it. */
export interface RecordedStep {
  readonly page: PageRequest;
  /** Milliseconds since the case began. */
  readonly at: number;
  /** What the script caught, or the response. */
  readonly saw: string | { readonly status: number; readonly type: string; readonly readable: readonly string[]; readonly redirected: boolean };
  readonly console: string | undefined;
  readonly wire: readonly RecordedExchange[];
}

/** One case that a real browser was put: its steps share what the browser remembers. */
export interface RecordedCase {
  readonly group: string;
  readonly id: string;
  /** Key of `configurations` in test/record/browser/configurations.mjs, where a real server answered. */
  readonly configuration: string | undefined;
  readonly thirdPartyCookies: 'allowed' | 'blocked' | undefined;
  readonly cookies: readonly Cookie[];
  readonly steps: readonly RecordedStep[];
}

/** The cases that `engine` was put, as recorded by `npm run record browser`. */
export function recordedCases(engine: EngineName): readonly RecordedCase[] {
  return readRecording(readFileSync(new URL('../record/recordings/browsers.json', import.meta.url), 'utf8'), engine);
}

/** Reads a recording. */
export function readRecording(text: string, engine: EngineName): readonly RecordedCase[] {
  const recording = JSON.parse(text) as Recording;
  const place = recording.engines.indexOf(engine);
  return recording.cases.flatMap((row) => {
    const [, , , asked, ...engines] = row;
    const outcomes = engines[place];
    return outcomes === undefined || outcomes === null ? [] : [readRow(row, listed(asked), listed(outcomes), recording)];
  });
}

function listed(numbers: ByStep): readonly number[] {
  return typeof numbers === 'number' ? [numbers] : numbers;
}

function readRow([number, name, facts]: Row, asked: readonly number[], outcomes: readonly number[], recording: Recording): RecordedCase {
  const group = recording.groups[number]!;
  const requests = asked.map((place) => ({ ...recording.usual, ...recording.asked[place] }));
  let at = 0;
  const steps = requests.map((request, step) => {
    at += request.wait ?? 0;
    return readStep(request, at, recording.outcomes[outcomes[step]!]!, recording);
  });
  return { group, id: `${group}: ${name}`, configuration: facts.configuration, thirdPartyCookies: facts.thirdPartyCookies, cookies: recording.cookies[requests[0]?.cookies ?? -1] ?? [], steps };
}

function readStep(page: PageRequest, at: number, [saw, console, ...exchanges]: Outcome, recording: Recording): RecordedStep {
  const wire: RecordedExchange[] = [];
  for (let i = 0; i < exchanges.length; i += 2) wire.push(readExchange(exchanges[i]!, exchanges[i + 1]!, recording));
  return { page, at, saw: readSaw(recording.saw[saw]!), console: console === null ? undefined : recording.consoles[console]!.map((phrase) => recording.phrases[phrase]).join(''), wire };
}

function readSaw(saw: Saw): RecordedStep['saw'] {
  if (typeof saw === 'string') return saw;
  const [status, type, readable, redirected] = saw;
  return { status, type, readable: readable === '' ? [] : readable.split(' '), redirected: redirected === 1 };
}

function readExchange(request: number, answer: number, recording: Recording): RecordedExchange {
  const [method, url, ...lines] = recording.requests[request]!;
  return { method, url: recording.urls[url]!, lines: linesOf(lines, recording), answer: readAnswer(recording.answers[answer]!, recording) };
}

function readAnswer(answer: Recording['answers'][number], recording: Recording): HttpAnswer {
  if (answer === 'no answer') return { kind: 'no answer', because: 'the server hangs up' };
  const [status, ...lines] = answer;
  return { kind: 'response', response: { status, headers: headers(linesOf(lines, recording)) }, handlerRuns: true };
}

function linesOf(numbers: readonly number[], { lines }: Recording): readonly Line[] {
  return numbers.map((number) => lines[number]!);
}
