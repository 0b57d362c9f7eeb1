import type ts from 'typescript';
import type { Expression, Name, Property, Spread } from '../../model/syntax';
import type { Reader } from './expressions';
import { lowerHole } from './literals';

/** What a declaration binds, as the target of an assignment. A default stands beside its target in an `other`. */
export function lowerBinding(reader: Reader, node: ts.BindingName): Expression {
  const { ts } = reader;
  if (ts.isIdentifier(node)) return reader.name(node);
  if (ts.isArrayBindingPattern(node)) {
    const elements = node.elements
      .map((element) => (ts.isOmittedExpression(element) ? lowerHole(reader, element) : bound(reader, element)));
    return { kind: 'list', of: 'list', elements, ...reader.range(node) };
  }
  return {
    kind: 'record', entries: node.elements.map((element) => boundProperty(reader, element)), ...reader.range(node),
  };
}

/** The names that a declaration brings in. */
export function boundNames(reader: Reader, node: ts.BindingName): readonly Name[] {
  const { ts } = reader;
  if (ts.isIdentifier(node)) return [reader.name(node)];
  return node.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundNames(reader, element.name)));
}

function bound(reader: Reader, element: ts.BindingElement): Expression | Spread {
  const target = lowerBinding(reader, element.name);
  if (element.dotDotDotToken) return { kind: 'spread', value: target, ...reader.range(element) };
  if (!element.initializer) return target;
  const children = [target, reader.expression(element.initializer)];
  return { kind: 'other', why: 'a default', children, ...reader.range(element) };
}

function boundProperty(reader: Reader, element: ts.BindingElement): Property | Spread {
  const value = bound(reader, element);
  if (value.kind === 'spread') return value;
  const written = element.propertyName ?? element.name;
  const key: Expression = reader.ts.isObjectBindingPattern(written) || reader.ts.isArrayBindingPattern(written)
    ? reader.other(written, 'a broken pattern') : reader.key(written);
  return { kind: 'property', key, value, shorthand: element.propertyName === undefined, ...reader.range(element) };
}
