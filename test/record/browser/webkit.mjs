// Drives the real WebKitGTK: its console comes by standard error, which it does not offer to a browser under WebDriver. So the page
// fetches what it is to do, and brings the result back.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const BROWSERS = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`);
const XVFB = '/usr/bin/Xvfb';
const CONSOLE = /(?:^|: )CONSOLE (?:[A-Z]+ )?(?:LOG|ERROR|WARN|INFO|DEBUG) (.*)$/;

/** MiniBrowser, where it and a screen for it are installed. */
export function findWebkit() {
  return existsSync(XVFB) ? BROWSERS.find((file) => existsSync(file)) : undefined;
}

/** Starts MiniBrowser anew for each page, on a screen that nobody sees. */
export async function startWebkit({ evaluate }) {
  const home = mkdtempSync(path.join(os.tmpdir(), 'cors-lens-'));
  const screen = await startScreen();
  const environment = { ...process.env, DISPLAY: screen.display, HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1', DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
  const output = [];
  const lines = [];
  const open = (url) => {
    const child = spawn(findWebkit(), ['--ignore-tls-errors', '--enable-write-console-messages-to-stdout=true', `${url}#jobs`], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.on('data', (chunk) => output.push(chunk));
    return Promise.resolve({ run: evaluate, close: () => ended(child) });
  };
  return {
    name: 'webkit', version: releaseOf(), lines, workers: 1, sequencesFirst: true, reasonsOf, open,
    settle: () => Promise.resolve(lines.push(...linesOf(Buffer.concat(output).toString()))),
    stop: () => {
      screen.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Xvfb chooses a display that is free, and writes its number. */
async function startScreen() {
  const child = spawn(XVFB, ['-displayfd', '3', '-screen', '0', '800x600x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    child.stdio[3].once('data', (text) => resolve(String(text).trim()));
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  return { display: `:${number}`, stop: () => child.kill() };
}

/** What was printed last is still on its way. */
async function ended(child) {
  await new Promise((resolve) => setTimeout(resolve, 300));
  child.kill();
  // Its own children hold the other end of the pipe for a while.
  child.stderr.destroy();
  await new Promise((resolve) => child.once('exit', resolve));
}

/** Few lines say which URL they are about: they are those of the case whose end is told behind them, as cases come one by one. */
function linesOf(text) {
  const found = [];
  const pending = [];
  for (const line of text.split('\n')) {
    const message = CONSOLE.exec(line)?.[1];
    if (message === undefined) continue;
    if (!message.startsWith('done /case-')) pending.push(message);
    else if (pending.length > 0) found.push({ case: message, text: pending.splice(0).join('\n') });
  }
  return found;
}

/** A request that fails has one line or several, the last of which says that it cannot be loaded. */
function reasonsOf(texts) {
  return texts.flatMap((text) => text.split(/(?<=due to access control checks\.)\n/));
}

/** The release is the package's: MiniBrowser does not tell it. */
function releaseOf() {
  const [version] = execFileSync('dpkg-query', ['-W', '-f', '${Version}', 'libwebkit2gtk-4.1-0'], { encoding: 'utf8' }).split('-');
  return version;
}
