import assert from 'node:assert/strict';
import { headers, type HeaderLine } from '../../src/http/header-list';
import { isUnknown } from '../../src/http/unknown';
import type { Entry, RecordValue, Value } from '../../src/model/value';
import { cors } from '../../src/servers/cors';
import type { Outcome, Server } from '../../src/servers/server';
import { starlette } from '../../src/servers/starlette';

const at = { file: '/x', start: 0, end: 0 };
const unknown: Value & { kind: 'unknown' } = { kind: 'unknown', because: 'it is read at run time', name: 'X', at };
const text = (value: string | number | boolean): Value => ({ kind: 'literal', value, at });
const list = (...texts: string[]): Value => ({ kind: 'list', of: 'list', elements: texts.map(text), rest: undefined, at });

function record(given: Readonly<Record<string, Value>>, rest?: typeof unknown): RecordValue {
  const entries = Object.entries(given).map(([name, value]): [string, Entry] => [name, { value, key: at, at }]);
  return { kind: 'record', entries: new Map(entries), rest, at };
}

const origin = 'https://a.example';
const preflight = {
  method: 'OPTIONS', url: 'https://api.example/',
  headers: headers([['Origin', origin], ['Access-Control-Request-Method', 'GET'], ['Access-Control-Request-Headers', 'x-a']]),
};
const actual = { method: 'GET', url: 'https://api.example/', headers: headers([['Origin', origin]]) };

function linesOf(outcome: Outcome): readonly HeaderLine[] {
  assert.ok(outcome.kind === 'answers' || outcome.kind === 'passesOn', outcome.kind);
  return outcome.headers;
}

/** The names of the lines whose value is unknown, without repetition. */
function spoilt(server: Server, options: RecordValue, request: typeof actual): readonly string[] {
  const lines = linesOf(server.respond(options, request, server.releases.recorded.at(-1) ?? ''));
  return [...new Set(lines.filter(({ value }) => isUnknown(value)).map(({ name }) => name))].sort();
}

describe('one unknown option of CORSMiddleware', () => {
  const known = { allow_origins: list(origin), allow_methods: list('GET'), allow_headers: list('x-a'), allow_credentials: text(true), max_age: text(5) };
  const spoils: Readonly<Record<string, readonly [preflight: readonly string[], actual: readonly string[]]>> = {
    allow_methods: [['Access-Control-Allow-Methods'], []],
    allow_headers: [['Access-Control-Allow-Headers'], []],
    max_age: [['Access-Control-Max-Age'], []],
    expose_headers: [[], ['Access-Control-Expose-Headers']],
    allow_credentials: [['Access-Control-Allow-Credentials'], ['Access-Control-Allow-Credentials']],
  };
  for (const [name, [ofPreflight, ofActual]] of Object.entries(spoils)) {
    it(`${name} spoils its own header alone`, () => {
      const options = record({ ...known, [name]: unknown });
      assert.deepEqual(spoilt(starlette, options, preflight), ofPreflight);
      assert.deepEqual(spoilt(starlette, options, actual), ofActual);
    });
  }

  it('allow_origins leaves the methods known', () => {
    const names = spoilt(starlette, record({ ...known, allow_origins: unknown }), preflight);
    assert.deepEqual(names, ['Access-Control-Allow-Origin']);
  });

  it('decides the status of a preflight only where the others do not', () => {
    const refused = starlette.respond(record({ ...known, allow_headers: unknown, allow_methods: list('PUT') }), preflight, '1.0.0');
    assert.ok(refused.kind === 'answers');
    assert.equal(refused.status, 400);
    const open = starlette.respond(record({ ...known, allow_headers: unknown }), preflight, '1.0.0');
    assert.ok(open.kind === 'answers' && isUnknown(open.status));
  });

  it('in a list that holds the origin changes nothing', () => {
    const some: Value = { kind: 'list', of: 'list', elements: [text(origin), unknown], rest: undefined, at };
    const lines = linesOf(starlette.respond(record({ ...known, allow_origins: some, allow_credentials: text(true) }), actual, '1.0.0'));
    assert.deepEqual(lines.filter(({ name }) => name === 'Access-Control-Allow-Origin'), [{ name: 'Access-Control-Allow-Origin', value: origin }]);
  });
});

describe('one unknown option of cors', () => {
  const known = { origin: list(origin), methods: list('GET'), allowedHeaders: list('x-a'), credentials: text(true), maxAge: text(5) };
  const spoils: Readonly<Record<string, readonly [preflight: readonly string[], actual: readonly string[]]>> = {
    methods: [['Access-Control-Allow-Methods'], []],
    allowedHeaders: [['Access-Control-Allow-Headers'], []],
    maxAge: [['Access-Control-Max-Age'], []],
    exposedHeaders: [['Access-Control-Expose-Headers'], ['Access-Control-Expose-Headers']],
    credentials: [['Access-Control-Allow-Credentials'], ['Access-Control-Allow-Credentials']],
  };
  for (const [name, [ofPreflight, ofActual]] of Object.entries(spoils)) {
    it(`${name} spoils its own header alone`, () => {
      const options = record({ ...known, [name]: unknown });
      assert.deepEqual(spoilt(cors, options, preflight), ofPreflight);
      assert.deepEqual(spoilt(cors, options, actual), ofActual);
    });
  }

  it('optionsSuccessStatus leaves the headers known', () => {
    const outcome = cors.respond(record({ ...known, optionsSuccessStatus: unknown }), preflight, '2.8.6');
    assert.ok(outcome.kind === 'answers' && isUnknown(outcome.status));
    assert.ok(outcome.headers.every(({ value }) => !isUnknown(value)));
  });

  it('origin leaves the whole answer unknown, since without one nothing is set', () => {
    assert.equal(cors.respond(record({ ...known, origin: unknown }), actual, '2.8.6').kind, 'unknown');
  });
});

describe('releases', () => {
  it('older than the oldest recorded are unknown', () => {
    assert.equal(starlette.respond(record({}), actual, '0.20.0').kind, 'unknown');
    assert.equal(cors.respond(record({}), actual, '2.8.4').kind, 'unknown');
  });

  it('between two recorded ones answer as the earlier', () => {
    const options = record({ allow_origins: list('*') });
    const varies = (release: string) => linesOf(starlette.respond(options, actual, release)).some(({ name }) => name === 'Vary');
    assert.deepEqual(['1.0.0', '1.6.0', '1.7.0', '1.9.0', '2.0.0'].map(varies), [false, false, true, true, true]);
  });
});
