import * as vscode from 'vscode';
import { createService, releaseFiles } from '../service';
import type { Service, Snapshot, Workspace } from '../service/api';
import { onDidChangeSettings, serviceSettings } from './settings';
import { fileOf, isRead, isSource, openDocument, sourceFiles } from './sources';

/** How long typing must pause before a document is looked at. */
const pause = 150;

interface Kept {
  readonly version: number;
  /** Counts the changes of any file: an import may have changed what this document means. */
  readonly epoch: number;
  /** Whether the text can hold a configuration at all. */
  readonly matters: boolean;
  readonly snapshot: Promise<Snapshot | undefined>;
}

/** What the service says of the open documents: one answer for each version, shared by all features. */
export class Documents implements vscode.Disposable {
  private readonly workspace: Workspace;
  private readonly log: vscode.LogOutputChannel;
  /** By settings: folders may differ in theirs. */
  private readonly services = new Map<string, Service>();
  private readonly kept = new Map<string, Kept>();
  private readonly waiting = new Set<string>();
  private readonly changed = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly closed = new vscode.EventEmitter<vscode.Uri>();
  private readonly listeners: readonly vscode.Disposable[];
  private watcher: vscode.Disposable | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private epoch = 0;

  /** Fires when an open document may mean something else, once typing has paused. */
  readonly onDidChange = this.changed.event;
  /** Fires when a document is closed or its file deleted. */
  readonly onDidClose = this.closed.event;

  constructor(workspace: Workspace, log: vscode.LogOutputChannel) {
    this.workspace = workspace;
    this.log = log;
    this.listeners = [
      vscode.workspace.onDidOpenTextDocument((document) => { if (isSource(document)) this.changed.fire(document); }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isRead(document)) this.touched(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => { this.forget(uri); }),
      onDidChangeSettings(() => { this.settingsChanged(); }),
    ];
  }

  /** The service under the settings that hold at `uri`. */
  serviceFor(uri: vscode.Uri): Service {
    const settings = serviceSettings(uri);
    const key = JSON.stringify(settings);
    const report = (part: string, file: string, error: unknown) => { this.report(`${part} on ${file}`, error); };
    const made = this.services.get(key) ?? createService(this.workspace, settings, { report });
    this.services.set(key, made);
    this.watcher ??= this.watch();
    return made;
  }

  /** What is known of the document as it is now; undefined when it holds no configuration. */
  async snapshot(document: vscode.TextDocument): Promise<Snapshot | undefined> {
    const key = document.uri.toString();
    const before = this.kept.get(key);
    if (before?.version === document.version && before.epoch === this.epoch) return before.snapshot;
    const now = this.look(document);
    this.kept.set(key, now);
    return now.snapshot;
  }

  /** The same for a file that may not be open. */
  async snapshotOf(uri: vscode.Uri): Promise<Snapshot | undefined> {
    const open = openDocument(uri);
    if (open) return this.snapshot(open);
    const file = uri.toString();
    const text = await this.workspace.read(file);
    return text !== undefined && this.serviceFor(uri).mayMatter(file, text) ? this.load(uri, file, text) : undefined;
  }

  /** Whether `snapshot` is the last word on the document. */
  async isCurrent(document: vscode.TextDocument, version: number, snapshot: Snapshot | undefined): Promise<boolean> {
    if (document.isClosed || document.version !== version) return false;
    return await this.kept.get(document.uri.toString())?.snapshot === snapshot;
  }

  /** Asks for everything that is open to be looked at again. */
  refresh(): void {
    this.epoch++;
    for (const document of vscode.workspace.textDocuments) if (isSource(document)) this.changed.fire(document);
  }

  /** Logs a bug of ours: the user's source never throws. */
  report(where: string, error: unknown): void {
    this.log.error(`${where}:`, error instanceof Error ? error : String(error));
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.watcher?.dispose();
    for (const part of [...this.listeners, this.changed, this.closed]) part.dispose();
  }

  private look(document: vscode.TextDocument): Kept {
    const { version, uri } = document;
    const file = fileOf(document);
    const text = document.getText();
    const matters = isSource(document) && this.serviceFor(uri).mayMatter(file, text);
    const snapshot = matters ? this.load(uri, file, text) : Promise.resolve(undefined);
    return { version, epoch: this.epoch, matters, snapshot };
  }

  private async load(uri: vscode.Uri, file: string, text: string): Promise<Snapshot | undefined> {
    try {
      const snapshot = await this.serviceFor(uri).load(file, text);
      if (snapshot.skipped !== undefined) this.log.info(`${file}: ${snapshot.skipped}`);
      return snapshot;
    } catch (error) {
      this.report(file, error);
      return undefined;
    }
  }

  private touched(document: vscode.TextDocument): void {
    if (isSource(document)) this.waiting.add(document.uri.toString());
    this.outsideChanged();
  }

  /** Something that configurations may read has changed: those that are open are looked at again. */
  private outsideChanged(): void {
    this.epoch++;
    for (const [uri, { matters }] of this.kept) if (matters) this.waiting.add(uri);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.announce(); }, pause);
  }

  private announce(): void {
    const uris = [...this.waiting];
    this.waiting.clear();
    for (const uri of uris) {
      const document = openDocument(vscode.Uri.parse(uri, true));
      if (document) this.changed.fire(document);
    }
  }

  private forget(uri: vscode.Uri): void {
    this.kept.delete(uri.toString());
    this.closed.fire(uri);
  }

  /** A tool that writes by deleting and creating leaves the open document as it was, and its findings gone. */
  private created(uri: vscode.Uri): void {
    const open = openDocument(uri);
    if (open) this.touched(open);
    else this.outsideChanged();
  }

  private settingsChanged(): void {
    this.services.clear();
    this.kept.clear();
    this.refresh();
  }

  /** Begun with the first service: until then no file matters. */
  private watch(): vscode.Disposable {
    const changed = (uri: vscode.Uri) => { if (!openDocument(uri)) this.outsideChanged(); };
    const watchers = [sourceFiles, '**/.env*', `**/{${releaseFiles.join(',')}}`].map((glob) => vscode.workspace.createFileSystemWatcher(glob));
    for (const watcher of watchers) {
      watcher.onDidChange(changed);
      watcher.onDidCreate((uri) => { this.created(uri); });
      watcher.onDidDelete((uri) => { this.forget(uri); this.outsideChanged(); });
    }
    return vscode.Disposable.from(...watchers);
  }
}
