// Records what browsers export as HAR ("Save all as HAR"): the real Chromium and the real Firefox by their own developer
// tools, and Playwright, in front of a server that answers what `answers` says. `node test/record/har.mjs` writes
// test/explain/har/*.har; `… firefox` that one alone.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http2 from 'node:http2';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../host/chromium.mjs';
import { connectMarionette } from './marionette.mjs';

const PAGE = 'https://app.example';
const written = path.resolve(import.meta.dirname, '../explain/har');
const allow = { 'access-control-allow-origin': PAGE, vary: 'Origin' };
const preflighted = { ...allow, 'access-control-allow-methods': 'PUT, DELETE, PATCH', 'access-control-allow-headers': 'content-type' };
const html = { ':status': 200, 'content-type': 'text/html' };

/** Path → what is answered to OPTIONS, and to everything else. */
const answers = {
  '/open': [{}, { ...allow }],
  '/closed': [{}, {}],
  '/put': [{ ':status': 204, ...preflighted, 'access-control-max-age': '600' }, { ...allow }],
  '/no-options': [{ ':status': 404 }, { ...allow }],
  '/patch': [{ ':status': 204, ...preflighted }, { ...allow }],
  '/wildcard': [{}, { 'access-control-allow-origin': '*' }],
  '/session': [{}, { ...allow, 'access-control-allow-credentials': 'true' }],
  '/traced': [{ ':status': 204, ...preflighted }, { ...allow }],
  '/broken': [{}, { ':status': 500 }],
  '/moved': [{}, { ':status': 302, location: 'https://other.example/open', ...allow }],
  '/slash': [{ ':status': 307, location: '/slash/', ...preflighted }, { ...allow }],
  '/log-in': [{}, { ...allow, 'access-control-allow-credentials': 'true', 'set-cookie': 'session=1; Secure' }],
};

/** What the page does, one after the other. */
const script = `async () => {
  const json = { 'Content-Type': 'application/json' };
  const ask = (path, init) => fetch(path, init).then((response) => response.text(), () => undefined);
  await ask('https://api.example/open?a=1#fragment');
  await ask('/own');
  await ask('https://api.example/closed');
  await ask('https://api.example/put', { method: 'PUT', headers: json, body: '{}' });
  await ask('https://api.example/put', { method: 'PUT', headers: json, body: '{}' });
  await ask('https://api.example/no-options', { method: 'DELETE' });
  await ask('https://api.example/patch', { method: 'patch' });
  await ask('https://api.example/wildcard', { credentials: 'include' });
  await ask('https://api.example/wildcard');
  await ask('https://api.example/session', { credentials: 'include' });
  await ask('https://api.app.example/wildcard', { credentials: 'include' });
  await ask('https://api.app.example/log-in', { credentials: 'include' });
  await ask('https://api.app.example/session', { credentials: 'include' });
  await ask('https://api.example/traced', { headers: { 'X-Trace': '1' } });
  await ask('https://api.example/broken', { method: 'POST', body: 'a=b', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  await ask('https://api.example/moved');
  await ask('https://api.example/slash', { method: 'PUT' });
  await ask('https://dead.example/');
  await ask('http://plain.example/');
  await ask('https://api.example/closed', { mode: 'no-cors' });
}`;

function certificate(folder) {
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', 'key.pem', '-out', 'cert.pem'], { cwd: folder, stdio: 'ignore' });
  return { key: readFileSync(path.join(folder, 'key.pem')), cert: readFileSync(path.join(folder, 'cert.pem')) };
}

function answer(stream, headers) {
  const host = headers[':authority'];
  const [options, other] = answers[headers[':path'].split('?', 1)[0]] ?? [{ ':status': 404 }, host === 'app.example' ? html : { ':status': 404 }];
  const sent = host === 'app.example' ? html : headers[':method'] === 'OPTIONS' ? options : other;
  stream.respond({ ':status': 200, 'cache-control': 'no-store', ...sent });
  // A 204 has ended already.
  if (!stream.writableEnded) stream.end('{}');
}

