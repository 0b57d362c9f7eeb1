import assert from 'node:assert/strict';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const elysia = "import { Elysia } from 'elysia';\nimport { cors } from '@elysiajs/cors';\n";

const shapes: Readonly<Record<string, readonly [source: string, found: readonly string[]]>> = {
  'with options': [`${elysia}new Elysia().use(cors({ origin: 'a' }));`, ['cors at 3: origin="a"']],
  'without options': [`${elysia}new Elysia().use(cors()).get('/', () => 'x');`, ['cors at 3: ']],
  'with the default import': ["import cors from '@elysiajs/cors';\ncors({ origin: 'a' });", ['cors at 2: origin="a"']],
  'with require': ["const { cors } = require('@elysiajs/cors');\ncors({ origin: 'a' });", ['cors at 2: origin="a"']],
  'under another name': ["import { cors as allow } from '@elysiajs/cors';\nallow({ origin: 'a' });", ['allow at 2: origin="a"']],
  'with options that are a constant': [`${elysia}const options = { origin: 'a' };\ncors(options);`, ['cors at 4: origin="a"']],
  'another export is none': ["import { corsOptions } from '@elysiajs/cors';\ncorsOptions({ origin: 'a' });", []],
  'a function of one’s own is none': ["import '@elysiajs/cors';\nfunction cors() {}\ncors({ origin: 'a' });", []],
};

describe('where @elysiajs/cors is configured', () => {
  for (const [title, [source, expected]] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/server.ts', source), expected); });
  }
});

describe('what is found in @elysiajs/cors', () => {
  it('is any origin, where nothing is said: credentials are allowed by default', async () => {
    const source = `${elysia}new Elysia().use(cors());`;
    assert.deepEqual(await problemsOf('/app/a.ts', source), ['any-origin-with-credentials at cors']);
    assert.equal(await fixed('/app/a.ts', source), `${elysia}new Elysia().use(cors({ origin: ['https://app.example.com'] }));`);
  });
  it('is no more than any origin where credentials are switched off', async () => {
    assert.deepEqual(await problemsOf('/app/a.ts', `${elysia}cors({ credentials: false });`), []);
  });
  it('is nothing where a list is meant', async () => {
    assert.deepEqual(await problemsOf('/app/a.ts', `${elysia}cors({ origin: ['https://app.example.com'], credentials: true });`), []);
  });
});
