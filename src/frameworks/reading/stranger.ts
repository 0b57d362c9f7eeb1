import type { Module } from '../../model/module';
import type { Binary, Call, Expression, Index, Member } from '../../model/syntax';
import { credentialIn, methodMember } from './credentials';

type Plain = undefined | null | boolean | number | string | readonly Plain[];

/** What an expression is worth when somebody asks who shows no credentials: a value, an exception, or nobody knows. */
export type Worth = { readonly is: Plain } | 'throws' | 'unknown';

/** A request without credentials, by its method, in a function of a module; `names` is what its variables are worth by then. */
export interface Stranger {
  readonly method: 'OPTIONS' | 'another';
  readonly module: Module;
  readonly names: Map<string, Worth>;
}

/** What an expression is worth to a stranger. */
export function worthOf(expression: Expression, stranger: Stranger): Worth {
  switch (expression.kind) {
    case 'text': case 'number': case 'constant': return { is: expression.value };
    case 'name': return stranger.names.get(expression.name) ?? 'unknown';
    case 'await': return worthOf(expression.operand, stranger);
    case 'member': return worthOfMember(expression, stranger);
    case 'index': return worthOfIndex(expression, stranger);
    case 'call': return worthOfCall(expression, stranger);
    case 'binary': return worthOfBinary(expression, stranger);
    case 'unary': return worthOfUnary(expression.operator, worthOf(expression.operand, stranger), stranger);
    case 'conditional': {
      const holds = truthOf(worthOf(expression.test, stranger), stranger);
      return typeof holds === 'string' ? holds : worthOf(holds ? expression.then : expression.otherwise, stranger);
    }
    case 'list': return worthOfList(expression.elements.map((each) => (each.kind === 'spread' ? 'unknown' : worthOf(each, stranger))));
    case 'template': case 'pattern': case 'record': case 'function': case 'other': return 'unknown';
  }
}

function worthOfList(elements: readonly Worth[]): Worth {
  const known = elements.flatMap((each) => (typeof each === 'string' ? [] : [each.is]));
  return elements.includes('throws') ? 'throws' : known.length === elements.length ? { is: known } : 'unknown';
}

