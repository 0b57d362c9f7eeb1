import * as vscode from 'vscode';
import { become, rangeOf, show } from './session';
import { leaking } from './sources';

async function hoverOver(document: vscode.TextDocument, words: string): Promise<string> {
  const position = rangeOf(document, words).start.translate(0, 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider', document.uri, position,
  );
  const contents = hovers.flatMap((hover) => hover.contents)
    .filter((content) => content instanceof vscode.MarkdownString);
  return contents.map((content) => content.value).filter((text) => text.includes('corsLens.simulate')).join('\n');
}

describe('Hovering', () => {
  it('over the name of a configuration tells what each option is', async () => {
    const document = await show('hover.py', leaking);
    const options = async () => (await hoverOver(document, 'CORSMiddleware,')).split('\n')
      .filter((line) => line.startsWith('- '));
    await become(options, ['- `allow_origins`: `["*"]`', '- `allow_credentials`: `true`']);
  });

  it('over an option tells the same', async () => {
    const document = await show('hover_option.py', leaking);
    await become(async () => (await hoverOver(document, 'allow_origins')).includes('allow_credentials'), true);
  });

  it('over anything else tells nothing', async () => {
    const document = await show('hover_nothing.py', leaking);
    await become(async () => (await hoverOver(document, 'allow_origins')) === '', false);
    await become(() => hoverOver(document, 'FastAPI'), '');
  });
});
