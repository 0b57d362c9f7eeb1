// Records what the real libraries answer: `npm run record starlette`, `… cors`, or both without a name; `… browser`.
// Imports nothing from src. Run again, it writes the same bytes.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { options, requests } from './matrix.mjs';

const here = import.meta.dirname;
const root = path.resolve(here, '../..');
const releases = { starlette: ['0.26.1', '0.51.0', '1.0.0', '1.7.0', '1.10.0'], cors: ['2.8.5', '2.8.6'] };
const expressRelease = '5.1.0';
const recorded = /^(?:access-control-|vary$)/i;

function starlette(release) {
  const environment = path.join(root, `.venv/starlette-${release}`);
  const python = path.join(environment, 'bin/python');
  if (!existsSync(python)) execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' });
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `starlette==${release}`], { stdio: 'inherit' });
  // Sets are hashed anew in each run unless the seed is fixed.
  return ask(python, [path.join(here, 'drive-starlette.py')], 'starlette', { PYTHONHASHSEED: '0' });
}

function cors(release) {
  const folder = path.join(root, `out/record/cors-${release}`);
  mkdirSync(folder, { recursive: true });
  const manifest = path.join(folder, 'package.json');
  writeFileSync(manifest, JSON.stringify({ private: true, dependencies: { cors: release, express: expressRelease } }));
  execFileSync('npm', ['install', '--ignore-scripts', '--no-package-lock', '--silent'], { cwd: folder, stdio: 'inherit' });
  return ask(process.execPath, [path.join(here, 'drive-cors.cjs'), manifest], 'cors', { NODE_ENV: 'test' });
}

function ask(command, args, id, environment) {
  const input = JSON.stringify({ options: options[id], requests });
  const output = execFileSync(command, args, { input, env: { ...process.env, ...environment }, maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'inherit'] });
  return JSON.parse(output.toString());
}

/** Columnar: requests, header lines, answers made of lines, and for each options text the answers by request. */
function written(id, release, table) {
  const lines = new Numbering();
  const answers = new Numbering();
  const rows = table.map((row, i) => {
    const numbers = row.map((answer) => answers.of(answer === 'hangs' ? 'hangs' : answerText(answer, lines)));
    return `${options[id][i]}\t${runs(numbers)}`;
  });
  const asked = requests.map(([method, headers]) => [method, ...headers.map((header) => header.join(': '))].join('\t'));
  return [[`${id} ${release}`], asked, lines.texts, answers.texts, rows].map((part) => part.join('\n')).join('\n\n') + '\n';
}

function answerText([status, ran, headers], lines) {
  const kept = headers.filter(([name]) => recorded.test(name)).map(([name, value]) => `${name.toLowerCase()}: ${value}`).sort();
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

const recorders = { starlette, cors };
const wanted = process.argv.slice(2);
for (const id of wanted.length > 0 ? wanted : Object.keys(recorders)) {
  if (id === 'browser') {
    await import('./browser.mjs');
    continue;
  }
  if (!Object.hasOwn(recorders, id)) throw new Error(`Nothing is recorded of ${id}: choose among ${Object.keys(recorders).join(', ')}, browser.`);
  for (const release of releases[id]) {
    const text = written(id, release, recorders[id](release));
    writeFileSync(path.join(here, `${id}-${release}.txt`), text);
    console.log(`${id} ${release}: ${String(options[id].length)} options, ${String(requests.length)} requests, ${String(Math.round(text.length / 1000))} kB`);
  }
}
