// Starts the real FastAPI and Express, one application for each policy.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../host/install.mjs';
import { configurations } from './configurations.mjs';

const PYTHON = ['fastapi==0.163.2', 'starlette==1.3.1', 'uvicorn==0.54.0'];
const NODE = ['express@5.3.0', 'cors@2.8.6'];

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

/** Ports by configuration, the releases of what serves there, and how to end it. */
export async function startRealServers() {
  const script = (name) => path.join(import.meta.dirname, name);
  const python = await start(pythonWithPackages(), [script('serve-fastapi.py')], JSON.stringify(optionsOf('fastapi')));
  const node = await start(process.execPath, [script('serve-express.mjs'), nodePackages(), JSON.stringify(optionsOf('express'))], '');
  const stop = () => [python, node].forEach((server) => server.stop());
  return { ports: { ...python.ports, ...node.ports }, versions: { ...python.versions, ...node.versions }, stop };
}
