import type { Module } from '../../model/module';
import { walk, type Expression, type FunctionExpression, type Member, type Name } from '../../model/syntax';

/** In whose terms a function writes headers. */
export type Kind = 'node' | 'fastify' | 'koa' | 'hono' | 'fetch';

/** What the names in a function stand for. */
export interface Scope {
  readonly module: Module;
  readonly kind: Kind;
  readonly within: FunctionExpression;
  /** Parameters that the request is read from, each with the way that it has gone already: `headers` of `({ headers }) => …`. */
  readonly requests: ReadonlyMap<string, readonly string[]>;
  /** The parameter that the response is written to. */
  readonly response: string | undefined;
  readonly next: string | undefined;
  /** What the parameters of a function that is called here stand for. */
  readonly given: ReadonlyMap<string, Written>;
  readonly depth: number;
}

/** An expression, where its names have their meaning. */
export interface Written { readonly expression: Expression; readonly scope: Scope }

/** Functions that call functions, and names that stand for names, are not followed deeper. */
const deepest = 6;

/** What a name stands for: a parameter's argument, what it is taken out of, or what it is assigned once. Undefined where it has no such meaning. */
export function follow(expression: Expression, scope: Scope): Written | undefined {
  if (expression.kind !== 'name' || scope.depth > deepest) return undefined;
  const inner = { ...scope, depth: scope.depth + 1 };
  const given = scope.given.get(expression.name);
  if (given) return { ...given, scope: { ...given.scope, depth: scope.depth + 1 } };
  const taken = takenOut(expression, scope);
  if (taken) return { expression: taken, scope: inner };
  const found = scope.module.definitionOf(expression);
  return found && { expression: found.expression, scope: found.module === scope.module ? inner : { ...inner, module: found.module, requests: new Map() } };
}

/** `request.headers` for `headers` of `const { headers } = request`, where nothing else is assigned to that name. */
function takenOut({ name }: Name, { within }: Scope): Expression | undefined {
  const found: Member[] = [];
  for (const node of walk(within.body)) {
    if (node.kind !== 'assignment') continue;
    if (node.target.kind === 'name' && node.target.name === name) return undefined;
    if (node.target.kind !== 'record' || !node.value) continue;
    for (const entry of node.target.entries) {
      if (entry.kind !== 'property' || entry.key.kind !== 'text' || entry.value.kind !== 'name' || entry.value.name !== name) continue;
      const { value, start, end } = entry.key;
      found.push({ kind: 'member', object: node.value, name: { kind: 'name', name: value, start, end }, start, end });
    }
  }
  return found.length === 1 ? found[0] : undefined;
}

/** Whether an expression says anything of the request, or of what the function has computed. */
export function dependsOnRequest(expression: Expression, scope: Scope): boolean {
  for (const node of walk([expression])) {
    if (node.kind !== 'name') continue;
    if (scope.requests.has(node.name)) return true;
    const found = follow(node, scope);
    if (found && found.scope.requests.size > 0 && found.expression !== expression && dependsOnRequest(found.expression, found.scope)) return true;
  }
  return false;
}

/** Names that have their meaning in the function alone. */
export function ownNames({ within, requests }: Scope): ReadonlySet<string> {
  const own = new Set(requests.keys());
  for (const node of walk(within.body)) {
    if (node.kind === 'assignment' && node.declares && node.target.kind === 'name') own.add(node.target.name);
  }
  return own;
}

/** The words of an expression, for a reason. */
export function wordsOf({ start, end }: { readonly start: number; readonly end: number }, { module }: Scope): string {
  const text = module.syntax.text.slice(start, end).replace(/\s+/g, ' ');
  return text.length > longestWords ? `${text.slice(0, longestWords)}…` : text;
}

const longestWords = 60;
