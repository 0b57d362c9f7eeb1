import assert from 'node:assert/strict';
import { h3 } from '../../src/servers/h3';
import { callable, linesOf, list, literal, origin, spoilsOnly, spoilt, toActual, toPreflight, unknown } from './answers';

const acao = 'Access-Control-Allow-Origin';
const first = { release: '1.15.11' };

describe('one unknown option of handleCors', () => {
  spoilsOnly(h3, { origin: list([origin]), methods: list(['PUT']), allowHeaders: list(['x-a']), credentials: literal(true), exposeHeaders: list(['x-b']) }, {
    origin: [[acao, 'Vary'], [acao, 'Vary']],
    credentials: [['Access-Control-Allow-Credentials'], ['Access-Control-Allow-Credentials']],
    methods: [['Access-Control-Allow-Methods', 'Vary'], []],
    allowHeaders: [['Access-Control-Allow-Headers'], []],
    exposeHeaders: [[], ['Access-Control-Expose-Headers']],
    maxAge: [['Access-Control-Max-Age'], []],
    misspelt: [[], []],
  });

  it('credentials spoils what the wildcard becomes', () => {
    assert.deepEqual(spoilt(toPreflight(h3, { credentials: unknown })), ['Access-Control-Allow-Credentials', 'Access-Control-Allow-Methods', 'Vary']);
    assert.deepEqual(spoilt(toActual(h3, { credentials: unknown })), ['Access-Control-Allow-Credentials', 'Access-Control-Expose-Headers']);
  });

  it('in a list that holds the origin changes nothing', () => {
    assert.deepEqual(spoilt(toActual(h3, { origin: list([unknown, origin]), exposeHeaders: list([]) })), []);
    assert.deepEqual(spoilt(toActual(h3, { origin: list([], unknown) })), [acao]);
    assert.deepEqual(spoilt(toActual(h3, { origin: list([unknown]) }, first)), [acao, 'Vary']);
  });

  it('for the status leaves the headers known', () => {
    const outcome = toPreflight(h3, { preflight: unknown });
    assert.deepEqual(spoilt(outcome), []);
    assert.ok(outcome.kind === 'answers' && typeof outcome.status !== 'number');
  });

  it('in a list of methods is not taken for an empty one', () => {
    assert.deepEqual(spoilt(toPreflight(h3, { methods: list([], unknown) })), ['Access-Control-Allow-Methods']);
    assert.deepEqual(spoilt(toPreflight(h3, { allowHeaders: list([], unknown) })), ['Access-Control-Allow-Headers']);
  });
});

describe('a function for the origin of handleCors', () => {
  it('is not followed, and says so', () => {
    assert.deepEqual(linesOf(toActual(h3, { origin: callable(), exposeHeaders: literal(false) })), [`${acao}: unknown, the origin is decided by a function`, 'Vary: origin']);
  });
});

describe('a request to handleCors that is unknown', () => {
  const from = { lines: [['Origin', { kind: 'unknown', because: 'who asks is unknown' }]] } as const;
  it('in its origin leaves only what depends on it unknown', () => {
    assert.deepEqual(spoilt(toActual(h3, {}, from)), []);
    assert.deepEqual(spoilt(toActual(h3, { origin: list([origin]) }, from)), [acao]);
    assert.deepEqual(spoilt(toActual(h3, { origin: literal(origin) }, { ...from, ...first })), []);
    assert.equal(toPreflight(h3, {}, { lines: [...from.lines, ['Access-Control-Request-Method', 'PUT']] }).kind, 'unknown');
  });
  it('in the headers it asks for leaves those unknown', () => {
    const lines = [['Origin', origin], ['Access-Control-Request-Method', 'PUT'], ['Access-Control-Request-Headers', unknown]] as const;
    assert.deepEqual(spoilt(toPreflight(h3, {}, { lines })), ['Access-Control-Allow-Headers']);
    assert.deepEqual(spoilt(toPreflight(h3, {}, { lines, ...first })), ['Access-Control-Allow-Headers', 'Vary']);
  });
});
