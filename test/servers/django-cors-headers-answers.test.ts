import assert from 'node:assert/strict';
import { get, headers } from '../../src/http/header-list';
import { isUnknown, type Known } from '../../src/http/unknown';
import type { Entry, RecordValue, Value } from '../../src/model/value';
import { djangoCorsHeaders } from '../../src/servers/django-cors-headers';
import type { Outcome } from '../../src/servers/server';

const at = { file: '/x', start: 0, end: 0 };
const because = 'it is read at run time';
const unknown: Value & { kind: 'unknown' } = { kind: 'unknown', because, name: 'X', at };
const literal = (value: string | number | boolean | null | undefined): Value => ({ kind: 'literal', value, at });
const list = (elements: readonly Value[], rest?: typeof unknown): Value => ({ kind: 'list', of: 'list', elements, rest, at });
const pattern = (source: string, flags = ''): Value => ({ kind: 'pattern', source, flags, dialect: 'python', at });

const origin = 'https://a.example';
const listed = { ALLOWED_ORIGINS: list([literal(origin)]) };
const undecided = 'the regular expression is not decided';

interface Asked { readonly method?: string; readonly from?: Known<string>; readonly lines?: readonly (readonly [string, string])[]; readonly to?: string; readonly release?: string }

/** Of settings without the `CORS_` before each. */
function answer(given: Readonly<Record<string, Value>>, { method = 'GET', from = origin, lines = [], to = '/', release = '4.9.0' }: Asked = {}): Outcome {
  const entries = Object.entries(given).map(([name, value]): [string, Entry] => [`CORS_${name}`, { value, key: at, at }]);
  const options: RecordValue = { kind: 'record', entries: new Map(entries), rest: undefined, at };
  return djangoCorsHeaders.respond(options, { method, url: `https://api.example${to}`, headers: headers([['Origin', from], ...lines]) }, release);
}

/** A header of the answer; `unknown: why` where it is. */
function header(outcome: Outcome, name: string): string | null {
  assert(outcome.kind === 'answers' || outcome.kind === 'passesOn', outcome.kind);
  const value = get(outcome.headers, `Access-Control-${name}`);
  return isUnknown(value) ? `unknown: ${value.because}` : value;
}

const preflight = (given: Readonly<Record<string, Value>>) => answer({ ...listed, ...given }, { method: 'OPTIONS', lines: [['Access-Control-Request-Method', 'GET'], ['Access-Control-Request-Private-Network', 'true']] });
const allowed = (given: Readonly<Record<string, Value>>, more: Asked = {}) => header(answer(given, more), 'Allow-Origin');
const broken = { kind: 'answers', status: 500, headers: [], handlerRuns: true };

