import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { version } from '../../package.json';
import { run as runCli } from '../../src/cli/run';
import { Terminal } from './terminal';

const leaky = `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_credentials=True,
)
`;
const careful = leaky.replace('"*"', '"https://app.example.com"');
const open = `const express = require('express');
const cors = require('cors');
const app = express();
app.use(cors({ origin: process.env.FRONTEND_URL, credentials: true }));
`;
const twice = `const cors = require('cors');
const one = cors({ origin: 'https://one.example' });
const two = cors({
  origin: 'https://two.example',
});
`;
const broken = 'import cors from "cors";\napp.use(cors({ origin: [,,, "https://a.example" \n';

const escape = '\u001b';
const uncoloured = (text: string) => text.split(escape).map((part, index) => (index === 0 ? part : part.replace(/^\[\d+m/, ''))).join('');

interface Range { readonly start: { readonly line: number; readonly column: number }; readonly end: { readonly line: number; readonly column: number } }
interface Finding { readonly rule: string; readonly severity: string; readonly verdict: string; readonly message: string; readonly file: string; readonly range: Range; readonly server: string; readonly witness?: { readonly from: string } }
interface Checked { readonly findings: readonly Finding[]; readonly files: number; readonly skipped: readonly { readonly file: string; readonly reason: string }[] }

describe('cors-lens', function () {
  // The first file of each language loads its parser.
  this.timeout(20_000);
  let terminal: Terminal;
  const files = { 'app/leaky.py': leaky, 'app/careful.py': careful, 'open.js': open, 'twice.js': twice, 'broken.js': broken, 'plain.js': 'let x = 1;' };
  before(() => { terminal = new Terminal(files); });
  after(() => { terminal.remove(); });

  describe('check', () => {
    it('finds what leaks, and fails', async () => {
      const { code, json } = await terminal.run(['check', 'app', '--format', 'json']);
      const { findings, files: count, skipped } = json as Checked;
      assert.equal(code, 1);
      assert.equal(count, 2);
      assert.deepEqual(skipped, []);
      const [finding] = findings;
      assert.ok(finding && findings.every(({ file }) => file === 'app/leaky.py'));
      assert.equal(finding.server, 'starlette');
      assert.equal(finding.severity, 'error');
      assert.equal(finding.verdict, 'leaks');
      assert.match(finding.witness?.from ?? '', /^https:\/\//);
      const [line, text] = [finding.range.start.line, leaky.split('\n')[finding.range.start.line - 1] ?? ''];
      assert.ok(line === 7 || line === 8, String(line));
      assert.ok(text.slice(finding.range.start.column - 1, finding.range.end.column - 1).length > 2);
    });

    it('is content with a careful configuration, and silent in a pipe', async () => {
      assert.deepEqual(await run('check', 'app/careful.py'), { code: 0, out: '', err: '' });
    });

    it('prints one line for each finding in a pipe, without colours', async () => {
      const { code, lines, err } = await terminal.run(['check', 'app/leaky.py']);
      assert.equal(code, 1);
      assert.equal(err, '');
      for (const line of lines) assert.match(line, /^app\/leaky\.py:\d+:\d+ (error|warning|information|hint) .+ {2}[a-z-]+$/);
    });

    it('shows the source with an underline on a terminal', async () => {
      const { lines, err } = await terminal.run(['check', 'app/leaky.py'], { terminal: true });
      assert.match(lines[0] ?? '', new RegExp(`${escape}\\[31merror`));
      assert.match(lines[1] ?? '', /^ {6}allow_/);
      assert.match(uncoloured(lines[2] ?? ''), /^ {6,}~+$/);
      assert.match(err, /findings? in 1 file\n$/);
    });

    it('uses no colours where NO_COLOR is set', async () => {
      const { out } = await terminal.run(['check', 'app/leaky.py'], { terminal: true, env: { NO_COLOR: '1' } });
      assert.ok(!out.includes(escape) && out.includes('~~~'));
    });

    it('survives a broken file', async () => {
      const { code, json } = await terminal.run(['check', 'broken.js', '--format', 'json']);
      assert.ok(code === 0 || code === 1);
      assert.equal((json as Checked).files, 1);
    });

    it('reports a path that is not there, and still what it found elsewhere', async () => {
      const { code, out, err } = await terminal.run(['check', 'missing', 'app/leaky.py']);
      assert.equal(code, 2);
      assert.match(err, /^cors-lens: missing: no such file or directory\n/);
      assert.match(out, /leaky\.py/);
    });

    it('says what it skipped', async () => {
      terminal.write('big.min.js', 'cors');
      const { code, json } = await terminal.run(['check', 'big.min.js', '--format', 'json']);
      assert.equal(code, 0);
      assert.deepEqual(json, { findings: [], files: 0, skipped: [{ file: 'big.min.js', reason: 'minified' }] });
    });
  });

  describe('policies', () => {
    it('lists every configuration with its options as resolved', async () => {
      const { code, json } = await terminal.run(['policies', '.', '--format', 'json']);
      const { policies } = json as { policies: readonly { file: string; server: string; release: string; releaseAssumed: boolean; range: Range; options: readonly { name: string; value: string; known: boolean }[]; unknowns: readonly { name: string }[] }[] };
      assert.equal(code, 0);
      const careful = policies.find(({ file }) => file === 'app/careful.py');
      assert.deepEqual(careful?.options.map(({ name, value, known }) => [name, value, known]), [
        ['allow_origins', '["https://app.example.com"]', true], ['allow_credentials', 'true', true],
      ]);
      assert.equal(careful.range.start.line, 5);
      assert.equal(careful.releaseAssumed, true);
      assert.match(careful.release, /^\d+\.\d+/);
      const open = policies.find(({ file }) => file === 'open.js');
      assert.deepEqual(open?.unknowns.map(({ name }) => name), ['FRONTEND_URL']);
      assert.equal(policies.filter(({ file }) => file === 'twice.js').length, 2);
    });

    it('prints them for people', async () => {
      const { lines } = await terminal.run(['policies', 'app/careful.py']);
      assert.match(lines[0] ?? '', /^app\/careful\.py:5 CORSMiddleware .* \(assumed: the newest on record\)$/);
      assert.ok(lines.includes('  allow_credentials: true'));
    });
  });

  describe('simulate', () => {
    interface Simulated { readonly verdict: string; readonly headline: string; readonly exchanges: readonly { kind: string; responseHeaders: readonly { name: string; value: string; blame: readonly { label: string; place: string }[] }[] }[]; readonly refusal?: { reason: string } }
    const simulate = async (...argv: readonly string[]) => {
      const { code, out, err } = await terminal.run(['simulate', ...argv, '--format', 'json']);
      assert.equal(code, 0, err);
      return JSON.parse(out) as Simulated;
    };

    it('lets a listed origin read, and says which option decided it', async () => {
      const { verdict, exchanges } = await simulate('app/careful.py', '--from', 'https://app.example.com', '--credentials', 'include');
      assert.equal(verdict, 'readable');
      const allowed = exchanges[0]?.responseHeaders.find(({ name }) => name.toLowerCase() === 'access-control-allow-origin');
      assert.equal(allowed?.value, 'https://app.example.com');
      assert.deepEqual(allowed.blame, [{ label: 'allow_origins', place: 'app/careful.py:7' }]);
    });

    it('blocks another website', async () => {
      const { verdict, refusal } = await simulate('app/careful.py', '--from', 'https://other.example');
      assert.equal(verdict, 'refused');
      assert.equal(refusal?.reason, 'origin missing');
    });

    it('sends a preflight before what needs one', async () => {
      const { exchanges } = await simulate('app/careful.py', '--from', 'https://app.example.com', '--method', 'DELETE', '--header', 'X-A: b');
      assert.equal(exchanges[0]?.kind, 'preflight');
    });

    it('settles what the source leaves open', async () => {
      const ask = ['open.js', '--from', 'https://shop.example', '--credentials', 'include'];
      assert.equal((await simulate(...ask)).verdict, 'unknown');
      assert.equal((await simulate(...ask, '--set', 'FRONTEND_URL=https://shop.example')).verdict, 'readable');
    });

    it('prints exchanges, steps, console and curl for people', async () => {
      const { code, out } = await terminal.run(['simulate', 'app/careful.py', '--from', 'https://other.example']);
      assert.equal(code, 0);
      assert.match(out, /^The browser blocks it: /);
      for (const part of ['> GET https://api.example.com/', '< 200  The handler ran.', 'Steps', 'Console', 'curl -i']) assert.ok(out.includes(part), part);
    });

    it('wants to know which of several configurations is meant', async () => {
      const { code, err } = await terminal.run(['simulate', 'twice.js', '--from', 'https://one.example']);
      assert.equal(code, 2);
      assert.match(err, /several configurations/);
      assert.match(err, /twice\.js:2 .*\n.*twice\.js:3 /);
      assert.equal((await simulate('twice.js:2', '--from', 'https://one.example')).verdict, 'readable');
      assert.equal((await simulate('twice.js:4', '--from', 'https://two.example')).verdict, 'readable');
    });

    it('says what is wrong with what it is asked', async () => {
      const wrong = async (argv: readonly string[], message: RegExp) => {
        const { code, out, err } = await terminal.run(['simulate', ...argv]);
        assert.deepEqual([code, out], [2, '']);
        assert.match(err, message);
      };
      await wrong(['missing.py', '--from', 'null'], /missing\.py: no such file/);
      await wrong(['plain.js', '--from', 'null'], /no CORS configuration found/);
      await wrong(['twice.js:1', '--from', 'null'], /no configuration on line 1; it has:/);
      await wrong(['app/careful.py', '--from', 'other.example'], /origin needs a scheme/);
    });
  });

  describe('respond', () => {
    const respond = async (stdin: readonly string[], ...argv: readonly string[]) => {
      const { code, lines } = await terminal.run(['respond', ...argv], { stdin });
      return { code, answers: lines.map((line) => JSON.parse(line) as { outcome?: string; status?: number; headers?: readonly (readonly [string, string])[]; handlerRuns?: boolean; error?: string; unknown?: string }) };
    };

    it('answers a line for a line, the reference handler behind it', async () => {
      const get = JSON.stringify({ method: 'GET', headers: { Origin: 'https://app.example.com' } });
      const preflight = JSON.stringify({ method: 'OPTIONS', url: 'https://api.example.com/x', headers: [['Origin', 'https://app.example.com'], ['Access-Control-Request-Method', 'GET']] });
      // However the pipe cuts the lines.
      const { code, answers: [first, second] } = await respond([get.slice(0, 9), `${get.slice(9)}\n${preflight}`], 'app/careful.py');
      assert.equal(code, 0);
      assert.deepEqual([first?.outcome, first?.status, first?.handlerRuns], ['answers', 200, true]);
      assert.deepEqual([second?.outcome, second?.status, second?.handlerRuns], ['answers', 200, false]);
      assert.ok(first?.headers?.some(([name, value]) => name.toLowerCase() === 'access-control-allow-origin' && value === 'https://app.example.com'));
    });

    it('says unknown where any part of the answer is', async () => {
      const { answers: [answer] } = await respond([JSON.stringify({ method: 'GET', headers: { Origin: 'https://a.example' } })], 'open.js');
      assert.match(answer?.unknown ?? '', /FRONTEND_URL/);
    });

    it('answers a malformed line with an error, goes on, and fails in the end', async () => {
      const bad = ['{', '[]', '{}', '{"method":"GET","headers":[["a"]]}', '{"method":"GET","url":7}', ''];
      const { code, answers } = await respond([...bad, '{"method":"GET"}'].map((line) => `${line}\n`), 'app/careful.py');
      assert.equal(code, 2);
      assert.deepEqual(answers.map(({ error }) => error !== undefined), [true, true, true, true, true, true, false]);
    });

    it('answers before it is asked again', async () => {
      const heard: (() => void)[] = [];
      const answer = new Promise<void>((resolve) => heard.push(resolve));
      const listening = () => new Writable({ write(_chunk, _encoding, done) { for (const hear of heard) hear(); done(); } });
      const stdin = async function* () {
        yield '{"method":"GET"}\n';
        await answer;
        yield '{"method":"GET"}\n';
      };
      const io = { cwd: terminal.folder, env: {}, stdin: stdin(), stdout: listening(), stderr: listening() };
      assert.equal(await runCli(['respond', 'app/careful.py'], io), 0);
    });

    it('speaks of the release it is asked for', async () => {
      const { answers: [answer] } = await respond(['{"method":"GET"}'], 'app/careful.py', '--release', '0.0.1');
      assert.match(answer?.unknown ?? '', /older than the oldest/);
    });
  });

  it('gives help and version', async () => {
    assert.deepEqual(await run('--version'), { code: 0, out: `${version}\n`, err: '' });
    const { code, out } = await terminal.run(['--help']);
    assert.equal(code, 0);
    for (const command of ['check', 'policies', 'simulate', 'respond']) assert.ok(out.includes(`cors-lens ${command}`));
  });

  it('tells what is wrong with its command line', async () => {
    const { code, out, err } = await terminal.run(['check', '--frobnicate']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^cors-lens: Unknown option '--frobnicate'/);
  });

  async function run(...argv: readonly string[]) {
    const { code, out, err } = await terminal.run(argv);
    return { code, out, err };
  }
});
