import type ts from 'typescript';
import type {
  Argument, Call, Expression, FunctionExpression, ListExpression, Name, Other, Parameter, Property, RecordExpression,
  Spread, Statement,
} from '../../model/syntax';
import { withArticle } from '../language';
import { boundNames } from './bindings';
import { lowerLiteral } from './literals';

/** The module `typescript`, which is loaded on first use and so handed around. */
export type TypeScript = typeof import('typescript');

interface Range { readonly start: number; readonly end: number }

/** What reads the parts of an expression. */
export interface Reader {
  readonly ts: TypeScript;
  range(node: ts.Node): Range;
  expression(node: ts.Node): Expression;
  other(node: ts.Node, why: string): Other;
  name(node: ts.Node): Name;
  key(node: ts.PropertyName): Expression;
}

/** What expressions need of the statements inside them. */
export interface StatementLowering {
  statements(nodes: readonly ts.Node[]): readonly Statement[];
  /** An assignment written as an expression; the last one gives its value. */
  assignments(node: ts.BinaryExpression): readonly Statement[];
  classStatement(node: ts.ClassLikeDeclaration): Statement;
}

/** TypeScript's expressions as neutral ones. Types, parentheses and assertions are transparent. */
export class ExpressionLowering implements Reader {
  readonly ts: TypeScript;
  private readonly source: ts.SourceFile;
  private readonly within: StatementLowering;

  constructor(loaded: TypeScript, source: ts.SourceFile, within: StatementLowering) {
    this.ts = loaded;
    this.source = source;
    this.within = within;
  }

  /** Where a node is written, without the blanks and comments before it. A missing node is empty. */
  range(node: ts.Node): Range {
    return { start: node.pos === node.end ? node.end : node.getStart(this.source), end: node.end };
  }

  expression(outer: ts.Node): Expression {
    const node = this.bare(outer);
    return lowerLiteral(this, node) ?? this.collection(node) ?? this.reference(node) ?? this.operation(node)
      ?? this.callable(node) ?? this.other(node, withArticle(this.kindOf(node)));
  }

  /** `YieldExpression` in words. */
  private kindOf(node: ts.Node): string {
    return this.ts.SyntaxKind[node.kind].replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  }

  other(node: ts.Node, why: string): Other {
    return { kind: 'other', why, children: this.childrenOf(node), ...this.range(node) };
  }

  name(node: ts.Node): Name {
    const { ts } = this;
    const written = ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || ts.isStringLiteral(node);
    return { kind: 'name', name: written ? node.text : node.getText(this.source), ...this.range(node) };
  }

