// Runs the suite in a Node extension host.
//   TEST_HOST=server (default)  VS Code's server build from npm: needs no display
//   TEST_HOST=desktop           desktop VS Code: $VSCODE_EXECUTABLE, else downloaded by @vscode/test-electron
//   TEST_HOST=auto              desktop if it can be had, else server
import { launchChromium } from './chromium.mjs';
import { remote, runTests, startServer } from './editor.mjs';
import { root } from './install.mjs';
import { openedFolder } from './opened-folder.mjs';

const suite = `${root}/out/suite/index`;
const mode = process.env.TEST_HOST ?? 'server';
const UNREACHABLE = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ENETUNREACH', 'EHOSTUNREACH', 'ETIMEDOUT', 'no display']);

async function desktop(folder) {
  if (process.platform === 'linux' && !process.env.DISPLAY) throw Object.assign(new Error('no display'), { code: 'no display' });
  const electron = await import('@vscode/test-electron');
  const vscodeExecutablePath = process.env.VSCODE_EXECUTABLE
    ?? await electron.downloadAndUnzipVSCode({ version: process.env.VSCODE_VERSION ?? 'stable', timeout: 15_000 });
  return electron.runTests({ vscodeExecutablePath, extensionDevelopmentPath: root, extensionTestsPath: suite, launchArgs: [folder, '--disable-extensions'] });
}

async function server(folder) {
  const running = await startServer();
  const browser = await launchChromium();
  try {
    return await runTests({
      server: running, browser, folder,
      payload: [['extensionDevelopmentPath', remote(running, root)], ['extensionTestsPath', remote(running, suite)]],
    });
  } finally {
    await browser.close();
    if (process.env.VERBOSE) console.log(running.output());
    await running.stop();
  }
}

async function desktopOrServer(folder) {
  try {
    return await desktop(folder);
  } catch (error) {
    if (!UNREACHABLE.has(error.code ?? error.cause?.code)) throw error;
    console.log(`No desktop VS Code here (${error.message}): using the server build.`);
    return server(folder);
  }
}

const run = { server, desktop, auto: desktopOrServer }[mode];
if (run === undefined) throw new Error(`TEST_HOST is server, desktop or auto, not ${mode}`);
const folder = openedFolder();
try {
  process.exitCode = await run(folder.path);
} finally {
  folder.remove();
}
