import { readFileSync } from 'node:fs';
import type { CredentialsMode, PageRequest } from '../../src/fetch/types';
import { headers } from '../../src/http/header-list';
import type { HttpAnswer } from '../../src/http/message';

type Lines = readonly (readonly [name: string, value: string])[];
type Row = readonly [
  id: string, configuration: string, from: string, url: string, method: string, headers: Lines, credentials: CredentialsMode, cookie: string | null,
  saw: string | readonly [status: number, type: string, readable: string], console: number | null, wire: readonly (readonly [request: number, answer: number])[],
];
interface Recording {
  readonly versions: Readonly<Record<string, string>>;
  readonly consoles: readonly string[];
  readonly requests: readonly (readonly [method: string, lines: Lines])[];
  readonly answers: readonly ('no answer' | readonly [number, Lines])[];
  readonly cases: readonly Row[];
}

/** One request that the real Chromium was given, and what became of it. */
export interface RecordedCase {
  readonly id: string;
  /** Key of `configurations` in test/record/browser-cases.mjs, or `raw`. */
  readonly configuration: string;
  readonly page: PageRequest;
  /** What the promise was rejected with, or the response. */
  readonly saw: string | { readonly status: number; readonly type: string; readonly readable: readonly string[] };
  readonly console: string | undefined;
  readonly wire: readonly { readonly method: string; readonly lines: Lines; readonly answer: HttpAnswer }[];
}

/** Reads test/record/browser.json, which test/record/browser.mjs writes. */
export function recordedCases(): readonly RecordedCase[] {
  const recording = JSON.parse(readFileSync(new URL('../record/browser.json', import.meta.url), 'utf8')) as Recording;
  return recording.cases.map((row) => readRow(row, recording));
}

function readRow([id, configuration, from, url, method, lines, credentials, cookie, saw, console, wire]: Row, { consoles, requests, answers }: Recording): RecordedCase {
  return {
    id,
    configuration,
    page: { from, url, method, headers: lines, credentials, cookie: cookie ?? undefined },
    saw: typeof saw === 'string' ? saw : { status: saw[0], type: saw[1], readable: saw[2] === '' ? [] : saw[2].split(' ') },
    console: console === null ? undefined : consoles[console]!.replace('{url}', `'${new URL(url).href}'`).replace('{from}', `'${from}'`),
    wire: wire.map(([asked, answer]) => ({ method: requests[asked]![0], lines: requests[asked]![1], answer: answerOf(answers[answer]!) })),
  };
}

function answerOf(answer: Recording['answers'][number]): HttpAnswer {
  if (answer === 'no answer') return { kind: 'no answer', because: 'the server hangs up' };
  return { kind: 'response', response: { status: answer[0], headers: headers(answer[1]) }, handlerRuns: true };
}
