import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Outcome, Snapshot } from '../service/api';
import { exit } from './io';
import type { Session } from './session';
import { chosenConfiguration, targetOf } from './target';

type Request = Parameters<Snapshot['respond']>[1];
type Pair = readonly [name: string, value: string];

/** `cors-lens respond`: the server's model alone, a request a line in, an answer a line out. */
export async function respond(session: Session, target: string, release: string | undefined): Promise<number> {
  const { snapshot, policy } = await chosenConfiguration(session, targetOf(target, session.io.cwd));
  let malformed = false;
  const input = Readable.from(session.io.stdin);
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    const request = requestOf(line);
    malformed ||= typeof request === 'string';
    await session.out.line(JSON.stringify(typeof request === 'string' ? { error: request } : answerOf(snapshot.respond(policy, request, release))));
    if (session.out.gone) break;
  }
  // An input that goes on would keep the process alive after its reader has left.
  input.destroy();
  return malformed ? exit.trouble : exit.fine;
}

/** The answer as a line of JSON holds it; whatever part is unknown makes all of it unknown. */
export function answerOf(outcome: Outcome): unknown {
  switch (outcome.kind) {
    case 'answers': return known(outcome.status, outcome.headers, outcome.handlerRuns);
    // The reference handler stands behind: every path and method, 200, no headers of its own.
    case 'passesOn': return known(200, outcome.headers, true);
    case 'hangs': return { outcome: 'hangs' };
    case 'failsToStart': return { outcome: 'failsToStart', because: outcome.because };
    case 'unknown': return { unknown: outcome.because };
  }
}

type Answering = Extract<Outcome, { kind: 'answers' }>;
type Unknown = Exclude<Answering['status'], number>;

function known(status: Answering['status'], headers: Answering['headers'], handlerRuns: Answering['handlerRuns']): unknown {
  const unknown = [status, handlerRuns, ...headers.map(({ value }) => value)].find((part): part is Unknown => typeof part === 'object');
  if (unknown) return { unknown: unknown.because };
  return { outcome: 'answers', status, headers: headers.map(({ name, value }) => [name, value]), handlerRuns };
}

/** The request on the line, or what is wrong with it. */
export function requestOf(line: string): Request | string {
  const parsed = parsedJson(line);
  if (parsed === undefined) return 'not a line of JSON';
  if (!isRecord(parsed)) return 'not an object';
  const { method, url = 'https://api.example.com/', headers = {} } = parsed;
  if (typeof method !== 'string' || method === '') return 'method is missing';
  if (typeof url !== 'string') return 'url is not a string';
  const pairs = pairsOf(headers);
  return pairs ? { method, url, headers: pairs } : 'headers are neither an object of strings nor a list of [name, value]';
}

function pairsOf(headers: unknown): readonly Pair[] | undefined {
  if (!isRecord(headers) && !Array.isArray(headers)) return undefined;
  const pairs: readonly unknown[] = Array.isArray(headers) ? headers : Object.entries(headers);
  return pairs.every(isPair) ? pairs : undefined;
}

function isPair(value: unknown): value is Pair {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
