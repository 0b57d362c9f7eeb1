import assert from 'node:assert/strict';
import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf } from '../../src/cli/arguments';
import { run } from '../../src/cli/run';
import { UsageError } from '../../src/cli/usage';
import { largestRecording } from '../../src/cli/whole-text';
import { Terminal } from './terminal';

const missing = 'Access to fetch at \'https://api.example/x\' from origin \'https://app.example\' has been blocked by CORS policy: '
  + 'Response to preflight request doesn\'t pass access control check: No \'Access-Control-Allow-Origin\' header is present on the requested resource.';
const silent = 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/y. (Reason: CORS request did not succeed). Status code: (null).';
const escape = '\u001b';

interface Messages { readonly messages: readonly { readonly means: string; readonly causes: readonly { readonly reason: string; readonly send: readonly string[] }[]; readonly request: unknown }[] }
interface Report { readonly entries: number; readonly requests: readonly { readonly outcome: { readonly kind: string } }[]; readonly leftOut: readonly unknown[] }

const entry = (url: string, more: object = {}) => ({ request: { method: 'GET', url, headers: [{ name: 'Origin', value: 'https://app.example' }] }, response: { status: 200, headers: [], ...more } });
const har = (...entries: readonly unknown[]) => JSON.stringify({ log: { entries } });

