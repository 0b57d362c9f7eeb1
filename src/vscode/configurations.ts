import * as vscode from 'vscode';
import type { Policy, Snapshot, Workspace } from '../service/api';
import type { Documents } from './documents';
import { Places } from './places';
import { foreignFiles, sourceFiles } from './sources';

/** How many files of a workspace are searched, and how many at once. */
const mostFiles = 2000;
const atOnce = 16;

/** What to say where a search has found nothing. */
export const nothingFound = 'CORS Lens knows no configuration in this workspace.';

/** A configuration, and the file that it was found in. */
export interface Found { readonly snapshot: Snapshot; readonly policy: Policy }

/** The configuration at the cursor, else the only one of the file. */
export async function configurationIn(
  documents: Documents, editor: vscode.TextEditor | undefined,
): Promise<Policy | undefined> {
  const policies = editor && (await documents.snapshot(editor.document))?.policies;
  if (!policies) return undefined;
  const offset = editor.document.offsetAt(editor.selection.active);
  const under = policies.filter(({ at }) => at.start <= offset && offset <= at.end);
  return under.at(-1) ?? (policies.length === 1 ? policies[0] : undefined);
}

/** Lets the user choose among the configurations of the workspace. */
export async function pickConfiguration(documents: Documents, workspace: Workspace): Promise<Policy | undefined> {
  const found = await findConfigurations(documents);
  if (found?.length === 0) void vscode.window.showInformationMessage(nothingFound);
  if (!found || found.length <= 1) return found?.[0]?.policy;
  const places = await Places.of(workspace, found.map(({ policy }) => policy.at));
  const items = found.map(({ policy }) => (
    { label: places.name(policy.at), description: policy.serverTitle, detail: policy.summary, policy }
  ));
  const options = { placeHolder: 'Configuration to simulate', matchOnDescription: true, matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.policy;
}

/** Every configuration of the workspace, while a notification shows the progress; undefined when the user cancels. */
export async function findConfigurations(documents: Documents): Promise<readonly Found[] | undefined> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Looking for CORS configurations', cancellable: true },
    (_progress, token) => configurationsOf(documents, token),
  );
}

async function configurationsOf(
  documents: Documents, token: vscode.CancellationToken,
): Promise<readonly Found[] | undefined> {
  const files = await vscode.workspace.findFiles(sourceFiles, foreignFiles, mostFiles, token);
  const uris = files.sort((a, b) => a.path.localeCompare(b.path));
  const found: Found[] = [];
  for (let next = 0; next < uris.length && !token.isCancellationRequested; next += atOnce) {
    const snapshots = await Promise.all(uris.slice(next, next + atOnce).map((uri) => documents.snapshotOf(uri)));
    for (const snapshot of snapshots) {
      if (snapshot) found.push(...snapshot.policies.map((policy) => ({ snapshot, policy })));
    }
  }
  return token.isCancellationRequested ? undefined : found;
}
