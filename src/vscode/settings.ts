import * as vscode from 'vscode';
import type { Settings, Severity } from '../service/api';

const section = 'corsLens';
const severities: readonly unknown[] = [
  'error', 'warning', 'information', 'hint', 'off',
] satisfies readonly (Severity | 'off')[];

function settingsAt(uri: vscode.Uri): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(section, uri);
}

/** Whether files are looked at without being asked. */
export function isEnabled(uri: vscode.Uri): boolean {
  return settingsAt(uri).get('enable', true);
}

/** Whether a summary stands above each configuration. */
export function hasCodeLens(uri: vscode.Uri): boolean {
  return isEnabled(uri) && settingsAt(uri).get('codeLens.enabled', true);
}

/** What the service needs to know of the settings that hold at an address. */
export function serviceSettings(uri: vscode.Uri): Settings {
  const written = settingsAt(uri).get<Readonly<Record<string, unknown>>>('severity', {});
  return { severity: Object.fromEntries(Object.entries(written).filter(isSeverity)) };
}

/** What is misspelt is as if it were not written. */
function isSeverity(entry: readonly [string, unknown]): entry is [string, Severity | 'off'] {
  return severities.includes(entry[1]);
}

/** Fires when any setting of ours changes. */
export function onDidChangeSettings(run: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) run();
  });
}
