import assert from 'node:assert/strict';
import { get, headers } from '../../src/http/header-list';
import { isUnknown, type Known } from '../../src/http/unknown';
import type { Entry, RecordValue, Value } from '../../src/model/value';
import { flaskCors } from '../../src/servers/flask-cors';
import type { Outcome } from '../../src/servers/server';
import { recordedServers } from '../record/servers.mjs';
import { answersOf } from './replay';

const at = { file: '/x', start: 0, end: 0 };
const because = 'it is read at run time';
const unknown: Value & { kind: 'unknown' } = { kind: 'unknown', because, name: 'X', at };
const literal = (value: string | number | boolean | null): Value => ({ kind: 'literal', value, at });
const list = (elements: readonly Value[], rest?: typeof unknown): Value => ({ kind: 'list', of: 'list', elements, rest, at });
const pattern = (source: string, flags = ''): Value => ({ kind: 'pattern', source, flags, dialect: 'python', at });

const origin = 'https://a.example';
const preflight: readonly (readonly [string, string])[] = [['Access-Control-Request-Method', 'GET'], ['Access-Control-Request-Headers', 'x-a, x-b']];

function record(given: Readonly<Record<string, Value>>, rest?: typeof unknown): RecordValue {
  const entries = Object.entries(given).map(([name, value]): [string, Entry] => [name, { value, key: at, at }]);
  return { kind: 'record', entries: new Map(entries), rest, at };
}

interface Asked { readonly method?: string; readonly from?: Known<string> | undefined; readonly lines?: readonly (readonly [string, Known<string>])[]; readonly to?: string; readonly rest?: typeof unknown; readonly release?: string }

function answer(given: Readonly<Record<string, Value>>, { method = 'GET', from = origin, lines = [], to = '/', rest, release = '6.0.5' }: Asked = {}): Outcome {
  const all: readonly (readonly [string, Known<string>])[] = from === '' ? lines : [['Origin', from], ...lines];
  return flaskCors.respond(record(given, rest), { method, url: `https://api.example${to}`, headers: headers(all) }, release);
}

/** A header of the answer; `unknown: why` where it is. */
function header(outcome: Outcome, name: string): string | null {
  assert(outcome.kind === 'answers' || outcome.kind === 'passesOn', outcome.kind);
  const value = get(outcome.headers, `Access-Control-${name}`);
  return isUnknown(value) ? `unknown: ${value.because}` : value;
}

function vary(outcome: Outcome): string | null {
  assert(outcome.kind === 'answers' || outcome.kind === 'passesOn');
  const value = get(outcome.headers, 'Vary');
  return isUnknown(value) ? `unknown: ${value.because}` : value;
}

const asked = (given: Readonly<Record<string, Value>>) => answer(given, { method: 'OPTIONS', lines: preflight });
const undecided = 'the regular expression is not decided';

