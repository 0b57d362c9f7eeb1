import { branch, type Handler, type Step } from '../../model/handwritten';
import { walk, type ClassStatement, type FunctionExpression } from '../../model/syntax';
import { methodOf } from './calls';
import type { Scope } from './scope';

/** How a method of the class sees the world. */
type ScopeFor = (within: FunctionExpression) => Scope;

/** A class whose objects answer requests by writing on themselves, as one handler; undefined for any other. */
export function classHandler(owner: ClassStatement, scopeFor: ScopeFor): Handler | undefined {
  const [method] = owner.body.flatMap((each) => (each.kind === 'functionStatement' ? [each.function] : []));
  const scope = method && scopeFor(method);
  if (!scope) return undefined;
  if (calls(owner, 'send_header') && (methodsLike(/^do_[A-Z]+$/, owner).length > 0 || methodOf('end_headers', scope))) return standardHandler(owner, scope, scopeFor);
  const isTornado = scope.framework === 'tornado' || methodOf('set_default_headers', scope) !== undefined;
  return isTornado && (calls(owner, 'set_header') || calls(owner, 'add_header')) ? tornadoHandler(owner, scope, scopeFor) : undefined;
}

/** Whether `self.name(…)` is called anywhere in the class. */
function calls(owner: ClassStatement, name: string): boolean {
  return [...walk(owner.body)].some((node) => (
    node.kind === 'call' && node.callee.kind === 'member' && node.callee.name.name === name && node.callee.object.kind === 'name' && node.callee.object.name === 'self'));
}

function methodsLike(name: RegExp, owner: ClassStatement): readonly FunctionExpression[] {
  return owner.body.flatMap((each) => (each.kind === 'functionStatement' && name.test(each.function.name?.name ?? '') ? [each.function] : []));
}

const isOptions = { kind: 'method', methods: ['OPTIONS'], fold: false } as const;
const goesOn: readonly Step[] = [{ kind: 'pass on' }, { kind: 'return' }];

/** A method's steps, if the class has it. */
function stepsOf(name: string, scope: Scope, scopeFor: ScopeFor): readonly Step[] {
  const found = methodOf(name, scope);
  return found ? [{ kind: 'call', steps: scope.read(found, scopeFor(found)) }] : [];
}

/** One after the other, each for its method. */
function byMethod(methods: readonly FunctionExpression[], scopeFor: ScopeFor, otherwise: readonly Step[]): readonly Step[] {
  return methods.reduceRight<readonly Step[]>((rest, each) => {
    const method = (each.name?.name ?? '').replace('do_', '').toUpperCase();
    const scope = scopeFor(each);
    return branch({ kind: 'method', methods: [method], fold: false }, scope.read(each, scope), rest);
  }, otherwise);
}

/** Tornado sets the default headers anew for an error, as for a method that the class does not have. */
function tornadoHandler(owner: ClassStatement, scope: Scope, scopeFor: ScopeFor): Handler {
  const verbs = methodsLike(/^(?:get|post|put|patch|delete|head)$/, owner);
  const isWhole = owner.bases.some((base) => scope.module.importOf(base)?.from.startsWith('tornado.') === true);
  const refused: readonly Step[] = verbs.length > 0 && isWhole ? [{ kind: 'status', status: 405 }, { kind: 'answer' }, { kind: 'return' }] : goesOn;
  const prepared = stepsOf('prepare', scope, scopeFor);
  const options = methodOf('options', scope) ? [...prepared, ...stepsOf('options', scope, scopeFor), { kind: 'answer' } as const, { kind: 'return' } as const] : refused;
  const steps = [...stepsOf('set_default_headers', scope, scopeFor), ...branch(isOptions, options, [...prepared, ...byMethod(verbs, scopeFor, [])])];
  return { steps, onError: 'unknown', end: verbs.length > 0 ? 'answers' : 'passes on' };
}

/** `http.server` answers 501 for a method that the class does not have, and ends the headers of that answer as those of any other. */
function standardHandler(owner: ClassStatement, scope: Scope, scopeFor: ScopeFor): Handler {
  const ended = stepsOf('end_headers', scope, scopeFor);
  const refused: readonly Step[] = [{ kind: 'status', status: 501 }, ...ended, { kind: 'answer' }, { kind: 'return' }];
  const options = methodsLike(/^do_OPTIONS$/, owner).length > 0 ? [...stepsOf('do_OPTIONS', scope, scopeFor), { kind: 'answer' } as const, { kind: 'return' } as const] : refused;
  const verbs = methodsLike(/^do_(?!OPTIONS$)[A-Z]+$/, owner);
  return { steps: branch(isOptions, options, byMethod(verbs, scopeFor, ended)), onError: 'unknown', end: 'answers' };
}
