import type { Span } from '../model/span';
import type { Argument, Call, Expression, ListExpression, RecordExpression } from '../model/syntax';
import type { Entry, RecordValue, Unknown, Value } from '../model/value';
import { methodCall } from './methods';
import { javascriptRead, pythonRead, type EnvironmentRead } from './environment';
import { history } from './history';
import { binary, joined, unary } from './operators';
import type { LoadedFile, Settled } from './program';
import type { Exported, Resolver } from './resolve';
import { choice, environmentCondition, fromText, notSet, lift, list, literal, record, truth, unknown } from './values';

/** Expressions nested or aliased deeper than this are unknown. */
const deepest = 200;
const longestName = 60;
const globalNumbers: ReadonlyMap<string, number> = new Map([['NaN', Number.NaN], ['Infinity', Number.POSITIVE_INFINITY]]);

/** Syntax → values, on demand, across files. Never throws: what it cannot follow is unknown, with the reason. */
export class Evaluator {
  private readonly known = new WeakMap<Expression, Value>();
  private readonly open = new Set<Expression>();
  private readonly resolver: Resolver;
  private readonly settled: Settled;

  constructor(resolver: Resolver, settled: Settled) {
    this.resolver = resolver;
    this.settled = settled;
  }

  evaluate(expression: Expression, file: LoadedFile): Value {
    const before = this.known.get(expression);
    if (before) return before;
    const at = spanOf(expression, file);
    if (this.open.has(expression)) return unknown('it refers to itself', at);
    if (this.open.size > deepest) return unknown('it is nested too deeply', at);
    this.open.add(expression);
    const value = this.settle(this.compute(expression, file, at), expression, file);
    this.open.delete(expression);
    this.known.set(expression, value);
    return value;
  }

  /** An unknown gets the name by which the user can settle it, and the value where that was done. */
  private settle(value: Value, expression: Expression, file: LoadedFile): Value {
    if (value.kind !== 'unknown') return value;
    const name = value.name ?? textOf(expression, file).slice(0, longestName);
    const text = this.settled[name];
    return text === undefined || text === '' ? { ...value, name } : fromText(text, value.at);
  }

  private compute(expression: Expression, file: LoadedFile, at: Span): Value {
    const read = this.environmentRead(expression, file);
    if (read) return this.variable(read, file, at);
    const python = file.syntax.language === 'python';
    const inside = (inner: Expression) => this.evaluate(inner, file);
    switch (expression.kind) {
      case 'text': case 'number': case 'constant': return literal(expression.value, at);
      case 'pattern': return { kind: 'pattern', source: expression.source, flags: expression.flags, dialect: file.syntax.language, at };
      case 'function': return { kind: 'callable', parameters: expression.parameters.length, async: expression.async, at };
      case 'template': return joined(expression.parts.map(inside), at, python);
      case 'list': return this.list(expression, file, at);
      case 'record': return this.record(expression, file, at);
      case 'name': return this.name(expression.name, expression, file, at);
      case 'member': return this.member(inside(expression.object), expression.name.name, at, this.namespace(expression.object, file));
      case 'index': return this.index(inside(expression.object), inside(expression.index), at);
      case 'binary': return binary(expression.operator, inside(expression.left), inside(expression.right), at, python);
      case 'unary': return unary(expression.operator, inside(expression.operand), at, python);
      case 'conditional': return this.conditional(expression.test, inside(expression.then), inside(expression.otherwise), file, at);
      case 'await': return unknown('it is the result of a promise', at);
      case 'call': return this.call(expression, file, at);
      case 'other': return unknown(expression.why, at);
    }
  }

  private list(expression: ListExpression, file: LoadedFile, at: Span): Value {
    const elements: Value[] = [];
    let rest: Unknown | undefined;
    for (const element of expression.elements) {
      if (element.kind !== 'spread') { elements.push(this.evaluate(element, file)); continue; }
      const inner = this.evaluate(element.value, file);
      if (inner.kind === 'list') { elements.push(...inner.elements); rest ??= inner.rest; }
      else rest ??= inner.kind === 'unknown' ? inner : unknown('what is spread here is not a list that can be read', spanOf(element, file));
    }
    return list(elements, at, expression.of, rest);
  }

  private record(expression: RecordExpression, file: LoadedFile, at: Span): Value {
    let made: Value = record(new Map(), at);
    for (const part of expression.entries) {
      if (part.kind === 'spread') {
        made = lift([made, this.evaluate(part.value, file)], at, ([base, extra]) => overlay(base, extra, at));
        continue;
      }
      const key = this.evaluate(part.key, file);
      const entry = { value: this.evaluate(part.value, file), key: spanOf(part.key, file), at: spanOf(part, file) };
      made = lift([made], at, ([base]) => overlay(base, key.kind === 'literal'
        ? record(new Map([[String(key.value), entry]]), at) : unknown('a key is computed', entry.key), at));
    }
    return made;
  }