async function listening(server) {
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return server.address().port;
}

/** Every name of .example is one server but dead.example, where nobody listens. */
function flags(port, folder) {
  return ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', `--user-data-dir=${folder}`,
    `--host-resolver-rules=MAP dead.example 127.0.0.1:1, MAP *.example 127.0.0.1:${port}`, '--ignore-certificate-errors',
    '--disable-features=LocalNetworkAccessChecks,OptimizationHints,MediaRouter', '--remote-allow-origins=*', '--remote-debugging-port=0'];
}

async function startChromium(port, folder) {
  const child = spawn(findChromium(), flags(port, folder), { stdio: ['ignore', 'ignore', 'pipe'] });
  const endpoint = await new Promise((resolve, reject) => {
    let text = '';
    child.stderr.on('data', (chunk) => {
      text += chunk;
      const found = /DevTools listening on (ws:\S+)/.exec(text);
      if (found) resolve(found[1]);
    });
    child.once('exit', () => { reject(new Error(text)); });
  });
  return { endpoint, stop: () => new Promise((resolve) => { child.once('exit', resolve); child.kill(); }) };
}

/** In the developer tools' own page: what "Save all as HAR" writes. */
const exported = `async () => {
  const base = location.origin + '/devtools';
  const [logs, har] = await Promise.all([import(base + '/models/logs/logs.js'), import(base + '/models/har/har.js')]);
  const log = await har.Log.Log.build(logs.NetworkLog.NetworkLog.instance().requests(), { sanitize: false });
  return JSON.stringify({ log });
}`;

async function byDevTools(port, folder) {
  const { endpoint, stop } = await startChromium(port, folder);
  const browser = await chromium.connectOverCDP(endpoint);
  try {
    const [context] = browser.contexts();
    const page = await context.newPage();
    await page.goto(PAGE);
    const { targetInfo } = await (await context.newCDPSession(page)).send('Target.getTargetInfo');
    const { host } = new URL(endpoint);
    const tools = await context.newPage();
    await tools.goto(`http://${host}/devtools/inspector.html?ws=${host}/devtools/page/${targetInfo.targetId}&panel=network`);
    await tools.waitForTimeout(3000);
    await page.evaluate(`(${script})()`);
    await tools.waitForTimeout(1000);
    return JSON.parse(await tools.evaluate(`(${exported})()`));
  } finally {
    await browser.close();
    await stop();
  }
}

async function byPlaywright(port, folder) {
  const file = path.join(folder, 'recorded.har');
  const browser = await chromium.launch({ executablePath: findChromium(), args: flags(port, folder).filter((flag) => !/user-data|remote|headless/.test(flag)) });
  const context = await browser.newContext({ ignoreHTTPSErrors: true, recordHar: { path: file, content: 'omit' } });
  const page = await context.newPage();
  await page.goto(PAGE);
  await page.evaluate(`(${script})()`);
  await context.close();
  await browser.close();
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Every name of .example is the server; Firefox has no flag for that, and asks a proxy. */
async function startProxy(port) {
  const proxy = net.createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (head) => {
      if (!/^CONNECT (?!dead)[a-z.]+\.example:443 /.test(head.toString('latin1'))) {
        socket.destroy();
        return;
      }
      const server = net.connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      server.on('error', () => socket.destroy());
      socket.pipe(server).pipe(socket);
    });
  });
  return { port: await listening(proxy), stop: () => proxy.close() };
}

/** In the browser's own world: opens the Network panel of the tab, and later has it export what it saw. */
const opened = `const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('resource://devtools/client/framework/devtools.js');
  const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
  const toolbox = await gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'netmonitor' });`;

