import type ts from 'typescript';
import type { Assignment, ClassStatement, Expression, FunctionStatement, Name, Statement } from '../../model/syntax';
import type { ExpressionLowering, TypeScript } from './expressions';
import { exportOf } from './modules';

/** Functions and classes, whose members are functions and assignments. */
export class ClassLowering {
  private readonly ts: TypeScript;
  private readonly inner: ExpressionLowering;
  private readonly statements: (nodes: readonly ts.Node[]) => readonly Statement[];

  constructor(
    loaded: TypeScript, inner: ExpressionLowering, statements: (nodes: readonly ts.Node[]) => readonly Statement[],
  ) {
    this.ts = loaded;
    this.inner = inner;
    this.statements = statements;
  }

  /** A function or method that has a body. */
  functionStatement(
    node: ts.FunctionDeclaration | ts.MethodDeclaration | ts.ConstructorDeclaration,
  ): FunctionStatement {
    const lowered = this.inner.function(node, this.inner.decorators(node));
    const { start } = lowered;
    const name: Name | undefined = this.ts.isConstructorDeclaration(node)
      ? { kind: 'name', name: 'constructor', start, end: start + 'constructor'.length } : lowered.name;
    return {
      kind: 'functionStatement', function: { ...lowered, name }, exported: exportOf(this.ts, node), ...this.inner.range(
        node,
      ),
    };
  }

  /** A declared class, or the inside of a class expression. */
  classStatement(node: ts.ClassLikeDeclaration): ClassStatement {
    const extended = (node.heritageClauses ?? []).filter(({ token }) => token === this.ts.SyntaxKind.ExtendsKeyword)
      .flatMap(({ types }) => [...types]);
    return {
      kind: 'class', name: node.name && this.inner.name(node.name),
      bases: extended.map((type) => this.inner.expression(type)),
      body: node.members.flatMap((member) => this.member(member)), decorators: this.inner.decorators(node),
      exported: exportOf(this.ts, node), ...this.inner.range(node),
    };
  }

  private member(node: ts.ClassElement): readonly Statement[] {
    const { ts, inner } = this;
    if (ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node)) {
      return node.body ? [this.functionStatement(node)] : [];
    }
    if (ts.isPropertyDeclaration(node)) return this.field(node, node.initializer && inner.expression(node.initializer));
    if (ts.isGetAccessorDeclaration(node) || ts.isSetAccessorDeclaration(node)) {
      return this.field(node, inner.accessor(node));
    }
    if (!ts.isClassStaticBlockDeclaration(node)) return [];
    const body = this.statements(node.body.statements);
    return [{ kind: 'block', of: 'plain', head: [], binds: [], body, ...inner.range(node) }];
  }

  /** A field is declared by its class, so that it is never taken for a change of an outer variable. */
  private field(
    node: ts.PropertyDeclaration | ts.AccessorDeclaration, value: Expression | undefined,
  ): readonly Statement[] {
    const target = this.ts.isComputedPropertyName(node.name) ? this.inner.other(node.name, 'a computed name')
      : this.inner.name(node.name);
    const assignment: Assignment = {
      kind: 'assignment', target, operator: '=', value, declares: 'let', exported: false, ...this.inner.range(node),
    };
    const decorators = this.inner.decorators(node).map((expression) => (
      { kind: 'expressionStatement', expression, start: expression.start, end: expression.end } as const));
    return [...decorators, assignment];
  }
}
