import { matches } from '../automaton';

/** `re.fullmatch(source, text)`; undefined where it cannot be told. */
export function fullmatch(source: string, text: string): boolean | undefined {
  return matches(source, text, { begins: 'at the start', ends: 'at the end', ignoreCase: false });
}

/** Whether `re.match(source, text)` finds something: it looks at the start alone, and what follows does not matter. */
export function match(source: string, text: string, ignoreCase: boolean): boolean | undefined {
  return matches(source, text, { begins: 'at the start', ends: 'anywhere', ignoreCase });
}

/** `re.escape(text)`, but for marks that mean themselves either way. */
export function escape(text: string): string {
  return text.replaceAll(/[^0-9A-Za-z_]/g, '\\$&');
}

/** `fnmatch.fnmatch(text, pattern)` where paths keep their case; undefined where it cannot be told. */
export function fnmatch(pattern: string, text: string): boolean | undefined {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    if (character === '*') source += '.*';
    else if (character === '?') source += '.';
    else if (character === '[') {
      const end = pattern.indexOf(']', at + (pattern.charAt(at + 1) === '!' ? 3 : 2));
      source += end < 0 ? '\\[' : classOf(pattern.slice(at + 1, end));
      if (end >= 0) at = end;
    } else source += escape(character);
  }
  return fullmatch(source, text);
}

function classOf(inside: string): string {
  const [not, members] = inside.startsWith('!') ? ['^', inside.slice(1)] : ['', inside];
  return `[${not}${members.replaceAll(/[\\[\]^]/g, '\\$&')}]`;
}

/** Paths that a pattern may match: what stands before its first special character, with and without more. */
export function pathsLike(source: string): readonly string[] {
  const plain = /^\^?([\w/-]*)/.exec(source)?.[1] ?? '';
  const start = plain.startsWith('/') ? plain : '/';
  return ['', 'x', '1', '/', '/x', '1/x'].map((more) => start + more);
}

/**
 * Whether `re.compile` certainly refuses the pattern: a bracket that is not closed or not opened, nothing to repeat,
 * a repeat of a repeat, an escape of nothing. Wildcards written for a shell are the commonest.
 */
export function isBroken(source: string): boolean {
  let depth = 0;
  let before: 'start' | 'atom' | 'repeat' = 'start';
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at);
    if ('*+?'.includes(character)) {
      if (before === 'start') return true;
      // `*?` is lazy, `*+` possessive; a third mark repeats a repeat.
      const modified = before === 'repeat';
      if (modified && (character === '*' || '*+?'.includes(source.charAt(at + 1) || ' '))) return true;
      before = 'repeat';
    } else if (character === '(') {
      depth++;
      if (source.charAt(at + 1) === '?') at = afterExtension(source, at);
      before = 'start';
    } else if (character === ')') {
      if (--depth < 0) return true;
      before = 'atom';
    } else if (character === '[') {
      at = endOfClass(source, at);
      if (at < 0) return true;
      before = 'atom';
    } else {
      if (character === '\\' && ++at >= source.length) return true;
      before = character === '|' || character === '^' || character === '$' ? 'start' : 'atom';
    }
  }
  return depth > 0;
}

/** The last character of `(?:`, `(?=`, `(?P<name>` and the like. */
function afterExtension(source: string, at: number): number {
  return at + (/^\(\?(?:P?<\w*>|P=\w+|<?[=!]|[:>]|[a-zA-Z-]*:?)/.exec(source.slice(at))?.[0].length ?? 2) - 1;
}

/** Where the class that begins at `at` ends; a `]` right at its beginning belongs to it. -1 when it does not end. */
function endOfClass(source: string, at: number): number {
  let next = at + (source.charAt(at + 1) === '^' ? 2 : 1);
  if (source.charAt(next) === ']') next++;
  for (; next < source.length; next++) {
    if (source.charAt(next) === '\\') next++;
    else if (source.charAt(next) === ']') return next;
  }
  return -1;
}
