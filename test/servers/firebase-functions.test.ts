import assert from 'node:assert/strict';
import { firebaseFunctions } from '../../src/servers/firebase-functions';
import { because, list, linesOf, literal, toActual, toPreflight, unknown } from './answers';
import { problemsOf } from './fixed';
import { found } from './shapes';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const one = (name: string) => [`${name} at 2: cors="a"`];

const shapes: Readonly<Record<string, Shape>> = {
  'onRequest': { source: "import { onRequest } from 'firebase-functions/v2/https';\nexport const orders = onRequest({ cors: 'a' }, handler);", found: one('onRequest') },
  'onRequest without the version': { source: "import { onRequest } from 'firebase-functions/https';\nexport const orders = onRequest({ cors: 'a' }, handler);", found: one('onRequest') },
  'onRequest by require': { source: "const { onRequest } = require('firebase-functions/v2/https');\nexports.orders = onRequest({ cors: 'a' }, handler);", found: one('onRequest') },
  'a namespace': { source: "import * as https from 'firebase-functions/v2/https';\nexport const orders = https.onRequest({ cors: 'a' }, handler);", found: one('onRequest') },
  'a namespace of the package': { source: "import { https } from 'firebase-functions/v2';\nexport const orders = https.onRequest({ cors: 'a' }, handler);", found: one('onRequest') },
  'onCall': { source: "import { onCall } from 'firebase-functions/v2/https';\nexport const order = onCall({ cors: 'a' }, handler);", found: one('onCall') },
  'options under a name': { source: "import { onCall } from 'firebase-functions/v2/https'; const options = { cors: 'a' };\nexport const order = onCall(options, handler);", found: one('onCall') },
  'options from another file': {
    source: "import { onCall } from 'firebase-functions/v2/https'; import { options } from './options';\nexport const order = onCall(options, handler);", found: one('onCall'), others: { '/app/options.ts': "export const options = { cors: 'a' };" },
  },
  'a function alone is none': { source: "import { onRequest } from 'firebase-functions/v2/https';\nexport const orders = onRequest(handler);", found: [] },
  'options alone are none': { source: "import { onRequest } from 'firebase-functions/v2/https';\nexport const orders = onRequest({ cors: 'a' });", found: [] },
  'options without cors are none': { source: "import { onRequest } from 'firebase-functions/v2/https';\nexport const orders = onRequest({ region: 'a' }, handler);", found: [] },
  'options that are unknown are none': { source: "import { onRequest } from 'firebase-functions/v2/https';\nexport const orders = onRequest(load(), handler);", found: [] },
  'options that are spread are none': { source: "import { onRequest } from 'firebase-functions/v2/https';\nexport const orders = onRequest(...[{ cors: 'a' }, handler], handler);", found: [] },
  'another function is none': { source: "import { onSchedule } from 'firebase-functions/v2/scheduler';\nexport const orders = onSchedule({ cors: 'a' }, handler);", found: [] },
  'a function of another package is none': { source: "import { onRequest } from './functions'; // firebase-functions\nexport const orders = onRequest({ cors: 'a' }, handler);", found: [] },
  'the cors package by hand is one of that package': {
    source: "import * as functions from 'firebase-functions'; import cors from 'cors';\nconst handler = cors({ origin: 'a' });\nexport const orders = functions.https.onRequest((request, response) => handler(request, response, () => response.send('ok')));",
    found: ['cors at 2: origin="a"'],
  },
};

describe('where Cloud Functions configure CORS', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/index.ts', shape.source, shape.others), shape.found); });
  }
});

describe('a Cloud Function', () => {
  it('does not know who is allowed where the option is unknown, or a list may be one', () => {
    assert.deepEqual(toActual(firebaseFunctions, { cors: unknown }), { kind: 'unknown', because });
    assert.deepEqual(toActual(firebaseFunctions, { cors: list(['https://a.example'], unknown) }), { kind: 'unknown', because });
    assert.deepEqual(toActual(firebaseFunctions, { cors: list([], unknown) }), { kind: 'unknown', because });
    const two = list(['https://a.example', 'https://c.example'], unknown);
    assert.deepEqual(linesOf(toActual(firebaseFunctions, { cors: two })), ['Access-Control-Allow-Origin: https://a.example', 'Vary: Origin']);
  });

  it('takes no credentials and no methods', () => {
    const lines = linesOf(toPreflight(firebaseFunctions, { cors: literal(true), credentials: literal(true), methods: literal('GET') }));
    assert.ok(lines.includes('Access-Control-Allow-Methods: GET,HEAD,PUT,PATCH,POST,DELETE'));
    assert.ok(!lines.includes('Access-Control-Allow-Credentials: true'));
  });

  it('is judged by its origins', async () => {
    const source = (cors: string) => `import { onRequest } from 'firebase-functions/v2/https';\nexport const orders = onRequest({ cors: ${cors}, region: 'europe-west1' }, (request, response) => { response.send('ok'); });\n`;
    assert.deepEqual(await problemsOf('/app/index.ts', source("['https://shop.example.com']")), []);
    assert.deepEqual(await problemsOf('/app/index.ts', source("['https://shop.example.com/']")), ["origin-never-matches at 'https://shop.example.com/'"]);
  });
});
