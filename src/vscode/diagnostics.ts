import * as vscode from 'vscode';
import type { Problem, Severity, Snapshot, Workspace } from '../service/api';
import type { Documents } from './documents';
import { Places } from './places';
import { pageUri } from './rule-pages';
import { isEnabled } from './settings';

/** What the diagnostics say they come from. */
export const source = 'cors-lens';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Shows the problems of open documents. */
export function registerDiagnostics(documents: Documents, workspace: Workspace): vscode.Disposable {
  const shown = vscode.languages.createDiagnosticCollection(source);
  const publish = async (document: vscode.TextDocument) => {
    const { version, uri } = document;
    const snapshot = isEnabled(uri) ? await documents.snapshot(document) : undefined;
    const diagnostics = snapshot ? await diagnosticsOf(snapshot, workspace) : [];
    if (!snapshot || await documents.isCurrent(document, version, snapshot)) shown.set(uri, diagnostics);
  };
  return vscode.Disposable.from(
    shown,
    documents.onDidChange((document) => { void publish(document); }),
    documents.onDidClose((uri) => { shown.delete(uri); }),
  );
}

async function diagnosticsOf(snapshot: Snapshot, workspace: Workspace): Promise<readonly vscode.Diagnostic[]> {
  const { problems } = snapshot;
  const spans = problems.flatMap((problem) => [problem, ...problem.related]).map(({ at }) => at);
  const places = await Places.of(workspace, spans);
  return problems.map((problem) => diagnosticOf(problem, places));
}

function diagnosticOf(problem: Problem, places: Places): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(places.range(problem.at), problem.message, severities[problem.severity]);
  diagnostic.source = source;
  diagnostic.code = { value: problem.rule, target: pageUri(problem.rule) };
  diagnostic.relatedInformation = problem.related
    .map((related) => new vscode.DiagnosticRelatedInformation(places.location(related.at), related.says));
  return diagnostic;
}
