import type { Module } from '../../model/module';
import { walk, type Call, type Expression, type FunctionExpression } from '../../model/syntax';
import { lastName, outside, onwardsOf, refusalIn } from './refusals';
import { worthOf, type Stranger, type Worth } from './stranger';

/** A function that a library calls in front of a stranger, and what it gives to its parameters. */
export interface Callback { readonly written: FunctionExpression; readonly names: ReadonlyMap<string, Worth> }

const anError: Worth = { is: 'an error' };

/** The function in an expression that decides; unknown where something of another kind may answer or pass on. */
export function callbackOf(expression: Expression, stranger: Stranger): Callback | 'unknown' | undefined {
  const deciding = [...outside(expression)].filter((node): node is FunctionExpression => node.kind === 'function' && decides(node));
  if (deciding.length === 0) return undefined;
  const [only] = deciding;
  const call = expression.kind === 'await' ? expression.operand : expression;
  if (call.kind !== 'call' || !only) return 'unknown';
  const caught = caughtBy(call, stranger);
  if (caught) return withParameters(caught, [anError]);
  if (deciding.length > 1) return 'unknown';
  if (isMember(call, stranger.module, 'jsonwebtoken', 'verify') && call.arguments.at(-1)?.value === only) {
    const token = call.arguments[0] ? worthOf(call.arguments[0].value, stranger) : 'unknown';
    return typeof token === 'object' && !token.is ? withParameters(only, [anError, { is: undefined }]) : 'unknown';
  }
  // `passport.authenticate('jwt', (error, user) => …)(req, res, next)`
  const inner = call.callee;
  const isPassport = inner.kind === 'call' && isMember(inner, stranger.module, 'passport', 'authenticate') && inner.arguments.at(-1)?.value === only;
  return isPassport ? withParameters(only, [{ is: null }, { is: false }]) : 'unknown';
}

/** Whether it may answer or pass on. */
function decides({ body }: FunctionExpression): boolean {
  return [...walk(body)].some((node) => node.kind === 'call' && (onwardsOf(node) !== undefined || refusalIn(node, false) !== undefined));
}

function withParameters(written: FunctionExpression, worths: readonly Worth[]): Callback {
  return { written, names: new Map(written.parameters.flatMap(({ name }, i) => (name === undefined ? [] : [[name, worths[i] ?? 'unknown'] as const]))) };
}

/** The function of `verify(token).then(…).catch(handler)`, where what is verified is missing. */
function caughtBy(call: Call, stranger: Stranger): FunctionExpression | undefined {
  const { callee, arguments: [handler] } = call;
  if (callee.kind !== 'member' || callee.name.name !== 'catch' || handler?.value.kind !== 'function') return undefined;
  let inner: Expression = callee.object;
  while (inner.kind === 'call' && lastName(inner.callee) === 'then' && inner.callee.kind === 'member') inner = inner.callee.object;
  return inner.kind === 'call' && worthOf(inner, stranger) === 'throws' ? handler.value : undefined;
}

function isMember({ callee }: Call, module: Module, from: string, name: string): boolean {
  const own = module.importOf(callee);
  if (own?.from === from && own.name === name) return true;
  const owner = callee.kind === 'member' && callee.name.name === name ? module.importOf(callee.object) : undefined;
  return owner?.from === from && (owner.name === 'default' || owner.name === '*');
}
