import assert from 'node:assert/strict';
import { found } from './shapes';

const one = 'handleCors at 2: origin="a"';

interface Shape { readonly source: string; readonly found: readonly string[]; readonly others?: Readonly<Record<string, string>> }

const shapes: Readonly<Record<string, Shape>> = {
  'in a handler of release 1': { source: "import { eventHandler, handleCors } from 'h3'; export default eventHandler((event) => {\nif (handleCors(event, { origin: 'a' })) return; });", found: [one] },
  'in a middleware of release 2': { source: "import { H3, handleCors } from 'h3'; const app = new H3(); app.use((event) => {\nconst answer = handleCors(event, { origin: 'a' }); if (answer !== false) return answer; });", found: [one] },
  'before every request': { source: "import { createApp, handleCors } from 'h3'; createApp({ onRequest: (event) => {\nhandleCors(event, { origin: 'a' }); } });", found: [one] },
  'from Nitro': { source: "import { handleCors } from 'nitro/h3';\nexport default (event) => handleCors(event, { origin: 'a' });", found: [one] },
  'with require': { source: "const { handleCors } = require('h3');\nmodule.exports = (event) => handleCors(event, { origin: 'a' });", found: [one] },
  'through a namespace': { source: "import * as h3 from 'h3';\nexport default (event) => h3.handleCors(event, { origin: 'a' });", found: [one] },
  'under another name': { source: "import { handleCors as allow } from 'h3';\nexport default (event) => allow(event, { origin: 'a' });", found: ['allow at 2: origin="a"'] },
  'with options from another file': {
    source: "import { handleCors } from 'h3'; import { options } from './options';\nexport default (event) => handleCors(event, options);", found: [one], others: { '/app/options.ts': "export const options = { origin: 'a' };" },
  },
  'step by step': {
    source: "import { appendCorsHeaders, appendCorsPreflightHeaders, isPreflightRequest } from 'h3'; export default (event) => {\nif (isPreflightRequest(event)) appendCorsPreflightHeaders(event, { origin: 'a' });\nelse appendCorsHeaders(event, { origin: 'b' }); };",
    found: ['appendCorsPreflightHeaders at 2: origin="a"', 'appendCorsHeaders at 3: origin="b"'],
  },
  'without options': { source: "import { handleCors } from 'h3';\nexport default (event) => handleCors(event);", found: ['handleCors at 2: '] },
  'with arguments that are spread': { source: "import { handleCors } from 'h3';\nexport default (...given) => handleCors(...given);", found: ['handleCors at 2: '] },
  'null is none': { source: "import { handleCors } from 'h3';\nexport default (event) => handleCors(event, null);", found: [] },
  'appendCorsHeaders without options is none': { source: "import { appendCorsHeaders } from 'h3';\nexport default (event) => { appendCorsHeaders(event); };", found: [] },
  'a call without options whose answer is dropped is none': { source: "import { handleCors } from 'h3';\nexport default (event) => { handleCors(event); };", found: [] },
  'a function of one’s own is none': { source: "const handleCors = (event, options) => options;\nhandleCors(event, { origin: 'a' });", found: [] },
  'a name that nothing brings in is none': { source: "export default defineEventHandler((event) => {\nhandleCors(event, { origin: 'a' }); });", found: [] },
  'the same name of another package is none': { source: "import { handleCors } from 'other';\nhandleCors(event, { origin: 'a' });", found: [] },
  'another export is none': { source: "import { isCorsOriginAllowed } from 'h3'; // not handleCors\nisCorsOriginAllowed(origin, { origin: 'a' });", found: [] },
};

describe('where h3 is configured', () => {
  for (const [title, shape] of Object.entries(shapes)) {
    it(title, async () => { assert.deepEqual(await found('/app/server.ts', shape.source, shape.others), shape.found); });
  }
});
