// Starts real applications of several layers and routes and asks them, path by path: `npm run record programs`.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import process from 'node:process';

const here = import.meta.dirname;
const root = path.resolve(here, '../..');
const recordedHeaders = /^(?:access-control-|vary$)/i;

/** The origin that the programs allow where they allow one, and one that they never do. */
export const [listed, stranger] = ['https://a.example', 'https://evil.example'];
/** A path that ends so has a handler that throws. */
export const failing = '/fails';

/** Every framework with programs: its folder's name, and what its spec.mjs says. */
export async function frameworksWithPrograms() {
  const ids = readdirSync(path.join(here, 'programs'), { withFileTypes: true }).filter((each) => each.isDirectory()).map(({ name }) => name).sort();
  return Promise.all(ids.map(async (id) => ({ id, ...(await import(`./programs/${id}/spec.mjs`)).default })));
}

export function programFolder(framework, name) {
  return path.join(here, 'programs', framework, name);
}

export function programRecording(framework, name) {
  return path.join(here, 'recordings/programs', `${framework}-${name}.txt`);
}

/** Method, path and header lines of all that a program is asked. */
export function requestsFor(paths) {
  const origin = (value) => ['Origin', value];
  // root and secret.
  const signedIn = [['Cookie', 'session=1'], ['Authorization', 'Basic cm9vdDpzZWNyZXQ=']];
  const preflight = (method, ...headers) => ['OPTIONS', [origin(listed), ['Access-Control-Request-Method', method], ...headers]];
  const asks = [
    ['GET', []], ['GET', [origin(listed)]], ['GET', [origin(stranger)]], ['GET', [origin(listed), ...signedIn]], ['POST', [origin(listed), ...signedIn]],
    preflight('GET', ['Access-Control-Request-Headers', 'authorization']), preflight('PUT', ['Access-Control-Request-Headers', 'content-type']), ['OPTIONS', [origin(listed)]],
  ];
  return paths.flatMap((to) => asks.map(([method, headers]) => [method, to, headers]));
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => { resolve(port); });
    });
  });
}

function ask(port, [method, to, headers]) {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: '127.0.0.1', method, path: to, headers: Object.fromEntries(headers), agent: false }, (response) => {
      const { rawHeaders, statusCode } = response;
      const lines = rawHeaders.flatMap((name, i) => (i % 2 === 0 && recordedHeaders.test(name) ? [`${name.toLowerCase()}: ${rawHeaders[i + 1]}`] : []));
      response.resume().on('end', () => { resolve([String(statusCode), ...lines.sort()]); });
    });
    request.on('error', reject).end();
  });
}

async function untilListening(port, program) {
  for (let tries = 0; tries < 600; tries++) {
    if (program.exitCode !== null) throw new Error(`The program ended with ${String(program.exitCode)} before it listened.`);
    const open = await new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true); }).on('error', () => { resolve(false); });
    });
    if (open) return;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error('The program does not listen.');
}

function prepared({ id, language, packages }) {
  const folder = path.join(root, `out/record/programs/${id}`);
  mkdirSync(folder, { recursive: true });
  if (language === 'javascript') {
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
    execFileSync('npm', ['install', '--ignore-scripts', '--no-package-lock', '--silent'], { cwd: folder, stdio: 'inherit' });
    return { folder, command: process.execPath };
  }
  const environment = path.join(folder, '.venv');
  if (!existsSync(environment)) execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' });
  const command = path.join(environment, 'bin/python');
  execFileSync(command, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...Object.entries(packages).map(([name, release]) => `${name}==${release}`)], { stdio: 'inherit' });
  return { folder, command };
}

async function recorded({ folder, command }, { id, start }, { name, paths }) {
  const copy = path.join(folder, name);
  cpSync(programFolder(id, name), copy, { recursive: true });
  const port = await freePort();
  const program = spawn(command, start, { cwd: copy, env: { ...process.env, PORT: String(port), NODE_ENV: 'production' }, stdio: ['ignore', 'ignore', 'ignore'] });
  try {
    await untilListening(port, program);
    const lines = [];
    for (const request of requestsFor(paths)) {
      const [method, to, headers] = request;
      const asked = [`${method} ${to}`, ...headers.map((header) => header.join(': '))].join('\t');
      lines.push(`${asked}\n${(await ask(port, request)).join('\t')}`);
    }
    return `${lines.join('\n\n')}\n`;
  } finally {
    program.kill();
  }
}

/** The recordings of all programs of the frameworks named, or of all, made afresh: file → text. */
export async function* recordPrograms(wanted) {
  for (const framework of await frameworksWithPrograms()) {
    if (wanted.length > 0 && !wanted.includes(framework.id)) continue;
    const place = prepared(framework);
    for (const program of framework.programs) yield [programRecording(framework.id, program.name), await recorded(place, framework, program)];
  }
}
