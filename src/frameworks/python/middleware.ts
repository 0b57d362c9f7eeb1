import type { Layer } from '../../model/application';
import type { Module } from '../../model/module';
import type { Value } from '../../model/value';
import type { Call, ClassStatement, Expression, FunctionExpression } from '../../model/syntax';
import { guardOf } from '../reading/guard';

/** What is registered: its name, where it is written, and what it does. */
export type Middleware = Pick<Layer, 'name' | 'written' | 'does' | 'guard'>;

/** Methods that a middleware class runs for each request. */
const entrances: ReadonlySet<string> = new Set(['dispatch', '__call__', 'process_request']);

/** A class that is named, with the call that configures it. */
export function classMiddleware(named: Expression, call: Call, module: Module): Middleware {
  const name = named.kind === 'member' ? named.name.name : named.kind === 'name' ? named.name : 'a middleware';
  const found = module.classOf(named);
  const written = module.span(call);
  return { name, written, ...(found ? doesOfClass(found.node, found.module) : { does: 'unknown' }) };
}

/** What a class of the workspace does by the method that each request comes to. */
export function doesOfClass({ body }: ClassStatement, module: Module): Pick<Layer, 'does' | 'guard'> {
  const methods = body.flatMap((each) => (each.kind === 'functionStatement' ? [each.function] : []));
  const entrance = methods.find(({ name }) => name !== undefined && entrances.has(name.name));
  return entrance ? doesOf(entrance, module) : { does: 'unknown' };
}

function doesOf(written: FunctionExpression, module: Module): Pick<Layer, 'does' | 'guard'> {
  const guard = guardOf(written, module);
  return guard ? { does: 'demands credentials', guard } : { does: 'unknown' };
}

/** A function that a decorator registers. */
export function functionMiddleware(written: FunctionExpression, module: Module): Middleware {
  return { name: written.name?.name ?? 'a function', written: module.span(written), ...doesOf(written, module) };
}

/** What a call gives by keyword, else by position. */
export function argumentOf(call: Call, name: string, position?: number): Expression | undefined {
  const named = call.arguments.find((each) => each.name?.name === name);
  const positional = call.arguments.filter((each) => !each.name && !each.spread);
  return (named ?? (position === undefined ? undefined : positional[position]))?.value;
}

/** A list that is written where it is used, or once elsewhere; `whole` unless something is spread into it. */
export function elementsOf(list: Expression, module: Module): { readonly elements: readonly Expression[]; readonly whole: boolean; readonly module: Module } | undefined {
  const found = list.kind === 'name' ? module.definitionOf(list) : { expression: list, module };
  if (found?.expression.kind !== 'list') return undefined;
  const written = found.expression.elements;
  const elements = written.flatMap((each) => (each.kind === 'spread' ? [] : [each]));
  return { elements, whole: elements.length === written.length, module: found.module };
}

/** GET where none are named; undefined where they are not known. */
export function methodsIn(call: Call, module: Module): readonly string[] | undefined {
  const value = valueOf(argumentOf(call, 'methods'), module);
  if (value === undefined) return ['GET'];
  if (value.kind !== 'list' || value.rest) return undefined;
  const names = value.elements.flatMap((each) => (each.kind === 'literal' && typeof each.value === 'string' ? [each.value.toUpperCase()] : []));
  return names.length === value.elements.length ? names : undefined;
}

/** What an argument is worth, where it is given. */
export function valueOf(expression: Expression | undefined, module: Module): Value | undefined {
  return expression && module.evaluate(expression);
}
