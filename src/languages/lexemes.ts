import type { Language } from '../model/syntax';

/** A comment, or a literal in whose text nothing is code. Only what is terminated is one. */
export interface Lexeme {
  readonly kind: 'comment' | 'string' | 'pattern';
  readonly start: number;
  readonly end: number;
}

/** Comments and strings of a source text, in order, also where its syntax is broken. */
export function lexemesOf(text: string, language: Language): readonly Lexeme[] {
  const scanner = new Scanner(text, language);
  const found: Lexeme[] = [];
  let code = '';
  for (let at = 0; at < text.length;) {
    const lexeme = scanner.at(at, code);
    if (lexeme) found.push(lexeme);
    const next = lexeme?.end ?? at + 1;
    if (lexeme?.kind !== 'comment') {
      code = /\S/.test(text.charAt(next - 1)) ? code.slice(-8) + text.charAt(next - 1) : code && `${code.slice(-8)} `;
    }
    at = next;
  }
  return found;
}

/** The text with every comment blank and every string filled with `x`, so that what is left are names and brackets. */
export function codeOf(text: string, language: Language): string {
  let code = '';
  let from = 0;
  for (const { kind, start, end } of lexemesOf(text, language)) {
    const filler = kind === 'comment' ? text.slice(start, end).replaceAll(/[^\r\n]/g, ' ') : 'x'.repeat(end - start);
    code += text.slice(from, start) + filler;
    from = end;
  }
  return code + text.slice(from);
}

/** After these a slash begins a pattern; after anything else it divides. */
const beforePattern = /(?:^|[(,=:[!&|?{};+]|\b(?:return|typeof|case))\s*$/;

class Scanner {
  private readonly text: string;
  private readonly language: Language;
  /** Closings that do not occur any more, so that they are not looked for again and again. */
  private readonly absent = new Set<string>();

  constructor(text: string, language: Language) {
    this.text = text;
    this.language = language;
  }

  /** The lexeme that starts here; `code` is what stands before it. */
  at(start: number, code: string): Lexeme | undefined {
    const first = this.text.charAt(start);
    if (first === '"' || first === '\'' || (first === '`' && this.language === 'javascript')) {
      return this.string(start, first);
    }
    if (this.language === 'python') return first === '#' ? this.upTo('comment', start, this.lineEnd(start)) : undefined;
    if (first !== '/') return undefined;
    const second = this.text.charAt(start + 1);
    if (second === '/') return this.upTo('comment', start, this.lineEnd(start));
    if (second === '*') return this.closed('comment', start, start + 2, '*/');
    return beforePattern.test(code) ? this.pattern(start) : undefined;
  }

  private string(start: number, quote: string): Lexeme | undefined {
    const triple = quote.repeat(3);
    if (this.language === 'python' && this.text.startsWith(triple, start)) {
      return this.closed('string', start, start + 3, triple);
    }
    if (quote === '`') return this.closed('string', start, start + 1, quote);
    for (let at = start + 1; at < this.text.length && this.text.charAt(at) !== '\n'; at++) {
      if (this.text.charAt(at) === '\\') at += this.text.startsWith('\r\n', at + 1) ? 2 : 1;
      else if (this.text.charAt(at) === quote) return this.upTo('string', start, at + 1);
    }
    return undefined;
  }

  private closed(kind: Lexeme['kind'], start: number, from: number, closing: string): Lexeme | undefined {
    if (this.absent.has(closing)) return undefined;
    let at = this.text.indexOf(closing, from);
    while (kind === 'string' && at >= 0 && this.isEscaped(at)) at = this.text.indexOf(closing, at + 1);
    if (at >= 0) return this.upTo(kind, start, at + closing.length);
    this.absent.add(closing);
    return undefined;
  }

  private isEscaped(at: number): boolean {
    let before = at;
    while (this.text.charAt(before - 1) === '\\') before--;
    return (at - before) % 2 === 1;
  }

  private pattern(start: number): Lexeme | undefined {
    const line = this.text.slice(start, this.lineEnd(start));
    const [found] = /^\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/\w*/.exec(line) ?? [];
    return found === undefined ? undefined : this.upTo('pattern', start, start + found.length);
  }

  private lineEnd(from: number): number {
    const found = this.text.indexOf('\n', from);
    const end = found < 0 ? this.text.length : found;
    return this.text.charAt(end - 1) === '\r' ? end - 1 : end;
  }

  private upTo(kind: Lexeme['kind'], start: number, end: number): Lexeme {
    return { kind, start, end };
  }
}
