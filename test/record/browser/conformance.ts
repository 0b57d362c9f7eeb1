import { engines } from '../../../src/fetch/engines';
import type { EngineName } from '../../../src/fetch/types';
import { differences, type Difference } from '../../fetch/differential';
import { isExplained } from '../../fetch/explained';
import { readRecording } from '../../fetch/recording';
import { engineNames, recordEngine } from './engines.mjs';
import { written } from './written.mjs';

/** Differences without an explanation, of all that there are. */
async function conformance(name: EngineName, shown: number): Promise<number> {
  const recorded = await recordEngine(name);
  if (recorded === undefined) {
    console.log(`${name} is not installed: nothing is compared with it.`);
    return 0;
  }
  const cases = readRecording(written(new Map([[name, recorded]]), [...recorded.results.keys()]), name);
  const all = cases.map((one) => differences(one, engines[name]));
  const found = all.flat().filter((one) => !isExplained(name, one));
  const differing = all.filter((those) => those.length > 0).length;
  console.log(`${name} ${recorded.versions[name] ?? ''}: ${cases.length} cases, ${cases.length - differing} agree in all that can be observed; ${found.length} differences are not explained.`);
  show(found, shown);
  return found.length;
}

function show(found: readonly Difference[], shown: number): void {
  const byGroup = new Map<string, Difference[]>();
  for (const one of found) byGroup.set(one.group, [...byGroup.get(one.group) ?? [], one]);
  for (const [group, those] of byGroup) {
    console.log(`  ${group}: ${those.length}`);
    for (const { id, what, model, browser } of those.slice(0, shown)) console.log(`    ${id} (${what})\n      model:   ${indented(model)}\n      browser: ${indented(browser)}`);
  }
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n               ');
}

/** Puts every case to the real browsers, or to one, and gives the number of differences that nothing explains; `shown` of each group are told. */
export async function browserConformance(wanted: string | undefined, shown: number): Promise<number> {
  let found = 0;
  for (const name of engineNames) {
    if (wanted === undefined || wanted === name) found += await conformance(name, shown);
  }
  return found;
}
