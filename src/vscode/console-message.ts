import * as vscode from 'vscode';
import { explain, type Explanation } from '../explain/explain';

const notRecognised = 'No message about CORS is recognised. Paste the whole line of the browser’s console, in English: '
  + '“Access to fetch at … has been blocked by CORS policy: …”, “Cross-Origin Request Blocked: …” '
  + 'or “Origin … is not allowed by Access-Control-Allow-Origin.”';

/** How long the clipboard may take, in milliseconds, before the user is asked. */
const patience = 300;

/**
 * The message to explain: the one that is given, or selected in the editor, or in the clipboard; else what the user
 * pastes. Undefined when there is none.
 */
export async function consoleMessage(given: string | undefined): Promise<Explanation | undefined> {
  if (given !== undefined && messagesIn(given).length === 0) {
    void vscode.window.showWarningMessage(complaintOf(given) ?? notRecognised);
    return undefined;
  }
  const text = given ?? recognised(selectedText()) ?? await copiedOrPasted();
  return text === undefined ? undefined : pickMessage(messagesIn(text));
}

/** In a browser the clipboard may be refused, or wait for the user's leave: then pasting is as quick. */
async function copiedOrPasted(): Promise<string | undefined> {
  const copied = vscode.env.clipboard.readText().then(recognised, () => undefined);
  const soon = await Promise.race([copied, new Promise<undefined>((resolve) => { setTimeout(() => { resolve(undefined); }, patience); })]);
  if (soon !== undefined) return soon;
  const closing = new vscode.CancellationTokenSource();
  const pasted = vscode.window.showInputBox(question, closing.token);
  const late = copied.then((text) => text ?? pasted);
  try {
    return await Promise.race([pasted, late]);
  } finally {
    closing.cancel();
    closing.dispose();
  }
}

const question: vscode.InputBoxOptions = {
  title: 'Explain a CORS error',
  prompt: 'Paste what the browser’s console says.',
  placeHolder: 'Access to fetch at \'https://…\' from origin \'https://…\' has been blocked by CORS policy: …',
  ignoreFocusOut: true, // the browser gets the focus before there is something to paste
  validateInput: complaintOf,
};

function recognised(text: string): string | undefined {
  return messagesIn(text).length > 0 ? text : undefined;
}

function selectedText(): string {
  const editor = vscode.window.activeTextEditor;
  return editor ? editor.document.getText(editor.selection) : '';
}

/** Those that tell a reason, each once. */
function messagesIn(text: string): readonly Explanation[] {
  const told = explain(text).filter(({ causes }) => causes.length > 0);
  const key = ({ causes, origin, url }: Explanation) => JSON.stringify([causes[0]?.reason, origin, url]);
  return [...new Map(told.map((one) => [key(one), one] as const)).values()];
}

function complaintOf(text: string): string | undefined {
  if (text.trim() === '' || messagesIn(text).length > 0) return undefined;
  return explain(text)[0]?.means ?? notRecognised;
}

async function pickMessage(messages: readonly Explanation[]): Promise<Explanation | undefined> {
  if (messages.length <= 1) return messages[0];
  const items = messages.map((message) => ({
    label: message.means, description: message.url ?? '', detail: message.text, message,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Message to explain' }))?.message;
}
