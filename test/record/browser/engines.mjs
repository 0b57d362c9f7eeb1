// The browsers that are recorded, and what each can be asked.
import { existsSync } from 'node:fs';
import { findChromium } from '../../host/chromium.mjs';
import { startChromium } from './chromium.mjs';
import { FIREFOX, startFirefox } from './firefox.mjs';
import { findWebkit, startWebkit } from './webkit.mjs';
import { cases } from './cases/index.mjs';
import { record } from './record.mjs';
import { startRealServers } from './real-servers.mjs';

/** Documents of origins that nobody serves are Chromium's alone. */
const isServed = ({ page }) => !page.startsWith('https://');
/** A dialogue would stop what drives Firefox. */
const asksForPassword = ({ name }) => /^401 Basic(?: include)?$/.test(name);
/** WebKit cannot be told where to find a host. */
const namesHost = ({ page, steps }) => page === 'S' || JSON.stringify(steps).includes('.example:');

/** By name: how to start it, whether it is there, and which cases it can be put. */
const engines = {
  chromium: { start: startChromium, isThere: () => existsSync(findChromium()), takes: () => true },
  firefox: { start: startFirefox, isThere: () => existsSync(FIREFOX), takes: (one) => isServed(one) && !asksForPassword(one) },
  webkit: { start: startWebkit, isThere: () => findWebkit() !== undefined, takes: (one) => isServed(one) && !namesHost(one) },
};

export const engineNames = Object.keys(engines);

/** A busy machine makes a case late: what is late twice, by itself, hangs. */
function isLate({ steps }) {
  return steps.some(({ saw }) => saw.error === 'it took too long');
}

/** What an engine answered to all cases that it takes, with undefined in place of the others; undefined when it is not installed. */
export async function recordEngine(name) {
  const { start, isThere, takes } = engines[name];
  if (!isThere()) return undefined;
  const servers = await startRealServers();
  try {
    const results = cases.map(() => undefined);
    let version = '';
    for (const thirdPartyCookies of ['as usual', 'allowed', 'blocked']) {
      const indexes = [...cases.keys()].filter((index) => (cases[index].thirdPartyCookies ?? 'as usual') === thirdPartyCookies && takes(cases[index]));
      if (indexes.length === 0) continue;
      const recordAll = async (wanted) => {
        const recorded = await record(start, wanted.map((index) => cases[index]), { realPorts: servers.ports, thirdPartyCookies });
        for (const [i, index] of wanted.entries()) results[index] = recorded.results[i];
        version = recorded.version;
      };
      await recordAll(indexes);
      const late = indexes.filter((index) => isLate(results[index]));
      if (late.length > 0) await recordAll(late);
    }
    return { versions: { [name]: version, ...servers.versions }, results };
  } finally {
    servers.stop();
  }
}
