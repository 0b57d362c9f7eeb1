// Starts real packages around one reference application and asks them the matrix of servers/<id>.mjs.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { requests as usualRequests } from './requests.mjs';

const here = import.meta.dirname;
const root = path.resolve(here, '../..');
const recordedHeaders = /^(?:access-control-|vary$)/i;

export { servers as recordedServers } from './servers/index.mjs';

/** Where the recording of a release stands. */
export function recordingFile(id, release) {
  return path.join(here, 'recordings', `${id}-${release}.txt`);
}

/** The recording of a release, made afresh. */
export function record(id, server, release) {
  const requests = server.requests ?? usualRequests;
  return written(id, release, server.options, requests, ask(id, server, release, requests));
}

function ask(id, server, release, requests) {
  const { command, args, environment } = server.language === 'python' ? python(id, server, release) : node(id, server, release);
  const input = JSON.stringify({ options: server.options, requests });
  const output = execFileSync(command, args, { input, env: { ...process.env, ...environment }, maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'inherit'] });
  return JSON.parse(output.toString());
}

function python(id, server, release) {
  const environment = path.join(root, `.venv/${id}-${release}`);
  const command = path.join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  if (!existsSync(command)) execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' });
  execFileSync(command, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...server.packages(release)], { stdio: 'inherit' });
  // Sets are hashed anew in each run unless the seed is fixed.
  return { command, args: [path.join(here, 'drive.py'), path.join(here, `servers/${id}.py`)], environment: { PYTHONHASHSEED: '0' } };
}

function node(id, server, release) {
  const folder = path.join(root, `out/record/${id}-${release}`);
  mkdirSync(folder, { recursive: true });
  const manifest = path.join(folder, 'package.json');
  const dependencies = Object.fromEntries(server.packages(release).map((each) => [each.slice(0, each.lastIndexOf('@')), each.slice(each.lastIndexOf('@') + 1)]));
  writeFileSync(manifest, JSON.stringify({ private: true, dependencies }));
  execFileSync('npm', ['install', '--ignore-scripts', '--no-package-lock', '--silent'], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  return { command: process.execPath, args: [path.join(here, 'drive.cjs'), manifest, path.join(here, `servers/${id}.cjs`)], environment: { NODE_ENV: 'test' } };
}

/** Columnar: requests, header lines, answers made of lines, and for each options text the answers by request. */
function written(id, release, options, requests, table) {
  const lines = new Numbering();
  const answers = new Numbering();
  const rows = table.map((row, i) => `${options[i]}\t${runs(row.map((answer) => answers.of(typeof answer === 'string' ? answer : answerText(answer, lines))))}`);
  const asked = requests.map(([method, headers, to]) => [to === undefined ? method : `${method} ${to}`, ...headers.map((header) => header.join(': '))].join('\t'));
  return [[`${id} ${release}`], asked, lines.texts, answers.texts, rows].map((part) => part.join('\n')).join('\n\n') + '\n';
}

function answerText([status, ran, headers], lines) {
  const kept = headers.filter(([name]) => recordedHeaders.test(name)).map(([name, value]) => `${name.toLowerCase()}: ${value}`).sort();
  return [status, ran ? 'ran' : '-', ...kept.map((line) => lines.of(line))].join(' ');
}

/** `3*2 5`: answer 3 twice, then answer 5. */
function runs(numbers) {
  const parts = [];
  for (let i = 0, j = 0; i < numbers.length; i = j) {
    while (j < numbers.length && numbers[j] === numbers[i]) j++;
    parts.push(j - i === 1 ? numbers[i] : `${numbers[i]}*${String(j - i)}`);
  }
  return parts.join(' ');
}

class Numbering {
  texts = [];
  numbers = new Map();
  of(text) {
    if (!this.numbers.has(text)) this.numbers.set(text, this.texts.push(text) - 1);
    return this.numbers.get(text).toString(36);
  }
}