  /** What a name of the module is worth once it has been read; undefined stands for a world in which it has no value. */
  atEnd(name: string, file: LoadedFile): Value {
    const end = file.syntax.text.length;
    const at: Span = { file: file.file, start: end, end };
    return this.name(name, { start: end }, file, at, literal(undefined, at));
  }

  private name(name: string, expression: { readonly start: number }, file: LoadedFile, at: Span, otherwise?: Value): Value {
    const binding = this.resolver.bindingOf(name, file, expression.start);
    const number = binding || file.syntax.language === 'python' ? undefined : globalNumbers.get(name);
    if (number !== undefined) return literal(number, at);
    const starred = this.resolver.starred(name, file);
    if (!binding) return starred ? this.exported(starred, at) : unknown(`${name} is not defined in the files that were read`, at);
    const first = binding.events[0];
    if (first?.kind === 'imported' && binding.events.length === 1) return this.imported(first.from, first.name, name, file, at);
    if (first?.kind === 'class' || first?.kind === 'function') {
      return first.kind === 'function' ? { kind: 'callable', parameters: first.node.parameters.length, async: first.node.async, at } : unknown(`${name} is a class`, at);
    }
    const from = (inner: Expression) => this.evaluate(inner, binding.file);
    return history(name, binding, expression.start, file, {
      before: () => (starred && binding.file === file && file.scopes.events.get(name) === binding.events ? this.exported(starred, at) : otherwise),
      evaluate: from,
      decide: (test, then, otherwise) => this.conditional(test, then, otherwise, binding.file, at),
      member: (value, key) => this.member(value, key, at, undefined),
    }, at);
  }

  private imported(from: string, name: string, local: string, file: LoadedFile, at: Span): Value {
    const found = this.resolver.exported(from, name, file);
    return found ? this.exported(found, at) : unknown(`${local} comes from ${from}, which was not read`, at);
  }

  private exported(found: Exported, at: Span): Value {
    if (found.kind === 'expression') return this.evaluate(found.expression, found.file);
    if (found.kind === 'module') return this.assignedExports(found.file, at);
    const end = found.binding.file.syntax.text.length;
    const name: Expression = { kind: 'name', name: found.name, start: end, end };
    return this.name(found.name, name, found.binding.file, at);
  }

  /** A CommonJS module that writes `exports.name = …`, as a record. */
  private assignedExports(file: LoadedFile, at: Span): Value {
    const entries = new Map<string, Entry>();
    for (const { name, value, statement } of this.resolver.assignedExports(file)) {
      const place = spanOf(statement, file);
      entries.set(name, { value: this.evaluate(value, file), key: place, at: place });
    }
    return entries.size > 0 ? record(entries, at) : unknown('it is a module', at);
  }

  /** Reads `key` of a module or class that `object` names. */
  private namespace(object: Expression, file: LoadedFile): ((key: string, at: Span) => Value | undefined) | undefined {
    if (object.kind !== 'name') return undefined;
    const binding = this.resolver.bindingOf(object.name, file, object.start);
    const last = binding?.events.at(-1);
    if (last?.kind === 'imported') {
      const found = this.resolver.exported(last.from, last.name, file);
      if (found?.kind === 'module') {
        return (key, at) => {
          const inner = this.resolver.exportOf(key, found.file);
          return inner && this.exported(inner, at);
        };
      }
    }
    const owner = this.resolver.classOf(object, file);
    return owner && ((key) => {
      const field = owner.node.body.findLast((each) => each.kind === 'assignment' && each.target.kind === 'name' && each.target.name === key);
      return field?.kind === 'assignment' && field.value ? this.evaluate(field.value, owner.file) : undefined;
    });
  }

  private member(object: Value, key: string, at: Span, namespace: ((key: string, at: Span) => Value | undefined) | undefined): Value {
    const inside = namespace?.(key, at);
    if (inside) return inside;
    return lift([object], at, ([owner]) => {
      if (owner?.kind === 'record') return owner.entries.get(key)?.value ?? owner.rest ?? literal(undefined, at);
      return owner?.kind === 'unknown' ? unknown(owner.because, at) : unknown(`.${key} is not followed`, at);
    });
  }

  private index(object: Value, key: Value, at: Span): Value {
    return lift([object, key], at, ([owner, place]) => {
      if (place?.kind !== 'literal') return unknown('the index is not known', at);
      if (owner?.kind === 'record') return owner.entries.get(String(place.value))?.value ?? owner.rest ?? unknown('there is no such key', at);
      if (owner?.kind === 'list' && typeof place.value === 'number' && !owner.rest) return owner.elements.at(place.value) ?? unknown('there is no such element', at);
      return owner?.kind === 'unknown' ? unknown(owner.because, at) : unknown('the index is not followed', at);
    });
  }

  private conditional(test: Expression, then: Value, otherwise: Value, file: LoadedFile, at: Span): Value {
    const value = this.evaluate(test, file);
    const python = file.syntax.language === 'python';
    const isTrue = truth(value, python);
    if (isTrue !== undefined) return isTrue ? then : otherwise;
    if (value.kind === 'choice') {
      return lift([value], at, ([settled]) => {
        const decided = settled && truth(settled, python);
        return decided === undefined ? this.either(test, then, otherwise, file, at) : decided ? then : otherwise;
      });
    }
    return this.either(test, then, otherwise, file, at);
  }

