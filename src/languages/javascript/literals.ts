import type ts from 'typescript';
import type { Expression, Template, Text } from '../../model/syntax';
import type { Reader } from './expressions';

/** Strings, templates, numbers, patterns and constants; undefined for anything else. */
export function lowerLiteral(reader: Reader, node: ts.Node): Expression | undefined {
  const { ts } = reader;
  const range = reader.range(node);
  if (ts.isStringLiteralLike(node)) return { kind: 'text', value: node.text, ...range };
  if (ts.isTemplateExpression(node)) return template(reader, node);
  if (ts.isNumericLiteral(node)) return { kind: 'number', value: Number(node.text), ...range };
  if (ts.isRegularExpressionLiteral(node)) {
    const last = node.text.lastIndexOf('/');
    return { kind: 'pattern', source: node.text.slice(1, last), flags: node.text.slice(last + 1), ...range };
  }
  if (ts.isVoidExpression(node) && ts.isNumericLiteral(node.expression)) {
    return { kind: 'constant', value: undefined, ...range };
  }
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword: return { kind: 'constant', value: true, ...range };
    case ts.SyntaxKind.FalseKeyword: return { kind: 'constant', value: false, ...range };
    case ts.SyntaxKind.NullKeyword: return { kind: 'constant', value: null, ...range };
    case ts.SyntaxKind.OmittedExpression: return lowerHole(reader, node);
    default: return undefined;
  }
}

/** An element that is left out. */
export function lowerHole(reader: Reader, node: ts.Node): Expression {
  return { kind: 'constant', value: undefined, ...reader.range(node) };
}

/** The pieces of text are where their characters are: between the quote or brace before and the one after. */
function template(reader: Reader, node: ts.TemplateExpression): Template {
  const parts: Expression[] = [];
  const piece = (written: ts.TemplateLiteralLikeNode): void => {
    const { start, end } = reader.range(written);
    const closing = reader.ts.isTemplateTail(written) ? 1 : 2;
    const text: Text = {
      kind: 'text', value: written.text, start: start + 1, end: Math.max(start + 1, end - closing),
    };
    if (text.value !== '') parts.push(text);
  };
  piece(node.head);
  for (const span of node.templateSpans) {
    parts.push(reader.expression(span.expression));
    piece(span.literal);
  }
  return { kind: 'template', parts, ...reader.range(node) };
}
