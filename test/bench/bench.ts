/**
 * Measures what a person waits for, and prints medians. `npm run bench` builds first.
 * No number here is asserted: machines differ, and a timed test would fail for the wrong reason.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fetchInBrowser } from '../../src/fetch/fetch';
import { createService } from '../../src/service/index';
import type { Workspace } from '../../src/service/api';

const root = path.resolve(import.meta.dirname, '../..');
const turns = 41;

const workspace: Workspace = {
  read: () => Promise.resolve(undefined),
  stamp: () => Promise.resolve(undefined),
  list: () => Promise.resolve([]),
  find: () => Promise.resolve([]),
  asset: (name) => Promise.resolve(readFileSync(path.join(root, 'dist', name))),
};

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** A file of 2,000 lines with one configuration in the middle. */
function longFile(line: (i: number) => string, middle: string): string {
  const lines = Array.from({ length: 2_000 }, (_, i) => line(i));
  return [...lines.slice(0, 1_000), middle, ...lines.slice(1_000)].join('\n');
}

const python = `from fastapi import FastAPI\nfrom fastapi.middleware.cors import CORSMiddleware\n${longFile(
  (i) => (i % 4 === 0 ? `def handler_${String(i)}(item):` : i % 4 === 3 ? '' : `    value_${String(i)} = {"id": item, "n": [${String(i)}, "text"]}`),
  'app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)')}`;
const javascript = `import cors from 'cors';\n${longFile(
  (i) => (i % 4 === 0 ? `export function handler${String(i)}(item: string) {` : i % 4 === 3 ? '}' : `  const value${String(i)} = { id: item, n: [${String(i)}, 'text'] };`),
  "app.use(cors({ origin: '*', credentials: true }));")}`;

async function keystroke(file: string, text: string): Promise<number> {
  const service = createService(workspace);
  const times: number[] = [];
  for (let i = 0; i < turns; i++) {
    const typed = `${text}\n${file.endsWith('.py') ? '#' : '//'} ${'x'.repeat(i)}`;
    const start = performance.now();
    const snapshot = await service.load(file, typed);
    if (snapshot.problems.length === 0) throw new Error(`${file}: the problem was not found`);
    times.push(performance.now() - start);
  }
  return median(times.slice(5));
}

/** What the extension takes from the editor's module. */
function editorNames(): readonly string[] {
  const folder = path.join(root, 'src/vscode');
  const texts = readdirSync(folder).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/vscode\.(\w+)/g)].map(([, name = '']) => name)))];
}

/** In a fresh process, with an editor in which everything is something. */
function activation(): number {
  const script = `const Module = require('node:module'); const load = Module._load;
    const anything = new Proxy(class {}, { get: (own, key) => key === 'prototype' ? own.prototype : anything });
    const editor = Object.fromEntries(${JSON.stringify(editorNames())}.map((name) => [name, anything]));
    Module._load = (name, ...rest) => name === 'vscode' ? editor : load(name, ...rest);
    const start = performance.now(); require(${JSON.stringify(path.join(root, 'dist/extension.js'))}); console.log(performance.now() - start);`;
  return median(Array.from({ length: 9 }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    return Number(stdout);
  }));
}

function questionsPerSecond(): number {
  const headers = [['access-control-allow-origin', 'https://app.example.com'], ['access-control-allow-credentials', 'true'],
    ['access-control-allow-methods', 'GET, DELETE'], ['access-control-allow-headers', 'x-a, content-type']].map(([name = '', value = '']) => ({ name, value }));
  const answer = { kind: 'response', response: { status: 200, headers }, handlerRuns: true } as const;
  const ask = () => fetchInBrowser({
    from: 'https://app.example.com', url: 'https://api.example.com/', method: 'DELETE', headers: [['X-A', '1']], credentials: 'include',
  }, () => answer);
  const rates: number[] = [];
  for (let turn = 0; turn < 9; turn++) {
    const start = performance.now();
    for (let i = 0; i < 5_000; i++) ask();
    rates.push(5_000 / ((performance.now() - start) / 1_000));
  }
  return Math.round(median(rates));
}

function size(file: string): string {
  const target = path.join(root, 'dist', file);
  return `${(statSync(target).size / 1_024).toFixed(0)} kB (${(gzipSync(readFileSync(target)).length / 1_024).toFixed(0)} kB gzipped)`;
}

async function main(): Promise<void> {
  console.log(`keystroke to diagnostics, 2,000 lines of Python      ${(await keystroke('/bench/main.py', python)).toFixed(1)} ms`);
  console.log(`keystroke to diagnostics, 2,000 lines of TypeScript  ${(await keystroke('/bench/server.ts', javascript)).toFixed(1)} ms`);
  console.log(`loading the extension's code                         ${activation().toFixed(1)} ms`);
  console.log(`questions a second, preflighted, with credentials    ${String(questionsPerSecond())}`);
  for (const file of ['extension.js', 'cli.js', 'simulator.js']) console.log(`${file.padEnd(52)} ${size(file)}`);
}

void main();
