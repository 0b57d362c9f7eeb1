import assert from 'node:assert/strict';
import { fixed, problemsOf } from './fixed';
import { found } from './shapes';

const yoga = "import { createYoga } from 'graphql-yoga';\n";

const shapes: Readonly<Record<string, readonly [source: string, found: readonly string[]]>> = {
  'with options': [`${yoga}createYoga({ schema, cors: { origin: 'a' } });`, ['cors at 2: origin="a"']],
  'without a word about CORS': [`${yoga}createYoga({ schema });`, ['createYoga at 2: ']],
  'without any option': [`${yoga}createYoga();`, ['createYoga at 2: ']],
  'with true, which means the defaults': [`${yoga}createYoga({ schema, cors: true });`, ['cors at 2: ']],
  'with undefined, which means the defaults': [`${yoga}createYoga({ schema, cors: undefined });`, ['cors at 2: ']],
  'with options that are a constant': [`${yoga}const cors = { origin: 'a' };\ncreateYoga({ schema, cors });`, ['cors at 3: origin="a"']],
  'with all options in a constant': [`${yoga}const all = { cors: { origin: 'a' } };\ncreateYoga(all);`, ['cors at 3: origin="a"']],
  'with require': ["const { createYoga } = require('graphql-yoga');\ncreateYoga({ cors: { origin: 'a' } });", ['cors at 2: origin="a"']],
  'through a namespace': ["import * as yoga from 'graphql-yoga';\nyoga.createYoga({});", ['createYoga at 2: ']],
  'under another name': ["import { createYoga as make } from 'graphql-yoga';\nmake({});", ['make at 2: ']],
  'on Deno': ["import { createYoga } from 'npm:graphql-yoga@5.24.1';\ncreateYoga({ cors: { origin: 'a' } });", ['cors at 2: origin="a"']],
  'false is none': [`${yoga}createYoga({ schema, cors: false });`, []],
  'another export is none': ["import { createSchema } from 'graphql-yoga';\ncreateSchema({ cors: {} });", []],
  'a function of one’s own is none': ["function createYoga() {}\ncreateYoga({ cors: {} }); // graphql-yoga", []],
};

describe('where GraphQL Yoga is configured', () => {
  for (const [title, [source, expected]] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/server.ts', source), expected); });
  }
});

describe('what is found in GraphQL Yoga', () => {
  const leaks = 'any-origin-with-credentials at';
  it('is its default', async () => {
    assert.deepEqual(await problemsOf('/app/a.ts', `${yoga}createYoga({ schema });`), [`${leaks} createYoga`]);
  });
  it('is a star anywhere in the origin', async () => {
    assert.deepEqual(await problemsOf('/app/a.ts', `${yoga}createYoga({ cors: { origin: 'https://*.example.com' } });`), [`${leaks} 'https://*.example.com'`]);
  });
  it('is not what a function chooses, or options that are not read', async () => {
    assert.deepEqual(await problemsOf('/app/a.ts', `${yoga}createYoga({ cors: (request) => ({}) }); createYoga(load()); createYoga({ ...load() });`), []);
  });
  it('is fixed by a new entry', async () => {
    assert.equal(await fixed('/app/a.ts', `${yoga}createYoga({ schema });`), `${yoga}createYoga({ schema, cors: { origin: ['https://app.example.com'] } });`);
    assert.equal(await fixed('/app/a.ts', `${yoga}createYoga();`), `${yoga}createYoga({ cors: { origin: ['https://app.example.com'] } });`);
  });
  it('is fixed by saying no to credentials, which are allowed otherwise', async () => {
    assert.equal(await fixed('/app/a.ts', `${yoga}createYoga({ schema });`, 'dropCredentials'), `${yoga}createYoga({ schema, cors: { credentials: false } });`);
    assert.equal(
      await fixed('/app/a.ts', `${yoga}createYoga({ cors: { credentials: true } });`, 'dropCredentials'), `${yoga}createYoga({ cors: { credentials: false } });`,
    );
  });
  it('is fixed in place of true', async () => {
    assert.equal(await fixed('/app/a.ts', `${yoga}createYoga({ cors: true, schema });`), `${yoga}createYoga({ cors: { origin: ['https://app.example.com'] }, schema });`);
  });
  it('is fixed in the object that is written', async () => {
    assert.equal(
      await fixed('/app/a.ts', `${yoga}createYoga({ cors: { methods: ['POST'] } });`),
      `${yoga}createYoga({ cors: { methods: ['POST'], origin: ['https://app.example.com'] } });`,
    );
  });
});
