// Every case, in the order in which they are recorded.
import { cache } from './cache.mjs';
import { checks } from './checks.mjs';
import { contexts } from './contexts.mjs';
import { cookies } from './cookies.mjs';
import { fuzz } from './fuzz.mjs';
import { preflights } from './preflight.mjs';
import { real } from './real.mjs';
import { redirects } from './redirects.mjs';
import { wire } from './wire.mjs';
import { wpt } from './wpt.mjs';

/** The same cases that cross sites, in a browser that is told what to do with third-party cookies. */
const told = ['allowed', 'blocked'].flatMap((thirdPartyCookies) => cookies.filter(({ page }) => page === 'S').map((one) => ({ ...one, name: `${one.name}, third-party cookies ${thirdPartyCookies}`, thirdPartyCookies })));

export const cases = distinct([...real, ...checks, ...preflights, ...wire, ...contexts, ...redirects, ...cache, ...cookies, ...told, ...wpt, ...fuzz]);

/** The first of those that have one name in one group, which must then be the same case. */
function distinct(all) {
  const byName = new Map();
  for (const one of all) {
    const name = `${one.group}: ${one.name}`;
    const text = JSON.stringify(one);
    if (!byName.has(name)) byName.set(name, { one, text });
    else if (byName.get(name).text !== text) throw new Error(`Two cases are called ${name}.`);
  }
  return [...byName.values()].map(({ one }) => one);
}
