import assert from 'node:assert/strict';
import { headers } from '../../src/http/header-list';
import { isUnknown, type Known } from '../../src/http/unknown';
import type { Value } from '../../src/model/value';
import { blacksheep } from '../../src/servers/blacksheep';

const at = { file: '/x', start: 0, end: 0 };
const unknown: Value & { kind: 'unknown' } = { kind: 'unknown', because: 'it is read at run time', name: 'X', at };
const literal = (value: string | boolean): Value => ({ kind: 'literal', value, at });
const origin = 'https://a.example';
type Lines = readonly (readonly [string, Known<string>])[];

/** The status of a preflight and the names of the lines that are not known. */
function spoilt(given: Readonly<Record<string, Value>>, method: string, lines: Lines, release = '2.6.4'): readonly unknown[] | string {
  const entries = new Map(Object.entries(given).map(([name, value]) => [name, { value, key: at, at }]));
  const outcome = blacksheep.respond({ kind: 'record', entries, rest: undefined, at }, { method, url: 'https://api.example/', headers: headers(lines) }, release);
  if (outcome.kind !== 'answers' && outcome.kind !== 'passesOn') return outcome.kind;
  const names = outcome.headers.filter(({ value }) => isUnknown(value)).map(({ name }) => name.replace('Access-Control-', '')).sort();
  return outcome.kind === 'passesOn' ? names : [isUnknown(outcome.status) ? '?' : outcome.status, ...names];
}

describe('an unknown option of BlackSheep', () => {
  const known = { allow_origins: literal('*'), allow_methods: literal('PUT'), allow_headers: literal('x-a'), expose_headers: literal('X') };
  const asks: Lines = [['Origin', origin], ['Access-Control-Request-Method', 'PUT'], ['Access-Control-Request-Headers', 'x-a']];

  it('spoils its own header', () => {
    assert.deepEqual(spoilt({ ...known, max_age: unknown }, 'OPTIONS', asks), [200, 'Max-Age']);
    assert.deepEqual(spoilt({ ...known, expose_headers: unknown }, 'PUT', [['Origin', origin]]), ['Expose-Headers']);
    assert.deepEqual(spoilt({ ...known, allow_credentials: unknown }, 'PUT', [['Origin', origin]], '2.4.4'), ['Allow-Credentials']);
    assert.deepEqual(spoilt({ ...known, allow_credentials: unknown }, 'PUT', [['Origin', origin]]), ['Allow-Credentials', 'Allow-Origin', 'Vary']);
  });
  it('that decides leaves a preflight open, where no other refuses it', () => {
    for (const name of ['allow_origins', 'allow_methods', 'allow_headers']) assert.equal(spoilt({ ...known, [name]: unknown }, 'OPTIONS', asks)[0], '?', name);
    assert.deepEqual(spoilt({ ...known, allow_origins: unknown, allow_methods: literal('GET') }, 'OPTIONS', asks), [400]);
    assert.equal(spoilt({ ...known, allow_headers: unknown }, 'OPTIONS', asks.slice(0, 2))[0], 200);
  });
  it('that decides whether the handler runs leaves the whole answer open', () => {
    assert.equal(spoilt({ ...known, allow_origins: unknown }, 'PUT', [['Origin', origin]]), 'unknown');
    assert.equal(spoilt({ ...known, allow_methods: unknown }, 'PUT', [['Origin', origin]]), 'unknown');
  });
  it('and so does an unknown header of the request', () => {
    assert.equal(spoilt(known, 'PUT', [['Origin', unknown]]), 'unknown');
    assert.equal(spoilt(known, 'OPTIONS', [['Origin', origin], ['Access-Control-Request-Method', unknown]]), 'unknown');
    assert.equal(spoilt(known, 'OPTIONS', [...asks.slice(0, 2), ['Access-Control-Request-Headers', unknown]])[0], '?');
    assert.deepEqual(spoilt({ ...known, allow_headers: literal('*') }, 'OPTIONS', [...asks.slice(0, 2), ['Access-Control-Request-Headers', unknown]]), [200, 'Allow-Headers']);
  });
  it('is none where the request is a preflight by its header alone, or names a method without a route', () => {
    assert.deepEqual(spoilt(known, 'GET', asks), [200]);
    assert.deepEqual(spoilt(known, 'OPTIONS', [['Origin', origin], ['Access-Control-Request-Method', 'QUERY']]), [404]);
  });
});
