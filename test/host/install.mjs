// Installs what the tests need beyond node_modules, from npm alone and pinned by the lockfiles beside this file:
// VS Code's server build (inside `code-server`) with a Node to run it, and a Chromium where the machine has none.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const pins = path.join(root, 'test/host');
const store = path.join(root, '.vscode-test');

/** Built-in extensions that only cost time, memory or noise in a test. */
const DROPPED = ['copilot', 'git', 'github', 'microsoft-authentication', 'mermaid-markdown-features', 'tunnel-forwarding', 'terminal-suggest',
  'ms-vscode.js-debug', 'ms-vscode.js-debug-companion', 'ms-vscode.vscode-js-profile-table', 'debug-auto-launch'];

/** Installs the pin called `name` into .vscode-test/ once and returns its folder; `prepare` is run on what npm leaves. */
export function install(name, prepare = () => {}) {
  const home = path.join(store, `${name}-${fingerprint(name, prepare)}`);
  if (existsSync(path.join(home, '.ready'))) return path.join(home, name);
  const began = Date.now();
  const unfinished = `${home}.tmp-${process.pid}`;
  console.error(`Installing test/host/${name} into ${path.relative(root, home)} ...`);
  try {
    fill(unfinished, name, prepare);
    rmSync(home, { recursive: true, force: true });
    renameSync(unfinished, home);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  dropEarlierPins(name, home);
  console.error(`... ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return path.join(home, name);
}

function fingerprint(name, prepare) {
  const hash = createHash('sha256').update(prepare.toString() + DROPPED);
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(path.join(pins, name, file)));
  return hash.digest('hex').slice(0, 10);
}

function fill(home, name, prepare) {
  mkdirSync(home, { recursive: true });
  cpSync(path.join(pins, 'stubs'), path.join(home, 'stubs'), { recursive: true });
  cpSync(path.join(pins, name), path.join(home, name), { recursive: true });
  execFileSync('npm', ['ci', '--ignore-scripts', '--install-links', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: path.join(home, name), stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  prepare(path.join(home, name));
  writeFileSync(path.join(home, '.ready'), '');
}

function dropEarlierPins(name, home) {
  for (const other of readdirSync(store)) {
    if (other.startsWith(`${name}-`) && other !== path.basename(home)) rmSync(path.join(store, other), { recursive: true, force: true });
  }
}

/** What `npm ci` leaves undone for code-server's VS Code. */
function prepareEditor(dir) {
  const vscode = path.join(dir, 'node_modules/code-server/lib/vscode');
  // VS Code looks for its modules below its own folder; ours lie beside code-server.
  symlinkSync('../../../../node_modules', path.join(vscode, 'node_modules'), 'junction');
  mkdirSync(path.join(vscode, 'extensions/node_modules'), { recursive: true });
  symlinkSync('../../../../../../node_modules/typescript', path.join(vscode, 'extensions/node_modules/typescript'), 'junction');
  for (const name of DROPPED) rmSync(path.join(vscode, 'extensions', name), { recursive: true, force: true });
  for (const name of ['linux-x64', 'linux-arm64', 'win-x64']) rmSync(path.join(dir, `node_modules/node-${name}/include`), { recursive: true, force: true });
}

/** VS Code's server folder and the Node that runs it. `which` is a pin: newest or oldest. */
export function installEditor(which = process.env.VSCODE_HOST ?? 'newest') {
  const dir = install(which, prepareEditor);
  const windows = process.platform === 'win32';
  const packaged = path.join(dir, `node_modules/node-${windows ? 'win' : process.platform}-${process.arch}`, windows ? 'bin/node.exe' : 'bin/node');
  return { vscode: path.join(dir, 'node_modules/code-server/lib/vscode'), node: existsSync(packaged) ? packaged : process.execPath };
}
