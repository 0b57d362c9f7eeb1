import * as vscode from 'vscode';
import { become, show, withSetting } from './session';
import { leaking } from './sources';

async function lensesOf(document: vscode.TextDocument): Promise<readonly (readonly unknown[])[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider', document.uri, 20,
  );
  return lenses.filter(({ command }) => command?.command === 'corsLens.simulate')
    .map(({ range, command }) => [range.start.line, command?.title]);
}

describe('The code lens', () => {
  it('tells what is known of each configuration', async () => {
    const document = await show('lens.py', leaking);
    await become(() => lensesOf(document), [[4, 'origin "*" · credentials']]);
  });

  it('tells what is not known', async () => {
    const unknown = leaking.replace('["*"]', 'os.environ["ORIGINS"].split(",")').replace('from', 'import os\nfrom');
    const document = await show('unknown_lens.py', unknown);
    await become(async () => (await lensesOf(document)).map(([, title]) => String(title).includes('ORIGINS')), [true]);
  });

  it('can be switched off by itself', async () => {
    const document = await show('no_lens.py', leaking);
    await become(async () => (await lensesOf(document)).length, 1);
    await withSetting('codeLens.enabled', false, () => become(async () => (await lensesOf(document)).length, 0));
  });
});
