import type { Node } from 'web-tree-sitter';
import type {
  Block, ClassStatement, Expression, FunctionStatement, If, Import, ImportedName, Name, Other, Statement,
} from '../../model/syntax';
import { ExpressionLowering, firstOf, rangeOf, written } from './expressions';

/** tree-sitter's tree of a Python file as the neutral one. */
export function lowerPython(root: Node, source: string): readonly Statement[] {
  return new Lowering(source).statements(root);
}

class Lowering {
  private readonly inner: ExpressionLowering;

  constructor(source: string) {
    this.inner = new ExpressionLowering(source, (block) => this.statements(block));
  }

  statements(block: Node | null): readonly Statement[] {
    return block ? written(block).flatMap((node) => this.statement(node)) : [];
  }

  private statement(node: Node): readonly Statement[] {
    return this.simple(node) ?? this.definition(node) ?? this.compound(node) ?? this.fallback(node);
  }

  private simple(node: Node): readonly Statement[] | undefined {
    const range = rangeOf(node);
    switch (node.type) {
      case 'expression_statement': return this.expressionStatement(node);
      case 'assignment': case 'augmented_assignment': return this.inner.assignments(node);
      case 'import_statement': return this.imports(node);
      case 'import_from_statement': return [this.importFrom(node)];
      case 'return_statement': {
        const value = firstOf(node);
        return [{ kind: 'return', value: value ? this.inner.expression(value) : undefined, ...range }];
      }
      case 'raise_statement': return [this.leaving(node, 'raise')];
      case 'assert_statement': return [this.leaving(node, 'assert')];
      case 'delete_statement': return [this.leaving(node, 'del')];
      case 'break_statement': return [this.leaving(node, 'break')];
      case 'continue_statement': return [this.leaving(node, 'continue')];
      case 'global_statement': return [this.leaving(node, 'global')];
      case 'pass_statement': case 'nonlocal_statement': case 'type_alias_statement':
      case 'future_import_statement': return [];
      default: return undefined;
    }
  }

  private definition(node: Node): readonly Statement[] | undefined {
    switch (node.type) {
      case 'function_definition': return [this.functionStatement(node, node, [])];
      case 'class_definition': return [this.classStatement(node, node, [])];
      case 'decorated_definition': return this.decorated(node);
      default: return undefined;
    }
  }

  private compound(node: Node): readonly Statement[] | undefined {
    switch (node.type) {
      case 'block': return this.statements(node);
      case 'if_statement': return [this.ifStatement(node, node.childrenForFieldName('alternative'), node.endIndex)];
      case 'for_statement': return [this.loop(node, node.childForFieldName('left'), node.childForFieldName('right'))];
      case 'while_statement': return [this.loop(node, null, node.childForFieldName('condition'))];
      case 'with_statement': return [this.withStatement(node)];
      case 'try_statement': return [this.tryStatement(node)];
      case 'match_statement': return [this.matchStatement(node)];
      default: return undefined;
    }
  }

  /** What the parser could not place keeps the statements and expressions inside. */
  private fallback(node: Node): readonly Statement[] {
    if (node.type === 'ERROR') return written(node).flatMap((inner) => this.statement(inner));
    return [{ kind: 'expressionStatement', expression: this.inner.expression(node), ...rangeOf(node) }];
  }

  private expressionStatement(node: Node): readonly Statement[] {
    const found = written(node);
    const [first] = found;
    if (first?.type === 'assignment' || first?.type === 'augmented_assignment') return this.inner.assignments(first);
    const range = rangeOf(node);
    const several = found.length > 1 || node.children.some(({ type }) => type === ',');
    return [{
      kind: 'expressionStatement',
      expression: several ? this.inner.values(found, range) : this.inner.expression(first ?? null), ...range,
    }];
  }

  /** An interpreter must not run past these, so they stay as something that it cannot follow. */
  private leaving(node: Node, why: string): Statement {
    const expression: Other = this.inner.other(node, `\`${why}\``);
    return { kind: 'expressionStatement', expression, ...rangeOf(node) };
  }

  private block(
    of: Block['of'], node: Node, head: readonly Expression[], binds: readonly Name[], body: readonly Statement[],
  ): Block {
    return { kind: 'block', of, head, binds, body, ...rangeOf(node) };
  }

  /** `elif` is an `if` in the other branch, up to the end of the whole statement. */
  private ifStatement(node: Node, alternatives: readonly Node[], end: number): If {
    const [next, ...rest] = alternatives;
    const otherwise = next?.type === 'elif_clause' ? [this.ifStatement(next, rest, end)]
      : this.statements(next?.childForFieldName('body') ?? null);
    return {
      kind: 'if', test: this.inner.expression(node.childForFieldName('condition')),
      then: this.statements(node.childForFieldName('consequence')),
      otherwise, start: node.startIndex, end,
    };
  }

  private loop(node: Node, target: Node | null, over: Node | null): Block {
    const last = node.childForFieldName('alternative')?.childForFieldName('body') ?? null;
    const body = [...this.statements(node.childForFieldName('body')), ...this.statements(last)];
    return this.block('loop', node, [this.inner.expression(over)], this.inner.names(target), body);
  }

  private withStatement(node: Node): Block {
    const items = node.children.filter(({ type }) => type === 'with_clause').flatMap(written)
      .map((item) => item.childForFieldName('value') ?? item);
    const [head, binds] = this.named(items);
    return this.block('with', node, head, binds, this.statements(node.childForFieldName('body')));
  }

