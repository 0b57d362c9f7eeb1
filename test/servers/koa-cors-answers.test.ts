import assert from 'node:assert/strict';
import { koaCors } from '../../src/servers/koa-cors';
import { koa2Cors } from '../../src/servers/koa2-cors';
import { because, callable, linesOf, list, literal, origin, spoilsOnly, spoilt, toActual, toPreflight, unknown } from './answers';

const acao = 'Access-Control-Allow-Origin';
const acac = 'Access-Control-Allow-Credentials';
const byFunction = { kind: 'unknown', because: 'the origin is decided by a function' };
const anyone = { lines: [['Origin', { kind: 'unknown', because: 'who asks is unknown' }]] } as const;
const network = [['Origin', origin], ['Access-Control-Request-Method', 'PUT'], ['Access-Control-Request-Private-Network', 'true']] as const;

describe('one unknown option of @koa/cors', () => {
  spoilsOnly(koaCors, { origin: literal(origin), allowMethods: literal('PUT'), allowHeaders: literal('x-a'), credentials: literal(true) }, {
    origin: [[acao], [acao]],
    credentials: [[acac], [acac]],
    allowMethods: [['Access-Control-Allow-Methods'], []],
    allowHeaders: [['Access-Control-Allow-Headers'], []],
    exposeHeaders: [[], ['Access-Control-Expose-Headers']],
    maxAge: [['Access-Control-Max-Age'], []],
    privateNetworkAccess: [[], []],
  });

  it('privateNetworkAccess spoils its header where it is asked for', () => {
    assert.deepEqual(spoilt(toPreflight(koaCors, { privateNetworkAccess: unknown }, { lines: network })), ['Access-Control-Allow-Private-Network']);
    assert.deepEqual(spoilt(toPreflight(koaCors, { privateNetworkAccess: unknown }, { lines: network, release: '3.2.0' })), []);
  });

  it('credentials spoils the origin where they reflect it', () => {
    assert.deepEqual(linesOf(toActual(koaCors, { credentials: unknown })), ['Vary: Origin', `${acao}: unknown, ${because}`, `${acac}: unknown, ${because}`]);
    assert.deepEqual(linesOf(toActual(koaCors, { credentials: callable(), origin: literal('*') }))[1], `${acao}: unknown, a function decides on credentials`);
    assert.deepEqual(linesOf(toActual(koaCors, { credentials: callable(), origin: literal('*') }, { release: '3.4.0' }))[1], `${acao}: *`);
  });

  it('in a list spoils the lines of the origin', () => {
    assert.deepEqual(linesOf(toActual(koaCors, { origin: list(['a'], unknown) })), ['Vary: Origin', `${acao}: a`, `${acao}: unknown, ${because}`]);
    assert.deepEqual(spoilt(toActual(koaCors, { exposeHeaders: list(['a'], unknown) })), ['Access-Control-Expose-Headers']);
  });

  it('origin that is a function leaves all unknown, unless nobody asks', () => {
    assert.deepEqual(toActual(koaCors, { origin: callable() }), byFunction);
    assert.deepEqual(toActual(koaCors, { origin: callable() }, { release: '3.4.3', lines: [] }), { kind: 'passesOn', headers: [{ name: 'Vary', value: 'Origin' }] });
  });
});

describe('one unknown option of koa2-cors', () => {
  spoilsOnly(koa2Cors, { origin: literal(origin), allowMethods: list(['PUT']), allowHeaders: list(['x-a']), credentials: literal(true) }, {
    origin: [[acao], [acac, acao]],
    credentials: [[acac], [acac]],
    allowMethods: [['Access-Control-Allow-Methods'], []],
    allowHeaders: [['Access-Control-Allow-Headers'], []],
    exposeHeaders: [[], ['Access-Control-Expose-Headers']],
    maxAge: [['Access-Control-Max-Age'], []],
  });

  it('origin that is a function leaves all unknown', () => { assert.deepEqual(toActual(koa2Cors, { origin: callable() }), byFunction); });

  it('credentials do not matter with the wildcard, which needs none', () => {
    assert.deepEqual(linesOf(toActual(koa2Cors, { origin: literal('*'), credentials: unknown })), ['Vary: Origin', `${acao}: *`]);
    assert.deepEqual(linesOf(toActual(koa2Cors, { origin: list(['*']), credentials: literal(true) })), ['Vary: Origin', `${acao}: *`, `${acac}: true`]);
  });
});

describe('what koa2-cors sets', () => {
  it('is unknown for releases before the first on record', () => {
    assert.deepEqual(toActual(koa2Cors, {}, { release: '2.0.5' }), { kind: 'unknown', because: 'koa2-cors 2.0.5 is older than the oldest release on record' });
  });
  it('is added to what the handler answers', () => {
    assert.deepEqual(toActual(koa2Cors, { origin: literal('*') }), { kind: 'passesOn', headers: [{ name: 'Vary', value: 'Origin' }, { name: acao, value: '*' }] });
  });
});

describe('a request to a Koa application that is unknown in its origin', () => {
  it('is reflected as unknown', () => {
    assert.deepEqual(spoilt(toActual(koa2Cors, {}, anyone)), [acao]);
    assert.deepEqual(spoilt(toActual(koaCors, {}, anyone)), []);
    assert.deepEqual(spoilt(toActual(koaCors, {}, { ...anyone, release: '4.0.0' })), [acao]);
    assert.deepEqual(spoilt(toActual(koaCors, { credentials: literal(true) }, anyone)), [acao]);
  });
});
