import { listed, requests } from '../requests.mjs';
import { unique } from '../rows.mjs';

const values = [
  'true', 'false', 'undefined', 'null', "''", "'*'", `'${listed}'`, `'${listed}/'`, `['${listed}']`, `['${listed}', 'https://c.example']`, '[]', "['*']", "['']", '[undefined]', '[true]', '[false]',
  '/a\\.example$/', '[/a\\.example$/]', "[/\\.a\\.example$/, 'https://c.example']", `{ origin: '${listed}' }`, '{}', '0', '1', `[['${listed}']]`, `[['${listed}', 'https://c.example']]`, `'${listed},https://c.example'`, "'null'",
  `['*', '${listed}']`, `new Set(['${listed}'])`, '(origin, done) => done(null, true)',
];
const others = [`{ cors: ['${listed}'], region: 'europe-west1', memory: '256MiB' }`, `{ cors: ['${listed}', 'https://c.example'], credentials: true }`, `{ ...{ cors: '${listed}' }, maxInstances: 2 }`];
const options = [...values.map((value) => `{ cors: ${value} }`), ...others];

export default {
  language: 'javascript',
  releases: ['4.0.0', '4.9.0', '6.0.0', '7.3.0', '7.4.0'],
  packages: (release) => [`firebase-functions@${release}`, `firebase-admin@${release === '4.0.0' ? '11.11.1' : /^[46]/.test(release) ? '12.7.0' : '13.5.0'}`, 'express@4.21.2'],
  // A callable function runs for POST alone.
  requests: requests.filter(([method]) => method !== 'GET'),
  options: unique(options.flatMap((each) => [`onRequest(${each}, respond)`, `onCall(${each}, answer)`])),
  mayStayUnknown: /done/,
  unknownAnswers: 128,
  source: (call) => `const { onCall, onRequest } = require('firebase-functions/v2/https');\nexports.orders = ${call};\n`,
  readme: { shapes: ['onRequest({ cors })', 'onCall({ cors })'] },
};
