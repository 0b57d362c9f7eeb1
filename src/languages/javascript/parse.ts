import type ts from 'typescript';
import { withIslands } from '../island';
import { totalParser, type SourceParser } from '../language';
import { lowerJavascript, type TypeScript } from './lower';

/**
 * Loads TypeScript's parser, which reads every dialect of JavaScript; takes a fifth of a second, so only on first use.
 */
export async function createJavascriptParser(): Promise<SourceParser> {
  const loaded = await import('typescript');
  return withIslands(totalParser('javascript', (file, text) => {
    const source = loaded.createSourceFile(file, text, {
      languageVersion: loaded.ScriptTarget.Latest,
      jsDocParsingMode: loaded.JSDocParsingMode.ParseNone,
    }, false, scriptKind(loaded, file));
    return { body: lowerJavascript(loaded, source), damaged: hasErrors(source) };
  }));
}

/** By the ending of the name. JavaScript's kind reads types too, but takes `<` for JSX. */
function scriptKind(loaded: TypeScript, file: string): ts.ScriptKind {
  if (/\.[cm]?ts$/i.test(file)) return loaded.ScriptKind.TS;
  if (/\.tsx$/i.test(file)) return loaded.ScriptKind.TSX;
  return /\.jsx$/i.test(file) ? loaded.ScriptKind.JSX : loaded.ScriptKind.JS;
}

/** TypeScript 6.0.3 keeps the syntax errors of a file on it, but does not declare the property. */
function hasErrors(source: ts.SourceFile): boolean {
  const { parseDiagnostics } = source as ts.SourceFile & { readonly parseDiagnostics?: readonly unknown[] };
  return parseDiagnostics !== undefined && parseDiagnostics.length > 0;
}
