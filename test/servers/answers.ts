import assert from 'node:assert/strict';
import { headers } from '../../src/http/header-list';
import { isUnknown, type Known } from '../../src/http/unknown';
import type { Entry, ListValue, RecordValue, Unknown, Value } from '../../src/model/value';
import type { Outcome, Server } from '../../src/servers/server';

const at = { file: '/x', start: 0, end: 0 };

/** An option that is not known before the program runs, and the words that say so. */
export const because = 'it is read at run time';
export const unknown: Unknown = { kind: 'unknown', because, name: 'X', at };
export const literal = (value: string | number | boolean | null | undefined): Value => ({ kind: 'literal', value, at });
export const list = (elements: readonly (Value | string)[], rest?: Unknown): ListValue => (
  { kind: 'list', of: 'list', elements: elements.map((each) => (typeof each === 'string' ? literal(each) : each)), rest, at });
export const pattern = (source: string, flags = ''): Value => ({ kind: 'pattern', source, flags, dialect: 'javascript', at });
export const callable = (parameters = 1): Value => ({ kind: 'callable', parameters, async: false, at });

/** The origin that asks. */
export const origin = 'https://a.example';

/** A request, by default a preflight that asks for a header. */
export interface Asked { readonly method?: string; readonly lines?: readonly (readonly [name: string, value: Known<string>])[]; readonly rest?: Unknown; readonly release?: string }

const actual: Asked = { method: 'GET', lines: [['Origin', origin]] };
const preflight: Asked = { method: 'OPTIONS', lines: [['Origin', origin], ['Access-Control-Request-Method', 'PUT'], ['Access-Control-Request-Headers', 'x-a']] };

export function answer(server: Server, given: Readonly<Record<string, Value>>, asked: Asked): Outcome {
  const { method = 'GET', lines = [], rest, release = server.releases.recorded.at(-1) ?? '' } = asked;
  const entries = Object.entries(given).map(([name, value]): [string, Entry] => [name, { value, key: at, at }]);
  const options: RecordValue = { kind: 'record', entries: new Map(entries), rest, at };
  return server.respond(options, { method, url: 'https://api.example/', headers: headers(lines) }, release);
}

export const toActual = (server: Server, given: Readonly<Record<string, Value>>, more: Asked = {}) => answer(server, given, { ...actual, ...more });
export const toPreflight = (server: Server, given: Readonly<Record<string, Value>>, more: Asked = {}) => answer(server, given, { ...preflight, ...more });

/** The lines of an answer, `Name: value`; unknown ones say why. */
export function linesOf(outcome: Outcome): readonly string[] {
  assert(outcome.kind === 'answers' || outcome.kind === 'passesOn', outcome.kind);
  return outcome.headers.map(({ name, value }) => `${name}: ${isUnknown(value) ? `unknown, ${value.because}` : value}`);
}

/** The names of the lines that are unknown. */
export function spoilt(outcome: Outcome): readonly string[] {
  assert(outcome.kind === 'answers' || outcome.kind === 'passesOn', outcome.kind);
  return outcome.headers.filter(({ value }) => isUnknown(value)).map(({ name }) => name).sort();
}

/** Declares that each option, when it is unknown, spoils only the headers named. */
export function spoilsOnly(server: Server, known: Readonly<Record<string, Value>>, table: Readonly<Record<string, readonly [preflight: readonly string[], actual: readonly string[]]>>): void {
  for (const [name, [ofPreflight, ofActual]] of Object.entries(table)) {
    it(`${name} spoils ${[...new Set([...ofPreflight, ...ofActual])].join(' and ') || 'nothing'}`, () => {
      assert.deepEqual(spoilt(toPreflight(server, { ...known, [name]: unknown })), ofPreflight);
      assert.deepEqual(spoilt(toActual(server, { ...known, [name]: unknown })), ofActual);
    });
  }
}
