import * as vscode from 'vscode';
import type { Workspace } from '../service/api';
import { foreignFiles, openDocument, uriOf } from './sources';

const largest = 5_000_000;

/** The service's outside, as the editor sees it: what is typed and not yet saved counts. */
export class EditorWorkspace implements Workspace {
  private readonly assets: vscode.Uri;
  private readonly decoder = new TextDecoder();

  constructor(extension: vscode.Uri) {
    this.assets = vscode.Uri.joinPath(extension, 'dist');
  }

  async read(file: string, most = largest): Promise<string | undefined> {
    const uri = uriOf(file);
    const open = openDocument(uri);
    if (open) return open.getText();
    try {
      const { size, type } = await vscode.workspace.fs.stat(uri);
      if (size > most || (type & vscode.FileType.Directory) !== 0) return undefined;
      const bytes = await vscode.workspace.fs.readFile(uri);
      return bytes.includes(0) ? undefined : this.decoder.decode(bytes);
    } catch {
      return undefined; // missing or unreadable: the same to the service
    }
  }

  async stamp(file: string): Promise<string | undefined> {
    const uri = uriOf(file);
    const open = openDocument(uri);
    if (open) return `version ${open.version}`;
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(uri);
      return `${mtime} ${size}`;
    } catch {
      return undefined;
    }
  }

  async list(folder: string): Promise<readonly string[]> {
    try {
      return (await vscode.workspace.fs.readDirectory(uriOf(folder))).map(([name]) => name);
    } catch {
      return []; // no such folder, or none that can be listed
    }
  }

  async find(names: readonly string[], limit: number): Promise<readonly string[]> {
    const [only, ...others] = names;
    if (only === undefined) return [];
    const name = others.length === 0 ? only : `{${names.join(',')}}`;
    const found = await vscode.workspace.findFiles(`**/${name}`, foreignFiles, limit);
    return found.map((uri) => uri.toString());
  }

  async asset(name: 'web-tree-sitter.wasm' | 'tree-sitter-python.wasm'): Promise<Uint8Array> {
    return vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.assets, name));
  }
}
