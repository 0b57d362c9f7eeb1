import assert from 'node:assert/strict';
import { get, headers } from '../../src/http/header-list';
import { isUnknown, type Known } from '../../src/http/unknown';
import type { Entry, RecordValue, Value } from '../../src/model/value';
import { createProgram, loadedFile } from '../../src/program/program';
import { cors } from '../../src/servers/cors';
import type { Configuration, Outcome } from '../../src/servers/server';
import { parsers } from '../languages/parsers';

const at = { file: '/x', start: 0, end: 0 };
const because = 'it is read at run time';
const unknown: Value & { kind: 'unknown' } = { kind: 'unknown', because, name: 'X', at };
const undecided = 'the regular expression is not decided';
const literal = (value: string | number | boolean | null | undefined): Value => ({ kind: 'literal', value, at });
const list = (elements: readonly Value[], rest?: typeof unknown): Value => ({ kind: 'list', of: 'list', elements, rest, at });
const pattern = (source: string, flags: string): Value => ({ kind: 'pattern', source, flags, dialect: 'javascript', at });

const origin = 'https://a.example';

function answer(given: Readonly<Record<string, Value>>, method = 'GET', lines: readonly (readonly [string, Known<string>])[] = [], rest?: typeof unknown): Outcome {
  const entries = Object.entries(given).map(([name, value]): [string, Entry] => [name, { value, key: at, at }]);
  const options: RecordValue = { kind: 'record', entries: new Map(entries), rest, at };
  return cors.respond(options, { method, url: 'https://api.example/', headers: headers([['Origin', origin], ...lines]) }, '2.8.6');
}

/** A header of the answer; `unknown: why` where it is. */
function header(outcome: Outcome, name: string): string | null {
  assert(outcome.kind === 'answers' || outcome.kind === 'passesOn');
  const value = get(outcome.headers, name);
  return isUnknown(value) ? `unknown: ${value.because}` : value;
}

function status(outcome: Outcome): number | string {
  assert(outcome.kind === 'answers');
  return isUnknown(outcome.status) ? `unknown: ${outcome.status.because}` : outcome.status;
}

const allowed = (value: Value, lines: readonly (readonly [string, Known<string>])[] = []) => header(answer({ origin: value }, 'GET', lines), 'Access-Control-Allow-Origin');

describe('where cors is told an origin', () => {
  it('that is unknown, nothing can be told', () => { assert.deepEqual(answer({ origin: unknown }), { kind: 'unknown', because }); });
  it('by a function, nothing can be told', () => {
    assert.deepEqual(answer({ origin: { kind: 'callable', parameters: 2, async: false, at } }), { kind: 'unknown', because: 'the origin is decided by a function' });
  });
  it('in options that are unknown, nothing can be told', () => { assert.deepEqual(answer({}, 'GET', [], unknown), { kind: 'unknown', because }); });
  it('that is off, the handler answers alone', () => {
    for (const value of [literal(false), literal(''), literal(undefined), literal(null)]) assert.deepEqual(answer({ origin: value }, 'OPTIONS'), { kind: 'passesOn', headers: [] });
  });
  it('in a list whose rest is unknown, a listed one is known and another is not', () => {
    assert.equal(allowed(list([literal(origin)], unknown)), origin);
    assert.equal(allowed(list([literal('https://b.example')], unknown)), `unknown: ${because}`);
    assert.equal(allowed(list([literal('https://b.example'), unknown])), `unknown: ${because}`);
    assert.equal(allowed(list([literal('https://b.example')])), null);
  });
  it('by a pattern with a state, it is not decided', () => {
    assert.equal(allowed(pattern('a', 'g')), `unknown: ${undecided}`);
    assert.equal(allowed(pattern('\\.EXAMPLE$', 'i')), origin);
    assert.equal(allowed(pattern('^a', '')), null);
  });
  it('as a text, it is sent as it stands', () => {
    assert.equal(header(answer({ origin: literal('https://b.example') }), 'Vary'), 'Origin');
    assert.equal(header(answer({ origin: literal('*') }), 'Vary'), null);
  });
  it('and asked from an unknown one, the reflected origin is unknown', () => {
    const outcome = cors.respond({ kind: 'record', entries: new Map([['origin', { value: literal(true), key: at, at }]]), rest: undefined, at },
      { method: 'GET', url: 'https://api.example/', headers: headers([['Origin', unknown]]) }, '2.8.6');
    assert.equal(header(outcome, 'Access-Control-Allow-Origin'), `unknown: ${because}`);
    assert.equal(header(outcome, 'Vary'), 'Origin');
  });
});

