import * as vscode from 'vscode';
import { say } from './say';
import {
  become, diagnosticsOf, equal, findings, findingsBecome, replace, show, uriOf, withSetting, write,
} from './session';
import { imported, leaking, misspelt, refused } from './sources';
import { until } from './until';

const leak = 'error any-origin-with-credentials: "*"';

describe('Squiggles', () => {
  it('appear once a Python file is opened, which is what activates the extension', async () => {
    const extension = vscode.extensions.getExtension('cors-lens.cors-lens');
    const document = await show('main.py', leaking);
    await until('activation', () => extension?.isActive);
    const host = typeof process === 'object' && process.versions.node ? `node ${process.versions.node}` : 'web worker';
    say(`      VS Code ${vscode.version}, host ${host}`);
    await findingsBecome(document, [leak]);
  });

  it('name their rule and link to its page', async () => {
    const document = await show('linked.py', leaking);
    await findingsBecome(document, [leak]);
    const code = diagnosticsOf(document.uri)[0]?.code as { target: vscode.Uri };
    const page = await vscode.workspace.openTextDocument(code.target);
    equal([page.languageId, page.lineAt(0).text], ['markdown', '# any-origin-with-credentials']);
  });

  it('point at the other words that decided', async () => {
    const document = await show('server.ts', refused);
    await findingsBecome(document, ['warning credentials-with-wildcard: true']);
    const [related] = diagnosticsOf(document.uri)[0]?.relatedInformation ?? [];
    equal(related && document.getText(related.location.range), "'*'");
  });

  it('stand where the words are behind characters of two units and Windows line ends', async () => {
    const document = await show('emoji.py', `# ${'\u{1F600}'.repeat(3)}\n${leaking}`.replaceAll('\n', '\r\n'));
    await findingsBecome(document, [leak]);
  });

  it('follow what is typed, and what is undone', async () => {
    const document = await show('typed.py', leaking);
    await findingsBecome(document, [leak]);
    await replace(document, '"*"', '"https://app.example.com"');
    await findingsBecome(document, []);
    await vscode.commands.executeCommand('undo');
    await findingsBecome(document, [leak]);
  });

  it('belong to the last of many quick edits', async () => {
    const document = await show('quick.py', leaking);
    for (let i = 0; i < 8; i++) await replace(document, 'from fastapi import', `# ${String(i)}\nfrom fastapi import`);
    await findingsBecome(document, [leak]);
    equal(findings(document), [leak]);
    equal(diagnosticsOf(document.uri)[0]?.range.start.line, 14);
  });

  it('follow unsaved edits of an imported file', async () => {
    const constants = await show('constants.py', 'ORIGINS = ["https://app.example.com/"]\n');
    const document = await show('importing.py', imported);
    await findingsBecome(document, ['warning origin-never-matches: allow_origins=ORIGINS']);
    const [related] = diagnosticsOf(document.uri)[0]?.relatedInformation ?? [];
    equal(related && [related.location.uri.path.split('/').at(-1), constants.getText(related.location.range)],
      ['constants.py', '"https://app.example.com/"']);
    await replace(constants, '.com/', '.com');
    await findingsBecome(document, []);
    equal(constants.isDirty, true);
  });

  it('go away when the file is closed', async () => {
    const uri = await write('closed.py', misspelt);
    await vscode.commands.executeCommand('vscode.open', uri);
    await become(() => diagnosticsOf(uri).length, 1);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await become(() => diagnosticsOf(uri).length, 0);
  });

  it('go away when the file is deleted', async () => {
    const document = await show('deleted.py', misspelt);
    await become(() => findings(document).length, 1);
    await vscode.workspace.fs.delete(uriOf('deleted.py'));
    await become(() => diagnosticsOf(document.uri).length, 0);
  });

  it('do not appear in files of another language', async () => {
    const document = await show('notes.txt', leaking);
    const witness = await show('witness.py', leaking);
    await findingsBecome(witness, [leak]);
    equal(findings(document), []);
  });

  it('obey the severity that is set for their rule', async () => {
    const document = await show('severity.py', leaking);
    await findingsBecome(document, [leak]);
    const rule = 'any-origin-with-credentials';
    await withSetting('severity', { [rule]: 'hint' }, () => findingsBecome(document, [leak.replace('error', 'hint')]));
    await withSetting('severity', { [rule]: 'off' }, () => findingsBecome(document, []));
    await findingsBecome(document, [leak]);
  });

  it('are gone while the extension is switched off', async () => {
    const document = await show('disabled.py', leaking);
    await findingsBecome(document, [leak]);
    await withSetting('enable', false, () => findingsBecome(document, []));
    await findingsBecome(document, [leak]);
  });
});
