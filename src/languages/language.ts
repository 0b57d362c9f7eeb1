import type { Language, Syntax } from '../model/syntax';

/** Source text → neutral syntax. It never throws: what cannot be read has an empty body and is damaged. */
export interface SourceParser {
  readonly language: Language;
  parse(file: string, text: string): Syntax;
}

/** A parser from a reading that may fail; a stack that overflows on absurd nesting is such a failure. */
export function totalParser(
  language: Language, read: (file: string, text: string) => Pick<Syntax, 'body' | 'damaged'>,
): SourceParser {
  return Object.freeze({
    language,
    parse(file: string, text: string): Syntax {
      try {
        return { file, language, text, ...read(file, text) };
      } catch {
        return { file, language, text, body: [], damaged: true };
      }
    },
  });
}

/** `a slice`, `an ellipsis`: a kind of node as the reason why something is unknown. */
export function withArticle(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