describe('where cors answers a preflight', () => {
  const preflight = (given: Readonly<Record<string, Value>>, lines: readonly (readonly [string, Known<string>])[] = []) => answer(given, 'OPTIONS', lines);

  it('the method may be written in lower case', () => { assert.equal(status(answer({}, 'options')), 204); });
  it('each unknown option spoils its own header', () => {
    const names: Readonly<Record<string, string>> = {
      credentials: 'Access-Control-Allow-Credentials', methods: 'Access-Control-Allow-Methods', allowedHeaders: 'Access-Control-Allow-Headers',
      headers: 'Access-Control-Allow-Headers', exposedHeaders: 'Access-Control-Expose-Headers', maxAge: 'Access-Control-Max-Age',
    };
    for (const [option, name] of Object.entries(names)) {
      const outcome = preflight({ [option]: unknown });
      assert.equal(header(outcome, name), `unknown: ${because}`, option);
      assert.equal(status(outcome), 204, option);
      assert.equal(header(outcome, 'Access-Control-Allow-Origin'), '*', option);
    }
  });
  it('an unknown element spoils the list', () => {
    assert.equal(header(preflight({ methods: list([literal('GET'), unknown]) }), 'Access-Control-Allow-Methods'), `unknown: ${because}`);
    assert.equal(header(preflight({ allowedHeaders: list([literal('x-a')], unknown) }), 'Access-Control-Allow-Headers'), `unknown: ${because}`);
  });
  it('the status is unknown where it is read from outside', () => {
    assert.equal(status(preflight({ optionsSuccessStatus: unknown })), `unknown: ${because}`);
    assert.equal(status(preflight({ optionsSuccessStatus: list([unknown]) })), `unknown: ${because}`);
    assert.equal(status(preflight({ optionsSuccessStatus: list([literal(200)]) })), 200);
    assert.equal(status(preflight({ optionsSuccessStatus: literal(100) })), 100);
    assert.equal(status(preflight({ optionsSuccessStatus: literal(999) })), 999);
    assert.equal(status(preflight({ optionsSuccessStatus: pattern('a', '') })), 500);
  });
  it('who answers is unknown where preflightContinue is', () => { assert.deepEqual(preflight({ preflightContinue: unknown }), { kind: 'unknown', because }); });
  it('the handler does not run', () => { assert.equal((preflight({}) as { handlerRuns?: unknown }).handlerRuns, false); });
  it('what is asked for is reflected unless it is empty', () => {
    assert.equal(header(preflight({}, [['Access-Control-Request-Headers', 'x-a']]), 'Access-Control-Allow-Headers'), 'x-a');
    assert.equal(header(preflight({}, [['Access-Control-Request-Headers', unknown]]), 'Access-Control-Allow-Headers'), `unknown: ${because}`);
    const empty = preflight({}, [['Access-Control-Request-Headers', '']]);
    assert.equal(header(empty, 'Access-Control-Allow-Headers'), null);
    assert.equal(header(empty, 'Vary'), 'Access-Control-Request-Headers');
  });
  it('one Vary line names both', () => {
    assert.equal(header(preflight({ origin: literal(origin) }), 'Vary'), 'Origin, Access-Control-Request-Headers');
  });
  it('no methods at all break it', () => {
    for (const value of [literal(null), literal(undefined)]) assert.deepEqual(preflight({ methods: value }), { kind: 'answers', status: 500, headers: [], handlerRuns: false });
  });
  it('a value that Node refuses breaks it, and what was set before stays', () => {
    const outcome = preflight({ methods: literal('GÉT\u4e2d') });
    assert.equal(status(outcome), 500);
    assert.equal(header(outcome, 'Access-Control-Allow-Origin'), '*');
    assert.equal(header(outcome, 'Access-Control-Allow-Methods'), null);
    assert.equal(status(preflight({ methods: literal('G\u00c9T') })), 204);
  });
});

