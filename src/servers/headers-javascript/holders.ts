import { walk, type AnyNode, type Call, type Expression } from '../../model/syntax';
import type { Scope } from './scope';

/** Whether headers are collected under a name: it is `new Headers(…)`, or an object that the function adds to. */
export function isHeld(expression: Expression, scope: Scope): boolean {
  const made = expression.kind === 'name' ? assigned(expression.name, scope) : undefined;
  return made !== undefined && expression.kind === 'name' && (isHeaders(made) || (made.kind === 'record' && isChanged(expression.name, scope)));
}

/** What a name of this function is assigned, in order. */
export function assignments(name: string, { within }: Scope): readonly Expression[] {
  return [...walk(within.body)].flatMap((node) => (node.kind === 'assignment' && node.target.kind === 'name' && node.target.name === name && node.value ? [node.value] : []));
}

/** What a name of this function is assigned once. */
export function assigned(name: string, scope: Scope): Expression | undefined {
  const all = assignments(name, scope);
  return all.length === 1 ? all[0] : undefined;
}

export function isHeaders(value: Expression): boolean {
  return value.kind === 'call' && value.constructs && value.callee.kind === 'name' && value.callee.name === 'Headers';
}

/** Whether the function writes `name[…] = …`, or calls `Object.assign(name, …)`. */
export function isChanged(name: string, { within }: Scope): boolean {
  for (const node of walk(within.body)) {
    if (node.kind === 'assignment' && node.target.kind === 'index' && node.target.object.kind === 'name' && node.target.object.name === name) return true;
    if (isAssign(node) && node.arguments[0]?.value.kind === 'name' && node.arguments[0].value.name === name) return true;
  }
  return false;
}

/** `Object.assign(…)`. */
export function isAssign(node: AnyNode): node is Call {
  return node.kind === 'call' && node.callee.kind === 'member' && node.callee.name.name === 'assign' && node.callee.object.kind === 'name' && node.callee.object.name === 'Object';
}
