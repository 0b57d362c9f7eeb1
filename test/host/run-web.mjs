// The same suite in the WEB extension host: given to the workbench as a web extension under development,
// package.json's `browser` entry runs in a worker of the browser.
import { readFileSync } from 'node:fs';
import { launchChromium } from './chromium.mjs';
import { runTests, startServer } from './editor.mjs';
import { root } from './install.mjs';
import { openedFolder } from './opened-folder.mjs';

const { publisher, name } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
const folder = openedFolder();
const server = await startServer({ settings: { 'remote.extensionKind': { [`${publisher}.${name}`]: ['web'] } } });
const browser = await launchChromium();
try {
  const uri = (path) => ({ scheme: 'vscode-remote', authority: server.authority, path });
  process.exitCode = await runTests({
    server, browser, folder: folder.path,
    configure: { developmentOptions: { extensions: [uri(root)], extensionTestsPath: uri(`${root}/out/suite/index.js`) } },
  });
} finally {
  await browser.close();
  if (process.env.VERBOSE) console.log(server.output());
  await server.stop();
  folder.remove();
}