describe('where flask-cors is told an origin', () => {
  const allowed = (value: Value, more: Asked = {}) => header(answer({ origins: value }, more), 'Allow-Origin');

  it('that is unknown, so is the header, and what else comes with it', () => {
    const outcome = answer({ origins: unknown, supports_credentials: literal(true), expose_headers: literal('X') });
    assert.equal(header(outcome, 'Allow-Origin'), `unknown: ${because}`);
    assert.equal(header(outcome, 'Allow-Credentials'), `unknown: ${because}`);
    assert.equal(header(outcome, 'Expose-Headers'), `unknown: ${because}`);
    assert.equal(vary(outcome), `unknown: ${because}`);
  });
  it('in a list whose rest is unknown, a listed one is known and another is not', () => {
    assert.equal(allowed(list([literal(origin)], unknown)), origin);
    assert.equal(allowed(list([literal('https://b.example')], unknown)), `unknown: ${because}`);
    assert.equal(allowed(list([unknown, literal(origin)])), origin);
    assert.equal(allowed(list([unknown, literal('https://b.example')])), `unknown: ${because}`);
  });
  it('by a compiled pattern, its flags are not followed', () => {
    assert.equal(allowed(pattern('https://.\\.example')), origin);
    assert.equal(allowed(pattern('HTTPS://.\\.example')), null);
    assert.equal(allowed(pattern('https://.', 'i')), `unknown: ${undecided}`);
  });
  it('by nothing that is followed, it stays unknown', () => {
    assert.equal(allowed(list([list([literal(origin)])])), 'unknown: what stands here in the list is not followed');
  });
  it('behind an unknown one that might match, a later failure is not told', () => {
    assert.equal(allowed(list([unknown, literal(null)]), { release: '5.0.0' }), `unknown: ${because}`);
    assert.equal(answer({ origins: list([literal(null), unknown]) }, { release: '5.0.0' }).kind, 'answers');
  });
  it('and asked from an unknown one, the header is unknown', () => {
    assert.equal(allowed(list([literal(origin)]), { from: unknown }), `unknown: ${because}`);
  });
  it('and asked without one, the first text in order is sent', () => {
    const none = { from: '' };
    assert.equal(allowed(list([literal('https://c.example'), literal('https://b.example'), literal('.*x')]), none), 'https://b.example');
    assert.equal(allowed(list([literal('https://b.example')], unknown), none), `unknown: ${because}`);
    assert.equal(allowed(list([unknown]), none), `unknown: ${because}`);
    assert.equal(header(answer({ always_send: unknown }, none), 'Allow-Origin'), `unknown: ${because}`);
    assert.equal(header(answer({ supports_credentials: unknown }, none), 'Allow-Origin'), `unknown: ${because}`);
    assert.equal(header(answer({ supports_credentials: literal(true) }, none), 'Allow-Origin'), null);
  });
  it('that is any, an unknown send_wildcard hides which', () => {
    assert.equal(header(answer({ send_wildcard: unknown }), 'Allow-Origin'), `unknown: ${because}`);
    assert.equal(header(answer({ origins: literal(origin), send_wildcard: unknown }), 'Allow-Origin'), origin);
  });
  it('in options that are unknown, nothing of it is told', () => {
    assert.equal(header(answer({}, { rest: unknown }), 'Allow-Origin'), `unknown: ${because}`);
    assert.equal(header(answer({ origins: literal(origin) }, { rest: unknown }), 'Allow-Origin'), origin);
  });
});

