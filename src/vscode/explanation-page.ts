import * as vscode from 'vscode';
import { explain, type Cause, type Explanation } from '../explain/explain';

/** Pages are documents of their own scheme, made of the message in their address: they are the same after a reload. */
const scheme = 'cors-lens-explanation';

/** Makes explanations readable in the editor; package.json asks for them to be opened as a Markdown preview. */
export function registerExplanationPages(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ query }) => explain(query).map(pageOf).join('\n'),
  });
}

/** Shows all that is known about a message. */
export async function showExplanation({ text }: Explanation): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: '/CORS error.md', query: text });
  await vscode.commands.executeCommand('vscode.open', uri);
}

function pageOf({ means, causes: [cause, ...others], reach, text, ...message }: Explanation): string {
  const parts = [
    `# ${plain(means)}`, plain(reach), fenced(text), placeOf(message), ...(cause ? sectionsOf(cause) : []),
    ...section('It can also mean', others.map((other) => `- ${plain(`${other.means} ${other.remedy}`)}`)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function placeOf({ origin, url, redirectedFrom }: Pick<Explanation, 'origin' | 'url' | 'redirectedFrom'>): string {
  const rows = [['Page', origin], ['URL', redirectedFrom ?? url], ['Redirected to', redirectedFrom && url]] as const;
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${plain(value)}`])).join('\n');
}

function sectionsOf({ who, remedy, send, hints }: Cause): readonly string[] {
  return [
    ...section(`To change: ${who.map((party) => parties[party]).join(', or ')}`, [plain(remedy)]),
    ...section('Header lines that the answer needs', send.length === 0 ? [] : [fenced(send.join('\n'))]),
    ...section('Worth knowing', hints.map((hint) => `- ${plain(hint)}`)),
  ];
}

const parties = {
  server: 'the server', page: 'the page',
  infrastructure: 'what is between them (proxy, hosting, network)', browser: 'the browser’s settings',
} as const;

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.join('\n')];
}

/** What a console printed is text, never Markdown. */
function plain(text: string): string {
  return new vscode.MarkdownString().appendText(text).value;
}

function fenced(text: string): string {
  return new vscode.MarkdownString().appendCodeblock(text, 'text').value.trim();
}
