import * as vscode from 'vscode';
import { become, equal, findingsBecome, rangeOf, run, show } from './session';
import { misspelt, refused } from './sources';

async function actionsAt(document: vscode.TextDocument, words: string): Promise<readonly vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider', document.uri, rangeOf(document, words),
    vscode.CodeActionKind.QuickFix.value, 10, // resolved, as applying them does
  );
  return actions.filter(({ title }) => !/\b(Fix|Explain)\b/.test(title));
}

async function apply(action: vscode.CodeAction | undefined): Promise<void> {
  if (!action?.edit) throw new Error(`${action?.title ?? 'the fix'} has no edit`);
  await vscode.workspace.applyEdit(action.edit);
  if (action.command) await run(action.command);
}

describe('Quick fixes', () => {
  it('are offered with the safe one preferred, and the request that shows the problem', async () => {
    const document = await show('offered.ts', refused);
    await findingsBecome(document, ['warning credentials-with-wildcard: true']);
    const actions = await actionsAt(document, 'true');
    equal(actions.map(({ title, isPreferred }) => [title, isPreferred ?? false]), [
      ['Replace the wildcard with explicit origins', true],
      ['Stop allowing credentials', false],
      ['Simulate this request', false],
    ]);
    equal(actions.at(-1)?.command?.command, 'corsLens.simulate');
  });

  it('rewrite an origin, and the finding is gone', async () => {
    const document = await show('rewritten.py', misspelt);
    await findingsBecome(document, ['warning origin-never-matches: "https://app.example.com/"']);
    const [fix] = await actionsAt(document, '"https://app.example.com/"');
    equal([fix?.title, fix?.isPreferred], ['Write https://app.example.com', true]);
    await apply(fix);
    equal(document.getText(), misspelt.replace('.com/"', '.com"'));
    await findingsBecome(document, []);
  });

  it('list the origins that the workspace names', async () => {
    const document = await show('listed.ts', refused);
    await findingsBecome(document, ['warning credentials-with-wildcard: true']);
    await apply((await actionsAt(document, 'true'))[0]);
    await become(() => document.getText().split('\n')[4],
      "app.use(cors({ origin: ['https://app.example.com', 'http://localhost:5174'], credentials: true }));");
    await findingsBecome(document, []);
  });

  it('are not offered elsewhere', async () => {
    const document = await show('elsewhere.ts', refused);
    await findingsBecome(document, ['warning credentials-with-wildcard: true']);
    equal((await actionsAt(document, 'express')).map(({ title }) => title), []);
  });
});
