import * as vscode from 'vscode';
import type { NearText } from '../service';
import type { Workspace } from '../service/api';
import { foreignFiles, sourceNames, uriOf } from './sources';

/** Files that say where a server listens, for the folders below them. */
const deploymentFiles = [
  'package.json', 'pyproject.toml', 'Procfile', 'Makefile', 'Dockerfile', 'launch.json',
  'compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml', '.env', '.env.development', '.env.example',
];
const mostDeployments = 100;
const mostSiblings = 30;

/** Reads what stands around configurations: each file once. */
export class Neighbours {
  private readonly workspace: Workspace;
  private readonly deployments: readonly string[];
  private readonly texts = new Map<string, Promise<string | undefined>>();
  private readonly folders = new Map<string, Promise<readonly string[]>>();

  private constructor(workspace: Workspace, deployments: readonly string[]) {
    this.workspace = workspace;
    this.deployments = deployments;
  }

  static async in(workspace: Workspace): Promise<Neighbours> {
    return new Neighbours(workspace, await workspace.find(deploymentFiles, mostDeployments));
  }

  /** The file itself, its neighbours, those of the folder above, and the files by which the server is started. */
  async of(file: string): Promise<readonly NearText[]> {
    const folder = vscode.Uri.joinPath(uriOf(file), '..');
    const siblings = await Promise.all([folder, vscode.Uri.joinPath(folder, '..')].map((each) => this.sourcesIn(each)));
    const above = this.deployments.filter((each) => `${folder.path}/`.startsWith(folderOf(uriOf(each).path)));
    const files = new Set([file, ...siblings.flat(), ...above]);
    const read = await Promise.all([...files].map(async (each): Promise<readonly NearText[]> => {
      const text = await this.textOf(each);
      return text === undefined ? [] : [{ name: vscode.workspace.asRelativePath(uriOf(each)), text, own: each === file }];
    }));
    return read.flat();
  }

  private async sourcesIn(folder: vscode.Uri): Promise<readonly string[]> {
    const key = folder.toString();
    const sources = this.folders.get(key) ?? findSources(folder);
    this.folders.set(key, sources);
    return sources;
  }

  private async textOf(file: string): Promise<string | undefined> {
    const text = this.texts.get(file) ?? this.workspace.read(file);
    this.texts.set(file, text);
    return text;
  }
}

async function findSources(folder: vscode.Uri): Promise<readonly string[]> {
  const inside = vscode.workspace.getWorkspaceFolder(folder);
  if (!inside) return [];
  const pattern = new vscode.RelativePattern(folder, sourceNames);
  const found = await vscode.workspace.findFiles(pattern, foreignFiles, mostSiblings);
  return found.map((uri) => uri.toString());
}

/** The folder that a file speaks for, with the slash at its end: launch.json lies one below. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1).replace(/\/\.vscode\/$/, '/');
}
