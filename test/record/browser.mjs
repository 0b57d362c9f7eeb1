// Asks the real Chromium every case of browser-cases.mjs, in front of real FastAPI and Express and a server that
// answers what the case says, and writes browser.json: what the page saw, the console, and what crossed the wire.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../host/chromium.mjs';
import { root } from '../host/install.mjs';
import { cases, configurations } from './browser-cases.mjs';

const PYTHON = ['fastapi==0.163.2', 'starlette==1.3.1', 'uvicorn==0.54.0'];
const NODE = ['express@5.3.0', 'cors@2.8.6'];
/** Stands for every port in the recording. */
const PORT = '8000';
const here = path.join(root, 'test/record');
/** What a browser sends in any case, and what names no policy. */
const NOISE = new Set(['host', 'connection', 'user-agent', 'accept-encoding', 'referer', 'content-length', 'cache-control', 'pragma',
  'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'sec-fetch-storage-access', 'sec-ch-ua', 'sec-ch-ua-mobile', 'sec-ch-ua-platform', 'dnt', 'sec-gpc', 'priority']);

function pythonWithPackages() {
  const home = path.join(root, '.venv/browser');
  const python = path.join(home, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  if (!existsSync(python)) execFileSync('python3', ['-m', 'venv', home], { stdio: 'inherit' });
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PYTHON], { stdio: 'inherit' });
  return python;
}

function nodePackages() {
  const home = path.join(root, '.vscode-test/express-cors');
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'package.json'), '{ "private": true }\n');
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...NODE], { cwd: home, stdio: 'inherit', shell: process.platform === 'win32' });
  return path.join(home, 'package.json');
}

function optionsOf(kind) {
  return Object.fromEntries(Object.entries(configurations).filter(([, one]) => one.kind === kind).map(([id, { options }]) => [id, options]));
}

/** Starts a script that prints one line of JSON when it serves. */
async function start(command, args, input) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(input);
  const line = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}`)));
  });
  return { ...JSON.parse(line), stop: () => child.kill() };
}

/** A head as raw lines: neither Node nor a framework has then normalised anything. */
function parseHead(bytes) {
  const [first, ...lines] = bytes.toString('latin1').split('\r\n\r\n', 1)[0].split('\r\n');
  return { first, headers: lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).replace(/^[ \t]+|[ \t]+$/g, '')]) };
}

function readHead(socket, then) {
  let bytes = Buffer.alloc(0);
  const onData = (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    if (!bytes.includes('\r\n\r\n')) return;
    socket.off('data', onData);
    then(bytes);
  };
  socket.on('data', onData);
  socket.on('error', () => socket.destroy());
}

/** Listens on a free port; `respond` gets what was asked and gives the bytes of the answer, or undefined to hang up. */
async function listen(respond) {
  const server = net.createServer((socket) => readHead(socket, (bytes) => {
    const { first, headers } = parseHead(bytes);
    const [method, target] = first.split(' ');
    respond({ method, target, headers, bytes }).then((answer) => (answer === undefined ? socket.destroy() : socket.end(answer)), () => socket.destroy());
  }));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: server.address().port, stop: () => server.close() };
}

/** Sends the same bytes on, but for the connection, which ends with the answer. */
function forward(port, { bytes }) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes.toString('latin1').replace(/\r\nConnection: keep-alive\r\n/i, '\r\nConnection: close\r\n'), 'latin1'));
    const chunks = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => resolve(Buffer.concat(chunks)));
    socket.on('error', reject);
  });
}

/** The bytes of what a case says. */
function rawAnswer({ answers }, { method }, isPreflight) {
  const answer = isPreflight ? answers.preflight ?? [404, []] : answers.actual;
  if (answer === 'empty') return undefined;
  const [status, headers] = answer;
  const body = method === 'HEAD' || status === 204 || status === 304 ? '' : '{}';
  const lines = [...headers, ['Content-Length', String(body.length)], ['Connection', 'close']];
  return Buffer.from([`HTTP/1.1 ${status} Said`, ...lines.map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n'), 'latin1');
}

/** A server that writes down, for the case whose number is in the path, what it was asked and answered. */
function recorded(wire, answer) {
  return listen(async (asked) => {
    const index = Number(/^\/(\d+)/.exec(asked.target)?.[1] ?? -1);
    const isPreflight = asked.headers.some(([name]) => name.toLowerCase() === 'access-control-request-method');
    const bytes = await answer(cases[index], asked, isPreflight);
    const { first, headers } = bytes === undefined ? { first: '', headers: [] } : parseHead(bytes);
    wire[index]?.push({
      request: [asked.method, asked.headers.filter(([name, value]) => isTelling(name, value, isPreflight ? undefined : cases[index]))],
      response: bytes === undefined ? 'no answer' : [Number(first.split(' ')[1]), headers.filter(([name]) => name.toLowerCase() !== 'date')],
    });
    return bytes;
  });
}

/** Whether the case or CORS decides it; `one` is undefined for a preflight, which carries nothing of the page's own. */
function isTelling(name, value, one) {
  const lower = name.toLowerCase();
  const own = one?.headers.some(([other]) => other.toLowerCase() === lower) ?? false;
  if (lower === 'user-agent' && own) return value === 'mine';
  if (lower === 'accept' || lower === 'accept-language') return own;
  return own || !NOISE.has(lower);
}

/** Opens a page of the origin: its document is fulfilled, and nothing is intercepted afterwards, as that would answer preflights. */
async function openPage(context, origin) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const sandbox = origin === 'null';
  const url = `${sandbox ? 'https://sandbox.example' : origin}/page`;
  const headers = [{ name: 'Content-Type', value: 'text/html' }, ...(sandbox ? [{ name: 'Content-Security-Policy', value: 'sandbox allow-scripts' }] : [])];
  session.once('Fetch.requestPaused', ({ requestId }) => session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders: headers, body: Buffer.from('<!doctype html>').toString('base64') }));
  await session.send('Fetch.enable', { patterns: [{ urlPattern: url }] });
  await page.goto(url);
  await session.send('Fetch.disable');
  const shown = await page.evaluate('self.origin');
  if (shown !== origin) throw new Error(`The page has the origin ${shown}, not ${origin}.`);
  return page;
}

/** Runs in the page. */
async function askInPage({ url, method, headers, credentials }) {
  try {
    const response = await fetch(url, { method, headers, credentials });
    return { status: response.status, type: response.type, readable: [...response.headers.keys()] };
  } catch (error) {
    return { error: String(error) };
  }
}

/** Chromium's two lines about one failure: the reason, and that a resource did not load, which counts only alone. */
function reasonOf(texts) {
  const reasons = texts.filter((text) => !text.startsWith('Failed to load resource: the server responded'));
  return reasons.find((text) => !text.startsWith('Failed to load resource')) ?? reasons[0];
}

async function ask(page, one, url) {
  const texts = [];
  const listener = (message) => texts.push(message.text());
  page.on('console', listener);
  const saw = await page.evaluate(askInPage, { ...one, url });
  // The console comes over another channel than the result: wait for a line of our own behind it.
  await page.evaluate('console.log("done")');
  while (!texts.includes('done')) await new Promise((resolve) => setTimeout(resolve, 2));
  if (saw.error === 'TypeError: Failed to fetch' && texts.length === 1) await new Promise((resolve) => setTimeout(resolve, 100));
  page.off('console', listener);
  return { saw, console: saw.error === undefined ? undefined : reasonOf(texts.filter((text) => text !== 'done')) };
}

async function record(browser, ports, wire) {
  const results = [];
  const context = await browser.newContext();
  const pages = new Map();
  for (const [index, one] of cases.entries()) {
    const port = ports[one.configuration];
    const from = one.from.replace('PORT', port);
    if (!pages.has(from)) pages.set(from, await openPage(context, from));
    const url = `http://${one.host}:${port}/${index}${one.fragment}`;
    await context.clearCookies();
    if (one.cookie !== undefined) await context.addCookies([{ name: 'session', value: '1', domain: one.host, path: '/' }]);
    results.push({ ...one, from, url, ...await ask(pages.get(from), one, url), wire: wire[index] });
  }
  return results;
}

