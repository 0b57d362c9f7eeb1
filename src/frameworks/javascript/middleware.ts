import type { Call, Expression, Member } from '../../model/syntax';
import type { Layer } from '../../model/application';
import type { Imported, Module } from '../../model/module';
import { insideOf, type Value } from '../../model/value';
import { guardOf } from '../reading/guard';

/** What is registered: the expression, or the function or call that its name stands for. */
export interface Written { readonly expression: Expression; readonly module: Module }

/** Follows names to what they stand for. */
export function writtenOf(expression: Expression, module: Module): Written {
  const found = expression.kind === 'name' || expression.kind === 'member' ? module.definitionOf(expression) : undefined;
  return found ?? { expression, module };
}

const longestName = 40;

/** As people would point at it: `requireAuth`, `express.json()`; a function without a name is one. */
export function nameOf(expression: Expression, module: Module): string {
  if (expression.kind === 'function') return expression.name?.name ?? 'a function';
  if (expression.kind === 'call') return `${nameOf(expression.callee, module)}()`;
  return module.syntax.text.slice(expression.start, expression.end).slice(0, longestName);
}

/** Packages whose middleware lets nobody through who shows no token or session: a preflight never does. */
const guards: readonly Imported[] = [
  { from: 'express-jwt', name: 'expressjwt' }, { from: 'express-jwt', name: 'default' }, { from: 'express-jwt', name: '*' },
  { from: 'express-oauth2-jwt-bearer', name: 'auth' }, { from: 'express-basic-auth', name: 'default' }, { from: 'express-basic-auth', name: '*' },
  { from: '@clerk/express', name: 'requireAuth' }, { from: 'koa-jwt', name: 'default' }, { from: 'koa-jwt', name: '*' },
  { from: 'koa-basic-auth', name: 'default' }, { from: 'koa-basic-auth', name: '*' }, { from: 'hono/jwt', name: 'jwt' },
  { from: 'hono/basic-auth', name: 'basicAuth' }, { from: 'hono/bearer-auth', name: 'bearerAuth' },
];
const members: readonly (Imported & { readonly member: string })[] = [
  { from: 'passport', name: 'default', member: 'authenticate' }, { from: 'passport', name: '*', member: 'authenticate' },
];

/** Wrappers that hand what an async function throws on to `next`. */
const wrappers: ReadonlySet<string> = new Set(['express-async-handler']);

/** What a middleware does with requests, as far as its package or its own text says. */
export function doesOf({ expression, module }: Written): Pick<Layer, 'does' | 'guard'> {
  const wrapped = expression.kind === 'call' && wrappers.has(module.importOf(expression.callee)?.from ?? '') ? expression.arguments[0]?.value : expression;
  const guard = wrapped?.kind === 'function' ? guardOf(wrapped, module) : undefined;
  if (guard) return { does: 'demands credentials', guard };
  if (expression.kind !== 'call') return { does: 'unknown' };
  return { does: isGuardOfPackage(expression, module) ? 'demands credentials' : isHarmless(expression, module) ? 'passes on' : 'unknown' };
}

/** Packages whose middleware reads, logs or adds headers that are no business of CORS. */
const harmless: ReadonlySet<string> = new Set([
  'body-parser', 'compression', 'cookie-parser', 'express-session', 'helmet', 'morgan', 'pino-http', 'koa-bodyparser', '@koa/bodyparser', 'koa-logger', 'koa-helmet',
  'hono/logger', 'hono/secure-headers', 'hono/request-id', 'hono/timing', 'hono/pretty-json',
]);
const parsers: ReadonlySet<string> = new Set(['json', 'urlencoded', 'text', 'raw']);

function isHarmless({ callee }: Call, module: Module): boolean {
  const found = module.importOf(callee);
  return found !== undefined && (harmless.has(found.from) || (found.from === 'express' && parsers.has(found.name)) || (callee.kind === 'member' && isParser(callee, module)));
}

/** `express.json()` */
function isParser({ object, name }: Member, module: Module): boolean {
  return module.importOf(object)?.from === 'express' && parsers.has(name.name);
}

function isGuardOfPackage(expression: Call, module: Module): boolean {
  const { callee } = expression;
  const found = module.importOf(callee);
  if (letsStrangersIn(expression, module)) return false;
  if (found && guards.some(({ from, name }) => from === found.from && name === found.name)) return true;
  const owner = callee.kind === 'member' ? module.importOf(callee.object) : undefined;
  return owner !== undefined && callee.kind === 'member'
    && members.some(({ from, name, member }) => from === owner.from && name === owner.name && member === callee.name.name);
}

/** Options by which such packages let strangers through, where they are anything but off. */
const lenient: Readonly<Record<string, boolean>> = { credentialsRequired: true, authRequired: true, passthrough: false };

/** `expressjwt({ credentialsRequired: false })`, `passport.authenticate(['jwt', 'anonymous'])`, and a callback that decides. */
function letsStrangersIn({ arguments: given }: Call, module: Module): boolean {
  return given.some(({ value: written, spread }) => {
    if (spread || written.kind === 'function') return true;
    const value = module.evaluate(written);
    if (value.kind === 'callable') return true;
    if (value.kind === 'record') return Object.entries(lenient).some(([name, strict]) => isOther(value.entries.get(name)?.value, strict));
    return [...insideOf(value)].some((each) => each.kind === 'literal' && each.value === 'anonymous');
  });
}

function isOther(value: Value | undefined, strict: boolean): boolean {
  return value !== undefined && !(value.kind === 'literal' && value.value === strict);
}
