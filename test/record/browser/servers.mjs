// The servers in front of which a browser is put: they answer what the case says, and write down what crossed the wire.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withKey, withRealPorts } from './origins.mjs';
import { bytesOf, forward, listen, parseHead } from './wire.mjs';

/** What a browser sends in any case, and what names no policy. */
const NOISE = new Set(['host', 'connection', 'user-agent', 'accept-encoding', 'referer', 'content-length', 'transfer-encoding', 'cache-control', 'pragma', 'te',
  'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'sec-fetch-user', 'sec-fetch-storage-access', 'sec-ch-ua', 'sec-ch-ua-mobile', 'sec-ch-ua-platform', 'dnt', 'sec-gpc', 'priority',
  'upgrade-insecure-requests', 'icy-metadata']);
const ANYBODY = ['Access-Control-Allow-Origin', '*'];
const SANDBOX = ['Content-Security-Policy', 'sandbox allow-scripts'];

/** Whether the case or CORS decides it; `step` is undefined for a preflight, which carries nothing of the page's own. */
function isTelling(name, value, step) {
  const lower = name.toLowerCase();
  const own = (step?.headers ?? []).filter(([other]) => other.toLowerCase() === lower).map(([, text]) => text.trim());
  if (lower === 'range') return own.length > 0;
  // Browsers send their own where the page's was dropped.
  if (lower === 'accept' || lower === 'accept-language') return own.some((text) => (text === '' ? value === '' : value.includes(text)));
  return NOISE.has(lower) ? own.includes(value) : true;
}

/** A page's document: the script of page.js, run when it loads. */
export function pageText(script) {
  return `<!doctype html><meta charset="utf-8"><script>${script}</script>`;
}

function isPreflight({ method, headers }) {
  return method === 'OPTIONS' && headers.some(([name]) => name.toLowerCase() === 'access-control-request-method');
}

/** What several servers have in common: the cases, how far each has come, and what was recorded. */
export class Stage {
  constructor(cases, script) {
    this.cases = cases;
    this.script = script;
    this.ports = {};
    this.steps = cases.map(() => 0);
    this.wires = cases.map(({ steps }) => steps.map(() => []));
    this.jobs = [];
  }

  /** Has the page that takes jobs evaluate an expression. */
  evaluate(expression) {
    return new Promise((resolve) => {
      this.jobs.push({ expression, resolve, isTaken: false });
    });
  }

  /** `/control/job` hands out what is to be done, `/control/done` brings the result. */
  job({ target, bytes }) {
    const [first] = this.jobs;
    if (target === '/control/job') {
      if (first === undefined || first.isTaken) return [200, [ANYBODY], ''];
      first.isTaken = true;
      return [200, [ANYBODY], Buffer.from(first.expression).toString('latin1')];
    }
    this.jobs.shift();
    first.resolve(JSON.parse(bytes.subarray(bytes.indexOf('\r\n\r\n') + 4).toString()));
    return [200, [ANYBODY], ''];
  }

  /** `/`, `/sandbox`, `/control/step/12/1`, `/control/cookies/12`: not part of any case. */
  control(asked) {
    const { target } = asked;
    if (target === '/control/job' || target === '/control/done') return this.job(asked);
    const [, first, what, index, step] = target.split('/');
    if (first === '') return [200, [['Content-Type', 'text/html']], pageText(this.script)];
    if (first === 'sandbox') return [200, [['Content-Type', 'text/html'], SANDBOX], pageText(this.script)];
    if (what === 'step') this.steps[Number(index)] = Number(step);
    if (what === 'cookies') return [200, this.cookiesOf(Number(index)).map((line) => ['Set-Cookie', line])];
    return [200, []];
  }

  cookiesOf(index) {
    return (this.cases[index]?.steps[0].cookies ?? []).map(({ name, value, sameSite, secure }) => [
      `${name}=${value}`, `Path=/case-${index}`, ...(sameSite === undefined ? [] : [`SameSite=${sameSite}`]), ...(secure ? ['Secure'] : []),
    ].join('; '));
  }

  /** Answers as the case says, or by `elsewhere`, and writes it down. */
  async respond(asked, elsewhere) {
    if (/^\/(?:$|sandbox$|control\/)/.test(asked.target)) return bytesOf(this.control(asked), asked.method);
    const found = /^\/case-(\d+)(?:\/(\d+))?/.exec(asked.target);
    if (found === null) return bytesOf([404, []], asked.method);
    const index = Number(found[1]);
    const step = this.steps[index];
    const bytes = elsewhere === undefined ? this.scripted(index, step, Number(found[2] ?? 0), asked) : await elsewhere(asked);
    this.wires[index][step].push(this.exchange(asked, bytes, this.cases[index].steps[step]));
    return bytes;
  }

  scripted(index, step, hop, asked) {
    const answers = this.cases[index].steps[step].hops[hop] ?? {};
    const answer = isPreflight(asked) ? answers.preflight ?? [404, []] : answers.actual ?? [404, []];
    return bytesOf(JSON.parse(withKey(withRealPorts(JSON.stringify(answer), this.ports), index)), asked.method);
  }

  exchange(asked, bytes, step) {
    const { first, headers } = bytes === undefined ? { first: '', headers: [] } : parseHead(bytes);
    const lines = asked.headers.filter(([name, value]) => isTelling(name, value, isPreflight(asked) ? undefined : step));
    return {
      request: [asked.method, `${asked.secure ? 'https' : 'http'}://${asked.host}${asked.target}`, lines.map(([name, value]) => [name.toLowerCase(), value.replace(/boundary=.*/, 'boundary=b')])],
      response: bytes === undefined ? 'no answer' : [Number(first.split(' ')[1]), headers.filter(([name]) => name.toLowerCase() !== 'date')],
    };
  }

  /** Starts P, B, C, S, and one in front of each real server, whose ports are given. */
  async open(realPorts) {
    const identity = selfSigned();
    const servers = await Promise.all([
      ...['P', 'B', 'C'].map(async (name) => [name, await listen((asked) => this.respond(asked))]),
      (async () => ['S', await listen((asked) => this.respond(asked), identity)])(),
      ...Object.entries(realPorts).map(async ([name, port]) => [name, await listen((asked) => this.respond(asked, () => forward(port, asked)))]),
    ]);
    for (const [name, server] of servers) this.ports[name] = server.port;
    return () => servers.forEach(([, server]) => server.stop());
  }
}

/** A certificate that no browser knows: browsers are told not to mind. */
function selfSigned() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cors-lens-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name));
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=app.example',
    '-addext', 'subjectAltName=DNS:app.example,DNS:*.app.example,DNS:api.example'], { stdio: 'ignore' });
  const identity = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return identity;
}
