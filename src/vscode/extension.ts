import * as vscode from 'vscode';
import { registerCodeActions } from './code-actions';
import { registerCodeLens } from './code-lens';
import { commands, isTarget, registerSelect } from './commands';
import { configurationIn, pickConfiguration } from './configurations';
import { registerDiagnostics } from './diagnostics';
import { Documents } from './documents';
import { registerExplain } from './explain-command';
import { registerExplanationPages } from './explanation-page';
import { registerHover } from './hover';
import { registerRulePages } from './rule-pages';
import { Simulator } from './simulator-panel';
import { EditorWorkspace } from './workspace';

/** Called by the editor when a document of ours is opened or a command run. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('CORS Lens', { log: true });
  const workspace = new EditorWorkspace(context.extensionUri);
  const documents = new Documents(workspace, log);
  const simulator = new Simulator(context.extensionUri, documents, workspace);
  context.subscriptions.push(
    log,
    documents,
    simulator,
    registerDiagnostics(documents, workspace),
    registerCodeActions(documents, workspace),
    registerCodeLens(documents),
    registerHover(documents),
    registerRulePages(documents),
    registerSelect(),
    registerExplain({ documents, workspace, simulator }),
    registerExplanationPages(),
    vscode.commands.registerCommand(commands.simulate, async (argument: unknown) => {
      if (isTarget(argument)) return simulator.open(argument);
      const policy = await configurationIn(documents, vscode.window.activeTextEditor)
        ?? await pickConfiguration(documents, workspace);
      if (policy) await simulator.open({ configuration: policy.at });
    }),
  );
  documents.refresh();
}
