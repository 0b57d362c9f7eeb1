import type { Module } from './module';
import type { Call, Expression, FunctionExpression, ListExpression, RecordExpression, Statement } from './syntax';

/** Names and wrappers that are followed one after another. */
const deepest = 8;

/** An object as it is written, and the module where that is. */
export interface WrittenObject { readonly expression: RecordExpression; readonly module: Module }
/** An array as it is written, and the module where that is. */
export interface WrittenList { readonly expression: ListExpression; readonly module: Module }

/** What a module of JavaScript exports by default: `export default …`, or else the last `module.exports = …`. */
export function defaultExport({ syntax }: Module): Expression | undefined {
  for (const statement of syntax.body.toReversed()) {
    if (statement.kind === 'export' && statement.value) return statement.value;
    if (statement.kind === 'export' && statement.from === undefined) {
      const line = statement.names.find(({ exported }) => exported === 'default');
      if (line) return { kind: 'name', name: line.local, start: statement.start, end: statement.end };
    }
    if (statement.kind === 'functionStatement' && statement.exported === 'default') return statement.function;
    if (statement.kind === 'assignment' && statement.value && isModuleExports(statement.target)) return statement.value;
  }
  return undefined;
}

function isModuleExports(target: Expression): boolean {
  return target.kind === 'member' && target.name.name === 'exports' && target.object.kind === 'name' && target.object.name === 'module';
}

/**
 * The objects that an expression may be: names are followed, a call that `wraps` stands for its arguments, and a
 * function for what it returns, which is no function again.
 */
export function objectsOf(expression: Expression, module: Module, wraps: (call: Call, module: Module) => boolean): readonly WrittenObject[] {
  return follow(expression, module, { wraps, calls: true, left: deepest }).filter(isObject);
}

/** The arrays that an expression may be, as for `objectsOf`, where no call stands for its arguments. */
export function listsOf(expression: Expression, module: Module): readonly WrittenList[] {
  return follow(expression, module, { wraps: () => false, calls: true, left: deepest }).filter(isList);
}

type Written = WrittenObject | WrittenList;

function isObject(written: Written): written is WrittenObject {
  return written.expression.kind === 'record';
}

function isList(written: Written): written is WrittenList {
  return written.expression.kind === 'list';
}

interface Way { readonly wraps: (call: Call, module: Module) => boolean; readonly calls: boolean; readonly left: number }

function follow(expression: Expression, module: Module, way: Way): readonly Written[] {
  if (way.left === 0) return [];
  const inside = (inner: Expression, where = module, calls = way.calls) => follow(inner, where, { ...way, calls, left: way.left - 1 });
  switch (expression.kind) {
    case 'record': return [{ expression, module }];
    case 'list': return [{ expression, module }];
    case 'await': return inside(expression.operand);
    case 'conditional': return [...inside(expression.then), ...inside(expression.otherwise)];
    case 'function': return way.calls ? returnedBy(expression).flatMap((each) => inside(each, module, false)) : [];
    case 'call': return way.wraps(expression, module) ? expression.arguments.flatMap(({ value, spread }) => (spread ? [] : inside(value))) : [];
    case 'name': case 'member': {
      const found = module.definitionOf(expression);
      return found ? inside(found.expression, found.module) : [];
    }
    default: return [];
  }
}

/** What a function may return; functions inside it return for themselves. */
function returnedBy({ body }: FunctionExpression): readonly Expression[] {
  return body.flatMap(returnedIn);
}

function returnedIn(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'return': return statement.value ? [statement.value] : [];
    case 'if': return [...statement.then, ...statement.otherwise].flatMap(returnedIn);
    case 'block': return statement.body.flatMap(returnedIn);
    case 'assignment': case 'import': case 'export': case 'functionStatement': case 'class': case 'expressionStatement': return [];
  }
}
