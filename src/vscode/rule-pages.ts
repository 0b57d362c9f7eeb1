import * as vscode from 'vscode';
import { commands } from './commands';
import type { Documents } from './documents';

const scheme = 'cors-lens-rule';

/** Shows the page of a rule, which is part of the extension, as a Markdown preview. */
export function registerRulePages(documents: Documents): vscode.Disposable {
  const service = () => documents.serviceFor(vscode.Uri.from({ scheme, path: '/' }));
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => service().page(uri.path.replace(/^\/|\.md$/g, '')) ?? '',
    }),
    vscode.commands.registerCommand(commands.openRule, async (rule?: string) => {
      const chosen = rule ?? await pickRule(service().rules);
      if (chosen !== undefined && service().page(chosen) !== undefined) await show(vscode.Uri.from({ scheme, path: `/${chosen}.md` }));
    }),
  );
}

async function pickRule(rules: readonly { readonly id: string; readonly summary: string }[]): Promise<string | undefined> {
  const items = rules.map(({ id, summary }) => ({ label: id, detail: summary }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Rule', matchOnDetail: true }))?.label;
}

async function show(uri: vscode.Uri): Promise<void> {
  const known = await vscode.commands.getCommands(true);
  if (known.includes('markdown.showPreview')) await vscode.commands.executeCommand('markdown.showPreview', uri);
  else await vscode.window.showTextDocument(uri, { preview: true });
}
