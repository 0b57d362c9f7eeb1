import type { Node } from 'web-tree-sitter';
import { withArticle } from '../language';
import type {
  Argument, Assignment, Call, Expression, FunctionExpression, ListExpression, Name, Other, Parameter, Property, Spread,
  Statement,
} from '../../model/syntax';
import { lowerConcatenation, lowerString } from './strings';

/** Lowers the statements of a function's body. */
export type LowerBody = (block: Node | null) => readonly Statement[];

/** tree-sitter's expressions as neutral ones. Parentheses are transparent. */
export class ExpressionLowering {
  private readonly source: string;
  private readonly body: LowerBody;

  constructor(source: string, body: LowerBody) {
    this.source = source;
    this.body = body;
  }

  expression(outer: Node | null): Expression {
    const node = outer && inParentheses(outer);
    if (!node || node.isMissing) {
      return { kind: 'other', why: 'something is missing', children: [], ...rangeOf(node ?? outer) };
    }
    return this.literal(node) ?? this.collection(node) ?? this.reference(node) ?? this.operation(node)
      ?? this.other(node, withArticle(node.type.replaceAll('_', ' ').toLowerCase()));
  }

  other(node: Node, why: string): Other {
    return { kind: 'other', why, children: written(node).map((child) => this.expression(child)), ...rangeOf(node) };
  }

  name(node: Node): Name {
    return { kind: 'name', name: node.text, ...rangeOf(node) };
  }

  function(node: Node, decorators: readonly Expression[] = []): FunctionExpression {
    const name = node.childForFieldName('name');
    const parameters = node.childForFieldName('parameters');
    const body = node.childForFieldName('body');
    return {
      kind: 'function', name: name ? this.name(name) : undefined, async: node.children[0]?.type === 'async', decorators,
      parameters: parameters ? written(parameters).flatMap((parameter) => this.parameter(parameter)) : [],
      body: node.type === 'lambda' ? [this.lone(body)] : this.body(body), ...rangeOf(node),
    };
  }

  arguments(node: Node | null): readonly Argument[] {
    if (!node) return [];
    if (node.type === 'generator_expression') {
      return [{ kind: 'argument', name: undefined, value: this.expression(node), spread: undefined, ...rangeOf(node) }];
    }
    return written(node).filter(({ type }) => type !== 'ERROR').map((argument) => this.argument(argument));
  }

  /** Several values without brackets are a tuple. */
  values(nodes: readonly Node[], range: { readonly start: number; readonly end: number }): ListExpression {
    return { kind: 'list', of: 'tuple', elements: nodes.map((node) => this.element(node)), ...range };
  }

  /** `a = b = x` is `b = x`, then `a = b`: `x` is evaluated once. */
  assignments(node: Node): readonly Assignment[] {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    const chained = right?.type === 'assignment' || right?.type === 'augmented_assignment' ? right : undefined;
    const operator = node.type === 'augmented_assignment' ? node.childForFieldName('operator')?.type ?? '=' : '=';
    const value = chained ? chained.childForFieldName('left') : right;
    return [...(chained ? this.assignments(chained) : []), {
      kind: 'assignment', target: this.expression(left), operator, value: value ? this.expression(value) : undefined,
      declares: undefined, exported: false, ...rangeOf(node),
    }];
  }

  /** The names that a target or a pattern brings in; the rest of it changes something that is already there. */
  names(target: Node | null): readonly Name[] {
    if (!target) return [];
    if (target.type === 'identifier') return [this.name(target)];
    if (target.type === 'attribute' || target.type === 'subscript') return [];
    return written(target).flatMap((inner) => this.names(inner));
  }

  private lone(body: Node | null): Statement {
    const value = this.expression(body);
    return { kind: 'return', value, start: value.start, end: value.end };
  }

  private literal(node: Node): Expression | undefined {
    const range = rangeOf(node);
    switch (node.type) {
      case 'string': return lowerString(node, this.source, (inner) => this.expression(inner));
      case 'concatenated_string': {
        const strings = written(node).filter(({ type }) => type === 'string');
        return lowerConcatenation(strings, this.source, range, (inner) => this.expression(inner));
      }
      case 'true': return { kind: 'constant', value: true, ...range };
      case 'false': return { kind: 'constant', value: false, ...range };
      case 'none': return { kind: 'constant', value: null, ...range };
      case 'integer': case 'float': return this.number(node);
      default: return undefined;
    }
  }

  /** `1j` is no number of ours. */
  private number(node: Node): Expression {
    const value = Number(node.text.replaceAll('_', ''));
    return Number.isNaN(value) ? this.other(node, 'a complex number') : { kind: 'number', value, ...rangeOf(node) };
  }

  private collection(node: Node): Expression | undefined {
    const range = rangeOf(node);
    switch (node.type) {
      case 'list': case 'list_pattern': return { ...this.values(written(node), range), of: 'list' };
      case 'set': return { ...this.values(written(node), range), of: 'set' };
      case 'tuple': case 'expression_list': case 'pattern_list': case 'tuple_pattern':
        return this.values(written(node), range);
      case 'dictionary': return {
        kind: 'record', entries: written(node).flatMap((entry) => this.entry(entry)), ...range,
      };
      case 'list_comprehension': case 'set_comprehension': case 'dictionary_comprehension': case 'generator_expression':
        return this.other(node, 'a comprehension');
      default: return undefined;
    }
  }

  private element(node: Node): Expression | Spread {
    if (node.type !== 'list_splat' && node.type !== 'list_splat_pattern') return this.expression(node);
    return { kind: 'spread', value: this.expression(firstOf(node)), ...rangeOf(node) };
  }

