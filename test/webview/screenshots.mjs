// Pictures of the page in every theme, to be looked at: node test/webview/screenshots.mjs FOLDER
import { mkdirSync } from 'node:fs';
import { launchChromium } from '../host/chromium.mjs';
import { bundledScript, openPage, tell } from './page.mjs';
import * as shown from './shown.mjs';
import { themes } from './themes.mjs';

const folder = process.argv[2] ?? 'out/screenshots';
mkdirSync(folder, { recursive: true });
const script = await bundledScript();
const browser = await launchChromium();
for (const [name, theme] of Object.entries(themes)) {
  for (const [kind, message] of Object.entries(shown)) {
    for (const width of [1100, 480]) {
      const page = await openPage(browser, script, theme, { width });
      await tell(page, message);
      if (kind !== 'nothing') await page.locator('summary', { hasText: 'step by step' }).click();
      await page.screenshot({ path: `${folder}/${kind}-${name.replaceAll(' ', '-')}-${width}.png`, fullPage: true });
      await page.close();
    }
  }
}
await browser.close();
