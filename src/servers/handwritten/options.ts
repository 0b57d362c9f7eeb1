import { allowOrigin, alwaysEnds, type Step, type Test, type Write } from '../../model/handwritten';
import type { Span } from '../../model/span';
import type { Entry, RecordValue, Unknown, Value } from '../../model/value';

/** What a handler writes as options, and its steps, in which what an option holds is taken from there. */
export interface Extracted { readonly options: RecordValue; readonly steps: readonly Step[] }

/** A write with what the tests around it say: each with the truth that leads to it. */
interface Occurrence { readonly write: Write; readonly name: string; readonly facts: readonly Fact[] }
interface Fact { readonly test: Test; readonly is: boolean }

/** How a header that is written otherwise for a preflight is called there. */
const onOptions = ' (OPTIONS)';

/**
 * One option for each CORS header, by its lower-case name: what is written for requests, or else for preflights. The list
 * that decides who is echoed is the option's value. Undefined where nothing writes `Access-Control-Allow-Origin`.
 */
export function extractOptions(steps: readonly Step[], at: Span): Extracted | undefined {
  const found = occurrences(steps, []);
  if (!found.some(({ name }) => name === allowOrigin)) return undefined;
  const chosen = new Map<string, Chosen>();
  const options = new Map<Write, string>();
  for (const name of new Set(found.map((each) => each.name))) {
    const all = found.filter((each) => each.name === name);
    const usual = all.filter(({ facts }) => !facts.some(isPreflight));
    // What is written in one place for both is one option.
    const actual = all.filter((each) => usual.some(({ write }) => isSame(write.at, each.write.at)));
    const groups = actual.length > 0 && actual.length < all.length ? [actual, all.filter((each) => !actual.includes(each))] : [all];
    groups.forEach((group, i) => {
      const option = i === 0 ? name : `${name}${onOptions}`;
      const best = chosenOf(group);
      if (best) chosen.set(option, best);
      group.forEach(({ write }) => options.set(write, option));
    });
  }
  const entries = new Map([...chosen].map(([option, { write, value }]): [string, Entry] => [option, { value, key: write.key, at: write.at }]));
  return { options: { kind: 'record', entries, rest: undefined, at }, steps: linked(steps, options, chosen) };
}

/** The write that an option is about. */
interface Chosen { readonly write: Write; readonly value: Value }

/** A list that decides comes first, then an echo. */
function chosenOf(group: readonly Occurrence[]): Chosen | undefined {
  const valued = group.map(({ write, facts }) => ({ write, value: valueOf(write, facts) }));
  const echoes = valued.filter(({ write }) => write.value.kind === 'requestHeader');
  return echoes.find(({ write, value }) => value !== write.value) ?? echoes[0] ?? valued.findLast(({ value }) => value.kind !== 'unknown') ?? valued.at(-1);
}

/** What an echoed origin is compared with before; unknown where what decides is not understood. */
function valueOf({ value, option }: Write, facts: readonly Fact[]): Value {
  const doubt = option === allowOrigin ? facts.find(({ test }) => reasonIn(test) !== undefined) : undefined;
  const list = value.kind === 'requestHeader'
    ? facts.flatMap(({ test, is }) => (test.kind === 'listed' && is && test.header === value.name ? [test.list] : [])).at(-1) : undefined;
  return list ?? (doubt ? unknownFrom(doubt.test, value.at) : value);
}

function unknownFrom(test: Test, at: Span): Unknown {
  const because = reasonIn(test) ?? 'it depends on what the function decides';
  return { kind: 'unknown', because, name: undefined, at };
}

function reasonIn(test: Test): string | undefined {
  switch (test.kind) {
    case 'unknown': return test.because;
    case 'not': return reasonIn(test.test);
    case 'and': case 'or': return reasonIn(test.left) ?? reasonIn(test.right);
    case 'known': case 'method': case 'has': case 'listed': return undefined;
  }
}

function isPreflight({ test, is }: Fact): boolean {
  return is && test.kind === 'method' && test.methods.length === 1 && test.methods[0] === 'OPTIONS';
}

function occurrences(steps: readonly Step[], before: readonly Fact[]): readonly Occurrence[] {
  let facts = before;
  return steps.flatMap((step): readonly Occurrence[] => {
    if (step.kind === 'write') return step.option === undefined ? [] : [{ write: step, name: step.option, facts }];
    if (step.kind === 'call') return occurrences(step.steps, facts);
    if (step.kind !== 'if') return [];
    const inside = [
      ...occurrences(step.then, [...facts, ...factsOf(step.test, true)]), ...occurrences(step.otherwise, [...facts, ...factsOf(step.test, false)]),
    ];
    if (alwaysEnds(step.then)) facts = [...facts, ...factsOf(step.test, false)];
    else if (alwaysEnds(step.otherwise)) facts = [...facts, ...factsOf(step.test, true)];
    return inside;
  });
}

/** What is the case where the test is true, or false. */
function factsOf(test: Test, is: boolean): readonly Fact[] {
  switch (test.kind) {
    case 'not': return factsOf(test.test, !is);
    case 'and': return is ? [...factsOf(test.left, true), ...factsOf(test.right, true)] : [{ test, is }];
    case 'or': {
      if (!is) return [...factsOf(test.left, false), ...factsOf(test.right, false)];
      // `!origin || allowed.includes(origin)`, before the origin is echoed: a request without one gets no header.
      return isNotHas(test.left) ? factsOf(test.right, true) : isNotHas(test.right) ? factsOf(test.left, true) : [{ test, is }];
    }
    case 'known': case 'method': case 'has': case 'listed': case 'unknown': return [{ test, is }];
  }
}

function isNotHas(test: Test): boolean {
  return test.kind === 'not' && test.test.kind === 'has';
}

/** The steps with each write under its option, and each list that an option holds taken from it. */
function linked(steps: readonly Step[], options: ReadonlyMap<Write, string>, chosen: ReadonlyMap<string, Chosen>): readonly Step[] {
  return steps.map((step): Step => {
    if (step.kind === 'if') {
      return { ...step, test: linkedTest(step.test, chosen), then: linked(step.then, options, chosen), otherwise: linked(step.otherwise, options, chosen) };
    }
    if (step.kind === 'call') return { ...step, steps: linked(step.steps, options, chosen) };
    if (step.kind !== 'write') return step;
    const option = options.get(step);
    const held = option === undefined ? undefined : chosen.get(option);
    return { ...step, option, given: held !== undefined && isHeld(step.value, held.value) };
  });
}

/** Whether a value is that of the option: a handler may write one and the same in several places. */
function isHeld(value: Value, held: Value): boolean {
  return value === held || (value.kind === held.kind && value.kind !== 'literal' && isSame(value.at, held.at));
}

function linkedTest(test: Test, chosen: ReadonlyMap<string, Chosen>): Test {
  switch (test.kind) {
    case 'listed': {
      const holder = [...chosen].find(([, { value }]) => value === test.list || isSame(value.at, test.list.at));
      return { ...test, option: holder?.[0] };
    }
    case 'not': return { ...test, test: linkedTest(test.test, chosen) };
    case 'and': case 'or': return { ...test, left: linkedTest(test.left, chosen), right: linkedTest(test.right, chosen) };
    case 'known': case 'method': case 'has': case 'unknown': return test;
  }
}

function isSame(a: Span, b: Span): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end;
}