describe('cors-lens explain', () => {
  let terminal: Terminal;
  const files = {
    'devtools.har': readFileSync(join(import.meta.dirname, '../explain/har/devtools.har')),
    'alike.har': har(entry('https://api.example/x'), 7, entry('https://api.example/x'), entry('https://app.example/own')),
    'lost.har': har(entry('https://api.example/x', { status: 0, _error: 'net::ERR_FAILED' })),
    'cut.har': har(entry('https://api.example/x')).slice(0, 40), 'other.json': '{}', 'large.har': '',
  };
  before(() => { terminal = new Terminal(files); });
  after(() => { terminal.remove(); });
  const trouble = async (argv: readonly string[], message: RegExp, stdin: readonly string[] = []) => {
    const { code, out, err } = await terminal.run(['explain', ...argv], { stdin });
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, message);
  };

  it('says what a message means, what to change and who', async () => {
    const { code, lines, err } = await terminal.run(['explain', missing]);
    assert.deepEqual([code, err], [0, '']);
    assert.deepEqual(lines.slice(0, 11), [
      'The preflight response has no Access-Control-Allow-Origin header.',
      'That was the preflight: the request itself was never sent.',
      '',
      'page https://app.example · URL https://api.example/x · fetch · Chrome, Edge',
      '',
      'To change: the server',
      '  If the page is yours, allow the origin https://app.example.',
      '',
      'Header lines that the answer needs',
      '  Access-Control-Allow-Origin: https://app.example',
      '  Vary: Origin',
    ]);
  });

  it('reads standard input, however it is cut, and explains each message', async () => {
    const text = `${missing}\n${silent}\n`;
    for (const argv of [['explain'], ['explain', '-']]) {
      const { out } = await terminal.run(argv, { stdin: [text.slice(0, 50), text.slice(50)] });
      assert.match(out, /^The preflight response has no [^]*\n\n\nNo answer came\.\nWhether the server got the request cannot be told\./);
      assert.match(out, /It can also mean\n(?: {2}.*\n)* {2}The server redirects more than 20 times\./);
    }
  });

  it('keeps characters whole that are cut between two pieces', async () => {
    const bytes = Buffer.from('Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 404.');
    const pieces = [...bytes].map((byte) => Uint8Array.of(byte));
    const stdin = async function* () { for (const piece of pieces) yield await Promise.resolve(piece); };
    const { Writable } = await import('node:stream');
    let out = '';
    const sink = () => new Writable({ write(chunk, _encoding, done) { out += String(chunk); done(); } });
    assert.equal(await run(['explain', '--format', 'json'], { cwd: '/', env: {}, stdin: stdin(), stdout: sink(), stderr: sink() }), 0);
    const { messages: [message] } = JSON.parse(out) as { messages: { text: string; status: number }[] };
    assert.deepEqual([message?.status, message?.text], [404, bytes.toString()]);
  });

  it('asks for the text where someone sits at the keyboard', async () => {
    const { Writable } = await import('node:stream');
    let err = '';
    const stdin = { isTTY: true, async* [Symbol.asyncIterator]() { yield await Promise.resolve(silent); } };
    const io = { cwd: '/', env: {}, stdin, stdout: new Writable({ write(_chunk, _encoding, done) { done(); } }), stderr: new Writable({ write(chunk, _encoding, done) { err += String(chunk); done(); } }) };
    assert.equal(await run(['explain'], io), 0);
    assert.match(err, /^Paste what the console says/);
  });

  it('tells machines everything', async () => {
    const { code, json } = await terminal.run(['explain', missing, '--format', 'json']);
    const { messages: [message, ...others] } = json as Messages;
    assert.equal(code, 0);
    assert.deepEqual(others, []);
    assert.deepEqual(message?.causes.map(({ reason }) => reason), ['origin missing']);
    assert.deepEqual(message.request, { from: 'https://app.example', url: 'https://api.example/x', initiator: 'fetch' });
  });

  it('has colours on a terminal alone', async () => {
    const { lines } = await terminal.run(['explain', missing], { terminal: true });
    assert.ok(lines[0]?.startsWith(`${escape}[31m`));
  });

  it('says what it expects where it finds nothing', async () => {
    await trouble(['it does not work'], /No message about CORS found\. Give what the browser’s console says/);
    await trouble(['devtools.har'], /A recording\? cors-lens explain --har devtools\.har/);
    await trouble([], /No message about CORS found/);
    await trouble([missing, '--har', 'devtools.har'], /Either a text or --har FILE/);
    await trouble([missing, '--format', 'xml'], /text or json/);
  });

  describe('--har', () => {
    it('judges a recording of the real browser', async () => {
      const { code, out, lines } = await terminal.run(['explain', '--har', 'devtools.har']);
      assert.equal(code, 0);
      assert.equal(lines.at(-1), '18 requests across origins: 7 readable, 11 blocked, 0 not to be told. Passed over: 1 same origin, 1 without CORS.');
      assert.match(out, /The browser blocks it: patch https:\/\/api\.example\/patch\nfrom https:\/\/app\.example · entries 9, 10 · net::ERR_FAILED|The browser blocks it: patch https:\/\/api\.example\/patch\nfrom https:\/\/app\.example · entries 10, 9 · net::ERR_FAILED/);
      assert.match(out, /Methods keep their case: write PATCH in the page\./);
    });

    it('reads standard input too, and tells machines everything', async () => {
      const { json } = await terminal.run(['explain', '--har', '-', '--format', 'json'], { stdin: [files['alike.har']] });
      const { requests, entries, leftOut } = json as Report;
      assert.deepEqual([requests.length, entries, leftOut], [2, 4, [{ entry: 2, because: 'it is no object' }]]);
    });

    it('tells once what happens again and again, and what it leaves out', async () => {
      const { out } = await terminal.run(['explain', '--har', 'alike.har']);
      assert.equal(out.split('The browser blocks it:').length, 2);
      assert.match(out, /entries 1, 3\n/);
      assert.match(out, /Entry 2 is left out: it is no object\.\n2 requests across origins: 0 readable, 2 blocked, 0 not to be told\. Passed over: 1 same origin\.\n$/);
    });

    it('does not guess', async () => {
      const { code, out } = await terminal.run(['explain', '--har', 'lost.har']);
      assert.equal(code, 0);
      assert.match(out, /^Cannot tell: GET https:\/\/api\.example\/x\n.*\nBecause the file does not hold the answer\.\nThe browser says that the request failed/);
    });

    it('says what is wrong with a file', async () => {
      truncateSync(join(terminal.folder, 'large.har'), largestRecording + 1);
      await trouble(['--har', 'missing.har'], /missing\.har: no such file/);
      await trouble(['--har', '.'], /\.: not a file/);
      await trouble(['--har', 'cut.har'], /cut\.har cannot be read: it is not JSON, or was cut off\. Export it from the Network panel/);
      await trouble(['--har', 'other.json'], /other\.json cannot be read: it is JSON, and no HAR/);
      await trouble(['--har', 'large.har'], /large\.har is too large: more than 256 MB/);
      await trouble(['--har', '-'], /standard input cannot be read: it is not JSON, or/);
      await trouble(['--har'], /argument missing/);
    });
  });
});

describe('the command line of explain', () => {
  it('takes a text, standard input or a file', () => {
    const explained = (...argv: readonly string[]) => {
      const command = commandOf(['explain', ...argv]);
      return command.kind === 'explain' && command.explained;
    };
    assert.deepEqual(explained('a text'), { text: 'a text', har: undefined });
    assert.deepEqual(explained('not', 'quoted'), { text: 'not quoted', har: undefined });
    for (const argv of [[], ['-']]) assert.deepEqual(explained(...argv), { text: undefined, har: undefined });
    assert.deepEqual(explained('--har', 'a.har'), { text: undefined, har: 'a.har' });
    assert.throws(() => commandOf(['explain', 'a text', '--har', 'a.har']), UsageError);
    assert.deepEqual(commandOf(['explain', '-v']), { kind: 'version' });
  });
});
