import * as vscode from 'vscode';
import type { Scenario, Settled, Span } from '../service/api';

/** Names of the commands; `select` is for our own use and not in the palette. */
export const commands = {
  simulate: 'corsLens.simulate', explain: 'corsLens.explain', openRule: 'corsLens.openRule', select: 'corsLens.select',
} as const;

/** Which configuration to simulate, and what to ask it at first. Plain data: it travels through command links. */
export interface Target {
  readonly configuration: Span;
  readonly question?: Scenario | undefined;
  readonly settled?: Settled | undefined;
}

/** Whether a command's argument is a Target; a menu gives an address instead. */
export function isTarget(argument: unknown): argument is Target {
  return typeof argument === 'object' && argument !== null && 'configuration' in argument;
}

/** A command that opens the simulator. */
export function simulateCommand(title: string, target: Target): vscode.Command {
  return { title, command: commands.simulate, arguments: [target] };
}

/** The address of a command, for links. */
export function commandUri(command: string, ...args: readonly unknown[]): vscode.Uri {
  return vscode.Uri.parse(`command:${command}?${encodeURIComponent(JSON.stringify(args))}`, true);
}

/** Selects a range that a quick fix has just written, so that the user types over it. */
export function registerSelect(): vscode.Disposable {
  return vscode.commands.registerCommand(commands.select, async (uri: vscode.Uri, start: number, end: number) => {
    const editor = await vscode.window.showTextDocument(uri);
    const range = new vscode.Range(editor.document.positionAt(start), editor.document.positionAt(end));
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range);
  });
}
