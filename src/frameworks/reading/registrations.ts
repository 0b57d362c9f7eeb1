import type { Module } from '../../model/module';
import type { Argument, Call, Expression } from '../../model/syntax';

/** A method called on an application: `app.use('/api', router)`, also in a chain, with the module where it is written. */
export interface Registration {
  readonly method: string;
  readonly call: Call;
  readonly arguments: readonly Argument[];
  readonly module: Module;
  /** The path that `app.route('/x')` gave before, in a chain. */
  readonly route: Expression | undefined;
}

/** An application or router: the call that makes it, and where. */
export interface Made { readonly creation: Call; readonly module: Module }

/** Whether a call makes an application or router. */
export type Makes = (call: Call, module: Module) => boolean;

const deepestChain = 200;

/** The application that an expression stands for, through names and chains of calls on it. */
export function madeBy(expression: Expression, module: Module, makes: Makes, depth = 0): Made | undefined {
  if (depth > deepestChain) return undefined;
  if (expression.kind === 'call') {
    if (makes(expression, module)) return { creation: expression, module };
    return expression.callee.kind === 'member' ? madeBy(expression.callee.object, module, makes, depth + 1) : undefined;
  }
  if (expression.kind === 'await') return madeBy(expression.operand, module, makes, depth + 1);
  const found = expression.kind === 'name' || expression.kind === 'member' ? module.definitionOf(expression) : undefined;
  return found && found.expression !== expression ? madeBy(found.expression, found.module, makes, depth + 1) : undefined;
}

/** The applications that the file makes or calls something on, each once. */
export function applicationsIn(module: Module, makes: Makes): readonly Made[] {
  const found = new Map<Call, Made>();
  for (const call of module.calls) {
    const made = makes(call, module) ? { creation: call, module } : call.callee.kind === 'member' ? madeBy(call.callee.object, module, makes) : undefined;
    if (made) found.set(made.creation, made);
  }
  return [...found.values()];
}

/** What is called on an application, in order: first where it is made, then in the file that is looked at. */
export function registrationsOn({ creation, module }: Made, makes: Makes, reader: Module): readonly Registration[] {
  const files = module.file === reader.file ? [module] : [module, reader];
  return files.flatMap((file) => file.calls
    .filter(({ callee }) => callee.kind === 'member' && madeBy(callee.object, file, makes)?.creation === creation)
    .toSorted((a, b) => a.close - b.close)
    .flatMap((call) => registrationOf(call, file)));
}

function registrationOf(call: Call, module: Module): readonly Registration[] {
  const { callee } = call;
  if (callee.kind !== 'member') return [];
  return [{ method: callee.name.name, call, arguments: call.arguments, module, route: routeOf(callee.object) }];
}

/** `/x` of `app.route('/x').get(…).post(…)`. */
function routeOf(chain: Expression): Expression | undefined {
  let inner = chain;
  while (inner.kind === 'call' && inner.callee.kind === 'member') {
    if (inner.callee.name.name === 'route' && inner.arguments.length === 1) return inner.arguments[0]?.value;
    inner = inner.callee.object;
  }
  return undefined;
}
