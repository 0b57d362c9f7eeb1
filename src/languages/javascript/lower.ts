import type ts from 'typescript';
import type {
  Assignment, Block, ClassStatement, Expression, Name, Other, Property, Statement,
} from '../../model/syntax';
import { boundNames, lowerBinding } from './bindings';
import { ClassLowering } from './classes';
import { ExpressionLowering, isAssignment, type StatementLowering, type TypeScript } from './expressions';
import { exportOf, ModuleLowering } from './modules';

export type { TypeScript } from './expressions';

/** TypeScript's tree as the neutral one. */
export function lowerJavascript(loaded: TypeScript, source: ts.SourceFile): readonly Statement[] {
  return new Lowering(loaded, source).statements(source.statements);
}

class Lowering implements StatementLowering {
  private readonly ts: TypeScript;
  private readonly source: ts.SourceFile;
  private readonly inner: ExpressionLowering;
  private readonly modules: ModuleLowering;
  private readonly classes: ClassLowering;

  constructor(loaded: TypeScript, source: ts.SourceFile) {
    this.ts = loaded;
    this.source = source;
    this.inner = new ExpressionLowering(loaded, source, this);
    this.modules = new ModuleLowering(loaded, this.inner);
    this.classes = new ClassLowering(loaded, this.inner, (nodes) => this.statements(nodes));
  }

  statements(nodes: readonly ts.Node[]): readonly Statement[] {
    return nodes.flatMap((node) => this.statement(node));
  }

  private statement(outer: ts.Node): readonly Statement[] {
    const { ts } = this;
    let node = outer;
    while (ts.isLabeledStatement(node)) node = node.statement;
    return this.declaration(node) ?? this.modules.item(node) ?? this.control(node) ?? this.loop(node) ?? [];
  }

  private declaration(node: ts.Node): readonly Statement[] | undefined {
    const { ts } = this;
    if (ts.isVariableStatement(node)) {
      return this.variables(node.declarationList, exportOf(this.ts, node) !== undefined);
    }
    if (ts.isExpressionStatement(node)) return this.expressionStatement(node);
    if (ts.isFunctionDeclaration(node)) return node.body ? [this.classes.functionStatement(node)] : [];
    if (ts.isClassDeclaration(node)) return [this.classes.classStatement(node)];
    if (ts.isEnumDeclaration(node)) return [this.enumeration(node)];
    return ts.isModuleDeclaration(node) ? this.namespace(node) : undefined;
  }

  private control(node: ts.Node): readonly Statement[] | undefined {
    const { ts, inner } = this;
    const range = inner.range(node);
    if (ts.isReturnStatement(node)) {
      return [{ kind: 'return', value: node.expression && inner.expression(node.expression), ...range }];
    }
    if (ts.isIfStatement(node)) {
      const otherwise = node.elseStatement ? this.branch(node.elseStatement) : [];
      return [{
        kind: 'if', test: inner.expression(node.expression), then: this.branch(node.thenStatement), otherwise, ...range,
      }];
    }
    if (ts.isBlock(node)) return [this.block('plain', node, [], [], this.statements(node.statements))];
    if (ts.isTryStatement(node)) return [this.tryBlock(node)];
    if (ts.isSwitchStatement(node)) return [this.switchBlock(node)];
    if (ts.isWithStatement(node)) {
      return [this.block('with', node, [inner.expression(node.expression)], [], this.branch(node.statement))];
    }
    if (ts.isThrowStatement(node)) return [this.leaving(node, 'throw', node.expression)];
    if (ts.isBreakStatement(node)) return [this.leaving(node, 'break')];
    return ts.isContinueStatement(node) ? [this.leaving(node, 'continue')] : undefined;
  }

  /** The statements of a branch, with or without braces. */
  private branch(node: ts.Statement): readonly Statement[] {
    return this.ts.isBlock(node) ? this.statements(node.statements) : this.statement(node);
  }

