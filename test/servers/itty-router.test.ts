import assert from 'node:assert/strict';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const itty = "import { cors } from 'itty-router';\n";

const shapes: Readonly<Record<string, readonly [source: string, found: readonly string[]]>> = {
  'with options': [`${itty}const { preflight, corsify } = cors({ origin: 'a' });`, ['cors at 2: origin="a"']],
  'without options': [`${itty}export const { preflight, corsify } = cors();`, ['cors at 2: ']],
  'from its own file': ["import { cors } from 'itty-router/cors';\ncors({ origin: 'a' });", ['cors at 2: origin="a"']],
  'with require': ["const { cors } = require('itty-router');\ncors({ origin: 'a' });", ['cors at 2: origin="a"']],
  'through a namespace': ["import * as itty from 'itty-router';\nitty.cors({ origin: 'a' });", ['cors at 2: origin="a"']],
  'under another name': ["import { cors as allow } from 'itty-router';\nallow({ origin: 'a' });", ['allow at 2: origin="a"']],
  'with options that are a constant': [`${itty}const options = { origin: 'a' };\ncors(options);`, ['cors at 3: origin="a"']],
  'createCors of release 4 is none': ["import { createCors } from 'itty-router';\ncreateCors({ origins: ['a'] });", []],
  'a default import is none': ["import cors from 'itty-router';\ncors({ origin: 'a' });", []],
  'a function of one’s own is none': ["import { Router } from 'itty-router';\nfunction cors() {}\ncors({ origin: 'a' });", []],
};

describe('where cors of itty-router is configured', () => {
  for (const [title, [source, expected]] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/worker.ts', source), expected); });
  }
});

describe('what is found in itty-router', () => {
  it('is any origin where credentials are allowed', async () => {
    const source = `${itty}cors({ credentials: true });`;
    assert.deepEqual(await problemsOf('/app/a.ts', source), ['any-origin-with-credentials at cors']);
    assert.equal(await fixed('/app/a.ts', source), `${itty}cors({ credentials: true, origin: ['https://app.example.com'] });`);
  });
  it('is nothing where a list is meant', async () => {
    assert.deepEqual(await problemsOf('/app/a.ts', `${itty}cors({ origin: ['https://app.example.com'], credentials: true });`), []);
  });
});
