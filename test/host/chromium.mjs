// A Chromium to look through: $CHROME_PATH, else the machine's, else the one that npm carries.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { install } from './install.mjs';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'];

export function findChromium() {
  const { CHROME_PATH, CHROME_FROM_NPM } = process.env;
  if (CHROME_PATH) return CHROME_PATH;
  const found = CHROME_FROM_NPM ? undefined : SYSTEM.find((file) => existsSync(file));
  if (found !== undefined) return found;
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('No Chromium found: install one or set CHROME_PATH');
  return chromiumFromNpm(path.join(install('chromium'), 'browser'), path.join(install('chromium'), 'node_modules'));
}

/** The package unpacks into os.tmpdir(), and its NSS libraries only on AWS: both are pointed to where we want them. */
function chromiumFromNpm(out, modules) {
  const start = path.join(out, 'chromium.sh');
  if (existsSync(start)) return start;
  mkdirSync(out, { recursive: true });
  const entry = pathToFileURL(path.join(modules, '@sparticuz/chromium/build/index.js')).href;
  execFileSync(process.execPath, ['--input-type=module', '-e', `const { default: c } = await import(${JSON.stringify(entry)}); await c.executablePath();`],
    { env: { ...process.env, TMPDIR: out, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }, stdio: 'inherit' });
  // Its own fonts.conf names the temporary folder, and text without a font has no height.
  writeFileSync(path.join(out, 'fonts.conf'), [
    '<?xml version="1.0"?>', '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig><dir>/usr/share/fonts</dir><dir>${out}/fonts</dir><cachedir>${out}/fonts-cache</cachedir></fontconfig>`, '',
  ].join('\n'));
  writeFileSync(start, `#!/bin/sh\nexport LD_LIBRARY_PATH='${out}/al2023/lib' FONTCONFIG_FILE='${out}/fonts.conf'\nexec '${out}/chromium' "$@"\n`);
  chmodSync(start, 0o755);
  return start;
}

export async function launchChromium() {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: findChromium(), args: ['--disable-gpu', '--disable-quic'] });
}
