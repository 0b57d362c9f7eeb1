import * as vscode from 'vscode';
import type { Policy, Span } from '../service/api';
import { commandUri, commands, type Target } from './commands';
import type { Documents } from './documents';
import { rangeIn } from './places';
import { isEnabled } from './settings';
import { fileOf, selector } from './sources';

/** Tells what a configuration means, over its name and over each option. */
export function registerHover(documents: Documents): vscode.Disposable {
  return vscode.languages.registerHoverProvider(selector, {
    async provideHover(document, position) {
      const snapshot = isEnabled(document.uri) ? await documents.snapshot(document) : undefined;
      if (!snapshot) return undefined;
      const offset = document.offsetAt(position);
      const file = fileOf(document);
      for (const policy of snapshot.policies) {
        const spans = [policy.name, ...policy.options.map((option) => option.at)];
        const under = spans.find((span) => isIn(span, file, offset));
        if (under) return new vscode.Hover(describe(policy), rangeIn(document.getText(), under));
      }
      return undefined;
    },
  });
}

function isIn(span: Span, file: string, offset: number): boolean {
  return span.file === file && span.start <= offset && offset < span.end;
}

function describe(policy: Policy): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: [commands.simulate] };
  text.appendMarkdown(`**${policy.serverTitle}** · release ${policy.releaseText}\n\n`);
  for (const { id, fixed, says } of policy.advisories) text.appendMarkdown(`⚠ ${id}, fixed in ${fixed}: ${says}.\n\n`);
  for (const option of policy.options) text.appendMarkdown(`- ${code(option.name)}: ${code(option.text)}\n`);
  if (policy.options.length === 0) text.appendMarkdown('No option is given: the defaults hold.\n');
  const target: Target = { configuration: policy.at };
  text.appendMarkdown(`\n[Simulate a request](${commandUri(commands.simulate, target).toString()})`);
  return text;
}

/** Inline code that keeps backticks and stays on one line. */
function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map((ticks) => ticks[0].length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? fence + line + fence : `${fence} ${line} ${fence}`;
}
