import { walk, type AnyNode, type Statement, type Syntax } from '../model/syntax';
import type { SourceParser } from './language';
import { lexemesOf, type Lexeme } from './lexemes';
import type { Range } from './literal';

/** Words of CORS, as a file that is worth reading contains them. */
const corsWords = /cors|access-control-|access_?control_?(?:allow|expose|max_?age|request)/i;
/** How many lines above a word its statement may begin, how much of the text is read again, and how often in one file. */
const mostLines = 12;
const mostText = 20_000;
const mostReadings = 100;

/**
 * A parser that looks again where errors hid something: from each line with one of the words on which it found nothing, it
 * parses anew, as if nothing stood before. What is only spoilt elsewhere is then found in full.
 */
export function withIslands(parser: SourceParser, words: RegExp = corsWords): SourceParser {
  return Object.freeze({
    language: parser.language,
    parse(file: string, text: string): Syntax {
      const syntax = parser.parse(file, text);
      if (!syntax.damaged) return syntax;
      const islands = new Search(parser, syntax).islands(words);
      return islands.length === 0 ? syntax : { ...syntax, body: [...syntax.body, ...islands].sort((a, b) => a.start - b.start) };
    },
  });
}

class Search {
  private readonly parser: SourceParser;
  private readonly syntax: Syntax;
  private readonly lexemes: readonly Lexeme[];
  private readings = 0;

  constructor(parser: SourceParser, syntax: Syntax) {
    this.parser = parser;
    this.syntax = syntax;
    this.lexemes = lexemesOf(syntax.text, syntax.language);
  }

  islands(words: RegExp): readonly Statement[] {
    const found: Statement[] = [];
    const known = understood(this.syntax.body);
    for (const { index } of this.syntax.text.matchAll(new RegExp(words.source, `g${words.flags.replace('g', '')}`))) {
      if (covers(known, index) || found.some(({ start, end }) => start <= index && index < end) || this.isNoCode(index)) continue;
      const island = this.around(index);
      if (island) found.push(island);
    }
    return found;
  }

  /** In a comment, or on a line that begins inside a string. */
  private isNoCode(offset: number): boolean {
    const line = lineStart(this.syntax.text, offset);
    const first = line + (/^\s*/.exec(this.syntax.text.slice(line, offset))?.[0].length ?? 0);
    return this.lexemes.some(({ kind, start, end }) => (kind === 'comment' && start <= offset && offset < end) || (start < first && first < end));
  }

  /** The statement around an offset that begins on the nearest line; a line above that ends with `(` belongs to it. */
  private around(offset: number): Statement | undefined {
    const { text } = this.syntax;
    let line = lineStart(text, offset);
    let found: Statement | undefined;
    for (let above = 0; above < mostLines && this.readings < mostReadings; above++) {
      found = this.statementAt(line, offset) ?? found;
      const before = text.slice(0, line).trimEnd();
      if (before === '' || (found && !before.endsWith('('))) break;
      line = lineStart(text, before.length);
    }
    return found;
  }

  private statementAt(line: number, offset: number): Statement | undefined {
    this.readings++;
    const { text, file } = this.syntax;
    const start = line + (/^[^\S\n]*/.exec(text.slice(line))?.[0].length ?? 0);
    const again = this.parser.parse(file, '\n'.repeat(start) + text.slice(start, start + mostText));
    return again.body.find((statement) => statement.start <= offset && offset < statement.end && covers(understood([statement]), offset));
  }
}

interface Understood { readonly words: readonly Range[]; readonly wholes: readonly Range[] }

/** The words of a tree, and the calls, imports and assignments of which they are part. */
function understood(body: readonly Statement[]): Understood {
  const words: Range[] = [];
  const wholes: Range[] = [];
  for (const node of walk(body)) {
    if (node.kind === 'call' || node.kind === 'import' || node.kind === 'assignment') wholes.push(node);
    words.push(...wordsOf(node));
  }
  return { words, wholes };
}

function wordsOf(node: AnyNode): readonly Range[] {
  switch (node.kind) {
    case 'name': case 'text': case 'import': return [node];
    case 'member': return [node.name];
    case 'argument': return node.name ? [node.name] : [];
    default: return [];
  }
}

function covers({ words, wholes }: Understood, offset: number): boolean {
  const around = ({ start, end }: Range): boolean => start <= offset && offset < end;
  return words.some(around) && wholes.some(around);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
