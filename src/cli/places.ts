import type { Span } from '../service/api';
import { readTextNow } from './text-file';

/** Counted from 1, columns in UTF-16 units, as editors and compilers print them. */
export interface Position { readonly line: number; readonly column: number }
/** `end` is exclusive. */
export interface Range { readonly start: Position; readonly end: Position }

/** Turns offsets into lines and columns, and uris into the names that the user knows. */
export class Places {
  private readonly files = new Map<string, Lines>();
  private readonly names = new Map<string, string>();
  private readonly cwd: string;

  constructor(cwd: string) {
    this.cwd = cwd.endsWith('/') ? cwd : `${cwd}/`;
  }

  /** `name` is how the user wrote the file. */
  name(uri: string, name: string): void {
    this.names.set(uri, name);
  }

  nameOf(uri: string): string {
    return this.names.get(uri) ?? (uri.startsWith(this.cwd) ? uri.slice(this.cwd.length) : uri);
  }

  rangeOf({ file, start, end }: Span): Range {
    const lines = this.linesOf(file);
    return { start: lines.position(start), end: lines.position(end) };
  }

  /** `app/main.py:12` */
  placeOf(span: Span): string {
    return `${this.nameOf(span.file)}:${String(this.rangeOf(span).start.line)}`;
  }

  /** The source line that the span starts on, and how much of it the span covers. */
  excerptOf(span: Span): { readonly text: string; readonly from: number; readonly to: number } {
    const { start, end } = this.rangeOf(span);
    const text = this.linesOf(span.file).text(start.line);
    const to = end.line === start.line ? end.column - 1 : text.length;
    return { text, from: start.column - 1, to: Math.max(to, start.column) };
  }

  private linesOf(file: string): Lines {
    const lines = this.files.get(file) ?? new Lines(readTextNow(file) ?? '');
    this.files.set(file, lines);
    return lines;
  }
}

class Lines {
  private readonly starts: readonly number[];
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
    this.starts = [0, ...[...source.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
  }

  position(offset: number): Position {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }

  text(line: number): string {
    return this.source.slice(this.starts[line - 1], this.starts[line]).replace(/[\r\n]+$/, '');
  }
}
