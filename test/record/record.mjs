// Records what the real libraries answer: `npm run record starlette`, `… cors`, or all without a name; `… browser`;
// `… programs` for applications of several layers, `… programs express` for one framework's.
// Imports nothing from src. Run again, it writes the same bytes.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { recordPrograms } from './programs.mjs';
import { record, recordedServers, recordingFile } from './servers.mjs';

const wanted = process.argv.slice(2);
if (wanted[0] === 'programs') {
  for await (const [file, text] of recordPrograms(wanted.splice(0).slice(1))) {
    writeFileSync(file, text);
    console.log(path.basename(file));
  }
  process.exit();
}
for (const id of wanted.length > 0 ? wanted : Object.keys(recordedServers)) {
  if (id === 'browser') {
    await import('./browser/main.mjs');
    continue;
  }
  const server = recordedServers[id];
  if (server === undefined) throw new Error(`Nothing is recorded of ${id}: choose among ${Object.keys(recordedServers).join(', ')}, browser.`);
  for (const release of server.releases) {
    const text = record(id, server, release);
    writeFileSync(recordingFile(id, release), text);
    console.log(`${id} ${release}: ${String(server.options.length)} options, ${String(Math.round(text.length / 1000))} kB`);
  }
}
