import * as vscode from 'vscode';
import { become, equal, rangeOf, show, webviews } from './session';

const simulator = 'corsLens.simulator';
const page = 'vscode.markdown.preview.editor';

/** FastAPI that lets one website in, and listens on a port of its own. */
const listening = (port: number) => `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["https://one.example"])
uvicorn.run(app, port=${port})
`;

const missing = (port: number) => (
  `app.js:12 Access to fetch at 'http://localhost:${port}/items' from origin 'https://two.example' has been blocked by CORS policy: `
  + 'No \'Access-Control-Allow-Origin\' header is present on the requested resource.'
);

/** No configuration redirects a preflight. */
const redirected = 'Access to fetch at \'https://api.example.com/\' from origin \'https://two.example\' has been blocked by CORS policy: '
  + 'Response to preflight request doesn\'t pass access control check: Redirect is not allowed for a preflight request.';

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.commands.executeCommand('notifications.clearAll');
  await become(() => webviews().length, 0);
}

async function explain(text?: string): Promise<void> {
  await vscode.commands.executeCommand('corsLens.explain', text);
}

describe('Explaining a CORS error', () => {
  beforeEach(async () => {
    await closeAll();
    await vscode.env.clipboard.writeText('');
  });
  after(closeAll);

  it('takes the message from the clipboard, and mends the configuration that listens on its port', async () => {
    const document = await show('listening.py', listening(8765));
    await show('listening_elsewhere.py', listening(8766));
    await vscode.env.clipboard.writeText(missing(8765));
    await explain();
    await become(webviews, [simulator]);
    await become(async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return document.getText();
    }, listening(8765).replace('"]', '", "https://two.example"]'));
  });

  it('takes the message that is selected before that of the clipboard', async () => {
    await show('selected_server.py', listening(8767));
    await vscode.env.clipboard.writeText(missing(8766));
    const document = await show('selected.txt', `It says:\n${missing(8767)}\nWhy?\n`);
    const editor = vscode.window.activeTextEditor;
    const { start, end } = rangeOf(document, missing(8767));
    if (editor) editor.selection = new vscode.Selection(start, end);
    await explain();
    await become(webviews, [simulator]);
    const server = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(document.uri, '../selected_server.py'));
    await become(async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return server.getText().includes('two.example');
    }, true);
  });

  it('asks which configuration is meant where several answer alike', async () => {
    await show('twin_one.py', listening(8768));
    await show('twin_two.py', listening(8768));
    const explained = explain(missing(8768));
    await become(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return webviews();
    }, [simulator]);
    await explained;
  });

  it('explains without a configuration what none answers', async () => {
    await explain('Mixed Content: The page at \'https://app.example.com/\' was loaded over HTTPS, but requested an insecure resource '
      + '\'http://api.example.com/\'. This request has been blocked; the content must be served over HTTPS.');
    await become(webviews, [page]);
  });

  it('explains too what no configuration here answers', async () => {
    await explain(redirected);
    await become(webviews, [page]);
  });

  it('says what to paste where nothing is recognised', async () => {
    await explain('It does not work.');
    equal(webviews(), []);
  });

  it('shows a page that says what happened, who must change what, and quotes the message as it stands', async () => {
    await explain(redirected);
    await become(webviews, [page]);
    const shown = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'cors-lens-explanation');
    const text = shown?.getText() ?? '';
    equal([text.startsWith('# '), text.includes('## To change: the server'), text.includes(redirected)], [true, true, true]);
  });
});
