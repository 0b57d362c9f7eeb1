import type { Span } from './span';
import type { AnyNode, Call, ClassStatement, Expression, FunctionExpression, Language, Syntax } from './syntax';
import type { RecordValue, Value } from './value';

/** Something another package exports: `default`, `*` for the package itself, or a name. */
export interface Imported { readonly from: string; readonly name: string }

/** One file of a program, as a server sees it. Everything is answered on demand, across files, and never throws. */
export interface Module {
  readonly file: string;
  readonly language: Language;
  readonly syntax: Syntax;
  /** All calls of the file, in source order. */
  readonly calls: readonly Call[];
  /** All functions of the file, in source order. */
  readonly functions: readonly FunctionExpression[];
  /** What the expression is worth. */
  evaluate(expression: Expression): Value;
  /** The import that the expression (a name, a member of one, `require('x')`) stands for, aliases followed. */
  importOf(expression: Expression): Imported | undefined;
  /** The class that the expression names, as its chain of bases ending in an import, when it is a subclass of one. */
  baseOf(expression: Expression): Imported | undefined;
  /** What the module, or a class or module that `owner` names, holds by name in the end; `rest` where a base was not read. */
  names(owner?: Expression): RecordValue | undefined;
  /** What a name stands for that is assigned once or declares a function, and the module where that is written; imports followed. */
  definitionOf(expression: Expression): { readonly expression: Expression; readonly module: Module } | undefined;
  /** The class of the program that an expression names, and the module where that is written; imports followed. */
  classOf(expression: Expression): { readonly node: ClassStatement; readonly module: Module } | undefined;
  /** The class that a path from the root of the program names, as Django's settings do: `shop.middleware.TokenMiddleware`. */
  classAt(path: string): { readonly node: ClassStatement; readonly module: Module } | undefined;
  span(node: Pick<AnyNode, 'start' | 'end'>): Span;
}

/** The function that a call decorates. */
export function decoratedBy(call: Call, module: Module): FunctionExpression | undefined {
  return module.functions.find(({ decorators }) => decorators.includes(call));
}

/** Whether an import is one of those named `package` → names. */
export function isImport(found: Imported | undefined, from: readonly string[], names: readonly string[]): boolean {
  return found !== undefined && names.includes(found.name) && from.includes(packagePath(found.from));
}

/** `npm:hono@4.12.9/cors`, as Deno has it, is `hono/cors`. */
function packagePath(specifier: string): string {
  const path = specifier.replace(/^(?:npm|jsr):\/?/, '');
  return path === specifier ? path : path.replace(/^((?:@[^/@]+\/)?[^/@]+)@[^/]*/, '$1');
}
