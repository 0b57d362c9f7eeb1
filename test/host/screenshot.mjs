// Makes the picture in the README: the packed extension on examples/, with the simulator open. `npm run screenshot`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchChromium } from './chromium.mjs';
import { remote, serverCommand, startServer, workbenchUrl } from './editor.mjs';
import { root } from './install.mjs';
import { openedFolder } from './opened-folder.mjs';
import { Workbench } from './workbench.mjs';

const folder = openedFolder();
const data = mkdtempSync(path.join(tmpdir(), 'cors-lens-editor-'));
serverCommand(data, ['--install-extension', path.join(root, 'out/cors-lens.vsix')]);
const server = await startServer({
  data, smoke: false,
  settings: {
    'workbench.colorTheme': 'Default Dark Modern', 'editor.minimap.enabled': false, 'workbench.sideBar.location': 'right', 'workbench.activityBar.location': 'hidden',
    // The packages of the example are not installed.
    'typescript.validate.enable': false,
  },
});
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  page.setDefaultTimeout(60_000);
  const workbench = new Workbench(page);
  await page.goto(workbenchUrl(server, folder.path, [['openFile', remote(server, path.join(folder.path, 'express/src/server.ts'))]]));
  await workbench.squiggles('warning').first().waitFor();
  await page.keyboard.press('Control+B');
  await workbench.applyQuickFix(workbench.token('true', 'credentials'), 'Simulate this request');
  await workbench.webview().locator('.banner').waitFor();
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(root, 'media/screenshot.png') });
} finally {
  await browser.close();
  await server.stop();
  folder.remove();
  rmSync(data, { recursive: true, force: true });
}