describe('where flask-cors answers a preflight', () => {
  it('each unknown option spoils its own header', () => {
    const names: Readonly<Record<string, readonly string[]>> = {
      supports_credentials: ['Allow-Credentials'], methods: ['Allow-Methods', 'Allow-Headers'], allow_headers: ['Allow-Headers'], expose_headers: ['Expose-Headers'], max_age: ['Max-Age'],
    };
    for (const [option, spoilt] of Object.entries(names)) {
      const outcome = asked({ [option]: unknown });
      for (const name of spoilt) assert.equal(header(outcome, name), `unknown: ${because}`, option);
      assert.equal(header(outcome, 'Allow-Origin'), origin, option);
      for (const name of ['Allow-Methods', 'Allow-Headers'].filter((each) => !spoilt.includes(each))) assert.ok(!header(outcome, name)?.startsWith('unknown'), `${option} ${name}`);
    }
  });
  it('an unknown vary_header spoils that line alone', () => {
    assert.equal(vary(asked({ vary_header: unknown })), `unknown: ${because}`);
    assert.equal(header(asked({ vary_header: unknown }), 'Allow-Origin'), origin);
  });
  it('an unknown element spoils the list', () => {
    assert.equal(header(asked({ methods: list([literal('GET'), unknown]) }), 'Allow-Methods'), `unknown: ${because}`);
    assert.equal(header(asked({ expose_headers: list([literal('X')], unknown) }), 'Expose-Headers'), `unknown: ${because}`);
    assert.equal(header(asked({ allow_headers: list([literal('x-a'), literal('x-b')], unknown) }), 'Allow-Headers'), 'x-a, x-b');
    assert.equal(header(asked({ allow_headers: list([literal('x-a')], unknown) }), 'Allow-Headers'), `unknown: ${because}`);
  });
  it('an unknown private network is one', () => {
    const network: Asked = { lines: [['Access-Control-Request-Private-Network', 'true']] };
    assert.equal(header(answer({ allow_private_network: unknown }, network), 'Allow-Private-Network'), `unknown: ${because}`);
    assert.equal(header(answer({ allow_private_network: unknown }, { ...network, release: '4.0.0' }), 'Allow-Private-Network'), 'true');
    assert.equal(header(answer({}, { ...network, release: '3.0.10' }), 'Allow-Private-Network'), null);
  });
  it('what it asks for may be unknown', () => {
    assert.equal(header(answer({}, { method: 'OPTIONS', lines: [['Access-Control-Request-Method', unknown]] }), 'Allow-Methods'), `unknown: ${because}`);
    const outcome = answer({}, { method: 'OPTIONS', lines: [['Access-Control-Request-Method', 'GET'], ['Access-Control-Request-Headers', unknown]] });
    assert.equal(header(outcome, 'Allow-Headers'), `unknown: ${because}`);
    assert.equal(header(outcome, 'Allow-Methods'), 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT');
  });
});

describe('where flask-cors is told resources', () => {
  const api = record({ origins: literal(origin) });
  it('that are unknown, nothing can be told', () => { assert.deepEqual(answer({ resources: unknown }), { kind: 'unknown', because }); });
  it('of which some are unknown, nothing can be told', () => {
    assert.deepEqual(answer({ resources: list([literal('/x')], unknown) }), { kind: 'unknown', because });
    assert.deepEqual(answer({ resources: { ...api, rest: unknown } }), { kind: 'unknown', because });
  });
  it('whose options are unknown, other paths are known', () => {
    const resources = record({ '/api': api, '/other': unknown });
    assert.equal(header(answer({ resources }, { to: '/api' }), 'Allow-Origin'), origin);
    assert.deepEqual(answer({ resources }, { to: '/other' }), { kind: 'unknown', because });
    assert.deepEqual(answer({ resources }, { to: '/third' }), { kind: 'passesOn', headers: [] });
  });
  it('by a pattern that is not decided, nothing can be told', () => {
    assert.deepEqual(answer({ resources: literal('/(?!a)x*') }, { to: '/x' }), { kind: 'unknown', because: undecided });
    assert.deepEqual(answer({ resources: list([unknown, literal('/x')]) }, { to: '/y' }), { kind: 'unknown', because });
  });
  it('a path is unquoted as far as it can be', () => {
    assert.equal(header(answer({ resources: literal('/a b') }, { to: '/a%20b' }), 'Allow-Origin'), origin);
    assert.equal(header(answer({ resources: literal('/a b') }, { to: '/a+b', release: '5.0.0' }), 'Allow-Origin'), origin);
    assert.deepEqual(answer({ resources: literal('/a b') }, { to: '/a+b' }), { kind: 'passesOn', headers: [] });
    assert.deepEqual(answer({ resources: literal('/a') }, { to: '/%ff' }), { kind: 'passesOn', headers: [] });
  });
});

describe('what flask-cors is told for all resources', () => {
  const request = { method: 'GET', path: '/api', headers: [{ name: 'Origin', value: origin }] };
  const answers = async (all: string) => {
    const recorded = recordedServers['flask-cors'];
    assert.ok(recorded);
    const options = `${all}, supports_credentials=True, send_wildcard=True, resources={"/api": {"origins": "${origin}"}}`;
    return await answersOf(flaskCors, options, { id: 'flask-cors', release: '6.0.5', requests: [request], rows: [] }, recorded);
  };

  it('is set up too, where a resource has its own', async () => assert.deepEqual(await answers('origins="*"'), ['fails to start']));
  it('is no failure where it is one of several', async () => {
    const starts = `200\nran\naccess-control-allow-credentials: true\naccess-control-allow-origin: ${origin}`;
    assert.deepEqual(await answers('origins="*" if DEBUG else []'), [starts]);
    assert.deepEqual(await answers('origins="https://b.example"'), [starts]);
  });
});
