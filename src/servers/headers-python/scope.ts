import type { Module } from '../../model/module';
import { walk, type ClassStatement, type Expression, type FunctionExpression } from '../../model/syntax';
import type { Step } from '../../model/handwritten';
import type { Framework } from './frameworks';

/** What the names in a function stand for. */
export interface Scope {
  readonly module: Module;
  readonly framework: Framework;
  readonly within: FunctionExpression;
  /** The class that the function is a method of. */
  readonly owner: ClassStatement | undefined;
  /** Parameters that hold the response. */
  readonly responses: ReadonlySet<string>;
  /** Parameters that the request is read from. */
  readonly requests: ReadonlySet<string>;
  /** What the parameters of a function that is called here stand for. */
  readonly given: ReadonlyMap<string, Written>;
  /** Functions that have been read because another calls them. */
  readonly called: Set<FunctionExpression>;
  readonly depth: number;
  /** What the statements of a function do. */
  readonly read: (within: FunctionExpression, scope: Scope) => readonly Step[];
}

/** An expression, where its names have their meaning. */
export interface Written { readonly expression: Expression; readonly scope: Scope }

/** Functions that call functions, and names that stand for names, are not followed deeper. */
const deepest = 6;

/** What a name stands for: a parameter's argument, or what it is assigned once. Undefined where it has no such meaning. */
export function follow(expression: Expression, scope: Scope): Written | undefined {
  if (expression.kind !== 'name' || scope.depth > deepest) return undefined;
  const given = scope.given.get(expression.name);
  if (given) return { ...given, scope: { ...given.scope, depth: scope.depth + 1 } };
  if (scope.requests.has(expression.name) || scope.responses.has(expression.name)) return undefined;
  const found = scope.module.definitionOf(expression);
  if (!found) return undefined;
  const inner: Scope = { ...scope, depth: scope.depth + 1 };
  return { expression: found.expression, scope: found.module === scope.module ? inner : elsewhere(inner, found.module) };
}

/** Nothing of this function has a meaning in another file. */
function elsewhere(scope: Scope, module: Module): Scope {
  return { ...scope, module, requests: new Set(), responses: new Set(), given: new Map(), owner: undefined };
}

/** Whether an expression may differ from one request to the next. */
export function dependsOnRequest(expression: Expression, scope: Scope): boolean {
  for (const node of walk([expression])) {
    if (node.kind !== 'name') continue;
    if (scope.requests.has(node.name) || isRequestObject(node, scope)) return true;
    const found = follow(node, scope);
    if (found && found.expression !== expression && dependsOnRequest(found.expression, found.scope)) return true;
    if (!found && assignments(node.name, scope).length > 0) return true;
  }
  return false;
}

const requestPackages = /^(?:flask|quart|bottle|cherrypy|sanic)$/;

/** `request` of Flask, Quart and Bottle, which every view reads though nobody hands it over. */
export function isRequestObject(expression: Expression, { module }: Scope): boolean {
  const found = module.importOf(expression);
  return found !== undefined && requestPackages.test(found.from) && found.name === 'request';
}

/** What the function assigns to a name of its own. */
export function assignments(name: string, { within }: Scope): readonly (Expression | undefined)[] {
  return [...walk(within.body)].flatMap((node) => (
    node.kind === 'assignment' && node.target.kind === 'name' && node.target.name === name ? [node.value] : []));
}

/** The words of an expression, for a reason. */
export function wordsOf({ start, end }: { readonly start: number; readonly end: number }, { module }: Scope): string {
  const text = module.syntax.text.slice(start, end).replaceAll(/\s+/g, ' ');
  return text.length > longestWords ? `${text.slice(0, longestWords)}…` : text;
}

const longestWords = 60;
