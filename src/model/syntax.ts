/**
 * One neutral syntax tree for JavaScript, TypeScript and Python.
 * Only what an evaluator can use has a kind of its own; everything else is `other` and keeps its children.
 */

interface Node {
  readonly start: number;
  readonly end: number;
}

export interface Text extends Node { readonly kind: 'text'; readonly value: string }
export interface NumberLiteral extends Node { readonly kind: 'number'; readonly value: number }
/** `None` is null; JavaScript's `undefined` and `void 0` are undefined. */
export interface Constant extends Node { readonly kind: 'constant'; readonly value: boolean | null | undefined }
export interface Template extends Node { readonly kind: 'template'; readonly parts: readonly Expression[] }
export interface PatternLiteral extends Node { readonly kind: 'pattern'; readonly source: string; readonly flags: string }
export interface ListExpression extends Node {
  readonly kind: 'list';
  readonly of: 'list' | 'tuple' | 'set';
  readonly elements: readonly (Expression | Spread)[];
}
export interface Spread extends Node { readonly kind: 'spread'; readonly value: Expression }
export interface RecordExpression extends Node { readonly kind: 'record'; readonly entries: readonly (Property | Spread)[] }
/** `key` is a text for `a:`, `'a':` and shorthand `a`; any expression for a computed key. A method's value is a function. */
export interface Property extends Node { readonly kind: 'property'; readonly key: Expression; readonly value: Expression; readonly shorthand: boolean }
export interface Name extends Node { readonly kind: 'name'; readonly name: string }
export interface Member extends Node { readonly kind: 'member'; readonly object: Expression; readonly name: Name }
export interface Index extends Node { readonly kind: 'index'; readonly object: Expression; readonly index: Expression }
export interface Call extends Node {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  /** Offset just after the opening parenthesis, where a first argument would be written. */
  readonly open: number;
  /** Offset of the closing parenthesis (the end of the call where it is missing). */
  readonly close: number;
  readonly constructs: boolean;
}
/** `spread: 'list'` is `...x` or `*x`; `'record'` is `**x`. */
export interface Argument extends Node {
  readonly kind: 'argument';
  readonly name: Name | undefined;
  readonly value: Expression;
  readonly spread: 'list' | 'record' | undefined;
}
/** Operators as written, but `and or not` for Python stay words and JavaScript's stay `&& || ! ??`. */
export interface Binary extends Node { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
export interface Unary extends Node { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
export interface Conditional extends Node { readonly kind: 'conditional'; readonly test: Expression; readonly then: Expression; readonly otherwise: Expression }
export interface Await extends Node { readonly kind: 'await'; readonly operand: Expression }
export interface FunctionExpression extends Node {
  readonly kind: 'function';
  readonly name: Name | undefined;
  readonly parameters: readonly Parameter[];
  /** A single expression for `x => y` and `lambda x: y`, which is a lone `return`. */
  readonly body: readonly Statement[];
  readonly async: boolean;
  readonly decorators: readonly Expression[];
}
/** A destructured parameter has no name and keeps the names it binds in `binds`. */
export interface Parameter extends Node { readonly kind: 'parameter'; readonly binds: readonly Name[]; readonly name: string | undefined; readonly initial: Expression | undefined }
export interface Other extends Node { readonly kind: 'other'; readonly why: string; readonly children: readonly (Expression | Statement)[] }

export type Expression =
  | Text | NumberLiteral | Constant | Template | PatternLiteral | ListExpression | RecordExpression | Name | Member | Index
  | Call | Binary | Unary | Conditional | Await | FunctionExpression | Other;

/** `target` is a name, member, index or a destructuring pattern written as list/record. `declares` tells a declaration. */
export interface Assignment extends Node {
  readonly kind: 'assignment';
  readonly target: Expression;
  readonly operator: string;
  readonly value: Expression | undefined;
  readonly declares: 'const' | 'let' | 'var' | undefined;
  readonly exported: boolean;
}
/**
 * One line for each name brought in: `imported` is `default`, `*` (the module itself) or a name.
 * `from m import *` is `*` with the local name `*`; `import a.b` is `*` from `a` with the local name `a`.
 */
export interface Import extends Node { readonly kind: 'import'; readonly from: string; readonly names: readonly ImportedName[] }
export interface ImportedName extends Node { readonly imported: string; readonly local: string }
/** `export { a as b }`, `export { a as b } from 'x'`, `export * from 'x'` (local `*`), `export default expression` (value). */
export interface Export extends Node {
  readonly kind: 'export';
  readonly from: string | undefined;
  readonly names: readonly { readonly local: string; readonly exported: string }[];
  readonly value: Expression | undefined;
}
export interface FunctionStatement extends Node { readonly kind: 'functionStatement'; readonly function: FunctionExpression; readonly exported: 'named' | 'default' | undefined }
export interface ClassStatement extends Node {
  readonly kind: 'class';
  readonly name: Name | undefined;
  readonly bases: readonly Expression[];
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
  readonly exported: 'named' | 'default' | undefined;
}
export interface Return extends Node { readonly kind: 'return'; readonly value: Expression | undefined }
export interface If extends Node { readonly kind: 'if'; readonly test: Expression; readonly then: readonly Statement[]; readonly otherwise: readonly Statement[] }
/**
 * for, while, with, try, switch and other blocks: `head` is what they evaluate, `binds` the names they introduce.
 * A handler (`catch`, `except`), which may or may not run, is a `switch` in the body of its `try`.
 */
export interface Block extends Node {
  readonly kind: 'block';
  readonly of: 'loop' | 'try' | 'switch' | 'with' | 'plain';
  readonly head: readonly Expression[];
  readonly binds: readonly Name[];
  readonly body: readonly Statement[];
}
export interface ExpressionStatement extends Node { readonly kind: 'expressionStatement'; readonly expression: Expression }

export type Statement =
  | Assignment | Import | Export | FunctionStatement | ClassStatement | Return | If | Block | ExpressionStatement;

export type Language = 'javascript' | 'python';

/** One source file as read: `damaged` tells that the parser had to guess somewhere. */
export interface Syntax {
  readonly file: string;
  readonly language: Language;
  readonly text: string;
  readonly body: readonly Statement[];
  readonly damaged: boolean;
}

export type AnyNode = Expression | Statement | Spread | Property | Argument | Parameter;

/** The direct children of a node, in source order. */
export function childrenOf(node: AnyNode): readonly AnyNode[] {
  switch (node.kind) {
    case 'text': case 'number': case 'constant': case 'pattern': case 'name': case 'import': return [];
    case 'template': return node.parts;
    case 'list': return node.elements;
    case 'spread': return [node.value];
    case 'record': return node.entries;
    case 'property': return [node.key, node.value];
    case 'member': return [node.object];
    case 'index': return [node.object, node.index];
    case 'call': return [node.callee, ...node.arguments];
    case 'argument': return [node.value];
    case 'binary': return [node.left, node.right];
    case 'unary': case 'await': return [node.operand];
    case 'conditional': return [node.test, node.then, node.otherwise];
    case 'function': return [...node.decorators, ...node.parameters, ...node.body];
    case 'parameter': return node.initial ? [node.initial] : [];
    case 'other': return node.children;
    case 'assignment': return node.value ? [node.target, node.value] : [node.target];
    case 'export': return node.value ? [node.value] : [];
    case 'functionStatement': return [node.function];
    case 'class': return [...node.decorators, ...node.bases, ...node.body];
    case 'return': return node.value ? [node.value] : [];
    case 'if': return [node.test, ...node.then, ...node.otherwise];
    case 'block': return [...node.head, ...node.body];
    case 'expressionStatement': return [node.expression];
  }
}

/** Every node below `roots`, outermost first, in source order. Iterative: absurd nesting must not overflow the stack. */
export function* walk(roots: readonly AnyNode[]): Generator<AnyNode> {
  const pending: AnyNode[] = [...roots].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node;
    pending.push(...childrenOf(node).toReversed());
  }
}
