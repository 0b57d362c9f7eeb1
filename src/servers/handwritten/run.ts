import { beforeUnsendable } from '../../http/field-value';
import { firstOf, get, linesOf, type HeaderLine, type HeaderList } from '../../http/header-list';
import type { HttpRequest } from '../../http/message';
import { isUnknown, type Known, type Unknown } from '../../http/unknown';
import type { Branch, Handler, Step, Test, Write } from '../../model/handwritten';
import { optionOf, type RecordValue, type Value } from '../../model/value';
import type { Outcome } from '../server';
import { decide, type Asked } from './tests';

/** The lines that a function of the language writes for a value, in the order of sending, or that it raises an error. */
export type LinesOf = (by: string, value: Value) => readonly Known<string>[] | 'throws';

/** What is known at a point of the function. `early` says that a test on origin or method led here. */
interface State {
  readonly headers: HeaderList;
  readonly status: Known<number>;
  readonly passesOn: Known<boolean>;
  readonly answered: boolean;
  readonly early: boolean;
}

/** Where the steps led: on to what follows them, or to an end. */
interface Reached { readonly state: State; readonly ended: 'no' | 'returned' | 'thrown' }

const open: State = { headers: [], status: 200, passesOn: false, answered: false, early: false };
const undecided: Unknown = { kind: 'unknown', because: 'it depends on what the function decides' };

/** What a handler does with a request, where `options` hold what it writes. */
export function outcomeOf(handler: Handler, options: RecordValue, request: HttpRequest, linesOf: LinesOf): Outcome {
  const run = new Run(options, request, linesOf);
  const { state, ended } = run.all(handler.steps, open);
  return ended === 'thrown' ? failed(handler, state) : ending(handler, state);
}

function ending(handler: Handler, { headers, status, passesOn, answered, early }: State): Outcome {
  if (isUnknown(passesOn)) return { kind: 'answers', status: passesOn, headers, handlerRuns: passesOn };
  const end = answered ? 'answers' : passesOn ? 'passes on' : handler.end;
  switch (end) {
    case 'answers': return { kind: 'answers', status, headers, handlerRuns: passesOn || (!early && handler.behind !== true) };
    case 'passes on': return { kind: 'passesOn', headers };
    case 'hangs': return { kind: 'hangs' };
  }
}

function failed({ onError }: Handler, { headers, passesOn: handlerRuns }: State): Outcome {
  switch (onError) {
    case 'headers stay': return { kind: 'answers', status: 500, headers, handlerRuns };
    case 'headers go': return { kind: 'answers', status: 500, headers: [], handlerRuns };
    case 'unknown': return { kind: 'unknown', because: 'writing the headers fails' };
  }
}

class Run {
  private readonly options: RecordValue;
  private readonly asked: Asked;
  private readonly request: HttpRequest;
  private readonly texts: LinesOf;

  constructor(options: RecordValue, request: HttpRequest, texts: LinesOf) {
    this.options = options;
    this.request = request;
    this.asked = { options, request };
    this.texts = texts;
  }

  all(steps: readonly Step[], start: State): Reached {
    let reached: Reached = { state: start, ended: 'no' };
    for (const [at, step] of steps.entries()) {
      const taken = step.kind === 'if' ? this.branch(step, steps.slice(at + 1), reached.state) : this.step(step, reached.state);
      if (taken.ended !== 'no' || taken.whole === true) return taken;
      reached = taken;
    }
    return reached;
  }

  private step(step: Exclude<Step, Branch>, state: State): Reached & { readonly whole?: never } {
    switch (step.kind) {
      case 'write': return this.write(step, state);
      case 'remove': return on({ ...state, headers: state.headers.filter(({ name }) => step.header !== undefined && name.toLowerCase() !== step.header) });
      case 'status': return on(state.answered ? state : { ...state, status: step.status });
      case 'pass on': return on({ ...state, passesOn: true });
      case 'answer': return on({ ...state, answered: true });
      case 'return': return { state, ended: 'returned' };
      case 'call': return this.call(step.steps, state);
    }
  }

  private call(steps: readonly Step[], { early, ...before }: State): Reached {
    const { state, ended } = this.all(steps, { ...before, early });
    return ended === 'thrown' ? { state, ended } : on({ ...state, early: state.answered ? state.early : early });
  }

