import assert from 'node:assert/strict';
import { isUnknown } from '../../src/http/unknown';
import { ittyRouter } from '../../src/servers/itty-router';
import { because, callable, linesOf, list, literal, origin, pattern, spoilsOnly, spoilt, toActual, toPreflight, unknown } from './answers';

const acao = 'Access-Control-Allow-Origin';
const appending = { release: '5.0.9' };

describe('one unknown option of itty-router', () => {
  spoilsOnly(ittyRouter, { origin: literal(origin), allowMethods: list(['PUT']), allowHeaders: list(['x-a']) }, {
    credentials: [['Access-Control-Allow-Credentials'], ['Access-Control-Allow-Credentials']],
    allowMethods: [['Access-Control-Allow-Methods'], ['Access-Control-Allow-Methods']],
    allowHeaders: [['Access-Control-Allow-Headers'], ['Access-Control-Allow-Headers']],
    exposeHeaders: [['Access-Control-Expose-Headers'], ['Access-Control-Expose-Headers']],
    maxAge: [['Access-Control-Max-Age'], ['Access-Control-Max-Age']],
    misspelt: [[], []],
  });

  it('origin spoils the status of a preflight, and what may be set twice', () => {
    const rebuilt = toPreflight(ittyRouter, { origin: unknown });
    assert.ok(rebuilt.kind === 'answers' && isUnknown(rebuilt.status));
    assert.deepEqual(spoilt(rebuilt), ['Access-Control-Allow-Methods', acao]);
    const appended = toPreflight(ittyRouter, { origin: unknown, credentials: literal(true) }, appending);
    assert.ok(appended.kind === 'answers' && appended.status === 204);
    assert.deepEqual(spoilt(appended), ['Access-Control-Allow-Credentials', acao]);
  });

  it('credentials spoils the origin where that is the star', () => {
    assert.deepEqual(spoilt(toActual(ittyRouter, { credentials: unknown }, appending)), ['Access-Control-Allow-Credentials', acao]);
  });

  it('in a list that holds the origin changes nothing', () => {
    assert.deepEqual(linesOf(toActual(ittyRouter, { origin: list([unknown, origin]) }, appending)), [`${acao}: ${origin}`]);
    assert.deepEqual(spoilt(toActual(ittyRouter, { origin: list([], unknown) }, appending)), [acao]);
  });
});

describe('what decides the origin of itty-router', () => {
  it('is not followed where it is a function or an undecided pattern', () => {
    assert.deepEqual(linesOf(toActual(ittyRouter, { origin: callable() }, appending)), [`${acao}: unknown, the origin is decided by a function`]);
    assert.deepEqual(spoilt(toActual(ittyRouter, { origin: pattern('a', 'g') }, appending)), [acao]);
  });
  it('is unknown where who asks is', () => {
    const from = { lines: [['Origin', unknown]], ...appending } as const;
    assert.deepEqual(linesOf(toActual(ittyRouter, { origin: list([origin]) }, from)), [`${acao}: unknown, ${because}`]);
    assert.deepEqual(linesOf(toActual(ittyRouter, { origin: literal(true) }, from)), [`${acao}: unknown, ${because}`]);
    assert.deepEqual(linesOf(toActual(ittyRouter, {}, from)), [`${acao}: *`]);
  });
});
