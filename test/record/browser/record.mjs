// Puts one browser in front of the servers, and asks it every case.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { L, P, REAL, S, withFixedPorts, withKey, withoutKey, withRealPorts } from './origins.mjs';
import { Stage } from './servers.mjs';

/** Where the documents of a case are: what `page` of a case may be, besides the URL of a page that nobody serves. */
const DOCUMENTS = { P: `${P}/`, L: `${L}/`, S: `${S}/`, sandbox: `${P}/sandbox` };

/** A real server, named by its configuration. */
const REAL_SERVER = /http:\/\/([\w-]+)\.real/g;

/**
 * Answers for each case, by step, what the script saw, what the console said and what crossed the wire.
 * `realPorts` are those of real servers, which cases name.
 */
export async function record(start, cases, { realPorts = {}, thirdPartyCookies = 'as usual' } = {}) {
  const script = readFileSync(path.join(import.meta.dirname, 'page.js'), 'latin1');
  const stage = new Stage(cases, script);
  const close = await stage.open(realPorts);
  const browser = await start({ script, thirdPartyCookies, evaluate: (expression) => stage.evaluate(expression) });
  try {
    const saw = await runAll(browser, cases, stage.ports);
    const consoles = consoleByCase(browser);
    const results = cases.map((one, index) => resultOf(one, index, saw[index], stage.wires[index], browser.reasonsOf(consoles.get(index) ?? [])));
    return { version: browser.version, results: JSON.parse(withFixedPorts(JSON.stringify(results), stage.ports)) };
  } finally {
    await browser.stop();
    close();
  }
}

/** One page for each document, all cases that share it in parallel; all that wait at once. */
async function runAll(browser, cases, ports) {
  await setForeignCookies(browser, cases, ports);
  const batches = new Map();
  // Sequences by themselves, before Chromium has more preflights to remember than it can, and after Firefox has started: its first minute forgets.
  const isLater = (index) => (cases[index].steps.length > 1) !== browser.sequencesFirst;
  const order = [...cases.keys()].sort((a, b) => Number(isLater(a)) - Number(isLater(b)) || a - b);
  for (const index of order) {
    const { page, steps } = cases[index];
    const workers = steps.some(({ wait }) => wait !== undefined) ? Infinity : browser.workers;
    const name = `${page} ${workers} ${steps.length > 1}`;
    if (!batches.has(name)) batches.set(name, { page, workers, indexes: [] });
    batches.get(name).indexes.push(index);
  }
  const saw = [];
  for (const batch of batches.values()) {
    const results = await runBatch(browser, cases, batch, ports);
    for (const [i, index] of batch.indexes.entries()) saw[index] = results[i];
  }
  await browser.settle();
  return saw;
}

async function runBatch(browser, cases, { page, indexes, workers }, ports) {
  const opened = await browser.open(withRealPorts(DOCUMENTS[page] ?? page, ports));
  const withCookies = indexes.filter((index) => cases[index].steps[0].cookies !== undefined && page === 'P');
  if (withCookies.length > 0) await opened.run(`setCookies(${JSON.stringify(withCookies)})`);
  const asked = indexes.map((index) => ({ index, steps: askedOf(cases[index], index, ports) }));
  const control = withRealPorts(`${P}/control`, ports);
  const results = await opened.run(`runCases(${JSON.stringify(asked)}, ${JSON.stringify(control)}, ${Math.min(workers, indexes.length)})`);
  await opened.close();
  return results;
}

/** What the page is given: the steps without the answers, and with the ports in use. */
function askedOf({ steps }, index, ports) {
  const text = JSON.stringify(steps.map((step) => ({ ...step, hops: undefined, cookies: undefined })));
  return JSON.parse(withKey(withRealPorts(text, ports), index).replaceAll(REAL_SERVER, (_, name) => `http://127.0.0.1:${ports[name]}`));
}

/** Cookies of other hosts than the page's are set where these are the page: third-party cookies may be blocked. */
async function setForeignCookies(browser, cases, ports) {
  const byOrigin = new Map();
  for (const [index, { page, steps }] of cases.entries()) {
    if (page === 'P' || steps[0].cookies === undefined) continue;
    const { origin } = new URL(steps[0].url);
    byOrigin.set(origin, [...byOrigin.get(origin) ?? [], index]);
  }
  for (const [origin, indexes] of byOrigin) {
    const page = await browser.open(withRealPorts(`${origin}/`, ports));
    await page.run(`setCookies(${JSON.stringify(indexes)})`);
    await page.close();
  }
}

/** The lines of the console, by the case that they name. */
function consoleByCase({ lines }) {
  const byCase = new Map();
  for (const { text, url = '', case: named = '' } of lines) {
    const key = [named, text, url].map((one) => /\/case-(\d+)/.exec(one)).find((found) => found !== null);
    if (key !== undefined) byCase.set(Number(key[1]), [...byCase.get(Number(key[1])) ?? [], text]);
  }
  return byCase;
}

function joined(texts) {
  return texts.length === 0 ? undefined : texts.join('\n');
}

/** Console texts of several steps are told apart by their order: each step that failed takes the next. */
function resultOf(one, index, saw, wires, texts) {
  const steps = one.steps.map((step, number) => ({
    asked: { ...step, hops: undefined },
    saw: saw[number],
    console: saw[number].error === undefined ? undefined : one.steps.length === 1 ? joined(texts) : texts.shift(),
    wire: wires[number],
  }));
  const text = withoutKey(JSON.stringify({ group: one.group, name: one.name, configuration: one.configuration, thirdPartyCookies: one.thirdPartyCookies, steps }), index);
  return JSON.parse(text.replaceAll(REAL_SERVER, REAL));
}
