import type { Guard } from '../../model/application';
import type { Module } from '../../model/module';
import { walk, type Assignment, type Expression, type FunctionExpression, type NumberLiteral, type Statement } from '../../model/syntax';

/** Headers and members that tell who asks: a preflight has none of them. */
const headers = /^(?:authorization|cookie|x-api-key|x-auth-token|x-access-token|http_authorization|user_id|user)$/i;
const members = /^(?:authorization|cookies|signedCookies|session|user|isAuthenticated|is_authenticated|token|COOKIES)$/;
/** What a middleware calls to pass a request on: `next()`, Starlette's `call_next(request)`, Django's `self.get_response(request)`, aiohttp's `handler(request)`. */
const onwards = /^(?:next|call_next|get_response|handler|app)$/;

/** What comes of a request that shows no credentials, as far as it can be followed. */
type Fate = Guard | 'passed on' | 'goes on' | 'unknown';

/** A request without credentials, by its method, in front of a function of a module. */
interface Stranger { readonly method: 'OPTIONS' | 'GET'; readonly module: Module }

/** How a middleware refuses what carries neither token, cookie nor session; undefined where it does not, or nobody can tell. */
export function guardOf({ body }: FunctionExpression, module: Module): Guard | undefined {
  const fate = fateOf(body, { method: 'GET', module });
  if (typeof fate === 'string') return undefined;
  return { ...fate, exemptsOptions: typeof fateOf(body, { method: 'OPTIONS', module }) === 'string' };
}

function fateOf(statements: readonly Statement[], stranger: Stranger): Fate {
  for (const statement of statements) {
    const fate = fateAt(statement, stranger);
    if (fate !== 'goes on') return fate;
  }
  return 'goes on';
}

function fateAt(statement: Statement, stranger: Stranger): Fate {
  switch (statement.kind) {
    case 'if': {
      const holds = truthOf(statement.test, stranger);
      const [then, otherwise] = [fateOf(statement.then, stranger), fateOf(statement.otherwise, stranger)];
      return holds === undefined ? (then === otherwise ? then : 'unknown') : holds ? then : otherwise;
    }
    case 'return': return statement.value ? acts(statement.value) ?? 'unknown' : 'unknown';
    case 'expressionStatement': return acts(statement.expression) ?? 'goes on';
    case 'assignment': return fateOfAssignment(statement);
    case 'block': {
      const inside = fateOf(statement.body, stranger);
      // What throws inside of `try` goes another way.
      return inside === 'passed on' || statement.of === 'loop' || statement.of === 'switch' ? 'unknown' : inside;
    }
    case 'functionStatement': case 'class': case 'import': case 'export': return 'goes on';
  }
}

/** `response = await call_next(request)`, and Koa's `ctx.status = 401`, after which it may say what is missing. */
function fateOfAssignment({ target, value }: Assignment): Fate {
  const fate = value && acts(value);
  if (fate === 'passed on') return fate;
  const isStatus = target.kind === 'member' && target.name.name === 'status';
  return isStatus && typeof fate === 'object' ? fate : 'goes on';
}

/** Passing on, or an answer with 401 or 403 anywhere in the expression. */
function acts(expression: Expression): Fate | undefined {
  const throws = expression.kind === 'other' && /raise|throw/.test(expression.why);
  const nodes = [...walk([expression])];
  const isCompared = ({ start, end }: NumberLiteral) => nodes.some((each) => each.kind === 'binary' && each.start <= start && end <= each.end);
  for (const node of nodes) {
    if (node.kind === 'number' && (node.value === 401 || node.value === 403) && !isCompared(node)) return { status: node.value, throws, exemptsOptions: false };
    if (node.kind === 'call' && onwards.test(lastName(node.callee))) return lastName(node.callee) === 'next' && node.arguments.length > 0 ? 'unknown' : 'passed on';
  }
  return throws ? 'unknown' : undefined;
}

/** `next` of `next`, `get_response` of `self.get_response`. */
function lastName(callee: Expression): string {
  return callee.kind === 'name' ? callee.name : callee.kind === 'member' ? callee.name.name : '';
}

/** The truth of a condition for a stranger. */
function truthOf(test: Expression, stranger: Stranger): boolean | undefined {
  if (test.kind === 'unary' && (test.operator === '!' || test.operator === 'not')) {
    const inner = truthOf(test.operand, stranger);
    return inner === undefined ? undefined : !inner;
  }
  if (test.kind === 'binary') return truthOfBinary(test.operator, test.left, test.right, stranger);
  return isAbsent(test, stranger.module) ? false : undefined;
}

function truthOfBinary(operator: string, left: Expression, right: Expression, stranger: Stranger): boolean | undefined {
  if (operator === '&&' || operator === '||' || operator === 'and' || operator === 'or') {
    const sides = [truthOf(left, stranger), truthOf(right, stranger)];
    const decisive = operator === '||' || operator === 'or';
    if (sides.includes(decisive)) return decisive;
    return sides.includes(undefined) ? undefined : !decisive;
  }
  if (operator === 'in' || operator === 'not in') return isHeaderIn(left, right) ? operator === 'not in' : undefined;
  const isSame = operator.startsWith('==') || operator === 'is';
  if (!isSame && !operator.startsWith('!=') && operator !== 'is not') return undefined;
  if ([left, right].some(isOptions) && [left, right].some(isMethod)) return isSame === (stranger.method === 'OPTIONS');
  const isNothing = right.kind === 'constant' && (right.value === null || right.value === undefined);
  return isNothing && isAbsent(left, stranger.module) ? isSame : undefined;
}

/** `"Authorization" in request.headers`, and whatever is looked for among cookies. */
function isHeaderIn(left: Expression, right: Expression): boolean {
  const owner = right.kind === 'member' ? right.name.name : right.kind === 'name' ? right.name : '';
  return left.kind === 'text' && (/^(?:session|cookies|COOKIES)$/.test(owner) || (headers.test(left.value) && /^(?:headers|META)$/.test(owner)));
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