describe('where django-cors-headers is told origins', () => {
  it('that are unknown, so is the header', () => {
    assert.equal(allowed({ ALLOWED_ORIGINS: unknown }), `unknown: ${because}`);
    assert.equal(allowed({ ALLOWED_ORIGIN_REGEXES: unknown }), `unknown: ${because}`);
    assert.equal(allowed({ ALLOW_ALL_ORIGINS: unknown }), `unknown: ${because}`);
    assert.equal(allowed({ ...listed, ALLOWED_ORIGIN_REGEXES: unknown }), origin);
  });
  it('in a list whose rest is unknown, a listed one is known and another is not', () => {
    assert.equal(allowed({ ALLOWED_ORIGINS: list([literal(origin)], unknown) }), origin);
    assert.equal(allowed({ ALLOWED_ORIGINS: list([unknown, literal(origin)]) }), origin);
    assert.equal(allowed({ ALLOWED_ORIGINS: list([literal('https://b.example')], unknown) }), `unknown: ${because}`);
    assert.equal(allowed({ ALLOWED_ORIGIN_REGEXES: list([literal('^x')], unknown) }), `unknown: ${because}`);
    assert.equal(allowed({ ALLOWED_ORIGIN_REGEXES: list([literal('^https')], unknown) }), origin);
  });
  it('any and a listed one, unknown credentials hide which header it is', () => {
    assert.equal(allowed({ ALLOW_ALL_ORIGINS: literal(true), ALLOW_CREDENTIALS: unknown }), `unknown: ${because}`);
    assert.equal(allowed({ ...listed, ALLOW_CREDENTIALS: unknown }), origin);
    assert.equal(allowed({ ...listed, ALLOW_ALL_ORIGINS: unknown, ALLOW_CREDENTIALS: literal(true) }), origin);
  });
  it('in another world alone, there are none', () => {
    assert.equal(allowed({ ALLOW_ALL_ORIGINS: literal(undefined) }), null);
    assert.equal(header(preflight({ PREFLIGHT_MAX_AGE: literal(undefined) }), 'Max-Age'), '86400');
  });
  it('by compiled patterns, flags are not followed', () => {
    assert.equal(allowed({ ALLOWED_ORIGIN_REGEXES: list([pattern('https://.\\.example$')]) }), origin);
    assert.equal(allowed({ ALLOWED_ORIGIN_REGEXES: list([pattern('HTTPS')]) }), null);
    assert.equal(allowed({ ALLOWED_ORIGIN_REGEXES: list([pattern('https', 'i')]) }), `unknown: ${undecided}`);
  });
  it('behind one that might match, a failure is not told', () => {
    assert.equal(allowed({ ALLOWED_ORIGIN_REGEXES: list([unknown, literal('*')]) }), `unknown: ${because}`);
    assert.equal(allowed({ ALLOWED_ORIGINS: list([unknown]), ALLOWED_ORIGIN_REGEXES: literal(5) }), `unknown: ${because}`);
    assert.deepEqual(answer({ ALLOWED_ORIGIN_REGEXES: list([literal('*'), unknown]) }), broken);
    assert.deepEqual(answer({ ALLOWED_ORIGINS: list([list([])]) }), broken);
  });
  it('and asked from an unknown one, the header is unknown', () => { assert.equal(allowed(listed, { from: unknown }), `unknown: ${because}`); });
  it('null by its text comes before what fails', () => {
    const origins = list([literal('null'), literal(5)]);
    assert.equal(allowed({ ALLOWED_ORIGINS: origins }, { from: 'null' }), 'null');
    assert.deepEqual(answer({ ALLOWED_ORIGINS: origins }), broken);
  });
  it('credentials are told to all up to 4.2', () => {
    const given = { ...listed, ALLOW_CREDENTIALS: unknown };
    assert.equal(header(answer(given, { from: 'https://b.example' }), 'Allow-Credentials'), null);
    assert.equal(header(answer(given, { from: 'https://b.example', release: '4.2.0' }), 'Allow-Credentials'), `unknown: ${because}`);
  });
});

describe('where django-cors-headers answers a preflight', () => {
  it('each unknown option spoils its own header', () => {
    const names: Readonly<Record<string, string>> = {
      ALLOW_CREDENTIALS: 'Allow-Credentials', ALLOW_METHODS: 'Allow-Methods', ALLOW_HEADERS: 'Allow-Headers', EXPOSE_HEADERS: 'Expose-Headers', PREFLIGHT_MAX_AGE: 'Max-Age',
      ALLOW_PRIVATE_NETWORK: 'Allow-Private-Network',
    };
    for (const [option, name] of Object.entries(names)) {
      const outcome = preflight({ [option]: unknown });
      assert(outcome.kind === 'answers');
      const spoilt = outcome.headers.filter(({ value }) => isUnknown(value)).map((line) => line.name);
      assert.deepEqual(spoilt, [`Access-Control-${name}`], option);
      assert.equal(outcome.status, 200);
    }
  });
  it('an unknown element spoils the list', () => {
    assert.equal(header(preflight({ ALLOW_HEADERS: list([literal('x-a')], unknown) }), 'Allow-Headers'), `unknown: ${because}`);
    assert.equal(header(preflight({ EXPOSE_HEADERS: list([unknown]) }), 'Expose-Headers'), `unknown: ${because}`);
  });
});

describe('where django-cors-headers is told paths', () => {
  it('that are unknown, nothing can be told', () => { assert.deepEqual(answer({ URLS_REGEX: unknown }), { kind: 'unknown', because }); });
  it('by a pattern that is not decided, nothing can be told', () => { assert.deepEqual(answer({ URLS_REGEX: literal('/(?!a)') }), { kind: 'unknown', because: undecided }); });
  it('other paths get nothing', () => {
    assert.deepEqual(answer({ ...listed, URLS_REGEX: pattern('^/api/') }, { to: '/' }), { kind: 'passesOn', headers: [] });
    assert.equal(allowed({ ...listed, URLS_REGEX: pattern('^/api/') }, { to: '/api/x' }), origin);
  });
  it('a path that cannot be decoded is taken as it stands', () => {
    assert.equal(allowed({ ...listed, URLS_REGEX: literal('/%ff') }, { to: '/%ff' }), origin);
    assert.equal(allowed({ ...listed, URLS_REGEX: literal('^/a b$') }, { to: '/a%20b' }), origin);
  });
});