  private loop(node: ts.Node): readonly Statement[] | undefined {
    const { ts, inner } = this;
    if (ts.isWhileStatement(node) || ts.isDoStatement(node)) {
      return [this.block('loop', node, [inner.expression(node.expression)], [], this.branch(node.statement))];
    }
    if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
      const { initializer } = node;
      const binds = ts.isVariableDeclarationList(initializer) ? this.declared(initializer) : [];
      const target = ts.isVariableDeclarationList(initializer) ? [] : [inner.expression(initializer)];
      return [this.block(
        'loop', node, [...target, inner.expression(node.expression)], binds, this.branch(node.statement),
      )];
    }
    return ts.isForStatement(node) ? [this.countingLoop(node)] : undefined;
  }

  /** What `i` starts with in `for (let i = 0; …; …)` belongs to the head, as `i` is bound anew on every turn. */
  private countingLoop(node: ts.ForStatement): Block {
    const { initializer } = node;
    const declared = initializer && this.ts.isVariableDeclarationList(initializer) ? initializer : undefined;
    const before = declared ? declared.declarations.map((each) => each.initializer) : [initializer];
    const head = [...before, node.condition, node.incrementor].filter((each) => each !== undefined);
    const binds = declared ? this.declared(declared) : [];
    const evaluated = head.map((each) => this.inner.expression(each));
    return this.block('loop', node, evaluated, binds, this.branch(node.statement));
  }

  private declared(list: ts.VariableDeclarationList): readonly Name[] {
    return list.declarations.flatMap((declaration) => boundNames(this.inner, declaration.name));
  }

  private block(
    of: Block['of'], node: ts.Node, head: readonly Expression[], binds: readonly Name[], body: readonly Statement[],
  ): Block {
    return { kind: 'block', of, head, binds, body, ...this.inner.range(node) };
  }

  /** What may run instead of the rest, a handler, is a `switch` inside the `try`. */
  private tryBlock(node: ts.TryStatement): Block {
    const handler = node.catchClause;
    const bound = handler?.variableDeclaration;
    const binds = bound ? boundNames(this.inner, bound.name) : [];
    const body = handler ? this.statements(handler.block.statements) : [];
    const handling = handler ? [this.block('switch', handler, [], binds, body)] : [];
    const last = node.finallyBlock ? this.statements(node.finallyBlock.statements) : [];
    return this.block('try', node, [], [], [...this.statements(node.tryBlock.statements), ...handling, ...last]);
  }

  private switchBlock(node: ts.SwitchStatement): Block {
    const { clauses } = node.caseBlock;
    const cases = clauses
      .flatMap((clause) => (this.ts.isCaseClause(clause) ? [this.inner.expression(clause.expression)] : []));
    const body = clauses.flatMap((clause) => this.statements(clause.statements));
    return this.block('switch', node, [this.inner.expression(node.expression), ...cases], [], body);
  }

  /** An interpreter must not run past these, so they stay as something that it cannot follow. */
  private leaving(node: ts.Node, why: string, value?: ts.Expression): Statement {
    const range = this.inner.range(node);
    const expression: Other = {
      kind: 'other', why: `\`${why}\``, children: value ? [this.inner.expression(value)] : [], ...range,
    };
    return { kind: 'expressionStatement', expression, ...range };
  }

  private variables(list: ts.VariableDeclarationList, exported: boolean): readonly Assignment[] {
    const { Const, Let } = this.ts.NodeFlags;
    const declares = (list.flags & Const) !== 0 ? 'const' : (list.flags & Let) !== 0 ? 'let' : 'var';
    return list.declarations.map((declaration) => ({
      kind: 'assignment', target: lowerBinding(this.inner, declaration.name), operator: '=', declares, exported,
      value: declaration.initializer && this.inner.expression(declaration.initializer),
      ...this.inner.range(declaration),
    }));
  }

  private expressionStatement(node: ts.ExpressionStatement): readonly Statement[] {
    const { ts } = this;
    let bare: ts.Expression = node.expression;
    while (ts.isParenthesizedExpression(bare)) bare = bare.expression;
    if (ts.isBinaryExpression(bare) && isAssignment(ts, bare)) return this.assignments(bare);
    const expression = this.inner.expression(bare);
    if (ts.isPrefixUnaryExpression(bare) || ts.isPostfixUnaryExpression(bare)) {
      const [step] = expression.kind === 'other' ? expression.children : [];
      if (step?.kind === 'assignment') return [step];
    }
    return [{ kind: 'expressionStatement', expression, ...this.inner.range(node) }];
  }

  classStatement(node: ts.ClassLikeDeclaration): ClassStatement {
    return this.classes.classStatement(node);
  }

  /** `a = b = x` is `b = x`, then `a = b`: `x` is evaluated once. */
  assignments(node: ts.BinaryExpression): readonly Statement[] {
    let right = node.right;
    while (this.ts.isParenthesizedExpression(right)) right = right.expression;
    const chained = this.ts.isBinaryExpression(right) && isAssignment(this.ts, right) ? right : undefined;
    return [...(chained ? this.assignments(chained) : []), {
      kind: 'assignment', target: this.inner.expression(node.left), operator: node.operatorToken.getText(this.source),
      value: this.inner.expression(chained ? chained.left : right), declares: undefined, exported: false,
      ...this.inner.range(node),
    }];
  }

  /** A record when every member is known; members without a value count on from the one before. */
  private enumeration(node: ts.EnumDeclaration): Assignment {
    const entries: Property[] = [];
    let next: number | undefined = 0;
    for (const member of node.members) {
      const range = this.inner.range(member);
      const written = member.initializer && this.inner.expression(member.initializer);
      const value: Expression | undefined = written
        ?? (next === undefined ? undefined : { kind: 'number', value: next, ...range });
      if (value?.kind !== 'text' && value?.kind !== 'number') break;
      next = value.kind === 'number' ? value.value + 1 : undefined;
      entries.push({ kind: 'property', key: this.inner.key(member.name), value, shorthand: false, ...range });
    }
    const range = this.inner.range(node);
    const known = entries.length === node.members.length;
    const value: Expression = known ? { kind: 'record', entries, ...range } : this.inner.other(node, 'a computed enum');
    return {
      kind: 'assignment', target: this.inner.name(node.name), operator: '=', value, declares: 'const',
      exported: exportOf(this.ts, node) !== undefined, ...range,
    };
  }

  /** A namespace holds names of its own; `declare …` holds types alone. */
  private namespace(node: ts.ModuleDeclaration): readonly Statement[] {
    const declared = node.modifiers?.some(({ kind }) => kind === this.ts.SyntaxKind.DeclareKeyword) === true;
    if (declared || !this.ts.isIdentifier(node.name) || !node.body || !this.ts.isModuleBlock(node.body)) return [];
    const range = this.inner.range(node);
    const value: Other = {
      kind: 'other', why: 'a namespace', children: this.statements(node.body.statements), ...range,
    };
    const exported = exportOf(this.ts, node) !== undefined;
    return [{
      kind: 'assignment', target: this.inner.name(node.name), operator: '=', value, declares: 'const', exported,
      ...range,
    }];
  }

}
