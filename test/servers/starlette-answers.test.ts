import assert from 'node:assert/strict';
import { get, headers } from '../../src/http/header-list';
import { isUnknown, type Known } from '../../src/http/unknown';
import type { Entry, RecordValue, Value } from '../../src/model/value';
import { starlette } from '../../src/servers/starlette';
import { found } from './shapes';

const at = { file: '/x', start: 0, end: 0 };
const because = 'it is read at run time';
const unknown: Value & { kind: 'unknown' } = { kind: 'unknown', because, name: 'X', at };
const literal = (value: string | number | boolean | null): Value => ({ kind: 'literal', value, at });
const list = (...texts: string[]): Value => ({ kind: 'list', of: 'list', elements: texts.map(literal), rest: undefined, at });
const pattern = (source: string, flags: string): Value => ({ kind: 'pattern', source, flags, dialect: 'python', at });
const callable: Value = { kind: 'callable', parameters: 1, async: false, at };

const origin = 'https://a.example';
const other = 'https://b.example';

function answer(given: Readonly<Record<string, Value>>, method: string, lines: readonly (readonly [string, Known<string>])[], release = '1.0.0') {
  const entries = Object.entries(given).map(([name, value]): [string, Entry] => [name, { value, key: at, at }]);
  const options: RecordValue = { kind: 'record', entries: new Map(entries), rest: undefined, at };
  return starlette.respond(options, { method, url: 'https://api.example/', headers: headers(lines) }, release);
}

/** The status, and why it is unknown where it is. */
function status(given: Readonly<Record<string, Value>>, lines: readonly (readonly [string, Known<string>])[]): number | string {
  const outcome = answer(given, 'OPTIONS', [['Origin', origin], ...lines]);
  assert(outcome.kind === 'answers');
  return isUnknown(outcome.status) ? outcome.status.because : outcome.status;
}

/** The origin that an actual request from `from` gets. */
function allowed(allow_origin_regex: Value, from = origin): string | null {
  const outcome = answer({ allow_origin_regex }, 'GET', [['Origin', from]]);
  if (outcome.kind === 'answers') return `status ${isUnknown(outcome.status) ? '?' : String(outcome.status)}`;
  assert(outcome.kind === 'passesOn');
  const value = get(outcome.headers, 'Access-Control-Allow-Origin');
  return isUnknown(value) ? `unknown: ${value.because}` : value;
}

const asks = (method: Known<string>, names?: Known<string>): readonly (readonly [string, Known<string>])[] => [
  ['Access-Control-Request-Method', method], ...(names === undefined ? [] : [['Access-Control-Request-Headers', names] as const]),
];

describe('what CORSMiddleware makes of a request', () => {
  const open = { allow_origins: list('*'), allow_methods: list('PUT'), allow_headers: list('X-A', 'X-B') };

  it('is no preflight unless it is OPTIONS', () => {
    assert.equal(answer(open, 'GET', [['Origin', origin], ...asks('PUT')]).kind, 'passesOn');
    assert.equal(answer(open, 'OPTIONS', [['Origin', origin], ...asks('PUT')]).kind, 'answers');
    assert.equal(answer(open, 'OPTIONS', [['Origin', origin]]).kind, 'passesOn');
  });
  it('cannot be told where the origin cannot', () => {
    assert.deepEqual(answer(open, 'GET', [['Origin', unknown]]), { kind: 'unknown', because });
  });
  it('is a status that cannot be told where the method asked for cannot', () => {
    assert.equal(status(open, asks(unknown)), because);
    assert.equal(status(open, asks('PUT')), 200);
  });
  it('is a status that cannot be told where the headers asked for cannot', () => {
    assert.equal(status(open, asks('PUT', unknown)), because);
  });
  it('is refused by one header that is not listed, whatever its case and blanks', () => {
    assert.equal(status(open, asks('PUT', ' x-a ,X-B')), 200);
    assert.equal(status(open, asks('PUT', 'x-a,x-c')), 400);
  });
  it('is a status that cannot be told where the methods cannot', () => {
    assert.equal(status({ ...open, allow_methods: unknown }, asks('PUT')), because);
    assert.equal(status({ ...open, allow_methods: { kind: 'list', of: 'list', elements: [literal('PUT')], rest: unknown, at } }, asks('PUT')), because);
  });
});

