import * as vscode from 'vscode';
import type { Policy, Scenario, Span, Walkthrough, Workspace } from '../service/api';
import type { Form, FromPage, ToPage } from '../simulator/protocol';
import { formFor, questionOf, showConfiguration, showUnclear, showWalkthrough } from '../simulator/show';
import type { Target } from './commands';
import { pickConfiguration } from './configurations';
import type { Documents } from './documents';
import { Places } from './places';
import { pageOf, pageOptions } from './simulator-page';
import { openDocument, uriOf } from './sources';

/** By this the editor knows the panel again after a reload. */
export const viewType = 'corsLens.simulator';

/** The configuration that is shown: followed by its place while the source is edited. */
interface Subject { readonly uri: vscode.Uri; readonly start: number }

/** The one panel in which a request is simulated. */
export class Simulator implements vscode.Disposable {
  private readonly extension: vscode.Uri;
  private readonly documents: Documents;
  private readonly workspace: Workspace;
  private readonly listeners: readonly vscode.Disposable[];
  private panel: vscode.WebviewPanel | undefined;
  private subject: Subject | undefined;
  private first: Target | undefined;
  private form: Form | undefined;
  private turn = 0;

  constructor(extension: vscode.Uri, documents: Documents, workspace: Workspace) {
    this.extension = extension;
    this.documents = documents;
    this.workspace = workspace;
    this.listeners = [
      vscode.workspace.onDidChangeTextDocument((event) => { this.follow(event); }),
      documents.onDidChange((document) => { if (this.isAbout(document.uri)) void this.draw(); }),
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: (panel) => { this.adopt(panel); return Promise.resolve(); },
      }),
    ];
  }

  /** Shows a configuration, and the request that `target` asks. */
  async open(target: Target): Promise<void> {
    this.subject = { uri: uriOf(target.configuration.file), start: target.configuration.start };
    this.first = target;
    this.form = undefined;
    if (this.panel) this.panel.reveal(undefined, true);
    else {
      this.adopt(vscode.window.createWebviewPanel(
        viewType, 'CORS Simulator', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        pageOptions(this.extension),
      ));
    }
    await this.draw();
  }

  dispose(): void {
    this.panel?.dispose();
    for (const listener of this.listeners) listener.dispose();
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    panel.onDidDispose(() => { if (this.panel === panel) this.panel = undefined; });
    panel.webview.onDidReceiveMessage((message: FromPage) => { void this.receive(message); });
    panel.webview.options = pageOptions(this.extension);
    panel.webview.html = pageOf(panel.webview, this.extension);
  }

  private async receive(message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'ready': this.restore(message.saved); return this.draw();
      case 'ask': this.form = message.form; return this.draw();
      case 'reveal': {
        const span = spanOf(message.reveal);
        return span && this.reveal(span);
      }
      case 'pick': return this.pick();
      case 'copy': return vscode.env.clipboard.writeText(message.text);
    }
  }

  /** After a reload of the window only the page remembers what it showed. */
  private restore(saved: Extract<FromPage, { kind: 'ready' }>['saved']): void {
    if (this.subject || !saved) return;
    const hash = saved.configuration.lastIndexOf('#');
    const [file, start] = [saved.configuration.slice(0, hash), saved.configuration.slice(hash + 1)];
    this.subject = { uri: uriOf(file), start: Number(start) };
    this.form = saved.form;
  }

  /** A hidden page is gone: it asks again when it comes back. */
  private async draw(): Promise<void> {
    const { panel } = this;
    if (!panel?.visible) return;
    const turn = ++this.turn;
    const message = await this.message().catch((error: unknown): ToPage => {
      this.documents.report('simulator', error);
      return { kind: 'nothing', because: 'CORS Lens failed here. Its output channel says how.' };
    });
    if (turn === this.turn && panel === this.panel) await panel.webview.postMessage(message);
  }

  private async message(): Promise<ToPage> {
    const { subject } = this;
    if (!subject) return { kind: 'nothing', because: 'No configuration is chosen.' };
    const snapshot = await this.documents.snapshotOf(subject.uri);
    const policy = snapshot && nearest(snapshot.policies, subject.start);
    if (!policy) {
      const file = vscode.workspace.asRelativePath(subject.uri);
      return { kind: 'nothing', because: `${file} holds no configuration that CORS Lens knows.` };
    }
    const form = this.formOf(policy);
    const reading = questionOf(form);
    const walkthrough = reading.kind === 'question'
      ? snapshot.ask(policy, reading.question, reading.settled) : undefined;
    const places = await Places.of(this.workspace, spansOf(policy, walkthrough));
    const describe = (span: Span) => ({ place: places.name(span), reveal: JSON.stringify(span) });
    const shown = walkthrough ? showWalkthrough(walkthrough, describe)
      : showUnclear(reading.kind === 'unclear' ? reading.because : '');
    return { kind: 'show', configuration: showConfiguration(policy, describe), form, walkthrough: shown };
  }

  /** The form as the user left it, with a field for every unknown that the source has by now. */
  private formOf(policy: Policy): Form {
    const initial = { ...formFor(policy, this.first?.question), ...circumstancesOf(this.first?.question) };
    const form = this.form ?? { ...initial, settled: { ...initial.settled, ...this.first?.settled } };
    this.form = { ...form, settled: { ...initial.settled, ...form.settled } };
    return this.form;
  }

  /** Shows a place in the source, and keeps the panel in sight. */
  async reveal(span: Span): Promise<void> {
    const uri = uriOf(span.file);
    const places = await Places.of(this.workspace, [span]);
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
    const other = this.panel?.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
    const viewColumn = shown?.viewColumn ?? other;
    await vscode.window.showTextDocument(uri, { selection: places.range(span), viewColumn });
  }

  private async pick(): Promise<void> {
    const policy = await pickConfiguration(this.documents, this.workspace);
    if (policy) await this.open({ configuration: policy.at });
  }

  private isAbout(uri: vscode.Uri): boolean {
    const about = this.subject?.uri;
    return about !== undefined && (about.toString() === uri.toString() || !openDocument(about));
  }

  /** Text written or removed before the configuration moves it. */
  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const { subject } = this;
    if (subject?.uri.toString() !== document.uri.toString()) return;
    const moved = (start: number, { rangeOffset, rangeLength, text }: vscode.TextDocumentContentChangeEvent) => (
      rangeOffset + rangeLength <= start ? start + text.length - rangeLength : start
    );
    this.subject = { uri: subject.uri, start: contentChanges.reduce(moved, subject.start) };
  }
}

/** What a rule never asks about, and a message of a console may tell. */
function circumstancesOf({ engine, redirects }: Partial<Scenario> = {}): Partial<Form> {
  return {
    ...(engine === undefined ? {} : { engine }),
    ...(redirects ? { redirectsTo: redirects.to, redirectStatus: redirects.status, redirectedBy: redirects.by } : {}),
  };
}

function nearest(policies: readonly Policy[], start: number): Policy | undefined {
  const distance = ({ at }: Policy) => Math.abs(at.start - start);
  return [...policies].sort((a, b) => distance(a) - distance(b))[0];
}

function spansOf(policy: Policy, walkthrough: Walkthrough | undefined): readonly Span[] {
  const blame = walkthrough ? [...Object.values(walkthrough.headers), ...Object.values(walkthrough.steps)].flat() : [];
  return [policy.at, ...policy.unknowns.map(({ at }) => at), ...blame.map(({ at }) => at)];
}

/** The span behind a token of ours. */
function spanOf(token: string): Span | undefined {
  const span = JSON.parse(token) as Partial<Span>;
  const { file, start, end } = span;
  return file === undefined || start === undefined || end === undefined ? undefined : { file, start, end };
}
