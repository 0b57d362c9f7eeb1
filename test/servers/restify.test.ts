import assert from 'node:assert/strict';
import { restify } from '../../src/servers/restify';
import { linesOf, list, literal, origin, pattern, spoilsOnly, spoilt, toActual, toPreflight, unknown } from './answers';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const one = 'corsMiddleware at 2: origins=["a"]';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'with require': { source: "const corsMiddleware = require('restify-cors-middleware2');\nconst cors = corsMiddleware({ origins: ['a'] });", found: [one] },
  'with import': { source: "import corsMiddleware from 'restify-cors-middleware2';\nconst cors = corsMiddleware({ origins: ['a'] });", found: [one] },
  'as a namespace': { source: "import * as corsMiddleware from 'restify-cors-middleware2';\nconst cors = corsMiddleware({ origins: ['a'] });", found: [one] },
  'taken apart': { source: "import corsMiddleware from 'restify-cors-middleware2';\nconst { preflight, actual } = corsMiddleware({ origins: ['a'] });", found: [one] },
  'at once': { source: "// below\nmodule.exports = require('restify-cors-middleware2')({ origins: ['a'] });", found: [`require('restify-cors-middleware2') at 2: origins=["a"]`] },
  'with options from another file': {
    source: "import corsMiddleware from 'restify-cors-middleware2'; import { options } from './options';\nexport default corsMiddleware(options);", found: [one], others: { '/app/options.ts': "export const options = { origins: ['a'] };" },
  },
  'with arguments that are spread': { source: "import corsMiddleware from 'restify-cors-middleware2';\ncorsMiddleware(...given);", found: ['corsMiddleware at 2: '] },
  'another export is none': { source: "import { corsMiddleware } from 'restify-cors-middleware2';\ncorsMiddleware({ origins: ['a'] });", found: [] },
  'the same name of another package is none': { source: "import corsMiddleware from './restify-cors-middleware2';\ncorsMiddleware({ origins: ['a'] });", found: [] },
  'a name that nothing brings in is none': { source: "// restify-cors-middleware2\ncorsMiddleware({ origins: ['a'] });", found: [] },
};

describe('where restify-cors-middleware2 is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/server.ts', shape.source, shape.others), shape.found); });
  }
});

const [acao, acac] = ['Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials'];

describe('one unknown option of restify-cors-middleware2', () => {
  spoilsOnly(restify, { origins: list([origin]), credentials: literal(true) }, {
    credentials: [[], [acac]],
    allowHeaders: [['Access-Control-Allow-Headers'], []],
    exposeHeaders: [[], ['Access-Control-Expose-Headers']],
    preflightMaxAge: [['Access-Control-Max-Age'], []],
    preflightStrategy: [[], []],
    misspelt: [[], []],
  });

  it('origins leaves open who answers a preflight, and spoils what goes with an origin', () => {
    assert.equal(toPreflight(restify, { origins: unknown }).kind, 'unknown');
    assert.deepEqual(spoilt(toActual(restify, { origins: unknown, credentials: literal(true) })), [acac, acao, 'Access-Control-Expose-Headers']);
    assert.deepEqual(spoilt(toActual(restify, { origins: list([unknown, origin]) })), []);
    assert.deepEqual(spoilt(toActual(restify, { origins: list(['https://b.example'], unknown) })), [acao, 'Access-Control-Expose-Headers']);
    assert.deepEqual(spoilt(toActual(restify, { origins: list([pattern('(?<=a)')]) })), [acao, 'Access-Control-Expose-Headers']);
  });

  it('in a list of names spoils the list', () => {
    assert.deepEqual(spoilt(toPreflight(restify, { allowHeaders: list([unknown]) })), ['Access-Control-Allow-Headers']);
    assert.deepEqual(spoilt(toActual(restify, { exposeHeaders: list([], unknown) })), ['Access-Control-Expose-Headers']);
  });

  it('ends no program', () => {
    assert.equal(toActual(restify, { credentials: literal(true) }, { rest: unknown }).kind, 'passesOn');
    assert.equal(toActual(restify, { credentials: literal(true) }).kind, 'failsToStart');
    assert.equal(toActual(restify, { credentials: literal(true), origins: unknown }).kind, 'passesOn');
  });
});

describe('a request to restify-cors-middleware2 that is unknown', () => {
  const who = { kind: 'unknown', because: 'who asks is unknown' } as const;
  it('in its origin leaves open whether it is named', () => {
    assert.deepEqual(linesOf(toActual(restify, {}, { lines: [['Origin', who]] })).slice(1, 2), [`${acao}: unknown, ${who.because}`]);
  });
  it('in its method is not answered', () => {
    assert.equal(toPreflight(restify, {}, { lines: [['Origin', origin], ['Access-Control-Request-Method', who]] }).kind, 'unknown');
  });
});

describe('restify-cors-middleware2', () => {
  const file = (options: string) => `import corsMiddleware from 'restify-cors-middleware2';\nconst cors = corsMiddleware(${options});\n`;
  it('tells of any origin with credentials, and a list cures it', async () => {
    const text = file("{ origins: ['*'], credentials: true, allowCredentialsAllOrigins: true }");
    assert.equal((await problemsOf('/app/server.ts', text)).some((problem) => problem.startsWith('any-origin-with-credentials')), true);
    assert.match(await fixed('/app/server.ts', text), /origins: \['https:\/\/app\.example\.com'\]/);
  });
});
