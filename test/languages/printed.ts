import type { Argument, Expression, FunctionExpression, Parameter, Property, Spread, Statement } from '../../src/model/syntax';

/** A neutral tree in one line for each statement, close to how it would be written in JavaScript. */
export function printed(body: readonly Statement[]): string {
  return body.map(statement).join('\n');
}

/** One expression in one line. */
export function printedExpression(node: Expression): string {
  switch (node.kind) {
    case 'text': return JSON.stringify(node.value);
    case 'number': return String(node.value);
    case 'constant': return String(node.value);
    case 'template': return `template(${node.parts.map(printedExpression).join(', ')})`;
    case 'pattern': return `/${node.source}/${node.flags}`;
    case 'list': return `${node.of === 'list' ? '' : node.of}[${node.elements.map(element).join(', ')}]`;
    case 'record': return `{${node.entries.map(element).join(', ')}}`;
    case 'name': return node.name;
    case 'member': return `${printedExpression(node.object)}.${node.name.name}`;
    case 'index': return `${printedExpression(node.object)}[${printedExpression(node.index)}]`;
    case 'call': return `${node.constructs ? 'new ' : ''}${printedExpression(node.callee)}(${node.arguments.map(argument).join(', ')})`;
    case 'binary': return `(${printedExpression(node.left)} ${node.operator} ${printedExpression(node.right)})`;
    case 'unary': return `(${node.operator} ${printedExpression(node.operand)})`;
    case 'conditional': return `(${[node.test, node.then, node.otherwise].map(printedExpression).join(' ? ')})`;
    case 'await': return `await ${printedExpression(node.operand)}`;
    case 'function': return functionText(node);
    case 'other': return `<${[node.why, ...node.children.map(either)].join('; ')}>`;
  }
}

const expressionKinds = new Set(['text', 'number', 'constant', 'template', 'pattern', 'list', 'record', 'name', 'member', 'index', 'call', 'binary', 'unary',
  'conditional', 'await', 'function', 'other']);

function isExpression(node: Expression | Statement): node is Expression {
  return expressionKinds.has(node.kind);
}

function either(node: Expression | Statement): string {
  return isExpression(node) ? printedExpression(node) : statement(node);
}

function element(node: Expression | Spread | Property): string {
  if (node.kind === 'spread') return `...${printedExpression(node.value)}`;
  if (node.kind !== 'property') return printedExpression(node);
  return `${printedExpression(node.key)}${node.shorthand ? '::' : ': '}${printedExpression(node.value)}`;
}

function argument(node: Argument): string {
  const spread = node.spread === 'list' ? '*' : node.spread === 'record' ? '**' : '';
  return `${node.name ? `${node.name.name}=` : ''}${spread}${printedExpression(node.value)}`;
}

function parameter(node: Parameter): string {
  const name = node.name ?? `<${node.binds.map(({ name: bound }) => bound).join(' ')}>`;
  return node.initial ? `${name} = ${printedExpression(node.initial)}` : name;
}

function functionText(node: FunctionExpression): string {
  const decorators = node.decorators.map((each) => `@${printedExpression(each)} `).join('');
  return `${decorators}${node.async ? 'async ' : ''}function ${node.name?.name ?? ''}(${node.parameters.map(parameter).join(', ')}) ${braced(node.body)}`;
}

function braced(body: readonly Statement[]): string {
  return body.length === 0 ? '{}' : `{ ${body.map(statement).join('; ')} }`;
}

function statement(node: Statement): string {
  switch (node.kind) {
    case 'assignment': {
      const value = node.value ? ` ${node.operator} ${printedExpression(node.value)}` : '';
      return `${node.exported ? 'export ' : ''}${node.declares ? `${node.declares} ` : ''}${printedExpression(node.target)}${value}`;
    }
    case 'import': return `import ${node.names.map((each) => `${each.imported} as ${each.local}`).join(', ')} from ${node.from}`;
    case 'export': {
      if (node.value) return `export default ${printedExpression(node.value)}`;
      return `export ${node.names.map((each) => `${each.local} as ${each.exported}`).join(', ')}${node.from === undefined ? '' : ` from ${node.from}`}`;
    }
    case 'functionStatement': return `${node.exported ? `export ${node.exported} ` : ''}${functionText(node.function)}`;
    case 'class': {
      const decorators = node.decorators.map((each) => `@${printedExpression(each)} `).join('');
      const bases = node.bases.length === 0 ? '' : ` of ${node.bases.map(printedExpression).join(', ')}`;
      return `${decorators}${node.exported ? `export ${node.exported} ` : ''}class ${node.name?.name ?? ''}${bases} ${braced(node.body)}`;
    }
    case 'return': return node.value ? `return ${printedExpression(node.value)}` : 'return';
    case 'if': return `if ${printedExpression(node.test)} ${braced(node.then)}${node.otherwise.length === 0 ? '' : ` else ${braced(node.otherwise)}`}`;
    case 'block': {
      const binds = node.binds.length === 0 ? '' : ` binds ${node.binds.map(({ name }) => name).join(' ')}`;
      return `${node.of}(${node.head.map(printedExpression).join(', ')})${binds} ${braced(node.body)}`;
    }
    case 'expressionStatement': return printedExpression(node.expression);
  }
}
