import assert from 'node:assert/strict';
import { commandOf } from '../../src/cli/arguments';
import { UsageError } from '../../src/cli/usage';
import { Terminal } from './terminal';

const source = `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["https://app.example.net"], allow_credentials=True, allow_methods=["PUT"])
`;

interface Simulated {
  readonly verdict: string; readonly engine: string; readonly agreement: string; readonly type?: string; readonly refusal?: { readonly reason: string };
  readonly everywhere: readonly { readonly engine: string; readonly verdict: string; readonly reason?: string; readonly console?: string }[];
}

describe('cors-lens simulate', function () {
  this.timeout(20_000);
  let terminal: Terminal;
  before(() => { terminal = new Terminal({ 'main.py': source }); });
  after(() => { terminal.remove(); });

  const asking = ['simulate', 'main.py', '--from', 'https://app.example.net'];
  const text = async (...argv: readonly string[]) => {
    const { code, out, err } = await terminal.run([...asking, ...argv]);
    assert.equal(code, 0, err);
    return out;
  };
  const json = async (...argv: readonly string[]) => (await terminal.run([...asking, ...argv, '--format', 'json'])).json as Simulated;

  it('asks the browser that is named, and tells what the others do', async () => {
    const { engine, everywhere, refusal } = await json('--engine', 'webkit', '--from', 'https://other.example');
    assert.equal(engine, 'webkit');
    assert.equal(refusal?.reason, 'origin missing');
    assert.deepEqual(everywhere.map(({ engine: each, verdict, reason }) => [each, verdict, reason]), ['chromium', 'firefox', 'webkit', 'the Standard'].map((each) => [each, 'refused', 'origin missing']));
    assert.match(everywhere[0]?.console ?? '', /blocked by CORS policy/);
    assert.match(everywhere[1]?.console ?? '', /Cross-Origin Request Blocked/);
    assert.deepEqual(Object.keys(everywhere[3] ?? {}), ['engine', 'verdict', 'reason'], 'the Standard prints nothing');
  });

  it('shows the way of a redirect', async () => {
    const out = await text('--method', 'PUT', '--redirects', '307 https://www.example.org/');
    const order = ['Preflight\n', '  > OPTIONS https://api.example.com/', '\nRequest\n', '  < 307', '  < Location: https://www.example.org/', '\nThe answer redirects to', '\nPreflight of the redirected request\n  > OPTIONS https://www.example.org/'];
    const places = order.map((part) => out.indexOf(part));
    assert.ok(places.every((place) => place >= 0), out);
    assert.deepEqual(places, [...places].sort((a, b) => a - b));
  });

  it('lets a proxy redirect without CORS headers', async () => {
    assert.equal((await json('--redirects', '302 /users/')).verdict, 'readable');
    assert.equal((await json('--redirects', '302 /users/', '--redirected-by', 'proxy')).refusal?.reason, 'origin missing');
    assert.equal((await json('--redirects', '302 /users/', '--redirect', 'error')).refusal?.reason, 'redirect not wanted');
    assert.equal((await json('--redirects', '302 /users/', '--redirect', 'manual')).type, 'opaqueredirect');
  });

  it('counts what comes again and again', async () => {
    assert.match(await text('--redirects', '302 /'), / {2}and the same again, 20 times\n/);
  });

  it('notes why a cookie is not sent', async () => {
    const out = await text('--credentials', 'include', '--cookie', 'strict');
    assert.match(out, /^The page can read the response, but the cookie is not sent\.\n/);
    assert.match(out, /\n {2}Note: The cookie session is not sent: it is SameSite=Strict/);
    assert.match(await text('--credentials', 'include', '--third-party-cookies', 'blocked'), /the browser blocks third-party cookies/);
  });

  it('marks the browsers that differ', async () => {
    const out = await text('--credentials', 'include');
    assert.match(out, /\nIn other browsers\n {2}Firefox and WebKit differ from Chromium\.\n {4}Chromium: can read it\n {2}≠ Firefox: can read it\. The cookie session is not sent/);
    assert.match(await text(), /\nIn other browsers\n {2}All browsers agree\.\n\n/);
  });

  it('says that an opaque response shows nothing', async () => {
    const { verdict, type } = await json('--mode', 'no-cors');
    assert.deepEqual([verdict, type], ['opaque', 'opaque']);
  });

  it('tells which values it takes', () => {
    const wrong = (argv: readonly string[], message: RegExp) => {
      assert.throws(() => commandOf([...asking, ...argv]), (error: unknown) => error instanceof UsageError && message.test(error.message), argv.join(' '));
    };
    wrong(['--engine', 'safari'], /^--engine is chromium, firefox or webkit, not 'safari'\.$/);
    wrong(['--mode', 'navigate'], /^--mode is cors, no-cors or same-origin, not 'navigate'\.$/);
    wrong(['--redirect', 'no'], /^--redirect is follow, error or manual/);
    wrong(['--cookie', 'None'], /^--cookie is none, lax, strict or unset/);
    wrong(['--third-party-cookies', 'no'], /^--third-party-cookies is as installed, allowed or blocked/);
    wrong(['--redirects', '304 https://a.example/'], /^--redirects is 'STATUS URL' with one of 301, 302, 303, 307, 308, not '304 https/);
    wrong(['--redirects', '302'], /^--redirects is 'STATUS URL'/);
    wrong(['--redirected-by', 'proxy'], /^--redirected-by needs --redirects/);
    wrong(['--redirects', '302 /', '--redirected-by', 'nginx'], /^--redirected-by is application or proxy/);
  });

  it('does not take for a URL what is none', async () => {
    const { code, err } = await terminal.run([...asking, '--redirects', '302 https://']);
    assert.equal(code, 2);
    assert.match(err, /What the server redirects to is neither a URL/);
  });
});