  private entry(node: Node): readonly (Property | Spread)[] {
    if (node.type === 'dictionary_splat') {
      return [{ kind: 'spread', value: this.expression(firstOf(node)), ...rangeOf(node) }];
    }
    if (node.type !== 'pair') return [];
    const key = this.expression(node.childForFieldName('key'));
    const value = this.expression(node.childForFieldName('value'));
    return [{ kind: 'property', key, value, shorthand: false, ...rangeOf(node) }];
  }

  private reference(node: Node): Expression | undefined {
    const range = rangeOf(node);
    switch (node.type) {
      case 'identifier': return this.name(node);
      case 'attribute': {
        const name = node.childForFieldName('attribute');
        const object = this.expression(node.childForFieldName('object'));
        return name ? { kind: 'member', object, name: this.name(name), ...range } : object;
      }
      case 'subscript': return {
        kind: 'index', object: this.expression(node.childForFieldName('value')), index: this.index(node), ...range,
      };
      case 'call': return this.call(node);
      case 'lambda': return this.function(node);
      default: return undefined;
    }
  }

  private index(node: Node): Expression {
    const found = node.childrenForFieldName('subscript').filter((child) => child.isNamed);
    const [first] = found;
    const last = found.at(-1);
    if (found.length < 2 || !first || !last) return this.expression(first ?? null);
    return this.values(found, { start: first.startIndex, end: last.endIndex });
  }

  private call(node: Node): Call {
    const list = node.childForFieldName('arguments');
    const range = rangeOf(node);
    const last = list?.children.at(-1);
    return {
      kind: 'call', callee: this.expression(node.childForFieldName('function')), arguments: this.arguments(list),
      constructs: false, ...range, open: list ? list.startIndex + 1 : range.end,
      close: last?.type === ')' && !last.isMissing ? last.startIndex : range.end,
    };
  }

  private argument(node: Node): Argument {
    const range = rangeOf(node);
    if (node.type === 'keyword_argument') {
      const name = node.childForFieldName('name');
      const value = this.expression(node.childForFieldName('value'));
      return { kind: 'argument', name: name ? this.name(name) : undefined, value, spread: undefined, ...range };
    }
    const spread = node.type === 'list_splat' ? 'list' : node.type === 'dictionary_splat' ? 'record' : undefined;
    return {
      kind: 'argument', name: undefined, value: this.expression(spread ? firstOf(node) : node), spread, ...range,
    };
  }

  private operation(node: Node): Expression | undefined {
    const range = rangeOf(node);
    switch (node.type) {
      case 'binary_operator': case 'boolean_operator': return {
        kind: 'binary', operator: node.childForFieldName('operator')?.type ?? '',
        left: this.expression(node.childForFieldName('left')),
        right: this.expression(node.childForFieldName('right')), ...range,
      };
      case 'comparison_operator': return this.comparison(node);
      case 'unary_operator': return {
        kind: 'unary', operator: node.children[0]?.type ?? '',
        operand: this.expression(node.childForFieldName('argument')), ...range,
      };
      case 'not_operator': return {
        kind: 'unary', operator: 'not', operand: this.expression(node.childForFieldName('argument')), ...range,
      };
      case 'conditional_expression': {
        const [then, test, otherwise] = written(node);
        return {
          kind: 'conditional', test: this.expression(test ?? null), then: this.expression(then ?? null),
          otherwise: this.expression(otherwise ?? null), ...range,
        };
      }
      case 'await': return { kind: 'await', operand: this.expression(firstOf(node)), ...range };
      case 'named_expression': return {
        kind: 'other', why: 'an assignment inside', children: [this.walrus(node)], ...range,
      };
      case 'as_pattern_target': return this.expression(firstOf(node));
      default: return undefined;
    }
  }

  private comparison(node: Node): Expression {
    const operands = written(node);
    const [left, right] = operands;
    const operator = node.childForFieldName('operators');
    if (operands.length !== 2 || !left || !right || !operator) return this.other(node, 'a chain of comparisons');
    return {
      kind: 'binary', operator: operator.type, left: this.expression(left), right: this.expression(right),
      ...rangeOf(node),
    };
  }

  /** `(x := y)` assigns to the scope around it, as a statement before it would. */
  private walrus(node: Node): Assignment {
    return {
      kind: 'assignment', target: this.expression(node.childForFieldName('name')), operator: '=',
      value: this.expression(node.childForFieldName('value')), declares: undefined, exported: false, ...rangeOf(node),
    };
  }

  /** `*args` and `**kw` have no name: their arguments are not one value. */
  private parameter(node: Node): readonly Parameter[] {
    const range = rangeOf(node);
    const [target] = node.type === 'typed_parameter' ? written(node) : [node.childForFieldName('name') ?? node];
    if (!target || node.type === 'keyword_separator' || node.type === 'positional_separator') return [];
    const initial = node.childForFieldName('value');
    return [{
      kind: 'parameter', binds: this.names(target), name: target.type === 'identifier' ? target.text : undefined,
      initial: initial ? this.expression(initial) : undefined, ...range,
    }];
  }
}

/** The named children that the author wrote: no comments, no line continuations, no types. */
export function written(node: Node): readonly Node[] {
  return node.namedChildren.filter(({ type }) => type !== 'comment' && type !== 'line_continuation' && type !== 'type');
}

/** The first of the named children. */
export function firstOf(node: Node): Node | null {
  return written(node)[0] ?? null;
}

/** Where a node is written. */
export function rangeOf(node: Node | null): { readonly start: number; readonly end: number } {
  return { start: node?.startIndex ?? 0, end: node?.endIndex ?? 0 };
}

function inParentheses(outer: Node): Node {
  let node = outer;
  while (node.type === 'parenthesized_expression') {
    const inside = firstOf(node);
    if (!inside) return node;
    node = inside;
  }
  return node;
}
