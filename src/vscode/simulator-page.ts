import * as vscode from 'vscode';

/** What the page may load: files shipped in dist/. */
export function pageOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extension, 'dist')] };
}

/** The simulator's page: no inline script, nothing from elsewhere. */
export function pageOf(webview: vscode.Webview, extension: vscode.Uri): string {
  const address = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', name)).toString();
  const random = crypto.getRandomValues(new Uint8Array(16));
  const nonce = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const policy = [
    "default-src 'none'", `style-src ${webview.cspSource}`, `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${address('codicon.css')}" id="vscode-codicon-stylesheet">
  <link rel="stylesheet" href="${address('simulator.css')}">
  <title>CORS simulator</title>
</head>
<body>
  <main id="simulator"></main>
  <script nonce="${nonce}" src="${address('simulator.js')}"></script>
</body>
</html>`;
}