  private either(test: Expression, then: Value, otherwise: Value, file: LoadedFile, at: Span): Value {
    const words = textOf(test, file).slice(0, longestName);
    const answer = this.settled[words];
    if (answer === 'true' || answer === 'false') return answer === 'true' ? then : otherwise;
    return choice(words, [[`${words} is true`, then], [`${words} is false`, otherwise]], at);
  }

  private environmentRead(expression: Expression, file: LoadedFile): EnvironmentRead | undefined {
    if (expression.kind !== 'member' && expression.kind !== 'index' && expression.kind !== 'call') return undefined;
    return file.syntax.language === 'python'
      ? pythonRead(expression, (inner) => this.resolver.importOf(inner, file))
      : javascriptRead(expression, (inner) => textOf(inner, file));
  }

  private variable(read: EnvironmentRead, file: LoadedFile, at: Span): Value {
    const text = this.settled[read.variable];
    if (text !== undefined && text !== '' && text !== notSet) return literal(text, at);
    const set = unknown(`the environment variable ${read.variable} decides`, at, read.variable);
    if (read.required) return set;
    const unset = read.fallback ? this.evaluate(read.fallback, file) : literal(file.syntax.language === 'python' ? null : undefined, at);
    if (text === notSet) return unset;
    return choice(environmentCondition(read.variable), [[`${read.variable} is not set`, unset], [`${read.variable} is set`, set]], at);
  }

  private call(call: Call, file: LoadedFile, at: Span): Value {
    const { callee } = call;
    const inside = (argument: Argument) => this.evaluate(argument.value, file);
    if (callee.kind === 'member') {
      const owner = callee.object.kind === 'name' && callee.object.name === 'Object' ? undefined : this.evaluate(callee.object, file);
      if (!owner) return callee.name.name === 'freeze' && call.arguments[0] ? inside(call.arguments[0]) : unknown(`${textOf(callee, file)}() is not followed`, at);
      return lift([owner, ...call.arguments.map(inside)], at, ([object, ...given]) => methodCall(object, callee.name.name, given, at));
    }
    const [first] = call.arguments;
    if (callee.kind === 'name' && callee.name === 'require' && first?.value.kind === 'text') {
      return this.imported(first.value.value, '*', 'it', file, at);
    }
    if (callee.kind === 'name' && !this.resolver.bindingOf(callee.name, file, callee.start)) return this.builtIn(callee.name, call, at, inside);
    if (callee.kind === 'name' && callee.name === 'dict') return unknown('dict is redefined', at);
    return unknown(`${textOf(callee, file).slice(0, longestName)}() is a function whose result is not followed`, at);
  }

  private builtIn(name: string, call: Call, at: Span, inside: (argument: Argument) => Value): Value {
    const first = call.arguments[0];
    if (name === 'dict') return this.keywordRecord(call, at, inside);
    const of = ({ list: 'list', tuple: 'tuple', set: 'set', frozenset: 'set', Set: 'set' } as const)[name];
    if (!of) return unknown(`${name}() is not followed`, at);
    if (!first) return list([], at, of);
    return lift([inside(first)], at, ([value]) => (value?.kind === 'list' ? { ...value, of } : unknown('what it is made of is not followed', at)));
  }

  private keywordRecord(call: Call, at: Span, inside: (argument: Argument) => Value): Value {
    const entries = new Map<string, Entry>();
    for (const argument of call.arguments) {
      if (!argument.name) return unknown('dict() of this is not followed', at);
      const key = { file: at.file, start: argument.name.start, end: argument.name.end };
      entries.set(argument.name.name, { value: inside(argument), key, at: { file: at.file, start: argument.start, end: argument.end } });
    }
    return record(entries, at);
  }
}

/** `{ ...base, ...extra }`: later entries win; an unknown `extra` may hide any entry before it. */
export function overlay(base: Value | undefined, extra: Value | undefined, at: Span): Value {
  if (base?.kind !== 'record') return base ?? unknown('it is missing', at);
  if (extra?.kind === 'record') {
    const kept = extra.rest ? [] : [...base.entries];
    return record(new Map<string, Entry>([...kept, ...extra.entries]), at, extra.rest ?? base.rest) satisfies RecordValue;
  }
  if (extra?.kind === 'literal') return base;
  return record(new Map(), at, extra?.kind === 'unknown' ? extra : unknown('what is spread here is not followed', at));
}

function spanOf(node: { readonly start: number; readonly end: number }, file: LoadedFile): Span {
  return { file: file.file, start: node.start, end: node.end };
}

function textOf(node: { readonly start: number; readonly end: number }, file: LoadedFile): string {
  return file.syntax.text.slice(node.start, node.end).replace(/\s+/g, ' ');
}
