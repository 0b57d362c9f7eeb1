import type { Guard } from '../../model/application';
import type { Module } from '../../model/module';
import { childrenOf, type AnyNode, type Assignment, type Block, type Expression, type FunctionExpression, type If, type Statement } from '../../model/syntax';
import { callbackOf } from './callbacks';
import { answersWith, onwardsOf, refusalIn } from './refusals';
import { elementsIn, truthOf, worthOf, type Stranger, type Worth } from './stranger';

/** What comes of a request that shows no credentials, as far as it can be followed. */
type Fate = Guard | 'passed on' | 'goes on' | 'throws' | 'unknown';

/** How a middleware refuses what carries neither token, cookie nor session; undefined where it does not, or nobody can tell. */
export function guardOf({ body }: FunctionExpression, module: Module): Guard | undefined {
  const fateBy = (method: Stranger['method']) => fateOf(body, { method, module, names: new Map() });
  const fate = fateBy('another');
  return typeof fate === 'string' ? undefined : { ...fate, exemptsOptions: typeof fateBy('OPTIONS') === 'string' };
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
    case 'if': return fateOfIf(statement, stranger);
    case 'return': {
      const fate = statement.value && acts(statement.value, stranger, true);
      return fate ?? 'unknown';
    }
    case 'expressionStatement': return acts(statement.expression, stranger, false) ?? 'goes on';
    case 'assignment': return fateOfAssignment(statement, stranger);
    case 'block': return fateOfBlock(statement, stranger);
    case 'functionStatement': case 'class': case 'import': case 'export': return 'goes on';
  }
}

function fateOfIf({ test, then, otherwise }: If, stranger: Stranger): Fate {
  const holds = truthOf(worthOf(test, stranger), stranger);
  if (holds === 'throws') return 'throws';
  if (holds !== 'unknown') return fateOf(holds ? then : otherwise, stranger);
  const sides = [then, otherwise].map((statements) => {
    const names = new Map(stranger.names);
    return { fate: fateOf(statements, { ...stranger, names }), names };
  });
  for (const name of sides.flatMap(({ names }) => [...names.keys()])) {
    const worths = sides.map(({ names }) => names.get(name));
    if (worths[0] !== worths[1]) stranger.names.set(name, 'unknown');
  }
  const [one, other] = sides.map(({ fate }) => fate);
  return one === undefined || other === undefined || (one !== other && (typeof one === 'string' || typeof other === 'string')) ? 'unknown' : one;
}

/** `response = await call_next(request)`, and Koa's `ctx.status = 401`, after which it may say what is missing. */
function fateOfAssignment({ target, value, operator }: Assignment, stranger: Stranger): Fate {
  const fate = value && acts(value, stranger, false);
  if (fate === 'passed on' || fate === 'throws') return fate;
  const isStatus = target.kind === 'member' && /^status(?:Code|_code)?$/.test(target.name.name);
  if (isStatus && typeof fate === 'object') return fate;
  const worth = operator !== '=' || fate ? 'unknown' : value ? worthOf(value, stranger) : { is: undefined };
  for (const [name, each] of assigned(target, value, worth, stranger)) stranger.names.set(name, each);
  return 'goes on';
}

/** What each name of a target gets; `{ authorization } = req.headers` is a member of it. */
function assigned(target: Expression, value: Expression | undefined, worth: Worth, stranger: Stranger): readonly (readonly [string, Worth])[] {
  if (target.kind === 'name') return [[target.name, worth]];
  if (target.kind === 'list') {
    const list = stranger.module.language === 'javascript' ? elementsIn(worth) : undefined;
    return target.elements.flatMap((each, i) => (each.kind === 'name' ? [[each.name, list ? list[i] ?? { is: undefined } : 'unknown'] as const] : []));
  }
  if (target.kind !== 'record') return [];
  const unknown = [...namesIn(target)].map((name) => [name, 'unknown'] as const);
  return [...unknown, ...target.entries.flatMap((each) => {
    if (!value || each.kind === 'spread' || each.key.kind !== 'text' || each.value.kind !== 'name') return [];
    const { start, end } = value;
    return [[each.value.name, worthOf({ kind: 'member', object: value, name: { kind: 'name', name: each.key.value, start, end }, start, end }, stranger)] as const];
  })];
}

function* namesIn(node: AnyNode): Generator<string> {
  if (node.kind === 'name') yield node.name;
  for (const child of childrenOf(node)) yield* namesIn(child);
}

function fateOfBlock(block: Block, stranger: Stranger): Fate {
  switch (block.of) {
    case 'plain': case 'with': return fateOf(block.body, stranger);
    case 'loop': case 'switch': return 'unknown';
    case 'try': return fateOfTry(block, stranger);
  }
}

/** What throws inside of `try` goes to the handlers: it is refused where all of them refuse. */
function fateOfTry({ body }: Block, stranger: Stranger): Fate {
  const isHandler = (each: Statement): each is Block => each.kind === 'block' && /^(?:catch|except)/.test(stranger.module.syntax.text.slice(each.start, each.start + 6));
  const handlers = body.filter(isHandler);
  const first = body.findIndex(isHandler);
  const fate = fateOf(first < 0 ? body : body.slice(0, first), stranger);
  if (handlers.length === 0) return fate;
  const handled = handlers.map((each) => (typeof fate === 'object' && answersWith(each.binds[0]?.name, each.body) ? fate : fateOf(each.body, { ...stranger, names: new Map() })));
  const [refusal] = handled;
  const allRefuse = handled.every((each) => typeof each === 'object');
  if (fate === 'throws') return allRefuse ? refusal ?? 'unknown' : 'unknown';
  if (typeof fate === 'object') return allRefuse || (!fate.throws && !handled.includes('passed on')) ? fate : 'unknown';
  if (fate !== 'goes on') return 'unknown';
  // Where it did not throw, it goes on; where it did, it was refused.
  return allRefuse ? fateOf(body.slice(body.findLastIndex(isHandler) + 1), stranger) : 'unknown';
}

/** What an expression does by itself: passing on, a refusal, or an exception. `answers`: what it is worth is the answer. */
function acts(expression: Expression, stranger: Stranger, answers: boolean): Fate | undefined {
  if (worthOf(expression, stranger) === 'throws') return 'throws';
  const callback = callbackOf(expression, stranger);
  if (callback) {
    return callback === 'unknown' ? 'unknown' : fateOf(callback.written.body, { ...stranger, names: new Map([...stranger.names, ...callback.names]) });
  }
  const refusal = refusalIn(expression, answers);
  const onwards = onwardsOf(expression);
  if (onwards === 'passes on') return 'passed on';
  return refusal ?? (onwards === 'hands on an error' ? 'unknown' : undefined);
}
