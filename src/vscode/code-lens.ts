import * as vscode from 'vscode';
import { simulateCommand } from './commands';
import type { Documents } from './documents';
import { rangeIn } from './places';
import { hasCodeLens, onDidChangeSettings } from './settings';
import { selector } from './sources';

/** Shows above each configuration what is known of it; a click opens the simulator. */
export function registerCodeLens(documents: Documents): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    async provideCodeLenses(document) {
      const snapshot = hasCodeLens(document.uri) ? await documents.snapshot(document) : undefined;
      const text = document.getText();
      return (snapshot?.policies ?? []).map((policy) => new vscode.CodeLens(
        rangeIn(text, policy.at), simulateCommand(policy.summary, { configuration: policy.at }),
      ));
    },
  };
  return vscode.Disposable.from(
    changed,
    documents.onDidChange(() => { changed.fire(); }),
    onDidChangeSettings(() => { changed.fire(); }),
    vscode.languages.registerCodeLensProvider(selector, provider),
  );
}
