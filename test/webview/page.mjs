// The simulator's page as the editor frames it, in a Chromium of its own: no editor, a stub of its API.
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file, encoding = 'utf8') => readFileSync(root + file, encoding);

/** The script as it is shipped. */
export async function bundledScript() {
  const { outputFiles } = await build({ entryPoints: [`${root}src/webview/main.ts`], bundle: true, write: false, format: 'iife', target: 'es2022', logLevel: 'warning' });
  return outputFiles[0].text;
}

/** Opens the page in a theme. `saved` is what the editor kept from before a reload. */
export async function openPage(browser, script, theme, { width = 1100, height = 900, saved } = {}) {
  const page = await browser.newPage({ viewport: { width, height } });
  page.setDefaultTimeout(8000);
  page.on('pageerror', (error) => { console.error(error); process.exitCode = 1; });
  const variables = Object.entries(theme.variables).map(([name, value]) => `--vscode-${name}: ${value};`).join('\n');
  const font = `data:font/ttf;base64,${read('node_modules/@vscode/codicons/dist/codicon.ttf', 'base64')}`;
  const codicons = read('node_modules/@vscode/codicons/dist/codicon.css').replace(/url\("\.\/codicon\.ttf[^"]*"\)/, `url("${font}")`);
  await page.setContent(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>CORS simulator</title>
    <style>:root { ${variables} }</style><style>${codicons}</style><style>${read('media/simulator.css')}</style></head>
    <body class="${theme.kind}"><main id="simulator"></main></body></html>`);
  await page.evaluate((state) => {
    globalThis.posted = [];
    globalThis.kept = state;
    globalThis.acquireVsCodeApi = () => ({
      postMessage: (message) => { globalThis.posted.push(message); },
      getState: () => globalThis.kept,
      setState: (next) => { globalThis.kept = next; },
    });
  }, saved);
  await page.addScriptTag({ content: script });
  return page;
}

/** The extension says something. */
export async function tell(page, message) {
  await page.evaluate((each) => { globalThis.dispatchEvent(new MessageEvent('message', { data: each })); }, message);
}

export const posted = (page, kind) => page.evaluate((wanted) => globalThis.posted.filter((message) => message.kind === wanted), kind);
export const kept = (page) => page.evaluate(() => globalThis.kept);