  private write(write: Write, state: State): Reached {
    const value = this.valueOf(write);
    if (value === undefined || state.answered) return on(state);
    const texts = isUnknown(value) ? [value] : this.texts(write.by, value);
    if (texts === 'throws') return { state, ended: 'thrown' };
    const adds = write.repeats && !joining.has(write.by);
    const lines = texts.map((text): HeaderLine => ({ name: write.header, value: text, ...(adds ? { adds } : {}) }));
    if (beforeUnsendable(lines)) return { state, ended: 'thrown' };
    const name = write.header.toLowerCase();
    const kept = write.repeats ? state.headers : state.headers.filter((line) => line.name.toLowerCase() !== name);
    return on({ ...state, headers: write.repeats && joining.has(write.by) ? joinedLines(state.headers, lines, name) : [...kept, ...lines] });
  }

  private valueOf({ given, option, value }: Write): Value | undefined {
    const held = option === undefined ? value : optionOf(this.options, option);
    const said = held && !given ? value : held;
    if (said?.kind !== 'requestHeader') return said;
    const text = firstOf(this.request.headers, said.name);
    return isUnknown(text) ? { ...text, name: undefined, at: said.at } : { kind: 'literal', value: text, at: said.at };
  }

  /** Where the test is not decided both arms are followed, and what they agree on is known. */
  private branch({ test, then, otherwise }: Branch, rest: readonly Step[], before: State): Reached & { readonly whole?: boolean } {
    const is = decide(test, this.asked);
    const within = { ...before, early: before.early || this.isEarly(test) };
    if (!isUnknown(is)) return after(this.all(is ? then : otherwise, within), before);
    const arms = [this.all(then, within), this.all(otherwise, within)].map((arm) => after(arm, before)) as [Reached, Reached];
    const [first, second] = arms;
    if ((first.ended === 'no') === (second.ended === 'no')) return merged(first, second, is);
    const [done, goesOn] = first.ended === 'no' ? [second, first] : [first, second];
    return { ...merged(done, this.all(rest, goesOn.state), is), whole: true };
  }

  /** Whether who takes an arm of it is turned away, or is a preflight. */
  private isEarly(test: Test): boolean {
    switch (test.kind) {
      case 'method': return this.request.method === 'OPTIONS';
      case 'has': case 'listed': return true;
      case 'not': return this.isEarly(test.test);
      case 'and': case 'or': return this.isEarly(test.left) || this.isEarly(test.right);
      case 'known': case 'unknown': return false;
    }
  }
}

/** Who adds to a header in one line. */
const joining: ReadonlySet<string> = new Set(['vary', 'fetch', 'hono']);

function joinedLines(before: HeaderList, lines: HeaderList, name: string): HeaderList {
  const own = before.filter((line) => line.name.toLowerCase() === name);
  const value = get([...own, ...lines], name);
  const [first] = [...own, ...lines];
  return first && value !== null ? [...before.filter((line) => !own.includes(line)), { name: first.name, value }] : before;
}

function on(state: State): Reached {
  return { state, ended: 'no' };
}

/** What an arm led to; what follows the branch is no longer inside it. */
function after({ state, ended }: Reached, { early }: State): Reached {
  return { state: ended === 'no' ? { ...state, early } : state, ended };
}

function merged(a: Reached, b: Reached, because: Unknown): Reached {
  const same = <T>(first: T, second: T) => (first === second ? first : because);
  const [left, right] = [a.state, b.state];
  const ends = a.ended === b.ended;
  const passesOn = left.answered === right.answered && ends ? same(left.passesOn, right.passesOn) : undecided;
  const state: State = {
    headers: mergedHeaders(left.headers, right.headers, because), status: same(left.status, right.status), passesOn,
    answered: left.answered && right.answered, early: left.early && right.early,
  };
  return { state, ended: ends ? a.ended : 'returned' };
}

/** The lines that both have; a header that differs is one line that is not known. */
function mergedHeaders(a: HeaderList, b: HeaderList, because: Unknown): HeaderList {
  const names = [...new Set([...a, ...b].map(({ name }) => name.toLowerCase()))];
  return names.flatMap((name): HeaderList => {
    const [left, right] = [linesOf(a, name), linesOf(b, name)];
    const agree = left.length === right.length && left.every((value, i) => value === right[i]);
    const [line] = [...a, ...b].filter((each) => each.name.toLowerCase() === name);
    return agree ? a.filter((each) => each.name.toLowerCase() === name) : line ? [{ name: line.name, value: because }] : [];
  });
}
