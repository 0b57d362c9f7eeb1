import type { Span } from '../model/span';
import { truthyInJavascript, truthyInPython } from '../model/ternary';
import type { Choice, Entry, ListValue, Literal, RecordValue, Unknown, Value } from '../model/value';

/** A choice with more ways than this is no longer followed. */
const mostWays = 32;

/** What settles an environment variable as not set. */
export const notSet = '(not set)';

/** The condition under which all reads of a variable agree. */
export function environmentCondition(variable: string): string {
  return `environment ${variable}`;
}

/** The variable of such a condition; undefined for any other condition. */
export function variableOf(condition: string): string | undefined {
  return condition.startsWith('environment ') ? condition.slice('environment '.length) : undefined;
}

export function literal(value: Literal['value'], at: Span): Literal {
  return { kind: 'literal', value, at };
}

export function unknown(because: string, at: Span, name?: string): Unknown {
  return { kind: 'unknown', because, name, at };
}

export function list(elements: readonly Value[], at: Span, of: ListValue['of'] = 'list', rest?: Unknown): ListValue {
  return { kind: 'list', of, elements, rest, at };
}

export function record(entries: ReadonlyMap<string, Entry>, at: Span, rest?: Unknown): RecordValue {
  return { kind: 'record', entries, rest, at };
}

export function choice(condition: string, options: readonly (readonly [when: string, value: Value])[], at: Span): Choice {
  return { kind: 'choice', condition, options: options.map(([when, value]) => ({ when, value: given(value, condition, when) })), at };
}

/** A value in the world where `condition` turned out as `when`. */
function given(value: Value, condition: string, when: string): Value {
  if (value.kind !== 'choice') return value;
  if (value.condition === condition) {
    const settled = value.options.find((option) => option.when === when);
    if (settled) return given(settled.value, condition, when);
  }
  return { ...value, options: value.options.map((option) => ({ when: option.when, value: given(option.value, condition, when) })) };
}

/** Applies `operation` in each way that the operands can turn out. */
export function lift(operands: readonly Value[], at: Span, operation: (settled: readonly Value[]) => Value): Value {
  if (ways(operands) > mostWays) return unknown('it depends on too many conditions', at);
  const index = operands.findIndex((operand) => operand.kind === 'choice');
  const open = operands[index];
  if (open?.kind !== 'choice') return operation(operands);
  const options = open.options.map(({ when, value }): readonly [string, Value] => [when, lift(operands.with(index, value), at, operation)]);
  return choice(open.condition, options, at);
}

function ways(operands: readonly Value[]): number {
  return operands.reduce((product, operand) => product * waysOf(operand), 1);
}

function waysOf(value: Value): number {
  return value.kind === 'choice' ? value.options.reduce((sum, option) => sum + waysOf(option.value), 0) : 1;
}

/** The value of a text that the user typed: JSON where it reads as such, else the text itself. */
export function fromText(text: string, at: Span): Value {
  try {
    return fromJson(JSON.parse(text), at);
  } catch {
    return literal(text, at);
  }
}

function fromJson(json: unknown, at: Span): Value {
  if (Array.isArray(json)) return list(json.map((element: unknown) => fromJson(element, at)), at);
  if (typeof json === 'object' && json !== null) {
    return record(new Map(Object.entries(json).map(([name, value]) => [name, { value: fromJson(value, at), key: at, at }])), at);
  }
  return literal(json as Literal['value'], at);
}

/** Whether a value counts as true; undefined when that cannot be told. */
export function truth(value: Value, python: boolean): boolean | undefined {
  const found = python ? truthyInPython(value) : truthyInJavascript(value);
  return typeof found === 'boolean' ? found : undefined;
}
