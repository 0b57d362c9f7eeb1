import type { Span } from '../model/span';
import type { Call, Expression } from '../model/syntax';
import type { Value } from '../model/value';
import { binary, concat } from './operators';
import type { LoadedFile } from './program';
import type { Binding } from './resolve';
import { scopeAt, type Event, type Under } from './scopes';
import { lift, list, unknown } from './values';

/** What the history of a name needs of the evaluator. */
interface Evaluation {
  /** What the name is worth before all that: star-imported. */
  before(): Value | undefined;
  evaluate(expression: Expression): Value;
  decide(test: Expression, then: Value, otherwise: Value): Value;
  member(value: Value, key: string): Value;
}

/**
 * The value of a name at `use`, told by what happened to it in source order: assigned, assigned in one arm of an `if`,
 * appended to. What may happen any number of times, or from inside another function, makes it unknown.
 */
export function history(name: string, binding: Binding, use: number, user: LoadedFile, evaluation: Evaluation, at: Span): Value {
  const { file } = binding;
  const events = binding.events.toSorted((a, b) => startOf(a) - startOf(b));
  const sameScope = user.file === file.file && scopeAt(file.scopes, use).events.get(name) === binding.events;
  const seen = sameScope ? events.filter((event) => endOf(event) <= use || isInner(event)) : events;
  let value = isWritten(seen[0]) ? undefined : evaluation.before();
  for (const event of seen) value = after(event, value, name, evaluation, at);
  return value ?? unknown(`${name} has no value here`, at);
}

/** Whether it makes what was before it of no matter. */
function isWritten(event: Event | undefined): boolean {
  return event?.kind !== 'mutated' && (event?.kind !== 'assigned' || (event.node.operator === '=' && event.under.kind === 'straight'));
}

function after(event: Event, before: Value | undefined, name: string, evaluation: Evaluation, at: Span): Value {
  switch (event.kind) {
    case 'assigned': {
      if (event.inner || event.under.kind === 'sometimes') return unknown(`${name} is assigned in more than one place`, at);
      if (!event.node.value) return before ?? unknown(`${name} has no value here`, at);
      const written = event.path.reduce((value, key) => evaluation.member(value, key), evaluation.evaluate(event.node.value));
      const added = event.node.operator === '=' ? written : augmented(event.node.operator, before, written, at);
      return inArm(event.under, added, before, evaluation, at);
    }
    case 'mutated': {
      const clear = !event.inner && event.under.kind !== 'sometimes' && before !== undefined;
      const changed = clear ? mutated(event.call, event.method, before, evaluation, at) : undefined;
      if (changed && before) return inArm(event.under, changed, before, evaluation, at);
      return withUnknownRest(before, `${name} is changed in place`, at);
    }
    case 'opaque': return before && event.because.endsWith('changed in place') ? withUnknownRest(before, event.because, at) : unknown(event.because, at);
    case 'imported': return unknown(`${name} is also imported`, at);
    case 'function': case 'class': return unknown(`${name} is defined more than once`, at);
  }
}

function inArm(under: Under, changed: Value, before: Value | undefined, evaluation: Evaluation, at: Span): Value {
  if (under.kind !== 'arm') return changed;
  const otherwise = before ?? unknown('it has a value only on one side of an if', at);
  return under.then ? evaluation.decide(under.of.test, changed, otherwise) : evaluation.decide(under.of.test, otherwise, changed);
}

function augmented(operator: string, before: Value | undefined, added: Value, at: Span): Value {
  if (operator !== '+=' || !before) return unknown(`\`${operator}\` is not followed`, at);
  return binary('+', before, added, at, true);
}

function mutated(call: Call, method: string, before: Value, evaluation: Evaluation, at: Span): Value | undefined {
  const given = call.arguments.map((argument) => evaluation.evaluate(argument.value));
  if (call.arguments.some((argument) => argument.spread !== undefined)) return undefined;
  return lift([before, ...given], at, ([target, ...values]) => {
    if (target?.kind !== 'list') return unknown('what is changed in place is not a list', at);
    if (method === 'append' || method === 'add' || method === 'push') return list([...target.elements, ...values], target.at, target.of, target.rest);
    const [more] = values;
    if (method === 'extend' && more?.kind === 'list') return concat(target, more, target.at);
    return withUnknownRest(target, 'the list is changed in place', at);
  });
}

/** Elements or entries may have come or gone: for a list, what else there is is unknown. */
function withUnknownRest(value: Value | undefined, because: string, at: Span): Value {
  if (value?.kind === 'list') return { ...value, elements: [], rest: unknown(because, at) };
  return unknown(because, at);
}

function isInner(event: Event): boolean {
  return 'inner' in event && event.inner;
}

/** An assignment holds from its end on: `x = [*x, 1]` reads the x before it. */
function endOf(event: Event): number {
  switch (event.kind) {
    case 'assigned': return event.node.end;
    case 'mutated': return event.call.end;
    case 'function': case 'class': return event.node.start;
    case 'imported': case 'opaque': return event.at.start;
  }
}

function startOf(event: Event): number {
  switch (event.kind) {
    case 'assigned': case 'function': case 'class': return event.node.start;
    case 'mutated': return event.call.start;
    case 'imported': case 'opaque': return event.at.start;
  }
}
