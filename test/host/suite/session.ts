import * as vscode from 'vscode';
import { until } from './until';

const severities = ['error', 'warning', 'information', 'hint'];

/** A file of the opened folder, which is a copy made for this run. */
export function uriOf(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, 'suite', name);
}

/** Writes a file below suite/. */
export async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = uriOf(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Writes a file and shows it. */
export async function show(name: string, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(await write(name, text));
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
  return document;
}

/** Puts `text` in place of `old`, as typing does: unsaved. */
export async function replace(document: vscode.TextDocument, old: string, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, old), text);
  if (!await vscode.workspace.applyEdit(edit)) throw new Error(`the edit of ${old} was refused`);
}

/** Where `text` first stands. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`${text} is not in ${document.fileName}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Our diagnostics of a file. */
export function diagnosticsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'cors-lens');
}

/** The rule of a diagnostic. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** A document's diagnostics, each as `severity rule: underlined words`. */
export function findings(document: vscode.TextDocument): readonly string[] {
  return diagnosticsOf(document.uri).map((diagnostic) => (
    [severities[diagnostic.severity], `${ruleOf(diagnostic)}:`, document.getText(diagnostic.range)].join(' ')
  ));
}

/** Waits until the document's findings are these. */
export async function findingsBecome(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  await become(() => findings(document), expected);
}

/** Waits until `ask` says `expected`; what it said instead is the error. */
export async function become(ask: () => unknown, expected: unknown): Promise<void> {
  const wanted = JSON.stringify(expected);
  let said = '';
  try {
    await until(wanted, async () => {
      said = JSON.stringify(await ask());
      return said === wanted;
    });
  } catch {
    throw new Error(`expected ${wanted}\n      but got ${said}`);
  }
}

/** Fails unless the two are the same when written as JSON. */
export function equal(actual: unknown, expected: unknown): void {
  const [said, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (said !== wanted) throw new Error(`expected ${wanted}\n      but got ${said}`);
}

/** Runs `act` under a setting of the workspace. */
export async function withSetting(name: string, value: unknown, act: () => Promise<void>): Promise<void> {
  const settings = () => vscode.workspace.getConfiguration('corsLens');
  await settings().update(name, value, vscode.ConfigurationTarget.Workspace);
  try {
    await act();
  } finally {
    await settings().update(name, undefined, vscode.ConfigurationTarget.Workspace);
  }
}

/** Runs a command that a feature has given. */
export async function run(command: vscode.Command): Promise<void> {
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []) as readonly unknown[]);
}

/** The types of the open tabs that are no text: webviews, and editors with a page of their own. */
export function webviews(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs)
    .map((tab) => tab.input)
    .filter((input) => input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom)
    .map((input) => input.viewType.replace(/^mainThreadWebview-/, ''));
}
