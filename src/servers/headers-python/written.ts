import { branch, isOfCors, type Step, type Write } from '../../model/handwritten';
import type { Call, Expression, RecordExpression } from '../../model/syntax';
import { insideOf, type Literal, type RecordValue, type Unknown, type Value } from '../../model/value';
import type { Span } from '../../model/span';
import { raises, textsOf } from '../../languages/python/dialect';
import { testOf } from './guards';
import { headerRead } from './request';
import { assignments, dependsOnRequest, follow, wordsOf, type Scope } from './scope';

/** All of a Write but its value. */
interface Draft { readonly header: string; readonly by: string; readonly repeats: boolean; readonly key: Span; readonly at: Span }

/** How headers are written: by whom, and whether beside those that are there. */
export interface Manner { readonly by: string; readonly repeats: boolean }

/** A header whose name and value are written as expressions: nothing where the name is known and of no interest. */
export function headerSteps(name: Expression, value: Expression, { by, repeats }: Manner, at: Span, scope: Scope): readonly Step[] {
  const header = textOf(name, scope);
  if (header === undefined) return [unknownWrite('a header’s name is computed', at, by)];
  if (!isOfCors(header.toLowerCase())) return [];
  return valueSteps(value, { header, by, repeats, key: scope.module.span(name), at }, scope);
}

/** The text that an expression is, also as bytes, as a constant or as what a function was given. */
export function textOf(expression: Expression, scope: Scope): string | undefined {
  const given = expression.kind === 'name' ? scope.given.get(expression.name) : undefined;
  if (given) return textOf(given.expression, given.scope);
  const value = scope.module.evaluate(expression);
  return value.kind === 'literal' && typeof value.value === 'string' ? value.value : bytesOf(expression, scope);
}