describe('where cors is told what a condition chooses', () => {
  const chosen: Value = { kind: 'choice', condition: 'x', options: [{ when: 'x', value: literal('a') }, { when: 'not x', value: literal('') }], at };
  const depends = 'it depends on a condition';

  it('as the origin, nothing can be told', () => { assert.deepEqual(answer({ origin: chosen }), { kind: 'unknown', because: depends }); });
  it('as the methods, that header is unknown', () => {
    assert.equal(header(answer({ methods: chosen }, 'OPTIONS'), 'Access-Control-Allow-Methods'), `unknown: ${depends}`);
  });
});

describe('what is easily mistaken in cors', () => {
  it('the handler does not run where the status is unknown', () => {
    const outcome = answer({ optionsSuccessStatus: unknown }, 'OPTIONS');
    assert(outcome.kind === 'answers');
    assert.equal(outcome.handlerRuns, false);
  });
  it('an unknown request origin leaves unknown whether a list has it', () => {
    const request = { method: 'GET', url: 'https://api.example/', headers: headers([['Origin', unknown]]) };
    const options: RecordValue = { kind: 'record', entries: new Map([['origin', { value: list([literal(origin)]), key: at, at }]]), rest: undefined, at };
    assert.equal(header(cors.respond(options, request, '2.8.6'), 'Access-Control-Allow-Origin'), `unknown: ${because}`);
  });
  it('exposedHeaders without a length set nothing', () => {
    for (const value of [literal(true), literal(5)]) assert.equal(header(answer({ exposedHeaders: value }), 'Access-Control-Expose-Headers'), null);
  });
  it('headers is an option, by its old name', () => { assert.ok(cors.optionNames.includes('headers')); });
});

describe('options of cors that are not written as an object', () => {
  /** The one configuration in a file, and the words that name it. */
  async function configured(call: string): Promise<Configuration & { readonly words: string }> {
    const source = `import cors, * as all from 'cors';\n${call};\n`;
    const { javascript } = await parsers();
    const module = createProgram(new Map([['/main.js', loadedFile(javascript.parse('/main.js', source), new Map())]])).module('/main.js');
    assert.ok(module);
    const [found] = [...cors.recognise(module)];
    assert.ok(found);
    return { ...found, words: source.slice(found.name.start, found.name.end) };
  }
  const nowhere = { kind: 'nowhere', because: 'the options are not written as an object here' };

  it('are none at all where nothing is given', async () => {
    const { options, words } = await configured('cors()');
    assert.deepEqual([options.kind, options.entries.size, options.rest, words], ['record', 0, undefined, 'cors']);
  });
  it('are unknown where the arguments are spread', async () => {
    const { options, place } = await configured('cors(...[{ origin: "a" }])');
    assert.deepEqual([options.kind, options.rest?.kind, options.rest?.because], ['record', 'unknown', 'the arguments are spread here']);
    assert.deepEqual(place, nowhere);
  });
  it('are unknown where a function chooses them', async () => {
    const { options, place } = await configured('cors((request, done) => done(null, {}))');
    assert.equal(options.rest?.because, 'a function chooses the options for each request');
    assert.deepEqual(place, nowhere);
  });
  it('are unknown where a condition chooses them', async () => {
    const { options } = await configured('cors(process.env.X ? { origin: "a" } : {})');
    assert.equal(options.rest?.because, 'a condition chooses the options');
  });
  it('belong to the last word of the callee', async () => { assert.equal((await configured('all.default({})')).words, 'default'); });
});
