// Drives the real Firefox, over Marionette: a page's scripts by `content`, its console by `chrome`.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { connectMarionette } from '../marionette.mjs';

export const FIREFOX = '/usr/bin/firefox-esr';
const HOSTS = ['app.example', 'api.app.example', 'api.example', 'frontend.com', 'evil.example'];
/** No update, no telemetry, no captive portal: what else Firefox asks the network for would only be in the way. */
const PREFERENCES = {
  'network.dns.localDomains': HOSTS.join(), 'network.http.speculative-parallel-limit': 0, 'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false,
  'app.update.enabled': false, 'app.normandy.enabled': false, 'datareporting.policy.dataSubmissionEnabled': false, 'toolkit.telemetry.enabled': false, 'browser.safebrowsing.malware.enabled': false, 'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false, 'browser.startup.homepage': 'about:blank', 'security.OCSP.enabled': 0, 'services.settings.server': 'http://127.0.0.1:1/', 'network.http.max-persistent-connections-per-server': 12, 'marionette.port': 0,
};

/** Firefox keeps third-party cookies apart by site, unless it is told otherwise. */
const COOKIES = { allowed: { 'network.cookie.cookieBehavior': 0 }, blocked: { 'network.cookie.cookieBehavior': 1 } };

/** Starts Firefox with a profile of its own. */
export async function startFirefox({ thirdPartyCookies }) {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'cors-lens-'));
  writeFileSync(path.join(profile, 'user.js'), Object.entries({ ...PREFERENCES, ...(COOKIES[thirdPartyCookies] ?? {}) }).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  const child = spawn(FIREFOX, ['--headless', '--no-remote', '--remote-allow-system-access', '--marionette', '--profile', profile], { stdio: 'ignore' });
  const { call } = await connectMarionette(path.join(profile, 'MarionetteActivePort'));
  try {
    return await driven(call, child, profile);
  } catch (error) {
    child.kill();
    throw error;
  }
}

async function driven(call, child, profile) {
  const { capabilities } = await call('WebDriver:NewSession', { acceptInsecureCerts: true, timeouts: { script: 600_000, pageLoad: 60_000 } });
  await inBrowser(call, LISTEN);
  const lines = [];
  return {
    name: 'firefox', version: capabilities.browserVersion, lines, workers: 12, sequencesFirst: false, reasonsOf, open: (url) => open(call, url),
    settle: async () => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const heard = await inBrowser(call, 'return globalThis.heard');
      // An opaque origin has a name by chance.
      lines.push(...heard.map(({ text, url }) => ({ text: text.replace(/\{[\da-f-]{36}\}/, '{…}'), url })));
    },
    stop: async () => {
      await call('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => child.kill());
      await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve()));
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Keeps what the console says: Firefox itself keeps the last 250 messages. */
const LISTEN = `
  globalThis.heard = [];
  Services.console.registerListener({ observe(message) {
    if (message instanceof Ci.nsIScriptError) globalThis.heard.push({ text: message.errorMessage, url: message.sourceName ?? '' });
  } });`;

async function inBrowser(call, script) {
  await call('Marionette:SetContext', { value: 'chrome' });
  const { value } = await call('WebDriver:ExecuteScript', { script, args: [], newSandbox: false, sandbox: 'listening' });
  await call('Marionette:SetContext', { value: 'content' });
  return value;
}

async function open(call, url) {
  await call('WebDriver:Navigate', { url });
  const run = async (expression) => {
    const script = `const done = arguments[0]; ${expression}.then((value) => done(JSON.stringify({ value })), (error) => done(JSON.stringify({ error: String(error) })));`;
    const { value: text } = await call('WebDriver:ExecuteAsyncScript', { script, args: [], scriptTimeout: 600_000 });
    const { value, error } = JSON.parse(text);
    if (error !== undefined) throw new Error(error);
    return value;
  };
  return { run, close: () => call('WebDriver:Navigate', { url: 'about:blank' }) };
}

/** Lines about requests that do not fail for it. */
const WARNING = /^(?:Cross-Origin Request Warning|Referrer Policy: |The script from )/;

/** A failed request prints its reason, and some then that the request did not succeed: both belong together. */
function reasonsOf(texts) {
  const lines = texts.filter((one) => !WARNING.test(one));
  const reasons = [];
  for (let i = 0; i < lines.length; i++) {
    const [line, next = '', third = ''] = lines.slice(i, i + 3);
    // Two of its processes write to the console, so that the two lines come in either order.
    const isTurned = isEcho(line) && next !== '' && !isEcho(next) && !isEcho(third);
    if (isTurned || (!isEcho(line) && isEcho(next))) {
      reasons.push(isTurned ? `${next}\n${line}` : `${line}\n${next}`);
      i++;
    } else {
      reasons.push(line);
    }
  }
  return reasons;
}

function isEcho(text) {
  return text.includes('(Reason: CORS request did not succeed)');
}