function withFixedPorts(text, ports) {
  return Object.values(ports).reduce((all, port) => all.replaceAll(`:${port}`, `:${PORT}`), text);
}

/** Numbers for what repeats: the recording is long, and says little that is new. */
function numbering() {
  const texts = [];
  const numberOf = (value) => {
    const text = JSON.stringify(value);
    if (!texts.includes(text)) texts.push(text);
    return texts.indexOf(text);
  };
  return { texts, numberOf };
}

/** One line a case; requests, answers and console texts by number, with the URL and the origin left out of the texts. */
function written(results, versions) {
  const consoles = numbering();
  const requests = numbering();
  const answers = numbering();
  const rows = results.map(({ id, configuration, from, url, method, headers, credentials, cookie, saw, console: text, wire }) => JSON.stringify([
    id, configuration, from, url, method, headers, credentials, cookie ?? null,
    saw.error ?? [saw.status, saw.type, saw.readable.join(' ')],
    text === undefined ? null : consoles.numberOf(text.replace(`'${new URL(url).href}'`, '{url}').replace(`'${from}'`, '{from}')),
    wire.map(({ request, response }) => [requests.numberOf(request), answers.numberOf(response)]),
  ]));
  const table = (name, lines) => `"${name}":[\n${lines.join(',\n')}\n]`;
  return `{"versions":${JSON.stringify(versions)},\n${table('consoles', consoles.texts)},\n${table('requests', requests.texts)},\n${table('answers', answers.texts)},\n${table('cases', rows)}}\n`;
}

async function main() {
  const wire = cases.map(() => []);
  const python = await start(pythonWithPackages(), [path.join(here, 'browser-servers.py')], JSON.stringify(optionsOf('fastapi')));
  const node = await start(process.execPath, [path.join(here, 'browser-servers.mjs'), nodePackages(), JSON.stringify(optionsOf('express'))], '');
  const ports = {};
  const servers = [python, node];
  for (const [id, port] of Object.entries({ ...python.ports, ...node.ports })) {
    const server = await recorded(wire, (one, asked) => forward(port, asked));
    servers.push(server);
    ports[id] = server.port;
  }
  const raw = await recorded(wire, (one, asked, isPreflight) => Promise.resolve(one === undefined ? undefined : rawAnswer(one, asked, isPreflight)));
  servers.push(raw);
  ports.raw = raw.port;
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--disable-gpu', '--disable-quic', '--no-sandbox', '--host-resolver-rules=MAP *.test 127.0.0.1', '--disable-features=LocalNetworkAccessChecks'],
  });
  try {
    const results = await record(browser, ports, wire);
    const versions = { chromium: browser.version(), ...python.versions, ...node.versions };
    writeFileSync(path.join(here, 'browser.json'), written(JSON.parse(withFixedPorts(JSON.stringify(results), ports)), versions));
    console.log(`${results.length} cases recorded with Chromium ${browser.version()}.`);
  } finally {
    await browser.close();
    for (const server of servers) server.stop();
  }
}

await main();