async function byFirefox(port, folder) {
  const proxy = await startProxy(port);
  const preferences = {
    'marionette.port': 0, 'network.proxy.type': 1, 'network.proxy.ssl': '127.0.0.1', 'network.proxy.ssl_port': proxy.port,
    'network.proxy.http': '127.0.0.1', 'network.proxy.http_port': proxy.port, 'devtools.netmonitor.har.includeResponseBodies': false,
    // Else what the browser fetches for itself would be asked of the proxy again and again.
    'app.normandy.enabled': false, 'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false,
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'user.js'), Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  const args = ['-headless', '-no-remote', '-profile', folder, '-marionette', '-remote-allow-system-access', 'about:blank'];
  const child = spawn(process.env.FIREFOX_PATH ?? 'firefox', args, { stdio: 'ignore' });
  try {
    const { call, run } = await connectMarionette(path.join(folder, 'MarionetteActivePort'));
    await call('WebDriver:NewSession', { acceptInsecureCerts: true });
    await call('WebDriver:Navigate', { url: PAGE });
    await run('chrome', opened);
    await run('content', `await (${script})();`);
    await new Promise((resolve) => { setTimeout(resolve, 1000); });
    const har = await run('chrome', `${opened}\n return JSON.stringify(await toolbox.getCurrentPanel().panelWin.Netmonitor.api.getHar());`);
    return JSON.parse(har);
  } finally {
    child.kill();
    proxy.stop();
  }
}

/** What nobody judges by, and what each run has another of. */
const dropped = new Set(['timings', 'time', 'cache', 'connection', 'serverIPAddress', '_connectionId', '_securityDetails', 'pageTimings', '_serverPort',
  '_transferSize', 'stack', 'requestId', 'queryString', 'headersSize', 'bodySize', 'httpVersion', 'content', '_frameref', '_monotonicTime', '_priority']);
const droppedHeaders = /^(?:date|sec-ch-ua.*|accept-encoding|:scheme|:path)$/i;

function trimmed(value) {
  if (Array.isArray(value)) return value.filter((inner) => !droppedHeaders.test(inner?.name ?? '')).map(trimmed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !dropped.has(key)).map(([key, inner]) => [key, trimmed(inner)]));
}

/** Each run at the same time of the same day. */
function textOf({ log: { entries, ...log } }) {
  const times = [...new Set(entries.map(({ startedDateTime }) => startedDateTime))].sort();
  const day = (time) => new Date(Date.UTC(2026, 0, 1) + Math.max(0, times.indexOf(time))).toISOString();
  const page = new Map((log.pages ?? []).map(({ id }, index) => [id, `page_${String(index + 1)}`]));
  const lines = entries.map((entry) => JSON.stringify(trimmed({
    ...entry, startedDateTime: day(entry.startedDateTime), ...(entry.pageref === undefined ? {} : { pageref: page.get(entry.pageref) }),
  })));
  const pages = (log.pages ?? []).map((one) => ({ ...one, id: page.get(one.id), startedDateTime: day('') }));
  return `{"log":${JSON.stringify(trimmed({ ...log, pages })).slice(0, -1)},"entries":[\n${lines.join(',\n')}\n]}}\n`;
}

const work = mkdtempSync(path.join(tmpdir(), 'cors-lens-har-'));
const server = http2.createSecureServer(certificate(work));
server.on('stream', answer);
try {
  const port = await listening(server);
  mkdirSync(written, { recursive: true });
  for (const [name, record] of Object.entries({ devtools: byDevTools, playwright: byPlaywright, firefox: byFirefox })) {
    if (process.argv.length > 2 && !process.argv.includes(name)) continue;
    const har = await record(port, path.join(work, name));
    if (process.env.RAW) writeFileSync(path.join(process.env.RAW, `${name}.raw.har`), JSON.stringify(har, null, 1));
    writeFileSync(path.join(written, `${name}.har`), textOf(har));
    console.log(name, har.log.entries.length);
  }
} finally {
  server.close();
  rmSync(work, { recursive: true, force: true, maxRetries: 10 });
}
process.exit();