  /** `x as y`: what is evaluated, and the names it gets. */
  private named(nodes: readonly Node[]): readonly [readonly Expression[], readonly Name[]] {
    const head = nodes.map((node) => this.inner.expression(node.type === 'as_pattern' ? firstOf(node) : node));
    const binds = nodes.flatMap((node) => (node.type === 'as_pattern'
      ? this.inner.names(node.childForFieldName('alias')) : []));
    return [head, binds];
  }

  /** What may run instead of the rest, a handler, is a `switch` inside the `try`. */
  private tryStatement(node: Node): Block {
    const clauses = written(node).filter(({ type }) => type.endsWith('_clause'));
    const body = clauses.flatMap((clause) => (
      clause.type === 'except_clause' || clause.type === 'except_group_clause' ? [this.handler(clause)]
        : this.blocksOf(clause)));
    return this.block('try', node, [], [], [...this.statements(node.childForFieldName('body')), ...body]);
  }

  private handler(node: Node): Block {
    const [head, binds] = this.named(written(node).filter(({ type }) => type !== 'block'));
    return this.block('switch', node, head, binds, this.blocksOf(node));
  }

  private blocksOf(clause: Node): readonly Statement[] {
    return written(clause).filter(({ type }) => type === 'block').flatMap((block) => this.statements(block));
  }

  private matchStatement(node: Node): Block {
    const cases = written(node.childForFieldName('body') ?? node).filter(({ type }) => type === 'case_clause');
    const guards = cases.flatMap((clause) => clause.childForFieldName('guard') ?? [])
      .map((guard) => this.inner.expression(firstOf(guard)));
    const patterns = cases.flatMap((clause) => written(clause).filter(({ type }) => type === 'case_pattern'));
    const subjects = node.childrenForFieldName('subject').filter(({ isNamed }) => isNamed)
      .map((subject) => this.inner.expression(subject));
    const body = cases.flatMap((clause) => this.statements(clause.childForFieldName('consequence')));
    const binds = patterns.flatMap((pattern) => this.captures(pattern));
    return this.block('switch', node, [...subjects, ...guards], binds, body);
  }

  /** A name alone in a pattern captures; with a dot, or before an argument, it is compared. */
  private captures(pattern: Node): readonly Name[] {
    if (pattern.type === 'dotted_name') return pattern.namedChildCount === 1 ? this.inner.names(firstOf(pattern)) : [];
    if (pattern.type === 'identifier') return [this.inner.name(pattern)];
    const inside = written(pattern);
    const compared = pattern.type === 'class_pattern' || pattern.type === 'keyword_pattern' ? 1 : 0;
    return inside.slice(compared).flatMap((inner) => this.captures(inner));
  }

  private decorated(node: Node): readonly Statement[] {
    const decorators = written(node).filter(({ type }) => type === 'decorator')
      .map((decorator) => this.inner.expression(firstOf(decorator)));
    const definition = node.childForFieldName('definition');
    if (definition?.type === 'class_definition') return [this.classStatement(definition, node, decorators)];
    return definition ? [this.functionStatement(definition, node, decorators)] : [];
  }

  private functionStatement(node: Node, whole: Node, decorators: readonly Expression[]): FunctionStatement {
    return {
      kind: 'functionStatement', function: this.inner.function(node, decorators), exported: undefined,
      ...rangeOf(whole),
    };
  }

  private classStatement(node: Node, whole: Node, decorators: readonly Expression[]): ClassStatement {
    const name = node.childForFieldName('name');
    const bases = this.inner.arguments(node.childForFieldName('superclasses'))
      .filter((argument) => argument.name === undefined && argument.spread === undefined);
    return {
      kind: 'class', name: name ? this.inner.name(name) : undefined, bases: bases.map(({ value }) => value), decorators,
      body: this.statements(node.childForFieldName('body')), exported: undefined, ...rangeOf(whole),
    };
  }

  /** `import a.b as c` names the module itself; `import a.b` names `a`, on which `b` is found. */
  private imports(node: Node): readonly Import[] {
    return node.childrenForFieldName('name').filter(({ isNamed }) => isNamed).map((each) => {
      const alias = each.childForFieldName('alias');
      const first = firstOf(each);
      const from = alias ? each.childForFieldName('name')?.text ?? '' : first?.text ?? '';
      const local = alias ?? first ?? each;
      return {
        kind: 'import', from: spaceless(from), names: [{ imported: '*', local: local.text, ...rangeOf(local) }],
        ...rangeOf(node),
      };
    });
  }

  /** `from m import *` brings in names that are not written: its only name is `*`, also locally. */
  private importFrom(node: Node): Import {
    const names = node.childrenForFieldName('name').filter(({ isNamed }) => isNamed).map((each) => this.imported(each));
    const all = written(node).filter(({ type }) => type === 'wildcard_import')
      .map((each) => ({ imported: '*', local: '*', ...rangeOf(each) }));
    return {
      kind: 'import', from: spaceless(node.childForFieldName('module_name')?.text ?? ''), names: [...names, ...all],
      ...rangeOf(node),
    };
  }

  private imported(node: Node): ImportedName {
    const local = node.childForFieldName('alias') ?? node;
    return { imported: (node.childForFieldName('name') ?? node).text, local: local.text, ...rangeOf(local) };
  }
}

/** Python allows blanks between the dots and names of a module. */
function spaceless(name: string): string {
  return name.replaceAll(/[\s\\]/g, '');
}
