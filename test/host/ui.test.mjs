// Uses the packed extension as a person does: reads, hovers, fixes and simulates in the real editor.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchChromium } from './chromium.mjs';
import { remote, serverCommand, startServer, workbenchUrl } from './editor.mjs';
import { root } from './install.mjs';
import { openedFolder } from './opened-folder.mjs';
import { Workbench } from './workbench.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const screenshots = path.join(root, 'out/screenshots', process.env.VSCODE_HOST ?? 'newest');
/** The label of a theme → what the page's body is then marked with. */
const themes = { 'Light Modern': 'vscode-light', 'Dark High Contrast': 'vscode-high-contrast', 'Dark Modern': 'vscode-dark' };

describe('in the editor', function () {
  this.timeout(120_000);
  let folder, data, server, browser, page, workbench;

  const open = async (file, severity) => {
    await page.goto(workbenchUrl(server, folder.path, [['openFile', remote(server, path.join(folder.path, file))]]));
    await workbench.squiggles(severity).first().waitFor();
  };
  const origins = () => workbench.token('"*"', 'allow_origins');
  const banner = () => workbench.webview().locator('.banner');

  before(async () => {
    mkdirSync(screenshots, { recursive: true });
    folder = openedFolder();
    data = mkdtempSync(path.join(tmpdir(), 'cors-lens-editor-'));
    serverCommand(data, ['--install-extension', path.join(root, 'out/cors-lens.vsix')]);
    server = await startServer({ data, smoke: false, settings: { 'workbench.colorTheme': 'Default Dark Modern', 'editor.minimap.enabled': false } });
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
    page.setDefaultTimeout(30_000);
    workbench = new Workbench(page);
    await open('fastapi/app/main.py', 'error');
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    folder?.remove();
    rmSync(data, { recursive: true, force: true });
  });
  afterEach(async function () {
    await page.screenshot({ path: path.join(screenshots, `${this.currentTest.title.replace(/\W+/g, '-')}.png`) });
  });

  it('underlines the origins that let every website in, and says so on hover', async () => {
    assert.equal(await workbench.squiggles('error').count(), 1);
    const text = await workbench.hoverText(origins());
    assert.match(text, /Any website can read responses made with your users’ cookies/);
    assert.match(text, /allow_origins/);
    assert.match(text, /any-origin-with-credentials/);
  });

  it('tells above the configuration what it means', async () => {
    await page.mouse.move(0, 0);
    assert.match(await page.locator('.codelens-decoration a').first().innerText(), /credentials/);
  });

  it('lists the finding among the problems', async () => {
    const rows = await workbench.problems();
    assert.match(await rows.first().getAttribute('aria-label'), /^Error: Any website can read .* at line \d+ and character \d+/);
  });

  it('shows the page of the rule', async () => {
    await page.keyboard.press('Control+Shift+M');
    await workbench.command('CORS Lens: Open rule page');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'origin-never-matches' }).waitFor();
    await workbench.choose('any-origin-with-credentials');
    await workbench.webview().getByRole('heading', { level: 1 }).first().waitFor();
  });

  it('simulates the request that shows the problem', async () => {
    await page.getByRole('tab', { name: /main\.py/ }).click();
    await workbench.applyQuickFix(origins(), 'Simulate this request');
    await banner().filter({ hasText: /can read/ }).waitFor();
    assert.match(await workbench.webview().locator('.timeline').innerText(), /access-control-allow-credentials/i);
  });

  it('simulates it in another browser, which keeps the cookie back', async () => {
    const simulator = workbench.webview();
    await simulator.locator('summary', { hasText: 'Firefox and WebKit differ from Chromium.' }).waitFor();
    await simulator.getByRole('button', { name: 'WebKit', exact: true }).click();
    await banner().filter({ hasText: /the cookie is not sent/ }).waitFor();
    await simulator.getByRole('radio', { name: 'Chromium' }).check();
    await banner().filter({ hasText: /cookies went along/ }).waitFor();
  });

  it('shows the words that decided a header', async () => {
    await workbench.webview().locator('tr', { hasText: /^access-control-allow-credentials/i }).locator('.why').first().click();
    await page.locator('.monaco-editor.focused').waitFor();
    await page.getByRole('button', { name: /^Ln 12, Col \d+ \(\d+ selected\)/ }).waitFor();
  });

  for (const [theme, mark] of Object.entries(themes)) {
    it(`has a simulator that everybody can use, in ${theme}`, async () => {
      await workbench.colorTheme(theme);
      await workbench.webview().locator(`body.${mark}`).waitFor();
      const body = await workbench.webview().locator('body').elementHandle();
      const frame = await body.ownerFrame();
      await frame.evaluate(axe); // not subject to the page's CSP
      const { violations, passes } = await frame.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'] }));
      assert.ok(passes.length > 5);
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`), []);
    });
  }

  it('replaces the wildcard: the finding is gone, and the simulator says so too', async () => {
    await page.getByRole('tab', { name: /main\.py/ }).click();
    await workbench.applyQuickFix(origins(), 'Replace any origin with explicit origins');
    await workbench.squiggles('error').waitFor({ state: 'detached' });
    assert.match(await workbench.editorText(), /allow_origins=\["https:\/\/app\.example\.com", "http:\/\/localhost:5174"\]/);
    await workbench.webview().locator('.banner.refused').waitFor();
  });
});
