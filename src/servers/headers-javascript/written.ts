import { branch, isOfCors, type Step, type Write } from '../../model/handwritten';
import type { Call, Expression, Property } from '../../model/syntax';
import type { Literal, RecordValue, Unknown, Value } from '../../model/value';
import { insideOf } from '../../model/value';
import type { Span } from '../../model/span';
import { joined } from '../../languages/javascript/dialect';
import { testOf } from './guards';
import { headerRead } from './request';
import { dependsOnRequest, follow, ownNames, wordsOf, type Scope } from './scope';

/** All of a Write but its value. */
export interface Draft { readonly header: string; readonly by: string; readonly repeats: boolean; readonly key: Span; readonly at: Span }

/** A header whose name and value are written as expressions: nothing where the name is known and of no interest. */
export function headerSteps(name: Expression, value: Expression, by: string, repeats: boolean, at: Span, scope: Scope): readonly Step[] {
  const header = textOf(name, scope);
  if (header === undefined) return [unknownWrite('a header’s name is computed', at, by)];
  if (!isOfCors(header.toLowerCase())) return [];
  return valueSteps(value, { header, by, repeats, key: scope.module.span(name), at }, scope);
}

/** The text that an expression is, also as a constant or as what a function was given. */
export function textOf(expression: Expression, scope: Scope): string | undefined {
  const given = expression.kind === 'name' ? scope.given.get(expression.name) : undefined;
  if (given) return textOf(given.expression, given.scope);
  const value = scope.module.evaluate(expression);
  return value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** Something that may be written, nobody knows under which name. */
export function unknownWrite(because: string, at: Span, by: string): Write {
  const value: Unknown = { kind: 'unknown', because, name: undefined, at };
  return { kind: 'write', header: 'Access-Control-Allow-Origin', value, given: false, option: undefined, by, repeats: false, key: at, at };
}

/** What is written for a value: what the request decides becomes branches. */
export function valueSteps(value: Expression, draft: Draft, scope: Scope, shown = value): readonly Step[] {
  const write = (made: Value): readonly Step[] => [{ kind: 'write', ...draft, value: made, given: false, option: draft.header.toLowerCase() }];
  const at = spanOf(shown, scope, draft);
  const literal = (made: Literal['value']) => write({ kind: 'literal', value: made, at });
  const read = headerRead(value, scope);
  if (read?.never) return literal(undefined);
  if (read) return branch({ kind: 'has', header: read.name }, write({ kind: 'requestHeader', name: read.name, at }), literal(read.absent));
  const chosen = chosenSteps(value, draft, scope, literal);
  if (chosen) return chosen;
  const found = follow(value, scope);
  if (found && (found.scope.module !== scope.module || scope.given.has(nameOf(value)) || dependsOnRequest(found.expression, found.scope))) {
    return valueSteps(found.expression, draft, found.scope, found.scope.module === scope.module && !scope.given.has(nameOf(value)) ? value : found.expression);
  }
  return write(settled(value, scope, at));
}

function nameOf(value: Expression): string {
  return value.kind === 'name' ? value.name : '';
}

/** A value is shown where it is written, if that is within what writes it or in another file. */
function spanOf(value: Expression, { module }: Scope, draft: Draft): Span {
  const at = module.span(value);
  return at.file === draft.at.file || value.end > value.start ? at : draft.at;
}

/** `a ? b : c`, `a || b`, `a ?? b`, `a && b`, and a template of nothing but one of them. */
function chosenSteps(value: Expression, draft: Draft, scope: Scope, literal: (made: Literal['value']) => readonly Step[]): readonly Step[] | undefined {
  const inner = (expression: Expression) => valueSteps(expression, draft, scope);
  if (value.kind === 'conditional') return branch(testOf(value.test, scope), inner(value.then), inner(value.otherwise));
  if (value.kind === 'template') {
    const [only, ...others] = value.parts.filter((part) => part.kind !== 'text' || part.value !== '');
    const read = only && headerRead(only, scope);
    if (only && read && others.length === 0) return branch(testOf(only, scope), inner(only), literal(String(read.absent)));
    return only && others.length === 0 && dependsOnRequest(only, scope) ? inner(only) : undefined;
  }
  if (value.kind !== 'binary' || !dependsOnRequest(value, scope)) return undefined;
  if (value.operator === '&&') return branch(testOf(value.left, scope), inner(value.right), literal(falseOf(value.left, scope)));
  if (value.operator !== '||' && value.operator !== '??') return undefined;
  const first = headerRead(value.left, scope);
  if (first) return branch(testOf(value.left, scope), inner(value.left), inner(value.right));
  return value.operator === '||' ? orSteps(value.left, value.right, scope, inner) : undefined;
}

/** What `left && right` is where `left` is not true: a header that is not there, or the answer no. */
function falseOf(left: Expression, scope: Scope): Literal['value'] {
  const read = headerRead(left, scope);
  return read ? read.absent : false;
}

/** `(allowed.includes(origin) && origin) || fallback`. */
function orSteps(left: Expression, right: Expression, scope: Scope, inner: (expression: Expression) => readonly Step[]): readonly Step[] | undefined {
  const isAnd = left.kind === 'binary' && left.operator === '&&' && headerRead(left.right, scope);
  return isAnd ? branch(testOf(left, scope), inner(left.right), inner(right)) : undefined;
}

/** What an expression is worth, if that is the same for every request. */
function settled(expression: Expression, scope: Scope, at: Span): Value {
  const value = joinedText(expression, scope) ?? scope.module.evaluate(expression);
  if (dependsOnRequest(expression, scope)) return value.kind === 'unknown' || value.kind === 'choice' ? unknown(`${wordsOf(expression, scope)} decides`, at) : value;
  const own = ownNames(scope);
  const open = [...insideOf(value)].find((each) => each.kind === 'choice' && !each.condition.startsWith('environment ')
    && (each.condition.match(/[A-Za-z_$][\w$]*/g) ?? []).some((word) => own.has(word)));
  return open?.kind === 'choice' ? unknown(`${open.condition} decides`, at) : value;
}

/** `methods.join(', ')`. */
function joinedText(expression: Expression, { module }: Scope): Value | undefined {
  if (expression.kind !== 'call' || expression.callee.kind !== 'member' || expression.callee.name.name !== 'join') return undefined;
  const [separator] = expression.arguments;
  const list = module.evaluate(expression.callee.object);
  const between = separator ? module.evaluate(separator.value) : undefined;
  if (list.kind !== 'list' || list.of === 'set' || (between && (between.kind !== 'literal' || typeof between.value !== 'string'))) return undefined;
  const text = joined(list, between?.kind === 'literal' ? String(between.value) : ',');
  const at = module.span(expression);
  return typeof text === 'string' ? { kind: 'literal', value: text, at } : text;
}

function unknown(because: string, at: Span): Unknown {
  return { kind: 'unknown', because, name: undefined, at };
}

/** The headers of an object, of `new Headers(…)`, of pairs, or of what a name or function stands for. */
export function objectSteps(object: Expression, by: string, scope: Scope): readonly Step[] {
  switch (object.kind) {
    case 'record': return object.entries.flatMap((entry) => (entry.kind === 'spread' ? objectSteps(entry.value, by, scope) : propertySteps(entry, by, scope)));
    case 'list': return object.elements.flatMap((element) => (element.kind === 'spread' ? objectSteps(element.value, by, scope) : pairSteps(element, by, scope)));
    case 'conditional': return branch(testOf(object.test, scope), objectSteps(object.then, by, scope), objectSteps(object.otherwise, by, scope));
    case 'binary': {
      if (object.operator === '&&') return branch(testOf(object.left, scope), objectSteps(object.right, by, scope), []);
      return [...objectSteps(object.left, by, scope), unknownWrite(`${wordsOf(object, scope)} is not followed`, scope.module.span(object), by)];
    }
    case 'call': return madeSteps(object, by, scope);
    default: break;
  }
  const found = follow(object, scope);
  if (found && isMade(found.expression)) return objectSteps(found.expression, by, found.scope);
  return evaluatedSteps(object, by, scope);
}

function isMade({ kind }: Expression): boolean {
  return kind === 'record' || kind === 'call' || kind === 'conditional' || kind === 'list' || kind === 'name';
}

function propertySteps(property: Property, by: string, scope: Scope): readonly Step[] {
  const { value } = property;
  return headerSteps(property.key, value, by, false, scope.module.span(property), scope);
}

/** `['Name', value]`, as `new Headers` and `new Response` take them: equal names are lines of their own. */
function pairSteps(pair: Expression, by: string, scope: Scope): readonly Step[] {
  const [name, value] = pair.kind === 'list' ? pair.elements : [];
  if (!name || !value || name.kind === 'spread' || value.kind === 'spread') return [unknownWrite('a list of headers is not followed', scope.module.span(pair), by)];
  return headerSteps(name, value, by, true, scope.module.span(pair), scope);
}

/** `new Headers(init)`, `Object.assign({}, a, b)`, and a function of one `return`. */
function madeSteps(call: Call, by: string, scope: Scope): readonly Step[] {
  const { callee } = call;
  const given = call.arguments.map(({ value }) => value);
  if (callee.kind === 'name' && callee.name === 'Headers' && call.constructs) return given.flatMap((init) => objectSteps(init, by, scope));
  if (callee.kind === 'member' && callee.object.kind === 'name' && callee.object.name === 'Object' && /^(?:assign|freeze|fromEntries)$/.test(callee.name.name)) {
    return given.flatMap((each) => objectSteps(each, by, scope));
  }
  const inside = calledScope(call, scope);
  const [only, ...others] = inside?.within.body ?? [];
  if (inside && only?.kind === 'return' && only.value && others.length === 0) return objectSteps(only.value, by, inside);
  return [unknownWrite(`${wordsOf(callee, scope)}() decides`, scope.module.span(call), by)];
}

/** The inside of a function of the workspace that is called. */
export function calledScope(call: Call, scope: Scope): Scope | undefined {
  const found = scope.depth > 4 ? undefined : follow(call.callee, scope);
  if (found?.expression.kind !== 'function' || call.arguments.some((each) => each.spread)) return undefined;
  const { expression: within } = found;
  const given = new Map(within.parameters.flatMap(({ name, initial }, i) => {
    const argument = call.arguments[i]?.value;
    if (name === undefined) return [];
    if (argument) return [[name, { expression: argument, scope }] as const];
    return initial ? [[name, { expression: initial, scope: found.scope }] as const] : [];
  }));
  return { ...found.scope, within, given, response: undefined, next: undefined, depth: scope.depth + 1 };
}

function evaluatedSteps(object: Expression, by: string, scope: Scope): readonly Step[] {
  const value = scope.module.evaluate(object);
  if (value.kind === 'record') return recordSteps(value, by, scope.module.span(object));
  if (value.kind === 'literal') return [];
  return [unknownWrite(value.kind === 'unknown' ? value.because : `${wordsOf(object, scope)} decides`, scope.module.span(object), by)];
}

function recordSteps({ entries, rest }: RecordValue, by: string, at: Span): readonly Step[] {
  const known = [...entries].flatMap(([header, { value, key, at: whole }]): readonly Step[] => (isOfCors(header.toLowerCase())
    ? [{ kind: 'write', header, value, given: false, option: header.toLowerCase(), by, repeats: false, key, at: whole }] : []));
  return rest ? [...known, unknownWrite(rest.because, at, by)] : known;
}
