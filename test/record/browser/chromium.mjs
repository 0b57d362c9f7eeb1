// Drives the real Chromium.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../host/chromium.mjs';
import { pageText } from './servers.mjs';

const FLAGS = ['--disable-gpu', '--disable-quic', '--no-sandbox', '--ignore-certificate-errors', '--host-resolver-rules=MAP *.example 127.0.0.1',
  '--disable-features=LocalNetworkAccessChecks'];
/** What chrome://settings/cookies writes; what Debian and incognito have by default is 1, and Google's 0 is the usual. */
const COOKIE_CONTROLS = { 'as usual': 0, allowed: 0, blocked: 1 };

/** `lines` fills with what the console says; `open` gives a page in which expressions are evaluated. */
export async function startChromium({ script, thirdPartyCookies }) {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'cors-lens-'));
  mkdirSync(path.join(profile, 'Default'));
  writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify({ profile: { cookie_controls_mode: COOKIE_CONTROLS[thirdPartyCookies] } }));
  const context = await chromium.launchPersistentContext(profile, { executablePath: findChromium(), args: FLAGS, ignoreHTTPSErrors: true });
  const lines = [];
  const open = async (url) => {
    const page = await context.newPage();
    page.on('console', (message) => lines.push({ text: message.text(), url: message.location().url }));
    const release = nobodyServes(url) ? await fulfil(context, page, url, script) : undefined;
    await page.goto(url);
    await release?.();
    return { run: (expression) => page.evaluate(expression), close: () => page.close() };
  };
  const stop = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { name: 'chromium', version: context.browser().version(), lines, workers: 12, sequencesFirst: true, open, settle: () => new Promise((resolve) => setTimeout(resolve, 500)), reasonsOf, stop };
}

/** The servers of a recording have ports. */
function nobodyServes(url) {
  return new URL(url).port === '';
}

/** Answers for the document once, and not afterwards, as that would answer preflights. */
async function fulfil(context, page, url, script) {
  const session = await context.newCDPSession(page);
  const body = Buffer.from(pageText(script)).toString('base64');
  session.once('Fetch.requestPaused', ({ requestId }) => session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders: [{ name: 'Content-Type', value: 'text/html' }], body }));
  await session.send('Fetch.enable', { patterns: [{ urlPattern: url }] });
  return () => session.send('Fetch.disable');
}

/** Chromium's two lines about one failure: the reason, and that a resource did not load, which counts only alone. */
function reasonsOf(texts) {
  // That a preload was of no use is said after some seconds, if the page still is there.
  const reasons = texts.filter((text) => !text.startsWith('Failed to load resource: the server responded') && !text.includes('was preloaded using link preload'));
  const telling = reasons.filter((text) => !text.startsWith('Failed to load resource'));
  return telling.length > 0 ? telling : reasons.slice(0, 1);
}