/** The elements of what is known to be a list. */
export function elementsIn(worth: Worth): readonly Worth[] | undefined {
  return typeof worth === 'object' && isList(worth.is) ? worth.is.map((is) => ({ is })) : undefined;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

/** Whether a condition holds. In Python an empty list does not. */
export function truthOf(worth: Worth, { module }: Stranger): boolean | 'throws' | 'unknown' {
  if (typeof worth === 'string') return worth;
  return isList(worth.is) ? module.language === 'javascript' || worth.is.length > 0 : Boolean(worth.is);
}

function isMissing(worth: Worth): boolean {
  return typeof worth !== 'string' && (worth.is === undefined || worth.is === null);
}

/** What is read from something missing throws, unless the chain has a `?.` by then. */
function fromMissing(chain: Expression, { module }: Stranger): Worth {
  return module.language === 'javascript' && module.syntax.text.slice(chain.start, chain.end).includes('?.') ? { is: undefined } : 'throws';
}

function absent({ module }: Stranger): Worth {
  return { is: module.language === 'python' ? null : undefined };
}

function worthOfMember(member: Member, stranger: Stranger): Worth {
  if (methodMember(member)) return { is: stranger.method };
  const credential = credentialIn(member, stranger.module);
  if (credential) return credential === 'false' ? { is: false } : absent(stranger);
  const owner = worthOf(member.object, stranger);
  if (isMissing(owner)) return fromMissing(member, stranger);
  if (typeof owner === 'string') return owner;
  const { is } = owner;
  return member.name.name === 'length' && (typeof is === 'string' || isList(is)) ? { is: is.length } : 'unknown';
}

/** In Python, what is not there is a KeyError or an IndexError. */
function worthOfIndex(expression: Index, stranger: Stranger): Worth {
  const isPython = stranger.module.language === 'python';
  if (credentialIn(expression, stranger.module)) return isPython ? 'throws' : { is: undefined };
  const owner = worthOf(expression.object, stranger);
  if (isMissing(owner)) return fromMissing(expression, stranger);
  if (typeof owner === 'string') return owner;
  if (owner.is === '' && isPython && expression.index.kind === 'other') return owner;
  if (expression.index.kind !== 'number' || (owner.is !== '' && !isList(owner.is))) return 'unknown';
  const list: readonly Plain[] = isList(owner.is) ? owner.is : [];
  return expression.index.value < list.length ? { is: list[expression.index.value] } : isPython ? 'throws' : { is: undefined };
}

function worthOfCall(call: Call, stranger: Stranger): Worth {
  const given = call.arguments.map(({ value }) => worthOf(value, stranger));
  if (given.includes('throws')) return 'throws';
  const credential = credentialIn(call, stranger.module);
  if (credential) return credential === 'false' ? { is: false } : given.length > 1 && call.callee.kind === 'member' ? given[1] ?? 'unknown' : absent(stranger);
  if (verifies(call, stranger.module)) return isMissing(given[0] ?? 'unknown') || isEmpty(given[0]) ? 'throws' : 'unknown';
  const { callee } = call;
  if (callee.kind !== 'member') return callee.kind === 'name' && /^(?:Boolean|bool)$/.test(callee.name) && given[0] ? negated(given[0], stranger, false) : 'unknown';
  // A promise that is refused throws where it is awaited.
  if (/^(?:then|catch|finally)$/.test(callee.name.name)) return 'unknown';
  const owner = worthOf(callee.object, stranger);
  if (isMissing(owner)) return fromMissing(callee, stranger);
  return typeof owner === 'string' ? owner : called(callee.name.name, owner.is, given, stranger);
}

function isEmpty(worth: Worth | undefined): boolean {
  return typeof worth === 'object' && worth.is === '';
}

const sameWhenEmpty = /^(?:trim|strip|replace|replaceAll|slice|substring|substr|removeprefix|lstrip|toString|toLowerCase|lower|toUpperCase|upper)$/;
const searches = /^(?:startsWith|startswith|endsWith|endswith|includes|match)$/;

/** Methods of a text that nobody sent, and of a method's name. */
function called(method: string, owner: Plain, given: readonly Worth[], { module }: Stranger): Worth {
  const [first] = given;
  if (owner === 'OPTIONS' || owner === 'another') return /^(?:toUpperCase|upper)$/.test(method) ? { is: owner } : 'unknown';
  if (isList(owner)) return method === 'includes' && typeof first === 'object' ? isAmong(first.is, owner) : 'unknown';
  if (owner !== '') return 'unknown';
  if (sameWhenEmpty.test(method)) return { is: '' };
  if (method === 'split') return { is: module.language === 'python' && given.length === 0 ? [] : [''] };
  return searches.test(method) && typeof first === 'object' && typeof first.is === 'string' && first.is !== '' ? { is: false } : 'unknown';
}

/** Packages that refuse to verify a token that is missing or empty, by an exception. */
const verifiers: Readonly<Record<string, readonly string[]>> = {
  jsonwebtoken: ['verify'], jose: ['jwtVerify'], 'hono/jwt': ['verify'], jwt: ['decode'], 'jose.jwt': ['decode'],
};

function verifies({ callee, arguments: given }: Call, module: Module): boolean {
  if (given.some(({ value }) => value.kind === 'function')) return false;
  if (callee.kind === 'member' && /^(?:verifyIdToken|verify_id_token)$/.test(callee.name.name)) return true;
  const own = module.importOf(callee);
  const owner = callee.kind === 'member' ? module.importOf(callee.object) : undefined;
  const isOf = (from: string | undefined, name: string) => from !== undefined && (Object.hasOwn(verifiers, from) ? verifiers[from] ?? [] : []).includes(name);
  return isOf(own?.from, own?.name ?? '') || (owner?.name === 'default' && callee.kind === 'member' && isOf(owner.from, callee.name.name));
}

function worthOfUnary(operator: string, operand: Worth, stranger: Stranger): Worth {
  if (operator === '!' || operator === 'not') return negated(operand, stranger, true);
  if (operator === 'typeof' && typeof operand === 'object') return { is: typeof operand.is };
  return operand === 'throws' ? operand : 'unknown';
}

function negated(worth: Worth, stranger: Stranger, negates: boolean): Worth {
  const holds = truthOf(worth, stranger);
  return typeof holds === 'string' ? holds : { is: holds !== negates };
}

function worthOfBinary({ operator, left, right }: Binary, stranger: Stranger): Worth {
  const first = worthOf(left, stranger);
  switch (operator) {
    case '&&': case 'and': case '||': case 'or': return shortened(operator === '||' || operator === 'or', first, right, stranger);
    case '??': return typeof first === 'string' || !isMissing(first) ? first : worthOf(right, stranger);
    case 'in': case 'not in': {
      const inside = within(left, first, right, stranger);
      return typeof inside === 'object' && operator === 'not in' ? { is: !inside.is } : inside;
    }
    default: return compared(operator, first, worthOf(right, stranger));
  }
}

/** Either side may decide, also where the other is not known. */
function shortened(stopsAt: boolean, first: Worth, right: Expression, stranger: Stranger): Worth {
  const holds = truthOf(first, stranger);
  if (holds === 'throws' || holds === stopsAt) return first;
  const second = worthOf(right, stranger);
  if (holds !== 'unknown') return second;
  return truthOf(second, stranger) === stopsAt ? { is: stopsAt } : 'unknown';
}

/** `"Authorization" in request.headers`, `request.method in ("OPTIONS", "HEAD")`. */
function within(left: Expression, worth: Worth, right: Expression, stranger: Stranger): Worth {
  if (left.kind === 'text' && credentialIn({ kind: 'index', object: right, index: left, start: right.start, end: right.end }, stranger.module)) return { is: false };
  const all = worthOf(right, stranger);
  if (all === 'throws' || worth === 'throws') return 'throws';
  if (worth === 'unknown' || all === 'unknown') return 'unknown';
  if (isList(all.is)) return isAmong(worth.is, all.is);
  return all.is === '' && worth.is !== '' ? { is: false } : 'unknown';
}

function isAmong(value: Plain, list: readonly Plain[]): Worth {
  const same = list.map((each) => isSame(value, each, true));
  return same.includes(true) ? { is: true } : same.includes(undefined) ? 'unknown' : { is: false };
}

function compared(operator: string, left: Worth, right: Worth): Worth {
  if (left === 'throws' || right === 'throws') return 'throws';
  if (left === 'unknown' || right === 'unknown') return 'unknown';
  const isEqual = operator.startsWith('==') || operator === 'is';
  if (isEqual || operator.startsWith('!=') || operator === 'is not') {
    const same = isSame(left.is, right.is, operator === '===' || operator === '!==');
    return same === undefined ? 'unknown' : { is: same === isEqual };
  }
  if (typeof left.is !== 'number' || typeof right.is !== 'number') return 'unknown';
  return operator === '<' ? { is: left.is < right.is } : operator === '>' ? { is: left.is > right.is } : 'unknown';
}

/** A method that is not OPTIONS may be any other. */
function isSame(left: Plain, right: Plain, strictly: boolean): boolean | undefined {
  if (left === 'another' || right === 'another') return [left, right].includes('OPTIONS') ? false : undefined;
  if (isList(left) || isList(right)) return undefined;
  if (!strictly && (left === undefined || left === null)) return right === undefined || right === null;
  return left === right;
}

