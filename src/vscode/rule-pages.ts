import * as vscode from 'vscode';
import type { Service } from '../service/api';
import { commands } from './commands';
import type { Documents } from './documents';

/** Pages are documents of their own scheme; package.json asks for it to be opened as a Markdown preview. */
const scheme = 'cors-lens-rule';

/** The address of a rule's page. Not a command's: the hover over a finding does not run commands. */
export function pageUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${rule}.md` });
}

/** Makes the pages of the rules, which are part of the extension, readable in the editor. */
export function registerRulePages(documents: Documents): vscode.Disposable {
  const service = () => documents.serviceFor(vscode.Uri.from({ scheme, path: '/' }));
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => service().page(uri.path.replace(/^\/|\.md$/g, '')) ?? '',
    }),
    vscode.commands.registerCommand(commands.openRule, async (rule?: string) => {
      const chosen = rule ?? await pickRule(service().rules);
      if (chosen !== undefined) await vscode.commands.executeCommand('vscode.open', pageUri(chosen));
    }),
  );
}

async function pickRule(rules: Service['rules']): Promise<string | undefined> {
  const items = rules.map(({ id, summary }) => ({ label: id, detail: summary }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Rule', matchOnDetail: true }))?.label;
}
