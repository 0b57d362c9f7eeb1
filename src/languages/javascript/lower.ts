import type ts from 'typescript';
import type {
  Assignment, Block, ClassStatement, Expression, Export, FunctionStatement, Import, ImportedName, Name, Other, Property, Statement,
} from '../../model/syntax';
import { ExpressionLowering, isAssignment, type StatementLowering, type TypeScript } from './expressions';

export type { TypeScript } from './expressions';

/** TypeScript's tree as the neutral one. */
export function lowerJavascript(loaded: TypeScript, source: ts.SourceFile): readonly Statement[] {
  return new Lowering(loaded, source).statements(source.statements);
}

class Lowering implements StatementLowering {
  private readonly ts: TypeScript;
  private readonly source: ts.SourceFile;
  private readonly inner: ExpressionLowering;

  constructor(loaded: TypeScript, source: ts.SourceFile) {
    this.ts = loaded;
    this.source = source;
    this.inner = new ExpressionLowering(loaded, source, this);
  }

  statements(nodes: readonly ts.Node[]): readonly Statement[] {
    return nodes.flatMap((node) => this.statement(node));
  }

  private statement(outer: ts.Node): readonly Statement[] {
    const { ts } = this;
    let node = outer;
    while (ts.isLabeledStatement(node)) node = node.statement;
    return this.declaration(node) ?? this.moduleItem(node) ?? this.control(node) ?? this.loop(node) ?? [];
  }

  private declaration(node: ts.Node): readonly Statement[] | undefined {
    const { ts } = this;
    if (ts.isVariableStatement(node)) return this.variables(node.declarationList, this.exportOf(node) !== undefined);
    if (ts.isExpressionStatement(node)) return this.expressionStatement(node);
    if (ts.isFunctionDeclaration(node)) return node.body ? [this.functionStatement(node)] : [];
    if (ts.isClassDeclaration(node)) return [this.classStatement(node)];
    if (ts.isEnumDeclaration(node)) return [this.enumeration(node)];
    return ts.isModuleDeclaration(node) ? this.namespace(node) : undefined;
  }

  private moduleItem(node: ts.Node): readonly Statement[] | undefined {
    const { ts } = this;
    if (ts.isImportDeclaration(node)) return [this.importStatement(node)];
    if (ts.isImportEqualsDeclaration(node)) return [this.importEquals(node)];
    if (ts.isExportDeclaration(node)) return [this.exportStatement(node)];
    if (!ts.isExportAssignment(node)) return undefined;
    const range = this.inner.range(node);
    const value = this.inner.expression(node.expression);
    if (!node.isExportEquals) return [{ kind: 'export', from: undefined, names: [], value, ...range }];
    return [{ kind: 'assignment', target: moduleExports(range.start), operator: '=', value, declares: undefined, exported: false, ...range }];
  }

