import type { Span } from '../model/span';
import type { ListValue, Literal, Unknown, Value } from '../model/value';
import { lift, list, literal, truth, unknown } from './values';

const firstUnless: Readonly<Record<string, 'true' | 'false' | 'nullish'>> = { '||': 'true', or: 'true', '&&': 'false', and: 'false', '??': 'nullish' };

/** The value of `left operator right`. */
export function binary(operator: string, left: Value, right: Value, at: Span, python: boolean): Value {
  return lift([left, right], at, ([a, b]) => (a && b ? settledBinary(operator, a, b, at, python) : unknown('an operand is missing', at)));
}

function settledBinary(operator: string, a: Value, b: Value, at: Span, python: boolean): Value {
  const stops = firstUnless[operator];
  if (stops) return shortCircuit(stops, a, b, at, python);
  if (a.kind === 'unknown') return spoilt(a, at);
  if (b.kind === 'unknown') return spoilt(b, at);
  if (operator === '+') return plus(a, b, at, python);
  if (operator === '*') return times(a, b, at);
  if (/^(?:[!=]==?|is|is not)$/.test(operator)) return equality(operator, a, b, at);
  return unknown(`\`${operator}\` is not followed`, at);
}

function shortCircuit(stops: 'true' | 'false' | 'nullish', a: Value, b: Value, at: Span, python: boolean): Value {
  if (a.kind === 'unknown') return spoilt(a, at);
  if (stops === 'nullish') return a.kind === 'literal' && (a.value === null || a.value === undefined) ? b : a;
  const isTrue = truth(a, python);
  if (isTrue === undefined) return unknown('whether it is empty is not known', at);
  return isTrue === (stops === 'true') ? a : b;
}

function plus(a: Value, b: Value, at: Span, python: boolean): Value {
  if (a.kind === 'list' && b.kind === 'list' && python) return concat(a, b, at);
  if (a.kind !== 'literal' || b.kind !== 'literal') return unknown('`+` of these is not followed', at);
  if (typeof a.value === 'number' && typeof b.value === 'number') return literal(a.value + b.value, at);
  const texts = typeof a.value === 'string' || typeof b.value === 'string';
  if (!texts || (python && typeof a.value !== typeof b.value)) return unknown('`+` of these is not followed', at);
  return literal(String(a.value) + String(b.value), at);
}

/** Of numbers only: Python repeats texts and lists with it. */
function times(a: Value, b: Value, at: Span): Value {
  const numbers = a.kind === 'literal' && b.kind === 'literal' && typeof a.value === 'number' && typeof b.value === 'number';
  return numbers ? literal(a.value * b.value, at) : unknown('`*` of these is not followed', at);
}

/** Both lists as one; the elements keep the places where they are written. */
export function concat(a: ListValue, b: ListValue, at: Span): ListValue {
  return list([...a.elements, ...b.elements], at, a.of, a.rest ?? b.rest);
}

function equality(operator: string, a: Value, b: Value, at: Span): Value {
  if (a.kind !== 'literal' || b.kind !== 'literal' || (!/==|is/.test(operator) && typeof a.value !== typeof b.value)) {
    return unknown('the comparison is not followed', at);
  }
  const differs = operator.startsWith('!') || operator === 'is not';
  return literal((a.value === b.value) !== differs, at);
}

/** The value of `operator operand`. */
export function unary(operator: string, operand: Value, at: Span, python: boolean): Value {
  return lift([operand], at, ([value]) => {
    if (!value || value.kind === 'unknown') return unknown(value?.because ?? 'the operand is missing', at, value?.name);
    if (operator === '!' || operator === 'not') {
      const isTrue = truth(value, python);
      return isTrue === undefined ? unknown('whether it is true is not known', at) : literal(!isTrue, at);
    }
    if (operator === '-' && value.kind === 'literal' && typeof value.value === 'number') return literal(-value.value, at);
    return unknown(`\`${operator}\` is not followed`, at);
  });
}

/** The text that the parts of a template or f-string make. */
export function joined(parts: readonly Value[], at: Span, python: boolean): Value {
  return lift(parts, at, (settled) => {
    let text = '';
    for (const part of settled) {
      if (part.kind === 'unknown') return spoilt(part, at);
      if (part.kind !== 'literal') return unknown('a part of the text is not followed', at);
      text += written(part.value, python);
    }
    return literal(text, at);
  });
}

function written(value: Literal['value'], python: boolean): string {
  if (!python || typeof value === 'string' || typeof value === 'number') return String(value);
  return value === true ? 'True' : value === false ? 'False' : 'None';
}

/** Something computed from an unknown: as unknown, under the same name, so that settling the one settles the other. */
function spoilt(cause: Unknown, at: Span): Unknown {
  return unknown(cause.because, at, cause.name);
}
