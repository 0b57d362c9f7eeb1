import * as vscode from 'vscode';
import { become, equal, findingsBecome, rangeOf, run, show, webviews } from './session';
import { leaking, refused } from './sources';

const simulator = 'corsLens.simulator';

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await become(() => webviews().length, 0);
}

describe('The simulator', () => {
  beforeEach(closeAll);
  after(closeAll);

  it('opens beside the file for the configuration at the cursor', async () => {
    const document = await show('simulated.py', leaking);
    const editor = vscode.window.activeTextEditor;
    const { start } = rangeOf(document, 'allow_origins');
    if (editor) editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('corsLens.simulate');
    await become(webviews, [simulator]);
    equal(vscode.window.tabGroups.all.length, 2);
  });

  it('is one panel, however often it is asked for', async () => {
    await show('first.py', leaking);
    await vscode.commands.executeCommand('corsLens.simulate');
    await show('second.ts', refused);
    await vscode.commands.executeCommand('corsLens.simulate');
    await become(webviews, [simulator]);
  });

  it('opens from a finding', async () => {
    const document = await show('from_finding.ts', refused);
    await findingsBecome(document, ['warning credentials-with-wildcard: true']);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider', document.uri, rangeOf(document, 'true'),
    );
    const command = actions.find(({ title }) => title === 'Simulate this request')?.command;
    if (!command) throw new Error('no action simulates the request');
    await run(command);
    await become(webviews, [simulator]);
  });

  it('asks which configuration is meant where the file has none', async () => {
    await show('plain.txt', 'No configuration.\n');
    const chosen = vscode.commands.executeCommand('corsLens.simulate');
    await become(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return webviews();
    }, [simulator]);
    await chosen;
  });
});

describe('A rule page', () => {
  after(closeAll);

  it('is shown by the command that a finding links to', async () => {
    await closeAll();
    await vscode.commands.executeCommand('corsLens.openRule', 'any-origin-with-credentials');
    await become(webviews, ['vscode.markdown.preview.editor']);
  });
});
