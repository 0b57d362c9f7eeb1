// `npm run conformance`: puts everything to the real browsers and the real packages afresh, and compares it with the model.
//   npm run conformance chromium 5          one browser, five differences of each group shown
//   npm run conformance servers             every implementation, installed anew, with combinations that no recording has
//   npm run conformance servers hono cors 9 some of them, nine options that differ shown of each release
//   npm run conformance programs            applications of several layers
import { readFileSync } from 'node:fs';
import { browserConformance } from './browser/conformance';
import { programConformance } from './program-conformance';
import { serverConformance } from './server-conformance';

async function main(): Promise<void> {
  const [what, ...wanted] = process.argv.slice(2);
  let found = 0;
  if (what === undefined || what === 'servers') found += await serverConformance(wanted.filter((each) => !isCount(each)), Number(wanted.find(isCount) ?? 3));
  if (what === undefined || what === 'programs') found += await programConformance(wanted, (file) => readFileSync(file, 'utf8'));
  if (what !== 'servers' && what !== 'programs') found += await browserConformance(what, Number(wanted[0] ?? 3));
  process.exitCode = found > 0 ? 1 : 0;
}

function isCount(word: string): boolean {
  return /^\d+$/.test(word);
}

void main();
