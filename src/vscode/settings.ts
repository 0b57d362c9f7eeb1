import * as vscode from 'vscode';
import type { Settings } from '../service/api';

const section = 'corsLens';

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
  return { severity: settingsAt(uri).get<Settings['severity']>('severity', {}) };
}

/** Fires when any setting of ours changes. */
export function onDidChangeSettings(run: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) run();
  });
}
