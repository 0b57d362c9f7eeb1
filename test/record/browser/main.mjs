// `npm run record browser`: asks the real browsers every case, and writes recordings/browsers.json: what the page saw, the console,
// and what crossed the wire, of as many cases as it takes to see every kind of behaviour.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { engineNames, recordEngine } from './engines.mjs';
import { chosen } from './chosen.mjs';
import { written } from './written.mjs';

const recorded = new Map();
for (const name of engineNames) {
  const engine = await recordEngine(name);
  if (engine === undefined) console.log(`${name} is not installed: the recording will say nothing of it.`);
  else {
    recorded.set(name, engine);
    console.log(`${engine.results.filter((one) => one !== undefined).length} cases put to ${name} ${engine.versions[name]}.`);
  }
}
const kept = chosen(recorded);
const text = written(recorded, kept);
writeFileSync(path.join(import.meta.dirname, '../recordings/browsers.json'), text);
console.log(`${kept.length} cases kept, ${Math.round(text.length / 1000)} kB.`);
