import assert from 'node:assert/strict';
import { get, headers } from '../../src/http/header-list';
import { isUnknown, type Known } from '../../src/http/unknown';
import type { Value } from '../../src/model/value';
import { litestar } from '../../src/servers/litestar';

const at = { file: '/x', start: 0, end: 0 };
const unknown: Value & { kind: 'unknown' } = { kind: 'unknown', because: 'it is read at run time', name: 'X', at };
const literal = (value: string | boolean): Value => ({ kind: 'literal', value, at });
const list = (...elements: readonly Value[]): Value => ({ kind: 'list', of: 'list', elements, rest: undefined, at });
const origin = 'https://a.example';

type Lines = readonly (readonly [string, Known<string>])[];

function answer(given: Readonly<Record<string, Value>>, method: string, lines: Lines) {
  const entries = new Map(Object.entries(given).map(([name, value]) => [name, { value, key: at, at }]));
  return litestar.respond({ kind: 'record', entries, rest: undefined, at }, { method, url: 'https://api.example/', headers: headers(lines) }, '2.25.0');
}

/** The names of the lines that are not known, and the status of a preflight. */
function spoilt(given: Readonly<Record<string, Value>>, method = 'GET', asked: Lines = []): readonly unknown[] {
  const outcome = answer(given, method, [['Origin', origin], ...asked]);
  assert.ok(outcome.kind === 'answers' || outcome.kind === 'passesOn');
  const names = outcome.headers.filter(({ value }) => isUnknown(value)).map(({ name }) => name).sort();
  return outcome.kind === 'passesOn' ? names : [isUnknown(outcome.status) ? '?' : outcome.status, ...names];
}

describe('an unknown option of Litestar', () => {
  const known = { allow_origins: list(literal(origin)), allow_methods: list(literal('PUT')), allow_headers: list(literal('X-A')), allow_credentials: literal(true) };
  const asks: Lines = [['Access-Control-Request-Method', 'PUT'], ['Access-Control-Request-Headers', 'x-a']];

  it('spoils its own header of an actual answer', () => {
    assert.deepEqual(spoilt({ ...known, allow_origins: unknown }), ['Access-Control-Allow-Origin', 'Vary']);
    assert.deepEqual(spoilt({ ...known, allow_methods: unknown }), ['Access-Control-Allow-Methods']);
    assert.deepEqual(spoilt({ ...known, allow_headers: unknown }), ['Access-Control-Allow-Headers']);
    assert.deepEqual(spoilt({ ...known, allow_credentials: unknown }), ['Access-Control-Allow-Credentials']);
    assert.deepEqual(spoilt({ ...known, expose_headers: unknown }), ['Access-Control-Expose-Headers']);
  });
  it('that decides nothing about a preflight spoils its own header', () => {
    assert.deepEqual(spoilt({ ...known, max_age: unknown }, 'OPTIONS', asks), [204, 'Access-Control-Max-Age']);
    assert.deepEqual(spoilt({ ...known, allow_credentials: unknown }, 'OPTIONS', asks), [204, 'Access-Control-Allow-Credentials']);
  });
  it('that decides about a preflight leaves its status open, where no other refuses it', () => {
    for (const name of ['allow_origins', 'allow_methods', 'allow_headers']) {
      assert.equal(spoilt({ ...known, [name]: unknown }, 'OPTIONS', asks)[0], '?', name);
    }
    assert.deepEqual(spoilt({ ...known, allow_origins: unknown, allow_methods: list(literal('GET')) }, 'OPTIONS', asks), [400]);
    assert.equal(spoilt({ ...known, allow_headers: unknown }, 'OPTIONS', [['Access-Control-Request-Method', 'PUT']])[0], 204);
  });
  it('beside what allows the origin changes nothing, but that it may be a star', () => {
    assert.deepEqual(spoilt({ ...known, allow_origins: list(literal(origin), unknown) }), ['Access-Control-Allow-Origin', 'Vary']);
    assert.deepEqual(spoilt({ ...known, allow_origins: list(literal('*'), unknown) }), []);
    assert.deepEqual(spoilt({ ...known, allow_origin_regex: unknown }), []);
    assert.deepEqual(spoilt({ ...known, allow_origins: list(literal('https://b.example'), unknown) }), ['Access-Control-Allow-Origin', 'Vary']);
    assert.deepEqual(spoilt({ ...known, allow_origins: list(literal('https://b.example')), allow_origin_regex: unknown }), ['Access-Control-Allow-Origin', 'Vary']);
  });
});

describe('an unknown header of a request to Litestar', () => {
  it('leaves open what it decides', () => {
    assert.equal(answer({}, 'GET', [['Origin', unknown]]).kind, 'unknown');
    assert.equal(spoilt({ allow_methods: list(literal('PUT')) }, 'OPTIONS', [['Access-Control-Request-Method', unknown]])[0], '?');
    assert.equal(spoilt({ allow_headers: list(literal('X')) }, 'OPTIONS', [['Access-Control-Request-Headers', unknown]])[0], '?');
    assert.deepEqual(spoilt({}, 'OPTIONS', [['Access-Control-Request-Headers', unknown]]), [204, 'Access-Control-Allow-Headers']);
    assert.equal(spoilt({}, 'OPTIONS', [['Access-Control-Request-Method', unknown]])[0], 204);
  });
  it('that is empty is none', () => {
    const outcome = answer({}, 'OPTIONS', [['Origin', '']]);
    assert.deepEqual(outcome, { kind: 'passesOn', headers: [] });
    const asked = answer({}, 'OPTIONS', [['Origin', origin], ['Access-Control-Request-Headers', ' , ']]);
    assert.ok(asked.kind === 'answers');
    assert.equal(get(asked.headers, 'Access-Control-Allow-Headers'), null);
  });
});
