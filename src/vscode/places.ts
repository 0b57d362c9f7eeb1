import * as vscode from 'vscode';
import type { Span, TextEdit, Workspace } from '../service/api';
import { uriOf } from './sources';

/** Line and character of a UTF-16 offset, lines ended as the editor ends them. */
export function positionIn(text: string, offset: number): vscode.Position {
  let line = 0;
  let start = 0;
  for (const end of text.matchAll(/\r\n|\r|\n/g)) {
    const next = end.index + end[0].length;
    if (next > offset) break;
    line++;
    start = next;
  }
  return new vscode.Position(line, offset - start);
}

/** The range of a span of `text`. */
export function rangeIn(text: string, span: Pick<Span, 'start' | 'end'>): vscode.Range {
  return new vscode.Range(positionIn(text, span.start), positionIn(text, span.end));
}

/** Texts of files that spans lie in, read once; a file that is gone has an empty text. */
export class Places {
  private readonly texts = new Map<string, string>();

  /** Reads the files of `spans`. */
  static async of(workspace: Workspace, spans: Iterable<Span>): Promise<Places> {
    const places = new Places();
    const files = new Set([...spans].map((span) => span.file));
    await Promise.all([...files].map(async (file) => {
      places.texts.set(file, await workspace.read(file) ?? '');
    }));
    return places;
  }

  range(span: Span): vscode.Range {
    return rangeIn(this.texts.get(span.file) ?? '', span);
  }

  location(span: Span): vscode.Location {
    return new vscode.Location(uriOf(span.file), this.range(span));
  }

  /** `app/main.py:12`, as a person names it. */
  name(span: Span): string {
    return `${vscode.workspace.asRelativePath(uriOf(span.file))}:${String(this.range(span).start.line + 1)}`;
  }

  edit(edits: readonly TextEdit[]): vscode.WorkspaceEdit {
    const all = new vscode.WorkspaceEdit();
    for (const { at, text } of edits) all.replace(uriOf(at.file), this.range(at), text);
    return all;
  }
}
