import type { Module } from '../model/module';
import { walk, type Expression, type FunctionExpression, type Statement } from '../model/syntax';

/** Headers and members that tell who asks: a preflight has none of them. */
const headers = /^(?:authorization|cookie|x-api-key|x-auth-token|x-access-token|http_authorization|user_id|user)$/i;
const members = /^(?:authorization|cookies|signedCookies|session|user|isAuthenticated|is_authenticated|token|COOKIES)$/;
/** What a middleware calls to pass a request on: `next()`, Starlette's `call_next(request)`, Django's `self.get_response(request)`, aiohttp's `handler(request)`. */
const onwards = /^(?:next|call_next|get_response|handler|app)$/;

/** What comes of a preflight first, as far as it can be followed. */
type Fate = 'refused' | 'passed on' | 'goes on' | 'unknown';

/** Whether a middleware answers 401 or 403 to what carries neither token, cookie nor session, OPTIONS among it. */
export function refusesStrangers({ body }: FunctionExpression, module: Module): boolean {
  return fateOf(body, module) === 'refused';
}

function fateOf(statements: readonly Statement[], module: Module): Fate {
  for (const statement of statements) {
    const fate = fateAt(statement, module);
    if (fate !== 'goes on') return fate;
  }
  return 'goes on';
}

function fateAt(statement: Statement, module: Module): Fate {
  switch (statement.kind) {
    case 'if': {
      const holds = truthOf(statement.test, module);
      const [then, otherwise] = [fateOf(statement.then, module), fateOf(statement.otherwise, module)];
      return holds === undefined ? (then === otherwise ? then : 'unknown') : holds ? then : otherwise;
    }
    case 'return': return statement.value ? acts(statement.value) ?? 'unknown' : 'unknown';
    case 'expressionStatement': return acts(statement.expression) ?? 'goes on';
    case 'block': {
      const inside = fateOf(statement.body, module);
      // What throws inside of `try` goes another way.
      return inside === 'passed on' || statement.of === 'loop' || statement.of === 'switch' ? 'unknown' : inside;
    }
    case 'assignment': case 'functionStatement': case 'class': case 'import': case 'export': return 'goes on';
  }
}

/** Passing on, or an answer with 401 or 403 anywhere in the expression. */
function acts(expression: Expression): Fate | undefined {
  for (const node of walk([expression])) {
    if (node.kind === 'number' && (node.value === 401 || node.value === 403)) return 'refused';
    if (node.kind === 'call' && onwards.test(lastName(node.callee))) return lastName(node.callee) === 'next' && node.arguments.length > 0 ? 'unknown' : 'passed on';
  }
  return undefined;
}

/** `next` of `next`, `get_response` of `self.get_response`. */
function lastName(callee: Expression): string {
  return callee.kind === 'name' ? callee.name : callee.kind === 'member' ? callee.name.name : '';
}

/** The truth of a condition for a preflight. */
function truthOf(test: Expression, module: Module): boolean | undefined {
  if (test.kind === 'unary' && (test.operator === '!' || test.operator === 'not')) {
    const inner = truthOf(test.operand, module);
    return inner === undefined ? undefined : !inner;
  }
  if (test.kind === 'binary') return truthOfBinary(test.operator, test.left, test.right, module);
  return isAbsent(test, module) ? false : undefined;
}

function truthOfBinary(operator: string, left: Expression, right: Expression, module: Module): boolean | undefined {
  if (operator === '&&' || operator === '||' || operator === 'and' || operator === 'or') {
    const sides = [truthOf(left, module), truthOf(right, module)];
    const decisive = operator === '||' || operator === 'or';
    if (sides.includes(decisive)) return decisive;
    return sides.includes(undefined) ? undefined : !decisive;
  }
  if (operator === 'in' || operator === 'not in') return isHeaderIn(left, right) ? operator === 'not in' : undefined;
  const isSame = operator.startsWith('==') || operator === 'is';
  if (!isSame && !operator.startsWith('!=') && operator !== 'is not') return undefined;
  if ([left, right].some(isOptions) && [left, right].some(isMethod)) return isSame;
  const isNothing = right.kind === 'constant' && (right.value === null || right.value === undefined);
  return isNothing && isAbsent(left, module) ? isSame : undefined;
}

/** `"Authorization" in request.headers` */
function isHeaderIn(left: Expression, right: Expression): boolean {
  return left.kind === 'text' && headers.test(left.value) && right.kind === 'member' && /^(?:headers|META|session|cookies|COOKIES)$/.test(right.name.name);
}

function isOptions(expression: Expression): boolean {
  return expression.kind === 'text' && expression.value.toUpperCase() === 'OPTIONS';
}

function isMethod(expression: Expression): boolean {
  return expression.kind === 'member' && expression.name.name === 'method';
}

/** What a chain such as `req.headers.authorization?.split(' ')[1]` or `req.get('Authorization')` gives when nobody signed in. */
function isAbsent(expression: Expression, module: Module): boolean {
  const found = expression.kind === 'name' ? module.definitionOf(expression)?.expression : undefined;
  let link: Expression | undefined = found ?? expression;
  while (link) {
    if (link.kind === 'member') {
      if (members.test(link.name.name)) return true;
      link = link.object;
    } else if (link.kind === 'index') {
      if (link.index.kind === 'text' && headers.test(link.index.value)) return true;
      link = link.object;
    } else if (link.kind === 'call') {
      const [first] = link.arguments;
      if (link.callee.kind === 'member' && first?.value.kind === 'text' && headers.test(first.value.value)) return true;
      link = link.callee.kind === 'member' ? link.callee : undefined;
    } else return false;
  }
  return false;
}
