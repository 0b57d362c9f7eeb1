import assert from 'node:assert/strict';
import { isUnknown } from '../../src/http/unknown';
import { fastifyCors } from '../../src/servers/fastify-cors';
import { because, callable, linesOf, list, literal, origin, pattern, spoilsOnly, spoilt, toActual, toPreflight, unknown } from './answers';

const acao = 'Access-Control-Allow-Origin';
const noOrigin = { lines: [] } as const;

describe('one unknown option of @fastify/cors', () => {
  spoilsOnly(fastifyCors, { origin: list([origin]), methods: list(['PUT']), allowedHeaders: list(['x-a']), credentials: literal(true) }, {
    credentials: [['Access-Control-Allow-Credentials'], ['Access-Control-Allow-Credentials']],
    methods: [['Access-Control-Allow-Methods'], []],
    allowedHeaders: [['Access-Control-Allow-Headers'], []],
    exposedHeaders: [['Access-Control-Expose-Headers'], ['Access-Control-Expose-Headers']],
    maxAge: [['Access-Control-Max-Age'], []],
    cacheControl: [[], []],
  });

  it('origin leaves all unknown, since without one every answer is an error', () => {
    assert.deepEqual(toActual(fastifyCors, { origin: unknown }), { kind: 'unknown', because });
    assert.deepEqual(toActual(fastifyCors, { origin: callable() }), { kind: 'unknown', because: 'the origin is decided by a function' });
  });

  it('hook, preflight, preflightContinue leave all unknown that they decide', () => {
    assert.deepEqual(toActual(fastifyCors, { hook: unknown }), { kind: 'unknown', because });
    assert.deepEqual(toPreflight(fastifyCors, { preflight: unknown }), { kind: 'unknown', because });
    assert.deepEqual(toPreflight(fastifyCors, { preflightContinue: unknown }), { kind: 'unknown', because });
    assert.deepEqual(toActual(fastifyCors, { preflight: unknown, preflightContinue: unknown, strictPreflight: unknown }).kind, 'passesOn');
  });

  it('strictPreflight matters only to what is no preflight', () => {
    assert.deepEqual(toPreflight(fastifyCors, { strictPreflight: unknown }, noOrigin), { kind: 'unknown', because });
    assert.equal(toPreflight(fastifyCors, { strictPreflight: unknown }).kind, 'answers');
  });

  it('optionsSuccessStatus leaves the headers known', () => {
    const outcome = toPreflight(fastifyCors, { optionsSuccessStatus: unknown });
    assert(outcome.kind === 'answers' && isUnknown(outcome.status));
    assert.deepEqual(spoilt(outcome), []);
  });

  it('in a list that holds the origin leaves open whether it holds the wildcard', () => {
    assert.deepEqual(spoilt(toActual(fastifyCors, { origin: list([unknown, origin]) })), [acao, 'Vary']);
    assert.deepEqual(spoilt(toActual(fastifyCors, { origin: list([origin], unknown) })), [acao, 'Vary']);
    assert.deepEqual(linesOf(toActual(fastifyCors, { origin: list([unknown, origin]) }, { release: '8.0.0' })), [`${acao}: ${origin}`, 'Vary: Origin']);
    assert.deepEqual(spoilt(toActual(fastifyCors, { origin: list([unknown]) }, { release: '8.0.0' })), [acao]);
    assert.deepEqual(spoilt(toActual(fastifyCors, { origin: list([], unknown) }, { release: '8.0.0' })), [acao]);
    assert.deepEqual(linesOf(toActual(fastifyCors, { origin: list([unknown, '*']) })), [`${acao}: *`]);
  });

  it('in an object whose rest is unknown may be a hook, so that nothing can be told', () => {
    assert.deepEqual(toActual(fastifyCors, { origin: literal('*') }, { rest: unknown }), { kind: 'unknown', because });
  });
});

describe('what @fastify/cors does at another time', () => {
  it('or for each request anew is not followed', () => {
    assert.deepEqual(toActual(fastifyCors, { delegator: callable() }), { kind: 'unknown', because: 'a function chooses the options for each request' });
    for (const hook of ['onSend', 'preSerialization']) {
      assert.deepEqual(toActual(fastifyCors, { hook: literal(hook) }), { kind: 'unknown', because: 'the headers are set after the handler' });
    }
  });
  it('in no hook at all does not start', () => { assert.deepEqual(toActual(fastifyCors, { hook: literal('onError') }), { kind: 'failsToStart', because: 'there is no such hook' }); });
});

describe('a request to @fastify/cors', () => {
  const anyone = { lines: [['Origin', { kind: 'unknown', because: 'who asks is unknown' }]] } as const;
  it('whose origin is unknown leaves only what depends on it unknown', () => {
    assert.deepEqual(linesOf(toActual(fastifyCors, {}, anyone)), [`${acao}: *`]);
    assert.deepEqual(spoilt(toActual(fastifyCors, { origin: literal(true) }, anyone)), [acao]);
  });
  it('is matched with a pattern whatever its state, where it is decided', () => {
    assert.deepEqual(linesOf(toActual(fastifyCors, { origin: pattern('a', 'g') })), [`${acao}: ${origin}`, 'Vary: Origin']);
    assert.deepEqual(linesOf(toActual(fastifyCors, { origin: pattern('a', 'y') }))[0], `${acao}: unknown, the regular expression is not decided`);
  });
  it('that has an empty origin is no preflight', () => {
    const outcome = toPreflight(fastifyCors, {}, { lines: [['Origin', ''], ['Access-Control-Request-Method', 'PUT']] });
    assert(outcome.kind === 'answers');
    assert.equal(outcome.status, 400);
  });
});
