/**
 * Regular expressions without backtracking, for the subset that both languages read alike: literals, escapes, classes,
 * groups, alternation, the usual quantifiers, and anchors. The whole pattern is walked with a set of states, so the
 * time is linear in the text whatever the pattern.
 */

export interface Dialect {
  /** Where an unanchored pattern may begin and end in the text. */
  readonly begins: 'anywhere' | 'at the start';
  readonly ends: 'anywhere' | 'at the end';
  readonly ignoreCase: boolean;
}

type Accepts = (character: string) => boolean;
type Node =
  | { readonly kind: 'character'; readonly accepts: Accepts }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'either'; readonly ways: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly least: number; readonly most: number }
  | { readonly kind: 'start' | 'end' };

interface State { readonly next: State[]; accepts: Accepts | undefined; needs: 'start' | 'end' | undefined; final: boolean }

/** Larger patterns are not decided. */
const mostStates = 2_000;

/** Whether the pattern accepts the text; undefined where the pattern is outside the subset. */
export function matches(source: string, text: string, dialect: Dialect): boolean | undefined {
  try {
    const start = new Builder().build(new Reader(source, dialect.ignoreCase).read());
    return run(start, text, dialect);
  } catch (error) {
    if (error instanceof Unsupported || error instanceof RangeError) return undefined;
    throw error;
  }
}

class Unsupported extends Error {}

function refuse(): never {
  throw new Unsupported();
}

const classes: Readonly<Record<string, RegExp>> = { d: /^\d$/, w: /^\w$/, s: /^\s$/, D: /^\D$/, W: /^\W$/, S: /^\S$/ };
const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' };

class Reader {
  private at = 0;
  private readonly source: string;
  private readonly ignoreCase: boolean;

  constructor(source: string, ignoreCase: boolean) {
    this.source = source;
    this.ignoreCase = ignoreCase;
  }

  read(): Node {
    const node = this.either();
    return this.at === this.source.length ? node : refuse();
  }

  private either(): Node {
    const ways = [this.sequence()];
    while (this.takes('|')) ways.push(this.sequence());
    return ways.length === 1 && ways[0] ? ways[0] : { kind: 'either', ways };
  }

  private sequence(): Node {
    const parts: Node[] = [];
    while (this.at < this.source.length && !'|)'.includes(this.peek())) parts.push(this.quantified());
    return { kind: 'sequence', parts };
  }

  private quantified(): Node {
    const part = this.atom();
    const range = this.quantifier();
    if (!range) return part;
    if (part.kind === 'start' || part.kind === 'end') refuse();
    this.takes('?');
    if ('*+?{'.includes(this.peek()) && this.peek() !== '') refuse();
    return { kind: 'repeat', part, least: range[0], most: range[1] };
  }

  private quantifier(): readonly [number, number] | undefined {
    if (this.takes('*')) return [0, Infinity];
    if (this.takes('+')) return [1, Infinity];
    if (this.takes('?')) return [0, 1];
    const counted = /^\{(\d{1,3})(?:(,)(\d{0,3}))?\}/.exec(this.source.slice(this.at));
    if (!counted) return this.peek() === '{' ? refuse() : undefined;
    this.at += counted[0].length;
    const least = Number(counted[1]);
    return [least, counted[2] === undefined ? least : counted[3] ? Number(counted[3]) : Infinity];
  }

  private atom(): Node {
    const character = this.take();
    switch (character) {
      case '(': return this.group();
      case '[': return { kind: 'character', accepts: this.set() };
      case '.': return { kind: 'character', accepts: (each) => each !== '\n' && each !== '\r' };
      case '^': return { kind: 'start' };
      case '$': return { kind: 'end' };
      case '\\': return this.escape();
      case '*': case '+': case '?': case '{': case '}': case ']': return refuse();
      default: return this.literal(character);
    }
  }

  private group(): Node {
    if (this.peek() === '?' && !this.takes('?:')) refuse();
    const node = this.either();
    return this.takes(')') ? node : refuse();
  }

