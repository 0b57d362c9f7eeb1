import { walk, type AnyNode, type Statement, type Syntax } from '../model/syntax';
import type { SourceParser } from './language';
import { codeOf, lexemesOf, type Lexeme } from './lexemes';
import type { Range } from './literal';

/** Words of CORS, as a file that is worth reading contains them. */
const corsWords = /cors|access-control-|access_?control_?(?:allow|expose|max_?age|request)/i;
/**
 * How many lines above a word its statement may begin, how much of the text is read again, and how often in one file.
 */
const mostLines = 12;
const mostText = 20_000;
const mostReadings = 100;

/**
 * A parser that looks again where errors hid something: from each line with one of the words on which it found nothing,
 * it parses anew, as if nothing stood before. What is only spoilt elsewhere is then found in full.
 */
export function withIslands(parser: SourceParser, words: RegExp = corsWords): SourceParser {
  return Object.freeze({
    language: parser.language,
    parse(file: string, text: string): Syntax {
      const syntax = parser.parse(file, text);
      if (!syntax.damaged) return syntax;
      const islands = new Search(parser, syntax).islands(words);
      return islands.length === 0 ? syntax : { ...syntax, body: merged(syntax.body, islands) };
    },
  });
}

/** The islands among the rest; what they replace, and an import that ran into one, goes. */
function merged(body: readonly Statement[], islands: readonly Statement[]): readonly Statement[] {
  const kept = body.filter((old) => !islands.some(({ start, end }) => (
    old.kind === 'import' ? old.start < end && start < old.end : start <= old.start && old.end <= end)));
  return [...kept, ...islands].sort((a, b) => a.start - b.start);
}

class Search {
  private readonly parser: SourceParser;
  private readonly syntax: Syntax;
  private readonly lexemes: readonly Lexeme[];
  private readonly code: string;
  private readings = 0;

  constructor(parser: SourceParser, syntax: Syntax) {
    this.parser = parser;
    this.syntax = syntax;
    this.lexemes = lexemesOf(syntax.text, syntax.language);
    this.code = codeOf(syntax.text, syntax.language);
  }

  islands(words: RegExp): readonly Statement[] {
    const found: Statement[] = [];
    const known = understood(this.syntax.text, this.syntax.body);
    const tried = new Set<number>();
    for (const { index } of this.syntax.text.matchAll(new RegExp(words.source, `g${words.flags.replace('g', '')}`))) {
      const before = known(index);
      if (before === 'in a call' || found.some((island) => around(island, index)) || this.isNoCode(index)) continue;
      const line = lineStart(this.syntax.text, index);
      const island = tried.has(line) ? undefined : this.islandAround(index, before);
      tried.add(line);
      if (island) found.push(island);
    }
    return found;
  }

  /** In a comment, or on a line that begins inside a string. */
  private isNoCode(offset: number): boolean {
    const line = lineStart(this.syntax.text, offset);
    const first = line + blanks(this.syntax.text, line);
    return this.lexemes.some((lexeme) => (lexeme.kind === 'comment' && around(lexeme, offset))
      || (lexeme.start < first && first < lexeme.end));
  }

  /**
   * The statement with a call around an offset that begins on the nearest line; a line above that ends with `(` belongs
   * to it. Inside brackets an argument may look like an assignment: it is one only if no call above closes around it.
   */
  private islandAround(offset: number, before: Place): Statement | undefined {
    const { text } = this.syntax;
    let line = lineStart(text, offset);
    let call: Statement | undefined;
    let assignment: Statement | undefined;
    for (let above = 0; above < mostLines && this.readings < mostReadings; above++) {
      const [statement, place] = this.statementAt(line, offset);
      if (place === 'in a call') call = statement;
      if (place === 'in a statement') assignment ??= statement;
      const higher = text.slice(0, line).trimEnd();
      const complete = call ? !higher.endsWith('(') : assignment !== undefined && !this.isInBrackets(line);
      if (higher === '' || complete) break;
      line = lineStart(text, higher.length);
    }
    return call ?? (before === 'nowhere' ? assignment : undefined);
  }

  /** Whether a bracket on one of the lines above is still open at the start of a line. */
  private isInBrackets(line: number): boolean {
    let depth = 0;
    let lines = 0;
    for (let at = line - 1; at >= 0 && lines <= mostLines && depth >= 0; at--) {
      const mark = this.code.charAt(at);
      if (mark === '\n') lines++;
      else if (')]}'.includes(mark)) depth++;
      else if ('([{'.includes(mark)) depth--;
    }
    return depth < 0;
  }

  private statementAt(line: number, offset: number): readonly [Statement | undefined, Place] {
    this.readings++;
    const { text, file } = this.syntax;
    const start = line + blanks(text, line);
    const again = '\n'.repeat(start) + text.slice(start, start + mostText);
    const statement = this.parser.parse(file, again).body.find((each) => around(each, offset));
    return [statement, statement ? understood(again, [statement])(offset) : 'nowhere'];
  }
}

/** Where a word stands: in a call that is closed, in an import or assignment, or among what the parser dropped. */
type Place = 'in a call' | 'in a statement' | 'nowhere';

function understood(text: string, body: readonly Statement[]): (offset: number) => Place {
  const nodes = [...walk(body)];
  const words = nodes.flatMap((node) => wordsOf(node, text));
  const calls = nodes.filter((node) => node.kind === 'call' && node.close < node.end);
  const statements = nodes.filter(({ kind }) => kind === 'import' || kind === 'assignment');
  return (offset) => {
    if (!words.some((word) => around(word, offset))) return 'nowhere';
    if (calls.some((call) => around(call, offset))) return 'in a call';
    return statements.some((statement) => around(statement, offset)) ? 'in a statement' : 'nowhere';
  };
}

/** A text over several lines may be all that follows a forgotten quote. */
function wordsOf(node: AnyNode, text: string): readonly Range[] {
  switch (node.kind) {
    case 'name': case 'import': return [node];
    case 'text': return text.slice(node.start, node.end).includes('\n') ? [] : [node];
    case 'member': return [node.name];
    case 'argument': return node.name ? [node.name] : [];
    default: return [];
  }
}

function around({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset < end;
}

function blanks(text: string, offset: number): number {
  return /^[^\S\n]*/.exec(text.slice(offset, offset + 1000))?.[0].length ?? 0;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
