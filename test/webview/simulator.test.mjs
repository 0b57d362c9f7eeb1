// The simulator's page in a real Chromium: what a person sees, types, hears and reaches with the keyboard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { launchChromium } from '../host/chromium.mjs';
import { bundledScript, kept, openPage, posted, tell } from './page.mjs';
import * as shown from './shown.mjs';
import { themes } from './themes.mjs';

const { readable, preflightRefused, redirected, opaque, unknown, nothing } = shown;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the simulator’s page', function () {
  this.timeout(90_000);
  let browser, script, page;

  before(async () => { [browser, script] = await Promise.all([launchChromium(), bundledScript()]); });
  after(async () => { await browser?.close(); });
  afterEach(async () => { await page?.close(); page = undefined; });

  const open = async (message, options, theme = themes.dark) => {
    page = await openPage(browser, script, theme, options);
    if (message) await tell(page, message);
  };
  const field = (name) => page.getByLabel(name, { exact: true });
  const steps = () => page.locator('summary', { hasText: 'step by step' });
  const more = () => page.locator('details.more');
  const engines = () => page.locator('details.engines');
  const openAll = () => page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });
  const asked = async () => {
    await page.waitForFunction(() => globalThis.posted.some((message) => message.kind === 'ask'));
    return (await posted(page, 'ask')).at(-1).form;
  };

  for (const [name, theme] of Object.entries(themes)) {
    it(`has nothing that axe-core objects to in the ${name} theme`, async () => {
      for (const [kind, message] of Object.entries(shown)) {
        await open(message, {}, theme);
        if (kind !== 'nothing') await openAll();
        assert.deepEqual(await violations(), [], kind);
        await page.close();
      }
    });
  }

  it('is checked by an axe-core that does object to grey on grey', async () => {
    await open(readable, {}, { ...themes.dark, variables: { ...themes.dark.variables, foreground: '#333333' } });
    assert.ok((await violations()).some((violation) => violation.startsWith('color-contrast')));
  });

  it('says the verdict where a screen reader hears it', async () => {
    await open(preflightRefused);
    const status = page.getByRole('status');
    await status.getByText('The browser blocks it: Access-Control-Allow-Methods does not name DELETE.').waitFor();
    await page.getByRole('region', { name: 'Console of the page' }).getByText('has been blocked by CORS policy').waitFor();
    await page.getByText('The request itself was never sent.', { exact: true }).waitFor();
  });

  it('shows headers as tables, with what is missing and what is unknown', async () => {
    await open(preflightRefused);
    const table = page.getByRole('table', { name: 'Headers of the response to the preflight' });
    assert.deepEqual(await table.getByRole('rowheader').allInnerTexts(), [
      'Access-Control-Allow-Origin', 'Access-Control-Allow-Methods', 'Access-Control-Max-Age', 'Access-Control-Allow-Headers',
    ]);
    await table.getByText('not sent').waitFor();
    await table.getByText('unknown: from MAX_AGE').waitFor();
  });

  it('reveals the option that decided a header', async () => {
    await open(readable);
    await page.getByRole('row', { name: /Allow-Credentials/ }).getByRole('button', { name: 'why? allow_credentials app/main.py:15' }).click();
    assert.deepEqual(await posted(page, 'reveal'), [{ kind: 'reveal', reveal: 'token-2' }]);
  });

  it('reveals the option that decided a step', async () => {
    await open(readable);
    await steps().click();
    await page.getByRole('listitem').filter({ hasText: 'CORS check, step 4' }).getByRole('button').click();
    assert.deepEqual(await posted(page, 'reveal'), [{ kind: 'reveal', reveal: 'token-1' }]);
  });

  it('asks once for a word that is typed fast', async () => {
    await open(readable);
    await field('Page’s origin').evaluate((input) => {
      for (const end of [9, 10, 17]) {
        input.value = 'https://b.example'.slice(0, end);
        input.dispatchEvent(new globalThis.InputEvent('input', { bubbles: true }));
      }
    });
    assert.equal((await asked()).from, 'https://b.example');
    assert.equal((await posted(page, 'ask')).length, 1);
  });

  it('leaves alone what is typed while an answer comes', async () => {
    await open(readable);
    const origin = field('Page’s origin');
    await origin.fill('https://one.example');
    await asked();
    await origin.fill('https://two.example');
    await origin.evaluate((input) => { input.setSelectionRange(8, 11); });
    await tell(page, { ...readable, form: { ...readable.form, from: 'https://one.example' } });
    assert.equal(await origin.inputValue(), 'https://two.example');
    assert.deepEqual(await origin.evaluate((input) => [input.selectionStart, input.selectionEnd]), [8, 11]);
  });

  it('does not undo a field that was left before the answer came', async () => {
    await open(readable);
    await field('Page’s origin').fill('https://one.example');
    const first = await asked();
    await field('Page’s origin').fill('https://two.example');
    await field('URL it fetches').focus();
    await tell(page, { ...readable, form: first });
    assert.equal(await field('Page’s origin').inputValue(), 'https://two.example');
  });

  it('takes over a form that the extension makes', async () => {
    await open(readable);
    await tell(page, preflightRefused);
    assert.equal(await page.getByRole('combobox', { name: 'Method', exact: true }).inputValue(), 'DELETE');
    assert.equal(await field('Headers').inputValue(), 'X-Requested-With: fetch');
  });

  it('sends a method that is not in the list', async () => {
    await open(readable);
    await page.getByRole('combobox', { name: 'Method', exact: true }).selectOption('Other…');
    await field('Method, Other…').fill('patch');
    assert.equal((await asked()).method, 'patch');
  });

  it('sends credentials and content type as chosen', async () => {
    await open(readable);
    await page.getByRole('radio', { name: 'omit' }).check();
    await page.getByRole('combobox', { name: 'Content type', exact: true }).selectOption('application/json');
    await page.waitForFunction(() => globalThis.posted.at(-1).form?.contentType === 'application/json');
    assert.equal((await asked()).credentials, 'omit');
  });

  it('has examples that fill in the form', async () => {
    await open(readable);
    await page.getByRole('button', { name: 'Sandboxed page' }).click();
    assert.equal((await asked()).from, 'null');
    await page.getByRole('button', { name: 'Listed origin' }).click();
    await page.waitForFunction(() => globalThis.posted.at(-1).form?.from === 'https://app.example.com');
  });

  it('lets the user settle what the source leaves open', async () => {
    await open(unknown);
    await field('FRONTEND_URL').fill('https://shop.example.com');
    assert.deepEqual((await asked()).settled, { FRONTEND_URL: 'https://shop.example.com' });
    await page.getByRole('button', { name: 'Show FRONTEND_URL in the source' }).click();
    assert.deepEqual(await posted(page, 'reveal'), [{ kind: 'reveal', reveal: 'token-frontend' }]);
  });

  it('keeps a settled field after it is known', async () => {
    await open(unknown);
    await tell(page, { ...readable, form: { ...readable.form, settled: { FRONTEND_URL: 'https://app.example.com' } } });
    assert.equal(await field('FRONTEND_URL').inputValue(), 'https://app.example.com');
  });

  it('gives back after a reload what it showed', async () => {
    await open(readable);
    await field('Headers').fill('X-A: b');
    await asked();
    const saved = await kept(page);
    assert.equal(saved.configuration, readable.configuration.id);
    await page.close();
    await open(undefined, { saved });
    assert.deepEqual(await posted(page, 'ready'), [{ kind: 'ready', saved: { configuration: readable.configuration.id, form: { ...readable.form, headers: 'X-A: b' } } }]);
  });

  it('completes a form that an earlier version kept', async () => {
    const { from, to, method, headers, contentType, credentials, settled } = readable.form;
    await open(undefined, { saved: { configuration: 'x', form: { from, to, method, headers, contentType, credentials, settled } } });
    assert.deepEqual((await posted(page, 'ready'))[0].saved.form, readable.form);
  });

  it('folds away what most requests leave alone, and opens it when something in it is set', async () => {
    await open(readable);
    assert.equal(await more().evaluate((details) => details.open), false);
    assert.equal(await more().locator('summary').innerText(), 'More');
    await tell(page, redirected);
    await field('The server redirects to').waitFor();
    assert.equal(await field('Status of the redirect').inputValue(), '307');
    await more().locator('summary').click();
    assert.equal(await more().locator('summary').innerText(), 'More: third-party cookies blocked, redirected');
    await tell(page, { ...redirected, form: { ...redirected.form, method: 'HEAD' } });
    await page.waitForFunction(() => document.querySelector('#method').value === 'HEAD');
  });

  it('asks another browser, in another mode, with other cookies and a redirect', async () => {
    await open(readable);
    await page.getByRole('radio', { name: 'Firefox' }).check();
    await more().locator('summary').click();
    await field('Mode').selectOption('no-cors');
    await field('Redirect mode').selectOption('manual');
    await field('The user’s cookie').selectOption('SameSite=Lax');
    await field('Third-party cookies').selectOption('allowed');
    await field('Status of the redirect').waitFor({ state: 'hidden' });
    await field('The server redirects to').fill('https://www.example.org/');
    await field('Status of the redirect').selectOption('308 Permanent Redirect');
    await field('Redirected by').selectOption('a proxy before it, without them');
    await page.waitForFunction(() => globalThis.posted.at(-1).form?.redirectedBy === 'proxy');
    assert.deepEqual(await asked(), {
      ...readable.form, engine: 'firefox', mode: 'no-cors', redirect: 'manual', cookie: 'lax', thirdPartyCookies: 'allowed',
      redirectsTo: 'https://www.example.org/', redirectStatus: 308, redirectedBy: 'proxy',
    });
  });

  it('says in one line that browsers agree', async () => {
    await open(readable);
    assert.equal(await engines().evaluate((details) => details.open), false);
    assert.equal(await engines().locator('> summary').innerText(), 'In other browsers All browsers agree.');
  });

  it('opens the table when a browser differs, and marks which', async () => {
    await open(readable);
    await tell(page, redirected);
    const table = page.getByRole('table', { name: 'The same request in other browsers' });
    assert.deepEqual(await table.getByRole('rowheader').allInnerTexts(), ['Chromium', 'Firefox', 'WebKit', 'The Standard']);
    assert.match(await table.locator('tr.differs').innerText(), /WebKit\s+can read it\s+It sends a preflight\./);
    await engines().locator('> summary').click();
    await tell(page, redirected);
    assert.equal(await engines().evaluate((details) => details.open), false, 'closed by the user, it stays closed');
  });

  it('shows and copies what another browser prints, and keeps it open', async () => {
    await open(redirected);
    await page.locator('summary', { hasText: /^Console$/ }).click();
    await page.getByRole('region', { name: 'Console of Chromium' }).waitFor();
    await tell(page, redirected);
    await page.getByRole('region', { name: 'Console of Chromium' }).waitFor();
    await page.getByRole('button', { name: 'Copy: Console of Chromium' }).click();
    assert.deepEqual(await posted(page, 'copy'), [{ kind: 'copy', text: redirected.walkthrough.everywhere[0].console }]);
  });

  it('simulates in the browser whose name is pressed', async () => {
    await open(redirected);
    await page.getByRole('button', { name: 'WebKit', exact: true }).click();
    assert.equal((await asked()).engine, 'webkit');
    assert.equal(await page.getByRole('radio', { name: 'WebKit (Safari)' }).isChecked(), true);
  });

  it('shows a redirect as a way from one exchange to the next', async () => {
    await open(redirected);
    assert.deepEqual(await page.locator('.timeline h2').allInnerTexts(), ['Request', 'Redirected request']);
    await page.locator('.hop', { hasText: 'from here on the request tells its origin as null' }).waitFor();
    await page.getByText('And the same again, 2 times.').waitFor();
    await page.getByRole('table', { name: 'Headers of the redirected request' }).waitFor();
  });

  it('takes a cookie that is not sent for a note, not a step that decides', async () => {
    await open(redirected);
    await steps().click();
    assert.match(await page.locator('.steps .notes').innerText(), /^note:\s+The cookie session is not sent: the browser blocks third-party cookies/);
  });

  it('calls nothing good or bad that a page can read or not see', async () => {
    for (const [message, icon] of [[readable, 'eye'], [opaque, 'eye-closed']]) {
      await open(message);
      assert.equal(await page.locator(`.banner .codicon-${icon}`).count(), 1);
      await page.close();
    }
  });

  it('can be worked with the keyboard alone', async () => {
    await open(readable);
    const reached = [];
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement?.textContent || document.activeElement?.id));
    }
    for (const name of ['Choose another…', 'from', 'headers', 'credentials-include', 'why? allow_origins app/main.py:14']) assert.ok(reached.includes(name), `${name}: ${reached.join(' | ')}`);
  });

  it('keeps the focus on a button while it is drawn anew', async () => {
    await open(readable);
    await page.getByRole('row', { name: /Allow-Credentials/ }).getByRole('button').focus();
    await tell(page, readable);
    assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /allow_credentials/);
  });

  it('leaves the steps open when the next answer comes', async () => {
    await open(readable);
    await steps().click();
    await tell(page, preflightRefused);
    await page.getByText('DELETE is not among the allowed methods.').waitFor();
  });

  it('copies the command line', async () => {
    await open(readable);
    await page.getByRole('button', { name: 'Copy: The same with curl' }).click();
    assert.deepEqual(await posted(page, 'copy'), [{ kind: 'copy', text: readable.walkthrough.curl }]);
  });

  it('offers a choice when there is nothing to show', async () => {
    await open(nothing);
    await page.getByRole('button', { name: 'Choose a configuration…' }).click();
    assert.equal((await posted(page, 'pick')).length, 1);
    await tell(page, readable);
    await page.getByRole('heading', { name: readable.configuration.server }).waitFor();
  });

  it('never scrolls sideways, however narrow it is', async () => {
    for (const width of [1100, 780, 480, 300]) {
      await open(redirected, { width });
      await openAll();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), String(width));
      await page.close();
    }
  });

  it('draws what the source says as text, never as markup', async () => {
    const evil = '<img src=x onerror="globalThis.owned = true">';
    await open({ ...readable, configuration: { ...readable.configuration, server: evil, summary: evil }, walkthrough: { ...readable.walkthrough, headline: evil, console: evil } });
    assert.equal(await page.locator('img').count(), 0);
    await page.getByRole('heading', { name: evil }).waitFor();
  });

  /** What axe-core finds, one line for each element. */
  async function violations() {
    await page.evaluate(axe);
    const { violations: found } = await page.evaluate(() => globalThis.axe.run(document));
    return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`));
  }
});