  function(node: ts.FunctionLikeDeclaration, decorators: readonly Expression[] = []): FunctionExpression {
    const { ts } = this;
    const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) ?? [] : [];
    const async = modifiers.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
    const name = node.name && !ts.isComputedPropertyName(node.name) ? this.name(node.name) : undefined;
    return {
      kind: 'function', name, async, decorators, body: this.body(node.body), ...this.range(node),
      parameters: node.parameters.filter((parameter) => !isThis(ts, parameter))
        .map((parameter) => this.parameter(parameter)),
    };
  }

  decorators(node: ts.Node): readonly Expression[] {
    const found = this.ts.canHaveDecorators(node) ? this.ts.getDecorators(node) : undefined;
    return (found ?? []).map((decorator) => this.expression(decorator.expression));
  }

  key(node: ts.PropertyName): Expression {
    const { ts } = this;
    if (ts.isComputedPropertyName(node)) return this.expression(node.expression);
    return { kind: 'text', value: node.text, ...this.range(node) };
  }

  /** The expression inside parentheses and types. */
  private bare(outer: ts.Node): ts.Node {
    const { ts } = this;
    let node = outer;
    while (ts.isParenthesizedExpression(node) || ts.isAssertionExpression(node) || ts.isSatisfiesExpression(node)
      || ts.isNonNullExpression(node) || ts.isExpressionWithTypeArguments(node)) node = node.expression;
    return node;
  }

  private collection(node: ts.Node): ListExpression | RecordExpression | undefined {
    const { ts } = this;
    if (ts.isArrayLiteralExpression(node)) {
      return {
        kind: 'list', of: 'list', elements: node.elements.map((element) => this.element(element)), ...this.range(node),
      };
    }
    if (!ts.isObjectLiteralExpression(node)) return undefined;
    return { kind: 'record', entries: node.properties.map((property) => this.entry(property)), ...this.range(node) };
  }

  private element(node: ts.Expression): Expression | Spread {
    if (!this.ts.isSpreadElement(node)) return this.expression(node);
    return { kind: 'spread', value: this.expression(node.expression), ...this.range(node) };
  }

  private entry(node: ts.ObjectLiteralElementLike): Property | Spread {
    const { ts } = this;
    const range = this.range(node);
    if (ts.isSpreadAssignment(node)) return { kind: 'spread', value: this.expression(node.expression), ...range };
    const key = this.key(node.name);
    if (ts.isPropertyAssignment(node)) {
      return { kind: 'property', key, value: this.expression(node.initializer), shorthand: false, ...range };
    }
    if (ts.isMethodDeclaration(node)) {
      return { kind: 'property', key, value: this.function(node), shorthand: false, ...range };
    }
    if (ts.isShorthandPropertyAssignment(node)) {
      return { kind: 'property', key, value: this.shorthand(node), shorthand: true, ...range };
    }
    return { kind: 'property', key, value: this.accessor(node), shorthand: false, ...range };
  }

  accessor(node: ts.AccessorDeclaration): Expression {
    return { kind: 'other', why: 'an accessor', children: [this.function(node)], ...this.range(node) };
  }

  /** `{ a }`, and in a destructuring assignment `{ a = 1 }`. */
  private shorthand(node: ts.ShorthandPropertyAssignment): Expression {
    const name = this.expression(node.name);
    if (!node.objectAssignmentInitializer) return name;
    return {
      kind: 'other', why: 'a default', children: [name, this.expression(node.objectAssignmentInitializer)],
      ...this.range(node),
    };
  }

  private reference(node: ts.Node): Expression | undefined {
    const { ts } = this;
    const range = this.range(node);
    if (ts.isIdentifier(node)) return this.identifier(node);
    if (ts.isPropertyAccessExpression(node)) {
      return { kind: 'member', object: this.expression(node.expression), name: this.name(node.name), ...range };
    }
    if (ts.isElementAccessExpression(node)) {
      return {
        kind: 'index', object: this.expression(node.expression), index: this.expression(node.argumentExpression),
        ...range,
      };
    }
    if (ts.isMetaProperty(node)) {
      const word = node.keywordToken === ts.SyntaxKind.ImportKeyword ? 'import' : 'new';
      const object: Name = { kind: 'name', name: word, start: range.start, end: range.start + word.length };
      return { kind: 'member', object, name: this.name(node.name), ...range };
    }
    const { ThisKeyword, SuperKeyword, ImportKeyword, PrivateIdentifier } = ts.SyntaxKind;
    const named = [ThisKeyword, SuperKeyword, ImportKeyword, PrivateIdentifier].includes(node.kind);
    return named ? this.name(node) : undefined;
  }

  private identifier(node: ts.Identifier): Expression {
    if (node.text === '') return { kind: 'other', why: 'something is missing', children: [], ...this.range(node) };
    if (node.text === 'undefined') return { kind: 'constant', value: undefined, ...this.range(node) };
    return this.name(node);
  }

  private operation(node: ts.Node): Expression | undefined {
    const { ts } = this;
    const range = this.range(node);
    if (ts.isBinaryExpression(node)) return this.binary(node);
    if (ts.isConditionalExpression(node)) {
      return {
        kind: 'conditional', test: this.expression(node.condition), then: this.expression(node.whenTrue),
        otherwise: this.expression(node.whenFalse), ...range,
      };
    }
    if (ts.isAwaitExpression(node)) return { kind: 'await', operand: this.expression(node.expression), ...range };
    if (ts.isPrefixUnaryExpression(node)) {
      return this.stepped(node) ?? this.unary(ts.tokenToString(node.operator) ?? '', node, node.operand);
    }
    if (ts.isPostfixUnaryExpression(node)) return this.stepped(node);
    if (ts.isTypeOfExpression(node)) return this.unary('typeof', node, node.expression);
    if (ts.isVoidExpression(node)) return this.unary('void', node, node.expression);
    return ts.isDeleteExpression(node) ? this.unary('delete', node, node.expression) : undefined;
  }

  private unary(operator: string, node: ts.Node, operand: ts.Node): Expression {
    return { kind: 'unary', operator, operand: this.expression(operand), ...this.range(node) };
  }

  private binary(node: ts.BinaryExpression): Expression {
    const operator = node.operatorToken.getText(this.source);
    if (isAssignment(this.ts, node)) {
      return {
        kind: 'other', why: 'an assignment inside', children: this.within.assignments(node), ...this.range(node),
      };
    }
    if (operator === ',') return this.other(node, 'a comma');
    return {
      kind: 'binary', operator, left: this.expression(node.left), right: this.expression(node.right),
      ...this.range(node),
    };
  }

  /** `x++` is `x += 1`, whose 1 stands where the operator does. */
  private stepped(node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): Other | undefined {
    const operator = this.ts.tokenToString(node.operator);
    if (operator !== '++' && operator !== '--') return undefined;
    const range = this.range(node);
    const start = this.ts.isPrefixUnaryExpression(node) ? range.start : range.end - 2;
    const step: Statement = {
      kind: 'assignment', target: this.expression(node.operand), operator: operator === '++' ? '+=' : '-=',
      value: { kind: 'number', value: 1, start, end: start + 2 }, declares: undefined, exported: false, ...range,
    };
    return { kind: 'other', why: 'an assignment inside', children: [step], ...range };
  }

  private callable(node: ts.Node): Expression | undefined {
    const { ts } = this;
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) return this.call(node);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return this.function(node);
    if (ts.isClassExpression(node)) {
      return {
        kind: 'other', why: 'a class expression', children: [this.within.classStatement(node)], ...this.range(node),
      };
    }
    if (ts.isTaggedTemplateExpression(node)) return this.other(node, 'a tagged template');
    const jsx = ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node);
    return jsx ? this.other(node, 'a JSX element') : undefined;
  }

  private call(node: ts.CallExpression | ts.NewExpression): Call {
    const { text } = this.source;
    const range = this.range(node);
    const written = node.arguments;
    const closed = written && written.end < node.end && text[node.end - 1] === ')';
    return {
      kind: 'call', callee: this.expression(node.expression), constructs: this.ts.isNewExpression(node), ...range,
      arguments: (written ?? []).map((argument) => this.argument(argument)),
      open: written ? written.pos : range.end, close: closed ? range.end - 1 : range.end,
    };
  }

  private argument(node: ts.Expression): Argument {
    const spread = this.ts.isSpreadElement(node);
    return {
      kind: 'argument', name: undefined, value: this.expression(spread ? node.expression : node),
      spread: spread ? 'list' : undefined, ...this.range(node),
    };
  }

  private body(node: ts.Node | undefined): readonly Statement[] {
    if (!node) return [];
    if (this.ts.isBlock(node)) return this.within.statements(node.statements);
    const value = this.expression(node);
    return [{ kind: 'return', value, start: value.start, end: value.end }];
  }

  /** `...rest` has no name: its argument is not one value. */
  private parameter(node: ts.ParameterDeclaration): Parameter {
    const name = this.ts.isIdentifier(node.name) && !node.dotDotDotToken ? node.name.text : undefined;
    const initial = node.initializer ? this.expression(node.initializer) : undefined;
    return { kind: 'parameter', binds: boundNames(this, node.name), name, initial, ...this.range(node) };
  }

  /** The expressions and statements inside, however deep they lie under nodes that are neither. */
  private childrenOf(node: ts.Node): readonly (Expression | Statement)[] {
    const { ts } = this;
    const found: (Expression | Statement)[] = [];
    ts.forEachChild(node, (child) => {
      if (ts.isTypeNode(child) || ts.isToken(child) && !ts.isExpression(child)) return;
      if (ts.isExpression(child)) found.push(this.expression(child));
      else if (ts.isStatement(child)) found.push(...this.within.statements([child]));
      else found.push(...this.childrenOf(child));
    });
    return found;
  }
}

/** Whether the operator changes its left side. */
export function isAssignment(loaded: TypeScript, node: ts.BinaryExpression): boolean {
  const { kind } = node.operatorToken;
  return kind >= loaded.SyntaxKind.FirstAssignment && kind <= loaded.SyntaxKind.LastAssignment;
}

function isThis(loaded: TypeScript, parameter: ts.ParameterDeclaration): boolean {
  return loaded.isIdentifier(parameter.name) && parameter.name.text === 'this';
}