/** `b"…"`, and `"…".encode()`. */
function bytesOf(expression: Expression, scope: Scope): string | undefined {
  if (expression.kind === 'call' && expression.callee.kind === 'member' && expression.callee.name.name === 'encode') return textOf(expression.callee.object, scope);
  if (expression.kind !== 'other' || expression.why !== 'bytes') return undefined;
  return /^b(["'])([^"'\\]*)\1$/.exec(scope.module.syntax.text.slice(expression.start, expression.end))?.[2];
}

/** Something that may be written, nobody knows under which name. */
export function unknownWrite(because: string, at: Span, by: string): Write {
  return { kind: 'write', header: 'Access-Control-Allow-Origin', value: unknown(because, at), given: false, option: undefined, by, repeats: false, key: at, at };
}

function unknown(because: string, at: Span): Unknown {
  return { kind: 'unknown', because, name: undefined, at };
}

/** An error that nobody here catches: which status it becomes depends on who does. */
export function failure(at: Span): readonly Step[] {
  return [{ kind: 'remove', header: undefined }, { kind: 'status', status: unknown('an error is raised', at) }, { kind: 'answer' }, { kind: 'return' }];
}

/** What is written for a value: what the request decides becomes branches. */
function valueSteps(value: Expression, draft: Draft, scope: Scope): readonly Step[] {
  const write = (made: Value): readonly Step[] => [{ kind: 'write', ...draft, value: made, given: false, option: draft.header.toLowerCase() }];
  const at = scope.module.span(value);
  const read = headerRead(value, scope);
  if (read) {
    const { without } = read;
    const none = without.kind === 'raises' ? failure(at) : write(without.kind === 'value' ? literal(without.value, at) : unknown(`${wordsOf(value, scope)} decides`, at));
    return branch({ kind: 'has', header: read.name }, write({ kind: 'requestHeader', name: read.name, at }), none);
  }
  const chosen = chosenSteps(value, draft, scope);
  if (chosen) return chosen;
  const found = follow(value, scope);
  if (found && (found.scope.module !== scope.module || isGiven(value, scope) || dependsOnRequest(found.expression, found.scope))) {
    return valueSteps(found.expression, draft, found.scope);
  }
  const bytes = bytesOf(value, scope);
  return write(bytes === undefined ? settled(value, scope, at) : literal(bytes, at));
}

function literal(value: Literal['value'], at: Span): Literal {
  return { kind: 'literal', value, at };
}

function isGiven(value: Expression, { given }: Scope): boolean {
  return value.kind === 'name' && given.has(value.name);
}

/** `a if b else c`, `a or b`, `origin.encode()`, and an f-string of nothing but one of them. */
function chosenSteps(value: Expression, draft: Draft, scope: Scope): readonly Step[] | undefined {
  const inner = (expression: Expression) => valueSteps(expression, draft, scope);
  if (value.kind === 'conditional') return branch(testOf(value.test, scope), inner(value.then), inner(value.otherwise));
  if (!dependsOnRequest(value, scope)) return undefined;
  if (value.kind === 'template') {
    const [only, ...others] = value.parts.filter((part) => part.kind !== 'text' || part.value !== '');
    return only && others.length === 0 && headerRead(only, scope) ? inner(only) : undefined;
  }
  if (value.kind !== 'binary' || value.operator !== 'or' || !headerRead(value.left, scope)) return undefined;
  return branch(testOf(value.left, scope), inner(value.left), inner(value.right));
}

/** What an expression is worth, if that is the same for every request. */
function settled(expression: Expression, scope: Scope, at: Span): Value {
  const value = joinedText(expression, scope, at) ?? scope.module.evaluate(expression);
  if (dependsOnRequest(expression, scope)) return value.kind === 'literal' && expression.kind !== 'name' ? value : unknown(`${wordsOf(expression, scope)} decides`, at);
  const open = [...insideOf(value)].find((each) => each.kind === 'choice' && isDecidedHere(each.condition, scope));
  return open?.kind === 'choice' ? unknown(`${open.condition} decides`, at) : value;
}

/** `", ".join(METHODS)`; the order of a set is nobody's. */
function joinedText(expression: Expression, { module }: Scope, at: Span): Value | undefined {
  if (expression.kind !== 'call' || expression.callee.kind !== 'member' || expression.callee.name.name !== 'join') return undefined;
  const [first] = expression.arguments;
  const between = module.evaluate(expression.callee.object);
  const items = first && module.evaluate(first.value);
  if (!items || between.kind !== 'literal' || typeof between.value !== 'string' || (items.kind === 'list' && items.of === 'set')) return undefined;
  const texts = textsOf(items);
  if (raises(texts)) return undefined;
  return 'kind' in texts ? texts : literal(texts.join(between.value), at);
}

/** Whether a condition mentions a name of the function's own. */
function isDecidedHere(condition: string, scope: Scope): boolean {
  if (condition.startsWith('environment ')) return false;
  return (condition.match(/[A-Za-z_]\w*/g) ?? []).some((word) => scope.requests.has(word) || assignments(word, scope).length > 0);
}

/** The headers of a dict, of pairs, of `dict(…)`, or of what a name or function stands for. */
export function objectSteps(object: Expression, manner: Manner, scope: Scope): readonly Step[] {
  switch (object.kind) {
    case 'record': return dictSteps(object, manner, scope);
    case 'list': return object.elements.flatMap((element) => (element.kind === 'spread' ? objectSteps(element.value, manner, scope) : pairSteps(element, manner, scope)));
    case 'conditional': return branch(testOf(object.test, scope), objectSteps(object.then, manner, scope), objectSteps(object.otherwise, manner, scope));
    case 'binary': if (/^[|+]$|^or$/.test(object.operator)) return [...objectSteps(object.left, manner, scope), ...objectSteps(object.right, manner, scope)]; break;
    case 'call': return madeSteps(object, manner, scope);
    default: break;
  }
  const found = follow(object, scope);
  if (found && /^(?:record|call|conditional|list|name)$/.test(found.expression.kind)) return objectSteps(found.expression, manner, found.scope);
  return evaluatedSteps(object, manner, scope);
}

function dictSteps({ entries }: RecordExpression, manner: Manner, scope: Scope): readonly Step[] {
  return entries.flatMap((entry) => (
    entry.kind === 'spread' ? objectSteps(entry.value, manner, scope) : headerSteps(entry.key, entry.value, manner, scope.module.span(entry), scope)));
}

/** `("Name", value)`: equal names are lines of their own. */
function pairSteps(pair: Expression, { by }: Manner, scope: Scope): readonly Step[] {
  const [name, value] = pair.kind === 'list' ? pair.elements : [];
  if (!name || !value || name.kind === 'spread' || value.kind === 'spread') return [unknownWrite('a list of headers is not followed', scope.module.span(pair), by)];
  return headerSteps(name, value, { by, repeats: true }, scope.module.span(pair), scope);
}

/** `dict(a, **b)`, `a.copy()`, and a function of one `return`. */
function madeSteps(call: Call, manner: Manner, scope: Scope): readonly Step[] {
  const { callee, arguments: given } = call;
  if (callee.kind === 'name' && callee.name === 'dict' && !scope.module.importOf(callee)) {
    return given.flatMap(({ value, name }) => (name ? [] : objectSteps(value, manner, scope)));
  }
  if (callee.kind === 'member' && /^(?:copy|items)$/.test(callee.name.name) && given.length === 0) return objectSteps(callee.object, manner, scope);
  const inside = calledScope(call, scope);
  const [only, ...others] = inside?.within.body ?? [];
  if (inside && only?.kind === 'return' && only.value && others.length === 0) return objectSteps(only.value, manner, inside);
  return [unknownWrite(`${wordsOf(callee, scope)}() decides`, scope.module.span(call), manner.by)];
}

/** The inside of a function of the workspace that is called, with what its parameters stand for. */
export function calledScope(call: Call, scope: Scope): Scope | undefined {
  const found = scope.depth > 4 ? undefined : follow(call.callee, scope);
  if (found?.expression.kind !== 'function' || call.arguments.some((each) => each.spread)) return undefined;
  const { expression: within } = found;
  scope.called.add(within);
  const named = (name: string) => call.arguments.find((each) => each.name?.name === name)?.value;
  const given = new Map(within.parameters.flatMap(({ name, initial }, i) => {
    if (name === undefined) return [];
    const argument = named(name) ?? (call.arguments[i]?.name ? undefined : call.arguments[i]?.value);
    if (argument) return [[name, { expression: argument, scope }] as const];
    return initial ? [[name, { expression: initial, scope: found.scope }] as const] : [];
  }));
  return { ...found.scope, within, given, responses: new Set(), requests: new Set(), depth: scope.depth + 1 };
}

function evaluatedSteps(object: Expression, manner: Manner, scope: Scope): readonly Step[] {
  const value = scope.module.evaluate(object);
  if (value.kind === 'record') return recordSteps(value, manner, scope.module.span(object));
  if (value.kind === 'literal') return [];
  // A parameter's annotation tells nobody what it holds.
  return [unknownWrite(value.kind === 'unknown' ? value.because : `${wordsOf(object, scope)} decides`, scope.module.span(object), manner.by)];
}

function recordSteps({ entries, rest }: RecordValue, { by, repeats }: Manner, at: Span): readonly Step[] {
  const known = [...entries].flatMap(([header, { value, key, at: whole }]): readonly Step[] => (isOfCors(header.toLowerCase())
    ? [{ kind: 'write', header, value, given: false, option: header.toLowerCase(), by, repeats, key, at: whole }] : []));
  return rest ? [...known, unknownWrite(rest.because, at, by)] : known;
}
