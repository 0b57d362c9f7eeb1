import * as vscode from 'vscode';
import type { OfferedFix, Problem, Snapshot, Workspace } from '../service/api';
import { commands, simulateCommand } from './commands';
import { source } from './diagnostics';
import type { Documents } from './documents';
import { Places, rangeIn } from './places';
import { isEnabled } from './settings';
import { selector, uriOf } from './sources';

/** A fix whose edits are computed when the user chooses it. */
class FixAction extends vscode.CodeAction {
  readonly snapshot: Snapshot;
  readonly problem: Problem;
  readonly fix: OfferedFix;

  constructor(snapshot: Snapshot, problem: Problem, fix: OfferedFix) {
    super(fix.title, vscode.CodeActionKind.QuickFix);
    this.snapshot = snapshot;
    this.problem = problem;
    this.fix = fix;
    this.isPreferred = fix.preferred;
  }
}

class Fixes implements vscode.CodeActionProvider {
  private readonly documents: Documents;
  private readonly workspace: Workspace;

  constructor(documents: Documents, workspace: Workspace) {
    this.documents = documents;
    this.workspace = workspace;
  }

  async provideCodeActions(
    document: vscode.TextDocument, range: vscode.Range, { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const snapshot = isEnabled(document.uri) ? await this.documents.snapshot(document) : undefined;
    if (!snapshot) return [];
    const text = document.getText();
    return snapshot.problems.flatMap((problem) => {
      const at = rangeIn(text, problem.at);
      if (!at.intersection(range)) return [];
      const shown = diagnostics.filter((diagnostic) => isAbout(diagnostic, problem, at));
      return actionsOf(snapshot, problem).map((action) => Object.assign(action, { diagnostics: shown }));
    });
  }

  async resolveCodeAction(action: vscode.CodeAction): Promise<vscode.CodeAction> {
    if (!(action instanceof FixAction)) return action;
    const { snapshot, problem, fix } = action;
    const origins = await this.documents.serviceFor(uriOf(snapshot.file)).origins(snapshot.file);
    const applied = snapshot.fix(problem, fix.id, origins);
    if (!applied) return action;
    const places = await Places.of(this.workspace, applied.edits.map((edit) => edit.at));
    action.edit = places.edit(applied.edits);
    const { placeholder } = applied;
    if (placeholder) {
      const { file, start, end } = placeholder;
      action.command = { title: '', command: commands.select, arguments: [uriOf(file), start, end] };
    }
    return action;
  }
}

function actionsOf(snapshot: Snapshot, problem: Problem): vscode.CodeAction[] {
  const simulate = new vscode.CodeAction('Simulate this request', vscode.CodeActionKind.QuickFix);
  const { configuration, witness, settled } = problem;
  simulate.command = simulateCommand(simulate.title, { configuration, question: witness, settled });
  return [...problem.fixes.map((fix) => new FixAction(snapshot, problem, fix)), simulate];
}

function isAbout(diagnostic: vscode.Diagnostic, problem: Problem, at: vscode.Range): boolean {
  const { code } = diagnostic;
  return diagnostic.source === source && diagnostic.range.isEqual(at) && diagnostic.message === problem.message
    && typeof code === 'object' && code.value === problem.rule;
}

/** Offers the fixes of a problem, and to replay the request that shows it. */
export function registerCodeActions(documents: Documents, workspace: Workspace): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(selector, new Fixes(documents, workspace), {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}
