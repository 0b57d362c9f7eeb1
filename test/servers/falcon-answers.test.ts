import assert from 'node:assert/strict';
import { headers } from '../../src/http/header-list';
import { isUnknown, type Known } from '../../src/http/unknown';
import type { Value } from '../../src/model/value';
import { falcon } from '../../src/servers/falcon';

const at = { file: '/x', start: 0, end: 0 };
const unknown: Value & { kind: 'unknown' } = { kind: 'unknown', because: 'it is read at run time', name: 'X', at };
const literal = (value: string | boolean): Value => ({ kind: 'literal', value, at });
const list = (...elements: readonly Value[]): Value => ({ kind: 'list', of: 'list', elements, rest: undefined, at });
const origin = 'https://a.example';
const asks = [['Access-Control-Request-Method', 'PUT'], ['Access-Control-Request-Private-Network', 'true']] as const;

/** `name: value` of each line, `?` where it is not known. */
function said(given: Readonly<Record<string, Value>>, method = 'GET', lines: readonly (readonly [string, Known<string>])[] = [], from: Known<string> = origin): readonly string[] | string {
  const entries = new Map(Object.entries(given).map(([name, value]) => [name, { value, key: at, at }]));
  const request = { method, url: 'https://api.example/', headers: headers([['Origin', from], ...lines]) };
  const outcome = falcon.respond({ kind: 'record', entries, rest: undefined, at }, request, '4.4.0');
  if (outcome.kind !== 'answers' && outcome.kind !== 'passesOn') return outcome.kind;
  return outcome.headers.map(({ name, value }) => `${name.replace('Access-Control-', '')}: ${isUnknown(value) ? '?' : value}`).sort();
}

describe('a request to Falcon that is no preflight', () => {
  it('gets no methods, though it names one', () => {
    assert.deepEqual(said({}, 'GET', asks), ['Allow-Origin: *']);
  });
});

describe('an unknown option of Falcon', () => {
  it('spoils what is computed from it', () => {
    assert.deepEqual(said({ allow_origins: unknown }), ['Allow-Origin: ?']);
    assert.deepEqual(said({ allow_credentials: unknown }), ['Allow-Credentials: ?', 'Allow-Origin: ?']);
    assert.deepEqual(said({ allow_origins: literal(origin), allow_credentials: unknown }), ['Allow-Credentials: ?', `Allow-Origin: ${origin}`]);
    assert.deepEqual(said({ expose_headers: unknown }), ['Allow-Origin: *', 'Expose-Headers: ?']);
    assert.deepEqual(said({ allow_origins: literal('https://b.example'), expose_headers: unknown, allow_credentials: unknown }), []);
  });
  it('in a list matters where nothing else allows the origin', () => {
    assert.deepEqual(said({ allow_origins: list(literal(origin), unknown) }), [`Allow-Origin: ${origin}`]);
    assert.deepEqual(said({ allow_origins: list(literal('https://b.example'), unknown) }), ['Allow-Origin: ?']);
  });
  it('leaves the rest of a preflight known', () => {
    const usual = ['Allow-Headers: *', 'Allow-Methods: DELETE, GET, HEAD, PATCH, POST, PUT', 'Allow-Origin: *'];
    assert.deepEqual(said({ allow_private_network: unknown }, 'OPTIONS', asks), [...usual, 'Allow-Private-Network: ?', 'Max-Age: 86400']);
    assert.deepEqual(said({ allow_private_network: literal(true) }, 'OPTIONS', [['Access-Control-Request-Method', unknown]]), ['Allow-Headers: ?', 'Allow-Methods: ?', 'Allow-Origin: *', 'Max-Age: ?']);
    assert.deepEqual(said({ allow_private_network: literal(true) }, 'OPTIONS', [['Access-Control-Request-Method', unknown], asks[1]]).at(-2), 'Allow-Private-Network: ?');
    assert.deepEqual(said({ allow_origins: literal('https://b.example') }, 'OPTIONS', [['Access-Control-Request-Method', unknown]]), []);
  });
  it('and an unknown origin leaves all open', () => {
    assert.equal(said({}, 'GET', [], unknown), 'unknown');
    assert.deepEqual(said({}, 'GET', [], ''), []);
  });
});
