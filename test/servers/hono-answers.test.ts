import assert from 'node:assert/strict';
import { hono } from '../../src/servers/hono';
import { because, callable, linesOf, list, literal, origin, spoilsOnly, spoilt, toActual, toPreflight, unknown } from './answers';

const acao = 'Access-Control-Allow-Origin';
const old = { release: '4.0.0' };
const reflecting = { release: '4.12.9' };

describe('one unknown option of hono/cors', () => {
  spoilsOnly(hono, { origin: list([origin]), allowMethods: list(['PUT']), allowHeaders: list(['x-a']), credentials: literal(true) }, {
    origin: [[acao, 'Vary'], [acao, 'Vary']],
    credentials: [['Access-Control-Allow-Credentials'], ['Access-Control-Allow-Credentials']],
    allowMethods: [['Access-Control-Allow-Methods'], []],
    allowHeaders: [['Access-Control-Allow-Headers', 'Vary'], []],
    exposeHeaders: [['Access-Control-Expose-Headers'], ['Access-Control-Expose-Headers']],
    maxAge: [['Access-Control-Max-Age'], []],
    misspelt: [[], []],
  });

  it('of an object whose rest is unknown spoils all that are not written', () => {
    assert.deepEqual(linesOf(toActual(hono, { origin: list([origin]) }, { rest: unknown })), [
      `${acao}: ${origin}`, `Access-Control-Allow-Credentials: unknown, ${because}`, `Access-Control-Expose-Headers: unknown, ${because}`, 'Vary: Origin',
    ]);
  });

  it('in a list that holds the origin changes nothing', () => {
    assert.deepEqual(linesOf(toActual(hono, { origin: list([unknown, origin]) })), [`${acao}: ${origin}`, 'Vary: Origin']);
    assert.deepEqual(spoilt(toActual(hono, { origin: list([unknown]) })), [acao]);
    assert.deepEqual(spoilt(toActual(hono, { origin: list([], unknown) })), [acao]);
  });

  it('in a list of headers spoils its header alone', () => {
    assert.deepEqual(spoilt(toActual(hono, { exposeHeaders: list([], unknown) })), ['Access-Control-Expose-Headers']);
    assert.deepEqual(spoilt(toActual(hono, { exposeHeaders: list([unknown]) })), ['Access-Control-Expose-Headers']);
    assert.deepEqual(spoilt(toPreflight(hono, { allowMethods: callable() })), ['Access-Control-Allow-Methods']);
  });

  it('credentials spoils the origin where they reflect it', () => {
    assert.deepEqual(spoilt(toActual(hono, { credentials: unknown }, reflecting)), ['Access-Control-Allow-Credentials', acao, 'Vary'].sort());
    assert.deepEqual(spoilt(toActual(hono, { origin: list([origin]), credentials: unknown }, reflecting)), ['Access-Control-Allow-Credentials']);
  });

  it('first element is what is sent to others until 4.6.13', () => {
    assert.deepEqual(spoilt(toActual(hono, { origin: list([unknown, 'https://c.example']) }, old)), [acao]);
    assert.deepEqual(linesOf(toActual(hono, { origin: list(['https://c.example']) }, old)), [`${acao}: https://c.example`, 'Vary: Origin']);
    assert.deepEqual(linesOf(toActual(hono, { origin: list(['https://c.example']) })), ['Vary: Origin']);
  });
});

describe('a function in the options of hono/cors', () => {
  it('is not followed, and says so', () => {
    assert.deepEqual(linesOf(toActual(hono, { origin: callable() })), [`${acao}: unknown, the origin is decided by a function`, 'Vary: Origin']);
    assert.ok(linesOf(toPreflight(hono, { allowMethods: callable() })).includes('Access-Control-Allow-Methods: unknown, a function chooses the methods'));
  });
});

describe('a request to hono/cors that is unknown', () => {
  const from = { lines: [['Origin', { kind: 'unknown', because: 'who asks is unknown' }]] } as const;
  it('in its origin leaves only what depends on it unknown', () => {
    assert.deepEqual(linesOf(toActual(hono, {}, from)), [`${acao}: *`]);
    assert.deepEqual(linesOf(toActual(hono, { origin: literal(origin) }, from)), [`${acao}: unknown, who asks is unknown`, 'Vary: Origin']);
    assert.deepEqual(spoilt(toActual(hono, { origin: list([origin]) }, from)), [acao]);
    assert.deepEqual(linesOf(toActual(hono, { origin: literal(origin) }, { ...from, ...old })), [`${acao}: ${origin}`, 'Vary: Origin']);
    assert.deepEqual(spoilt(toActual(hono, { credentials: literal(true) }, { ...from, ...reflecting })), [acao]);
  });
  it('in the headers it asks for leaves those unknown', () => {
    const lines = [['Origin', origin], ['Access-Control-Request-Headers', unknown]] as const;
    assert.deepEqual(spoilt(toPreflight(hono, {}, { lines })), ['Access-Control-Allow-Headers', 'Vary']);
    assert.deepEqual(spoilt(toPreflight(hono, { allowHeaders: list(['x-a']) }, { lines })), []);
  });
});

describe('a list of header names that is a text', () => {
  it('is an error when the middleware is made, since 4.13.2', () => {
    assert.deepEqual(toActual(hono, { exposeHeaders: literal('X') }), { kind: 'failsToStart', because: 'a list of header names has no join' });
    assert.deepEqual(toActual(hono, { exposeHeaders: literal('X') }, { release: '4.13.1' }), {
      kind: 'answers', status: 500, headers: [{ name: acao, value: '*' }], handlerRuns: false,
    });
  });
});
