/** What a person does in VS Code, as Playwright steps. Selectors seen working in VS Code 1.100 and 1.139. */
export class Workbench {
  constructor(page) { this.page = page; }

  async command(title) {
    await this.page.keyboard.press('F1');
    await this.page.locator('.quick-input-widget input').first().waitFor();
    await this.choose(title);
  }

  /** Types into the open list and goes down to the row that begins with the label: it need not come first. */
  async choose(label) {
    const rows = this.page.locator('.quick-input-list .monaco-list-row', { hasText: label });
    const focused = this.page.locator('.quick-input-list .monaco-list-row.focused');
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await this.page.keyboard.insertText(label);
    await rows.first().waitFor();
    const chosen = async () => (await focused.innerText()).replaceAll('\u00a0', ' ').startsWith(label);
    for (let turn = 0; turn < 20 && !(await chosen()); turn++) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  async colorTheme(label) {
    await this.command('Preferences: Color Theme');
    await this.page.getByPlaceholder('Select Color Theme').waitFor();
    await this.choose(label);
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  squiggles(severity) { return this.page.locator(`.monaco-editor .squiggly-${severity}`); }

  /** The innermost span with `text` in the line of the editor that contains `line`. */
  token(text, line) {
    return this.page.locator('.monaco-editor .view-line', { hasText: line }).locator('span > span', { hasText: text }).last();
  }

  async hoverText(token) {
    await token.hover();
    const hover = this.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content');
    await hover.first().waitFor();
    return (await hover.allInnerTexts()).join('\n');
  }

  async quickFixes(token) {
    await token.click();
    await this.page.locator('.monaco-editor.focused').first().waitFor();
    const actions = this.page.locator('.action-widget .monaco-list-row.action');
    // The key is lost while the editor still moves its focus from another tab.
    for (let turn = 0; turn < 5 && !(await actions.first().isVisible()); turn++) {
      await this.page.keyboard.press('Control+.');
      await actions.first().waitFor({ timeout: 5_000 }).catch(() => undefined);
    }
    await actions.first().waitFor();
    return actions.allInnerTexts();
  }

  /** By keyboard: older versions lay a pointer block over the menu until the mouse moves. */
  async applyQuickFix(token, title) {
    const titles = await this.quickFixes(token);
    const focused = this.page.locator('.action-widget .monaco-list-row.action.focused');
    for (let i = 0; i < titles.length && !(await focused.innerText()).includes(title); i++) await this.page.keyboard.press('ArrowDown');
    await focused.filter({ hasText: title }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  async problems() {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.page.keyboard.press('Control+Shift+M');
    await panel.waitFor();
    return panel.locator('.monaco-list-row[aria-level="2"]');
  }

  /** The content of the visible webview: a frame in a frame. */
  webview() { return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame'); }

  async editorText() {
    const lines = await this.page.locator('.monaco-editor .view-lines .view-line').allInnerTexts();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }
}