describe('allow_origin_regex of CORSMiddleware', () => {
  it('is a text that must match as a whole', () => {
    assert.equal(allowed(literal('https://a\\.example')), origin);
    assert.equal(allowed(literal('https://a')), null);
    assert.equal(allowed(literal(null)), null);
  });
  it('may be compiled', () => {
    assert.equal(allowed(pattern('https://[ab]\\.example', '')), origin);
    assert.equal(allowed(pattern('https://[ab]\\.example', ''), other), other);
    assert.equal(allowed(pattern('https://b\\.example', '')), null);
  });
  it('is not decided where it has flags or is beyond what is read', () => {
    assert.equal(allowed(pattern('https://a', 'i')), 'unknown: the regular expression is not decided');
    assert.equal(allowed(literal('(?i)https://a')), 'unknown: the regular expression is not decided');
  });
  it('stays unknown where it is', () => { assert.equal(allowed(unknown), `unknown: ${because}`); });
  it('breaks every request where it is nothing that re.compile takes', () => {
    for (const value of [literal(5), literal(true), list('a'), callable, literal('*'), literal('(')]) assert.equal(allowed(value), 'status 500');
  });
});

describe('a call that is no configuration of CORSMiddleware', () => {
  it('keeps none that is from being found', async () => {
    const source = 'from starlette.middleware.cors import CORSMiddleware\nmake()(CORSMiddleware)\napp.add_middleware(CORSMiddleware, max_age=1)';
    assert.deepEqual(await found('/app/main.py', source), ['CORSMiddleware at 3: max_age=1']);
  });
});

describe('what CORSMiddleware says in each release', () => {
  type Lines = readonly (readonly [string, Known<string>])[];
  /** A line of the answer to a request from `origin`. */
  function said(name: string, release: string, given: Readonly<Record<string, Value>>, method = 'OPTIONS', lines: Lines = asks('PUT')): Known<string | null> {
    const outcome = answer(given, method, [['Origin', origin], ...lines], release);
    assert(outcome.kind === 'answers' || outcome.kind === 'passesOn');
    return get(outcome.headers, name);
  }
  const star = list('*');

  it('of all methods', () => {
    const methods = 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT';
    assert.equal(said('Access-Control-Allow-Methods', '1.0.0', { allow_methods: star }), methods);
    assert.equal(said('Access-Control-Allow-Methods', '1.7.0', { allow_methods: star }), `${methods}, QUERY`);
  });
  it('of the headers that are allowed beside those listed', () => {
    assert.equal(said('Access-Control-Allow-Headers', '1.0.0', { allow_headers: list('X-A') }), 'Accept, Accept-Language, Content-Language, Content-Type, X-A');
  });
  it('of what a preflight varies by', () => {
    const asked = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Access-Control-Request-Private-Network';
    assert.equal(said('Vary', '1.7.0', { allow_origins: star }), asked);
    assert.equal(said('Vary', '1.0.0', { allow_origins: star }), null);
  });
  it('of a private network, which the first does not know', () => {
    const given = { allow_origins: star, allow_private_network: literal(true) };
    const lines: Lines = [...asks('GET'), ['Access-Control-Request-Private-Network', 'true']];
    assert.equal(said('Access-Control-Allow-Private-Network', '0.51.0', given, 'OPTIONS', lines), 'true');
    assert.equal(said('Access-Control-Allow-Private-Network', '0.26.1', { allow_origins: star }, 'OPTIONS', lines), null);
    assert.deepEqual(answer(given, 'OPTIONS', lines, '0.26.1'), { kind: 'answers', status: 500, headers: [], handlerRuns: false });
  });
  it('to a request with a cookie, which the first ones answer with its origin', () => {
    const cookie: Lines = [['Cookie', 'a=b']];
    assert.equal(said('Access-Control-Allow-Origin', '0.26.1', { allow_origins: star }, 'GET', cookie), origin);
    assert.equal(said('Access-Control-Allow-Origin', '0.51.0', { allow_origins: star }, 'GET', cookie), origin);
    assert.equal(said('Access-Control-Allow-Origin', '1.0.0', { allow_origins: star }, 'GET', cookie), '*');
  });
  it('to a request without an origin', () => {
    assert.deepEqual(answer({ allow_origins: star }, 'GET', [], '1.0.0'), { kind: 'passesOn', headers: [] });
    assert.deepEqual(answer({ allow_origins: star }, 'GET', [], '1.7.0'), { kind: 'passesOn', headers: [{ name: 'Vary', value: 'Origin' }] });
  });
});
