import * as vscode from 'vscode';
import { tellsReleases } from '../service';

/** The languages that a configuration can be written in, each with the ending that tells a parser. */
const endings: Readonly<Record<string, string>> = {
  python: '.py', javascript: '.js', javascriptreact: '.jsx', typescript: '.ts', typescriptreact: '.tsx',
};

/** Documents that features are offered in. */
export const selector: vscode.DocumentSelector = Object.keys(endings).map((language) => ({ language }));

/** Source files of a folder, as a glob. */
export const sourceNames = '*.{py,js,jsx,mjs,cjs,ts,tsx,mts,cts}';

/** Source files of a workspace. */
export const sourceFiles = `**/${sourceNames}`;

/** Folders of files that the workspace's author did not write. */
export const foreignFiles = '**/{node_modules,site-packages,.venv,venv,__pycache__,dist,.git}/**';

/** Views of other files (an older revision, a cell of a notebook, what a command printed), which are no program. */
const views = ['git', 'output', 'vscode-notebook-cell', 'vscode-scm', 'comment'];

/** Whether a document is a source file that somebody edits here. */
export function isSource(document: vscode.TextDocument): boolean {
  if (!Object.hasOwn(endings, document.languageId) || views.includes(document.uri.scheme)) return false;
  return document.isUntitled || vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) !== false
    || vscode.workspace.getWorkspaceFolder(document.uri) !== undefined;
}

/** Whether a change of the document can change what another file means. */
export function isRead(document: vscode.TextDocument): boolean {
  return isSource(document) || /\/\.env[^/]*$/.test(document.uri.path) || tellsReleases(document.uri.path);
}

/**
 * The service's name of a document. It tells a language by the ending, which an unsaved document has not:
 * there the query carries one.
 */
export function fileOf(document: vscode.TextDocument): string {
  const ending = endings[document.languageId] ?? '';
  const { uri } = document;
  return (/\.(?:pyi?|[cm]?[jt]sx?)$/i.test(uri.path) ? uri : uri.with({ query: ending })).toString();
}

/** The address of a file that the service names. */
export function uriOf(file: string): vscode.Uri {
  const uri = vscode.Uri.parse(file, true);
  return Object.values(endings).includes(uri.query) ? uri.with({ query: '' }) : uri;
}

/** The open document at an address, its unsaved text included. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === wanted);
}