  private escape(): Node {
    const letter = this.peek();
    if (letter === 'A' || letter === 'Z') return refuse();
    return { kind: 'character', accepts: this.escaped() };
  }

  private escaped(): Accepts {
    const letter = this.take();
    const found = Object.hasOwn(classes, letter) ? classes[letter] : undefined;
    if (found) return (each) => found.test(each);
    const control = Object.hasOwn(controls, letter) ? controls[letter] : undefined;
    if (control !== undefined) return (each) => each === control;
    return letter === '' || /[A-Za-z0-9]/.test(letter) ? refuse() : this.same(letter);
  }

  private set(): Accepts {
    const negated = this.takes('^');
    const accepts: Accepts[] = [];
    while (!this.takes(']')) {
      const first = this.take();
      if (first === '' || first === '[') refuse();
      if (first === '\\') { accepts.push(this.escaped()); continue; }
      const range = /^-([^\]\\])/.exec(this.source.slice(this.at));
      if (!range?.[1]) { accepts.push(this.same(first)); continue; }
      this.at += range[0].length;
      accepts.push(this.between(first, range[1]));
    }
    return (each) => accepts.some((one) => one(each)) !== negated;
  }

  private literal(character: string): Node {
    return { kind: 'character', accepts: this.same(character) };
  }

  private same(character: string): Accepts {
    if (!this.ignoreCase) return (each) => each === character;
    return (each) => each.toLowerCase() === character.toLowerCase();
  }

  private between(first: string, last: string): Accepts {
    const inside = (each: string) => first <= each && each <= last;
    return this.ignoreCase ? (each) => inside(each.toLowerCase()) || inside(each.toUpperCase()) : inside;
  }

  private peek(): string { return this.source.charAt(this.at); }

  private take(): string { return this.source.charAt(this.at++); }

  private takes(text: string): boolean {
    const taken = this.source.startsWith(text, this.at);
    if (taken) this.at += text.length;
    return taken;
  }
}

class Builder {
  private count = 0;

  build(node: Node): State {
    const end = this.state();
    end.final = true;
    return this.before(node, end);
  }

  /** The state from which `node` leads to `end`. */
  private before(node: Node, end: State): State {
    switch (node.kind) {
      case 'character': return Object.assign(this.state(end), { accepts: node.accepts });
      case 'start': case 'end': return Object.assign(this.state(end), { needs: node.kind });
      case 'sequence': return node.parts.reduceRight((after, part) => this.before(part, after), end);
      case 'either': return this.state(...node.ways.map((way) => this.before(way, end)));
      case 'repeat': return this.repeated(node.part, node.least, node.most, end);
    }
  }

  private repeated(part: Node, least: number, most: number, end: State): State {
    let start = end;
    if (most === Infinity) {
      start = this.state(end);
      start.next.push(this.before(part, start));
    } else {
      for (let i = least; i < most; i++) start = this.state(end, this.before(part, start));
    }
    for (let i = 0; i < least; i++) start = this.before(part, start);
    return start;
  }

  private state(...next: State[]): State {
    if (++this.count > mostStates) refuse();
    return { next, accepts: undefined, needs: undefined, final: false };
  }
}

function run(start: State, text: string, { begins, ends }: Dialect): boolean {
  let current = new Set<State>();
  for (let at = 0; ; at++) {
    if (at === 0 || begins === 'anywhere') reach(start, current, at, text.length);
    if ((ends === 'anywhere' || at === text.length) && [...current].some((state) => state.final)) return true;
    if (at >= text.length) return false;
    const next = new Set<State>();
    for (const state of current) {
      if (state.accepts?.(text.charAt(at))) for (const after of state.next) reach(after, next, at + 1, text.length);
    }
    current = next;
  }
}

/** Adds a state and those that it leads to without reading. */
function reach(from: State, into: Set<State>, at: number, length: number): void {
  const pending = [from];
  for (let state = pending.pop(); state; state = pending.pop()) {
    if (into.has(state)) continue;
    if ((state.needs === 'start' && at !== 0) || (state.needs === 'end' && at !== length)) continue;
    into.add(state);
    if (!state.accepts) pending.push(...state.next);
  }
}
