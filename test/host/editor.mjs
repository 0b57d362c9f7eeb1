// A real VS Code without a desktop: the server build, looked at through a Chromium.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { installEditor } from './install.mjs';

const SETTINGS = {
  'chat.disableAIFeatures': true,
  'chat.agentHost.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

const serverArguments = (data) => ['out/server-main.js', '--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust',
  '--server-data-dir', path.join(data, 'server'), '--user-data-dir', path.join(data, 'user'), '--extensions-dir', path.join(data, 'extensions')];
// An empty gallery keeps it from looking extensions up.
const serverEnvironment = () => ({ ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', VSCODE_IPC_HOOK_CLI: '', NODE_OPTIONS: '' });

/**
 * Starts the server on a loopback port, a free one when `port` is 0. `smoke` turns VS Code's test driver on: needed for
 * extensionDevelopmentPath and extensionTestsPath, but it hides notification toasts and refuses dialogs.
 */
export async function startServer({ settings = {}, smoke = true, port = 0, data = mkdtempSync(path.join(tmpdir(), 'cors-lens-')) } = {}) {
  const editor = installEditor();
  mkdirSync(path.join(data, 'user/User'), { recursive: true });
  writeFileSync(path.join(data, 'user/User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }, null, 2));
  const child = spawn(editor.node, [...serverArguments(data), '--host', '127.0.0.1', '--port', String(port), '--without-connection-token',
    ...(smoke ? ['--enable-smoke-test-driver'] : [])], { cwd: editor.vscode, stdio: ['ignore', 'pipe', 'pipe'], env: serverEnvironment() });
  const kill = () => child.kill();
  process.once('exit', kill);
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
  const bound = await boundPort(child, said);
  return {
    data, authority: `127.0.0.1:${bound}`, origin: `http://127.0.0.1:${bound}`,
    output: () => said.join(''),
    async stop() {
      process.off('exit', kill);
      await ended(child);
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function boundPort(child, said) {
  return new Promise((resolve, reject) => {
    const fail = (why) => { clearTimeout(timer); reject(new Error(`VS Code server ${why}:\n${said.join('')}`)); };
    const timer = setTimeout(() => fail('did not start'), 30_000);
    child.once('exit', (code) => fail(`exited with ${code}`));
    child.stdout.on('data', () => {
      const port = /Server bound to 127\.0\.0\.1:(\d+)/.exec(said.join(''))?.[1];
      if (port !== undefined) { clearTimeout(timer); resolve(Number(port)); }
    });
  });
}

async function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => { child.once('exit', resolve); });
  child.kill();
  await gone;
}

/** Runs the server's command line, for instance --install-extension FILE. */
export function serverCommand(data, args) {
  const editor = installEditor();
  for (const folder of ['user/User', 'extensions']) mkdirSync(path.join(data, folder), { recursive: true }); // older servers do not
  const run = spawnSync(editor.node, [...serverArguments(data), ...args], { cwd: editor.vscode, encoding: 'utf8', env: serverEnvironment() });
  // A stack trace quotes whole minified files: keep the beginnings of its lines.
  if (run.status !== 0) throw new Error(`${args.join(' ')} failed:\n${(run.stdout + run.stderr).replace(/^(.{200}).*$/gm, '$1 ...')}`);
  return run.stdout;
}

/** The workbench's address for a folder; `payload` as VS Code's own web test runner passes it. */
export function workbenchUrl(server, folder, payload = []) {
  const parameters = new URLSearchParams({ folder, payload: JSON.stringify([['skipWelcome', 'true'], ...payload]) });
  return `${server.origin}/?${parameters}`;
}

export const remote = (server, file) => `vscode-remote://${server.authority}${file}`;

/** Opens the workbench, runs the suite at extensionTestsPath, prints its report and resolves to its exit code. */
export async function runTests({ server, browser, folder, payload, configure, timeout = 300_000 }) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  const others = [];
  if (configure) await reconfigure(page, configure);
  try {
    const exit = await suiteExit(page, others, timeout);
    await page.goto(workbenchUrl(server, folder, payload));
    const code = await exit.code;
    if (code !== 0) console.log(others.slice(-40).join('\n'));
    return code;
  } catch (error) {
    console.log(others.slice(-40).join('\n'));
    throw error;
  } finally {
    await context.close();
  }
}

/** Of what VS Code logs, prints the lines marked as the suite's own; the rest goes to `others`. */
async function suiteExit(page, others, timeout) {
  let over = false;
  let finish;
  const code = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no result from the extension host after ${timeout} ms`)), timeout);
    finish = (result) => { over = true; clearTimeout(timer); resolve(result); };
  });
  await page.exposeFunction('codeAutomationExit', finish);
  await page.exposeFunction('codeAutomationLog', (_type, args) => {
    if (over) return; // what the workbench says while it is torn down
    const line = format(...args);
    if (line.startsWith('[test] ')) console.log(line.slice(7));
    else if (process.env.VERBOSE) console.log(line);
    else others.push(line);
  });
  return { code };
}

/**
 * Merges `extra` into the configuration that the server writes into the workbench's page, before the workbench's
 * deferred script reads it. (Answering the page from page.route() instead would make Chromium treat it as coming
 * from an unknown network and block its WebSocket to 127.0.0.1.)
 */
async function reconfigure(page, extra) {
  await page.addInitScript((changes) => {
    if (window.top !== window) return;
    const observer = new MutationObserver(() => {
      const meta = document.getElementById('vscode-workbench-web-configuration');
      if (!meta) return;
      observer.disconnect();
      const configuration = JSON.parse(meta.getAttribute('data-settings'));
      for (const [key, value] of Object.entries(changes)) configuration[key] = { ...configuration[key], ...value };
      meta.setAttribute('data-settings', JSON.stringify(configuration));
    });
    observer.observe(document, { childList: true, subtree: true });
  }, extra);
}
