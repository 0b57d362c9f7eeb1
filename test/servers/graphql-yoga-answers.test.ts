import assert from 'node:assert/strict';
import { graphqlYoga } from '../../src/servers/graphql-yoga';
import { because, callable, linesOf, list, literal, origin, spoilsOnly, spoilt, toActual, toPreflight, unknown } from './answers';

const acao = 'Access-Control-Allow-Origin';
const several = list([origin, 'https://c.example']);

describe('one unknown option of GraphQL Yoga', () => {
  spoilsOnly(graphqlYoga, { origin: several, methods: list(['PUT']), allowedHeaders: list(['x-a']), credentials: literal(true) }, {
    origin: [[acao, 'Vary'], [acao, 'Vary']],
    credentials: [['Access-Control-Allow-Credentials'], ['Access-Control-Allow-Credentials']],
    methods: [['Access-Control-Allow-Methods'], ['Access-Control-Allow-Methods']],
    allowedHeaders: [['Access-Control-Allow-Headers'], ['Access-Control-Allow-Headers']],
    exposedHeaders: [['Access-Control-Expose-Headers'], ['Access-Control-Expose-Headers']],
    maxAge: [['Access-Control-Max-Age'], ['Access-Control-Max-Age']],
    misspelt: [[], []],
  });

  it('in a list of origins may be the star', () => {
    assert.deepEqual(spoilt(toActual(graphqlYoga, { origin: list([origin, unknown]) })), [acao, 'Vary']);
    assert.deepEqual(spoilt(toActual(graphqlYoga, { origin: list([origin], unknown) })), [acao, 'Vary']);
    assert.deepEqual(linesOf(toActual(graphqlYoga, { origin: list(['*'], unknown) }))[0], `${acao}: ${origin}`);
  });

  it('in a list that may be empty leaves open whether it counts', () => {
    assert.deepEqual(spoilt(toPreflight(graphqlYoga, { methods: list([], unknown) })), ['Access-Control-Allow-Methods']);
    assert.deepEqual(spoilt(toPreflight(graphqlYoga, { origin: list([], unknown) })), [acao, 'Vary']);
  });
});

describe('a request to GraphQL Yoga that is unknown', () => {
  const from = { lines: [['Origin', unknown]] } as const;
  it('in its origin leaves only what depends on it unknown', () => {
    assert.deepEqual(spoilt(toActual(graphqlYoga, { origin: several }, from)), [acao, 'Vary']);
    assert.deepEqual(linesOf(toActual(graphqlYoga, {}, from)), [`${acao}: unknown, ${because}`, 'Vary: Origin', 'Access-Control-Allow-Credentials: true']);
  });
  it('in the headers it asks for leaves those and Vary unknown', () => {
    assert.deepEqual(spoilt(toPreflight(graphqlYoga, {}, { lines: [['Origin', origin], ['Access-Control-Request-Headers', unknown]] })), ['Access-Control-Allow-Headers', 'Vary']);
  });
});

describe('functions in the options of GraphQL Yoga', () => {
  it('count by their parameters', () => {
    assert.deepEqual(linesOf(toActual(graphqlYoga, { origin: callable(0) }))[0], `${acao}: ${origin}`);
    assert.deepEqual(toActual(graphqlYoga, { origin: callable(1) }), { kind: 'answers', status: 500, headers: [], handlerRuns: true });
  });
});