  private control(node: ts.Node): readonly Statement[] | undefined {
    const { ts, inner } = this;
    const range = inner.range(node);
    if (ts.isReturnStatement(node)) return [{ kind: 'return', value: node.expression && inner.expression(node.expression), ...range }];
    if (ts.isIfStatement(node)) {
      const otherwise = node.elseStatement ? this.branch(node.elseStatement) : [];
      return [{ kind: 'if', test: inner.expression(node.expression), then: this.branch(node.thenStatement), otherwise, ...range }];
    }
    if (ts.isBlock(node)) return [this.block('plain', node, [], [], this.statements(node.statements))];
    if (ts.isTryStatement(node)) return [this.tryBlock(node)];
    if (ts.isSwitchStatement(node)) return [this.switchBlock(node)];
    if (ts.isWithStatement(node)) return [this.block('with', node, [inner.expression(node.expression)], [], this.branch(node.statement))];
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
      return [this.block('loop', node, [...target, inner.expression(node.expression)], binds, this.branch(node.statement))];
    }
    return ts.isForStatement(node) ? [this.countingLoop(node)] : undefined;
  }

  /** `for (let i = 0; …; …)`: what `i` starts with belongs to the head, as the names are bound anew on every turn. */
  private countingLoop(node: ts.ForStatement): Block {
    const { initializer } = node;
    const declared = initializer && this.ts.isVariableDeclarationList(initializer) ? initializer : undefined;
    const before = declared ? declared.declarations.map((each) => each.initializer) : [initializer];
    const head = [...before, node.condition, node.incrementor].filter((each) => each !== undefined);
    const binds = declared ? this.declared(declared) : [];
    return this.block('loop', node, head.map((each) => this.inner.expression(each)), binds, this.branch(node.statement));
  }

  private declared(list: ts.VariableDeclarationList): readonly Name[] {
    return list.declarations.flatMap((declaration) => this.inner.names(declaration.name));
  }

  private block(of: Block['of'], node: ts.Node, head: readonly Expression[], binds: readonly Name[], body: readonly Statement[]): Block {
    return { kind: 'block', of, head, binds, body, ...this.inner.range(node) };
  }

  /** What may run instead of the rest, a handler, is a `switch` inside the `try`. */
  private tryBlock(node: ts.TryStatement): Block {
    const handler = node.catchClause;
    const bound = handler?.variableDeclaration;
    const handling = handler
      ? [this.block('switch', handler, [], bound ? this.inner.names(bound.name) : [], this.statements(handler.block.statements))] : [];
    const last = node.finallyBlock ? this.statements(node.finallyBlock.statements) : [];
    return this.block('try', node, [], [], [...this.statements(node.tryBlock.statements), ...handling, ...last]);
  }

  private switchBlock(node: ts.SwitchStatement): Block {
    const { clauses } = node.caseBlock;
    const cases = clauses.flatMap((clause) => (this.ts.isCaseClause(clause) ? [this.inner.expression(clause.expression)] : []));
    const body = clauses.flatMap((clause) => this.statements(clause.statements));
    return this.block('switch', node, [this.inner.expression(node.expression), ...cases], [], body);
  }

  /** An interpreter must not run past these, so they stay as something that it cannot follow. */
  private leaving(node: ts.Node, why: string, value?: ts.Expression): Statement {
    const range = this.inner.range(node);
    const expression: Other = { kind: 'other', why: `\`${why}\``, children: value ? [this.inner.expression(value)] : [], ...range };
    return { kind: 'expressionStatement', expression, ...range };
  }

  private variables(list: ts.VariableDeclarationList, exported: boolean): readonly Assignment[] {
    const declares = (list.flags & this.ts.NodeFlags.Const) !== 0 ? 'const' : (list.flags & this.ts.NodeFlags.Let) !== 0 ? 'let' : 'var';
    return list.declarations.map((declaration) => ({
      kind: 'assignment', target: this.inner.binding(declaration.name), operator: '=', declares, exported,
      value: declaration.initializer && this.inner.expression(declaration.initializer), ...this.inner.range(declaration),
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

  /** `a = b = x` is `b = x`, then `a = b`: `x` is evaluated once. */
  assignments(node: ts.BinaryExpression): readonly Statement[] {
    let right = node.right;
    while (this.ts.isParenthesizedExpression(right)) right = right.expression;
    const chained = this.ts.isBinaryExpression(right) && isAssignment(this.ts, right) ? right : undefined;
    return [...(chained ? this.assignments(chained) : []), {
      kind: 'assignment', target: this.inner.expression(node.left), operator: node.operatorToken.getText(this.source),
      value: this.inner.expression(chained ? chained.left : right), declares: undefined, exported: false, ...this.inner.range(node),
    }];
  }

  private functionStatement(node: ts.FunctionDeclaration | ts.MethodDeclaration | ts.ConstructorDeclaration): FunctionStatement {
    const lowered = this.inner.function(node, this.inner.decorators(node));
    const named = this.ts.isConstructorDeclaration(node)
      ? { ...lowered, name: { kind: 'name', name: 'constructor', start: lowered.start, end: lowered.start + 'constructor'.length } as const } : lowered;
    return { kind: 'functionStatement', function: named, exported: this.exportOf(node), ...this.inner.range(node) };
  }

  classStatement(node: ts.ClassLikeDeclaration): ClassStatement {
    const extended = (node.heritageClauses ?? []).filter(({ token }) => token === this.ts.SyntaxKind.ExtendsKeyword).flatMap(({ types }) => [...types]);
    return {
      kind: 'class', name: node.name && this.inner.name(node.name), bases: extended.map((type) => this.inner.expression(type)),
      body: node.members.flatMap((member) => this.member(member)), decorators: this.inner.decorators(node),
      exported: this.exportOf(node), ...this.inner.range(node),
    };
  }

  private member(node: ts.ClassElement): readonly Statement[] {
    const { ts, inner } = this;
    if (ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node)) return node.body ? [this.functionStatement(node)] : [];
    if (ts.isPropertyDeclaration(node)) return this.field(node, node.initializer && inner.expression(node.initializer));
    if (ts.isGetAccessorDeclaration(node) || ts.isSetAccessorDeclaration(node)) return this.field(node, inner.accessor(node));
    return ts.isClassStaticBlockDeclaration(node) ? [this.block('plain', node, [], [], this.statements(node.body.statements))] : [];
  }

  /** A field is declared by its class, so that it is never taken for a change of an outer variable. */
  private field(node: ts.PropertyDeclaration | ts.AccessorDeclaration, value: Expression | undefined): readonly Statement[] {
    const target = this.ts.isComputedPropertyName(node.name) ? this.inner.other(node.name, 'a computed name') : this.inner.name(node.name);
    const assignment: Assignment = { kind: 'assignment', target, operator: '=', value, declares: 'let', exported: false, ...this.inner.range(node) };
    const decorators = this.inner.decorators(node).map((expression) => (
      { kind: 'expressionStatement', expression, start: expression.start, end: expression.end } as const));
    return [...decorators, assignment];
  }

  /** A record when every member is known; members without a value count on from the one before. */
  private enumeration(node: ts.EnumDeclaration): Assignment {
    const entries: Property[] = [];
    let next: number | undefined = 0;
    for (const member of node.members) {
      const range = this.inner.range(member);
      const written = member.initializer && this.inner.expression(member.initializer);
      const value: Expression | undefined = written ?? (next === undefined ? undefined : { kind: 'number', value: next, ...range });
      if (value?.kind !== 'text' && value?.kind !== 'number') break;
      next = value.kind === 'number' ? value.value + 1 : undefined;
      entries.push({ kind: 'property', key: this.inner.key(member.name), value, shorthand: false, ...range });
    }
    const range = this.inner.range(node);
    const known = entries.length === node.members.length;
    const value: Expression = known ? { kind: 'record', entries, ...range } : this.inner.other(node, 'a computed enum');
    return { kind: 'assignment', target: this.inner.name(node.name), operator: '=', value, declares: 'const', exported: this.exportOf(node) !== undefined, ...range };
  }

  /** A namespace holds names of its own; `declare …` holds types alone. */
  private namespace(node: ts.ModuleDeclaration): readonly Statement[] {
    const declared = node.modifiers?.some(({ kind }) => kind === this.ts.SyntaxKind.DeclareKeyword) === true;
    if (declared || !this.ts.isIdentifier(node.name) || !node.body || !this.ts.isModuleBlock(node.body)) return [];
    const range = this.inner.range(node);
    const value: Other = { kind: 'other', why: 'a namespace', children: this.statements(node.body.statements), ...range };
    const exported = this.exportOf(node) !== undefined;
    return [{ kind: 'assignment', target: this.inner.name(node.name), operator: '=', value, declares: 'const', exported, ...range }];
  }

  private importStatement(node: ts.ImportDeclaration): Import {
    const clause = node.importClause;
    const bindings = clause?.namedBindings;
    const names: ImportedName[] = [];
    const typeOnly = clause?.phaseModifier === this.ts.SyntaxKind.TypeKeyword;
    if (clause?.name && !typeOnly) names.push(this.imported('default', clause.name));
    if (bindings && !typeOnly) {
      if (this.ts.isNamespaceImport(bindings)) names.push(this.imported('*', bindings.name));
      else names.push(...bindings.elements.filter((each) => !each.isTypeOnly).map((each) => this.imported((each.propertyName ?? each.name).text, each.name)));
    }
    return { kind: 'import', from: textOf(node.moduleSpecifier), names, ...this.inner.range(node) };
  }

  private imported(imported: string, local: ts.Identifier): ImportedName {
    return { imported, local: local.text, ...this.inner.range(local) };
  }

  /** `import x = require('y')`, and `import x = a.b`, which is but another name. */
  private importEquals(node: ts.ImportEqualsDeclaration): Statement {
    const range = this.inner.range(node);
    const { moduleReference: reference } = node;
    if (this.ts.isExternalModuleReference(reference)) {
      const names = node.isTypeOnly ? [] : [this.imported('*', node.name)];
      return { kind: 'import', from: textOf(reference.expression), names, ...range };
    }
    return {
      kind: 'assignment', target: this.inner.name(node.name), operator: '=', value: this.entity(reference), declares: 'const',
      exported: this.exportOf(node) !== undefined, ...range,
    };
  }

  private entity(node: ts.EntityName): Expression {
    if (this.ts.isIdentifier(node)) return this.inner.name(node);
    return { kind: 'member', object: this.entity(node.left), name: this.inner.name(node.right), ...this.inner.range(node) };
  }

  private exportStatement(node: ts.ExportDeclaration): Export {
    const clause = node.exportClause;
    const from = node.moduleSpecifier && textOf(node.moduleSpecifier);
    const range = this.inner.range(node);
    if (node.isTypeOnly) return { kind: 'export', from, names: [], value: undefined, ...range };
    if (!clause) return { kind: 'export', from, names: [{ local: '*', exported: '*' }], value: undefined, ...range };
    const names = this.ts.isNamespaceExport(clause)
      ? [{ local: '*', exported: clause.name.text }]
      : clause.elements.filter((each) => !each.isTypeOnly).map((each) => ({ local: (each.propertyName ?? each.name).text, exported: each.name.text }));
    return { kind: 'export', from, names, value: undefined, ...range };
  }

  private exportOf(node: ts.Node): 'named' | 'default' | undefined {
    const { ExportKeyword, DefaultKeyword } = this.ts.SyntaxKind;
    const kinds = (this.ts.canHaveModifiers(node) ? this.ts.getModifiers(node) ?? [] : []).map(({ kind }) => kind);
    if (!kinds.includes(ExportKeyword)) return undefined;
    return kinds.includes(DefaultKeyword) ? 'default' : 'named';
  }
}

/** `export = x` is `module.exports = x`; the words stand where `export` does. */
function moduleExports(start: number): Expression {
  const range = { start, end: start + 'export'.length };
  return { kind: 'member', object: { kind: 'name', name: 'module', ...range }, name: { kind: 'name', name: 'exports', ...range }, ...range };
}

/** The module named by an import; a broken one names nothing. */
function textOf(specifier: ts.Expression): string {
  return 'text' in specifier && typeof specifier.text === 'string' ? specifier.text : '';
}
