// `npm start`: opens a VS Code with the extension, as just built, on a copy of examples/.
// The desktop's when there is one, else the server build from npm, at the address that is printed.
//   --check   exit as soon as the editor's page answers
//   --server  the server build even on a desktop
//   --port=N  the server's port instead of a free one
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { remote, serverCommand, startServer, workbenchUrl } from './editor.mjs';
import { root } from './install.mjs';
import { openedFolder } from './opened-folder.mjs';

const { values: flags } = parseArgs({ options: { check: { type: 'boolean' }, server: { type: 'boolean' }, port: { type: 'string', default: '0' } } });
const FIRST = 'fastapi/app/main.py';

function onDesktop() {
  if (flags.server || flags.check || (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)) return false;
  const folder = openedFolder().path; // it stays: the window outlives this script
  const opened = spawnSync('code', [`--extensionDevelopmentPath=${root}`, folder, '--goto', path.join(folder, FIRST)],
    { stdio: 'inherit', shell: process.platform === 'win32' });
  return opened.status === 0;
}

async function inBrowser() {
  const folder = openedFolder();
  const data = mkdtempSync(path.join(tmpdir(), 'cors-lens-editor-'));
  serverCommand(data, ['--install-extension', path.join(root, 'out/cors-lens.vsix')]);
  const server = await startServer({ data, smoke: false, port: Number(flags.port), settings: { 'chat.disableAIFeatures': true } });
  try {
    const address = workbenchUrl(server, folder.path, [['openFile', remote(server, path.join(folder.path, FIRST))]]);
    const page = await fetch(address);
    if (!page.ok || !(await page.text()).includes('vscode-workbench-web-configuration')) throw new Error(`The editor's page answers ${page.status}`);
    console.log(`\nVS Code with CORS Lens, on a copy of examples/:\n\n  ${address}\n`);
    if (flags.check) return;
    console.log('Ctrl-C ends it.');
    await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
  } finally {
    await server.stop();
    folder.remove();
  }
}

if (!onDesktop()) await inBrowser();
